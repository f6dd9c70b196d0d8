"""Tells whether a body acts where it is named, or only lends its name to an officer's title."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from kg.extract.lexicon import entries
from kg.extract.naming.reading import Named
from kg.extract.naming.words import ActingWord
from kg.extract.page import Page
from kg.extract.roles import in_title
from kg.extract.words import folded

_PARENT = r"(?: ?\([^()]{2,60}\))?"  # the body of which this one is a part
_ADVERBS = (
    r"(?: (?:đã|vừa|sẽ|đang|cũng|còn|luôn|tiếp tục|thường xuyên|cần|phải|chỉ|mới|long trọng|"
    r"kịp thời|trực tiếp|tích cực|chủ động|tổng cộng|hằng năm|các cấp|vẫn|là đơn vị|đứng ra))*"
)
_HOSTS = re.compile(
    rf"{_PARENT}(?: khóa [ivxl]+)?(?:,? nhiệm kỳ \d{{4}} ?- ?\d{{4}})?{_ADVERBS} "
    r"(?:tổ chức|khai mạc|chủ trì) (?:hội nghị|hội thảo|tọa đàm|diễn đàn|đại hội|phiên họp|kỳ họp|"
    r"cuộc họp|lễ )"
)
_TITLED = re.compile(r"(?:lãnh đạo|cán bộ|thành viên|đại hội|nghị quyết|bằng khen)(?: của)? $")
_HEAD = re.compile(r"(?:trưởng|phó) $")
_ASKED = re.compile(r"(?:đề nghị|kiến nghị|đề xuất)(?: với)? $")
_AND = frozenset({", ", " và ", ", và ", " cùng "})


@cache
def _pattern(side: str, organs_only: bool) -> re.Pattern[str]:
    rows = (row for row in entries("acting_words", ActingWord) if row.side == side)
    words = sorted((folded(r.surface) for r in rows if r.organ or not organs_only), key=len)
    one = "|".join(map(re.escape, reversed(words)))
    if side == "after":
        return re.compile(rf"{_PARENT}{_ADVERBS} (?:{one})(?!\w)")
    return re.compile(rf"(?<!\w)(?:{one}) $")


def acting(page: Page, named: Sequence[Named]) -> frozenset[int]:
    """Return where the bodies are named that do something there.

    "Sở Công Thương tổ chức", "số liệu của Cục …"; in "Sở A, Sở B mở lớp" both do.
    """
    sources = {
        one.start for one in named if _is_source(page, one) and not _lends_its_name(page, one)
    }
    return _joined(page, named, _works) | sources


def hosting(page: Page, named: Sequence[Named]) -> frozenset[int]:
    """Return where the bodies are named that hold a meeting: "UBND tỉnh tổ chức phiên họp"."""
    return _joined(page, named, _hosts)


def _joined(
    page: Page, named: Sequence[Named], does: Callable[[Page, Named], bool]
) -> frozenset[int]:
    """Return where bodies are named that do something, and those in one list with them."""
    found: set[int] = set()
    works = False
    for at in range(len(named) - 1, -1, -1):
        one = named[at]
        joined = works and page.text[one.end : named[at + 1].start] in _AND
        works = joined or does(page, one)
        works = works and not (_is_owner(page, one) or _lends_its_name(page, one))
        if works:
            found.add(one.start)
    return frozenset(found)


def _hosts(page: Page, named: Named) -> bool:
    return _HOSTS.match(page.low, named.end, named.end + 140) is not None


def _is_organ(named: Named) -> bool:
    """Tell whether a body has general authority, as a committee or a council of a place has."""
    return (named.inner or named).kind.tail == "bare"


def _before(page: Page, named: Named) -> str:
    return page.low[max(0, named.start - 40) : named.start]


def _works(page: Page, named: Named) -> bool:
    after = _pattern("after", _is_organ(named)).match(page.low, named.end, named.end + 140)
    return after is not None


def _is_owner(page: Page, named: Named) -> bool:
    return _before(page, named).endswith(" của ")


def _is_source(page: Page, named: Named) -> bool:
    pattern = _pattern("before", organs_only=False)
    return not _is_organ(named) and pattern.search(_before(page, named)) is not None


def _lends_its_name(page: Page, named: Named) -> bool:
    before = _before(page, named)
    asked = _TITLED.search(before) or _ASKED.search(before)
    return asked is not None or leads_to(page, named.start) or in_title(page, named.start)


def leads_to(page: Page, start: int) -> bool:
    """Tell whether "Trưởng" or "Phó trưởng" stands before a body: the title of its head."""
    return _HEAD.search(page.low, max(0, start - 8), start) is not None
