"""The named organisation that a passage tells of: its figures are its own, never the province's."""

import re

from kg.extract.clause import Clause
from kg.extract.page import Page
from kg.extract.reading import Given
from kg.extract.scope import Scope
from kg.law.words import UPPER
from kg.read.document import Block

_CAP = rf"[{UPPER}][\w’']*"
_WORD = r"(?:nông nghiệp|nông nghiệp hữu cơ|dịch vụ|sản xuất|chăn nuôi|thương mại|vận tải|môi trường|hữu cơ|thủy sản|chế biến|rau|hoa|cây cảnh|và|tổng hợp|du lịch|kinh doanh|xây dựng|trồng|nuôi|cà phê|chè|gạo|mì|dệt|gà|bò|lợn|cá|tôm|cộng đồng|nông|lâm|ngư|nghiệp|an toàn|sạch|tín dụng|nhân dân|&|-|,)"
_NAME = re.compile(
    rf"(?P<kind>[Hh]ợp tác xã(?:\s*\(HTX\))?|HTX|[Tt]ổ hợp tác|THT|[Ll]iên hiệp (?:HTX|[Hh]ợp tác xã)|[Qq]uỹ tín dụng nhân dân|QTDND)"
    rf"\s+(?P<name>(?:{_WORD}\s+){{0,6}}(?:\d{{1,2}}[/-]\d{{1,2}}\s+)?{_CAP}(?:[ -]+(?:{_CAP}|{_WORD}(?=\s+{_CAP})|\d{{1,2}}(?!\d|\s*(?:HTX|thành|%|tỷ)))){{0,8}})"
)
_KINDS = {"h": "cooperative", "t": "cooperative-group", "l": "cooperative-union", "q": "peoples-credit-fund"}
_NOT_NAMES = re.compile(r"^(?:Việt Nam|Luật|OCOP|VietGAP|GlobalGAP|Trung ương|Nhà nước|UBND|HTX|Kiểu|THT|QTDND|ở |tại |tỉnh |huyện )")
_WIDE = re.compile(
    r"(?<!\w)(?:toàn tỉnh|toàn huyện|toàn thành phố|toàn xã|cả tỉnh|cả nước|trên địa bàn|các htx|các hợp tác xã|các quỹ|tỉnh (?:có|đã|hiện)|huyện (?:có|đã|hiện)|liên minh|tổng số htx|số htx|khu vực htx|nhiều htx|các tổ|toàn quốc|hệ thống)(?!\w)"
)


class NamedOrganisations:
    """Follows which organisation a passage tells of, block by block."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._names = [
            match for match in _NAME.finditer(page.text)
            if not _NOT_NAMES.match(match["name"])
        ]  # fmt: skip
        self._block: Block | None = None
        self._story = self._is_story()

    def enter(self, block: Block) -> None:
        """Begin a block."""
        self._block = block

    def _is_story(self) -> bool:
        """Tell a page about one organisation: it is named, and no count of organisations is."""
        counts = len(re.findall(r"\d\s*(?:htx|hợp tác xã|tht|tổ hợp tác)(?!\w)", self._page.low))
        return bool(self._names) and counts <= 4

    def govern(self, clause: Clause, at: int, scope: Scope) -> None:
        """Set or clear the organisation that the quantity at a place is about."""
        quantity = clause.quantities[at]
        here = clause.sentence.start + quantity.start
        first = self._block.start if self._block else 0
        name = None
        for match in self._names:
            if match.end() <= here and match.start() >= first:
                name = match
        if name is None:
            name = self._carried_name(clause, at, here)
        if name is None or quantity.family == "organisation":
            scope.named = scope.named_kind = None
            return
        between = self._page.low[name.end() : here]
        if _WIDE.search(between) or self._ended(name, between, clause):
            scope.named = scope.named_kind = None
            return
        words = self._page.text[name.start() : name.end()].strip(" ,-")
        scope.named = Given(words, (name.start(), name.end()), "named organisation", "paragraph")
        scope.named_kind = _KINDS[name["kind"][0].lower()]

    def _carried_name(self, clause: Clause, at: int, here: int) -> "re.Match[str] | None":
        """In the story of one organisation its name holds from paragraph to paragraph."""
        if not self._story or _WIDE.search(clause.low[: clause.quantities[at].start]):
            return None
        before = [match for match in self._names if match.end() <= here]
        return before[0] if before else None

    def _ended(self, name: "re.Match[str]", between: str, clause: Clause) -> bool:
        """Tell whether another subject came between the name and the figure."""
        return bool(re.search(r"(?:công ty|doanh nghiệp|sở|ngân hàng)\s[^.;]{0,40}$", between)) and len(between) > 60
