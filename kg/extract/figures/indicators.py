"""What a figure counts: heads beside it by the family of its unit, else what went before."""

import re

from kg.extract.figures.amounts import money
from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Head, kinds
from kg.extract.figures.headed import given_by, left_head, own_span, right_head
from kg.extract.figures.people_counted import HONOUR, households, persons
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope

_PART = re.compile(
    r"trong đó|gồm|cụ thể|bao gồm|riêng|số còn lại|còn lại|phân theo|theo lĩnh vực|chia theo"
)
_OCOP = re.compile(r"ocop|\d sao|mỗi xã một sản phẩm|hạng sao|đạt sao")


_EXPORTED = re.compile(r"(?<!\w)(?:xuất(?: khẩu)?|bán sang|bán qua)(?!\w)[^;]{0,60}$")


def indicator_of(clause: Clause, at: int, scope: Scope) -> Given:
    """Return what a quantity counts, with the words that say so.

    An `other` has the label in its rule's place only where a head says so; the caller writes the
    label from the words.
    """
    family = clause.quantities[at].family
    if family == "organisation":
        return _organisations(clause, at, scope)
    if family == "money":
        return money(clause, at, scope)
    if family == "person":
        return persons(clause, at, scope)
    if family == "household":
        return households(clause, at, scope)
    if family == "product":
        return _products(clause, at, scope)
    if family == "model":
        return _models(clause, at)
    if family == "weight" and _EXPORTED.search(
        clause.low[clause.own_left(at)[0] : clause.left(at)[1]]
    ):
        return Given("exports", own_span(clause, at), "xuất khẩu", "segment")
    fixed = {"dossier": "organisations-inspected", "award": "awards"}
    if family in fixed:
        return Given(fixed[family], own_span(clause, at), f"unit:{family}", "printed")
    return Given("other", own_span(clause, at), f"unit:{family}", "printed")


def _models(clause: Clause, at: int) -> Given:
    """Models are counted as models, or by what they are models of: chains, high technology."""
    right = right_head(clause, at, "organisation")
    if right and right.row.indicator in {"organisations-value-chain", "organisations-high-tech"}:
        return given_by(clause, right, "right", "disputed")
    return Given("organisations-model", own_span(clause, at), "unit:mô hình", "printed")


_WEAK = {"organisations-total"}
_OBJECT = {  # what is done to organisations, against what they are
    "organisations-new", "organisations-dissolved", "organisations-assisted",
    "organisations-inspected", "organisations-converted",
}  # fmt: skip


_BORROW = re.compile(r"\s*(?:được )?vay(?!\w)")
_OF_UNIONS = re.compile(
    r"\s*(?:đã |đang )?(?:tham gia|là thành viên)(?: của)?(?: các| \d+)? ?(?:liên hiệp|lhhtx)(?!\w)"
)
_WORKING = re.compile(r"\s*hoạt động\s*(?:[,;.)]|$)")
_WORKING_ARE = re.compile(
    r"số (?:lượng )?(?:htx|hợp tác xã|tht|tổ hợp tác) (?:đang )?hoạt động (?:là|đạt|còn|:|có)\s*$"
)
_TO_THEM = re.compile(r"\s*(?:hỗ trợ |đến )?(?:cho|đối với)\s*(?:các\s*)?")


def _receivers(clause: Clause, at: int, scope: Scope) -> Given | None:
    """Return what those are who get money: assisted by what is given, other where it is lent."""
    before, here = clause.left(at)
    if _OF_UNIONS.match(clause.low, clause.right(at)[0]):
        return Given("members-total", own_span(clause, at), "HTX in unions", "adjacent")
    own, last = own_span(clause, at), scope.last
    amount = last.indicator.value if last and last.quantity.family == "money" else None
    behind = _TO_THEM.fullmatch(clause.low, before, here)
    if behind and amount == "support-funding":
        return Given("organisations-assisted", own, "money for N HTX", "segment")
    if behind and amount == "loans":
        return Given("other", own, "loans to N HTX", "segment")
    if clause.low.endswith("cho ", before, here) and _BORROW.match(clause.low, clause.right(at)[0]):
        return Given("other", own, "cho N HTX vay", "adjacent")
    return None


def _organisations(clause: Clause, at: int, scope: Scope) -> Given:
    if clause.quantities[at].printed.endswith("thành viên"):
        return Given("members-total", own_span(clause, at), "unit:HTX thành viên", "printed")
    receiving = _receivers(clause, at, scope)
    if receiving is not None:
        return receiving
    if _WORKING.match(clause.low, clause.right(at)[0]) or _WORKING_ARE.search(
        clause.low, *clause.left(at)
    ):
        return Given("organisations-active", own_span(clause, at), "HTX hoạt động", "adjacent")
    left, beside = left_head(clause, at, "organisation")
    right = right_head(clause, at, "organisation")
    if right and right.row.surface == "mới" and right.start - clause.right(at)[0] > 2:
        right = None
    if right and right.row.indicator in {"organisations-unfunded"}:
        return given_by(clause, right, "right", "adjacent")
    if left and beside and right and _guided(clause, at, left, right):
        return given_by(clause, right, "right", "adjacent")
    if left and beside and left.row.indicator in _OBJECT and not _passive(clause.low, left):
        return given_by(clause, left, "left", "adjacent")
    if right:
        rank = "adjacent" if right.start - clause.right(at)[0] <= 14 else "segment"
        return given_by(clause, right, "right", rank)
    group = _group_head(clause, at)
    if group and not (left and left.row.indicator not in _WEAK):
        return given_by(clause, group, "right of list", "segment")
    if left and not (left.row.indicator in _WEAK and _part_before(clause, at, left, scope)):
        return given_by(clause, left, "left", "adjacent" if beside else "segment")
    return _inherited_organisations(clause, at, scope)


_ACTS = ("chuyển đổi", "giải thể", "tổ chức lại", "đăng ký lại")


def _guided(clause: Clause, at: int, left: Found[Head], right: Found[Head]) -> bool:
    """Tell what they are guided to do: "hướng dẫn 40 HTX chuyển đổi theo luật mới"."""
    acts = right.row.surface.startswith(_ACTS) and right.row.indicator != "other"
    beside = right.start - clause.right(at)[0] <= 1
    return left.row.indicator == "organisations-assisted" and acts and beside


def _passive(low: str, left: Found[Head]) -> bool:
    """Tell "được hỗ trợ 20 triệu" and the like, where the head is done to another."""
    return (
        low[max(0, left.start - 5) : left.start].endswith("được ") and left.row.surface == "hỗ trợ"
    )


def _part_before(clause: Clause, at: int, left: Found[Head], scope: Scope) -> bool:
    """Tell "trong đó có", where "có" does not begin a new total."""
    _before, here = clause.left(at)
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
    found = right_head(clause, last, "organisation") if last > at else None
    if found and clause.quantities[last].family == "person" and found.row.indicator != "awards":
        return None
    return found


_THERE_ARE = re.compile(r"(?<!\w)(?:có|là|còn)\s*$")


_THERE_IS = re.compile(r"(?<!\w)(?:có|còn có|hiện còn|tổng cộng)\s*$")


def _inherited_organisations(clause: Clause, at: int, scope: Scope) -> Given:
    last = scope.last_organisations
    before, here = clause.left(at)
    fresh = at == 0 and (not clause.opened or _outgrows(clause, last))
    if last is not None and not fresh:
        reset = _THERE_IS.search(clause.low[before:here])
        part = _PART.search(clause.low, before, here)
        flow = last.indicator.value not in {"organisations-total", "organisations-active"}
        other = (
            ";" in clause.low[before:here] and not part and _other_kind(clause, before, here, last)
        )
        apart = ";" in clause.low[before:here] or _is_dated_apart(clause, before, here)
        if not other and not (reset and not part and flow and apart):
            return Given(last.indicator.value, last.indicator.span, "inherited", "inherited")
    rank = "segment" if _THERE_ARE.search(clause.low, 0, here) else "default"
    return Given("organisations-total", None, "organisations without a head", rank)


def _is_dated_apart(clause: Clause, before: int, here: int) -> bool:
    """Tell a stock with a day of its own behind changes: ", đến cuối năm có trên 265 HTX"."""
    return any(
        before <= cue.start and cue.end <= here and cue.kind == "point" for cue in clause.periods
    )


def _outgrows(clause: Clause, last: Reading | None) -> bool:
    """Tell what is more than the figure before it: it is no part of that, but of all there are."""
    counted = last is not None and last.indicator.value not in _WEAK
    return counted and last is not None and clause.quantities[0].value > last.value


def _other_kind(clause: Clause, before: int, here: int, last: Reading) -> bool:
    """Tell whether a new clause names another kind of organisation."""
    found = kinds().last(clause.low, before, here)
    return found is not None and found.row.subject != last.subject.value


def _products(clause: Clause, at: int, scope: Scope) -> Given:
    if scope.ocop or tells_of_ocop(clause.low):
        return Given("products-ocop", own_span(clause, at), "unit:sản phẩm OCOP", "printed")
    return Given("other", own_span(clause, at), "unit:sản phẩm", "printed")


def tells_of_ocop(low: str) -> bool:
    """Tell whether a sentence speaks of rated products."""
    told = "ocop" in low or " sao" in low or "mỗi xã một sản phẩm" in low
    return told and _OCOP.search(low) is not None


def honoured(clause: Clause) -> bool:
    """Tell whether a sentence tells of honours."""
    return HONOUR.search(clause.low) is not None


def last_as_whole(last: Reading | None) -> Given | None:
    """Return the indicator of a figure for what qualifies it."""
    if last is None:
        return None
    return Given(last.indicator.value, last.indicator.span, "of the figure before", "inherited")
