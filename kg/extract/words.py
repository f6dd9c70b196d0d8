"""The text as the rules see it: lower case, one spelling of tones, the same offsets; sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.law.words import UPPER

_SPACES = [(space, " ") for space in "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t\n"]
_DASHES = [(dash, "-") for dash in "–—‒−"]
_ALIKE = (*_SPACES, *_DASHES, ("ð", "đ"))  # replaced one by one: sixty times as fast as translate

# "hoà" and "hòa" are one spelling at the end of a syllable; "quý" has its tone in one place only.
_MOVED = {
    old + second: new + first
    for old, news, firsts, seconds in (
        ("o", "òóỏõọ", "aaaaa", "àáảãạ"),
        ("o", "òóỏõọ", "eeeee", "èéẻẽẹ"),
        ("u", "ùúủũụ", "yyyyy", "ỳýỷỹỵ"),
    )
    for new, first, second in zip(news, firsts, seconds, strict=True)
}
_MOVABLE = re.compile(  # "oà", "uý" at a syllable's end, not behind "q"
    r"(?:o[àáảãạèéẻẽẹ](?<!qo.)|u[ỳýỷỹỵ](?<!qu.))(?![^\W\d_])"
)
LOWER = UPPER.lower()
_END = re.compile(
    rf"[.!?…][.!?…]*[\"”’)\]]*(?:\s+(?=[{UPPER}\"“‘(\[\-+•\d])|(?=[{UPPER}][{LOWER}]))"
)
_NUMBERED = re.compile(r"\W*(?:\d{1,2}|[ivx]{1,4}|[a-zđ])", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:(?<!\w)(?:tp|tx|tt|q|p|h|ts|ths|pgs|gs|ks|bs|đ/c|mr|st|no|v\.v|vs|cn|ncs|luật sư)"
    r"|[.\s(][^\W\d_])$",
    re.IGNORECASE,
)
_SHORTEST_WORD = 4  # letters, from which on a word is neither abbreviation nor small number


def fold(text: str) -> str:
    """Return the lower-case form in which words are compared; every character keeps its place."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters of other scripts grow in lower case
        lowered = "".join(one if len(one) == 1 else old
                          for old in text for one in (old.lower(),))  # fmt: skip
    for printed, plain in _ALIKE:
        lowered = lowered.replace(printed, plain)
    return _MOVABLE.sub(lambda match: _MOVED[match[0]], lowered)


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return a word of a lexicon in that form."""
    return fold(word)


@dataclass(slots=True)
class Sentence:
    """One sentence: its offsets in the text, its words as printed and folded."""

    start: int
    end: int
    raw: str
    low: str


def _is_no_end(text: str, start: int, stop: int) -> bool:
    """Tell a full stop behind an abbreviation, or behind a number that counts a list."""
    tail = text[max(start, stop - _SHORTEST_WORD) : stop]
    if len(tail) == _SHORTEST_WORD and tail.isalnum() and tail.strip("ivxIVX"):
        return False
    return (
        _ABBREVIATED.search(text, max(0, stop - 8), stop) is not None
        or _NUMBERED.fullmatch(text, start, stop) is not None
    )


def sentences(text: str, low: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield the sentences of a block; one that never ends is cut into parts."""
    for first, last in _whole_sentences(text, start, end):
        while last - first > _LONGEST:
            cut = _cut(low, first, first + _LONGEST)
            yield Sentence(first, cut, text[first:cut], low[first:cut])
            first = cut
        yield Sentence(first, last, text[first:last], low[first:last])


_LONGEST = (
    3000  # characters; rules look back within a sentence, so their time grows with its square
)


def _cut(low: str, start: int, end: int) -> int:
    """Return where to cut what is too long: behind a mark or a space of its second half."""
    for mark in (";", ",", " "):
        place = low.rfind(mark, (start + end) // 2, end)
        if place >= 0:
            return place + 1
    return end


def _whole_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if _is_no_end(text, at, match.start()):
            continue
        yield at, match.end()
        at = match.end()
    if text[at:end].strip():
        yield at, end
