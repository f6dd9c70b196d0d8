"""Events: conferences, congresses, meetings, fairs … that a report tells of, with day and chairs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg import names
from kg.extract.event_dates import Dated, event_date
from kg.extract.lexicon import Entry, entries
from kg.extract.localities import COUNTRY, Surroundings, read_locality, surroundings
from kg.extract.page import SYLLABLE, Page, page_of
from kg.extract.people import people as people_of
from kg.facts.model import Event, Evidence, Person
from kg.read.document import BlockKind, Document


@dataclass(frozen=True, slots=True)
class EventWord(Entry):
    """A word for an event.

    follow: what must follow for it to be one event: "title" words of a purpose, an "ordinal",
    a "name" with capitals, or "any" words.
    undated: it counts without a day, where it is named in full.
    """

    type: str
    follow: str
    undated: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    word: EventWord
    start: int
    end: int
    sentence: tuple[int, int]
    dated: Dated | None


_LIKE = 2  # words of a label of which one is shared, where two mentions are of one event
_ENDS = re.compile(
    r"[.;:!?“”\"\n]|,? (?:với (?:hơn|gần|trên|khoảng|sự)? ?(?=\d|tham)|do |nhằm |dưới sự |tại |ngày \d|vào |"
    r"được |đã |sẽ |có |để |trong khuôn khổ |cho biết|theo |từ ngày )|, (?!triển khai|phát động|phương hướng|"
    r"sơ kết|tổng kết|bàn|đề ra|nhiệm kỳ|định hướng|nhiệm vụ|biểu dương|khen thưởng|quán triệt|phổ biến|tuyên truyền)| \(kh"
)
_TITLE = re.compile(
    r" (?:trực tuyến |toàn quốc |toàn tỉnh |chuyên đề |khoa học |nhanh )?(?:tổng kết|sơ kết|triển khai|quán triệt|"
    r"tuyên truyền|giao ban|lần thứ|bàn|đánh giá|phổ biến|xúc tiến|kết nối|giới thiệu|đối thoại|chuyên đề|"
    r"thường niên|thường kỳ|phiên|gặp mặt|công bố|biểu dương|tôn vinh|về|rà soát|cán bộ|ban chỉ đạo|ban chấp hành|"
    r"thảo luận|góp ý|lấy ý kiến|tham vấn|nghe|báo cáo|thông qua|tập huấn|hướng dẫn|trao đổi|tiêu thụ|liên kết|"
    r"hợp tác|đầu tư|thành lập|khởi động|kiểm điểm|thẩm định|bình xét|xét|chấm|phát triển|nâng cao|thúc đẩy|“|\")"
)
_ORDINAL = re.compile(r"[^.;,]{0,70}? lần thứ (?:[ivx]+|\d+|nhất|hai|ba)(?!\w)")
_NAME = re.compile(rf"(?: {SYLLABLE}| và| [\w&-]+(?=(?: [\w&]+){{0,2}} {SYLLABLE})| (?:19|20)\d\d)+")
_NOT_ONE = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|mỗi|hằng năm|nghị quyết|chỉ tiêu|văn kiện|\d+|khóa|ban|hội) $|(?:nghị quyết|văn kiện)[^.,;]{0,20}$"
)
_HELD = re.compile(
    r"(?:(?:đã|vừa)(?: chủ động| phối hợp)?(?: triển khai)? tổ chức(?: thành công)?|chủ trì) $"
)
_AT_ONCE = re.compile(r"(?:tại|trong khuôn khổ|nhân dịp) (?:hội nghị|đại hội|buổi lễ|phiên họp)|dịp này")
_NO_EVENTS = frozenset({BlockKind.title, BlockKind.furniture, BlockKind.byline})
_PARTY = re.compile(r"đại hội (?:đảng|đại biểu đảng|xiii|xii|xiv)")


def events(
    document: Document,
    area: str | None = None,
    published: date | None = None,
    people: Sequence[Person] | None = None,
) -> list[Event]:
    """Return the events of a report, each at its first full mention.

    Args:
        document: the report.
        area: its province or "Việt Nam": where an event was that names no other place.
        published: when the report was published, for days that are printed without a year.
        people: the people of the report, if they are at hand; they may have been in the chair.
    """
    page = page_of(document)
    around = surroundings(page, area)
    mentions = list(_mentions(page, published))
    if not mentions:
        return []
    known = people_of(document, area) if people is None else people
    found: dict[tuple[str, str], Event] = {}
    for mention in mentions:
        event = _event(page, around, mention, known)
        key = (event.type, event.date or names.name_key(event.label)[:30])
        if key not in found and not _told_already(event, found.values()):
            found[key] = event
    return list(found.values())


def _told_already(event: Event, others: Sequence[Event]) -> bool:
    """Tell whether an event without a day is one that is told with its day, in like words."""
    words = set(names.name_key(event.label).split())
    return event.date is None and any(
        event.type == other.type
        and len(words & set(names.name_key(other.label).split())) * _LIKE >= len(words)
        for other in others
    )


@cache
def _words() -> dict[str, EventWord]:
    return {word.surface: word for word in entries("event_words", EventWord)}


@cache
def _anchor() -> re.Pattern[str]:
    words = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)")


def _mentions(page: Page, published: date | None) -> Iterator[_Mention]:
    last: Dated | None = None
    for match in _anchor().finditer(page.low):
        if page.low[match.start() - 1 : match.start()].isalnum():
            continue
        word = _words()[match[0]]
        block = page.block_at(match.start())
        if block is None or block.kind in _NO_EVENTS:
            continue
        if _NOT_ONE.search(page.low, max(block.start, match.start() - 30), match.start()):
            continue
        end = _end(page, word, match, block.end)
        if end is None:
            continue
        sentence = _sentence(page, match.start(), block.start, block.end)
        dated = event_date(page, sentence, (match.start(), end), published)
        if dated is None and _AT_ONCE.search(page.low, sentence[0], match.start()):
            dated = last
        if dated or _counts_undated(page, word, match, end):
            yield _Mention(word, match.start(), end, sentence, dated)
            last = dated or last


def _counts_undated(page: Page, word: EventWord, match: re.Match[str], end: int) -> bool:
    """Tell whether an event without a day is told as one that was held, or is named in full."""
    if word.undated:
        return " " in page.text[match.end() + 1 : end]
    held = _HELD.search(page.low, max(0, match.start() - 50), match.start())
    return held is not None and word.type != "training"


_FULL_STOP = re.compile(rf"[.!?…][”\"’)]*\s+(?=[A-ZĐ“\"(\d–-]|{SYLLABLE})")


def _sentence(page: Page, at: int, first: int, last: int) -> tuple[int, int]:
    for stop in _FULL_STOP.finditer(page.text, first, last):
        if stop.start() > at:
            return first, stop.start()
        first = stop.end()
    return first, last


def _end(page: Page, word: EventWord, match: re.Match[str], limit: int) -> int | None:
    """Return where the words of an event end, or None where they name no event of its own."""
    if word.follow == "name":
        name = _NAME.match(page.text, match.end(), limit)
        return name.end() if name and re.search(SYLLABLE, name[0]) else None
    if word.follow == "ordinal":
        ordinal = _ORDINAL.match(page.low, match.end(), limit)
        if ordinal is None or _PARTY.match(page.low, match.start()):
            return None
        return _stop(page, ordinal.end(), limit)
    if word.follow == "title" and not _TITLE.match(page.low, match.end(), limit):
        return None
    end = _stop(page, match.end(), limit)
    return end if end > match.end() else None


def _stop(page: Page, at: int, limit: int) -> int:
    quoted = re.compile(r" (?:với )?(?:chủ đề |chuyên đề )?[“\"][^”\"]{3,200}[”\"]").match(page.text, at, limit)
    if quoted:
        return quoted.end()
    stop = _ENDS.search(page.low, at, limit)
    end = stop.start() if stop else limit
    return at + len(page.text[at:end].rstrip())


def _event(page: Page, around: Surroundings, mention: _Mention, known: Sequence[Person]) -> Event:
    evidence: dict[str, Evidence] = {}
    if mention.dated:
        span = page.place(mention.dated.start, mention.dated.end)
        evidence["date"] = Evidence(start=span["start"], end=span["end"], rule=mention.dated.rule)
    chairs = []
    for person, start, end in _chairs(page, mention, known):
        span = page.place(start, end)
        evidence.setdefault("chairs", Evidence(start=span["start"], end=span["end"], rule="chairs"))
        chairs.append(person)
    words = " ".join(page.text[mention.start : mention.end].split())
    return Event(
        type=mention.word.type, label=words[0].upper() + words[1:],
        date=mention.dated.period if mention.dated else None,
        area=_area(page, around, mention), chairs=chairs,
        confidence=0.85 if mention.dated else 0.6, evidence=evidence,
        **page.place(mention.start, mention.end),
    )  # fmt: skip


_CHAIR = re.compile(r"(?:đồng )?chủ trì(?! tổ chức| tư vấn| tham mưu)|điều hành (?:hội nghị|đại hội)")
_NEAR = 450  # characters behind an event in which its chair is named


def _chairs(
    page: Page, mention: _Mention, known: Sequence[Person]
) -> Iterator[tuple[str, int, int]]:
    """Yield those whom the sentence that says "chủ trì" names before it."""
    block = page.block_at(mention.start)
    if block is None:
        return
    last = min(len(page.text), mention.end + _NEAR)
    for match in _CHAIR.finditer(page.low, mention.sentence[0], last):
        within = page.block_at(match.start())
        if within is None:
            continue
        first, _ = _sentence(page, match.start(), within.start, within.end)
        words = page.text[first : match.start()]
        named = [(words.find(person.name), person.name) for person in known]
        for at, name in sorted(pair for pair in named if pair[0] >= 0):
            yield name, first + at, first + at + len(name)
        if any(at >= 0 for at, _ in named):
            return


_LEVELED = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|quận) (?=[^\W\d_a-zà-ỹđ])")


def _area(page: Page, around: Surroundings, mention: _Mention) -> str | None:
    words = page.low[mention.start : mention.end]
    if "toàn quốc" in words or "htx việt nam" in words or "hợp tác xã việt nam" in words:
        return COUNTRY
    level = _LEVELED.search(page.text, mention.start, mention.end)
    place = read_locality(page, level.start(), mention.end) if level else None
    if place and place.name:
        return place.name if place.level in {"tỉnh", "thành phố"} else f"{place.level} {place.name}"
    return around.district_full or around.province or COUNTRY
