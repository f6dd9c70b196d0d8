"""Which district "toàn huyện" or "huyện đã …" means: the one that was named before."""

import re

from kg.extract.figures.scope import Scope
from kg.extract.patterns import at_word
from kg.extract.words import Sentence
from kg.law.words import UPPER

_CAP = rf"[{UPPER}][\w’']*"
_NAMED = re.compile(
    at_word("huyện|Huyện|thị xã|Thị xã|quận|Quận") + rf"\s+(?P<name>{_CAP}(?:\s+{_CAP}){{0,3}})"
)
_ACTING = re.compile(
    at_word("huyện|thị xã") + r"(?= (?:hiện|đã|đang|có|còn|phấn đấu|đặt mục tiêu|sẽ)(?!\w))"
)
_OF_MANY = re.compile(
    r"(?:\d|(?<!\w)(?:các|những|mỗi|từng|nhiều|số|mấy|vài|hai|ba|bốn|cấp|tuyến|nào|là|liên"
    r"|mọi|hầu hết|ít|như|(?<!đầu )(?<!cuối )(?<!trong )năm))\s+$"
)


def tell_district(sentence: Sentence, scope: Scope) -> None:
    """Keep the district that a sentence names; of several nobody knows which is meant later."""
    names = {match["name"] for match in _NAMED.finditer(sentence.raw)}
    if names:
        scope.district = names.pop() if len(names) == 1 else None


def spoken_of(scope: Scope) -> str | None:
    """Return the district that a report is about, else the one that was named before."""
    frame = scope.frame
    return frame.figure_area if frame.figure_area != frame.area else scope.district


def acting(low: str, opening: int, here: int) -> re.Match[str] | None:
    """Return the last district without a name that does something: "huyện phấn đấu có"."""
    found = None
    for match in _ACTING.finditer(low, opening, here):
        if not _OF_MANY.search(low, 0, match.start()):
            found = match
    return found
