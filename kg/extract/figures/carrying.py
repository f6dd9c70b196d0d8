"""What a sentence hands on to the next: periods, targets, the figures before."""

import re
from dataclasses import replace

from kg.extract.figures.clause import Clause
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope
from kg.extract.patterns import at_word
from kg.extract.periods import PeriodCue, Span
from kg.extract.shapes import COUNTS
from kg.extract.words import Sentence

OPENING = 40  # characters in which a time expression opens a sentence


_NOW = re.compile(
    at_word(r"giờ(?: đây)?|nay|hiện nay|hiện|đến nay|tới nay|bây giờ|tới giờ|đến giờ") + r"(?!\w)"
)


_LATER = re.compile(rf"\W*(?:\d+|{'|'.join(COUNTS)}|mấy|vài|ít|nhiều) năm sau(?!\w)")


def forget_past(low: str, scope: Scope) -> None:
    """ "Nay" ends what a past year said: "Năm 2016 … chỉ có 8 hộ. Giờ có 35 hộ"."""
    year = scope.frame.known.year
    goes_on = _NOW.search(low) or _LATER.match(low)
    if year is None or scope.status == "target" or not goes_on:
        return
    if scope.stock_span is not None and scope.stock_span.last.year < year:
        scope.stock, scope.stock_span = None, None
    if scope.flow_span is not None and scope.flow_span.last.year < year:
        scope.flow, scope.flow_span = None, None


def leave_bracket(clause: Clause, at: int, scope: Scope) -> None:
    """Behind a bracket the figure before it is the one that words such as "đạt" refer to."""
    opened = clause.bracketed(at)
    if opened is None and scope.bracket is not None:
        scope.last = scope.outer or scope.last
        scope.last_organisations = scope.outer_organisations or scope.last_organisations
        scope.last_money = scope.outer_money or scope.last_money
        scope.bracket = None
    elif opened is not None and opened != scope.bracket:
        scope.outer, scope.outer_organisations = scope.last, scope.last_organisations
        scope.outer_money, scope.bracket = scope.last_money, opened


def keeps_area(scope: Scope) -> bool:
    """Tell whether the place of the last figure holds for the next sentence too."""
    return scope.area is not None and scope.area.rank == "paragraph"


def remember(scope: Scope, reading: Reading, joined: bool) -> None:
    """Keep a figure for those that go on with it."""
    family = reading.quantity.family
    if family == "organisation" and reading.measure.value in {
        "value",
        "growth-amount",
        "mean-per-year",
    }:
        scope.last_organisations = reading
    if family == "money":
        scope.last_money = scope.paragraph_money = reading
    if family == "person":
        scope.last_person = reading
    whole = reading.notes.get("whole") == "whole" and scope.last is not None
    if not whole and (reading.subject.value != "enterprise" or scope.last is None):
        scope.last = reading
    if family in {"organisation", "product", "person", "household"}:
        scope.last_counted = reading
    if family == "product":
        scope.last_product = reading
    telling = reading.subject.value not in {"enterprise", "other", "alliance"}
    if family == "organisation" and reading.organisation is None and telling:
        scope.listed = joined or scope.sentence_about is not None
        if scope.sentence_about is None or reading.subject.value == scope.frame.subject:
            if scope.sentence_about is None:
                scope.about_sector = reading.sector
            scope.about = scope.sentence_about = reading.subject.value


def _over(scope: Scope, cue: PeriodCue) -> bool:
    """Tell a year that replaces an earlier one which the paragraph went on with."""
    past = scope.flow_span if scope.flow and scope.flow.rule.startswith("paragraph") else None
    return past is not None and past.last < cue.span.last and scope.status != "target"


_TASKS = re.compile(
    r"(?:giao|đề nghị|yêu cầu|tập trung|cần làm)(?!\w)[^.]{0,80}"
    r"(?:mấy việc|(?:nhiệm vụ|việc|nội dung|giải pháp)(?: trọng tâm| chủ yếu| cụ thể)? sau"
    r"|như sau)\W*$"
)


def _holds_day(scope: Scope, years: Span) -> bool:
    """Tell whether the day that a paragraph counts as of lies in these years: it still holds."""
    day = scope.stock_span if scope.stock and scope.stock.rule in _COUNTED_ON else None
    if day is None or years.first is None or years.first.year == years.last.year:
        return False
    return years.first <= day.last <= years.last


_COUNTED_ON = frozenset({"paragraph:day", "paragraph:month-end", "paragraph:quarter-end"})


def carry_periods(clause: Clause, scope: Scope, cues: list[PeriodCue]) -> None:
    """Let the time expressions of a sentence hold for the rest of the paragraph."""
    start = clause.sentence.start
    if ("sau" in clause.low or "mấy việc" in clause.low) and _TASKS.search(clause.low):
        scope.status = "target"
    for cue in cues:
        early = clause.quantities and cue.start < min(clause.quantities[0].start, OPENING)
        if not (early or cue.dated or cue.rule == "today") or cue.rule in {
            "previous",
            "previous-end",
        }:
            continue
        if cue.rule == "year" and not early and not _over(scope, cue):
            continue
        given = Given(
            str(cue.span),
            (start + cue.start, start + cue.end),
            f"paragraph:{cue.rule}",
            "paragraph",
        )
        today = scope.frame.known.today
        if (
            today
            and cue.span.last > today
            and cue.span.last.year > today.year
            and scope.status != "target"
        ):
            if not early or cue.span.first is None or cue.span.first.year <= today.year:
                continue
            scope.status = "target"
        if cue.kind == "flow":
            scope.flow, scope.flow_span = given, cue.span
        if cue.kind == "point" or (
            early and cue.rule not in {"last-year", "year-ago"} and not _holds_day(scope, cue.span)
        ):
            scope.stock, scope.stock_span = given, replace(cue.span, first=None)


def _opens_targets(low: str, mark: tuple[int, int, str]) -> bool:
    """Tell a target that later sentences go on with from one told in passing."""
    word = low[mark[0] : mark[1]]
    if word.endswith(" giao") or word == "theo kế hoạch":
        return False
    early = mark[0] < 70 or ":" in low[mark[1] : mark[1] + 60]
    return early and not (word.startswith(("chỉ tiêu", "kế hoạch", "sẽ", "dự")) and mark[0] > 30)


_ESTIMATES = re.compile(r"\((?:số )?ước(?: tính| đạt)?\)\s*:")


_DIGIT = re.compile(r"\d")


def leave(marks: list[tuple[int, int, str]], scope: Scope, sentence: Sentence) -> None:
    """Carry a target on to the next sentence of the paragraph."""
    if "(" in sentence.low and _ESTIMATES.search(sentence.low):
        scope.status = "estimate"
    opening = [mark for mark in marks if mark[2] != "estimate"]
    if not opening:
        return
    last = opening[-1]
    if (
        last[2] == "target"
        and _DIGIT.search(sentence.low[last[1] :])
        and _opens_targets(sentence.low, last)
    ):
        scope.status = "target"
    elif (
        last[2] == "observed"
        and scope.status == "target"
        and not sentence.low[: last[0]].strip(" ,")
    ):
        scope.status = None
