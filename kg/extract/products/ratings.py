"""Ratings of products: "OCOP 4 sao", "cùng hạng 4 sao"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.page import Page


@dataclass(frozen=True, slots=True)
class RatingWord(Entry):
    """Words for a rating."""

    rating: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as printed at start..end."""

    code: str
    start: int
    end: int


@cache
def _codes() -> dict[str, str]:
    return {row.surface: row.rating for row in entries("rating_words", RatingWord)}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((surface.removesuffix("sao").strip() for surface in _codes()), key=len)
    return re.compile(rf"(?<=[ (])(?<![-–] )(?:{'|'.join(reversed(words))}) sao(?!\w)(?! trở lên)")


def ratings(page: Page, start: int, end: int) -> Iterator[Rating]:
    """Yield the ratings that are printed in a span."""
    at = page.low.find(" sao", start, end)
    if at < 0:
        return
    for match in _pattern().finditer(page.low, start, end):
        yield Rating(_codes()[match[0]], match.start(), match.end())
