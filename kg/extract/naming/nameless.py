"""Words behind "HTX" that look like its name and are none: of a law, a count or a person."""

import re

from kg.extract.naming.reading import Named
from kg.extract.page import Page
from kg.extract.roles import in_title
from kg.extract.surnames import is_surname
from kg.law.words import UPPER

_LAW = re.compile(r"(?<!\w)luật\s+$", re.IGNORECASE)
_COUNT = re.compile(r"(?<![/\d.,-])(?:\d[\d.]*\d|(?<=[^\W\d_]\s)[2-9])[ \n]+$")
_NUMBERED = re.compile(r"(?<!\w)(?:năm|tháng|quý|số|tổ|thôn|bản|ấp|xóm|khu)\s+[\d.]+[ \n]+$", re.I)
_LEFT = 16  # characters before a name that are looked at
_PERSON = 3  # syllables of a person's name
_MIDDLE = frozenset({"văn", "thị"})  # in names of people of any length
_PERSON_BEHIND = re.compile(rf"(?:, (?:ông|bà|anh|chị|đ/c|đồng chí)| [{UPPER}])")


def names_none(page: Page, named: Named, first: int) -> bool:
    """Tell "Luật HTX năm 2012", "3 HTX Nông nghiệp" and "Giám đốc HTX Lò Văn An" from names.

    Args:
        page: the page.
        named: what was read as a cooperative's name.
        first: where its block begins; what stands above says nothing of it.
    """
    before = page.text[max(first, named.start - _LEFT) : named.start]
    counted = _COUNT.search(before) and not _NUMBERED.search(before)
    return bool(counted or _LAW.search(before)) or _is_person(page, named)


def _is_person(page: Page, named: Named) -> bool:
    """Tell "Giám đốc HTX Trần Hữu Nghị", where the office is of a cooperative named before."""
    own = named.words[len(named.kind.surface) :].strip()
    syllables = own.split()
    return (
        _has_length(syllables) and is_surname(syllables[0]) and own.istitle()
        and in_title(page, named.start) and not _PERSON_BEHIND.match(page.text, named.end)
    )  # fmt: skip


def _has_length(syllables: list[str]) -> bool:
    return len(syllables) == _PERSON or (
        len(syllables) > _PERSON and syllables[1].lower() in _MIDDLE
    )
