"""How much the words around a citation speak of a document's title."""

import re
from functools import lru_cache
from itertools import pairwise

from kg import names

# Words that titles of every subject share: they tell nothing about the subject.
_COMMON = """
    về việc của và các một số cho trong theo tại đến năm giai đoạn phê duyệt ban hành quy định chi
    tiết điều biện pháp thi hành luật nghị quyết quyết định thông tư chỉ thị kế hoạch chương trình
    đề án sửa đổi bổ sung thực hiện tiếp tục nâng cao hiệu quả phát triển đẩy mạnh tăng cường tổ
    chức hoạt động cả nước địa phương trên địa bàn tỉnh thành phố việt nam nhà chính phủ thủ tướng
    ủy ban nhân dân hội đồng ngày tháng số mới đổi chính sách hỗ trợ kinh tế xã
"""
COMMON = frozenset(_COMMON.split())

SUBJECT_OF_SECTOR = re.compile(r"\b(?:htx|kttt|tổ hợp tác)\b")


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring words of a text that say something about its subject."""
    words = re.findall(r"[^\W_]+", names.name_key(text))
    return frozenset(
        f"{one} {other}"
        for one, other in pairwise(words)
        if not (one in COMMON and other in COMMON)
    )


def likeness(title: str | None, around: str) -> float:
    """Return which part of a title's telling word pairs stand in the words around, 0 to 1."""
    if not title:
        return 0.0
    telling = pairs(title)
    return len(telling & pairs(around)) / len(telling) if telling else 0.0


def speaks_of_sector(text: str | None) -> int:
    """Return how often a text names cooperatives, groups, or the collective economy."""
    return len(SUBJECT_OF_SECTOR.findall(names.name_key(text))) if text else 0
