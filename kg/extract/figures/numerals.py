"""Where numbers are written in words: "ba HTX", "một trăm sáu mươi bảy hợp tác xã"."""

import re
from collections.abc import Iterator

from kg.facts.numerals import DIGITS, FILLERS, SCALES, TENS

_WORDS = "|".join(sorted({*DIGITS, *TENS, *SCALES, *FILLERS} - {"và"}, key=len, reverse=True))
_RUN = re.compile(rf"(?<!\w)(?:{_WORDS})(?:\s+(?:{_WORDS}))*(?!\w)")
_SINGLE = frozenset({"một", "năm", "tư", "mốt", "lăm", "nhăm"})  # also an article, a year, "fourth"
_NOT_BEFORE = re.compile(
    r"(?:thứ|khóa|lần|hàng|vài|mấy|chục|một|trong|quý|những|các|ngày|tháng|cả|từng)\s+$"
)


def spelled(low: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of spelled numbers above one in a folded text.

    Vague ones ("hàng trăm", "vài nghìn"), ordinals ("thứ ba") and "một" are left out.
    """
    for match in _RUN.finditer(low):
        words = match[0].split()
        if len(words) == 1 and (words[0] in _SINGLE or words[0] not in {*DIGITS, *TENS}):
            continue
        if words[0] in SCALES or words[0] in FILLERS or _NOT_BEFORE.search(low, 0, match.start()):
            continue
        yield match.span()
