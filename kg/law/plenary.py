"""Resolutions of the Party that are cited by plenum and term."""

import re

from kg.authority.legal_terms import plenums
from kg.law.draft import Draft
from kg.law.words import NOT_AFTER_LETTER

_ROMAN = {"I": 1, "V": 5, "X": 10}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TERM = (
    r"\s{0,3},?\s{0,2}(?P<open>\()?\s?(?:[Kk]hóa|[Kk]hoá|KHÓA|khoa|K\.?)\s?"
    r"(?P<term>[IVX]{1,5}|\d{1,2})(?![^\W_])(?P<close>\s?\))?"
)
_COUNT = rf"(?P<plenum>\d{{1,2}}|[IVX]{{1,4}}|(?i:{'|'.join(_ORDINALS)}))(?![^\W_])"
_CENTRE = (
    r"(?:(?:BCH|Ban\s+Chấp\s+hành|BAN CHẤP HÀNH)\s+)?"
    r"(?:[Tt]rung\s+ương|TRUNG ƯƠNG|TW|TƯ|T\.Ư)(?:\s+(?:Đảng|ĐẢNG))?"
)
_KIND = rf"{NOT_AFTER_LETTER}(?P<kind>(?i:nghị\s+quyết|kết\s+luận)|NQ)"
_PLENUM = re.compile(
    rf"{_KIND}\s?(?:(?i:của)\s+)?(?:(?i:hội\s+nghị)\s+)?{_CENTRE}\s?(?:(?i:lần\s+thứ)\s+)?{_COUNT}"
    rf"(?:\s+(?:BCH|Ban\s+Chấp\s+hành)\s+(?:Trung\s+ương|TW)(?:\s+Đảng)?)?{_TERM}"
)
_MEETING = re.compile(
    rf"{_KIND}\s+(?:(?i:của)\s+)?(?:(?i:hội\s+nghị)\s+)?(?i:lần\s+thứ)\s+{_COUNT}\s?,?\s+(?:của\s+)?{_CENTRE}{_TERM}"
)
_REACH = 70
_TOPIC = 320


def _number(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    if printed.lower() in _ORDINALS:
        return _ORDINALS.index(printed.lower()) + 1
    values = [_ROMAN[letter] for letter in printed]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def read_plenary(text: str, place: int, floor: int) -> list[Draft]:
    """Read the resolution around the words "Trung ương" at a place."""
    low, high = max(floor, place - _REACH), min(len(text), place + 110)
    for pattern in (_PLENUM, _MEETING):
        for match in pattern.finditer(text, low, high):
            if match.start() <= place < match.end():
                return _draft(text, match)
    return []


def _draft(text: str, match: re.Match[str]) -> list[Draft]:
    term, plenum = _number(match["term"]), _number(match["plenum"])
    end = match.end()
    if match["close"] and not match["open"]:
        end = match.start("close")
    elif match["open"] and not match["close"]:
        return []
    kind = "Kết luận" if match["kind"][0] in "Kk" else "Nghị quyết"
    draft = Draft(match.start(), end, kind, issuer_name="Ban Chấp hành Trung ương Đảng")
    draft.title = f"{kind} Trung ương {plenum} khóa {match['term']}"
    if kind == "Nghị quyết":
        draft.key = _key(text, draft, term, plenum)
    return [draft]


def _key(text: str, draft: Draft, term: int | None, plenum: int | None) -> str | None:
    """Return the number of the resolution, told from its sisters by the topic that is nearest."""
    rows = [row for row in plenums() if (row.term, row.plenum) == (term, plenum)]
    low = max(0, draft.start - _TOPIC)
    before = text[low : draft.start].lower()
    behind = text[draft.end : draft.end + _TOPIC].lower()
    found: list[tuple[int, str]] = []
    for row in rows:
        for topic in map(str.lower, row.topics):
            after, ahead = behind.find(topic), before.rfind(topic)
            if after >= 0:
                found.append((after, row.key))
            if ahead >= 0:
                found.append((len(before) - ahead + 100, row.key))
    return min(found)[1] if found else None
