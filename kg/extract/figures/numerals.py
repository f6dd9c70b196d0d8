"""Where numbers are written in words: "ba HTX", "một trăm sáu mươi bảy hợp tác xã"."""

import re
from collections.abc import Iterator

from kg.extract.patterns import any_of, whole_words
from kg.facts.numerals import DIGITS, FILLERS, SCALES, TENS

_WORDS = sorted({*DIGITS, *TENS, *SCALES, *FILLERS} - {"và"})
_RUN = re.compile(whole_words(_WORDS, rf"(?:\s+{any_of(_WORDS)})*"))
_FIRST = frozenset({*DIGITS, *TENS})
_SINGLE = frozenset({"một", "năm", "tư", "mốt", "lăm", "nhăm"})  # also an article, a year, "fourth"
_NOT_BEFORE = (
    "thứ", "khóa", "lần", "hàng", "vài", "mấy", "chục", "một", "trong", "quý", "những", "các",
    "ngày", "tháng", "cả", "từng",
)  # fmt: skip


def spelled(low: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of spelled numbers above one in a folded text.

    Vague ones ("hàng trăm", "vài nghìn"), ordinals ("thứ ba") and "một" are left out.
    """
    for match in _RUN.finditer(low):
        words = match[0].split()
        if len(words) == 1 and (words[0] in _SINGLE or words[0] not in _FIRST):
            continue
        if words[0] in SCALES or words[0] in FILLERS or _is_vague(low[: match.start()]):
            continue
        yield match.span()


def _is_vague(before: str) -> bool:
    """Tell whether the word before a number makes it vague, an ordinal or a date."""
    return before[-1:].isspace() and before.rstrip().endswith(_NOT_BEFORE)
