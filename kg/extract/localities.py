"""Which place "tỉnh", "huyện" or "thành phố" is, where a body's name leaves it out."""

import re
from dataclasses import dataclass
from functools import cache

from kg import names
from kg.authority.areas import areas
from kg.extract.page import NO_LETTER_AFTER, NO_LETTER_BEFORE, SYLLABLE, Page
from kg.extract.surnames import surnames
from kg.extract.words import folded
from kg.read.document import BlockKind

COUNTRY = "Việt Nam"
LEVELS = {
    "tỉnh": "tỉnh",
    "thành phố": "thành phố",
    "tp.": "thành phố",
    "tp": "thành phố",
    "huyện": "huyện",
    "thị xã": "thị xã",
    "quận": "quận",
    "đặc khu": "đặc khu",
    "xã": "xã",
    "phường": "phường",
    "thị trấn": "thị trấn",
}
PLACE_WORDS = (*LEVELS, "bản", "thôn", "ấp", "làng", "buôn", "khu", "xóm", "tổ dân phố", "vùng")
LEVEL = "|".join(re.escape(word) for word in sorted(LEVELS, key=len, reverse=True))
_LEVEL = re.compile(rf"(?:{LEVEL}){NO_LETTER_AFTER}")
_SAIGON = re.compile(r"tp[. ]{0,2}(?:hcm|hồ chí minh)(?!\w)")
_NAME = re.compile(rf" ?{SYLLABLE}(?: {SYLLABLE}){{0,3}}")
_DISTRICT = re.compile(
    rf"{NO_LETTER_BEFORE}(?P<level>[Hh]uyện|[Tt]hị xã|[Qq]uận) "
    rf"(?P<name>{SYLLABLE}(?: {SYLLABLE}){{0,2}})"
)
_DISTRICT_LEVELS = ("huyện", "thị xã", "quận", "thành phố")
_MOST = 3  # syllables of a place's name


@dataclass(frozen=True, slots=True)
class Locality:
    """A place as printed: its level and its name, each where it is printed, and where it ends."""

    level: str
    name: str | None
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document is about: its province and, where it names one above all, its district."""

    province: str | None
    province_level: str | None
    district: str | None
    district_level: str | None

    def full(self, level: str) -> str | None:
        """Return the place that a level without a name means: "tỉnh" is "tỉnh Sơn La"."""
        if self.province and level == self.province_level:
            return f"{level} {self.province}"
        if self.district and level == self.district_level:
            return f"{level} {self.district}"
        return None

    @property
    def province_full(self) -> str | None:
        """Return the province with its level, or None where the document is of the country."""
        return f"{self.province_level} {self.province}" if self.province_level else None

    @property
    def district_full(self) -> str | None:
        """Return the district with its level."""
        return f"{self.district_level} {self.district}" if self.district else None


@cache
def province_levels() -> dict[str, str]:
    """Return "tỉnh" or "thành phố" by the key of a province's name; today's counts."""
    rows = [row for row in areas().by_key.values() if row.level == "province"]
    return {
        names.name_key(name): row.prefix_vi or "tỉnh"
        for row in sorted(rows, key=lambda row: row.valid_to is None)
        for name in (row.name_vi, *row.alt_names)
    }


@cache
def place_names() -> frozenset[str]:
    """Return the keys of the names of provinces and of the districts that the authority knows."""
    return frozenset(names.name_key(row.name_vi) for row in areas().by_key.values())


def surroundings(page: Page, area: str | None, district: str | None = None) -> Surroundings:
    """Return the places of a document.

    Args:
        page: the document.
        area: its province, or "Việt Nam".
        district: the district whose report it is; that of the headline goes before it.
    """
    if area is None or area == COUNTRY:
        return Surroundings(None, None, None, None)
    level = province_levels().get(names.name_key(area), "tỉnh")
    title = next((block for block in page.blocks if block.kind is BlockKind.title), None)
    found = _DISTRICT.search(page.text, title.start, title.end) if title else None
    if found is not None:
        return Surroundings(area, level, found["name"], found["level"].lower())
    own = _level_of(page, district) if district is not None and district != area else None
    return Surroundings(area, level, district if own else None, own)


def _level_of(page: Page, district: str) -> str | None:
    """Return the word for its kind that a page prints before a district's name."""
    name = folded(district)
    called = (one for one in _DISTRICT_LEVELS if f"{one} {name}" in page.low)
    return next(called, None)


def read_locality(page: Page, at: int, limit: int) -> Locality | None:
    """Read "tỉnh Sơn La", "tỉnh" or "huyện Mù Cang Chải" at a place of the text."""
    saigon = _SAIGON.match(page.low, at, limit)
    if saigon:
        return Locality("thành phố", "Hồ Chí Minh", saigon.end())
    level = _LEVEL.match(page.low, at, limit)
    if level is None:
        return None
    word = LEVELS[level[0]]
    name = place_name(page, level.end(), limit)
    return Locality(word, name.strip() if name else None, level.end() + len(name or ""))


def bare_province(page: Page, at: int, limit: int) -> Locality | None:
    """Read a province's name without its level: "Liên minh HTX Thanh Hóa"."""
    name = place_name(page, at, limit)
    level = province_levels().get(names.name_key(name.strip())) if name else None
    return Locality(level, name.strip(), at + len(name)) if name and level else None


def place_name(page: Page, at: int, limit: int) -> str | None:
    """Return the name of a place that is printed here: the longest known, else the capitals."""
    match = _NAME.match(page.text, at, limit)
    if match is None or not match[0].startswith(" "):
        return None
    syllables = match[0].split()
    for count in range(len(syllables), 0, -1):
        if names.name_key(" ".join(syllables[:count])) in place_names():
            return " " + " ".join(syllables[:count])
    if len(syllables) >= _MOST and syllables[0] in surnames():
        return None  # a person: "Chủ tịch UBND huyện Lò Văn An"
    if len(syllables) == 1 and page.text[at + len(match[0]) :][:1] == " ":
        return None  # part of something else: "Công an huyện Thượng tá Lò Văn An"
    return " " + " ".join(syllables[:_MOST])
