"""What holds for a whole report unless a sentence says otherwise."""

import re
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.head.area import COUNTRY, province_of, speaks_of_a_province
from kg.extract.head.calendar import calendar_of
from kg.extract.head.days import published
from kg.extract.head.districts import district_of
from kg.extract.head.parts import parts_of
from kg.extract.head.stocks import stock_day
from kg.extract.head.terms import summed_years
from kg.extract.patterns import at_word
from kg.extract.periods import Calendar, Span, whole_year
from kg.read.document import Block, Document

_FUNDS = re.compile(r"qtdnd|quỹ tín dụng|các quỹ")
_COOPERATIVES = re.compile(at_word("htx|hợp tác xã") + r"(?!\w)")


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole report unless a sentence says otherwise."""

    area: str  # the province, or the country
    figure_area: str | None  # the place of figures: a district, the province; None where unnamed
    known: Calendar
    stock: Span | None  # the day as of which a stock holds where nothing nearer tells
    stock_rule: str
    flow: Span | None
    title: Block | None
    subject: str = "cooperative"  # whom figures are about where nothing nearer tells


def read_frame(document: Document) -> Frame:
    """Return the frame of a report, read from its title, lead, dateline and signature."""
    parts = parts_of(document)
    known = calendar_of(parts, published(parts))
    stock, rule = stock_day(parts, known)
    if stock is not None:
        known = replace(known, as_of=stock.last)
    summed = summed_years(parts, stock.last if stock else None)
    if summed is not None:
        known = replace(known, period=summed)
    area = province_of(parts)
    unnamed = area == COUNTRY and speaks_of_a_province(parts)
    return Frame(
        area, district_of(parts) or (None if unnamed else area), known, stock, rule,
        known.period or _flow(known), parts.title, _main_subject(parts.low),
    )  # fmt: skip


def _main_subject(low: str) -> str:
    """Return the kind that a page speaks of most."""
    funds, cooperatives = len(_FUNDS.findall(low)), len(_COOPERATIVES.findall(low))
    return "peoples-credit-fund" if funds > 2 * cooperatives else "cooperative"


def _flow(known: Calendar) -> Span | None:
    """Return the year up to the report's day, for what is known only as of that day."""
    if known.published is not None:
        return Span(date(known.published.year, 1, 1), known.published)
    return whole_year(known.year) if known.year else None
