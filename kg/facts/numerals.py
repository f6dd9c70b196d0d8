"""Vietnamese numerals in words: "ba", "một trăm sáu mươi bảy", "năm ngàn", "một nửa"."""

import re
from decimal import Decimal

DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
TENS = {"mười": 10, "mươi": 10}
SCALES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
FILLERS = frozenset({"không", "linh", "lẻ", "và"})  # "hai nghìn không trăm lẻ năm"
PHRASES = {
    "một nửa": (Decimal(50), Decimal("0.5")),
    "hơn nửa": (Decimal(50), Decimal("0.5")),
    "quá nửa": (Decimal(50), Decimal("0.5")),
    "phân nửa": (Decimal(50), Decimal("0.5")),
    "một phần ba": (Decimal("33.3"), Decimal("33.33"), Decimal("33.333333"), Decimal("0.333333")),
    "hai phần ba": (Decimal("66.7"), Decimal("66.67"), Decimal("66.666667"), Decimal("0.666667")),
    "một phần tư": (Decimal(25), Decimal("0.25")),
    "gấp rưỡi": (Decimal("1.5"),),
    "gấp đôi": (Decimal(2),),
}


def read_numerals(text: str) -> tuple[Decimal, ...]:
    """Return the readings of the first number that is written in words; none where there is none.

    "một nửa" is 50 percent of a whole, or a ratio of 0.5.
    """
    lowered = " ".join(text.lower().split())
    for phrase, values in PHRASES.items():
        if phrase in lowered:
            return values
    value = _first_run(re.findall(r"[^\W\d_]+", lowered))
    return () if value is None else (value,)


def _first_run(words: list[str]) -> Decimal | None:
    known = {**DIGITS, **TENS, **SCALES}
    start = next((at for at, word in enumerate(words) if word in DIGITS or word == "mười"), None)
    if start is None:
        return None
    end = start
    while end < len(words) and (words[end] in known or words[end] in FILLERS):
        end += 1
    return Decimal(_value([word for word in words[start:end] if word not in FILLERS]))


def _value(words: list[str]) -> int:
    """Add up "hai nghìn ba trăm bốn mươi lăm": groups below a thousand, each with its scale."""
    total = group = digit = 0
    for word in words:
        if word in DIGITS:
            group, digit = group + digit, DIGITS[word]
        elif word in TENS:
            group, digit = group + (digit * 10 or 10), 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        else:
            total, group, digit = total + (group + digit) * SCALES[word], 0, 0
    return total + group + digit
