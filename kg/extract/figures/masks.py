"""Where digits are no figures: dates, documents, names with numbers, roads, ranks, quoted titles.

Each number is tried where it stands: the words directly before it, then what follows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.words import folded
from kg.law.words import UPPER

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class NumberWord(Entry):
    """A word behind which a number is no figure ("điều 5", "quốc lộ 6").

    rule: "always"; "number": unless a unit or more digits follow ("số 1.218 HTX"); "digit": one
    digit alone ("vụ 3"); "version": a version ("công nghiệp 4.0").
    """

    rule: str


_COUNTING = {"tổng", "thiểu"}  # "tổng số 1.450", "thiểu số 1.450" are counts and no number 1.450
_COUNTED_TIME = re.compile(
    r"(?:\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))\s+(?:tháng|năm|ngày|quý)\s+$"
)  # "6 tháng 16 HTX"
_NUMBER = re.compile(r"\d(?<![\d.,].)\d*(?:[.,]\d+)*", re.DOTALL)
_LAST_WORDS = re.compile(r"(?<!\w)(?:(?:([^\W\d_]+)\s+)?([^\W\d_]+)\s+)?([^\W\d_]+)[\s-]*$")
_TRAILING = "".join(one for one in map(chr, range(0x3001)) if one.isspace()) + "-"
_AHEAD = 30  # characters before a number in which the words stand that mask it
_COUNTED = re.compile(
    r"(?:\.\d)?[a-z]?(?:[\d.,]*\d|\s?(?:%|tỷ|triệu|nghìn|đồng|htx|hợp\s+tác|tổ\s+hợp|tht|người|thành\s+viên"
    r"|lượt|hộ|sản\s+phẩm|cán\s+bộ|lao\s+động|xã\s+viên|tổ|quỹ|hồ\s+sơ|đơn\s+vị|mô\s+hình|giám\s+đốc))"
)
_BEHIND = re.compile(
    r"""
    \d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d(?!\d)          # 14/7/2023
  | (?:19|20)\d\d\s?(?:-|đến|,)\s?(?:19|20)\d\d(?!\d)                # 2021 - 2025
  | (?:19|20)\d\d(?!\d|[.,]\d)(?=\s*(?:[,;:.)(]|$|đến|là|so|toàn|cả|tỉnh|các|theo|của|về|và|tại))
  | \d{1,2}\s?(?:giờ|h(?![^\W\d_]))\s?\d{0,2}(?!\d)
  | \d{1,2}:\d{2}
  | 0\d{2,3}\)?[.\s]\d{3,4}[.\s]\d{3,4}
  | 24/7\b
  | \d+\s+trong\s+\d+\b(?!\s*(?:tháng|năm|ngày|quý))
  | \d(?:\s*(?:-|,|và|đến)\s*\d)*\s+sao(?!\w)
  | \d+\s+điểm(?!\s*(?:phần\s+trăm|%|bán|tư\s+vấn|giới\s+thiệu))
  | \d+\s+(?:ngày|giờ|phút|tiếng|tuần|tháng|năm|quý)(?!\w)
  | 0?1\s+trong\s+(?:những|các|\d+|số|ba|hai|bốn|năm|sáu)
  | \d+(?:/\d{4})?\s?[/-]\s?[a-zđ]{2,}(?:-[a-zđ]+)*                  # 20-nq/tw
    """,
    re.VERBOSE,
)
_SHORT = re.compile(r"(?:19|20)\d\d(?!\d)|\d{1,2}(?:\s?/|[.)](?=\s)|\)|\s+[^\W\d_])")
_YEAR_AHEAD = re.compile(r"(?:(?<!\w)năm\s+(?:học\s+)?|(?:19|20)\d\d\s?(?:-|đến|,)\s?)$")
_VERSION = re.compile(r"\d\.\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_SHORT_DATE = re.compile(r"\d{1,2}/\d{1,2}(?![\d/]|\s*%)")
_DATED_AHEAD = re.compile(r"(?:đến|tới|trước|sau|từ)\s+(?:ngày\s+)?$")
_DENOMINATOR_AHEAD = re.compile(r"(?:của|mỗi|bình quân|trung bình|tính trên|/|trên|trong)\s+$")
_DENOMINATOR = re.compile(
    r"0?1\s+(?:htx|hợp tác xã|tht|tổ hợp tác|tổ|quỹ|người|lao động|thành viên|hộ|ha|đơn vị"
    r"|liên hiệp|qtdnd)(?!\w)"
)
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]\()\d\)")
_NAMED_AHEAD = re.compile(
    r"(?:htx|hợp tác xã|tht|tổ hợp tác|quỹ tín dụng nhân dân|qtdnd)\s+(?:số\s+)?$"
)
_NAME = re.compile(r"\d{1,2}(?:\s?/\s?\d{1,2})?(?=\s+[^\W\d_])")
_DATE_NAME = re.compile(rf"\d{{1,2}}/\d{{1,2}}(?=\s+(?!HTX|THT|LH|QTD|OCOP)[{UPPER}])")
_LISTED_AHEAD = re.compile(r"(?:^\W*|(?:[;:,.]|và|là|gồm)\s*\()$")
_LISTED = re.compile(r"\d{1,2}(?:[.)](?=\s)|\)(?=\s*[^\W\d_]))")
_TITLED = re.compile(
    r"(?:đề án|chương trình|kế hoạch|dự án|chủ đề|cuộc thi|phong trào|giải thưởng|hội thảo"
    r"|quyết định"
    r"|nghị quyết|tọa đàm|diễn đàn|quyết định[^.;“\"]{0,40}|về việc|năm|danh hiệu"
    r"|hội thi)\s*[:,]?\s*"
    r"(?P<title>[“\"][^”\"]{4,400}[”\"])"
)
_CONTACT = re.compile(
    r"(?:điện\s+thoại|đt|hotline|fax|số\s+máy|đường\s+dây\s+nóng)\s*:?\s*[\d.\s()x-]{6,}"
    r"|(?:giấy\s+phép|gp)[^.;]{0,40}|https?://\S+|www\.\S+|\S+@\S+"
)


@cache
def _words() -> dict[str, str]:
    return {folded(row.surface): row.rule for row in entries("number_words", NumberWord)}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.rpartition(" ")[2] for phrase in _words())


def masked(raw: str, low: str, cited: list[Span]) -> list[Span]:
    """Return the spans of a sentence in which no quantity may begin.

    Args:
        raw: the sentence as printed, of which capitals count.
        low: the sentence folded.
        cited: spans of citations that lie in the sentence.
    """
    spans = list(cited)
    if "“" in low or '"' in low:
        spans += [match.span("title") for match in _TITLED.finditer(low)]
    if _tells_a_contact(low):
        spans += [match.span() for match in _CONTACT.finditer(low)]
    spans += _numbers(raw, low)
    return spans


def _tells_a_contact(low: str) -> bool:
    """Tell quickly that a sentence has no word of contacts and permits: hardly any has."""
    return (
        "@" in low or "www." in low or "http" in low or "đt" in low or "fax" in low or "máy" in low
        or "thoại" in low or "phép" in low or "gp" in low or "nóng" in low or "hotline" in low
    )  # fmt: skip


def _numbers(raw: str, low: str) -> Iterator[Span]:
    """Yield the numbers that are no figures, and all that is masked with them."""
    floor = 0
    for match in _NUMBER.finditer(low):
        start = match.start()
        if start < floor:
            continue
        end = _masked_until(raw, low, start, match.end())
        if end is not None:
            yield start, end
            floor = end


def _masked_until(raw: str, low: str, start: int, end: int) -> int | None:
    """Return where what begins with a number ends, if it is no figure."""
    behind = _BEHIND.match(low, start)
    if behind and not (start and low[start - 1].isalpha()):
        return behind.end()
    ahead = low[max(0, start - _AHEAD) : start]
    if _may_be_behind_word(ahead) and _is_behind_word(low, ahead, start, end):
        return end
    return _otherwise_until(raw, low, start, ahead) if _SHORT.match(low, start) else None


def _otherwise_until(raw: str, low: str, start: int, ahead: str) -> int | None:
    """Return where a year, a date, a number of a list, of a footnote or in a name ends."""
    for before, pattern, text in (
        (_YEAR_AHEAD, _YEAR, low),
        (_DATED_AHEAD, _SHORT_DATE, low),
        (_DENOMINATOR_AHEAD, _DENOMINATOR, low),
        (_LISTED_AHEAD, _LISTED, low),
    ):
        match = pattern.match(text, start)
        if match and before.search(ahead if start > _AHEAD else low[:start]):
            return match.end()
    for pattern in (_FOOTNOTE, _DATE_NAME):
        match = pattern.match(raw if pattern is _DATE_NAME else low, start)
        if match:
            return match.end()
    named = _NAME.match(low, start)
    if named and _NAMED_AHEAD.search(ahead) and _is_name(raw, named):
        return named.end()
    return None


def _may_be_behind_word(ahead: str) -> bool:
    """Tell whether the last word before a number is one that may mask it: mostly it is not."""
    words = ahead.rstrip(_TRAILING)
    if not words or not words[-1].isalnum():
        return False
    last = words[words.rfind(" ") + 1 :]
    return not last.isalpha() or last in _last_words()


def _is_behind_word(low: str, ahead: str, start: int, end: int) -> bool:
    match = _LAST_WORDS.search(ahead)
    if match is None:
        return False
    first, second, third = match.groups()
    if second in _COUNTING or (_COUNTED_TIME.search(ahead) and _COUNTED.match(low, end)):
        return False
    phrases = [third, f"{second} {third}", f"{first} {second} {third}"]
    rules = {_words()[phrase] for phrase in phrases if phrase in _words()}
    return (
        "always" in rules
        or ("digit" in rules and end - start == 1)
        or ("version" in rules and _VERSION.fullmatch(low, start, end) is not None)
        or ("number" in rules and not _COUNTED.match(low, end))
    )


def _is_name(raw: str, match: re.Match[str]) -> bool:
    """Tell a name ("HTX 6/12 Đào Thịnh") from a figure behind a kind ("THT 4 triệu đồng")."""
    behind = raw[match.end() :].lstrip()
    return "/" in match[0] or behind[:1].isupper()
