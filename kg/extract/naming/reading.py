"""Reads the name of an organisation at a place of the text: "HTX Dịch vụ nông nghiệp Hồng Ca"."""

import re
from dataclasses import dataclass, replace

from kg.extract.localities import (
    COUNTRY,
    LEVELS,
    Locality,
    bare_province,
    place_name,
    read_locality,
)
from kg.extract.naming.words import Kind, kind_at, kind_of, phrase_at, verbs_of_work
from kg.extract.page import LOWER, NO_LETTER_AFTER, SYLLABLE, Page
from kg.law.words import UPPER


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as printed at start..end; `words` without glosses and without its place.

    `inner` is the organisation of which this one is a part ("Văn phòng UBND tỉnh").
    """

    kind: Kind
    words: str
    start: int
    end: int
    proper: bool
    locality: Locality | None = None
    inner: "Named | None" = None


_GLOSS = re.compile(r" ?\((?:[A-ZĐƯ][A-ZĐƯa-z&-]{1,9}|hợp tác xã)\)")
_SHORT = re.compile(r" ?\([A-ZĐ]{2,8}\)(?= )")
_DASH = re.compile(r" [-–] ?|(?<=\w)[-–] ")
_TOKEN = re.compile(rf"{SYLLABLE}{NO_LETTER_AFTER}")
_CODE = re.compile(
    rf"\d{{1,2}}[/-]\d{{1,2}}(?![/\d])|[Ss]ố \d{{1,2}}(?![\w/])|"
    rf"\d{{1,2}}[A-Z]{NO_LETTER_AFTER}(?!\w)|[A-Z]+\d+(?!\w)"
)
_ORDINAL = re.compile(
    r"(?:[1-9]|I{1,3}|IV|V)(?![\w/%.,]*\d|\w)"
    r"(?! (?:năm|tháng|ha|thành|tỷ|triệu|lần|người|hộ|tấn|"
    r"sản|xã|sao|lao|cán|đơn|tổ|héc|nghìn|ngàn|kg|cơ|chiếc|nhà|điểm|máy|xe|lớp|đợt|mô|vụ)(?!\w))"
)
_PART = re.compile(r" (?:của |thuộc )?|, | - |- ")
_JOINT = re.compile(r" ?[-–] ?| ?& ?| và |, ?| ")
_OFFICES = frozenset({"phòng", "trung tâm"})  # of a larger body, which may be named behind
_WITHIN = re.compile(r"(?: thuộc| của|,| -|-) (?=liên minh|sở |cục |chi cục|ubnd)")
_BEFORE_PLACE = re.compile(r" (?:chi nhánh |cn |của )?(?=\w)")
_BELOW = re.compile(r" (?=tỉnh|huyện|thành phố)")
_COUNTRY = re.compile(rf"(?: ở)? (?:việt nam|trung ương|tw){NO_LETTER_AFTER}")
_BRIDGE = re.compile(rf"(?: [{LOWER}]+){{1,2}}(?= [{UPPER}])")
_UNKNOWN = re.compile(rf" {SYLLABLE}(?: (?!tỉnh |huyện |xã |thành phố )[{LOWER}]+){{0,4}}")
_VERBAL = re.compile(
    r" (?:là|có|đã|được|cho|của|với|tại|ở|trong|từ|đến|do|khi|thì|mà|để|sau|trước|hiện|vẫn|cũng|"
    r"đang|sẽ|nay|vừa|mới|theo|về|vào|ra|như|trên|dưới|bị|nên|phải|cần|đạt|thu|bán|mua|mở|tổ|trao|"
    r"ký|nói|"
    r"kiến|tham|giới|đầu|nhờ|và|hay|hoặc|tiêu|điển|lớn|nhỏ|kiểu|hoạt|thành (?:phố|lập|viên)|giải|"
    r"toàn|huyện|tỉnh|xã|quận|phường|thị (?:xã|trấn)|sản xuất|này|đó|thuộc|gồm|chưa|không|còn|hơn|"
    r"gần|khoảng)(?!\w)"
)


def read_name(page: Page, at: int, limit: int) -> Named | None:
    """Return the organisation whose name begins at a place, or None where none is named there."""
    kind = kind_at(page, at, limit)
    if kind is None:
        return None
    end = at + len(kind.surface)
    if kind.tail == "proper":
        short = _SHORT.match(page.text, end, limit)
        last, proper = _proper(page, kind, short.end() if short else end, limit)
        return Named(kind, _words(page, at, last), at, last, proper)
    if kind.tail == "of":
        return _part(page, kind, at, end, limit)
    last = _field(page, kind, end, limit) if kind.tail == "field" else _gloss(page, end, limit)
    place = _locality(page, last, limit)
    if place is None and kind.surface in _OFFICES and (inside := _WITHIN.match(page.low, last)):
        inner = read_name(page, inside.end(), limit)
        if inner is not None and last > end:
            return Named(kind, _words(page, at, last), at, inner.end, True, None, inner)
    if place is None and not kind.is_of_a_place:
        place = _branch(page, last, bare_province(page, last, limit))
    elif place is None and (name := place_name(page, last, limit)):
        place = Locality("", name.strip(), last + len(name))
    return Named(kind, _words(page, at, last), at, place.end if place else last, last > end, place)


def _branch(page: Page, at: int, place: Locality | None) -> Locality | None:
    """Return a place without its level behind "Chi nhánh": "Chi nhánh Sơn La" is the whole name."""
    return replace(place, level="") if place and page.low.endswith("chi nhánh", 0, at) else place


def _words(page: Page, start: int, end: int) -> str:
    words = page.text[start:end]
    if "(" in words:
        words = _GLOSS.sub("", words)
    if "-" in words or "–" in words:
        words = _DASH.sub(" - ", words)
    words = " ".join(words.split())
    return words[0].upper() + words[1:]


def _gloss(page: Page, at: int, limit: int) -> int:
    match = _GLOSS.match(page.text, at, limit)
    return match.end() if match else at


def _part(page: Page, kind: Kind, at: int, end: int, limit: int) -> Named | None:
    joint = _PART.match(page.low, end, limit)
    inner = read_name(page, joint.end(), limit) if joint else None
    if inner is None:
        place = _locality(page, end, limit)
        return Named(kind, _words(page, at, end), at, place.end if place else end, False, place)
    return Named(kind, _words(page, at, end), at, inner.end, True, inner.locality, inner)


def _locality(page: Page, at: int, limit: int) -> Locality | None:
    country = _COUNTRY.match(page.low, at, limit)
    if country:
        below = _BELOW.match(page.low, country.end(), limit)
        place = read_locality(page, below.end(), limit) if below else None
        own = COUNTRY if country[0] == " việt nam" else None
        return place or Locality("country", own, country.end())
    before = _BEFORE_PLACE.match(page.low, at, limit)
    if before is None:
        return None
    return read_locality(page, before.end(), limit)


def _field(page: Page, kind: Kind, at: int, limit: int) -> int:
    """Return where the words for what a body works on end."""
    last = at
    while True:
        last = _gloss(page, last, limit)
        joint = _JOINT.match(page.text, last, limit)
        if joint is None:
            return last
        phrase = phrase_at(page, joint.end(), limit, "body")
        if phrase is None or (joint[0].strip() == "," and last == at):
            return last if last > at else _unknown_field(page, at, limit)
        work = joint[0] == " " and page.text[joint.end() : phrase] in verbs_of_work()
        if kind.type == "agency" and last > at and work:
            return last
        last = phrase


def field_end(page: Page, kind: str, at: int, limit: int) -> int:
    """Return where the words for what a body of a kind works on end: "Thứ trưởng Tài chính"."""
    return _field(page, kind_of(kind), at, limit)


def _unknown_field(page: Page, at: int, limit: int) -> int:
    """Return where words end that no lexicon knows, from a capital up to a place or a mark.

    "Trung tâm Trợ giúp pháp lý tỉnh …", but not "Trung tâm Giống đã bàn giao".
    """
    words = _UNKNOWN.match(page.text, at, limit)
    if words is None:
        return at
    mark = page.text[words.end() : words.end() + 1] in ",;.()–-\n" or words.end() == limit
    placed = mark or read_locality(page, words.end() + 1, limit) is not None
    return words.end() if placed and not _VERBAL.search(page.low, at, words.end()) else at


def _proper(page: Page, kind: Kind, at: int, limit: int) -> tuple[int, bool]:
    """Return where a name of its own ends, and whether there is one."""
    end = place = at
    named = settled = False
    while (joint := _JOINT.match(page.text, place, limit)) is not None:
        start = joint.end()
        phrase = phrase_at(page, start, limit, "cooperative")
        if phrase is not None and not (place > at and _stands_alone(page, start, phrase)):
            if named and (joint[0].strip() == "," or (settled and page.text[start].islower())):
                break
            place = phrase
            continue
        token = None if joint[0].strip() else _token(page, start, limit, end if named else None)
        if not named and (place > at or kind.type == "peoples-credit-fund"):
            village = read_locality(page, start, limit)
            if village and village.name:
                return village.end, True
        if token is None and place > at and not named and not _is_verb(page, at, place):
            place = _over(page, place, limit)
            if place > start:
                continue
        if token is None or _ends_name(page, token, named):
            break
        first, named, end = not named, True, token.end()
        place = end
        settled = settled or not _CODE.match(page.text, start, limit)
        if first and (over := _over(page, place, limit)) > place:
            place, settled = over, False
    return end, named


def _is_verb(page: Page, start: int, end: int) -> bool:
    """Tell "HTX xây dựng sản phẩm OCOP", where the cooperative builds something."""
    return page.text[start:end].strip() == "xây dựng"


def _over(page: Page, at: int, limit: int) -> int:
    """Return where words end that no lexicon knows, between what a cooperative does and a name."""
    bridge = _BRIDGE.match(page.text, at, limit)
    return at if bridge is None or _VERBAL.search(page.low, at, bridge.end()) else bridge.end()


def _ends_name(page: Page, token: re.Match[str], named: bool) -> bool:
    """Tell whether another name begins with a token: a body's, a place's or a person's."""
    low = page.low[token.start() : token.end()]
    person = named and page.text.startswith((" Văn ", " Thị "), token.end())
    kind = kind_at(page, token.start(), len(page.text))
    another = kind is not None and (" " in kind.surface or token[0].isupper())
    return person or low in LEVELS or another


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Tell whether a word of the lexicon is a name here: one syllable with a capital, "Xanh"."""
    words = page.text[start:end]
    return " " not in words and words[0].isupper() and not words.isupper()


def _token(page: Page, at: int, limit: int, named_until: int | None) -> re.Match[str] | None:
    """Return a piece of a proper name; a bare number is one only right behind another."""
    found = _CODE.match(page.text, at, limit) or _TOKEN.match(page.text, at, limit)
    if found is None and named_until == at - 1:
        return _ORDINAL.match(page.text, at, limit)
    return found


def activity(page: Page, at: int, limit: int) -> int:
    """Return where the words end that say what a cooperative works on, from a place on."""
    end = at
    while (joint := _JOINT.match(page.text, end, limit)) is not None:
        phrase = phrase_at(page, joint.end(), limit, "cooperative")
        if phrase is None:
            return end
        end = phrase
    return end
