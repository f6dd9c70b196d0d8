"""Shapes of time expressions, looked for only where a word begins that one of them begins with.

A shape is a row of `lexicon/periods.csv`: a pattern over the folded text with places for numbers:
{d} day, {m} month, {y} year, {z} the last year of a span, {n} a count, {q} a quarter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.patterns import whole_words

COUNTS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
_PLACES = {
    "{d}": r"(?P<d>\d{1,2})",
    "{m}": r"(?P<m>\d{1,2})",
    "{y}": r"(?P<y>(?:19|20)\d\d)(?!\d)",
    "{z}": r"(?P<z>(?:19|20)\d\d)(?!\d)",
    "{n}": rf"(?P<n>\d{{1,2}}|{'|'.join(COUNTS)})",
    "{d0}": r"(?P<d0>\d{1,2})",
    "{m0}": r"(?P<m0>\d{1,2})",
    "{y0}": r"(?P<y0>(?:19|20)\d\d)(?!\d)",
    "{q}": r"(?P<q>iii|iv|ii|i|[1-4])(?!\w)",
}
_DIGIT = "0"  # stands for any digit among what shapes begin with
_OPENINGS = {
    "{d}": {_DIGIT}, "{m}": {_DIGIT}, "{y}": {_DIGIT}, "{z}": {_DIGIT}, "{n}": {_DIGIT, *COUNTS},
    "{q}": {_DIGIT, "i"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeriodShape(Entry):
    """A shape of time expressions: how it is read, and whether it is a span or a day.

    `kind` is flow (an interval), point (a day as of which something holds), or compare (what a
    figure is compared with, which is not the figure's own period).
    """

    reading: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Search:
    """A shape as it is looked for: first the words and the years without which it cannot stand."""

    order: int
    row: PeriodShape
    pattern: re.Pattern[str]
    words: str
    years: int
    openings: frozenset[str]  # the letters that it begins with; "" where they are not known

    def may_stand(self, low: str, years: int) -> bool:
        """Tell whether a search is worth its time: for most shapes and sentences it is not."""
        return years >= self.years and self.words in low


Place = tuple[int, int, int]  # how long a match is (negative), where it begins, its shape's place
_ESCAPED = re.compile(r"\\.")
_GROUP = re.compile(r"\[[^]]*\]|\((?:\?[:=!])?[^()]*\)[?*]?")
_OPTIONAL = re.compile(r".[?*]")
_WORDS = re.compile(r"(?<![{\w])[^\W\d_]+(?: [^\W\d_]+)*(?![}\w])")
_LETTERS = re.compile(r"[^\W\d_]*")
_LOOK_BEHIND = re.compile(r"\(\?<![^()]*\)")
_ANCHORS = ("năm", "tháng", "quý", "kỳ", "nay", "thời điểm", "giai đoạn")
_NUMBER_ANCHOR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|[/.-]\d)")
_NAMED = re.compile(r"\(\?P<\w+>")
_DIGITS = re.compile(r"\d+")
_PRINTED_YEAR = re.compile(r"(?:19|20)\d\d")


def matches(low: str) -> list[tuple[Place, re.Match[str], PeriodShape]]:
    """Return where shapes stand in a folded sentence, the longest first."""
    if not any(word in low for word in _ANCHORS) and not _NUMBER_ANCHOR.search(low):
        return []
    years = len(_PRINTED_YEAR.findall(low))
    found = [
        ((match.start() - match.end(), match.start(), search.order), match, search.row)
        for search, match in _found(low, years)
    ]
    found.sort(key=lambda one: one[0])
    return found


def _found(low: str, years: int) -> Iterator[tuple[_Search, re.Match[str]]]:
    """Yield what each shape matches, none of its own matches inside another."""
    shapes = _shapes()
    for search in shapes.anywhere:
        if search.may_stand(low, years):
            yield from ((search, match) for match in search.pattern.finditer(low))
    done: dict[int, int] = {}
    for at, group in _beginnings(low, shapes):
        if not group.any.match(low, at):
            continue
        for search in group.searches:
            if years < search.years or done.get(search.order, 0) > at:
                continue
            match = search.pattern.match(low, at)
            if match:
                done[search.order] = match.end()
                yield search, match


def _beginnings(low: str, shapes: "_Shapes") -> list[tuple[int, "_Group"]]:
    """Return where the letters stand that shapes begin with, and a digit where one may."""
    by_letters, by_digit = shapes.by_letters, shapes.by_digit
    found = [(match.start(), by_letters[match[0]]) for match in shapes.letters.finditer(low)]
    if any(words in low for words in by_digit.words):
        found += [(match.start(), by_digit) for match in _DIGITS.finditer(low)]
        found.sort(key=lambda one: one[0])
    return found


@dataclass(frozen=True, slots=True)
class _Group:
    """Shapes that begin alike, and a pattern that tells whether any of them stands at a place."""

    searches: list[_Search]
    words: list[str]  # of which one must stand in a sentence
    any: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The shapes by the letters that they begin with, and those that may begin with anything."""

    letters: re.Pattern[str]
    by_letters: dict[str, _Group]
    by_digit: _Group
    anywhere: list[_Search]


@cache
def _shapes() -> _Shapes:
    searches = [_search(at, row) for at, row in enumerate(entries("periods", PeriodShape))]
    plain = [search for search in searches if "" not in search.openings]
    openings = {letters for search in plain for letters in search.openings} - {_DIGIT}
    return _Shapes(
        re.compile(whole_words(openings, after="")),
        {
            letters: _alike([one for one in plain if any(map(letters.startswith, one.openings))])
            for letters in openings
        },
        _alike([one for one in plain if _DIGIT in one.openings]),
        [one for one in searches if one not in plain],
    )


def _alike(searches: list[_Search]) -> _Group:
    patterns = [_NAMED.sub("(?:", search.pattern.pattern) for search in searches]
    words = {search.words for search in searches}
    least = [one for one in words if not any(other in one for other in words - {one})]
    return _Group(searches, least, re.compile("|".join(patterns)))


def _search(order: int, row: PeriodShape) -> _Search:
    pattern = row.surface
    for place, group in _PLACES.items():
        pattern = pattern.replace(place, group)
    needed = _needed(row.surface)
    words = max(_WORDS.findall(needed), key=len, default="")
    years = needed.count("{y}") + needed.count("{z}") if "{y}" in needed else 0
    compiled = re.compile(rf"(?<!\w){pattern}(?!\w)")
    return _Search(order, row, compiled, words, years, frozenset(_openings(row.surface)))


def _needed(shape: str) -> str:
    """Return what is left of a shape without its groups and optional letters."""
    bare, groups = _ESCAPED.sub("~", shape), 1
    while groups:
        bare, groups = _GROUP.subn("~", bare)
    return "" if "|" in bare else _OPTIONAL.sub("~", bare)


def _openings(shape: str) -> set[str]:
    """Return the letters that a shape can begin with; "" among them where they are not known."""
    shape = _LOOK_BEHIND.sub("", shape)
    if shape[:3] in _OPENINGS:
        return _OPENINGS[shape[:3]]
    if shape.startswith("(?:"):
        parts, rest = _group(shape)
        found = {letters for part in parts for letters in _openings(part)}
        return found | _openings(rest[1:]) if rest[:1] in {"?", "*"} else found
    letters = _LETTERS.match(shape)
    read = letters[0] if letters else ""
    return {read[:-1] if shape[len(read) : len(read) + 1] in {"?", "*"} else read}


def _group(shape: str) -> tuple[list[str], str]:
    """Return the alternatives of the group that a shape begins with, and what follows it."""
    depth, at, parts = 0, 3, [3]
    for at in range(3, len(shape)):
        if shape[at] == ")" and depth == 0:
            break
        depth += {"(": 1, ")": -1}.get(shape[at], 0)
        if shape[at] == "|" and depth == 0:
            parts.append(at + 1)
    stops = [*(part - 1 for part in parts[1:]), at]
    return [shape[a:b] for a, b in zip(parts, stops, strict=True)], shape[at + 1 :]
