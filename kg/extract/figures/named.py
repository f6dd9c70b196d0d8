"""The named organisation that a passage tells of: its figures are its own, never the province's."""

import re
from bisect import bisect_right

from kg.extract.figures.clause import Clause
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope
from kg.extract.naming.mentions import COOPERATIVES, Mentions
from kg.extract.naming.reading import Named
from kg.read.document import Block

_NOT_ALONE = (
    r"\d ", "các ", "số ", "nhiều ", "những ", "mỗi ", "một ", "của các ", "khối ", "vực ",
    "quản lý ", "cho ", "cán bộ ", "lao động ", "thành viên ", r"\w",
)  # fmt: skip
_ALONE = "|".join(  # what must not stand before a word is written behind it: a search is faster so
    word + "".join(f"(?<!{before}{word})" for before in _NOT_ALONE)
    for word in ("htx", "hợp tác xã", "tổ hợp tác", "đơn vị")
)
_SINGULAR = re.compile(
    rf"(?:(?:{_ALONE})(?: này)?(?=\s*,?\s*(?:chỉ |cũng |đã |đang |còn |sẽ |mới "
    r"|vẫn )*(?:có|hiện|thu|mua|được|liên kết|đạt|xây|đầu tư|trồng|nuôi|sản xuất|chế biến|cung|xuất"
    r"|bán|ký|gom|tạo|trả|lãi|mở|mới|còn|lại|giải quyết|nộp|kết nạp|vay|nhận|là nơi|tiêu thụ))"
    r"|của (?<!\wcủa )(?:htx|hợp tác xã|đơn vị)"
    r"(?=\s*(?:,|có|là|đạt|ước|tăng|mới|năm|đã|còn|cũng|$)))"
)
_MANY = re.compile(
    r"\d\s*(?:htx|hợp tác xã|tht|tổ hợp tác)|toàn tỉnh|cả tỉnh|các htx|các hợp tác xã|liên minh"
    r"|tổng số|bình quân"
)
_WIDE = re.compile(
    r"(?<!\w)(?:toàn tỉnh|toàn huyện|toàn thành phố|toàn xã|cả tỉnh|cả nước|trên địa bàn|các htx"
    r"|các hợp tác xã|các quỹ|tỉnh (?:có|đã|hiện)|huyện (?:có|đã|hiện)|liên minh|tổng số htx|số htx"
    r"|khu vực htx|nhiều htx|các tổ|toàn quốc|hệ thống|mỗi htx|toàn vùng"
    r"|(?<!\()(?:huyện|thị xã|thành phố)(?= [^,;.]{2,24} (?:có|dẫn đầu|hiện|đứng)))(?!\w)"
)
_ANOTHER = re.compile(r"(?:công ty|doanh nghiệp|sở|ngân hàng)\s[^.;]{0,40}$")
_NEAR = 60  # characters behind a name in which no other subject takes over


class NamedOrganisations:
    """Follows which organisation a passage tells of, block by block."""

    def __init__(self, mentions: Mentions, text: str, low: str) -> None:
        self._mentions = mentions
        self._named = [one for one in mentions.all if one.kind.type in COOPERATIVES and one.proper]
        self._low = low
        self._ends = [one.end for one in self._named]
        self._tails = {tail: text.count(tail) for tail in set(map(_tail, self._named))}
        self._block: Block | None = None

    def enter(self, block: Block) -> None:
        """Begin a block."""
        self._block = block

    def govern(self, clause: Clause, at: int, scope: Scope) -> None:
        """Set or clear the organisation that the quantity at a place is about."""
        scope.named = scope.named_kind = None
        quantity = clause.quantities[at]
        if quantity.family == "organisation" and not quantity.printed.endswith("thành viên"):
            return
        here = clause.sentence.start + quantity.start
        first = self._block.start if self._block else 0
        named = self._in_block(first, here) or self._carried(first, here)
        if named is None:
            return
        between = self._low[max(named.end, first) : here] if named.end >= first else ""
        if _WIDE.search(between) or (_ANOTHER.search(between) and len(between) > _NEAR):
            return
        words = self._mentions.full_name(named)
        scope.named = Given(words, (named.start, named.end), "named organisation", "paragraph")
        scope.named_kind = named.kind.type

    def _in_block(self, first: int, here: int) -> Named | None:
        """Return the last organisation that a block names before a place."""
        index = bisect_right(self._ends, here) - 1
        return self._named[index] if index >= 0 and self._named[index].start >= first else None

    def _carried(self, first: int, here: int) -> Named | None:
        """Return what a bare "HTX có …" means: the organisation of the story that is told on."""
        words = self._low[first:here]
        if not _SINGULAR.search(words) or _MANY.search(words):
            return None
        earlier = reversed(self._named[: bisect_right(self._ends, here)])
        told = next((one for one in earlier if self._tails[_tail(one)] > 1), None)
        if told is None or _MANY.search(self._low, told.end, first):
            return None
        return told


def _tail(named: Named) -> str:
    """Return the last words of a name, by which a text goes on to call it."""
    return " ".join(named.words.split()[-2:])
