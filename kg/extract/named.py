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
    rf"(?P<kind>[Hh]ợp tác xã(?:\s*\(HTX\))?|HTX ?(?:DV)?(?:NN)?|HTX|[Tt]ổ hợp tác|THT|[Ll]iên hiệp (?:HTX|[Hh]ợp tác xã)|[Qq]uỹ tín dụng nhân dân|QTDND)"
    rf" +(?P<name>(?:(?i:{_WORD}) +){{0,6}}(?:\d{{1,2}}[/-]\d{{1,2}} +)?{_CAP}(?:[ -]+(?:{_CAP}|(?i:{_WORD})(?= +{_CAP})|\d{{1,2}}(?!\d|\s*(?:HTX|thành|%|tỷ)))){{0,8}})"
)
_GENERIC = frozenset(
    {"dịch", "sản", "chăn", "thương", "vận", "môi", "nông", "thủy", "chế", "tổng", "du", "kinh", "xây"}
)  # first syllables of words that say what a cooperative does
_SINGULAR = re.compile(
    r"(?:(?<!\d )(?<!các )(?<!số )(?<!nhiều )(?<!những )(?<!mỗi )(?<!một )(?<!của các )(?<!khối )(?<!vực )(?<!quản lý )(?<!cho )(?<!cán bộ )(?<!lao động )(?<!thành viên )(?<!\w)"
    r"(?:htx|hợp tác xã|tổ hợp tác|đơn vị)(?: này)?(?=\s*,?\s*(?:chỉ |cũng |đã |đang |còn |sẽ |mới |vẫn )*(?:có|hiện|thu|mua|được|liên kết|đạt|xây|đầu tư"
    r"|trồng|nuôi|sản xuất|chế biến|cung|xuất|bán|ký|gom|tạo|trả|lãi|mở|mới|còn|lại|giải quyết|nộp|kết nạp|vay|nhận))"
    r"|(?<!\w)của (?:htx|hợp tác xã|đơn vị)(?=\s*(?:,|có|là|đạt|ước|tăng|mới|năm|đã|còn|cũng|$)))"
)
_MANY = re.compile(
    r"\d\s*(?:htx|hợp tác xã|tht|tổ hợp tác)|toàn tỉnh|cả tỉnh|các htx|các hợp tác xã|liên minh|(?<!\w)sở |tổng số|bình quân"
)
_KINDS = {"h": "cooperative", "t": "cooperative-group", "l": "cooperative-union", "q": "peoples-credit-fund"}
_NOT_NAMES = re.compile(r"^(?:Việt Nam|Luật|OCOP|VietGAP|GlobalGAP|Trung ương|Nhà nước|UBND|HTX|Kiểu|THT|QTDND|ở |tại |tỉnh |huyện )")
_WIDE = re.compile(
    r"(?<!\w)(?:toàn tỉnh|toàn huyện|toàn thành phố|toàn xã|cả tỉnh|cả nước|trên địa bàn|các htx|các hợp tác xã|các quỹ|tỉnh (?:có|đã|hiện)|huyện (?:có|đã|hiện)|liên minh|tổng số htx|số htx|khu vực htx|nhiều htx|các tổ|toàn quốc|hệ thống|mỗi htx|toàn vùng|(?:huyện|thị xã|thành phố)(?= [^,;.]{2,24} (?:có|dẫn đầu|hiện|đứng)))(?!\w)"
)


class NamedOrganisations:
    """Follows which organisation a passage tells of, block by block."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._names = [
            match for match in _NAME.finditer(page.text)
            if not _NOT_NAMES.match(match["name"]) and match["name"].lower() not in _GENERIC
            and not page.low[max(0, match.start() - 10) : match.start()].rstrip().endswith(("liên minh", "luật"))
        ]  # fmt: skip
        self._block: Block | None = None

    def enter(self, block: Block) -> None:
        """Begin a block."""
        self._block = block

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
        between = self._page.low[max(name.end(), first) : here]
        if name.end() < first:
            between = ""
        if _WIDE.search(between) or self._ended(name, between, clause):
            scope.named = scope.named_kind = None
            return
        words = self._page.text[name.start() : name.end()].strip(" ,-")
        scope.named = Given(words, (name.start(), name.end()), "named organisation", "paragraph")
        scope.named_kind = _KINDS[name["kind"][0].lower()]

    def _carried_name(self, clause: Clause, at: int, here: int) -> "re.Match[str] | None":
        """A bare "HTX có …" is the organisation that was named last."""
        first = self._block.start if self._block else clause.sentence.start
        words = self._page.low[first:here]
        singular = None
        for singular in _SINGULAR.finditer(words):
            pass
        if singular is None or _MANY.search(words):
            return None
        told = [
            match for match in self._names if match.end() <= here and self._mentions(match["name"]) > 1
        ]
        if not told or _MANY.search(self._page.low, told[-1].end(), first):
            return None
        return told[-1]

    def _mentions(self, name: str) -> int:
        """Count how often a page names an organisation, by the last words of its name."""
        return self._page.text.count(" ".join(name.split()[-2:]))

    def _ended(self, name: "re.Match[str]", between: str, clause: Clause) -> bool:
        """Tell whether another subject came between the name and the figure."""
        return bool(re.search(r"(?:công ty|doanh nghiệp|sở|ngân hàng)\s[^.;]{0,40}$", between)) and len(between) > 60
