"""The one reader of printed quantities: "32.664", "12,7 nghìn", "3,24 tỷ đồng", "6 - 8%".

A dot groups thousands and a comma marks decimals, but reports also print "12.6 nghìn", "21,300"
and "5 868"; a printed string can therefore have several readings, the likeliest first.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.facts.numerals import read_numerals


class Reading(NamedTuple):
    """One way to read a printed quantity; `times` also tells a multiple such as "gấp đôi"."""

    value: Decimal
    value_max: Decimal | None  # upper end of a range
    modifier: str
    percent: bool  # a percent sign is printed
    times: bool  # a multiple is printed, which plans state as percent
    money: bool  # đồng is printed


SCALES = {
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
    "triệu": Decimal(10**6),
    "tr": Decimal(10**6),
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "ngìn": Decimal(10**3),
    "vạn": Decimal(10**4),
}

MODIFIERS = (
    ("không dưới", "at-least"),
    ("tối thiểu", "at-least"),
    ("ít nhất", "at-least"),
    ("tối đa", "at-most"),
    ("không quá", "at-most"),
    ("nhiều nhất", "at-most"),
    ("quá", "more-than"),
    ("hơn", "more-than"),
    ("trên", "more-than"),
    ("dưới", "less-than"),
    ("chưa đến", "less-than"),
    ("chưa tới", "less-than"),
    ("khoảng", "about"),
    ("chừng", "about"),
    ("xấp xỉ", "about"),
    ("gần", "nearly"),
    ("suýt", "nearly"),
    ("ngót", "nearly"),
    ("cỡ", "about"),
)
_WORDED = tuple(
    (word, re.compile(rf"(?<!\w){word}(?!\w)"), modifier) for word, modifier in MODIFIERS
)
SIGNS = {">": "more-than", "<": "less-than", "≥": "at-least", "≤": "at-most"}

_NUMBER = r"\d\d*(?:[.,]\d+)*(?: \d{3}(?!\d))*"  # a search skips to the first digit
_SCALE = r"tỷ|tỉ(?![^\W\d_])|triệu|nghìn|ngàn|ngìn|vạn|tr(?![^\W\d_])"
_AMOUNT = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<scales>(?:(?:{_SCALE})\s*)*)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:%|[^\W\d_]{0,12})?\s*(?:-|–|—|đến|tới)\s*", re.IGNORECASE)


_ONE, _NOTHING = Decimal(1), Decimal(0)
_DIGIT = re.compile(r"\d")
_SCALES = re.compile(_SCALE, re.IGNORECASE)
_UPWARDS = re.compile(r"(?<!\w)trở lên")
_FROM = re.compile(r"từ\s+\d")
_TIMES = re.compile(r"(?<!\w)(?:lần|gấp)(?!\w)")


_HALVES = Decimal("0.5")
_HALF_BEHIND = re.compile(r"(?<!gấp)\srưỡi\s*$", re.IGNORECASE)  # "sáu héc-ta rưỡi"
_MONEY = re.compile(r"(?<!cánh )(?<!hội )(?<!hợp )đồng(?! chí)(?!\w)")
_HALF = re.compile(r"\s*rưỡi(?!\w)", re.IGNORECASE)  # "13 tỷ rưỡi"


def modifier_of(quote: str) -> str:
    """Return the modifier that the words of a quote state: "trên 2.000 người" is more-than."""
    lowered = quote.lower()
    first_digit = _DIGIT.search(lowered)
    head = lowered[: first_digit.start()] if first_digit else lowered
    return _modifier(head, lowered, _are_range(quote, list(_AMOUNT.finditer(quote))))


def _modifier(head: str, lowered: str, ranged: bool) -> str:
    """Return the modifier that the words before the number state, or those behind it."""
    if head:
        for sign, modifier in SIGNS.items():
            if sign in head:
                return modifier
        for word, pattern, modifier in _WORDED:
            if word in head and pattern.search(head):
                return modifier
    if "trở lên" in lowered and _UPWARDS.search(lowered):
        return "at-least"
    if ranged or not head.startswith("từ") or not _FROM.match(head + "0"):
        return "exact"
    return "at-least"


def decimals(quote: str) -> int:
    """Return how many decimals the first number of a quote prints: "62,5%" has one, "202%" none."""
    match = re.search(_NUMBER, quote)
    if match is None:
        return 0
    number = _likeliest(match[0])
    exponent = number.as_tuple().exponent if number is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _numbers(printed: str) -> Iterator[Decimal]:
    """Yield the values that a printed number can have, the likeliest first."""
    text = printed.replace(" ", "")
    dotted, marked = "." in text, "," in text
    if not dotted and not marked:
        yield Decimal(text)
        return
    if dotted and marked:
        decimal_mark = max(text.rfind("."), text.rfind(","))
        whole = text[:decimal_mark].replace(".", "").replace(",", "")
        yield Decimal(f"{whole}.{text[decimal_mark + 1 :]}")
        return
    mark = "." if dotted else ","
    groups = text.split(mark)
    grouped = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    as_decimal = Decimal(".".join(groups)) if len(groups) == 2 else None
    as_grouped = Decimal("".join(groups)) if grouped and groups[0] != "0" else None
    likely, other = (as_grouped, as_decimal) if dotted else (as_decimal, as_grouped)
    yield from (value for value in (likely, other) if value is not None)


def _half_behind(quote: str) -> Decimal:
    """Return what "rưỡi" at the end adds: half of the unit, or of the scale that is printed."""
    if not _HALF_BEHIND.search(quote):
        return Decimal(0)
    return _HALVES * _scale(quote)


def is_money(lowered: str) -> bool:
    """Tell whether đồng is printed, which is also a part of comrades, fields and contracts."""
    return "đồng" in lowered and _MONEY.search(lowered) is not None


def _likeliest(printed: str) -> Decimal | None:
    """Return the likeliest value of a printed number; None of a string such as "1.23.4"."""
    return next(_numbers(printed), None)


def _scale(scales: str) -> Decimal:
    factor = _ONE
    for word in _SCALES.findall(scales) if scales else ():
        factor *= SCALES[word.lower()]
    return factor


def _are_range(quote: str, amounts: list[re.Match[str]]) -> bool:
    return len(amounts) >= 2 and bool(_RANGE.fullmatch(quote, amounts[0].end(), amounts[1].start()))


def _compound(amounts: list[re.Match[str]], quote: str) -> Decimal | None:
    """Read "1 tỷ 80 triệu": amounts that touch and whose scales fall are one sum."""
    total, scale = Decimal(0), None
    for position, amount in enumerate(amounts):
        factor = _scale(amount["scales"])
        touches = position == 0 or not quote[amounts[position - 1].end() : amount.start()].strip()
        if factor == 1 or (scale is not None and factor >= scale) or not touches:
            return None
        number = _likeliest(amount["number"])
        if number is None:
            return None
        total, scale = total + number * factor, factor
    return total


def readings(quote: str) -> list[Reading]:
    """Return all ways to read the quantity that a quote prints, the likeliest first.

    Of "65/30 HTX" the quantity is 65: the number before the slash. An empty list means that the
    quote holds neither digits nor number words.
    """
    amounts = list(_AMOUNT.finditer(quote))
    lowered = quote.lower()
    head = lowered[: amounts[0].start()] if amounts else lowered
    if not amounts:
        half = _half_behind(quote)
        numerals = ((value + half, None) for value in read_numerals(quote))
        return _readings(lowered, _modifier(head, lowered, False), numerals)
    if _are_range(quote, amounts):
        ranges = _ranges(amounts[0], amounts[1])
        return _readings(lowered, _modifier(head, lowered, True), ranges)
    values = ((value, None) for value in _values(amounts, quote, "rưỡi" in lowered))
    return _readings(lowered, _modifier(head, lowered, False), values)


def _readings(
    lowered: str, modifier: str, values: Iterable[tuple[Decimal, Decimal | None]]
) -> list[Reading]:
    """Return the values with what the quote says of all of them."""
    percent = "%" in lowered or "phần trăm" in lowered
    times = ("lần" in lowered or "gấp" in lowered) and _TIMES.search(lowered) is not None
    money = is_money(lowered)
    return [Reading(low, high, modifier, percent, times, money) for low, high in values]


def _values(amounts: list[re.Match[str]], quote: str, halves: bool) -> Iterator[Decimal]:
    """Yield the single values of a quote; behind a slash stands a whole that lends its scale."""
    first = amounts[0]
    if len(amounts) > 1:
        compound = _compound(amounts, quote)
        if compound is not None:
            yield compound
    of = amounts[1] if len(amounts) > 1 and quote[first.end() : amounts[1].start()] == "/" else None
    scale = _scale(first["scales"] or (of["scales"] if of else ""))
    half = scale / 2 if halves and _HALF.match(quote, first.end()) else _NOTHING
    for number in _numbers(first["number"]):
        yield number * scale + half
    part, whole = _likeliest(first["number"]), _likeliest(of["number"]) if of else None
    if part is not None and whole:
        yield part / whole


def _ranges(low: re.Match[str], high: re.Match[str]) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield the ends of a range; a scale printed once holds for both ("5 - 7 triệu")."""
    scale_high = _scale(high["scales"])
    scale_low = _scale(low["scales"]) if low["scales"] else scale_high
    for least in _numbers(low["number"]):
        for most in _numbers(high["number"]):
            if least * scale_low < most * scale_high:
                yield least * scale_low, most * scale_high
