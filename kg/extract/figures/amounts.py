"""What an amount of money is: revenue, capital, loans, public money, wages; totals and means."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Head, heads
from kg.extract.figures.headed import beside_next, given_by, left_head, own_span
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope

_AVERAGE = re.compile(
    r"bình quân|trung bình|(?:một|mỗi|0?1)\s+(?:htx|hợp tác xã|tổ|tht|quỹ|đơn vị|liên hiệp)"
)


AVERAGED = {"revenue-total": "revenue-average", "profit-total": "profit-average",
            "charter-capital-total": "charter-capital-average"}  # fmt: skip


TOTALLED = {average: total for total, average in AVERAGED.items()}


_SOLD_ABROAD = re.compile(r"(?<!\w)(?:xuất|bán sang|bán qua|xuất sang)(?!\w)")


def money(clause: Clause, at: int, scope: Scope) -> Given:
    """Return what an amount is, with the words that say so."""
    left, beside = left_head(clause, at, "money")
    unit = clause.quantities[at].unit
    if unit and unit.unit == "USD" and _SOLD_ABROAD.search(clause.low):
        return Given("exports", own_span(clause, at), "USD of what is sold abroad", "segment")
    if quantity_is_price(clause.quantities[at].per):
        return Given("other", own_span(clause, at), "a price", "printed")
    if left and left.row.surface == "doanh số" and "cho vay" in clause.low[: left.start]:
        given = Given("loans", own_span(clause, at), "doanh số cho vay", "segment")
    elif left and not beside and (own := _told_behind(clause, at)):
        given = given_by(clause, own, "right", "adjacent")
    elif left:
        given = _disbursed(
            clause, left, given_by(clause, left, "left", "adjacent" if beside else "segment"), scope
        )
    else:
        given = _money_elsewhere(clause, at, scope)
    if _EXTREME.search(clause.low, *clause.left(at)):
        return Given("other", given.span, "the highest or lowest", "segment")
    return _averaged(clause, at, scope, _wage(clause, at, given))


_LISTED = re.compile(r"(?:,|(?<!\w)và)\s*$")
_GIVEN = frozenset({"vay", "hỗ trợ"})


def _told_behind(clause: Clause, at: int) -> Found[Head] | None:
    """Return what an amount of a list is by its own words: ", 300 triệu đồng hỗ trợ theo …"."""
    start, stop, end = clause.right(at)
    found = heads("money", "left").first(clause.low, start, stop)
    if found is None or found.row.surface not in _GIVEN or found.start - start > 1:
        return None
    listed = _LISTED.search(clause.low, *clause.left(at))
    return found if listed and not beside_next(clause.low, found, end) else None


_EXTREME = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ) nhất(?: là| đạt| tới| chỉ)?\s*$")


_BY_WEIGHT = ("/kg", "/tạ", "/tấn", "/yến", "/lạng")


def quantity_is_price(per: str) -> bool:
    """Tell the price of goods by what is printed behind an amount: "/kg"."""
    return per.startswith(_BY_WEIGHT)


_PER_HEAD = re.compile(r"/tháng|/người")


def _wage(clause: Clause, at: int, given: Given) -> Given:
    """An amount a month or a person is an income where no head stands beside it."""
    quantity = clause.quantities[at]
    if (
        given.rank != "adjacent"
        and _PER_HEAD.search(quantity.per)
        and given.value in {"revenue-total", "profit-total", "other"}
    ):
        return Given("income-average", own_span(clause, at), "per month and person", "printed")
    return given


_PUBLIC_MONEY = re.compile(
    r"ngân sách|kinh phí|(?<!ngân hàng )chính sách|hỗ trợ (?:các )?(?:htx|hợp tác xã) theo"
    r"|vốn hỗ trợ|hỗ trợ đầu tư|vốn đầu tư"
)


def public_money(clause: Clause, before: int) -> bool:
    """Tell whether the words before a place speak of public money."""
    return _PUBLIC_MONEY.search(clause.low, 0, before) is not None


_LENT = re.compile(r"cho vay|quỹ")


def _disbursed(clause: Clause, left: Found[Head], given: Given, scope: Scope) -> Given:
    """Read "giải ngân": of public money where the passage speaks of it, else of loans."""
    spoken = scope.paragraph_money
    public = public_money(clause, left.start) or (
        spoken is not None and spoken.indicator.value == "support-funding"
    )
    lent = _LENT.search(clause.low[: left.end]) is not None
    if left.row.surface == "giải ngân" and public and not lent:
        return Given("support-funding", given.span, given.rule, given.rank)
    return given


def _money_elsewhere(clause: Clause, at: int, scope: Scope) -> Given:
    start, stop, end = clause.right(at)
    right = heads("money", "left").first(clause.low, start, min(stop, start + 24))
    if right and not beside_next(clause.low, right, end):
        return given_by(clause, right, "right", "segment")
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
        return given_by(clause, earlier, "left in sentence", "sentence")
    return Given("other", None, "money without a head", "default")


_EACH = re.compile(r"/(?:htx|hợptácxã|hợp|tổ|tht|quỹ|đơnvị|liên)")
_IN_ALL = re.compile(r"tổng")


def _averaged(clause: Clause, at: int, scope: Scope, given: Given) -> Given:
    """Turn a total into a mean where the words or the per-unit say "bình quân" or "/HTX"."""
    if given.value not in AVERAGED:
        return given
    quantity = clause.quantities[at]
    before, here = clause.left(at)
    each = _EACH.search(quantity.per)
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
        and not _IN_ALL.search(own)
        and scope.named is None
        and given.rule.startswith(("head-left", "inherited"))
        and given.value in {"profit-total", "revenue-total"}
    )
    if each or told or (carried and quantity.value < 10**11):
        return Given(AVERAGED[given.value], given.span, given.rule + " bình quân", given.rank)
    return given
