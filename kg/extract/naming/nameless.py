"""Words behind "HTX" that look like its name and are none: of a law, a count or a person."""

import re

from kg.extract.naming.reading import Named
from kg.extract.page import Page
from kg.extract.roles import roles_before
from kg.extract.surnames import is_surname
from kg.law.words import UPPER

_LAW = re.compile(r"(?<!\w)luật\s+$", re.IGNORECASE)
_COUNT = re.compile(r"(?<![/\d.,-])(?:\d[\d.]*\d|(?<=[^\W\d_]\s)[2-9])[ \n]+$")
_NUMBERED = re.compile(
    r"(?<!\w)(?:năm|tháng|quý|(?<!tổng )số|tổ|thôn|bản|ấp|xóm|khu)\s+[\d.]+[ \n]+$", re.I
)
_LEFT = 16  # characters before a name that are looked at
_PERSON = 3  # syllables of a person's name
_MIDDLE = frozenset({"văn", "thị"})  # of people, whatever the length of their names
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
    own = _person(named.words[len(named.kind.surface) :].split())
    return (
        bool(own) and is_surname(own[0]) and all(word[0].isupper() for word in own)
        and any(roles_before(page, named.start))
        and not _PERSON_BEHIND.match(page.text, named.end)
    )  # fmt: skip


def _person(syllables: list[str]) -> list[str]:
    """Return the last words of a name that have the form of a person's: "Nông nghiệp Lò Văn An"."""
    for at in range(1, len(syllables) - 1):
        if syllables[at].lower() in _MIDDLE:
            return syllables[at - 1 :]
    return syllables if len(syllables) == _PERSON else []
