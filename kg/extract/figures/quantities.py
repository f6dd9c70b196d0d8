"""Printed quantities in a sentence: number, scale, range, unit, per-unit, modifier.

A quantity is found by its digits, then read to the right (scale, unit, per-unit) and to the left
(modifier); what a digit may also be, a date, a number of a document, a name, is masked by others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from kg.extract.figures.numerals import spelled
from kg.extract.lexicon import Entry, entries
from kg.extract.patterns import any_of
from kg.extract.words import Sentence, folded
from kg.facts.quantity import MODIFIERS, readings


@dataclass(frozen=True, slots=True)
class Unit(Entry):
    """What is counted: its family, the code of its unit, the subject that it names, if it does."""

    family: str
    unit: str
    subject: str | None


@dataclass(slots=True)
class Quantity:
    """One printed quantity of a sentence; offsets are those of the sentence."""

    start: int  # of the modifier, else of the number
    end: int
    digits: int  # where the number itself begins
    value: Decimal
    value_max: Decimal | None
    modifier: str
    unit: Unit | None  # none where only a number is printed
    per: str = ""  # "/người/tháng" as printed behind the unit, folded
    scaled: bool = False  # nghìn, triệu, tỷ
    part_of: "Quantity | None" = None  # of "65/30 HTX" the quantity 65; 30 is one of its own
    words: bool = False  # the number is spelled
    printed: str = ""  # folded words of the unit
    family: str = field(init=False)  # the unit's; "number" without one

    def __post_init__(self) -> None:
        self.family = "number" if self.unit is None else self.unit.family

    def lend(self, unit: Unit) -> None:
        """Give a bare number the unit of what stands around it."""
        self.unit, self.family = unit, unit.family


_SCALE = r"(?:nghìn|ngàn|ngìn|vạn|triệu|tỷ|tỉ|tr(?![^\W\d_]))"
_NUM = r"(?:\d{1,3}(?: \d{3})+(?![\d.,]|\s*(?:tỷ|tỉ|triệu))|\d+(?:[.,]\d+)*)"
_TO = r"(?:-|đến|tới)"
PER = (
    r"(?:/ ?(?:\d+ )?(?!gấp(?!\w))[^\W\d_]+(?: (?:hợp tác|tín dụng nhân dân|hợp tác xã"
    r"|(?<=/mô )hình|(?<=/dự )án|(?<=/đơn )vị|(?<=/lao )động))?)"
)


@cache
def _units() -> dict[str, Unit]:
    return {folded(unit.surface): unit for unit in entries("units", Unit)}


@cache
def _unit_words() -> str:
    return any_of(word for word in _units() if word != "%")


@cache
def _behind() -> re.Pattern[str]:
    """What may follow a number: range, whole, scale, unit, per-units."""
    return re.compile(
        rf"(?:\s*(?P<low_scale>(?:{_SCALE}\s?){{0,2}}|%)(?:đồng)?\s*{_TO}\s*(?P<most>{_NUM}))?"
        rf"(?:/(?P<whole>\d+(?:[.,]\d+)*))?"
        rf"\s*(?P<scale>(?:{_SCALE}\s*){{1,2}}(?:\d+\s*(?:triệu|tr|nghìn|ngàn)\s*|rưỡi(?!\w)\s*)?)?"
        rf"(?P<unit>\s*%|\s*(?:{_unit_words()})(?![^\W\d_]))?"
        rf"(?P<per>(?:\s?{PER}){{0,3}}(?:\s+(?:mỗi|một)\s+(?:tháng|năm))?)"
    )


_DIGITS = re.compile(  # _NUM behind none of these, found by its first digit
    r"\d(?:(?<![\w.].)|(?<=\slà.)|(?<=\sđạt.)|(?<=\shơn.)|(?<=\strên.))(?<!\d,.)(?<!\d/.)(?<!\d-.)"
    r"(?:\d{0,2}(?: \d{3})+(?![\d.,]|\s*(?:tỷ|tỉ|triệu))|\d*(?:[.,]\d+)*)",
    re.DOTALL,
)
_MODIFIER = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(sorted((word for word, _ in MODIFIERS), key=len, reverse=True))
    + r"|chưa đầy|xấp xỉ|từ)(?:\s+gấp)?|[<>≥≤])\s*$"
)
_MODIFIER_ENDS = frozenset(
    [word.rpartition(" ")[2] for word, _ in MODIFIERS] + ["đầy", "xỉ", "từ", "gấp"]
)
_COMPARATIVE = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|tăng|giảm|vượt|xa|lâu|sớm|muộn)\s+$")
_EACH = re.compile(r"\s+(?:mỗi|một)\s+")
_UPWARDS = re.compile(r"\s*trở lên")
_PLACE_BEFORE_ON = re.compile(r"(?:sạch|canh tác|trồng|nuôi|sản xuất|diện tích|ruộng)\s+$")


def quantities(sentence: Sentence, masked: list[tuple[int, int]]) -> list[Quantity]:
    """Return the quantities of a sentence in text order; the whole of "65/30 HTX" follows its part.

    Args:
        sentence: the sentence, whose offsets are used.
        masked: spans of the sentence in which no quantity may begin.
    """
    found: list[Quantity] = []
    floor = 0
    for match in _DIGITS.finditer(sentence.low):
        if match.start() < floor or _lies_in(masked, match.start()):
            continue
        quantity = _quantity(sentence, match.start(), match.end(), floor)
        if quantity is None:
            continue
        found.append(quantity)
        if quantity.part_of:
            found.append(quantity.part_of)
        floor = quantity.end
    found.extend(_spelled(sentence, masked, found))
    found.extend(_fractions(sentence, masked))
    return sorted(found, key=lambda quantity: quantity.digits)


def _lies_in(spans: list[tuple[int, int]], place: int) -> bool:
    for start, end in spans:  # noqa: SIM110 - asked for every digit, and twice as fast as any()
        if start <= place < end:
            return True
    return False


def _quantity(sentence: Sentence, start: int, end: int, floor: int) -> Quantity | None:
    low = sentence.low
    behind = _behind().match(low, end)
    if behind is None:
        return None
    if behind["most"] and not _is_range(low[start:end], behind):
        behind = _without_range(low, end)
    most, scale, per = behind.group("most", "scale", "per")
    unit, printed = _unit(behind)
    if unit and unit.surface == "đ" and unit.family == "money" and not scale and end - start < 5:
        unit = None
    stop = behind.end() if unit or scale or most else end
    stop = start + len(low[start:stop].rstrip())
    up = _UPWARDS.match(low, stop) if "trở lên" in low else None
    if up:
        stop = up.end()
    first = _modifier_start(low, start, floor, bool(most or up))
    quote = sentence.raw[first:stop]
    read = _read(quote, unit)
    if read is None:
        return None
    value, value_max, modifier = read
    per = _EACH.sub("/", per).replace(" ", "") if per and (unit or scale) else ""
    whole = _whole(sentence, behind, unit, printed, per, stop) if behind["whole"] else None
    return Quantity(
        first, stop, start, value, value_max, modifier, unit, per, bool(scale), whole,
        printed=printed,
    )  # fmt: skip


def _without_range(low: str, end: int) -> re.Match[str]:
    match = _behind().match(low[:end] + "\0" + low[end:], end)  # nothing can follow the mark
    assert match is not None
    return match


def _unit(behind: re.Match[str]) -> tuple[Unit | None, str]:
    printed = " ".join((behind["unit"] or "").split())
    if printed:
        return _units()[printed], printed
    if behind["scale"] and _LARGE.search(behind["scale"]) and _ends_amount(behind):
        return _units()["đồng"], ""  # "4,2 triệu" is money where the reading finds no other unit
    return None, ""


_LARGE = re.compile(r"t(?:ỷ|ỉ|r)")
_AMOUNT_ENDS = re.compile(
    r"\s*(?:[,;.:)(/”\"-]|$|(?:và|so|trong|của|cho|thì|là|năm|mỗi|tiền|nên|để|mà|từ|với|một|trở|vốn|doanh|lợi|thu)(?!\w))"
)


def _ends_amount(behind: re.Match[str]) -> bool:
    """Tell "4,2 triệu và …" from "1 triệu cây", which counts something that has no unit here."""
    return _AMOUNT_ENDS.match(behind.string, behind.end()) is not None


def _is_range(low_number: str, behind: re.Match[str]) -> bool:
    """Tell a range (6 - 8%) from two years, a score, or a date."""
    least, most = (_plain(text) for text in (low_number, behind["most"]))
    if least is None or most is None:
        return False
    unit = " ".join((behind["unit"] or "").split())
    if "%" in (behind["low_scale"] or "") and unit not in {"%", "phần trăm"}:
        return False
    if 1900 <= least <= 2100 and 1900 <= most <= 2100 and "." not in low_number:
        return False
    return bool(behind["unit"] or behind["scale"]) and (least < most or bool(behind["low_scale"]))


def _plain(number: str) -> Decimal | None:
    found = readings(number)
    return found[0].value if found else None


def _modifier_start(low: str, start: int, floor: int, open_range: bool) -> int:
    """Return where the modifier begins; a comparison ("cao hơn 92") and a place are none."""
    left = low[max(floor, start - 20) : start]
    match = _MODIFIER.search(left) if _may_end_a_modifier(left) else None
    if match is None:
        return start
    word = match[0].strip()
    before = left[: match.start()]
    if word == "từ" and not open_range and not _at_least(low, start, before):
        return start
    if word == "hơn" and _COMPARATIVE.search(before):
        return start
    if word == "trên" and _PLACE_BEFORE_ON.search(
        low[max(floor, start - 30) : start - len(match[0])]
    ):
        return start
    return start - len(match[0])


def _may_end_a_modifier(left: str) -> bool:
    words = left.rstrip()
    last = words[words.rfind(" ") + 1 :]
    return last in _MODIFIER_ENDS or not last.isalpha()


COUNTED = frozenset({"organisation", "person", "household", "product", "dossier", "award"})


_FROM_WHAT = re.compile(r"(?:tăng|giảm|năm|kể)\s*$")
_SPAN_TO = re.compile(
    r"[\d.,]+[^,;.]{0,60}(?<!\w)(?:(?<!trở )lên|xuống|đến|tới|còn)(?!\w)"
    r"|[\d.,]+[^;.]{0,40}(?:ban đầu|,\s*(?:nay|đến nay|hiện nay)(?!\w))"
)


_SOURCE = re.compile(  # "từ 500 triệu đồng vay của Quỹ": where money comes from
    r"[\d.,]+\s*(?:nghìn |ngàn |triệu |tỷ )*đồng\s+(?:vốn |tiền )?"
    r"(?:vay|góp|hỗ trợ|ngân sách)(?!\w)"
)


def _at_least(low: str, start: int, before: str) -> bool:
    """Tell "thành lập mới từ 65 HTX" from "tăng từ 3,5% lên 17%" and from a place or time."""
    if _SOURCE.match(low, start):
        return False
    return not _SPAN_TO.match(low, start) and not _FROM_WHAT.search(before)


def _read(quote: str, unit: Unit | None = None) -> tuple[Decimal, Decimal | None, str] | None:
    """Return the likeliest value; of what is counted a whole number, if one can be read."""
    found = readings(quote)
    if not found:
        return None
    chosen = found[0]
    if unit and unit.family in COUNTED:
        chosen = next((one for one in found if one.value == one.value.to_integral_value()), chosen)
    return chosen.value, chosen.value_max, chosen.modifier


def _whole(
    sentence: Sentence, behind: re.Match[str], unit: Unit | None, printed: str, per: str, stop: int
) -> Quantity | None:
    if unit is None:
        return None
    start = behind.start("whole")
    read = _read(sentence.raw[start:stop])
    if read is None:
        return None
    return Quantity(start, stop, start, read[0], None, read[2], unit, per, bool(behind["scale"]),
                    printed=printed)  # fmt: skip


@cache
def _spelled_unit() -> re.Pattern[str]:
    kinds = {"organisation", "person", "household", "percent", "area", "product", "money", "weight"}
    words = sorted(
        (w for w, unit in _units().items() if unit.family in kinds and w not in {"%", "đ"}),
        key=len, reverse=True,
    )  # fmt: skip
    return re.compile(
        rf"\s+(?P<unit>{'|'.join(map(re.escape, words))})(?![^\W\d_])(?P<per>(?:{PER})*)"
    )


def _spelled(
    sentence: Sentence, masked: list[tuple[int, int]], found: list[Quantity]
) -> list[Quantity]:
    """Return the quantities that are written in words: "ba HTX", "bốn mươi lăm phần trăm"."""
    result = []
    for start, end in spelled(sentence.low):
        unit = _spelled_unit().match(sentence.low, end)
        if (
            unit is None
            or _lies_in(masked, start)
            or _lies_in([(q.start, q.end) for q in found], start)
        ):
            continue
        first = _modifier_start(sentence.low, start, 0, False)
        read = _read(sentence.raw[first : unit.end()], _units()[unit["unit"]])
        if read is None:
            continue
        result.append(
            Quantity(
                first,
                unit.end(),
                start,
                read[0],
                read[1],
                read[2],
                _units()[unit["unit"]],
                unit["per"],
                printed=unit["unit"],
                words=True,
            )
        )
    return result


_FRACTION = re.compile(
    r"(?<!\w)(?:(?:(?P<share>một nửa|phân nửa|quá nửa|hơn nửa|hơn một nửa|gần một nửa|gần nửa)"
    r"(?=\s+(?:trong |tổng |số |htx|hợp tác xã|sản |doanh |lãi|chi |thành viên|diện tích|nằm|đem"
    r"|đã)))"
    r"|(?P<times>(?:gần |hơn )?gấp (?:đôi|rưỡi)))(?!\w)"
)


def _fractions(sentence: Sentence, masked: list[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield halves, which are shares, and doublings, which are ratios."""
    if "nửa" not in sentence.low and "gấp" not in sentence.low:
        return
    for match in _FRACTION.finditer(sentence.low):
        if _lies_in(masked, match.start()):
            continue
        unit = _units()["phần trăm" if match["share"] else "lần"]
        read = _read(sentence.raw[match.start() : match.end()], unit)
        if read is not None:
            yield Quantity(
                match.start(),
                match.end(),
                match.start(),
                *read,
                unit,
                printed=unit.surface,
                words=True,
            )
