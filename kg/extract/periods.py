"""Expressions of time: "6 tháng đầu năm 2023", "đến ngày 30/6", "quý I", as intervals and days.

The shapes are rows of `lexicon/periods.csv`; see `kg/extract/shapes.py`.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.extract.shapes import COUNTS, PeriodShape, matches

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of days; a point in time has no first day."""

    first: date | None
    last: date

    def __str__(self) -> str:
        last = self.last.isoformat()
        return f"{self.first.isoformat()}/{last}" if self.first else last


@dataclass(frozen=True, slots=True)
class Calendar:
    """What open expressions refer to: the report's own period, its date, its term."""

    year: int | None = None
    period: Span | None = None
    published: date | None = None
    term: Span | None = None
    whole_term: Span | None = None  # the term as planned, to its last year
    as_of: date | None = None  # the day up to which the report's figures are
    plan: Span | None = None  # the coming period that the title plans
    event: date | None = None  # the day of the meeting that the lead tells of

    @property
    def today(self) -> date | None:
        """The day up to which the report can know: its date, else the end of its period."""
        return self.published or (self.period.last if self.period else None)


@dataclass(slots=True)
class PeriodCue:
    """A time expression in a sentence."""

    start: int
    end: int
    kind: str
    span: Span
    dated: bool  # its year is printed
    rule: str


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _month_end(year: int, month: int) -> date | None:
    return _day(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _span(first: date | None, last: date | None) -> Span | None:
    return Span(first, last) if last is not None and (first is None or first <= last) else None


def whole_year(year: int, until: int | None = None) -> Span:
    """Return a year, or the years up to another, as a span."""
    return Span(date(year, 1, 1), date(until or year, 12, 31))


@dataclass(slots=True)
class _Numbers:
    """The numbers that an expression prints; a year that is not printed is the report's."""

    d: int
    m: int
    y: int
    z: int
    n: int
    q: int
    first: tuple[int, int, int] = (0, 0, 0)  # day, month, year of the first day, where printed


_Reader = Callable[[_Numbers, Calendar], Span | None]


def _report(_: _Numbers, known: Calendar) -> Span | None:
    return known.period or (whole_year(known.year) if known.year else None)


def _report_end(numbers: _Numbers, known: Calendar) -> Span | None:
    period = _report(numbers, known)
    return Span(None, period.last) if period else None


def _previous(numbers: _Numbers, known: Calendar) -> Span | None:
    """Return the same span one year earlier."""
    span = known.period
    if span is None or span.first is None or span.first.year != numbers.y:
        return whole_year(numbers.y - 1)
    last = span.last.replace(year=span.last.year - 1, day=min(span.last.day, 28))
    return Span(
        span.first.replace(year=span.first.year - 1), _month_end(last.year, last.month) or last
    )


def _last_years(numbers: _Numbers, known: Calendar) -> Span | None:
    """Return the report's own span where it is one of years, else the years up to its year."""
    if numbers.n < 2:
        return None
    period = known.period
    if period and period.first and period.last.year > period.first.year:
        return period
    return whole_year(numbers.y - numbers.n + 1, numbers.y)


def _months_past(numbers: _Numbers, known: Calendar) -> Span | None:
    """Return the months that "bốn tháng qua" means: the year's first, else the last ones."""
    today = known.published
    if today is None or today.year != numbers.y or numbers.n >= today.month - 1:
        return _span(date(numbers.y, 1, 1), _month_end(numbers.y, numbers.n))
    last = today.month if today.day >= _MONTH_DONE else today.month - 1
    return _span(_day(today.year, last - numbers.n + 1, 1), _month_end(today.year, last))


def _past_year(numbers: _Numbers, known: Calendar) -> Span | None:
    """Return the year that "năm qua" means: one that ends soon, else the last that ended."""
    period, today = known.period, known.published
    if period and period.first and period.first.year == period.last.year:
        return whole_year(period.last.year)
    if today is None:
        return _READERS["this-year"](numbers, known)
    return whole_year(today.year if today.month >= _LATE else today.year - 1)


def _term(numbers: _Numbers, known: Calendar) -> Span | None:
    return known.term or _report(numbers, known)


def _term_start(numbers: _Numbers, known: Calendar) -> Span | None:
    period = known.period
    years = period is not None and period.first is not None and period.first.year < period.last.year
    term = period if years else known.whole_term or _term(numbers, known)
    return whole_year(term.first.year) if term and term.first else None


def _since_day(numbers: _Numbers, known: Calendar) -> Span | None:
    """Return "từ ngày 01/7 đến nay": up to the day of the report's figures."""
    first = _day(numbers.y, numbers.m, numbers.d)
    until = known.as_of or known.today
    return _span(first, until) if first and until and first <= until else None


def _until_today(first: int, known: Calendar) -> Span | None:
    until = known.as_of or (known.period.last if known.period else known.today)
    return _span(date(first, 1, 1), until or date(max(first, known.year or first), 12, 31))


_MONTH_DONE = 25  # the day from which on a month counts as one that has passed
_LATE = 11  # the month from which on a report looks back on its own year

_READERS: dict[str, _Reader] = {
    "day": lambda n, _: _span(None, _day(n.y, n.m, n.d)),
    "days": lambda n, _: _span(_day(n.first[2], n.first[1], n.first[0]), _day(n.y, n.m, n.d)),
    "since-day": lambda n, known: _since_day(n, known),
    "today": lambda n, known: Span(None, day) if (day := known.event or known.today) else None,
    "month": lambda n, _: _span(_day(n.y, n.m, 1), _month_end(n.y, n.m)),
    "month-end": lambda n, _: _span(None, _month_end(n.y, n.m)),
    "months-first": lambda n, _: _span(date(n.y, 1, 1), _month_end(n.y, n.n)),
    "months-past": lambda n, known: _months_past(n, known),
    "months-last": lambda n, _: _span(_day(n.y, 13 - n.n, 1), date(n.y, 12, 31)),
    "months-to": lambda n, _: _span(date(n.y, 1, 1), _month_end(n.y, n.m)),
    "half-first": lambda n, _: Span(date(n.y, 1, 1), date(n.y, 6, 30)),
    "half-last": lambda n, _: Span(date(n.y, 7, 1), date(n.y, 12, 31)),
    "quarter": lambda n, _: _span(_day(n.y, 3 * n.q - 2, 1), _month_end(n.y, 3 * n.q)),
    "quarter-end": lambda n, _: _span(None, _month_end(n.y, 3 * n.q)),
    "year": lambda n, _: whole_year(n.y),
    "year-end": lambda n, _: Span(None, date(n.y, 12, 31)),
    "year-start": lambda n, _: Span(None, date(n.y, 1, 1)),
    "years": lambda n, _: whole_year(n.y, n.z) if n.y < n.z else None,
    "since": lambda n, known: _until_today(n.y, known),
    "year-to-date": lambda n, known: _until_today(n.y, known),
    "this-year": lambda n, known: (
        known.period
        if known.period and known.period.first and known.period.first.year < known.period.last.year
        else whole_year(n.y)
    ),
    "present-year": lambda n, known: whole_year(known.published.year if known.published else n.y),
    "past-year": lambda n, known: _past_year(n, known),
    "mid-year": lambda n, _: Span(None, date(n.y, 6, 30)),
    "this-year-end": lambda n, _: Span(None, date(n.y, 12, 31)),
    "previous": _previous,
    "previous-end": lambda n, _: Span(None, date(n.y - 1, 12, 31)),
    "last-years": lambda n, known: _last_years(n, known),
    "next-year": lambda n, _: whole_year(n.y + 1),
    "last-year": lambda n, _: whole_year(n.y - 1),
    "year-ago": lambda n, known: whole_year((known.published.year if known.published else n.y) - 1),
    "report": _report,
    "report-end": _report_end,
    "term": _term,
    "term-start": _term_start,
}


def period_cues(low: str, known: Calendar) -> list[PeriodCue]:
    """Return the time expressions of a folded sentence in text order, none inside another.

    Where shapes overlap the longest holds. Expressions that cannot be read (month 13) are left out.
    """
    kept: list[PeriodCue] = []
    for (_, start, _), match, row in matches(low):
        end = match.end()
        if all(end <= other.start or other.end <= start for other in kept):
            cue = _cue(match, row, known)
            if cue is not None:
                kept.append(cue)
    return sorted(kept, key=lambda cue: cue.start)


def _first_day(printed: dict[str, str | None], year: int) -> tuple[int, int, int]:
    return (
        int(printed.get("d0") or 0),
        int(printed.get("m0") or printed.get("m") or 0),
        int(printed.get("y0") or year),
    )


_BEFORE_NOW = frozenset({"last-year", "previous", "previous-end", "next-year"})
_COUNTED = re.compile(rf"(?:\d|(?<!\w)(?:{'|'.join(COUNTS)}|lăm|mươi|chục|mấy|vài))\s+$")


def _cue(match: re.Match[str], row: PeriodShape, known: Calendar) -> PeriodCue | None:
    printed = match.groupdict()
    dated = bool(printed.get("y"))
    year = int(printed.get("y") or known.year or 0)
    if not year:
        return None
    count = printed.get("n") or "0"
    numbers = _Numbers(
        d=int(printed.get("d") or 0),
        m=int(printed.get("m") or 0),
        y=year,
        z=int(printed.get("z") or 0),
        n=COUNTS.get(count) or int(count),
        q=QUARTERS.get(printed.get("q") or "", 0),
        first=_first_day(printed, year),
    )
    if not 0 <= numbers.n <= 12 and row.reading != "last-years":
        return None
    counted = row.reading in _BEFORE_NOW and _COUNTED.search(match.string, 0, match.start())
    span = None if counted else _READERS[row.reading](numbers, known)
    if span is None:
        return None
    return PeriodCue(match.start(), match.end(), row.kind, span, dated, row.reading)
