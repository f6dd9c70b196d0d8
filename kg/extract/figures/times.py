"""When a figure holds: the time expression that governs it, read as an interval or as a day."""

import re
from datetime import date

from kg.extract.figures.clause import Clause
from kg.extract.figures.governing_times import governing
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope
from kg.extract.periods import Calendar, PeriodCue, Span, whole_year

FLOWS = frozenset(
    {
        "organisations-new", "organisations-dissolved", "organisations-converted",
        "organisations-assisted", "organisations-inspected", "members-new", "revenue-total",
        "revenue-average", "profit-total", "profit-average", "income-average",
        "budget-contribution", "support-funding", "exports", "people-trained",
        "households-assisted", "awards", "delegates", "grdp-share",
    }
)  # fmt: skip
_NAME_BEFORE = re.compile(
    r"(?:giai đoạn|đề án|chương trình|luật|kế hoạch|nghị quyết|quyết định|chiến lược|định hướng"
    r"|ocop|dự án|ban hành|khóa)[^.;:,(]{0,60}$"
)
_COMPARED = re.compile(
    r"(?:%|gấp(?: hơn| gần)?(?: \S+){1,2}(?: lần)?|lần|hơn|bằng|so với|kém|cùng kỳ|thấp hơn"
    r"|của cả)(?: cả)?\s*$"
)
_OPENS = re.compile(r"^[\W\d]*(?:chỉ tiêu|kế hoạch|giai đoạn|mục tiêu|trong|cả|định hướng)?\s*$")
_OCCASION = re.compile(
    r"dịp này|nhân dịp|tại (?:hội nghị|đại hội|buổi|lễ)|hội nghị[^.]{0,30}(?:đã )?trao|cũng tại"
)


def on_occasion(low: str) -> bool:
    """Tell whether a sentence tells of what was done at the meeting itself."""
    return _OCCASION.search(low) is not None


_FROM_SHARE = re.compile(r"từ\s+[\d.,]+\s*%\s*$")
_COMMA = re.compile(r",\s*$")


def usable(clause: Clause) -> list[PeriodCue]:
    """Return the time expressions of a sentence that may govern figures: not names, not bases."""
    kept = []
    for cue in clause.periods:
        before = clause.low[max(0, cue.start - 60) : cue.start]
        if cue.kind == "compare" or (_COMPARED.search(before) and not _FROM_SHARE.search(before)):
            continue
        named = not (cue.rule == "year-end" and _COMMA.search(before))
        if (
            named
            and cue.rule in {"year", "years", "year-end"}
            and _NAME_BEFORE.search(before)
            and not _OPENS.match(clause.low[: cue.start])
        ):
            continue
        kept.append(cue)
    _end_named_years(kept)
    return kept


def _end_named_years(cues: list[PeriodCue]) -> None:
    """Read "cuối năm" behind a year as its end: "Kế hoạch năm 2022: …, đến cuối năm có …"."""
    year = None
    for cue in cues:
        if cue.rule == "year" and cue.dated:
            year = cue.span.last
        elif cue.rule == "this-year-end" and year is not None:
            cue.span = Span(None, year)


def is_flow(indicator: str, measure: str, label: str | None) -> bool:
    """Tell whether an indicator counts over a period, against what holds on a day."""
    return indicator in FLOWS or measure == "mean-per-year"


_PLANNED = re.compile(r"(?:kế hoạch|chỉ tiêu|mục tiêu|giao)(?: của)?\s*$")


def _of_a_plan(low: str, cue: PeriodCue) -> bool:
    """Tell "kế hoạch cả năm", which dates a plan and not what was reached."""
    before = low[max(0, cue.start - 20) : cue.start]
    return cue.rule.startswith("this-year") and (_PLANNED.search(before) is not None)


def span_of(
    clause: Clause,
    at: int,
    indicator: str,
    measure: str,
    status: str,
    scope: Scope,
    cues: list[PeriodCue],
) -> tuple[Span | None, Given]:
    """Return the period of a figure and the words that gave it."""
    if indicator == "delegates" or (indicator == "awards" and on_occasion(clause.low)):
        return _event(scope)
    flow = is_flow(indicator, measure, None)
    if status != "target":
        cues = [cue for cue in cues if not _of_a_plan(clause.low, cue)]
    cue, rank = governing(clause, at, cues, flow)
    base = clause.sentence.start
    if cue is not None:
        span = _year_before(cue, scope) or _as(cue.span, flow, status, scope, cue)
        return span, Given(
            str(span), (base + cue.start, base + cue.end), f"period:{cue.rule}", rank
        )
    if status == "target":
        return _target_default(flow, scope)
    if (
        flow
        and scope.flow_span is None
        and scope.stock_span is not None
        and scope.stock is not None
        and (scope.stock.rule.startswith("paragraph") and scope.stock_span.first is None)
    ):
        last = scope.stock_span.last
        return Span(date(last.year, 1, 1), last), scope.stock
    if flow:
        spent = _known_by_now(scope.flow_span or scope.frame.flow, status, scope)
        return spent, scope.flow or Given(str(spent), None, "report's period", "document")
    today = scope.frame.known.today
    if (
        status == "observed"
        and scope.stock_span is not None
        and today is not None
        and scope.stock_span.last > today
    ):
        return scope.frame.stock, Given(
            str(scope.frame.stock), None, f"report's {scope.frame.stock_rule}", "document"
        )
    stock = scope.stock_span or scope.frame.stock
    given = scope.stock or Given(str(stock), None, f"report's {scope.frame.stock_rule}", "document")
    return stock, given


def _year_before(cue: PeriodCue, scope: Scope) -> Span | None:
    """Return the span of the figure before, a year earlier: "98 HTX (cùng kỳ: 112)"."""
    last = scope.last.period if scope.last is not None else None
    if cue.rule != "previous" or cue.dated or last is None or last.first is None:
        return None
    day = last.last.day if (last.last.month, last.last.day) != (2, 29) else 28
    return Span(
        last.first.replace(year=last.first.year - 1),
        last.last.replace(year=last.last.year - 1, day=day),
    )


def _as(span: Span, flow: bool, status: str, scope: Scope, cue: PeriodCue) -> Span:
    """Read a point as the interval up to it for a flow, an interval as its last day for a stock."""
    if status == "target" and cue.rule == "year-start":
        span = whole_year(span.last.year)
    if not flow:
        last = span.last
        today = scope.frame.known.today
        if (
            status == "observed"
            and cue.rule in {"year", "this-year", "present-year"}
            and today
            and last > today
            and last.year == today.year
        ):
            last = scope.frame.stock.last if scope.frame.stock else today
        return Span(None, last)
    if span.first is not None:
        return _until_congress(span, status, scope, cue)
    if status == "target":
        known = scope.frame.known
        first = known.today.year if known.today else span.last.year
        after = (known.today and known.today.month >= 10) and span.last.year > first
        return Span(date(min(first + bool(after), span.last.year), 1, 1), span.last)
    return Span(date(span.last.year, 1, 1), span.last)


def _known_by_now(span: Span | None, status: str, scope: Scope) -> Span | None:
    """A result of a span that goes on is known up to the day of the report's figures."""
    known = scope.frame.known
    today = known.event or known.today
    if span is None or span.first is None or today is None or status != "observed":
        return span
    if (span.last - today).days <= 45 or span.first > today:
        return span
    told = known.period
    if told is not None and told.last < span.first:
        return span  # the year after the one that the report sums up: a plan
    stock = scope.frame.stock
    last = stock.last if stock is not None and span.first < stock.last <= today else today
    return Span(span.first, last)


def _until_congress(span: Span, status: str, scope: Scope, cue: PeriodCue) -> Span:
    """A span of years that has not ended runs, for a result, to the report's day."""
    today = scope.frame.known.event or scope.frame.known.today
    if (
        status == "target"
        or cue.rule not in {"years", "term"}
        or today is None
        or span.first is None
    ):
        return span
    return (
        Span(span.first, today)
        if span.first < today < span.last and (span.last - today).days > 45
        else span
    )


def _target_default(flow: bool, scope: Scope) -> tuple[Span | None, Given]:
    """Return the period of a plan that prints none: the section's, else the year of the report."""
    if scope.flow_span is not None and scope.flow is not None:
        span = scope.flow_span if flow else Span(None, scope.flow_span.last)
        return span, scope.flow
    known = scope.frame.known
    if known.plan is not None:
        span = known.plan if flow else Span(None, known.plan.last)
        return span, Given(str(span), None, "plan in the title", "document")
    if known.term is not None and known.period == known.term:
        year = known.term
    elif known.year is not None:
        year = whole_year(known.year + _is_over(known))
    else:
        return None, Given("", None, "no year is printed", "default")
    return (year if flow else Span(None, year.last)), Given(
        str(year), None, "plan of the report's year", "document"
    )


def _is_over(known: Calendar) -> bool:
    """Tell whether the report's year has ended when it is told of: its plans are for the next."""
    period, today = known.period, known.event or known.published
    whole = period is not None and period == whole_year(period.last.year)
    return whole and today is not None and period is not None and (period.last - today).days < 20


def _event(scope: Scope) -> tuple[Span | None, Given]:
    day = scope.frame.known.event or scope.frame.known.published
    if day is None:
        return scope.frame.stock, Given(str(scope.frame.stock), None, "report's period", "document")
    return Span(day, day), Given(f"{day}/{day}", None, "day of the event", "document")


_QUARTERLY = re.compile(
    r"(?:kế hoạch|chỉ tiêu|mục tiêu)(?: của)? (?:quý|tháng|6 tháng)[^()]{0,12}\(?$"
)


def plan_span(reading: Reading, clause: Clause, at: int, scope: Scope) -> tuple[Span | None, Given]:
    """Return the period of a plan that stands behind its result: the whole year, or the term."""
    last = scope.last
    flow = is_flow(reading.indicator.value, reading.measure.value, None)
    span = last.period if last is not None else None
    if span is None:
        return _target_default(flow, scope)
    term = scope.frame.known.whole_term
    by_term = (
        last is not None
        and last.period_given is not None
        and last.period_given.rule.endswith("term")
    )
    if _QUARTERLY.search(clause.low, 0, reading.quantity.start):
        whole = span
    elif by_term and term is not None:
        whole = term
    elif span.first is not None and span.last.year > span.first.year:
        whole = Span(span.first, date(span.last.year, 12, 31))
    else:
        whole = whole_year(span.last.year)
    given = Given(str(whole), None, "plan of the result's year", "inherited")
    return (whole if flow else Span(None, whole.last)), given
