"""The sector of a figure: named beside it, told by its subject, or carried."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Sector, kinds, sector_ends, sectors
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope
from kg.extract.words import fold


def _sector_carried(clause: Clause, at: int, subject: Given, scope: Scope) -> str | None:
    """Return the sector of the sentence's first organisations, or of the amount before."""
    family = clause.quantities[at].family
    before, here = clause.own_left(at)
    if at == 0 or kinds().first(clause.low, before, here):
        return "all"
    if family == "money" and scope.last_money is not None:
        return scope.last_money.sector
    if (
        family == "organisation"
        and subject.value == "cooperative"
        and clause.quantities[at].printed
    ):
        return "all"
    same = scope.last is not None and scope.last.subject.value == subject.value
    return scope.about_sector if same and scope.about_sector else "all"


def sector_of(clause: Clause, at: int, subject: Given, scope: Scope) -> str | None:
    """Return the sector of a figure: named beside it, by its subject, or carried; else "all".

    Of a named organisation it is unknown unless the name tells it.
    """
    if subject.value == "peoples-credit-fund":
        return "credit"
    if scope.named is not None:
        named = sectors().first(fold(scope.named.value), 0, len(scope.named.value))
        return named.row.sector if named else None
    beside = _sector_beside(clause, at)
    if beside:
        return beside
    of_kind = _sector_of_kind(clause, at)
    if of_kind:
        return of_kind
    return _sector_carried(clause, at, subject, scope)


def _sector_of_kind(clause: Clause, at: int) -> str | None:
    """Return the sector of the kind that stands before a figure: "của HTX nông nghiệp … đạt"."""
    before, here = clause.own_left(at)
    words = clause.plain_left(at)
    kind = kinds().last(words, before, here)
    if kind is None:
        return None
    found = sectors().first(words, kind.end, here)
    beside = found is not None and not words[kind.end : found.start].strip()
    return found.row.sector if found and beside and not _is_verb(clause, found) else None


_SECTOR_AHEAD = re.compile(r"\s*(?:\(?(?:trong )?(?:lĩnh vực|ngành|khu vực)?\s*)")
_BETWEEN = re.compile(r"[\s,:(]*(?:khác|có|là|với|chiếm|đạt|htx|tăng|giảm|gồm|nghiệp)*[\s:(]*")


def _sector_beside(clause: Clause, at: int) -> str | None:
    """Return the sector directly behind a figure, or directly before it in a list."""
    low = clause.low
    quantity = clause.quantities[at]
    at_right = _SECTOR_AHEAD.match(low, quantity.end)
    place = at_right.end() if at_right else quantity.end
    right = sectors().first(low, place, place + 45)
    if right and right.start == place and not _is_verb(clause, right):
        return right.row.sector
    before, here = clause.left(at)
    left = sectors().last(low, before, here)
    built = left is not None and left.row.verb and quantity.printed
    if left and not built and _BETWEEN.fullmatch(low, left.end, here):
        return left.row.sector
    return None


def _is_verb(clause: Clause, found: Found[Sector]) -> bool:
    """Tell "3 HTX xây dựng sản phẩm OCOP", where the word for a sector has an object."""
    return found.row.verb and sector_ends().match(clause.low, found.end) is None
