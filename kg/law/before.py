"""The words before a number: the type, and "số"."""

import re
from dataclasses import dataclass
from functools import cache

from kg.law.words import (
    NOT_AFTER_LETTER,
    UPPER,
    TypeWord,
    alternatives,
    plain,
    short_types,
    type_names,
    type_words,
)

_REACH = 48
_MARK = r"\s{0,3}[,:]?\s{0,3}(?:mang\s+)?(?i:số\s+hiệu|số|so)\s?[.:]?"
_MARK_ALONE = re.compile(rf"{NOT_AFTER_LETTER}(?:[Ss]ố|SỐ|So(?=\s?:))\s?[.:]?\s{{0,3}}\Z")
_HEAD_OF_LINE = re.compile(r"(?:^|\n)[^\S\n]*\Z")


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number, from `start` on."""

    start: int
    type: TypeWord | None = None
    marked: bool = False
    capital: bool = False
    short: bool = False
    head: bool = False  # the document's own number, at the head of a line
    issuer_at: int | None = None  # where the issuer stands in "Quyết định của … số 1804/QĐ-TTg"


@cache
def _typed() -> re.Pattern[str]:
    short = "|".join(sorted(map(re.escape, short_types()), key=len, reverse=True))
    words = alternatives(type_names())
    return re.compile(
        rf"{NOT_AFTER_LETTER}(?:(?P<word>(?i:{words}))|(?P<short>{short}))"
        rf"(?:(?P<mark>{_MARK})\s{{0,3}}|\s{{0,3}})\Z"
    )


@cache
def _phrase() -> re.Pattern[str]:
    words = alternatives(type_names())
    return re.compile(
        rf"(?s:.*){NOT_AFTER_LETTER}(?P<word>(?i:{words}))\s+(?P<issuer>(?:của|do)\s[^.;:\n\d]{{3,90}})\Z"
    )


@cache
def _last_words() -> frozenset[str]:
    words = {name.split()[-1].lower() for name in type_names()} | {"số", "hiệu"}
    plained = {plain(word) for word in words}
    return frozenset(words | plained | {sign.lower() for sign in short_types()})


def may_be_cited(text: str, place: int) -> bool:
    """Tell quickly whether the word before a number is the end of a type, or "số"."""
    words = text[max(0, place - 12) : place].rstrip(" .:\u00a0\n").split()
    last = words[-1].lower() if words else ""
    return last in _last_words() or last.lstrip('0123456789.,;:)([/“"-–+*') in _last_words()


def read_before(text: str, place: int, floor: int) -> Before:
    """Read the words before the number at a place, but nothing before `floor`."""
    if not may_be_cited(text, place):
        return Before(place)
    low = max(floor, place - _REACH)
    window = text[low:place]
    match = _typed().search(window)
    if match:
        if match["word"]:
            found = type_words()[plain(match["word"])]
        else:
            found = short_types()[match["short"]]
        return Before(
            low + match.start(),
            found,
            marked=match["mark"] is not None,
            capital=window[match.start()] in UPPER,
            short=match["short"] is not None,
        )
    mark = _MARK_ALONE.search(window)
    if mark is None:
        return Before(place)
    start = low + mark.start()
    head = _HEAD_OF_LINE.search(text[max(0, start - 40) : start]) is not None
    low = max(floor, start - 140)
    phrase = _phrase().match(text[low:start])
    if phrase is None:
        return Before(start, marked=True, head=head)
    word = type_words()[plain(phrase["word"])]
    return Before(start, word, marked=True, capital=True, issuer_at=low + phrase.start("issuer"))
