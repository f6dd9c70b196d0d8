"""The day of an event: "Sáng 14/7" is of the year in which the report was published."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.page import Page

_PAGE_LEAD = 60  # characters from the beginning of a sentence in which its day stands
_DAY = re.compile(
    r"(?:(?<!\w)(?P<part>sáng|trưa|chiều|tối|ngày|hôm nay|nay|dt|"
    r"hôm)[ ,]*\(?(?:(?:nay|qua)[ ,]*)?\(?(?:ngày )?|(?<=\d)ngày )"
    r"(?P<d>\d{1,2}) ?(?:[/.-]|tháng) ?(?P<m>\d{1,2})(?: ?(?:[/.-]|năm) ?(?P<y>(?:19|"
    r"20)\d\d))?(?!\d)"
)
_BEHIND = re.compile(
    r" ?(?:[,(] ?)?(?:(?:tại|ở|do|được|diễn ra|tổ chức|họp) [^.;,]{0,60})?(?:vào |trong |, )?"
)
_TOLD = re.compile(r"(?<!\w)(?:sáng|trưa|chiều|tối|hôm) (?P<told>nay|qua)(?!\w)")
_FROM = re.compile(r"(?:từ(?: ngày)?|(?:trong )?(?:các|hai|ba|\d) ngày|ngày) "
                   r"\(?(?P<d>\d{1,2})(?:[/.-](?P<m>\d{1,2}))? ?"
                   r"(?:-|đến|và|,)(?: hết)?(?: ngày)? ?"
                   r"(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})(?!\d)(?:[/.-](?P<y>20\d\d))?")  # fmt: skip
_SYMBOL = re.compile(r"[A-ZĐ]{2,}\d{0,2},? ?$")  # the day of a document: "31/KH-UBND ngày 5/6"
_NEXT_YEAR = re.compile(r"(?:nhiệm vụ|kế hoạch|phương hướng|công tác)[^.;]{0,60} năm (?P<y>20\d\d)")
_YEAR = re.compile(r"năm (?P<y>20\d\d)")
_EARLY = 3  # months in which a year's work is still being planned


@dataclass(frozen=True, slots=True)
class Dated:
    """The day or days of an event, and the words that tell them."""

    period: str
    start: int
    end: int
    rule: str


def event_date(
    page: Page, sentence: tuple[int, int], event: tuple[int, int], published: date | None
) -> Dated | None:
    """Return when an event was, from its own sentence.

    Args:
        page: the document.
        sentence: the span of the sentence that names the event.
        event: the span of its words.
        published: when the report was published; it gives the year where none is printed.
    """
    span = _FROM.search(page.low, *sentence)
    if span:
        return _interval(page, sentence, span, published)
    lead = sentence[0] + _PAGE_LEAD
    for match in _DAY.finditer(page.low, *sentence):
        if _SYMBOL.search(page.text, sentence[0], match.start()):
            continue
        near = match.start() <= lead or _BEHIND.fullmatch(page.low, event[1], match.start())
        if not near or match.start() in range(*event):
            continue
        day = _day(page, sentence, match, published)
        if day:
            rule = "printed" if match["y"] else "year-of-report" if published else "year-of-plan"
            return Dated(day.isoformat(), match.start(), match.end(), rule)
    return _told(page, sentence, published) if published else None


def _told(page: Page, sentence: tuple[int, int], published: date) -> Dated | None:
    """Read "Sáng nay" and "chiều qua", said on the day on which the report was published."""
    told = _TOLD.search(page.low, sentence[0], min(sentence[1], sentence[0] + _PAGE_LEAD))
    if told is None:
        return None
    day = published if told["told"] == "nay" else published - timedelta(days=1)
    return Dated(day.isoformat(), told.start(), told.end(), "day-of-report")


def _interval(
    page: Page, sentence: tuple[int, int], span: re.Match[str], published: date | None
) -> Dated | None:
    year = (
        int(span["y"])
        if span["y"]
        else _year(page, sentence, int(span["m2"]), int(span["d2"]), published)
    )
    if year is None:
        return None
    try:
        last = date(year, int(span["m2"]), int(span["d2"]))
        first = date(year, int(span["m"] or span["m2"]), int(span["d"]))
    except ValueError:
        return None
    rule = "printed" if span["y"] else "year-of-report"
    return Dated(f"{first}/{last}", span.start(), span.end(), rule) if first < last else None


def _day(
    page: Page, sentence: tuple[int, int], match: re.Match[str], published: date | None
) -> date | None:
    month, day = int(match["m"]), int(match["d"])
    year = int(match["y"]) if match["y"] else _year(page, sentence, month, day, published)
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(
    page: Page, sentence: tuple[int, int], month: int, day: int, published: date | None
) -> int | None:
    """Return the year of a day that is printed without one."""
    if published is not None:
        later = (month, day) > (published.month, published.day)
        return published.year - 1 if later and month - published.month > 1 else published.year
    planned = _NEXT_YEAR.search(page.low, *sentence)
    if planned and month <= _EARLY:
        return int(planned["y"])
    named = _YEAR.findall(page.low, *sentence)
    if len(set(named)) == 1:
        return int(named[0])
    return None
