"""Reads the names of products leftwards from a place: "(2) trà chùm ngây và (3) nụ tầm xuân"."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.page import SYLLABLE, Page
from kg.extract.words import folded

_MOST = 9  # syllables of a product's name
_JOINT = 12  # characters of what joins two names
_EDGE = re.compile(
    r"[;:.,()“”\"!?] ?|(?<!\w)(?:cho biết|cho hay|và|là|như|gồm|gồm có|có|với|của|cho|từ|"
    r"tiêu biểu|nổi bật|sản phẩm|các|những|sản xuất|trồng|nuôi|chế biến|cung ứng|tiêu thụ|"
    r"điển hình|mang tên|tên|trong đó|đối với|nhất là|(?<!sầu )riêng) "
)
_CAPITALS = re.compile(rf"(?<!\w){SYLLABLE}")
_RATED = re.compile(r"(?<!\w)(?:đạt|sao|ocop|được)(?!\w)")
_LISTED = re.compile(r", ?$")
_AND = re.compile(r" và (?:\(\d{1,2}\) ?)?$")
_NUMBERED = re.compile(r"\(\d{1,2}\) ?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that may be a product's name.

    known: they begin with a word for products; proper: they hold a name beside it; numbered: a
    number of a list stands before them; labelled: "sản phẩm" does.
    """

    text: str
    start: int
    end: int
    known: bool
    proper: bool
    numbered: bool
    labelled: bool


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in entries("product_words", Entry):
        words = folded(row.surface)
        found.setdefault(words.split(" ")[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}


def _is_known(low: str) -> bool:
    heads = _heads().get(low.split(" ")[0], ())
    return any(low == head or low.startswith(head + " ") for head in heads)


def pieces_before(page: Page, first: int, end: int) -> list[Piece]:
    """Return the names that stand right before a place, the nearest first.

    "A và B" are two; so are "A, B" where A begins with a word for products.
    """
    found: list[Piece] = []
    joint: re.Match[str] | None = None
    while True:
        piece = _piece_before(page, first, end)
        if piece is None or (joint and joint.re is _LISTED and not piece.known):
            return found
        found.append(piece)
        left = max(first, piece.start - _JOINT)
        joint = _AND.search(page.low, left, piece.start) or _LISTED.search(
            page.low, left, piece.start
        )
        if joint is None:
            return found
        end = joint.start()


def _piece_before(page: Page, first: int, end: int) -> Piece | None:
    while end > first and page.text[end - 1] in " ,":
        end -= 1
    start = first
    for edge in _EDGE.finditer(page.low, first, end):
        start = edge.end()
    while start < end and page.text[start] in " -–+•":
        start += 1
    low = page.low[start:end]
    known = _is_known(low)
    if not known and low and page.text[start].islower():
        capital = _CAPITALS.search(page.text, start, end)
        start = capital.start() if capital else end
    text = page.text[start:end]
    syllables = text.split()
    if not 0 < len(syllables) <= _MOST or len(text) < 2 or text[0].isdigit():
        return None
    if _RATED.search(page.low, start, end):
        return None
    proper = any(word[0].isupper() for word in syllables[1:]) or (
        len(syllables) > 1 and text[0].isupper() and not known
    )
    numbered = _NUMBERED.search(page.text, max(first, start - 6), start) is not None
    labelled = page.low.endswith("sản phẩm ", first, start)
    return Piece(text, start, end, known, proper, numbered, labelled)


def named_like(piece: Piece, name: str) -> bool:
    """Tell whether a product carries the last two syllables of a producer's name."""
    last = piece.text.split()[-2:]
    return len(last) == 2 and last[0][0].isupper() and name.split()[-2:] == last
