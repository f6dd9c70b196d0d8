"""Issuing bodies: the form under which spellings are the same, and the place a body belongs to."""

import re
from datetime import date
from functools import lru_cache

from kg.authority.areas import COUNTRY, areas
from kg.names import name_key

_PLACE = re.compile(
    r"\b(?P<place>(?P<kind>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|đặc khu"
    r"|xã(?! hội\b| viên\b)) (?!ủy\b)\S.*)"
)
_COMMITTEE = re.compile(r"\b(?P<kind>tỉnh|thành|huyện|quận|thị|đảng) ủy (?P<place>\S.*)")
_PROVINCES = frozenset({"tỉnh", "thành phố", "thành"})
_PROVINCE = re.compile(r"\btỉnh (?:ủy )?\S")
_CITY = re.compile(r"\btp\b\.? ?")
_LOCAL = re.compile(r"(?:ubnd|hđnd|sở|phòng|chi cục|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy)\b")
_PARTY = re.compile(
    r"\b(?:tỉnh|thành|huyện|quận|thị) ủy\b|\bđảng\b|^bộ chính trị|^ban bí thư|^ban chấp hành"
)


@lru_cache(maxsize=1 << 14)
def issuer_key(issuer: str) -> str:
    """Return the form under which spellings of one body are the same; joint bodies in any order."""
    bodies = [name_key(part) for part in issuer.split(";") if part.strip()]
    return "; ".join(sorted(_CITY.sub("thành phố ", body) for body in bodies))


@lru_cache(maxsize=1 << 14)
def is_party(issuer: str) -> bool:
    """Tell whether a body is one of the Party, whose numbers run through a term, not a year."""
    return _PARTY.search(name_key(issuer)) is not None


def is_identified(issuer: str, area: str | None) -> bool:
    """Tell whether it is certain which body is meant: "UBND" alone is one of thousands."""
    return area is not None or _PROVINCE.search(issuer_key(issuer)) is not None


def area_of(issuer: str | None, scope: str | None, day: str | None) -> str | None:
    """Return the key of the place a body belongs to, or None where it cannot be told.

    A body that names its province ("UBND tỉnh Yên Bái") belongs to it. One of a district or commune
    is looked for in the scope, because many bear the same name; so is a local body without a place.
    Every other body is the country's.

    Args:
        issuer: the body.
        scope: where the document holds, as its database says: "Tỉnh Yên Bái", "Toàn quốc".
        day: ISO date, or a year: the version of the place that held then.
    """
    if issuer is None:
        return _place(scope, day)
    key = issuer_key(issuer)
    found = _COMMITTEE.search(key) or _PLACE.search(key)
    if found is None:
        return _place(scope, day) if _LOCAL.match(key) else COUNTRY
    name, kind = found["place"], found["kind"]
    if kind in _PROVINCES:
        return _place(name, day)
    around = _place(scope, day)
    return (_place(name, day, around) or around) if around else None


def _place(name: str | None, day: str | None, within: str | None = None) -> str | None:
    if name is None:
        return None
    if day is None or len(day) > 4:
        return _found(name, day, within)
    first, last = (_found(name, f"{day}-{edge}", within) for edge in ("01-01", "12-31"))
    return first if first == last else None  # a year in which the place changed


@lru_cache(maxsize=1 << 16)
def _found(name: str, day: str | None, within: str | None) -> str | None:
    on = date.fromisoformat(day) if day else None
    area = areas().find(name.split(";")[0], on, within)
    return area.key if area else None
