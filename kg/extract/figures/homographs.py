"""Words that are heads elsewhere and part of another here: "thu hoạch", "huyện Lương Tài"."""

import re

from kg.extract.figures.cues import Found, Head
from kg.extract.head.districts import districts
from kg.law.words import UPPER

_BEHIND = {"thu": re.compile(r"\s+(?:hoạch|hút|mua|hồi|gom|thập)(?!\w)")}
_AHEAD = {"giá trị": "chuỗi "}


_CAPITAL = rf"[{UPPER}]\w*"
_NAMED_BEFORE = re.compile(rf"{_CAPITAL} $")
_NAMED_BEHIND = re.compile(rf" {_CAPITAL}")


def _in_a_name(raw: str, low: str, found: Found[Head]) -> bool:
    """Tell a syllable of a name; where a sentence begins, capitals alone do not tell."""
    if " " in found.row.surface or not raw[found.start].isupper() or raw[found.end - 1].isupper():
        return False
    behind = _NAMED_BEHIND.match(raw, found.end)
    if behind is None:
        return _NAMED_BEFORE.search(raw, 0, found.start) is not None
    begins = not low[: found.start].strip(' -+*"“(') or low[: found.start].rstrip()[-1] in ".:"
    return not begins or low[found.start : behind.end()] in districts()


def is_other_word(raw: str, low: str, found: Found[Head]) -> bool:
    """Tell whether what was found as a head belongs to a longer word or to a name."""
    if _in_a_name(raw, low, found):
        return True
    word = found.row.surface
    behind, ahead = _BEHIND.get(word), _AHEAD.get(word)
    if behind is not None and behind.match(low, found.end):
        return True
    return ahead is not None and low.endswith(ahead, 0, found.start)
