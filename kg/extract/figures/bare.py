"""Numbers without a unit: "nông nghiệp 694, công nghiệp 52", "tổng số HTX là 1.376", "tăng 310"."""

import re
from functools import cache

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import heads, kinds, regions, sectors
from kg.extract.figures.quantities import Unit
from kg.extract.figures.scope import Scope
from kg.extract.figures.series import place_in_series, series_end
from kg.extract.lexicon import entries
from kg.law.words import UPPER

_BEHIND = re.compile(
    r"\s*(?:[,;.:)(”\"]|$|(?:và|trong|so|đạt|chiếm|thuộc|ở|còn|bị|là|nhưng|tăng|giảm|tạm|ngừng"
    r"|riêng|hoạt|đang|mới|thành lập|htx|người|nêu|gồm|được giao|giao)(?!\w))"
)
_LEADS = re.compile(
    r"(?:(?:là|đạt|lên|còn|có|:|bằng|gồm|được|thêm|ít nhất|với|chỉ|khoảng|ước|\(|tăng|giảm|xuống"
    r"|ở|mới|số|đề ra|đặt ra|giao)\s*)$"
)
_AMONG_PEOPLE = re.compile(r"(?<!\w)(?:dân tộc thiểu số|nữ|phụ nữ|đảng viên|thanh niên)\s*$")
_ENTERPRISES = re.compile(r"(?:doanh nghiệp|công ty)[^,;]*$")
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|nhiều hơn|ít hơn|cao hơn)(?:\s+thêm|\s+được)?\s*$")
_CLASS = re.compile(
    r"(?<!\w)(?:tốt|khá|trung bình|yếu|loại [abc]|\d sao|giải thể|tự nguyện"
    r"|bắt buộc)\s*:?\s*$"
)


def _sector_behind(low: str, end: int) -> bool:
    """Tell "29 thương mại dịch vụ", where the sector stands for the unit."""
    found = sectors().first(low, end, end + 30)
    return found is not None and not low[end : found.start].strip()


def _stands_alone(low: str, end: int) -> bool:
    """Tell whether what follows a number leaves it without a unit: a mark, a verb, a class."""
    if _BEHIND.match(low, end) or _sector_behind(low, end):
        return True
    found = heads("organisation", "right").first(low, end, end + 16)
    return found is not None and not low[end : found.start].strip()


@cache
def _unit(surface: str) -> Unit:
    units: tuple[Unit, ...] = entries("units", Unit)
    return next(unit for unit in units if unit.surface == surface)


_OF_KIND = {
    "cooperative": "HTX",
    "cooperative-group": "tổ hợp tác",
    "cooperative-union": "liên hiệp HTX",
    "peoples-credit-fund": "quỹ tín dụng nhân dân",
    "cooperative-sector": "HTX",
}


_AMONG_THEM = re.compile(r"\s*(?:sản phẩm )?trong số (?:đó|này|ấy)")
_OF_ANOTHER = re.compile(r"\s*(?:trong|/)\s*\d+(?!\d|\s*(?:tháng|năm|ngày|quý))")
_OF_PEOPLE = re.compile(r"thành viên|lao động|xã viên|tổ viên|người")
_LISTED = re.compile(r"(?:,|và|;|:)\s*$")
_REACH = 400  # characters
_RANKED = re.compile(r"xếp loại|phân loại|đánh giá")


def bare_unit(clause: Clause, at: int, scope: Scope) -> Unit | None:
    """Return the unit that the context lends to a bare number, or None where it is no figure."""
    last = scope.last_counted
    if _is_no_count(clause, at):
        return None
    if last is not None and _AMONG_THEM.match(clause.low, clause.quantities[at].end):
        return last.quantity.unit
    if _is_other_number(clause, at, scope):
        return None
    ahead = series_end(clause, at)
    if ahead is not None and clause.quantities[ahead].family == "organisation":
        return clause.quantities[ahead].unit
    before, here = _near(clause, at)
    place = _ends_with_place(clause, before, here)
    if at == 0 and _opens_parts(scope) and (place or _ends_with_sector(clause, before, here)):
        return _unit(_OF_KIND[scope.about or ""])
    if _CHANGE.search(clause.low, before, here):
        own = _named_unit(clause.low, max(before, clause.low.rfind(";", before, here)), here)
        return own or (last.quantity.unit if last is not None else None)
    if place:
        kind = kinds().last(clause.low, before, here)
        same = kind is None or (last is not None and kind.row.subject == last.subject.value)
        return last.quantity.unit if last is not None and same else None
    return _lent(clause, at, scope) if _goes_on(clause, at, scope) else None


def _near(clause: Clause, at: int) -> tuple[int, int]:
    """Return the words before a number that may say what it counts; those far away do not."""
    before, here = clause.left(at)
    return max(before, here - _REACH), here


def _is_no_count(clause: Clause, at: int) -> bool:
    """Tell a number that something follows, a fraction, a year, one beside enterprises."""
    quantity = clause.quantities[at]
    whole = quantity.value == quantity.value.to_integral_value() and quantity.value != 0
    if not whole or not _stands_alone(clause.low, quantity.end):
        return True
    if _ENTERPRISES.search(clause.low, *_near(clause, at)):
        return True
    printed = clause.low[quantity.digits : quantity.end]
    return 1900 <= quantity.value <= 2100 and "." not in printed


def _is_other_number(clause: Clause, at: int, scope: Scope) -> bool:
    """Tell the part of another number, or thousands of what nobody counts."""
    quantity = clause.quantities[at]
    if _OF_ANOTHER.match(clause.low, quantity.end) or quantity.part_of is not None:
        return True
    if at > 0 and clause.quantities[at - 1].part_of is quantity:
        return True
    before, here = _near(clause, at)
    grown = _are_people(scope) and _CHANGE.search(clause.low, before, here)
    return quantity.scaled and not grown and not _OF_PEOPLE.search(clause.low, before, here)


def _are_people(scope: Scope) -> bool:
    last = scope.last_counted
    return last is not None and last.quantity.family == "person"


def _opens_parts(scope: Scope) -> bool:
    """Tell whether a sentence may part the organisations that the one before began with."""
    last = scope.last_counted
    counted = last is not None and last.quantity.family == "organisation"
    return counted and scope.listed and scope.about in _OF_KIND


def _goes_on(clause: Clause, at: int, scope: Scope) -> bool:
    """Tell whether the words before a number make it one of a list, or what a verb leads to."""
    before, here = _near(clause, at)
    words, last = clause.low[before:here], scope.last_counted
    return bool(
        _LEADS.search(words)
        or (last is not None and _begins(clause, at, words))
        or (last is not None and place_in_series(clause, at))
        or (_are_people(scope) and _AMONG_PEOPLE.search(words))
        or _CLASS.search(words)
        or _ends_with_word(clause, before, here)
        or (_sector_behind(clause.low, clause.quantities[at].end) and _LISTED.search(words))
    )


def _lent(clause: Clause, at: int, scope: Scope) -> Unit | None:
    """Return the unit of what is named before a number, else of the figure before."""
    low, (before, here) = clause.low, _near(clause, at)
    opened = low.rfind("(", before, here)
    if opened >= 0 and not low[opened + 1 : here].strip():
        opened = -1  # the bracket holds the number alone: what it counts stands before it
    named = _named_unit(low, max(before, opened), here)
    if named is None and _is_of_list(clause, at, scope):
        return _unit(_OF_KIND[scope.about or ""])
    if scope.last_counted is not None:
        return named or scope.last_counted.quantity.unit
    if named is None and _CLASS.search(low, before, here) and _RANKED.search(low, before, here):
        return _unit("HTX")
    return named


def _begins(clause: Clause, at: int, words: str) -> bool:
    """Tell a number that opens a part of a list: "131 sản phẩm, 118 đạt 3 sao, 13 đạt 4 sao"."""
    if not _NEXT.search(words):
        return False
    end = clause.quantities[at].end
    found = heads("organisation", "right").first(clause.low, end, end + 24)
    headed = found is not None and not clause.low[end : found.start].strip()
    return headed or _RATED.match(clause.low, end) is not None


def _is_of_list(clause: Clause, at: int, scope: Scope) -> bool:
    """Tell a sector behind the credit funds of a list: it has organisations of the list's kind."""
    last = scope.last_counted
    funds = last is not None and last.subject.value == "peoples-credit-fund"
    if not funds or scope.about not in _OF_KIND or scope.about == "peoples-credit-fund":
        return False
    return _ends_with_sector(clause, *_near(clause, at))


_NEXT = re.compile(r"(?:[,;:]|(?<!\w)và)\s*(?:có\s*)?$")
_RATED = re.compile(r"\s*(?:đạt|được xếp)?\s*(?:hạng\s*)?\d(?:\s*-\s*\d)?\s*sao(?!\w)")


_PRODUCTS = re.compile(r"sản phẩm[^,;]*$")
_OF_THE = re.compile(r"\s*(?:của )?(?:các )?")
_NUMBER_OF = re.compile(r"số\s[^,;]*$")


def _named_unit(low: str, before: int, here: int) -> Unit | None:
    """Return the unit of a kind or head that the words before a number name."""
    if _PRODUCTS.search(low[before:here]):
        return _unit("sản phẩm")
    person = heads("person", "left").last(low, before, here)
    kind = kinds().last(low, before, here)
    if (
        person
        and person.row.indicator == "members-total"
        and (kind is None or _OF_THE.fullmatch(low[person.end : kind.start]))
    ):
        return _unit("thành viên")
    if kind and kind.row.subject in _OF_KIND:
        return _unit(_OF_KIND[kind.row.subject])
    head = heads("organisation", "left").last(low, before, here)
    if head and _NUMBER_OF.search(low[before:here]):
        return _unit("HTX")
    return None


_LONG = re.compile(r"\s*(?:khác|do dịch(?: bệnh)?|lâu năm)?")


def _ends_with_word(clause: Clause, before: int, here: int) -> bool:
    """Tell a sector, a kind or a head directly before the number."""
    low = clause.low
    words = low[before:here].rstrip(" :(")
    stop = before + len(words)
    for lexicon in (sectors(), kinds(), heads("organisation", "left")):
        found = lexicon.last(low, before, here)
        if found and found.end >= stop - 14 and _LONG.fullmatch(low[found.end : stop]):
            return True
    return False


def _ends_with_sector(clause: Clause, before: int, here: int) -> bool:
    """Tell a sector directly before the number: "Nông, lâm nghiệp là 596"."""
    found = sectors().last(clause.low, before, here)
    return found is not None and not clause.low[found.end : here].strip(" :,là")


_PLACE_NAME = re.compile(
    rf"(?:^|[,;:.(]|\s)(?:huyện |xã |thị xã |quận "
    rf"|tp\.? )?[{UPPER}][\w’']*(?:\s+[{UPPER}][\w’']*){{1,3}}(?:\s+(?:cũ|có))?$"
)


def _ends_with_place(clause: Clause, before: int, here: int) -> bool:
    """Tell a name of a place directly before the number."""
    words = clause.low[before:here].rstrip(" :(")
    stop = before + len(words)
    region = regions().last(clause.low, before, stop)
    if region is not None and region.end == stop:
        return True
    return bool(_PLACE_NAME.search(clause.sentence.raw[before:stop]))
