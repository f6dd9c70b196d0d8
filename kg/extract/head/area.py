"""Which province a report is about, by where and how provinces are named; else the country."""

import re
from collections import Counter

from kg.extract.head.districts import provinces_by_districts
from kg.extract.head.parts import Parts
from kg.extract.head.provinces import province_names
from kg.read.document import Block

COUNTRY = "Việt Nam"

_SMALLER = re.compile(
    r"(?:(?<!tác )xã|phường|huyện|thị trấn|đường|phố|chợ|cầu|núi|sông|thôn|bản)\s+$"
)
_VENUE = re.compile(r"(?:ở|tại|từ|ra|vào|về|đến|tới)\s+$")
_GOVERNED = re.compile(r"(?:tỉnh|thành phố|tp\.?|báo|đài|tỉnh ủy)\s*$")
_NATIONAL = re.compile(
    r"(?<!\w)(?:cả nước|toàn quốc|liên minh (?:htx|hợp tác xã) việt nam|các tỉnh, thành)(?!\w)"
)
_NATIONAL_TITLE = re.compile(r"cả nước|toàn quốc|việt nam(?! đồng)")
_A_PROVINCE = re.compile(
    r"(?<!\w)(?:(?:toàn|cả|của|địa bàn|ubnd|ủy ban nhân dân|liên minh (?:htx"
    r"|hợp tác xã)) tỉnh)(?!\w)"
)
_AHEAD = 24  # characters before a name that tell how it stands
_TITLE, _LEAD, _EDGE, _TEXT = 8, 3, 2, 1  # weights of a mention by its block
_LEADING = 4  # blocks of content in which a mention weighs as one of the lead
_OFTEN, _MANY, _FAINT = 3, 3, 6  # "cả nước" so often, beside so many provinces, none so strong


def province_of(parts: Parts) -> str:
    """Return the province that a report is about, or the country."""
    pattern, _ = province_names()
    scores, placed = _scores(parts)
    lead = parts.content[:_OFTEN]
    if not placed and any(_NATIONAL.search(parts.words(block)) for block in lead):
        return COUNTRY
    if _NATIONAL_TITLE.search(parts.titled) and not pattern.search(parts.titled):
        return COUNTRY
    national = parts.low.count("cả nước") + parts.low.count("toàn quốc")
    first = scores.most_common(1)
    if not first or (national >= _OFTEN and len(scores) >= _MANY and first[0][1] < _FAINT):
        return COUNTRY
    return first[0][0]


def speaks_of_a_province(parts: Parts) -> bool:
    """Tell whether a page speaks of "the province" as its own, whichever that is."""
    return _A_PROVINCE.search(parts.low) is not None


def _scores(parts: Parts) -> tuple[Counter[str], bool]:
    """Return how strongly each province is named, and whether one stands in head or edge."""
    pattern, by_name = province_names()
    scores: Counter[str] = Counter()
    placed = False
    for block in parts.document.blocks:
        weight = _weight(parts, block)
        for match in pattern.finditer(parts.low, block.start, block.end):
            before = parts.low[max(0, match.start() - _AHEAD) : match.start()]
            if _SMALLER.search(before) or (_VENUE.search(before) and block is not parts.title):
                continue
            scores[by_name[match[0]]] += weight * _standing(before, parts.low, match, block)
            placed = placed or weight > _TEXT
    for province, count in provinces_by_districts(parts.document.text).items():
        scores[province] += 2 * count
    return scores, placed


def _weight(parts: Parts, block: Block) -> int:
    if block is parts.title:
        return _TITLE
    if block in parts.content[:_LEADING]:
        return _LEAD
    return _TEXT if block.kind.is_content else _EDGE


def _standing(before: str, low: str, match: re.Match[str], block: Block) -> int:
    """Weigh how a name stands: "tỉnh X" and "X:" at a line's head more than a mention."""
    points = 1
    if _GOVERNED.search(before):
        points += 2
    if match.start() == block.start and low[match.end() : match.end() + 1] == ":":
        points += 3
    return points
