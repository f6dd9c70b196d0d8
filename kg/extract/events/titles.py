"""Reads what an event is called: "hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm vụ"."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.page import SYLLABLE, Page
from kg.extract.patterns import any_of

_BEFORE = 32  # characters before an event's word that tell whose deed it is
_VERB = "họp"  # with a day alone it tells when something else was
_CAPITAL = re.compile(SYLLABLE)


@dataclass(frozen=True, slots=True)
class EventWord(Entry):
    """A word for an event.

    follow: what must follow for it to be one event: "title" words of a purpose, an "ordinal",
    a "name" with capitals, "any" words, any words where the word is the "deed" of a body or where
    something of the kind is "opened".
    undated: it counts without a day, where it is named in full.
    """

    type: str
    follow: str
    undated: bool


_ENDS = re.compile(
    r"[.;:!?“”\"\n]|,? (?:với (?:chủ đề|(?:hơn|gần|trên|khoảng|sự)? ?(?=\d|tham))|do |"
    r"nhằm |dưới sự |tại |ngày \d|vào |"
    r"được |đã |sẽ |có |để |trong khuôn khổ |cho biết|theo |từ ngày )|, (?!triển khai|phát động|"
    r"phương hướng|"
    r"sơ kết|tổng kết|bàn|đề ra|nhiệm kỳ|định hướng|nhiệm vụ|biểu dương|khen thưởng|quán triệt|"
    r"phổ biến|tuyên truyền)| \(kh"
)
_TITLE = re.compile(
    r" (?:trực tuyến |toàn quốc |toàn tỉnh |chuyên đề |khoa học |nhanh )?(?:tổng kết|sơ kết|"
    r"triển khai|quán triệt|"
    r"tuyên truyền|giao ban|lần thứ|bàn|đánh giá|phổ biến|xúc tiến|kết nối|giới thiệu|đối thoại|"
    r"chuyên đề|"
    r"thường niên|thường kỳ|phiên|gặp mặt|công bố|biểu dương|tôn vinh|về|rà soát|cán bộ|"
    r"ban chỉ đạo|ban chấp hành|ban thường vụ|bch|btv|"
    r"thảo luận|góp ý|lấy ý kiến|tham vấn|nghe|báo cáo|thông qua|tập huấn|hướng dẫn|trao đổi|"
    r"tiêu thụ|liên kết|"
    r"hợp tác|đầu tư|thành lập|khởi động|kiểm điểm|thẩm định|bình xét|xét|chấm|phát triển|"
    r"nâng cao|thúc đẩy|“|\")"
)
_ORDINAL = re.compile(r"[^.;,]{0,70}? lần thứ (?:[ivx]+|\d+|nhất|hai|ba)(?!\w)")
_NAME = re.compile(
    rf"(?: {SYLLABLE}| và| (?!theo|ở|tại|do|với|của|trong|từ|cho|là|có|được|đã|sẽ|"
    rf"để)[\w&-]+(?=(?: [\w&]+){{0,3}} {SYLLABLE})|(?: năm)? (?:19|20)\d\d)+"
)
_QUOTED = re.compile(
    r"(?: ảnh| viết| video)? (?:với )?(?:chủ đề |chuyên đề )?[“\"][^”\"]{3,200}[”\"]"
)
_TERM = re.compile(r"[,.]? \(?nhiệm kỳ \d{4} ?- ?\d{4}\)?")
_PAST = re.compile(r",? (?:đã )?(?:đề ra|đặt ra|đặt mục tiêu|xác định)")
_DATED = re.compile(r" (?:vào )?(?:(?:sáng|chiều|tối|hôm) (?:nay|qua|ngày \d|\d)|ngày \d)")
_DEED = re.compile(rf"(?:tổ chức|vừa|đã|tiến hành|tỉnh|huyện|xã|thành phố|{SYLLABLE}) $")
_OPENED = re.compile(
    r"(?:khai mạc|bế mạc|tổ chức|tiến hành|diễn ra)(?: thành công| trọng thể)? (?:buổi |cuộc )?$"
)
_PARTY = re.compile(r"đại hội (?:đảng|đại biểu đảng|xiii|xii|xiv)")


@cache
def event_words() -> dict[str, EventWord]:
    """Return the words for events by themselves."""
    return {word.surface: word for word in entries("event_words", EventWord)}


@cache
def event_anchor() -> re.Pattern[str]:
    """Return a pattern that finds them in the folded text, the longest first."""
    return re.compile(any_of(event_words(), space=" ") + r"(?!\w)")


def title_end(page: Page, word: EventWord, match: re.Match[str], limit: int) -> int | None:
    """Return where the words of an event end, or None where they name no event of its own."""
    if word.follow == "name":
        return _named(page, match, limit)
    if word.follow == "ordinal":
        return _numbered(page, match, limit)
    if word.follow == "deed" and not _DEED.search(page.text, *_left(match)):
        return None
    if word.follow == "opened" and not _OPENED.search(page.low, *_left(match)):
        return None
    if word.follow == "title" and not is_titled(page, word, match):
        return _untitled(page, match, limit)
    end = _stop(page, match.end(), limit)
    return end if end > match.end() else None


def is_titled(page: Page, word: EventWord, match: re.Match[str]) -> bool:
    """Tell whether words of a purpose follow, or the number of a congress."""
    if word.follow == "ordinal":
        return _ORDINAL.match(page.low, match.end()) is not None
    return word.follow != "title" or _TITLE.match(page.low, match.end()) is not None


def _untitled(page: Page, match: re.Match[str], limit: int) -> int | None:
    """Return where "tổ chức hội nghị người lao động" ends, or "tọa đàm" with a day behind it."""
    if _OPENED.search(page.low, *_left(match)):
        return _stop(page, match.end(), limit)
    dated = match[0] != _VERB and _DATED.match(page.low, match.end(), limit)
    return match.end() if dated else None


def _left(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the words before an event's that tell whose it is, and that it was."""
    return max(0, match.start() - _BEFORE), match.start()


def _named(page: Page, match: re.Match[str], limit: int) -> int | None:
    name = _NAME.match(page.text, match.end(), limit)
    if name and _CAPITAL.search(name[0]):
        return name.end()
    return _stop(page, match.end(), limit) if _OPENED.search(page.low, *_left(match)) else None


def _numbered(page: Page, match: re.Match[str], limit: int) -> int | None:
    ordinal = _ORDINAL.match(page.low, match.end(), limit)
    if _PARTY.match(page.low, match.start()):
        return None
    if ordinal is None:
        return _stop(page, match.end(), limit) if _OPENED.search(page.low, *_left(match)) else None
    term = _TERM.match(page.low, ordinal.end(), limit)
    end = term.end() if term else ordinal.end()
    return None if _PAST.match(page.low, end, limit) else end


def _stop(page: Page, at: int, limit: int) -> int:
    quoted = _QUOTED.match(page.text, at, limit)
    if quoted:
        return quoted.end()
    stop = _ENDS.search(page.low, at, limit)
    end = stop.start() if stop else limit
    return at + len(page.text[at:end].rstrip())
