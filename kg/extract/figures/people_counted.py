"""What people and households are counted as: members, workers, managers, learners, delegates."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Head, heads
from kg.extract.figures.headed import given_by, left_head, own_span, right_head
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope

HONOUR = re.compile(
    r"bằng khen|giấy khen|huân chương|cờ thi đua|kỷ niệm chương|khen thưởng|tuyên dương|danh hiệu"
    r"|tôn vinh|vinh danh|biểu dương|huy chương|chiến sĩ thi đua"
)
_TRAINING = re.compile(r"tập huấn|bồi dưỡng|đào tạo|tuyên truyền|lớp|học nghề|dạy nghề")


ADMITTED_TO_ALLIANCE = "kết nạp vào Liên minh"
_ALLIANCE = re.compile(r"liên minh(?: htx| hợp tác xã)?")
_TO_ALLIANCE = re.compile(r"\s*(?:mới )?(?:vào |của )?liên minh(?!\w)")


def persons(clause: Clause, at: int, scope: Scope) -> Given:
    """Return what people are counted as, with the words that say so."""
    quantity = clause.quantities[at]
    low, printed, (_before, here) = clause.low, quantity.printed, clause.left(at)
    left, beside = left_head(clause, at, "person")
    right = right_head(clause, at, "person")
    own = own_span(clause, at)
    if printed == "đại biểu":
        return Given("delegates", own, "unit:đại biểu", "printed")
    if printed in {"đồng chí", "ủy viên", "biên chế"}:
        return Given("other", own, f"unit:{printed}", "printed")
    if printed == "học viên" or (quantity.unit and quantity.unit.unit == "person-time"):
        return _attending(clause, at, scope, own)
    if right and right.row.indicator in {"people-trained", "managers-qualified", "awards"}:
        return given_by(clause, right, "right", "adjacent")
    if printed in {"thành viên", "xã viên", "tổ viên", "sáng lập viên"}:
        return _members(clause, at, scope, left, own)
    if left and left.row.indicator == "people-trained" and (beside or _no_other(low, left, here)):
        return given_by(clause, left, "left", "adjacent" if beside else "segment")
    if printed in {"lao động", "công nhân", "nhân viên", "cán bộ, nhân viên", "thợ", "nhân công"}:
        return Given("workers-total", own, f"unit:{printed}", "printed")
    if printed in {"cán bộ quản lý", "cán bộ", "giám đốc", "kế toán"}:
        if _TRAINING.search(low, 0, here):
            return Given("people-trained", own, f"unit:{printed} trained", "segment")
        return Given("managers-total", own, f"unit:{printed}", "printed")
    if printed in {
        "cá nhân",
        "hội viên",
        "nông dân",
        "phụ nữ",
        "thanh niên",
        "bạn trẻ",
        "lao động trẻ",
        "trí thức trẻ",
        "kỹ sư",
    }:
        if HONOUR.search(low):
            return Given("awards", own, "unit:person honoured", "segment")
        return Given("other", own, f"unit:{printed}", "printed")
    return _people(clause, at, scope, left, right, beside)


_OTHER_TURNS = re.compile(r"(?:vay|khách|tham quan|khám|xe|du lịch)(?!\w)")


def _attending(clause: Clause, at: int, scope: Scope, own: tuple[int, int]) -> Given:
    """Tell those who learn from visitors and borrowers, who are counted by turns too."""
    before, here = clause.left(at)
    end = clause.quantities[at].end
    if _TRAINING.search(clause.low, before, here) or clause.quantities[at].printed == "học viên":
        return Given("people-trained", own, "learners", "printed")
    if _OTHER_TURNS.search(clause.low, end, end + 30) or _OTHER_TURNS.search(
        clause.low, before, here
    ):
        return Given("other", own, "turns of others", "segment")
    return Given("people-trained", own, "unit:lượt", "printed")


_OTHER_CLAUSE = re.compile(r"[;:]")


def _no_other(low: str, left: Found[Head], here: int) -> bool:
    return not _OTHER_CLAUSE.search(low[left.end : here])


_JOINING = re.compile(r"\s*(?:mới )?(?:gia nhập|được kết nạp|kết nạp|xin vào)(?!\w)")


_ADMITTED = re.compile(
    r"kết nạp|gia nhập|sáng lập|tăng thêm được|thu hút thêm|phát triển thêm|(?:các|những"
    r"|\d+) htx mới (?:này )?(?:có|thu hút)|htx mới này|thành viên mới"
)
_WITH = re.compile(
    r"\s*(?:(?:so với |của )?(?:kế hoạch|chỉ tiêu)(?: (?:cả )?năm| đề ra| được giao)*)?"
    r"\s*,?\s*(?:với|thu hút|có)?\s*(?:tổng số|trên|hơn|gần|khoảng)?\s*"
)


def _members(
    clause: Clause, at: int, scope: Scope, left: Found[Head] | None, own: tuple[int, int]
) -> Given:
    before, here = clause.left(at)
    joining = _ADMITTED.search(clause.low[before:here])
    behind = clause.right(at)[0]
    if joining or _JOINING.match(clause.low, behind):
        alliance = _ALLIANCE.search(clause.low, 0, here) or _TO_ALLIANCE.match(clause.low, behind)
        rank = "segment" if alliance or scope.named else "paragraph"  # whose, is told elsewhere
        rule = ADMITTED_TO_ALLIANCE if alliance else "kết nạp"
        return Given("other" if alliance else "members-new", own, rule, rank)
    _, _stop, _end = clause.right(at)
    new = scope.last_organisations
    if (
        new is not None
        and at > 0
        and new.indicator.value == "organisations-new"
        and _WITH.fullmatch(clause.low[before:here])
    ):
        return Given("members-new", own, "members of new organisations", "segment")
    return Given("members-total", own, "unit:thành viên", "printed")


_AS_MEMBERS = re.compile(r"\s*(?:làm|là)\s+(?:thành|xã) viên")


def _people(
    clause: Clause,
    at: int,
    scope: Scope,
    left: Found[Head] | None,
    right: Found[Head] | None,
    beside: bool,
) -> Given:
    low, (_before, here) = clause.low, clause.left(at)
    if _AS_MEMBERS.match(low[clause.quantities[at].end :]):
        return Given("members-total", own_span(clause, at), "người làm thành viên", "adjacent")
    if (left and left.row.indicator == "managers-qualified") or (
        right and right.row.indicator == "managers-qualified"
    ):
        found = left if left and left.row.indicator == "managers-qualified" else right
        assert found is not None
        return given_by(clause, found, "beside", "adjacent")
    if _ATTEND.match(low, clause.right(at)[0]):
        return Given("delegates", own_span(clause, at), "N người dự", "adjacent")
    if left and _founders(clause, left, scope):
        return Given(
            "members-new", own_span(clause, at), "founders of new organisations", "segment"
        )
    if left:
        return given_by(clause, left, "left", "adjacent" if beside else "segment")
    if scope.last_organisations is not None and _GATHERED.search(low[clause.left(at)[0] : here]):
        return Given("members-total", own_span(clause, at), "thu hút N người", "segment")
    if right:
        return given_by(clause, right, "right", "segment")
    if scope.named is not None:
        return Given(
            "members-total", own_span(clause, at), "people of an organisation", "paragraph"
        )
    if scope.last_person is not None and (at > 0 or clause.opened):
        return Given(
            scope.last_person.indicator.value,
            scope.last_person.indicator.span,
            "inherited",
            "inherited",
        )
    earlier = heads("person", "left").last(low, 0, here)
    if earlier:
        return given_by(clause, earlier, "left in sentence", "sentence")
    return Given("other", own_span(clause, at), "people without a head", "default")


_ATTEND = re.compile(r"\s*(?:tham dự|dự)(?!\w)(?! án| kiến| toán| định| báo| thảo)")


_FOUNDING = re.compile(r"\s*sáng lập")


def _founders(clause: Clause, left: Found[Head], scope: Scope) -> bool:
    """Tell the founding members of organisations that the sentence calls new."""
    new = scope.last_organisations
    founding = _FOUNDING.match(clause.low[left.end :]) is not None
    return founding and new is not None and new.indicator.value == "organisations-new"


_GATHERED = re.compile(r"(?:thu hút|quy tụ|tập hợp|gồm|với)(?: được| sự tham gia của)?[^,;]{0,12}$")


_LINKED = re.compile(r"liên kết[^,;]{0,20}$")


_JOINED = re.compile(
    r"hộ thành viên|thành viên là hộ|hộ tham gia (?:htx|hợp tác xã|tht|tổ hợp tác)"
    r"|hộ [^,;.\d]{0,20}làm (?:thành|xã) viên"
)


_OUT_OF_POVERTY = re.compile(r"thoát nghèo|giảm nghèo")
_HELPED = re.compile(r"giúp|hỗ trợ|ứng trước|cung ứng|(?:bao tiêu|tiêu thụ)[^,;.\d]{0,30} cho\s")
_TAKEN_IN = re.compile(r"kết nạp(?: thêm| mới| được)*\s*$")
_AT_FIRST = re.compile(r"\s*(?:ban đầu|sáng lập)(?!\w)")
_HTX_WITH = re.compile(r"(?:htx|hợp tác xã)[^.;]{0,30}(?:có|với|gồm|từ)[^.;]{0,12}$")


def households(clause: Clause, at: int, scope: Scope) -> Given:
    """Return what households are counted as: members, those helped, or other."""
    low = clause.low
    before, here = clause.left(at)
    _, stop, _ = clause.right(at)
    near = low[before : min(stop, len(low))]
    if _TAKEN_IN.search(low, before, here):
        return Given("members-new", own_span(clause, at), "kết nạp N hộ", "adjacent")
    if _OUT_OF_POVERTY.search(near):
        return Given("households-assisted", own_span(clause, at), "hộ thoát nghèo", "segment")
    if _AT_FIRST.match(low, clause.quantities[at].end):
        return Given("members-total", own_span(clause, at), "hộ ban đầu", "adjacent")
    if clause.quantities[at].printed == "hộ thành viên" or _JOINED.search(near):
        return Given("members-total", own_span(clause, at), "unit:hộ thành viên", "segment")
    if scope.last_organisations is not None and _GATHERED.search(low[before:here]):
        return Given("members-total", own_span(clause, at), "thu hút N hộ", "segment")
    if _LINKED.search(low, before, here):
        return Given("other", own_span(clause, at), "liên kết với N hộ", "segment")
    if _HELPED.search(near):
        return Given("households-assisted", own_span(clause, at), "hộ thoát nghèo", "segment")
    if _HTX_WITH.search(low[before:here]):
        return Given("members-total", own_span(clause, at), "HTX có N hộ", "segment")
    return Given("other", own_span(clause, at), "unit:hộ", "printed")
