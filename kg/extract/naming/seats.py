"""Where an organisation is: the place printed beside its name."""

import re

from kg import names
from kg.extract.localities import LEVEL, place_names, read_locality
from kg.extract.page import SYLLABLE, Page
from kg.law.words import UPPER

_BRACKET = re.compile(rf" ?\((?=(?:{LEVEL}) |[^\W\d_a-zà-ỹđ])", re.IGNORECASE)
_COMMA = re.compile(rf"(?:,| ở| tại| thuộc| -) (?=(?:{LEVEL}) )")
_NO_KIND = r"(?!(?:HTX|THT|QTDND|LHHTX|Liên|Tổ|Quỹ|Công) )"  # another name of a list
_BARE = re.compile(rf" ?[,(] ?{_NO_KIND}(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,2}})(?= ?[;.,)(]|$)")
_DASH = re.compile(rf" [-–] (?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,2}})(?= ?[;.,)(]|$)")
_ALSO = re.compile(rf",? cũng (?:ở|tại) (?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,2}})(?= ?[;.,)(]|$)")
_LEFT = re.compile(rf"(?:ở|tại) (?P<place>(?:{LEVEL}) [^,.;:]{{2,30}}), $")
_OPENING = re.compile(
    rf"(?:[{UPPER}]{{2,5}} ?[-–] ?)?(?:Còn |Riêng )?(?:Ở|ở|Tại|tại) "
    rf"(?P<place>(?:{LEVEL}) [^,.;:]{{2,30}}),"
)
_FOUNDED = re.compile(
    rf"(?:ở|tại) (?P<place>(?:{LEVEL}) {SYLLABLE}(?: {SYLLABLE}){{1,2}})(?![^.;]*(?:{LEVEL}) )"
    r"[^.;]{0,60}(?:lập ra|lập nên|thành lập) $"
)
_HAS = re.compile(rf"(?:^|[,;:] )(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,2}}) có $")


def seat_beside(page: Page, start: int, end: int, limit: int) -> tuple[int, int] | None:
    """Return the span of the place that is printed behind or before an organisation's name."""
    for pattern in (_BRACKET, _COMMA):
        mark = pattern.match(page.text, end, limit)
        place = read_locality(page, mark.end(), limit) if mark else None
        if mark and place and place.name:
            return mark.end(), place.end
    dash = _DASH.match(page.text, end, limit)
    if dash and names.name_key(dash["name"]) in place_names():
        return dash.span("name")
    bare = _BARE.match(page.text, end, limit) or _ALSO.match(page.text, end, limit)
    if bare:
        return bare.span("name")
    return _before(page, start)


def _before(page: Page, start: int) -> tuple[int, int] | None:
    first, _ = page.sentence(start)
    window = max(first, start - 60)
    left = (
        _LEFT.search(page.text, window, start)
        or _OPENING.match(page.text, first, start)
        or _FOUNDED.search(page.text, max(first, start - 120), start)
    )
    if left:
        return left.span("place")
    has = _HAS.search(page.text, window, start)
    return has.span("name") if has else None
