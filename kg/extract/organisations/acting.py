"""Tells whether a body acts where it is named, or only lends its name to an officer's title."""

import re
from functools import cache

from kg.extract.lexicon import entries
from kg.extract.naming.reading import Named
from kg.extract.naming.words import ActingWord
from kg.extract.page import Page
from kg.extract.people.posts import role_at
from kg.extract.words import folded

_ROLE_WORDS = 5  # words that the longest role has
_ADVERBS = (
    r"(?: (?:đã|vừa|sẽ|đang|cũng|còn|luôn|tiếp tục|thường xuyên|cần|phải|chỉ|mới|"
    r"kịp thời|trực tiếp|tích cực|chủ động|tổng cộng|hằng năm|các cấp|vẫn|là đơn vị|đứng ra))*"
)
_TITLED = re.compile(
    r"(?:lãnh đạo|đại diện|cán bộ|thành viên|đại hội|nghị quyết|bằng khen)(?: của)? $"
)


@cache
def _pattern(side: str, organs_only: bool) -> re.Pattern[str]:
    rows = (row for row in entries("acting_words", ActingWord) if row.side == side)
    words = sorted((folded(r.surface) for r in rows if r.organ or not organs_only), key=len)
    one = "|".join(map(re.escape, reversed(words)))
    return re.compile(rf"{_ADVERBS} (?:{one})(?!\w)" if side == "after" else rf"(?<!\w)(?:{one}) $")


def acts(page: Page, named: Named) -> bool:
    """Tell whether a body does something here: "Sở Công Thương tổ chức", "số liệu của Cục …"."""
    organ = (named.inner or named).kind.tail == "bare"
    before = page.low[max(0, named.start - 40) : named.start]
    after = _pattern("after", organ).match(page.low, named.end, named.end + 80)
    works = (after and not before.endswith(" của ")) or (
        not organ and _pattern("before", organ).search(before)
    )
    return bool(works) and not _TITLED.search(before) and not _in_title(page, named.start)


def _in_title(page: Page, start: int) -> bool:
    """Tell whether an office stands right before a body."""
    at = start
    for _ in range(_ROLE_WORDS):
        at = page.low.rfind(" ", max(0, at - 20), max(0, at - 1)) + 1
        if at == 0:
            return False
        role = role_at(page, at, start)
        if role and page.low[at + len(role.surface) : start] in {" ", " của "}:
            return True
    return False
