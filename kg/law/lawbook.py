"""The laws of the table by title, other title and year."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from kg.authority.legal_terms import laws
from kg.law.draft import Draft
from kg.law.words import alternatives, plain


@cache
def known_title() -> re.Pattern[str]:
    """Return a pattern for the titles of the table, without their first word "Luật"."""
    titles = {
        name.partition(" ")[2]
        for law in laws()
        for name in (law.title, *law.aliases)
        if name.startswith("Luật")
    }
    titles |= {law.title.partition(" luật ")[2] for law in laws() if law.title.startswith("Bộ")}
    return re.compile(rf"\s+(?P<title>(?i:{alternatives(titles)}))(?![^\W\d_])")


@cache
def titles() -> dict[str, str]:
    """Return the titles by their plain words, other titles included."""
    return {plain(name): law.title for law in laws() for name in (law.title, *law.aliases)}


@cache
def keys_by_year() -> dict[str, dict[int, str]]:
    """Return the numbers of the laws by title and year."""
    found: dict[str, dict[int, str]] = {}
    for law in laws():
        found.setdefault(law.title, {})[law.year] = law.key
    return found


def key_of(title: str | None, year: int) -> str | None:
    """Return the number of the law of a title and year."""
    return keys_by_year().get(title or "", {}).get(year)


def cannot_be(title: str, year: int) -> bool:
    """Tell whether all laws of a title are known, and none is of this year."""
    complete = any(law.all_years == "yes" for law in laws() if law.title == title)
    return complete and year not in keys_by_year()[title]


@cache
def _mentions() -> re.Pattern[str]:
    return re.compile(rf"[Ll](?i:uật|uat)(?:{known_title().pattern})")


def settle_untitled(text: str, drafts: Iterable[Draft]) -> None:
    """Give "Luật năm 2012" the title that was named last before it and has a law of that year.

    Where none was named before, the first that is named behind it counts.
    """
    waiting = [draft for draft in drafts if draft.title is None and draft.law_year]
    if not waiting:
        return
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for match in _mentions().finditer(text):
        title = titles().get(plain(match[0]), "")
        for year in keys_by_year().get(title, {}):
            places[year].append((match.start(), title))
    for draft in waiting:
        year = draft.law_year or 0
        if places[year]:
            index = bisect_left(places[year], (draft.start, "")) - 1
            draft.title = places[year][max(index, 0)][1]
            draft.key = keys_by_year()[draft.title][year]
