"""Who a figure is about: the kind that its unit names, else the nearest kind that governs it."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Kind, kinds
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope

_NOT_SUBJECT_BEFORE = re.compile(
    r"(?:luật|phát triển|đổi mới|về|mô hình|nghị quyết|chủ thể|chương trình"
    r"|quỹ hỗ trợ(?: phát triển)?|liên minh|ban chỉ đạo)\s*$"
)
_BOTH = re.compile(
    r"(?:htx|hợp tác xã|lhhtx|liên hiệp htx|liên hiệp hợp tác xã)\s*(?:,|và|/"
    r"|hoặc)\s*(?:các )?(?:liên hiệp htx|lhhtx|liên hiệp hợp tác xã)?\s*,?\s*(?:và )?(?:tht"
    r"|tổ hợp tác)(?!\w)"
    r"|(?:tht|tổ hợp tác)\s*(?:,|và|/)\s*(?:các )?(?:htx|hợp tác xã)(?!\w)"
)


_UNIONS = re.compile(r"[^,;.(]{0,30}(?:liên hiệp|lhhtx)(?!\w)")


def subject_of(clause: Clause, at: int, indicator: str, scope: Scope) -> Given:
    """Return whom a quantity is about, with the words that say so."""
    quantity = clause.quantities[at]
    own = (clause.sentence.start + quantity.start, clause.sentence.start + quantity.end)
    fixed = _fixed(clause, at, indicator)
    if fixed:
        return Given(fixed, own, "unit or indicator", "printed")
    family = quantity.family
    if family == "organisation" and quantity.unit and quantity.unit.subject:
        if _mixed_behind(clause, at):
            return Given("cooperative-sector", own, "two kinds", "printed")
        counted = scope.last_counted
        if not quantity.printed and counted and counted.quantity.unit is quantity.unit and at > 0:
            return Given(counted.subject.value, counted.subject.span, "inherited", "inherited")
        unions = indicator == "members-total" and _UNIONS.match(clause.low, clause.right(at)[0])
        of_all = "cooperative-union" if unions else quantity.unit.subject
        return Given(of_all, own, "unit", "printed")
    if (
        family in {"dossier", "model", "person", "award"}
        and quantity.unit
        and quantity.unit.subject
    ):
        return Given(quantity.unit.subject, own, "unit", "printed")
    per = _PER_KIND.search(quantity.per)
    if per and scope.named is None:
        return Given(_PER_SUBJECT[per[1][0]], own, "per-unit", "printed")
    if indicator == "people-trained":
        return _learners(clause, at, scope)
    if indicator == "awards":
        return _winners(clause, at)
    if (
        indicator == "loans"
        and scope.frame.subject == "peoples-credit-fund"
        and "quỹ hỗ trợ" not in clause.low
    ):
        return Given("peoples-credit-fund", None, "what the page is about", "document")
    borrowed = _BORROWED.search(clause.low, 0, quantity.start)
    if indicator == "loans" and (borrowed or _BORROWED_OF.match(clause.low, quantity.end)):
        return Given(scope.named_kind or "cooperative", None, "borrowed by them", "disputed")
    if indicator.startswith("charter-capital") and _OF_FUND.search(clause.low, *clause.left(at)):
        return Given("other", None, "capital of a fund", "segment")
    if indicator == "loans" and _OWED.search(clause.low, *clause.own_left(at)):
        return Given("cooperative", None, "owed by cooperatives", "segment")
    if indicator == "loans" and (
        scope.fund
        or _FUND_BEHIND.match(clause.low, quantity.end)
        or _FUND.search(clause.low, 0, quantity.start)
    ):
        return Given("other", None, "a fund lends", "sentence")
    if scope.named is not None and scope.named_kind:
        return Given(scope.named_kind, scope.named.span, "named organisation", "paragraph")
    near = _near(clause, at)
    if near and not (indicator == "products-ocop" and near.value == "alliance"):
        return near
    return _carried(clause, at, indicator, scope)


_FUND = re.compile(
    r"quỹ (?:hỗ trợ|phát triển|đầu tư)|quỹ[^,;.]{0,30}cho vay|ngân hàng[^,;.]{0,40}cho vay"
)


_PER_KIND = re.compile(r"/(htx|hợp|tổ|tht|quỹ|qtd)")
_PER_SUBJECT = {"h": "cooperative", "t": "cooperative-group", "q": "peoples-credit-fund"}


def lends(low: str) -> bool:
    """Tell whether a sentence speaks of a fund or bank that lends."""
    return ("quỹ" in low or "cho vay" in low) and _FUND.search(low) is not None


_WITH = re.compile(r"\s*(?:(?:,\s*)?(?:với|có|gồm)|thu hút)(?!\w)")


def _learners(clause: Clause, at: int, scope: Scope) -> Given:
    """Return the kind that learners come from, where it is named beside their number."""
    begin, _, end = clause.right(at)
    reach = _LEARNERS.match(clause.low, begin)
    first = reach.end() if reach else begin
    right = kinds().first(clause.low, first, min(first + 30, end))
    beside = right is not None and right.start - first <= 1 and right.row.subject in _LEARNED
    if right is not None and beside and not _BOTH.match(clause.low, right.start):
        return _as_given(right, clause.sentence.start, "kind-right", "adjacent")
    last = scope.last
    if last is not None and last.indicator.value == "people-trained" and clause.bracketed(at):
        return Given(last.subject.value, last.subject.span, "inherited", "inherited")
    return Given("cooperative-sector", None, "learners of the sector", "segment")


_BORROWED = re.compile(
    r"(?<!cho )(?<!\d )(?<!hỗ trợ )(?<!phát triển )(?:htx|hợp tác xã|tổ viên"
    r"|thành viên)(?:\s+(?!cho )[^\W\d_]+){0,4}?(?<! cho) vay(?:\s+[^\W\d_]+){0,8}\s*$"
)
_BORROWED_OF = re.compile(r"\s*(?:được )?vay (?:của|từ)(?!\w)")
_OF_FUND = re.compile(r"của quỹ(?! tín dụng)")
_OWED = re.compile(r"dư nợ[^,;]*(?:đối với|của|cho)\s+(?:các )?(?:htx|hợp tác xã|tht)")
_FUND_BEHIND = re.compile(r"[^,;.]{0,12}từ (?:nguồn )?(?:vốn )?(?:của )?quỹ")
_LEARNED = {"cooperative", "cooperative-group", "cooperative-union", "peoples-credit-fund"}
_LEARNERS = re.compile(
    r"(?:[\s,]*(?:cán bộ|thành viên|người lao động|quản lý|chủ chốt|lãnh đạo|và|là|của|các"
    r"|người))*\s*"
)


_RECEIVE = re.compile(r"[^,;.:]{0,30}?(?<!\w)(?:được|nhận)(?!\w)")


_TO_PERSONS = re.compile(r"[^,;]{0,40}(?:cho|tặng)\s+(?:các\s+)?(?:\d+\s+)?cá nhân")


def _winners(clause: Clause, at: int) -> Given:
    """Return who receives an award: named behind it, or beside it."""
    quantity = clause.quantities[at]
    begin, _, end = clause.right(at)
    start = clause.sentence.start
    behind = clause.low[begin:end]
    if _TO_PERSONS.match(behind):
        return Given("individual", None, "cá nhân", "segment")
    right = kinds().first(clause.low, begin, end)
    if right and right.row.subject not in {"alliance", "cooperative-sector"}:
        return _as_given(right, start, "kind-right", "segment")
    if quantity.unit and quantity.unit.subject:
        return Given(quantity.unit.subject, None, "unit", "printed")
    left = kinds().last(clause.low, 0, quantity.start)
    if left and _RECEIVE.match(clause.low, left.end):
        return _as_given(left, start, "kind-left", "segment")
    return Given("other", None, "winners not told", "default")


def _fixed(clause: Clause, at: int, indicator: str) -> str | None:
    quantity = clause.quantities[at]
    if indicator == "delegates":
        return "other"
    if indicator == "grdp-share":
        return "cooperative-sector"
    if indicator == "awards":
        if quantity.printed in {"cá nhân", "đồng chí", "người", "hội viên"}:
            return "individual"
        if quantity.printed in {"tập thể", "đơn vị"}:
            return "other"
    if quantity.family == "household" and indicator not in {"members-total", "members-new"}:
        return "household"
    return None


def _mixed_behind(clause: Clause, at: int) -> bool:
    """Tell "27 HTX, THT": one number for two kinds."""
    quantity = clause.quantities[at]
    mixed = _MIXED.match(clause.low, quantity.end) if quantity.printed else None
    same = quantity.printed in {"htx", "hợp tác xã"} and mixed and "t" not in mixed["kind"][:1]
    return mixed is not None and not same


_MIXED = re.compile(
    r"\s*(?:,|và|/)\s*(?P<kind>tht|tổ hợp tác|htx)(?!\w)(?!\s*(?:\d|là|có|đạt|giảm|tăng|còn|:"
    r"|thu hút))"
)


def _near(clause: Clause, at: int) -> Given | None:
    """Return the kind named between the neighbours of a quantity: left, then close on the right."""
    low, start = clause.low, clause.sentence.start
    before, here = clause.left(at)
    both = list(_BOTH.finditer(low, before, here))
    found = _governing(clause.plain_left(at), before, here)
    if both and found and both[-1].end() >= found.end:
        return Given(
            "cooperative-sector",
            (start + both[-1].start(), start + both[-1].end()),
            "two kinds",
            "segment",
        )
    if found:
        return _as_given(found, start, "kind-left", "segment")
    begin, stop, end = clause.right(at)
    right = kinds().first(low, begin, min(end, begin + 45))
    of = (
        quantity_of(low, begin, right.start)
        if right and clause.quantities[at].family == "product"
        else True
    )
    if (
        right
        and of
        and right.start < stop
        and not _NOT_SUBJECT_BEFORE.search(low[max(0, right.start - 20) : right.start])
        and (right.row.subject not in {"alliance"})
    ):
        both_right = _BOTH.match(low, right.start)
        if both_right:
            return Given(
                "cooperative-sector",
                (start + right.start, start + both_right.end()),
                "two kinds",
                "segment",
            )
        return _as_given(right, start, "kind-right", "segment")
    return None


_BELONGING = re.compile(r"[^,;]{0,25}?(?:của|thuộc về|thuộc|do)\s+(?:các\s+)?")


def quantity_of(low: str, begin: int, end: int) -> bool:
    """Tell "sản phẩm của các HTX" from "sản phẩm thì HTX đứng tên …"."""
    return _BELONGING.fullmatch(low[begin:end]) is not None


def _as_given(found: Found[Kind], start: int, rule: str, rank: str) -> Given:
    return Given(found.row.subject, (start + found.start, start + found.end), rule, rank)


def _governing(low: str, before: int, here: int) -> Found[Kind] | None:
    """Return the last kind on the left that is no part of a name and in no closed bracket."""
    chosen = None
    for found in kinds().all(low, before, here):
        if _NOT_SUBJECT_BEFORE.search(low[max(0, found.start - 30) : found.start]):
            continue
        opened = low.rfind("(", before, found.start)
        closed = (
            opened >= 0 and ")" in low[found.end : here] and ")" not in low[opened : found.start]
        )
        if closed and low[opened + 1 : found.end].strip() == found.row.surface.lower():
            continue
        chosen = found
    return chosen


_OWNED = re.compile(r"\s*(?:của|thuộc)\s*")
_PARTED = re.compile(r"gồm|trong đó|^\s*(?:\S+ ){0,3}?(?:và|,)")


def _of_public_money(clause: Clause, at: int, indicator: str, scope: Scope) -> Given:
    """Return who is paid or taught, where the clause names nobody: a kind before, else all."""
    if indicator == "support-funding":
        earlier = _governing(clause.plain_left(at), 0, clause.quantities[at].start)
        if earlier and earlier.row.subject not in {"alliance", "other"}:
            return _as_given(earlier, clause.sentence.start, "kind in sentence", "sentence")
        paid = scope.last_money or scope.paragraph_money
        if paid and paid.indicator.value == indicator:
            return Given(paid.subject.value, paid.subject.span, "inherited", "inherited")
    return Given("cooperative-sector", None, "public money and training", "paragraph")


def _of_products(clause: Clause, at: int, indicator: str, scope: Scope) -> Given:
    """Return whose products they are: of the organisations behind, of the whole, else of all."""
    quantity, low = clause.quantities[at], clause.low
    owner = clause.quantities[at + 1] if at + 1 < len(clause.quantities) else None
    unit = owner.unit if owner is not None else None
    if owner and unit and unit.subject and _OWNED.fullmatch(low, quantity.end, owner.start):
        return Given(unit.subject, None, "của N HTX", "adjacent")
    last = scope.last_product if at > 0 else None
    before, here = clause.left(at)
    part = clause.bracketed(at) is not None or _PARTED.search(low[before:here])
    if last is not None and last.indicator.value == indicator and part:
        return Given(last.subject.value, last.subject.span, "inherited", "inherited")
    return Given("other", None, "products of all", "paragraph")


def _carried(clause: Clause, at: int, indicator: str, scope: Scope) -> Given:
    """Return whom a figure is about whose own clause does not say."""
    if indicator in {"people-trained", "support-funding"}:
        return _of_public_money(clause, at, indicator, scope)
    if indicator == "products-ocop":
        return _of_products(clause, at, indicator, scope)
    quantity, low = clause.quantities[at], clause.low
    before, here = clause.left(at)
    apart = (
        ";" in low[before:here]
        and quantity.family in {"money", "percent"}
        and scope.last_money is not scope.last
    )
    listed = (
        scope.last is not None
        and scope.last is scope.last_organisations
        and scope.listed
        and scope.about
    )
    if listed and scope.about and not _WITH.match(low, before, here):
        return Given(scope.about, None, "the first of a list", "inherited")
    if (
        scope.last is not None
        and not apart
        and (at > 0 or clause.opened)
        and scope.last.subject.value not in {"alliance", "individual", "enterprise", "household"}
        and scope.last.indicator.value != "delegates"
    ):
        return Given(scope.last.subject.value, scope.last.subject.span, "inherited", "inherited")
    earlier = _governing(clause.plain_left(at), 0, quantity.start)
    if earlier:
        return _as_given(earlier, clause.sentence.start, "kind in sentence", "sentence")
    if scope.about:
        return Given(scope.about, None, "subject of the paragraph", "paragraph")
    return Given(scope.frame.subject, None, "what the page is about", "document")
