"""When a report was published, and on which day the meeting took place that it tells of."""

import re
from datetime import date, timedelta

from kg.extract.head.parts import Parts
from kg.read.document import Block, BlockKind

MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
YEAR = re.compile(r"(?:năm|/)\s?((?:19|20)\d\d)(?!\d)")
DAY = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?!\d)")

_LONG_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)")
_WORDED_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+tháng\s+({'|'.join(sorted(MONTHS, key=len, reverse=True))}),?\s+"
    r"(?:năm\s+)?((?:19|20)\d\d)"
)
_HEAD_BLOCKS = 14  # blocks in which the letter head of an official document stands
_LETTER_HEAD = re.compile(r",\s*$")  # "Khánh Hòa, ngày 27 tháng 8 năm 2020"
_ISSUED = re.compile(r"phát hành ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})")
_STAMP = re.compile(
    rf"(?:cập nhật|ngày đăng|đăng lúc|đăng ngày|phát sóng|xuất bản|ngày phát hành)[^"
    rf"|]{{0,30}}?{DAY.pattern}"
)
_COUNTED = re.compile(rf"số liệu (?:được )?(?:tính )?(?:đến|tới)[^.;]{{0,30}}?{DAY.pattern}")
_ISSUE = re.compile(r"\([^()]{0,60}(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)\)\W*$")

_TOLD_BLOCKS, _TOLD_HEAD = 4, 260  # blocks and their characters in which a meeting is told of
_LEAD_DAY = re.compile(r"\([^()]{1,20}?(\d{1,2})[-/](\d{1,2})\)")  # "(HH, 22-12) Sáng nay, …"
_MEETING = re.compile(
    r"hội nghị|đại hội|họp|tổ chức|tọa đàm|lễ|diễn ra|khai mạc|ký kết|làm việc|chủ trì|phiên"
    r"|hội thảo"
)
_TOLD_DAY = re.compile(r"(?<!\w)(?:sáng|chiều|tối|trưa|hôm|ngày hôm) (qua|nay)(?!\w)")
_ON_DAY = re.compile(
    r"(?<!từ )(?<!đến )(?:sáng|chiều|tối|ngày|hôm nay|hôm|họp)[^.]{0,14}?" + DAY.pattern
)
_SHORT_DAY = re.compile(
    r"(?:ngày|sáng|chiều|tối|sáng nay|chiều nay"
    r"|hôm nay)\s*\(?(?:ngày )?(\d{1,2})[/-](\d{1,2})(?![\d/-])"
)
_OF_A_DOCUMENT = re.compile(r"(?:từ|đến|số|ban hành)[^,;]{0,30}$|[-/][a-zđ]{2,}(?:-[a-zđ]+)*,?\s*$")
_FAR = 60  # days between a meeting and the page that tells of it
_NEXT_PLANNED = re.compile(r"nhiệm vụ|phương hướng|kế hoạch")
_TASKS_OF = re.compile(r"nhiệm vụ[^.]{0,60}năm ((?:19|20)\d\d)")
_LOOKING_BACK = 3  # the last month in which a meeting sums up the year before


def published(parts: Parts) -> date | None:
    """Return when the page was published: its dateline, else the date under an official head."""
    for block in parts.document.blocks:
        if block.kind is BlockKind.dateline and (found := _first_day(parts.low, block)):
            return found
    for block in parts.document.blocks[:_HEAD_BLOCKS]:
        match = _LONG_DAY.search(parts.low, block.start, block.end)
        if match and _LETTER_HEAD.search(parts.low, max(0, match.start() - 3), match.start()):
            return _date(*match.groups())
        match = _ISSUED.search(parts.low, block.start, block.end)
        if match:
            return _date(*match.groups())
    for block in parts.document.blocks:
        stamp = _STAMP.search(parts.low, block.start, block.end)
        if stamp:
            return _date(*stamp.groups())
    for block in parts.content[-2:]:
        match = _ISSUE.search(parts.low, block.start, block.end)  # "(Báo X, số ra ngày 27-3-2022)"
        if match:
            return _date(*match.groups())
    return event_day(parts, None)


def event_day(parts: Parts, day: date | None) -> date | None:
    """Return the day of the event that a lead tells of ("Chiều 12/7/2023", "Ngày 18/1").

    Args:
        parts: the document.
        day: when the page was published, where that is known.
    """
    for block in parts.body[:_TOLD_BLOCKS]:
        head = parts.low[block.start : min(block.end, block.start + _TOLD_HEAD)]
        found = _told(parts, head, day)
        if found is not None:
            return found
    return None


def counted_day(parts: Parts) -> date | None:
    """Return the day as of which a head says its counts are: "(Số liệu đến ngày 20/11/2025)"."""
    for block in parts.document.blocks[:_HEAD_BLOCKS]:
        match = _COUNTED.search(parts.low, block.start, block.end)
        if match:
            return _date(*match.groups())
    return None


def _told(parts: Parts, head: str, day: date | None) -> date | None:
    year = day.year if day else _title_year(parts)
    match = _LEAD_DAY.match(head)
    if match and year:
        return _date(match[1], match[2], str(year))
    if not _MEETING.search(head):
        return None
    if day and (told := _TOLD_DAY.search(head)):
        return day if told[1] == "nay" else day - timedelta(days=1)
    match = _ON_DAY.search(head)
    found = _date(*match.groups()) if match else None
    if match and found and _happened(found, day, head[: match.start()]):
        return found
    match = _SHORT_DAY.search(head)
    return _date(match[1], match[2], _year_of(parts, head, day, int(match[2]))) if match else None


def _year_of(parts: Parts, head: str, day: date | None, month: int) -> str:
    """Return the year of a day that is printed without one; none where nothing tells it."""
    if day is not None:
        return str(day.year)
    year = _title_year(parts)
    if year is None:
        tasks = _TASKS_OF.search(head)  # the meeting is at the beginning of the year that it plans
        return tasks[1] if tasks else ""
    summing = "tổng kết" in parts.titled and not _NEXT_PLANNED.search(parts.titled)
    return str(year + 1 if summing and month <= _LOOKING_BACK else year)


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _first_day(low: str, block: Block) -> date | None:
    for pattern in (DAY, _LONG_DAY):
        match = pattern.search(low, block.start, block.end)
        if match:
            return _date(*match.groups())
    match = _WORDED_DAY.search(low, block.start, block.end)
    return _date(match[1], str(MONTHS[match[2]]), match[3]) if match else None


def _happened(found: date, day: date | None, before: str) -> bool:
    """Tell the day of an event from that of a document: it is not long before the page."""
    if _OF_A_DOCUMENT.search(before):
        return False
    return day is None or abs((day - found).days) < _FAR


def _title_year(parts: Parts) -> int | None:
    years = [int(year) for year in YEAR.findall(parts.titled)]
    return max(years) if years else None
