"""Events: conferences, congresses, meetings, fairs …, with their day and their chairs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg import names
from kg.extract.events.chairs import chairs
from kg.extract.events.dates import Dated, event_date
from kg.extract.events.titles import EventWord, event_anchor, event_words, is_titled, title_end
from kg.extract.localities import COUNTRY, Surroundings, read_locality, surroundings
from kg.extract.page import Page, page_of
from kg.extract.people.people import people as people_of
from kg.extract.sector import is_about_the_sector
from kg.facts.model import Event, Evidence, Person
from kg.read.document import BlockKind, Document


@dataclass(frozen=True, slots=True)
class _Mention:
    word: EventWord
    start: int
    end: int
    sentence: tuple[int, int]
    dated: Dated | None


_LIKE = 2  # words of a label of which one is shared, where two mentions are of one event
_NOT_ONE = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|mỗi|hằng năm|nghị quyết|chỉ tiêu|văn kiện|kế hoạch|\d+|"
    r"khóa|ban|hội) $"
    r"|(?:nghị quyết|văn kiện)[^.,;]{0,20}$"
)
_HELD = re.compile(
    r"(?:(?:đã|vừa)(?: chủ động| phối hợp)?(?: triển khai)? tổ chức(?: thành công)?|chủ trì"
    r"|(?<!\w)vừa) $"
)
_PLANNED = re.compile(r"(?<!\w)(?:tổ chức(?: thành công)?|chủ trì|vừa) $")
_AT_ONCE = re.compile(
    r"(?:tại|trong khuôn khổ|nhân dịp) (?:hội nghị|đại hội|buổi lễ|phiên họp)|dịp này|cùng ngày"
)
_GENERAL = frozenset({"conference", "congress", "meeting"})  # told of, whatever they are about
_NO_EVENTS = frozenset({BlockKind.title, BlockKind.furniture, BlockKind.byline})


def events(
    document: Document,
    area: str | None = None,
    published: date | None = None,
    people: Sequence[Person] | None = None,
    district: str | None = None,
) -> list[Event]:
    """Return the events of a report, each at its first full mention.

    Args:
        document: the report.
        area: its province or "Việt Nam": where an event was that names no other place.
        published: when the report was published, for days that are printed without a year.
        people: the people of the report, if they are at hand; they may have been in the chair.
        district: the district whose report it is, if it is one's.
    """
    page = page_of(document)
    around = surroundings(page, area, district)
    mentions = list(_mentions(page, published))
    if not mentions:
        return []
    known = people_of(document, area, district) if people is None else people
    found: dict[tuple[str, str], Event] = {}
    ends = [*(mention.start for mention in mentions[1:]), len(page.text)]
    for mention, following in zip(mentions, ends, strict=True):
        event = _event(page, around, mention, following, known)
        key = (event.type, event.date or names.name_key(event.label)[:30])
        if key not in found and not _told_already(event, found.values()):
            found[key] = event
    return list(found.values())


def _told_already(event: Event, others: Iterable[Event]) -> bool:
    """Tell whether an event without a day is one that is told with its day, in like words."""
    words = set(names.name_key(event.label).split())
    return event.date is None and any(
        event.type == other.type
        and len(words & set(names.name_key(other.label).split())) * _LIKE >= len(words)
        for other in others
    )


def _mentions(page: Page, published: date | None) -> Iterator[_Mention]:
    last: Dated | None = None
    done = 0
    for match in event_anchor().finditer(page.low):
        if match.start() < done or page.low[match.start() - 1 : match.start()].isalnum():
            continue
        word = event_words()[match[0]]
        block = page.block_at(match.start())
        if block is None or block.kind in _NO_EVENTS:
            continue
        if _NOT_ONE.search(page.low, max(block.start, match.start() - 30), match.start()):
            continue
        if word.type not in _GENERAL and not is_about_the_sector(page, match.start()):
            continue
        end = title_end(page, word, match, block.end)
        if end is None:
            continue
        sentence = page.whole_sentence(match.start())
        dated = event_date(page, sentence, (match.start(), end), published)
        if dated is None and _AT_ONCE.search(page.low, sentence[0], match.start()):
            dated = last
        if dated or _counts_undated(page, word, match, end):
            yield _Mention(word, match.start(), end, sentence, dated)
            done = end
            last = dated or last


def _counts_undated(page: Page, word: EventWord, match: re.Match[str], end: int) -> bool:
    """Tell whether an event without a day is told as one that was held, or is named in full."""
    if not is_titled(page, word, match):
        return False
    if word.undated or "“" in page.text[match.end() : end]:
        return " " in page.text[match.end() + 1 : end]
    if word.type == "training":
        return False
    full = word.type in _GENERAL and page.text[match.start()].isupper()
    pattern = _PLANNED if full else _HELD
    return pattern.search(page.low, max(0, match.start() - 50), match.start()) is not None


def _event(
    page: Page, around: Surroundings, mention: _Mention, following: int, known: Sequence[Person]
) -> Event:
    evidence: dict[str, Evidence] = {}
    if mention.dated:
        span = page.place(mention.dated.start, mention.dated.end)
        evidence["date"] = Evidence(start=span["start"], end=span["end"], rule=mention.dated.rule)
    chaired = []
    span_of_words = (mention.start, mention.end)
    for person, start, end in chairs(page, span_of_words, mention.sentence[0], following, known):
        span = page.place(start, end)
        evidence.setdefault("chairs", Evidence(start=span["start"], end=span["end"], rule="chairs"))
        chaired.append(person)
    words = " ".join(page.text[mention.start : mention.end].split())
    return Event(
        type=mention.word.type, label=words[0].upper() + words[1:],
        date=mention.dated.period if mention.dated else None,
        area=_area(page, around, mention), chairs=chaired,
        confidence=0.85 if mention.dated else 0.6, evidence=evidence,
        **page.place(mention.start, mention.end),
    )  # fmt: skip


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
