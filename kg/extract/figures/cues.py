"""Words that tell what a figure counts, of whom, in which sector: one pattern a class."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from kg.extract.lexicon import Entry, entries
from kg.extract.patterns import whole_words
from kg.extract.words import folded


@dataclass(frozen=True, slots=True)
class Head(Entry):
    """What a figure counts: for which family of units, on which side of the figure it may stand."""

    family: str
    side: str
    indicator: str
    label: str | None


@dataclass(frozen=True, slots=True)
class Kind(Entry):
    """A word that names the kind of organisation a figure is about."""

    subject: str


@dataclass(frozen=True, slots=True)
class Sector(Entry):
    """A word that names a sector of the economy.

    verb: the word is also a verb: "25 HTX xây dựng" are a sector's, "25 HTX xây dựng nhà" build.
    """

    sector: str
    verb: bool


@dataclass(frozen=True, slots=True)
class Status(Entry):
    """A word behind which figures are targets, results or estimates."""

    status: str


@dataclass(frozen=True, slots=True)
class Region(Entry):
    """A region of the country, which is no unit of administration."""


EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(slots=True)  # not frozen: thousands are made, which would take three times as long
class Found(Generic[EntryT]):
    """A row of a lexicon, found in a text."""

    row: EntryT
    start: int
    end: int


class Lexicon(Generic[EntryT]):
    """Rows of one class, found by their surfaces; of overlapping ones the longest."""

    def __init__(self, rows: Iterable[EntryT]) -> None:
        self._rows = {folded(row.surface): row for row in rows}
        self._search = re.compile(whole_words(self._rows))

    def all(self, low: str, start: int, end: int) -> list[Found[EntryT]]:
        """Return the rows that are found in a part of a folded text, in text order."""
        return [self._found(match) for match in self._search.finditer(low, start, end)]

    def last(self, low: str, start: int, end: int) -> Found[EntryT] | None:
        """Return what is found nearest to the end."""
        matches = deque(self._search.finditer(low, start, end), maxlen=1)
        return self._found(matches[0]) if matches else None

    def first(self, low: str, start: int, end: int) -> Found[EntryT] | None:
        """Return what is found first."""
        found = self._search.search(low, start, end)
        return self._found(found) if found else None

    def _found(self, match: re.Match[str]) -> Found[EntryT]:
        words = match[0]
        row = self._rows.get(words) or self._rows[" ".join(words.split())]
        return Found(row, match.start(), match.end())


@cache
def heads(family: str, side: str) -> Lexicon[Head]:
    """Return the heads of a family of units that may stand left or right of a figure."""
    rows = entries("heads", Head)
    return Lexicon(row for row in rows if row.family == family and row.side in {side, "both"})


@cache
def kinds() -> Lexicon[Kind]:
    """Return the words for kinds of organisations."""
    return Lexicon(entries("kinds", Kind))


@cache
def sectors() -> Lexicon[Sector]:
    """Return the words for sectors."""
    return Lexicon(entries("sectors", Sector))


@cache
def sector_ends() -> re.Pattern[str]:
    """Return what may follow a sector that is also a verb: a mark, or a word that is no object."""
    words = whole_words(folded(row.surface) for row in entries("sector_ends", Entry))
    return re.compile(rf"\s*(?:$|[,;.:()/-]|{words})(?! phát triển)")


@cache
def statuses() -> Lexicon[Status]:
    """Return the words that make targets, results and estimates."""
    return Lexicon(entries("status", Status))


@cache
def regions() -> Lexicon[Region]:
    """Return the regions of the country."""
    return Lexicon(entries("regions", Region))
