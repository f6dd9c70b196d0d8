"""Which district a report is about, and the provinces of districts."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.extract.head.parts import Parts
from kg.extract.head.provinces import province_names
from kg.extract.lexicon import Entry, entries
from kg.extract.patterns import at_word
from kg.extract.words import fold
from kg.law.words import UPPER
from kg.read.document import Block

_NAME = rf"[{UPPER}][\w’']*(?: +[{UPPER}][\w’']*)"
_DISTRICT = re.compile(
    at_word("huyện|Huyện|thị xã|Thị xã|quận|Quận") + rf" +(?P<name>{_NAME}{{0,3}})"
)
_CAPITALS = re.compile(
    rf"(?<!\w)(?:HUYỆN|THỊ XÃ"
    rf"|QUẬN) +(?P<name>[{UPPER}][{UPPER}’']*(?: +[{UPPER}][{UPPER}’']*){{0,3}})(?!\w)"
)
_HEAD_NAME = re.compile(rf"\W*(?P<name>{_NAME}{{1,3}})\s*:")
_TITLED = re.compile(
    r"^\W*(?:huyện|thị xã|quận|thành phố|tp\.?|xã|phường)\s+(?P<name>[^:–-]{2,40}?)\s*(?::|–|-)\s"
)
_HERE = re.compile(
    rf"(?<!\w)(?:[Tt]oàn|của|[Tt]rong|[Cc]ả|UBND|địa bàn) (?:huyện|thị xã)(?!\w)(?! [{UPPER}])"
)
_PROVINCE_WIDE = re.compile(at_word("toàn tỉnh|cả tỉnh|địa bàn tỉnh|cả nước") + r"(?!\w)")
_OFTEN = 2  # times that a page says "toàn huyện" if it is about one district


@dataclass(frozen=True, slots=True)
class District(Entry):
    """A district of the years 2004 to 2025 and its province."""

    province: str


@cache
def districts() -> dict[str, frozenset[str]]:
    """Return the provinces of each name of a district, folded."""
    found: dict[str, set[str]] = {}
    for row in entries("districts", District):
        found.setdefault(fold(row.surface), set()).add(row.province)
    return {name: frozenset(provinces) for name, provinces in found.items()}


def provinces_by_districts(text: str) -> Counter[str]:
    """Count the provinces whose districts a text names, where the name is of one province only."""
    counts: Counter[str] = Counter()
    for match in _DISTRICT.finditer(text):
        provinces = districts().get(fold(match["name"]), frozenset())
        if len(provinces) == 1:
            counts[next(iter(provinces))] += 1
    return counts


def district_of(parts: Parts) -> str | None:
    """Return the district that a report is about: by its title, or by what "toàn huyện" means."""
    if parts.title is None:
        return None
    return _headed(parts, parts.title) or _spoken(parts) or _titled(parts, parts.title)


def _headed(parts: Parts, title: Block) -> str | None:
    """Return the name before the colon of a title, where the text calls it a district."""
    match = _HEAD_NAME.match(parts.document.text, title.start, title.end)
    if match is None:
        return None
    name = match["name"]
    called = re.compile(rf"(?:huyện|thị xã|quận|thành phố) {re.escape(fold(name))}(?!\w)")
    return name if called.search(parts.low) and fold(name) not in province_names()[1] else None


def _spoken(parts: Parts) -> str | None:
    """Return the district that "toàn huyện" means on a page that never speaks of the province."""
    text = parts.document.text
    if _PROVINCE_WIDE.search(parts.low) or len(_HERE.findall(text)) < _OFTEN:
        return None
    named = Counter(match["name"] for match in _DISTRICT.finditer(text))
    named.update(_in_capitals(text))
    return named.most_common(1)[0][0] if named else None


def _in_capitals(text: str) -> list[str]:
    """Return the districts that letter heads print in capitals: "ỦY BAN NHÂN DÂN HUYỆN HẢI HẬU"."""
    names = [" ".join(match["name"].split()).title() for match in _CAPITALS.finditer(text)]
    return [name for name in names if fold(name) in districts()]


def _titled(parts: Parts, title: Block) -> str | None:
    """Return the district with which a title begins: "Huyện Mường Ảng: …"."""
    match = _TITLED.match(parts.titled)
    if match is None:
        return None
    name = parts.document.text[title.start + match.start("name") : title.start + match.end("name")]
    return None if fold(name) in province_names()[1] else name
