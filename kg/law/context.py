"""The context of a text's citations: its province, its date, its words."""

import re
from collections import Counter
from datetime import date

from kg import names
from kg.authority.areas import areas
from kg.facts.model import Facts
from kg.law.resolve import Context

NAMED = 2  # a province must be named so many times as often as any other
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b")
_LONG_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm ((?:19|20)\d\d)")
_YEAR = re.compile(r"\bnăm ((?:19|20)\d\d)\b")


def report_context(facts: Facts, text: str) -> Context:
    """Return the context of a report whose facts and text are at hand."""
    place = areas().find(facts.report.area, facts.report.as_of)
    return Context(text, place.key if place else None, facts.report.as_of)


def text_context(text: str, area: str | None = None, on: date | None = None) -> Context:
    """Return the context of a bare text; what is not given is inferred from the text.

    Args:
        text: the text as read.
        area: key of the province, where the caller knows it.
        on: the text's date, where the caller knows it; else the end of the latest year that it
            prints as a date or a year, for a text is not older than what it tells.
    """
    on = on or latest_year_end(text)
    return Context(text, area or named_province(text, on), on)


def latest_year_end(text: str) -> date | None:
    """Return 31 December of the year that a text seems to be of, or None.

    It is the later of its latest printed date and of the year that it names most: plans name later
    years, but less often.
    """
    dated = [int(year) for _, _, year in (*_DAY.findall(text), *_LONG_DAY.findall(text))]
    named = Counter(int(year) for year in _YEAR.findall(text))
    years = [*dated, *(year for year, count in named.items() if count == max(named.values()))]
    past = [year for year in years if year <= date.today().year]
    return date(max(past), 12, 31) if past else None


def named_province(text: str, on: date | None) -> str | None:
    """Return the key of the province that a text names clearly more often than any other."""
    key = names.name_key(text)
    counts: Counter[str] = Counter()
    for area in areas().by_key.values():
        if area.level != "province" or not area.holds_on(on):
            continue
        name = names.name_key(area.name_vi)
        counts[area.key] += key.count(name) + 2 * key.count(f"{area.prefix_vi} {name}")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] == 0:
        return None
    return ranked[0][0] if ranked[0][1] >= NAMED * max(1, ranked[1][1]) else None
