"""The period of a figure, from what it qualifies, from its list, or from its sentence."""

import re
from datetime import date

from kg.extract.figures.clause import Clause
from kg.extract.figures.governing_times import based_on
from kg.extract.figures.reading import QUALIFIERS, Given, Reading
from kg.extract.figures.scope import Scope
from kg.extract.figures.times import plan_span, span_of
from kg.extract.patterns import at_word
from kg.extract.periods import PeriodCue, Span


def date_figure(
    reading: Reading, clause: Clause, at: int, scope: Scope, cues: list[PeriodCue]
) -> None:
    """Set the period of a figure, and its status where the period tells that it is a plan."""
    last = scope.last
    if last is not None and (
        _qualifies(reading, last, clause, at, cues) or _lists_on(reading, last, clause, at, cues)
    ):
        reading.period, reading.period_given = last.period, last.period_given
    elif _status(reading).rule in {"achieved/planned", "plan in brackets"}:
        reading.period, reading.period_given = plan_span(reading, clause, at, scope)
    elif _at_first(clause, at) and not _dated(clause, at, cues):
        reading.period, reading.period_given = None, None
        reading.notes["period"] = "of the beginning, whose year is not printed"
    elif not _rose_from(reading, clause, at, scope):
        _date_by_words(reading, clause, at, scope, cues)


def _status(reading: Reading) -> Given:
    assert reading.status is not None
    return reading.status


def _date_by_words(
    reading: Reading, clause: Clause, at: int, scope: Scope, cues: list[PeriodCue]
) -> None:
    reading.period, reading.period_given = span_of(
        clause,
        at,
        reading.indicator.value,
        reading.measure.value,
        _status(reading).value,
        scope,
        cues,
    )
    base = reading.period_given.rule == "period:previous" or based_on(clause, at) is not None
    if base and _status(reading).value == "estimate":
        reading.status = Given("observed", None, "a base of comparison", "adjacent")
    future(reading, scope)


def _qualifies(
    reading: Reading, last: Reading, clause: Clause, at: int, cues: list[PeriodCue]
) -> bool:
    """Tell a share or a growth that is of the same time as the figure before it."""
    if reading.indicator.rule != "of the figure before" or reading.measure.value not in QUALIFIERS:
        return False
    if last.period is None or last.status is None or _has_begun_there(last):
        return False
    if (last.status.value == "target") != (_status(reading).value == "target"):
        return False
    before = clause.left(at)[0]
    own = any(before <= cue.start and cue.end <= reading.quantity.start for cue in cues)
    return not own and based_on(clause, at) is None


def _lists_on(
    reading: Reading, last: Reading, clause: Clause, at: int, cues: list[PeriodCue]
) -> bool:
    """Tell a figure that goes on with a list of one time."""
    if _status(reading).rule in {"achieved/planned", "plan in brackets"}:
        return False
    inherited = reading.indicator.rule == "inherited"
    return inherited and lists_on(clause, at, cues, last, _status(reading).value)


def _rose_from(reading: Reading, clause: Clause, at: int, scope: Scope) -> bool:
    """Date the level from which something rose, where the report tells when; it is no plan."""
    if not _rises_from(clause, at):
        return False
    planned = _status(reading).value == "target"
    reading.status = Given("observed", None, "from which it rises", "adjacent")
    before = scope.frame.stock if planned else _at_beginning(scope)
    if before is None:
        return False
    reading.period = before
    reading.period_given = Given(str(before), None, _BEGAN, "document")
    return True


_FIRST = at_word("ban đầu|lúc đầu|buổi đầu|thuở đầu|ngày đầu") + r"(?!\w)"
_FIRST_BEHIND = re.compile(rf"[^,;.]{{0,16}}{_FIRST}")
_FIRST_AHEAD = re.compile(rf"{_FIRST}(?:\s+(?!nay|hiện|đã)[^\W\d_]+){{0,4}}\s*$")


def _at_first(clause: Clause, at: int) -> bool:
    """Tell whether the words beside a figure say that it is of the beginning."""
    quantity = clause.quantities[at]
    behind = _FIRST_BEHIND.match(clause.low, quantity.end, clause.next_start(at))
    return behind is not None or _FIRST_AHEAD.search(clause.low, *clause.left(at)) is not None


def _dated(clause: Clause, at: int, cues: list[PeriodCue]) -> bool:
    """Tell whether a time is printed in the sentence before a figure."""
    return any(cue.end <= clause.quantities[at].start for cue in cues)


_BEGAN = "where the rise began"
_RISES = re.compile(r"[^,;.]{0,30}?(?<!\w)(?:(?<!trở )lên|xuống|còn)(?!\w)")
_FROM = re.compile(r"(?<!\w)từ\s*$")


def _rises_from(clause: Clause, at: int) -> bool:
    """Tell the level from which something rises or falls: "nâng từ 58% lên 62%"."""
    quantity = clause.quantities[at]
    own = any(quantity.end <= cue.start < clause.next_start(at) for cue in clause.periods)
    return (
        not own
        and _FROM.search(clause.low, 0, quantity.digits) is not None
        and _RISES.match(clause.low, quantity.end, clause.next_start(at)) is not None
    )


def _has_begun_there(last: Reading) -> bool:
    return last.period_given is not None and last.period_given.rule == _BEGAN


def _at_beginning(scope: Scope) -> Span | None:
    """Return the end of the first year of the years that a report sums up."""
    period = scope.frame.known.period
    if period is None or period.first is None or period.first.year == period.last.year:
        return None
    return Span(None, date(period.first.year, 12, 31))


_TO_LEVEL = re.compile(r"(?<!\w)(?:lên|xuống|còn)\s*$")


def lists_on(clause: Clause, at: int, cues: list[PeriodCue], last: Reading, status: str) -> bool:
    """Tell a figure that goes on with a list: nothing about time stands between it and the last."""
    before, here = clause.left(at)
    own = any(before <= cue.start and cue.end <= here for cue in clause.periods)
    behind = any(0 <= cue.start - clause.quantities[at].end <= 14 for cue in cues)
    own = own or _TO_LEVEL.search(clause.low[before:here]) is not None
    same = last.status is not None and last.status.value == status
    own = own or based_on(clause, at) is not None
    return not own and not behind and same and last.period is not None and at > 0


_SOON = 20  # days


def to_come(span: Span | None, today: date) -> bool:
    """Tell a period that has hardly begun when the report is made: its estimates are plans."""
    if span is None:
        return False
    return (
        span.first is not None and (today - span.first).days < _SOON
    ) or span.last.year > today.year


_PARTS_OF_A_YEAR = ("period:quarter", "period:months-last", "period:half-last")


def _part_to_come(reading: Reading, today: date) -> bool:
    """Tell a named part of a year that has hardly begun: "Hai tháng cuối năm: giải thể 9 HTX"."""
    span, given = reading.period, reading.period_given
    if span is None or given is None or given.rule not in _PARTS_OF_A_YEAR:
        return False
    return to_come(span, today) or (span.first is None and (span.last - today).days > _SOON)


def _hardly_begun(reading: Reading, scope: Scope) -> bool:
    """Tell the year after the one that a report sums up, named where that year has hardly begun."""
    given = reading.period_given
    named = given is not None and given.rule.startswith(
        ("period:year", "heading:year", "paragraph:year")
    )
    return named and reading.period is not None and scope.has_hardly_begun(reading.period.last.year)


def future(reading: Reading, scope: Scope) -> None:
    """A figure for a day after the report is a target, unless it is an estimate."""
    today = scope.frame.known.today
    assert reading.status is not None
    if reading.status.value == "estimate" and today is not None and to_come(reading.period, today):
        reading.status = Given(
            "target", reading.status.span, "planned for a coming period", "sentence"
        )
        return
    if reading.status.value == "observed" and today and _part_to_come(reading, today):
        reading.status = Given("target", None, "a part of the year to come", "sentence")
        return
    if reading.status.value == "observed" and _hardly_begun(reading, scope):
        reading.status = Given("target", None, "a year that has hardly begun", "sentence")
        return
    printed = reading.period_given is not None and reading.period_given.rule.startswith("period:")
    if (
        today is not None
        and printed
        and reading.period is not None
        and reading.status.value == "observed"
        and (reading.period.first is None or reading.period.first > today)
        and reading.period.last.year > today.year
    ):
        reading.status = Given(
            "target",
            reading.period_given.span if reading.period_given else None,
            "a day after the report",
            "sentence",
        )
