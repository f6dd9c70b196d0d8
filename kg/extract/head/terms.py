"""Terms of office and spans of years in a head: "nhiệm kỳ 2015 - 2020", "tổng kết 15 năm"."""

import re
from datetime import date

from kg.extract.head.parts import Parts
from kg.extract.periods import Span, whole_year

_TERM = re.compile(r"nhiệm kỳ[^.;]{0,12}?\(?((?:19|20)\d\d)\s?(?:-|đến)\s?((?:19|20)\d\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:-|đến)\s?((?:19|20)\d\d)(?!\d)")
_SUMMED = re.compile(r"(?:tổng kết|qua|sau) (\d{1,2}) năm")
_LEADING = 8  # blocks of content in which the term that a report sums up is named
_NEAR_END = 45  # days before a year's end in which a congress tells of the whole year


def past_term(parts: Parts, day: date | None) -> Span | None:
    """Return the term that the title or the first paragraphs name and that is over."""
    blocks = ([parts.title] if parts.title else []) + list(parts.content[:_LEADING])
    for block in blocks:
        match = _TERM.search(parts.words(block))
        over = match is not None and (day is None or int(match[2]) <= day.year)
        if match and over and int(match[1]) < int(match[2]):
            return whole_year(int(match[1]), int(match[2]))
    return None


def running_term(parts: Parts, year: int | None) -> Span | None:
    """Return the term that a text names anywhere and in which its year lies."""
    for match in _TERM.finditer(parts.low):
        if year is not None and int(match[1]) <= year <= int(match[2]):
            return whole_year(int(match[1]), int(match[2]))
    return None


def summed_years(parts: Parts, last: date | None) -> Span | None:
    """Return the years that a title sums up: "tổng kết 15 năm", counted back from the last day."""
    match = _SUMMED.search(parts.titled)
    if match is None or last is None:
        return None
    years = _YEARS.search(parts.titled)
    if years and int(years[1]) < int(years[2]):
        return ended(whole_year(int(years[1]), int(years[2])), last)
    return Span(date(last.year - int(match[1]) + 1, 1, 1), last)


def years_summed(words: str, day: date | None) -> Span | None:
    """Return the whole years that a meeting at the end of a year sums up: "tổng kết 5 năm"."""
    match = _SUMMED.match(words)
    if match is None or day is None or (date(day.year, 12, 31) - day).days > _NEAR_END:
        return None
    return whole_year(day.year - int(match[1]) + 1, day.year)


def ended(period: Span, day: date | None) -> Span:
    """A term that its congress ends early runs to the day of the congress."""
    years = period.first is not None and period.last.year > period.first.year
    if not years or day is None or day.year != period.last.year:
        return period
    return Span(period.first, day) if (period.last - day).days > _NEAR_END else period
