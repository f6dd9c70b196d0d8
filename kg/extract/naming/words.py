"""The kinds of organisations, and the words of which their names are made."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.page import Page
from kg.extract.words import folded

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Kind(Entry):
    """A kind of organisation by the word that begins its name.

    tail: what follows the word. "proper": a name of its own; "field": what it works on, then a
    place; "of": another organisation; "bodies" and "bare": a place.
    level: whose body it is where no place is printed: country, province, city, district.
    """

    type: str
    tail: str
    level: str | None

    @property
    def is_of_a_place(self) -> bool:
        """Tell whether the word itself says the level: "Tỉnh ủy Sơn La", with no "tỉnh" between."""
        return self.tail == "bare" and self.level not in {None, "country"}

    @property
    def is_whole(self) -> bool:
        """Tell whether the word alone names one body, as "Quốc hội" and "Tỉnh ủy" do."""
        return self.tail == "bare" and self.level is not None


@dataclass(frozen=True, slots=True)
class NameWord(Entry):
    """What an organisation works on, as part of its name."""

    use: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActingWord(Entry):
    """A word beside a body that shows it at work.

    side: "after" or "before" the name.
    organ: it counts also for organs of general authority, which mostly issue what others do.
    """

    side: str
    organ: bool


@cache
def verbs_of_work() -> frozenset[str]:
    """Return the verbs that show a body at work where they follow its name."""
    rows = entries("acting_words", ActingWord)
    return frozenset(folded(row.surface) for row in rows if row.side == "after")


@cache
def kinds() -> dict[str, tuple[Kind, ...]]:
    """Return the kinds by the first syllable of their word, the longest word first."""
    found: defaultdict[str, list[Kind]] = defaultdict(list)
    for kind in entries("organisation_kinds", Kind):
        found[kind.surface.split()[0]].append(kind)
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row.surface)))
        for first, rows in found.items()
    }


@cache
def _fields(use: str) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in entries("name_words", NameWord):
        if use in row.use:
            words = folded(row.surface)
            found[re.split(r"\W", words, maxsplit=1)[0]].append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}


def first_syllables(use: str) -> frozenset[str]:
    """Return the syllables with which the words of names begin."""
    return frozenset(_fields(use))


def kind_at(page: Page, at: int, limit: int) -> Kind | None:
    """Return the kind of organisation whose word stands at a place."""
    first = _WORD.match(page.low, at, limit)
    if first is None:
        return None
    for kind in kinds().get(first[0], ()):
        end = at + len(kind.surface)
        if end <= limit and page.low.startswith(kind.surface, at) and _ends(page, end, limit):
            return kind
    return None


def _ends(page: Page, at: int, limit: int) -> bool:
    return at >= limit or not page.low[at].isalnum()


def phrase_at(page: Page, at: int, limit: int, use: str) -> int | None:
    """Return where words of names end that stand at a place, the longest that fit."""
    first = _WORD.match(page.low, at, limit)
    if first is None:
        return None
    for words in _fields(use).get(first[0], ()):
        end = at + len(words)
        if end <= limit and page.low.startswith(words, at) and _ends(page, end, limit):
            return end
    return None


def kind_of(word: str) -> Kind:
    """Return the kind of a word that is a row of the lexicon."""
    return next(kind for kind in kinds()[folded(word).split()[0]] if kind.surface == folded(word))
