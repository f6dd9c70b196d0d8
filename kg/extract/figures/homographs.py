"""Words that are heads elsewhere and part of another word here: "thu hoạch", "chuỗi giá trị"."""

import re

from kg.extract.figures.cues import Found, Head

_BEHIND = {"thu": re.compile(r"\s+(?:hoạch|hút|mua|hồi|gom|thập)(?!\w)")}
_AHEAD = {"giá trị": "chuỗi "}


def is_other_word(low: str, found: Found[Head]) -> bool:
    """Tell whether what was found as a head belongs to a longer word."""
    word = found.row.surface
    behind, ahead = _BEHIND.get(word), _AHEAD.get(word)
    if behind is not None and behind.match(low, found.end):
        return True
    return ahead is not None and low.endswith(ahead, 0, found.start)
