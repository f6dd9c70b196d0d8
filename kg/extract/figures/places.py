"""Which place a figure is about: one that governs it in its clause, else what holds around it."""

import re
from functools import cache

from kg.authority.areas import areas
from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import regions
from kg.extract.figures.definite_districts import acting, spoken_of
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope
from kg.extract.head.districts import districts
from kg.extract.head.frame import Frame
from kg.extract.patterns import at_word
from kg.extract.words import folded
from kg.law.words import UPPER

_CAP = rf"[{UPPER}][\w’']*"
_LEVELS = (
    r"tỉnh|Tỉnh|thành phố|Thành phố|TP\.?|huyện|Huyện|thị xã|Thị xã|TX\.?|quận|Quận|xã|Xã"
    "|phường|Phường|thị trấn|Thị trấn"
)
_LEVEL = re.compile(
    rf"(?P<level>{at_word(_LEVELS)})\s+"
    rf"(?P<name>{_CAP}(?:\s+{_CAP}){{0,3}})"
)
_NAMES = re.compile(rf"(?P<name>[{UPPER}](?<![\w.][{UPPER}])[\w’']*(?:\s+{_CAP}){{1,3}})")
_HEADED = re.compile(rf"\W*{_CAP}(?:\s+{_CAP}){{0,3}}\s*:")
_AT = re.compile(
    rf"\s*(?:[^\W\d_{UPPER}][\w’']*\s+){{0,3}}?(?:ở|tại|(?:thuộc|trên) địa bàn)\s+"
    rf"(?P<level>(?:tỉnh|thành phố|huyện|thị xã|quận|xã)\s+)?(?P<name>{_CAP}(?:\s+{_CAP}){{0,2}})"
)
_WHOLE = re.compile(
    at_word(
        "toàn tỉnh|cả tỉnh|tỉnh ta|toàn thành phố|địa bàn tỉnh|địa bàn thành phố"
        "|tỉnh (?=(?:hiện )?(?:có|còn|đã))|của tỉnh"
    )
    + r"(?!\w)"
)
_COUNTRY = re.compile(
    at_word("cả nước|toàn quốc")
    + r"(?=\s*(?:hiện |đã |sẽ )*(?:có|còn|thành lập|là|:|,|phấn đấu|ước))"
)
_DISTRICT = re.compile(
    at_word("toàn huyện|cả huyện|trên địa bàn huyện|toàn thị xã|toàn xã|cả xã") + r"(?!\w)"
)
_LIGHT = re.compile(
    r"[\s,:(–-]*(?:(?:hiện|hiện nay|có|còn|là|với|đạt|mới|mới có|dẫn đầu|đứng đầu|nhiều nhất"
    r"|ít nhất|tiếp đến|thêm|có thêm|thành lập mới|thành lập|giải thể|được|tổng số|toàn|đã|chỉ có"
    r"|gồm|ước|khoảng|trên|hơn|gần|cũ|tổng cộng|nâng|lên|số|mỗi huyện|về số lượng htx|về số htx"
    r"|về số lượng|là xã|là huyện|là địa phương|nhiều htx nhất|ít htx nhất|được những|vỏn vẹn"
    r"|chỉ có|vẻn vẹn|và|hiện đang|sẽ|phấn đấu|đến nay|nhất|duy trì|phát triển|cả|riêng|ở|tại"
    r"|địa bàn|trong đó)[\s,:(]*)*"
)


@cache
def _known_names() -> frozenset[str]:
    provinces = {folded(row.name_vi) for row in areas().by_key.values() if row.level == "province"}
    return frozenset(provinces | {name for name in districts() if " " in name})


def area_of(clause: Clause, at: int, scope: Scope) -> Given | None:
    """Return the place that a figure is about, with the words that say so.

    None where it is of a province that the text never names.
    """
    raw, low, start = clause.sentence.raw, clause.low, clause.sentence.start
    before, here = clause.left(at)
    opening = 0 if at == 0 else before
    if clause.quantities[at].family in _COUNTED:
        behind = _behind(raw, clause, at)
        if behind:
            return Given(behind[0], (start + behind[1], start + behind[2]), "ở + place", "adjacent")
    most = _most(raw, clause, at)
    if most:
        return Given(most[0], (start + most[1], start + most[2]), "the place with most", "adjacent")
    governing = place_before(clause, at, opening)
    if governing:
        return governing
    wide = _wide(raw, low, opening, here, scope)
    if wide:
        value, span = wide
        return Given(value, (start + span[0], start + span[1]), "whole place", "adjacent")
    listed = _listed(raw, low, before, here, scope, clause, at)
    if listed:
        return listed
    if scope.area is not None:
        return scope.area
    body = _of_a_body(raw, here) if clause.quantities[at].family in _COUNTED else None
    if body:
        span = start + body.start("name"), start + body.end("name")
        return Given(body["name"], span, "UBND + place", "adjacent")
    return of_document(scope.frame)


_COUNTED = frozenset({"organisation", "product", "number"})


def place_before(clause: Clause, at: int, opening: int) -> Given | None:
    """Return the place whose words lead up to a figure; a comma parts it from what is no count."""
    here, start = clause.quantities[at].start, clause.sentence.start
    found = _governing(clause.sentence.raw, clause.low, opening, here)
    if found is None:
        return None
    name, first, last, rule = found
    if "," in clause.low[last:here] and clause.quantities[at].family not in _COUNTED:
        return None
    return Given(name, (start + first, start + last), rule, "adjacent")


def of_document(frame: Frame) -> Given | None:
    """Return the place of figures that name none."""
    return Given(frame.figure_area, None, "document", "document") if frame.figure_area else None


def _behind(raw: str, clause: Clause, at: int) -> tuple[str, int, int] | None:
    """Return the place behind a count: "giải thể 1 HTX xây dựng ở Trà Ôn"."""
    begin, stop, _ = clause.right(at)
    match = _AT.match(raw, begin, stop)
    if match is None:
        return None
    known = match["level"] is not None or folded(match["name"]) in _known_names()
    return (match["name"], match.start("name"), match.end("name")) if known else None


_MOST = re.compile(
    rf"(?P<name>{_CAP}(?:\s+{_CAP}){{0,3}}) là (?:xã|huyện|thị xã|quận|phường|địa phương|tỉnh"
    rf"|đơn vị)"
    r"[^,;:(]{0,40}(?:nhất|dẫn đầu)\s*(?:\((?:[^()\d]|(?:19|20)\d\d){0,24}|,\s*(?:với|có)\s*)?$"
)


def _most(raw: str, clause: Clause, at: int) -> tuple[str, int, int] | None:
    """Return the place of "Ẳng Nưa là xã có nhiều HTX nhất (8)"."""
    before, here = clause.left(at)
    words = raw[before:here]
    match = _MOST.search(words) if " là " in words else None
    if match is None:
        return None
    return match["name"], before + match.start("name"), before + match.end("name")


_NO_PLACE = re.compile(r"(?:htx|liên minh|ubnd|sở|so với|của|cao nhất|thuộc|chủ tịch|mặt bằng)\s*$")


def _governing(raw: str, low: str, opening: int, here: int) -> tuple[str, int, int, str] | None:
    """Return the nearest place with its level whose words lead up to the figure."""
    found = None
    for match in _LEVEL.finditer(raw, opening, here):
        if _NO_PLACE.search(low[max(0, match.start() - 22) : match.start()]):
            continue
        if _LIGHT.fullmatch(low, match.end(), here):
            found = (
                match["name"],
                match.start("name"),
                match.end("name"),
                f"{match['level']} + name",
            )
    if found:
        return found
    for region in regions().all(low, opening, here):
        if _LIGHT.fullmatch(low, region.end, here):
            return raw[region.start : region.end], region.start, region.end, "region"
    known = _known(raw, opening, here)
    if known and _LIGHT.fullmatch(low, known.end("name"), here):
        return known["name"], known.start("name"), known.end("name"), "known place"
    return None


_SHORT_NAME = re.compile(rf"(?P<name>{_CAP}(?:\s+{_CAP}){{1,2}})")
_OF_NAME = re.compile(r"(?:HTX|[Hh]ợp tác xã|QTDND|[Qq]uỹ tín dụng nhân dân)[^,;:(.]{0,40}$")


def _known(raw: str, opening: int, here: int) -> re.Match[str] | None:
    found: re.Match[str] | None = None
    if not _SHORT_NAME.search(raw, opening, here):
        return None
    for match in _SHORT_NAME.finditer(raw, 0, here):
        if match.start() < opening or folded(match["name"]) not in _known_names():
            continue
        if not _OF_NAME.search(raw[opening : match.start()]):
            found = match
    return found


def _wide(
    raw: str, low: str, opening: int, here: int, scope: Scope
) -> tuple[str, tuple[int, int]] | None:
    words = low[opening:here]
    found: tuple[str, tuple[int, int]] | None = None
    if "tỉnh" in words or "thành phố" in words:
        for match in _WHOLE.finditer(low, opening, here):
            found = (scope.frame.area, match.span()) if scope.frame.figure_area else None
    if "nước" in words or "quốc" in words:
        for match in _COUNTRY.finditer(low, opening, here):
            found = "Việt Nam", match.span()
    if "huyện" not in words and " xã" not in words:
        return found
    for match in _DISTRICT.finditer(low, opening, here):
        levels = {"xã"} if match[0].endswith(" xã") and "thị" not in match[0] else _DISTRICTS
        spoken = spoken_of(scope) if levels is _DISTRICTS else None
        place = _nearest(raw, match.start(), levels) or spoken or scope.frame.figure_area
        found = (place, match.span()) if place else found
    one = acting(low, opening, here)
    place = (_nearest(raw, one.start(), _DISTRICTS) or spoken_of(scope)) if one else None
    return (place, one.span()) if place and one else found


_DISTRICTS = {"huyện", "thị xã", "quận"}


def _nearest(raw: str, end: int, levels: set[str]) -> str | None:
    """Return the district or commune that was named before "toàn huyện" or "cả xã"."""
    found = None
    for match in _LEVEL.finditer(raw, 0, end):
        if match["level"].lower() in levels:
            found = match["name"]
    return found


_BY_PLACE = re.compile(
    r"theo (?:quận|huyện|địa bàn|địa phương|vùng)|các (?:quận|huyện|địa phương|xã)"
    r"|dẫn đầu|nhiều htx nhất|kế đến"
)
_OF_A_NAME = re.compile(r"(?:htx|hợp tác xã|ông|bà|quỹ|công ty)(?:(?! là )[^,;:(]){0,30}$")


def _listed(
    raw: str, low: str, before: int, here: int, scope: Scope, clause: Clause, at: int
) -> Given | None:
    """Return the place of "…, Mộc Châu 118, Thuận Châu 97 HTX": a name in a list of places."""
    names = list(_NAMES.finditer(raw, before, here))
    match = names[-1] if names else None
    if match is None or not _LIGHT.fullmatch(low, match.end(), here):
        return None
    listing = (
        (scope.area is not None and scope.area.rule != "document" and scope.area.rank == "adjacent")
        or _BY_PLACE.search(low)
        or (_HEADED.match(raw) and scope.last_counted is not None)
    )
    family = clause.quantities[at].family
    if not listing or family not in _COUNTED:
        return None
    if _OF_A_NAME.search(low[before : match.start()]):
        return None
    start = clause.sentence.start
    return Given(
        match["name"].strip(),
        (start + match.start("name"), start + match.end("name")),
        "name in a list of places",
        "adjacent",
    )


_BODY = re.compile(
    rf"(?<!của )(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?:huyện|thị xã|quận|xã|phường)\s+"
    rf"(?P<name>{_CAP}(?:\s+{_CAP}){{0,3}})"
)


def _of_a_body(raw: str, here: int) -> re.Match[str] | None:
    """Return the one district or commune whose committee acts before a figure."""
    found = list(_BODY.finditer(raw, 0, here)) if "ND" in raw or "ân dân" in raw else []
    return found[0] if len(found) == 1 else None


_ROW_PLACE = re.compile(rf"(?:{_LEVEL.pattern})|(?P<bare>{_CAP}(?:\s+{_CAP}){{0,3}})")


def place_of_row(words: str, frame: Frame) -> str | None:
    """Return the place that the head of a table's row names, or None."""
    match = _ROW_PLACE.fullmatch(words)
    if match is None:
        return None
    name = match["name"] or match["bare"]
    if match["name"] or folded(name) in _known_names():
        return name
    return None
