"""What a figure counts: heads beside it by the family of its unit, else what went before."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Head, heads, kinds
from kg.extract.figures.homographs import is_other_word
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope

_LIGHT = re.compile(
    r"[\s\"“(]*(?:(?:cho|được|mới|dứt điểm|thêm|các|là|đạt|ước|có|tại|của|với|lên|xuống|từ|đến"
    r"|còn|trong đó"
    r"|bình quân|trung bình|mỗi năm|hơn|khoảng|số|tổng số|trực tiếp|xong|số lượng|thực tế|ước đạt"
    r"|đối với|gồm|và|chỉ|vẫn|mới chỉ|đã|toàn|tỉnh|hết)[\s:]*)*"
)
_PART = re.compile(
    r"trong đó|gồm|cụ thể|bao gồm|riêng|số còn lại|còn lại|phân theo|theo lĩnh vực|chia theo"
)
_AVERAGE = re.compile(
    r"bình quân|trung bình|(?:một|mỗi|0?1)\s+(?:htx|hợp tác xã|tổ|tht|quỹ|đơn vị|liên hiệp)"
)
_TRAINING = re.compile(r"tập huấn|bồi dưỡng|đào tạo|tuyên truyền|lớp|học nghề|dạy nghề")
_HONOUR = re.compile(
    r"bằng khen|giấy khen|huân chương|cờ thi đua|kỷ niệm chương|khen thưởng|tuyên dương|danh hiệu"
    r"|tôn vinh|vinh danh|biểu dương|huy chương|chiến sĩ thi đua"
)
_ALLIANCE = re.compile(r"liên minh(?: htx| hợp tác xã)?")
_OCOP = re.compile(r"ocop|\d sao|mỗi xã một sản phẩm|hạng sao|đạt sao")

AVERAGED = {"revenue-total": "revenue-average", "profit-total": "profit-average",
            "charter-capital-total": "charter-capital-average"}  # fmt: skip


TOTALLED = {average: total for total, average in AVERAGED.items()}


def indicator_of(clause: Clause, at: int, scope: Scope) -> Given:
    """Return what a quantity counts, with the words that say so.

    An `other` has the label in its rule's place only where a head says so; the caller writes the
    label from the words.
    """
    family = clause.quantities[at].family
    if family == "organisation":
        return _organisations(clause, at, scope)
    if family == "money":
        return _money(clause, at, scope)
    if family == "person":
        return _persons(clause, at, scope)
    if family == "household":
        return _households(clause, at, scope)
    if family == "product":
        return _products(clause, at, scope)
    if family == "model":
        return _models(clause, at)
    if family == "weight" and re.search(
        r"(?<!\w)(?:xuất(?: khẩu)?|bán sang|bán qua)(?!\w)[^;]{0,60}$",
        clause.low[clause.own_left(at)[0] : clause.left(at)[1]],
    ):
        return Given("exports", _own(clause, at), "xuất khẩu", "segment")
    fixed = {"dossier": "organisations-inspected", "award": "awards"}
    if family in fixed:
        return Given(fixed[family], _own(clause, at), f"unit:{family}", "printed")
    return Given("other", _own(clause, at), f"unit:{family}", "printed")


def _models(clause: Clause, at: int) -> Given:
    """Models are counted as models, or by what they are models of: chains, high technology."""
    right = _right(clause, at, "organisation")
    if right and right.row.indicator in {"organisations-value-chain", "organisations-high-tech"}:
        return _given(clause, right, "right", "adjacent")
    return Given("organisations-model", _own(clause, at), "unit:mô hình", "printed")


def _own(clause: Clause, at: int) -> tuple[int, int]:
    quantity = clause.quantities[at]
    return clause.sentence.start + quantity.start, clause.sentence.start + quantity.end


def _given(clause: Clause, found: Found[Head], side: str, rank: str) -> Given:
    start = clause.sentence.start
    return Given(
        found.row.indicator, (start + found.start, start + found.end),
        f"head-{side}:{found.row.surface}", rank,
    )  # fmt: skip


def _adjacent(low: str, found: Found[Head], here: int) -> bool:
    return _LIGHT.fullmatch(low, found.end, here) is not None


def _left(clause: Clause, at: int, family: str) -> tuple[Found[Head] | None, bool]:
    """Return the nearest head on the left of a quantity, and whether it stands beside it."""
    before, here = clause.own_left(at)
    words = clause.plain_left(at)
    chosen = None
    for found in heads(family, "left").all(words, before, here):
        if _DENIED.search(words[max(0, found.start - 10) : found.start]):
            continue
        if is_other_word(words, found) or _AROUND.search(words, 0, found.start):
            continue
        if found.row.surface == "trung bình" and clause.quantities[at].per:
            continue
        if found.row.surface not in _BARE_CLASSES or not words[found.end : here].strip(" :(đạt"):
            chosen = found
    return chosen, bool(chosen and _adjacent(words, chosen, here))


def _right(clause: Clause, at: int, family: str) -> Found[Head] | None:
    """Return the first head on the right of a quantity, in its own clause."""
    start, stop, end = clause.right(at)
    found = None
    for one in heads(family, "right").all(clause.low, start, end):
        if one.row.indicator == "organisations-unfunded" and one.start < stop:
            return one
    for one in heads(family, "right").all(clause.low, start, end):
        if one.row.surface not in _BARE_CLASSES or not clause.low[start : one.start].strip():
            found = one
            break
    if found is None or found.start >= stop or found.start - start > 60:
        return None
    passive = found.row.surface.startswith(("được", "bị", "đã", "đang", "có"))
    if end < len(clause.low) and not passive and _beside_next(clause.low, found, end):
        return None
    return found


def _beside_next(low: str, found: Found[Head], following: int) -> bool:
    """Tell whether a head belongs to the figure behind it: "38 HTX giải thể 11 HTX"."""
    between = low[found.end : following]
    return not between.strip() or bool(
        re.fullmatch(r"\s*(?:mới|được|cho|thêm|hơn|là|trên|gần)\s*", between)
    )


_BARE_CLASSES = {
    "tốt", "khá", "giỏi", "trung bình", "yếu", "kém", "loại a", "loại b", "loại c", "thu", "nhận", "góp", "lời",
}  # fmt: skip
_AROUND = re.compile(r"(?<!\w)(?:trước|sau|trước khi|sau khi|từ khi)\s+$")  # "trước hợp nhất"
_DENIED = re.compile(r"(?<!\w)(?:chưa|không|chưa được|chưa bị|chờ|quỹ)\s+$")
_WEAK = {"organisations-total"}
_OBJECT = {  # what is done to organisations, against what they are
    "organisations-new", "organisations-dissolved", "organisations-assisted",
    "organisations-inspected", "organisations-converted",
}  # fmt: skip


_BORROW = re.compile(r"\s*(?:được )?vay(?!\w)")
_TO_THEM = re.compile(r"\s*(?:hỗ trợ )?cho\s*(?:các\s*)?")


def _organisations(clause: Clause, at: int, scope: Scope) -> Given:
    if clause.quantities[at].printed.endswith("thành viên"):
        return Given("members-total", _own(clause, at), "unit:HTX thành viên", "printed")
    before, here = clause.left(at)
    paid = (
        scope.last is not None
        and scope.last.indicator.value == "support-funding"
        and scope.last.quantity.family == "money"
    )
    if paid and _TO_THEM.fullmatch(clause.low, before, here):
        return Given("organisations-assisted", _own(clause, at), "money for N HTX", "segment")
    lent = clause.low[before:here].endswith("cho ") and _BORROW.match(
        clause.low, clause.right(at)[0]
    )
    if lent:
        return Given("other", _own(clause, at), "cho N HTX vay", "adjacent")
    left, beside = _left(clause, at, "organisation")
    right = _right(clause, at, "organisation")
    if right and right.row.surface == "mới" and right.start - clause.right(at)[0] > 2:
        right = None
    if right and right.row.indicator in {"organisations-unfunded"}:
        return _given(clause, right, "right", "adjacent")
    if left and beside and left.row.indicator in _OBJECT and not _passive(clause.low, left):
        return _given(clause, left, "left", "adjacent")
    if right:
        rank = "adjacent" if right.start - clause.right(at)[0] <= 14 else "segment"
        return _given(clause, right, "right", rank)
    group = _group_head(clause, at)
    if group and not (left and left.row.indicator not in _WEAK):
        return _given(clause, group, "right of list", "segment")
    if left and not (left.row.indicator in _WEAK and _part_before(clause, at, left, scope)):
        return _given(clause, left, "left", "adjacent" if beside else "segment")
    return _inherited_organisations(clause, at, scope)


def _passive(low: str, left: Found[Head]) -> bool:
    """Tell "được hỗ trợ 20 triệu" and the like, where the head is done to another."""
    return (
        low[max(0, left.start - 5) : left.start].endswith("được ") and left.row.surface == "hỗ trợ"
    )


def _part_before(clause: Clause, at: int, left: Found[Head], scope: Scope) -> bool:
    """Tell "trong đó có", where "có" does not begin a new total."""
    before, here = clause.left(at)
    return (
        bool(_PART.search(clause.low, left.end - 3, here)) and scope.last_organisations is not None
    )


_AMONG = re.compile(r"\W*trong (?:tổng )?(?:số )?\d")


def _group_head(clause: Clause, at: int) -> Found[Head] | None:
    """Return the head behind a list of quantities: "14 HTX và 37 THT thành lập mới"."""
    if at == 0 and _AMONG.match(clause.low):
        return None
    last = at
    families = {"organisation", "person"}
    while (
        last + 1 < len(clause.quantities)
        and clause.joined(last + 1)
        and (clause.quantities[last + 1].family in families)
    ):
        last += 1
    found = _right(clause, last, "organisation") if last > at else None
    if found and clause.quantities[last].family == "person" and found.row.indicator != "awards":
        return None
    return found


def _inherited_organisations(clause: Clause, at: int, scope: Scope) -> Given:
    last = scope.last_organisations
    before, here = clause.left(at)
    fresh = at == 0 and not clause.opened
    if last is not None and not fresh:
        reset = re.search(r"(?<!\w)(?:có|còn có|hiện còn|tổng cộng)\s*$", clause.low[before:here])
        part = _PART.search(clause.low, before, here)
        flow = last.indicator.value not in {"organisations-total", "organisations-active"}
        other = (
            ";" in clause.low[before:here] and not part and _other_kind(clause, before, here, last)
        )
        if not other and not (reset and not part and flow and ";" in clause.low[before:here]):
            return Given(last.indicator.value, last.indicator.span, "inherited", "inherited")
    rank = (
        "segment"
        if re.search(
            r"(?:có|là|còn)\s*$", clause.low[max(0, here - 12) : here].rstrip("ướckhoảng hơntrêgầ ")
        )
        else "default"
    )
    return Given("organisations-total", None, "organisations without a head", rank)


def _other_kind(clause: Clause, before: int, here: int, last: Reading) -> bool:
    """Tell whether a new clause names another kind of organisation."""
    found = kinds().last(clause.low, before, here)
    return found is not None and found.row.subject != last.subject.value


_SOLD_ABROAD = re.compile(r"(?<!\w)(?:xuất|bán sang|bán qua|xuất sang)(?!\w)")


def _money(clause: Clause, at: int, scope: Scope) -> Given:
    left, beside = _left(clause, at, "money")
    unit = clause.quantities[at].unit
    if unit and unit.unit == "USD" and _SOLD_ABROAD.search(clause.low):
        return Given("exports", _own(clause, at), "USD of what is sold abroad", "segment")
    if left and left.row.surface == "doanh số" and "cho vay" in clause.low[: left.start]:
        given = Given("loans", _own(clause, at), "doanh số cho vay", "segment")
    elif left:
        given = _disbursed(
            clause, left, _given(clause, left, "left", "adjacent" if beside else "segment"), scope
        )
    else:
        given = _money_elsewhere(clause, at, scope)
    if _EXTREME.search(clause.low, *clause.left(at)):
        return Given("other", given.span, "the highest or lowest", "segment")
    return _averaged(clause, at, scope, _wage(clause, at, given))


_EXTREME = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ) nhất(?: là| đạt| tới| chỉ)?\s*$")


def _wage(clause: Clause, at: int, given: Given) -> Given:
    """An amount a month or a person is an income where no head stands beside it."""
    quantity = clause.quantities[at]
    if (
        given.rank != "adjacent"
        and re.search(r"/tháng|/người", quantity.per)
        and given.value in {"revenue-total", "profit-total", "other"}
    ):
        return Given("income-average", _own(clause, at), "per month and person", "printed")
    return given


_PUBLIC_MONEY = re.compile(
    r"ngân sách|kinh phí|chính sách|hỗ trợ (?:các )?(?:htx|hợp tác xã) theo|vốn hỗ trợ"
    r"|hỗ trợ đầu tư|vốn đầu tư"
)


def public_money(clause: Clause, before: int) -> bool:
    """Tell whether the words before a place speak of public money."""
    return _PUBLIC_MONEY.search(clause.low, 0, before) is not None


def _disbursed(clause: Clause, left: Found[Head], given: Given, scope: Scope) -> Given:
    """Read "giải ngân": of public money where the passage speaks of it, else of loans."""
    spoken = scope.paragraph_money
    public = public_money(clause, left.start) or (
        spoken is not None and spoken.indicator.value == "support-funding"
    )
    lent = re.search(r"cho vay|quỹ", clause.low[: left.end]) is not None
    if left.row.surface == "giải ngân" and public and not lent:
        return Given("support-funding", given.span, given.rule, given.rank)
    return given


def _money_elsewhere(clause: Clause, at: int, scope: Scope) -> Given:
    start, stop, end = clause.right(at)
    right = heads("money", "left").first(clause.low, start, min(stop, start + 24))
    if right and not _beside_next(clause.low, right, end):
        return _given(clause, right, "right", "segment")
    here = clause.quantities[at].start
    last = scope.last_money
    if last is not None and (at > 0 or clause.opened):
        value = (
            TOTALLED.get(last.indicator.value, last.indicator.value)
            if scope.named
            else last.indicator.value
        )
        return Given(value, last.indicator.span, "inherited", "inherited")
    spoken = scope.paragraph_money
    if (
        spoken is not None
        and not heads("money", "left").first(clause.low, 0, here)
        and spoken.indicator.value == "income-average"
    ):
        return Given(
            spoken.indicator.value,
            spoken.indicator.span,
            "inherited from the sentence before",
            "paragraph",
        )
    earlier = heads("money", "left").last(clause.low, 0, here)
    if earlier:
        return _given(clause, earlier, "left in sentence", "sentence")
    return Given("other", None, "money without a head", "default")


def _averaged(clause: Clause, at: int, scope: Scope, given: Given) -> Given:
    """Turn a total into a mean where the words or the per-unit say "bình quân" or "/HTX"."""
    if given.value not in AVERAGED:
        return given
    quantity = clause.quantities[at]
    before, here = clause.left(at)
    each = re.search(r"/(?:htx|hợptácxã|hợp|tổ|tht|quỹ|đơnvị|liên)", quantity.per)
    start = given.span[0] - clause.sentence.start if given.span else before
    own = clause.low[max(before, start) if start < here else before : here]
    told = _AVERAGE.search(own) is not None or (
        _AVERAGE.search(clause.low, max(before, here - 60), here) is not None
    )
    last = scope.last_money
    carried = (
        last is not None
        and scope.named is None
        and last.indicator.value.endswith("-average")
        and last.indicator.value != "income-average"
        and not re.search(r"tổng", own)
        and scope.named is None
        and given.rule.startswith(("head-left", "inherited"))
        and given.value in {"profit-total", "revenue-total"}
    )
    if each or told or (carried and quantity.value < 10**11):
        return Given(AVERAGED[given.value], given.span, given.rule + " bình quân", given.rank)
    return given


def _persons(clause: Clause, at: int, scope: Scope) -> Given:
    quantity = clause.quantities[at]
    low, printed, (before, here) = clause.low, quantity.printed, clause.left(at)
    left, beside = _left(clause, at, "person")
    right = _right(clause, at, "person")
    own = _own(clause, at)
    if printed == "đại biểu":
        return Given("delegates", own, "unit:đại biểu", "printed")
    if printed in {"đồng chí", "ủy viên", "biên chế"}:
        return Given("other", own, f"unit:{printed}", "printed")
    if printed == "học viên" or (quantity.unit and quantity.unit.unit == "person-time"):
        return _attending(clause, at, scope, own)
    if right and right.row.indicator in {"people-trained", "managers-qualified", "awards"}:
        return _given(clause, right, "right", "adjacent")
    if printed in {"thành viên", "xã viên", "tổ viên", "sáng lập viên"}:
        return _members(clause, at, scope, left, own)
    if left and left.row.indicator == "people-trained" and (beside or _no_other(low, left, here)):
        return _given(clause, left, "left", "adjacent" if beside else "segment")
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
        if _HONOUR.search(low):
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


def _no_other(low: str, left: Found[Head], here: int) -> bool:
    return not re.search(r"[;:]", low[left.end : here])


_JOINING = re.compile(r"\s*(?:mới )?(?:gia nhập|được kết nạp|kết nạp|xin vào)(?!\w)")


def _members(
    clause: Clause, at: int, scope: Scope, left: Found[Head] | None, own: tuple[int, int]
) -> Given:
    before, here = clause.left(at)
    joining = re.search(
        r"kết nạp|gia nhập|sáng lập|tăng thêm được|thu hút thêm|phát triển thêm|(?:các|những"
        r"|\d+) htx mới (?:này )?(?:có|thu hút)|htx mới này|thành viên mới",
        clause.low[before:here],
    )
    if joining or _JOINING.match(clause.low, clause.right(at)[0]):
        alliance = _ALLIANCE.search(clause.low, 0, here)
        return Given("other" if alliance else "members-new", own, "kết nạp", "segment")
    _, stop, end = clause.right(at)
    new = scope.last_organisations
    if (
        new is not None
        and at > 0
        and new.indicator.value == "organisations-new"
        and re.fullmatch(
            r"\s*,?\s*(?:với|thu hút|có)?\s*(?:tổng số|trên|hơn|gần|khoảng)?\s*",
            clause.low[before:here],
        )
    ):
        return Given("members-new", own, "members of new organisations", "segment")
    return Given("members-total", own, "unit:thành viên", "printed")


def _people(
    clause: Clause,
    at: int,
    scope: Scope,
    left: Found[Head] | None,
    right: Found[Head] | None,
    beside: bool,
) -> Given:
    low, (before, here) = clause.low, clause.left(at)
    if re.match(r"\s*(?:làm|là)\s+(?:thành|xã) viên", low[clause.quantities[at].end :]):
        return Given("members-total", _own(clause, at), "người làm thành viên", "adjacent")
    if (left and left.row.indicator == "managers-qualified") or (
        right and right.row.indicator == "managers-qualified"
    ):
        found = left if left and left.row.indicator == "managers-qualified" else right
        assert found is not None
        return _given(clause, found, "beside", "adjacent")
    if _ATTEND.match(low, clause.right(at)[0]):
        return Given("delegates", _own(clause, at), "N người dự", "adjacent")
    if left and _founders(clause, left, scope):
        return Given("members-new", _own(clause, at), "founders of new organisations", "segment")
    if left:
        return _given(clause, left, "left", "adjacent" if beside else "segment")
    if scope.last_organisations is not None and _GATHERED.search(low[clause.left(at)[0] : here]):
        return Given("members-total", _own(clause, at), "thu hút N người", "segment")
    if right:
        return _given(clause, right, "right", "segment")
    if scope.named is not None:
        return Given("members-total", _own(clause, at), "people of an organisation", "paragraph")
    if scope.last_person is not None and (at > 0 or clause.opened):
        return Given(
            scope.last_person.indicator.value,
            scope.last_person.indicator.span,
            "inherited",
            "inherited",
        )
    earlier = heads("person", "left").last(low, 0, here)
    if earlier:
        return _given(clause, earlier, "left in sentence", "sentence")
    return Given("other", _own(clause, at), "people without a head", "default")


_ATTEND = re.compile(r"\s*(?:tham dự|dự)(?!\w)(?! án| kiến| toán| định| báo| thảo)")


def _founders(clause: Clause, left: Found[Head], scope: Scope) -> bool:
    """Tell the founding members of organisations that the sentence calls new."""
    new = scope.last_organisations
    founding = re.match(r"\s*sáng lập", clause.low[left.end :]) is not None
    return founding and new is not None and new.indicator.value == "organisations-new"


_GATHERED = re.compile(r"(?:thu hút|quy tụ|tập hợp|gồm|với)(?: được| sự tham gia của)?[^,;]{0,12}$")


_LINKED = re.compile(r"liên kết[^,;]{0,20}$")
_JOINED = re.compile(
    r"hộ thành viên|thành viên là hộ|hộ tham gia (?:htx|hợp tác xã|tht|tổ hợp tác)"
)


def _households(clause: Clause, at: int, scope: Scope) -> Given:
    low = clause.low
    before, here = clause.left(at)
    _, stop, _ = clause.right(at)
    near = low[before : min(stop, len(low))]
    if re.search(r"thoát nghèo|giảm nghèo", near):
        return Given("households-assisted", _own(clause, at), "hộ thoát nghèo", "segment")
    if clause.quantities[at].printed == "hộ thành viên" or _JOINED.search(near):
        return Given("members-total", _own(clause, at), "unit:hộ thành viên", "segment")
    if scope.last_organisations is not None and _GATHERED.search(low[before:here]):
        return Given("members-total", _own(clause, at), "thu hút N hộ", "segment")
    if _LINKED.search(low, before, here):
        return Given("other", _own(clause, at), "liên kết với N hộ", "segment")
    if re.search(r"giúp|hỗ trợ", near):
        return Given("households-assisted", _own(clause, at), "hộ thoát nghèo", "segment")
    if re.search(r"(?:htx|hợp tác xã)[^.;]{0,30}(?:có|với|gồm|từ)[^.;]{0,12}$", low[before:here]):
        return Given("members-total", _own(clause, at), "HTX có N hộ", "segment")
    return Given("other", _own(clause, at), "unit:hộ", "printed")


def _products(clause: Clause, at: int, scope: Scope) -> Given:
    if _OCOP.search(clause.low) or scope.ocop:
        return Given("products-ocop", _own(clause, at), "unit:sản phẩm OCOP", "printed")
    return Given("other", _own(clause, at), "unit:sản phẩm", "printed")


def tells_of_ocop(low: str) -> bool:
    """Tell whether a sentence speaks of rated products."""
    return _OCOP.search(low) is not None


def honoured(clause: Clause) -> bool:
    """Tell whether a sentence tells of honours."""
    return _HONOUR.search(clause.low) is not None


def last_as_whole(last: Reading | None) -> Given | None:
    """Return the indicator of a figure for what qualifies it."""
    if last is None:
        return None
    return Given(last.indicator.value, last.indicator.span, "of the figure before", "inherited")
