"""Laws and ordinances that are cited by title, with a year, a date, a number or "(sửa đổi)"."""

import re

from kg.law.dates import read_date
from kg.law.draft import Draft
from kg.law.lawbook import cannot_be, key_of, known_title, titles
from kg.law.symbols import read_symbol
from kg.law.words import NOT_AFTER_LETTER, UPPER, plain

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,/]\d|\s?[-–]\s?(?:19|20)\d\d)"
_BEHIND = re.compile(
    rf"(?:\s(?:kiểu\s+)?mới(?=\s\(?(?:năm|\d)))?(?P<revised>\s{{0,3}}\(\s?(?:được\s+)?sửa\s+đổi(?:\s?,\s?bổ\s+sung)?(?:\s?,?\s+năm\s+(?P<inner>\d{{4}}))?\s?\)"
    rf"|\s{{1,3}}sửa\s+đổi(?![^\W\d_])(?!\s?,|\s+bổ\s+sung))?"
    rf"(?:\s{{0,3}}\(\s?(?:năm\s+)?{_YEAR.replace('year', 'bracketed')}\s?\)"
    rf"|\s{{0,3}}(?P<word>(?:năm|nam)\s+)?{_YEAR})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\s{0,3}(?P<open>\()?\s?(?:số|so)\s?:?\s{0,2}(?:Luật\s+)?(?P<number>\d{1,3})\s?/\s?(?P<year>\d{4})\s?/\s?",
    re.IGNORECASE,
)
_OLD_NUMBER = re.compile(r"\s{0,3}(?:số|so)\s?:?\s{0,2}(?P<number>\d{1,3})\s?(?P<mark>[/-])\s?")
_MORE = re.compile(rf"\s?(?:,|và|hoặc|,\s?và)\s+(?P<text>(?:(?:Luật\s+)?năm\s+)?{_YEAR})")
_PASSED = re.compile(
    r"[^.;\n]{0,80}?(?:thông qua|ban hành)[^.;\n]{0,60}?(?<!\d)((?:19|20)\d\d)(?!\d)"
)
_UNTITLED = re.compile(rf"\s{{1,3}}(?:(?P<word>năm\s+){_YEAR}|{_YEAR.replace('year', 'bare')})")
_AMENDING = re.compile(
    r"\s+sửa\s+đổi\s?,\s?bổ\s+sung\s+(?:một\s+số|các)\s+điều\s+của\s+(?:các\s+)?(?:Bộ\s+)?luật\s",
    re.IGNORECASE,
)
_STOPS = (
    "đến|trong|từ|được|đã|cho|khi|thì|là|với|vào|ở|hết|suốt|cuối|đầu|trước|sau|này|để|theo|ngay|"
    "có|do|mà|nên|ra|tới|cả|mỗi|hằng|hàng|giai|nhiều|tại|vừa|sẽ|không|như|nhưng|ngày|năm|tháng"
)
_WORD = rf"(?!(?:{_STOPS})(?![^\W\d_])|số\s*\d)[^\W\d_]+"
_OPEN = re.compile(
    rf"\s+(?P<title>[{UPPER}][^\W\d_]*(?:(?:,?\s|\s-\s){_WORD}){{0,11}}?)"
    rf"(?=\s+\(?(?:(?:năm|ngày|số)\s?:?\s?\d|(?:19|20)\d\d))"
)
_DRAFT = re.compile(r"(?:dự\s+thảo|dự\s+án|sửa\s+đổi)\s+(?:Bộ\s+)?\Z", re.IGNORECASE)
_FIRST = re.compile(r"[^\W\d_]+(?:\s+(?:lệnh|lenh|pháp|phap))?", re.IGNORECASE)
_SCHOOL = re.compile(r"(?:học|ngành|khoa|viện|trường|môn|cử nhân|công ty)\s\Z", re.IGNORECASE)
_KINDS = {"luat": "Luật", "bo luat": "Bộ luật", "phap lenh": "Pháp lệnh", "hien phap": "Hiến pháp"}


def read_title(text: str, place: int, floor: int) -> list[Draft]:
    """Read the law whose first word ("Luật", "Pháp lệnh") stands at a place."""
    word = _FIRST.match(text, place)
    if word is None or (place and text[place - 1].isalpha()):
        return []
    if _SCHOOL.search(text[max(0, place - 12) : place]):
        return []
    kind = plain(word[0])
    kind = kind if kind in _KINDS else kind.split()[0]
    code = re.search(rf"{NOT_AFTER_LETTER}(?:Bộ|BỘ|bộ|Bo)\s\Z", text[max(0, place - 4) : place])
    start = place
    if kind == "luat" and code and place - (len(code[0])) >= floor:
        kind, start = "bo luat", place - len(code[0])
    if kind not in _KINDS:
        return []
    end = word.end() if kind not in {"luat", "bo luat"} else place + len(word[0].split()[0])
    if kind == "hien phap":
        return _constitution(text, start, end)
    known = known_title().match(text, end) if kind in {"luat", "bo luat"} else None
    if known:
        name = plain(f"{kind} {known['title']}")
        title = titles().get(name)
        if title:
            return _titled(text, start, known.end(), title, known=True)
    return _open(text, start, end, kind) or _untitled(text, start, end, kind)


def _constitution(text: str, start: int, end: int) -> list[Draft]:
    found = _UNTITLED.match(text, end)
    if found is None:
        return []
    year = int(found["year"] or found["bare"])
    return [Draft(start, found.end(), "Hiến pháp", title="Hiến pháp", law_year=year)]


def _open(text: str, start: int, end: int, kind: str) -> list[Draft]:
    amending = _AMENDING.match(text, end)
    after = amending.end() - 1 if amending else end
    known = known_title().match(text, after) if amending else None
    match = known or _OPEN.match(text, after)
    if match is None:
        return []
    title = " ".join(text[start : match.end("title")].split())
    title = _KINDS[kind] + title[len(kind) :]
    return _titled(text, start, match.end("title"), title, known=False)


def _titled(text: str, start: int, end: int, title: str, *, known: bool) -> list[Draft]:
    draft = Draft(start, end, title.split()[0], title=title, issuer_name="Quốc hội")
    if title.startswith(("Bộ luật", "Pháp lệnh")):
        draft.type = " ".join(title.split()[:2])
    if draft.type == "Pháp lệnh":
        draft.issuer_name = "Ủy ban Thường vụ Quốc hội"
    if _numbered(text, draft) or _dated(text, draft):
        return [draft]
    behind = _BEHIND.match(text, end)
    assert behind is not None
    year = behind["year"] or behind["bracketed"] or behind["inner"]
    draft.revised = behind["revised"] is not None
    if year is None and not draft.revised:
        return []
    if year is not None:
        draft.law_year = int(year)
        draft.key = key_of(title, int(year))
        named = behind["word"] is not None and not draft.revised
        if known and named and draft.key is None and cannot_be(title, int(year)):
            return []  # the year belongs to the sentence: "tập huấn Luật HTX năm 2022"
    draft.end = behind.end()
    if draft.revised and year is None:
        passed = _PASSED.match(text, draft.end)
        if passed and not _DRAFT.search(text[max(0, start - 16) : start]):
            draft.key = key_of(title, int(passed[1]))
    _numbered(text, draft)
    return [draft, *_more(text, draft, title)]


def _numbered(text: str, draft: Draft) -> bool:
    match = _NUMBER.match(text, draft.end)
    old = _OLD_NUMBER.match(text, draft.end) if match is None else None
    found = match or old
    symbol = (
        read_symbol(text, found.end(), "/" if match else (old["mark"] if old else ""))
        if found
        else None
    )
    if found is None or symbol is None or symbol.kind == "excluded":
        return False
    end = symbol.end
    if match and match["open"]:
        close = re.compile(r"\s?\)").match(text, end)
        if close is None:
            return False
        end = close.end()
    draft.number, draft.symbol, draft.end = found["number"], symbol, end
    draft.key = None
    if match:
        draft.printed_year, draft.year = match["year"], int(match["year"])
    printed = read_date(text, draft.end)
    if printed:
        draft.date, draft.end = printed[0], max(draft.end, printed[1])
    return True


def _dated(text: str, draft: Draft) -> bool:
    printed = read_date(text, draft.end)
    if printed is None or printed[1] == draft.end:
        return False
    draft.date, draft.end = printed
    if draft.date:
        draft.law_year = int(draft.date[:4])
        draft.key = key_of(draft.title, draft.law_year)
    return True


def _more(text: str, first: Draft, title: str) -> list[Draft]:
    found: list[Draft] = []
    end = first.end
    while match := _MORE.match(text, end):
        year = int(match["year"])
        key = key_of(title, year)
        if key is None:
            break
        end = match.end()
        found.append(
            Draft(match.start("text"), end, first.type, key=key, title=title, law_year=year,
                  issuer_name=first.issuer_name)
        )  # fmt: skip
    return found


def _untitled(text: str, start: int, end: int, kind: str) -> list[Draft]:
    """Read "Luật năm 2012"; which law it is, the text around decides."""
    found = _UNTITLED.match(text, end)
    if kind != "luat" or found is None or (found["bare"] and text[start] not in UPPER):
        return []
    year = int(found["year"] or found["bare"])
    return [Draft(start, found.end(), "Luật", law_year=year, issuer_name="Quốc hội")]
