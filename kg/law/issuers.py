"""The body that issued a document, as the words behind its number name it."""

import re
from dataclasses import dataclass
from functools import cache

from kg import names
from kg.authority.areas import areas
from kg.authority.legal_terms import LegalIssuer, legal_issuers
from kg.law.words import UPPER, alternatives, plain

CITIES = ("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế")
_LEVELS = r"tỉnh|thành phố|TP\.?|Tp\.?|thị xã|thị trấn|huyện|quận|phường|xã|tinh|huyen|thanh pho"
_NAME = rf"[{UPPER}][^\W\d_]*"
_PLACE = re.compile(
    rf"(?:\s+(?P<level>{_LEVELS})(?![^\W\d_]))?(?P<run>(?:\s+{_NAME}|\s?[-–]\s?{_NAME}){{1,4}})?"
)
_PARENT = re.compile(rf"\s*,\s*(?:tỉnh|thành phố|TP\.?)(?P<run>(?:\s+{_NAME}){{1,4}})")
_OF = r"\s{0,3},?\s{0,3}\(?(?P<of>(?:của|cua|do)\s+)?"
_OFFICES = (
    r"Bộ|Sở|Ban|Ủy ban|Hội đồng|Liên minh|Văn phòng|Tổng cục|Cục|Chi cục|Ngân hàng|Hội|"
    r"Đảng bộ|Quỹ|Kho bạc|Tòa án|Thanh tra|Phòng|Trường|Học viện"
)
_OTHER = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}(?:của|do)\s+(?P<name>(?:{_OFFICES})"
    rf"(?:\s+(?:{_NAME}(?:&{_NAME})?|và|phát triển|nông thôn|hội|tỉnh|thành phố))+)"
)
_ISSUED = re.compile(r"[^.,;\n]{0,40}?\s(?:ban hành|ký|phê duyệt|thông qua)(?![^\W\d_])")
_PROVINCIAL = {"tỉnh", "thành phố", "tp", "tp.", "tinh", "thanh pho"}
_LOCAL = {"UBND", "HĐND", "TU", "HU", "ThU", "ĐU"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer in words: its name, its sign where the table has it, its province, its end."""

    name: str
    sign: str | None
    area: str | None
    end: int
    of: bool


@cache
def _named() -> re.Pattern[str]:
    words = alternatives(name for row in legal_issuers() for name in row.names)
    return re.compile(rf"{_OF}(?P<name>{words})(?![^\W\d_])")


@cache
def _by_name() -> dict[str, LegalIssuer]:
    found: dict[str, LegalIssuer] = {}
    for row in legal_issuers():
        for name in row.names:
            found.setdefault(plain(name), row)
    return found


@cache
def _provinces() -> dict[str, str]:
    found: dict[str, str] = {}
    provinces = [area for area in areas().by_key.values() if area.level == "province"]
    for area in provinces:
        for key in (names.name_key(area.name_vi), plain(area.name_vi)):
            found[key] = area.name_vi
    for area in provinces:
        for name in area.alt_names:
            found.setdefault(names.name_key(name), area.name_vi)
    return found


def _province(run: str) -> str | None:
    words = run.split()
    for count in range(len(words), 0, -1):
        first = " ".join(words[:count])
        found = _provinces().get(names.name_key(first)) or _provinces().get(first.lower())
        if found:
            return found
    return None


def read_issuer(text: str, place: int) -> Issuer | None:
    """Read the issuer behind a citation ("của UBND tỉnh Yên Bái"), if one stands there."""
    match = _named().match(text, place)
    if match is None:
        other = _OTHER.match(text, place)
        if other is None:
            return None
        name = " ".join(other["name"].split()).removesuffix(" và")
        return Issuer(name, None, None, other.end(), True)
    row = _by_name()[plain(match["name"])]
    of = match["of"] is not None
    if not of and (match["name"] in {"Đảng", "Dang"} or set(",(") & set(match[0])):
        return None  # ", Chính phủ giao …" begins another part of the sentence
    if of and match["of"].startswith("do") and not _ISSUED.match(text, match.end()):
        return None
    if row.abbreviation not in _LOCAL:
        return Issuer(row.name_vi, row.abbreviation, None, match.end(), of)
    return _local(text, row, match, of)


def _local(text: str, row: LegalIssuer, match: re.Match[str], of: bool) -> Issuer:
    where = _PLACE.match(text, match.end())
    level = " ".join((where["level"] or "").split()) if where else ""
    run = " ".join((where["run"] or "").split()) if where else ""
    provincial = level.lower() in _PROVINCIAL or row.abbreviation == "TU"
    area = _province(run) if run and (provincial or not level) else None
    place = area or ("" if provincial or not level else " ".join(run.split()[:3]))
    end = where.end() if where and (place or level) else match.end()
    if where and level and not provincial and run:
        parent = _PARENT.match(text, where.end())
        area = _province(parent["run"]) if parent else None
    name = " ".join(part for part in (row.name_vi, level, place) if part)
    sign: str | None = row.abbreviation
    if row.name_vi == "Thành ủy" and area not in CITIES:
        sign = None  # of a city under the centre TU, of a city in a province another
    return Issuer(name, sign, area, end, of)
