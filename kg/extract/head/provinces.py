"""The names of provinces in running text, and what else they are called."""

import re
from dataclasses import dataclass
from functools import cache

from kg.authority.areas import areas
from kg.extract.lexicon import Entry, entries
from kg.extract.patterns import whole_words
from kg.extract.words import fold


@dataclass(frozen=True, slots=True)
class Epithet(Entry):
    """What newspapers call a province, and only this one."""

    province: str


@cache
def province_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the folded names of provinces, and the province of each name."""
    by_name: dict[str, str] = {}
    for area in areas().by_key.values():
        if area.level == "province":
            for name in {area.name_vi, *(n for n in area.alt_names if " " in n)}:
                by_name.setdefault(fold(name), area.name_vi)
    for row in entries("epithets", Epithet):
        by_name.setdefault(fold(row.surface), row.province)
    return re.compile(whole_words(by_name, space=" ")), by_name
