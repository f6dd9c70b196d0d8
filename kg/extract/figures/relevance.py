"""Whether a quantity is about the cooperative sector at all: what general news prints is not."""

import re

from kg.extract.figures.amounts import quantity_is_price
from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import heads
from kg.extract.figures.reading import Reading
from kg.extract.figures.scope import Scope
from kg.extract.page import Page
from kg.extract.patterns import at_word
from kg.read.document import Block, BlockKind

_SECTOR = re.compile(
    at_word(
        r"htx|hợp tác xã|tht|tổ hợp tác|qtdnd|quỹ tín dụng|kttt|kinh tế tập thể"
        r"|kinh tế hợp tác|liên minh|lhhtx|xã viên|tổ viên|ocop|các quỹ|quỹ tín dụng nhân dân"
    )
    + r"(?!\w)"
)
_THINGS = re.compile(
    r"^(?:lớp|khóa|dự án|dự án liên kết|suất quà|suất học bổng|căn nhà|cánh đồng lớn|tạ/ha"
    r"|nhà kho|lò sấy|kho|điểm tư vấn|bài học kinh nghiệm|xã, phường|xã, phường, thị trấn"
    r"|gian hàng|nhãn hiệu|chuỗi|chuỗi liên kết|chỉ tiêu|đề án|giải pháp|nhiệm vụ)$"
)
_OWN_PRICE = re.compile(r"(?:htx|hợp tác xã)[^.;]{0,60}(?:mua|bán|thu mua|bao tiêu)|cao hơn")
_OTHER_SUBJECT = re.compile(
    r"doanh nghiệp|công ty|ngân sách|du lịch|toàn tỉnh|kinh tế|khu công nghiệp|xã "
)
_WHOLE_ECONOMY = re.compile(r"[^,;.()]{0,20}(?:của |trong )?(?:cả |toàn )nền kinh tế")
_WHOLE_INDUSTRY = re.compile(r"(?:toàn ngành|nền kinh tế)[^,;.]{0,12}$")
_OTHERS_INTEREST = re.compile(r"ngân hàng[^.;]{0,40}lãi suất|lãi suất[^.;]{0,60}ngân hàng")
_LEGAL_LIMIT = re.compile(r"(?:an toàn vốn|vốn góp tối đa|được góp (?:quá|không quá))[^.;]{0,50}$")
_BY_LAW = re.compile(r"\s*(?:trở lên )?tự nguyện thành lập|\s*theo (?:khoản \d+ )?điều \d")
_ENDS_ONE_OF = ("một trong ", "một trong số ", "đề án ", "đề án phát triển ", "đề án xây dựng ")
_ONE_OF = re.compile(r"(?<!\w)(?:một trong (?:số )?|đề án (?:phát triển |xây dựng )?)$")
_WHOLE_PLACE = re.compile(r"(?<!\w)(?:toàn|cả) (?:huyện|tỉnh|xã|vùng)(?!\w)")
_MANIFOLD = re.compile(r"(?:gấp|tăng|bằng|mức)[^,;.]{0,25}$")
_OF_WAGE = re.compile(r"\s*(?:mức )?lương")
_OF_MEMBERS = re.compile(r"(?<!\w)số (?:thành viên|xã viên|tổ viên)(?!\w)")
_ELECTED = re.compile(r"(?<!\w)(?:bầu|ban chấp hành|ban kiểm tra|ban thường vụ)(?!\w)")
_ENTERPRISE = re.compile(r"doanh nghiệp|công ty")
_MARKET = re.compile(r"(?<!hơn )(?:thương lái|thị trường)|có lúc|rớt")
_TAUGHT = re.compile(r"(?<!\w)(?:lớp|tập huấn|bồi dưỡng|đào tạo|tuyên truyền|học viên)(?!\w)")
_SPARSE = 3.0  # words of the sector in a thousand characters, below which a page is about others
_DENSE = 5.0  # the same, above which it is about the sector whatever its title says
_TOLD = 8.0  # the same in a paragraph, above which it is about the sector on any page
_SHORT = 260  # characters of a block that goes on with what stands before it
_REACH = 500  # characters of the text before a block that may say what it is about
_CARRIED = frozenset(
    {"percent", "product", "organisation", "household", "times", "dossier", "award"}
)
_FUNDS = 4  # mentions of credit funds, or of rated products, that make a page one about them


def _names_sector(low: str) -> bool:
    """Tell whether a folded sentence has a word of the sector; the commonest are tried first."""
    return " htx " in low or " hợp tác xã " in low or _SECTOR.search(low) is not None


def _own_price(clause: Clause, at: int, scope: Scope) -> bool:
    """Tell the price at which a cooperative buys or sells from that of the market."""
    before, here = clause.left(at)
    own = max(before, clause.low.rfind(",", before, here))
    if _OWN_PRICE.search(clause.low, own, here):
        return True
    market = _MARKET.search(clause.low, before if scope.named else own, here) is not None
    return not market and (scope.named is not None or bool(_OWN_PRICE.search(clause.low)))


def _rates(clause: Clause, at: int) -> bool:
    """Tell the share of a class of cooperatives: "loại tốt, khá mới được 47%"."""
    return heads("organisation", "left").last(clause.low, *clause.own_left(at)) is not None


def _multiplies(clause: Clause, at: int) -> bool:
    """Tell "gấp 1,5 lần", "1,5 lần mức lương" from "3 lần" that something happened."""
    quantity = clause.quantities[at]
    return (
        "gấp" in clause.low[quantity.start : quantity.end]
        or _MANIFOLD.search(clause.low, max(0, quantity.digits - 40), quantity.digits) is not None
        or _OF_WAGE.match(clause.low, quantity.end) is not None
    )


def _outside(clause: Clause, at: int) -> bool:
    """Tell a number of other things: the economy, an industry, banks, the law, a whole district."""
    quantity = clause.quantities[at]
    left = clause.low[: quantity.start]
    if left.endswith(_ENDS_ONE_OF) and _ONE_OF.search(left):
        return True
    whole = "nền kinh tế" in clause.low or "toàn ngành" in clause.low
    if whole and (
        _WHOLE_ECONOMY.match(clause.low, quantity.end) or _WHOLE_INDUSTRY.search(left[-24:])
    ):
        return True
    of_law = "tự nguyện" in clause.low or "điều" in clause.low
    if of_law and _BY_LAW.match(clause.low, quantity.end):
        return True
    if quantity.family == "percent":
        limit = _LEGAL_LIMIT.search(clause.low, 0, quantity.digits)
        return limit is not None or _OTHERS_INTEREST.search(left) is not None
    if quantity.family not in {"area", "weight"}:
        return False
    places = list(_WHOLE_PLACE.finditer(left))
    return bool(places) and not _SECTOR.search(left, places[-1].end())


_STATE_REVENUE = re.compile(r"thu (?:ngân sách|nội địa)")


_OF_THE_SECTOR = frozenset(
    {"cooperative", "cooperative-group", "cooperative-union", "peoples-credit-fund"}
)


def _is_of_members(clause: Clause, at: int, last: Reading | None) -> bool:
    """Tell delegates, people elected or honoured, and members, who need no word of the sector."""
    printed = clause.quantities[at].printed
    return (
        printed in {"đại biểu", "thành viên", "xã viên"}
        or _ELECTED.search(clause.low) is not None
        or _OF_MEMBERS.search(clause.low) is not None
        or (last is not None and last.indicator.value == "awards")
    )


class Relevance:
    """Knows how much of a page is about the sector."""

    def __init__(self, page: Page) -> None:
        content = [page.low[b.start : b.end] for b in page.blocks if b.kind.is_content]
        self._page = page
        size = sum(map(len, content)) or 1
        counts = [len(_SECTOR.findall(words)) for words in content]
        funds = page.low.count("qtdnd") + page.low.count("quỹ tín dụng") >= _FUNDS
        self._funds = funds
        self._rated = page.low.count("ocop") >= _FUNDS
        density = sum(counts) * 1000 / size
        speaking = sum(count > 0 for count in counts)
        titled = any(
            _SECTOR.search(page.low, b.start, b.end)
            for b in page.blocks
            if b.kind is BlockKind.title
        )
        spread = 4 * speaking >= len(content)  # one paragraph of many makes no page about it
        mostly = titled or 2 * speaking >= len(content) or (density >= _DENSE and spread)
        self._dense = funds or (mostly and density >= _SPARSE)

    def holds(self, block: Block, clause: Clause, at: int, scope: Scope) -> bool:
        """Tell whether a quantity counts as a figure about the sector."""
        quantity = clause.quantities[at]
        assert quantity.unit is not None
        if _outside(clause, at):
            return False
        if quantity.family == "organisation" and quantity.unit.subject in _OF_THE_SECTOR:
            vague = quantity.printed in {"tổ", "quỹ", "liên hiệp"} and not self._funds
            return not vague or self._near(block, clause)
        if self._is_of_others(clause, at, scope):
            return False
        if not self._dense and not self._is_told_of(block, clause, at):
            return self._counts_beside(clause, at, scope)
        if quantity.family == "percent":
            if _rates(clause, at):
                return True
            if scope.last is None and not self._speaks(clause):
                return False
        if scope.named is not None:
            return quantity.family != "organisation" or bool(quantity.unit.subject)
        return self._near(block, clause) or self._goes_on(block, clause, at, scope)

    def _is_told_of(self, block: Block, clause: Clause, at: int) -> bool:
        """Tell a figure of a paragraph about the sector on a page about other things."""
        quantity = clause.quantities[at]
        if quantity.family == "organisation":
            return False
        others = [one.end() for one in _ENTERPRISE.finditer(clause.low, 0, quantity.start)]
        if others and not _SECTOR.search(clause.low, others[-1], quantity.start):
            return False
        named = len(_SECTOR.findall(self._page.low, block.start, block.end))
        return named >= _FUNDS and named * 1000 >= _TOLD * (block.end - block.start)

    def _is_of_others(self, clause: Clause, at: int, scope: Scope) -> bool:
        """Tell fields, goods, enterprises and prices that no cooperative is beside."""
        quantity, named = clause.quantities[at], scope.named is not None
        unit = quantity.unit
        if quantity.family == "times":
            return not _multiplies(clause, at)
        if quantity.family in {"area", "weight"} and not named and not _names_sector(clause.low):
            return True
        if unit is not None and unit.subject == "enterprise":
            return not (self._dense and _names_sector(clause.low))
        if quantity_is_price(quantity.per):
            return not _own_price(clause, at, scope)
        return quantity.family == "thing" and not _THINGS.match(quantity.printed)

    def _counts_beside(self, clause: Clause, at: int, scope: Scope) -> bool:
        """Tell, on a page about other things, what is counted beside the sector's name."""
        quantity = clause.quantities[at]
        unit_only = quantity.printed == "đơn vị" and scope.last_organisations is not None
        counted = quantity.family not in {"thing", "organisation"} or (unit_only and at > 0)
        return counted and self._beside(clause, at, scope)

    def _goes_on(self, block: Block, clause: Clause, at: int, scope: Scope) -> bool:
        """Tell what a paragraph that does not name the sector still tells of it."""
        quantity, last = clause.quantities[at], scope.last
        family = quantity.family
        taught = family == "person" or quantity.printed == "lớp"
        if taught and _TAUGHT.search(clause.low):
            return self._before(block)
        if family == "product" and self._rated:
            return True
        if family == "person" and _is_of_members(clause, at, last):
            return True
        if self._funds or (family in {"percent", "times"} and last is not None):
            return True
        listed = block.kind is BlockKind.item or block.end - block.start < _SHORT
        if listed and family in _CARRIED | {"money"} and self._before(block):
            return True
        return family == "money" and self._headed(clause, at)

    def _speaks(self, clause: Clause) -> bool:
        """Tell whether the sentence itself speaks of the sector or has a head of its figures."""
        if self._funds or _names_sector(clause.low):
            return True
        return any(
            heads(family, "left").first(clause.low, 0, len(clause.low))
            for family in ("organisation", "money", "person")
        )

    def _before(self, block: Block) -> bool:
        """Tell whether the block before speaks of the sector."""
        return _SECTOR.search(self._page.low, max(0, block.start - _REACH), block.start) is not None

    def _headed(self, clause: Clause, at: int) -> bool:
        before, here = clause.left(at)
        head = heads("money", "left").last(clause.low, before, here)
        return (
            head is not None
            and head.row.surface
            not in {"lãi", "vay", "tài sản", "giá trị", "chi phí", "lương", "ngân sách"}
            and not (_STATE_REVENUE.search(clause.low))
        )

    def _near(self, block: Block, clause: Clause) -> bool:
        """Tell whether the sentence or its paragraph speaks of the sector."""
        if _names_sector(clause.low):
            return True
        return _SECTOR.search(self._page.low, block.start, clause.sentence.end) is not None

    def _beside(self, clause: Clause, at: int, scope: Scope) -> bool:
        """On a page about other things: the sector is beside, or the clause goes on with it."""
        before, here = clause.own_left(at)
        _, stop, _ = clause.right(at)
        named = [match.end() for match in _SECTOR.finditer(clause.low, before, stop)]
        if named:
            return not _ENTERPRISE.search(clause.low, min(named[-1], here), here)
        going_on = scope.last is not None and ";" not in clause.low[clause.left(at)[0] : here]
        return going_on and not _OTHER_SUBJECT.search(clause.low, before, here)
