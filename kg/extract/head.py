"""The head of a report: who says it, where, when, and about which period."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kg import names
from kg.authority.areas import areas
from kg.extract.lexicon import Entry, entries
from kg.extract.periods import Calendar, PeriodCue, Span, period_cues, whole_year
from kg.extract.words import fold
from kg.facts.model import Report, Source
from kg.law.words import UPPER
from kg.read.document import Block, BlockKind, Document

COUNTRY = "Việt Nam"
_SOON = 15  # days before the end of a quarter or half from which on it is reported
_NEAR_END = 45  # days before a year's end in which a congress tells of the whole year
_LEADING = 2  # paragraphs of content in which a report says what period it is of
LEAD = 900  # characters of content in which a report says what it is about

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?!\d)")
_ISSUE = re.compile(r"\([^()]{0,60}(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)\)\W*$")
_LONG_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)")
MONTHS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_WORDED_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+tháng\s+({'|'.join(sorted(MONTHS, key=len, reverse=True))}),?\s+(?:năm\s+)?"
    r"((?:19|20)\d\d)"
)
_SHORT_DAY = re.compile(
    r"(?:ngày|sáng|chiều|tối|sáng nay|chiều nay|hôm nay)\s*\(?(?:ngày )?(\d{1,2})[/-](\d{1,2})(?![\d/-])"
)
_YEAR = re.compile(r"(?:năm|/)\s?((?:19|20)\d\d)(?!\d)")
_SMALLER = re.compile(r"(?:(?<!tác )xã|phường|huyện|thị trấn|đường|phố|chợ|cầu|núi|sông|thôn|bản)\s+$")
_VENUE = re.compile(r"(?:ở|tại|từ|ra|vào|về|đến|tới)\s+$")
_PLANNED = re.compile(r"(?:phấn đấu|mục tiêu|nhiệm vụ|kế hoạch|phương hướng|chỉ tiêu)[^.;:]{0,40}$")
_REPORTED = re.compile(r"tổng kết|sơ kết|kết quả|tình hình|báo cáo|nhìn lại")
_PUBLISHER = re.compile(
    r"(?:(?:Báo|Đài|Tạp chí|Cổng thông tin|Sở|Liên minh|UBND|Ủy ban|HĐND|Hội đồng|Tỉnh ủy|BÁO|SỞ|LIÊN MINH"
    r"|ỦY BAN|UỶ BAN|HỘI ĐỒNG|TỈNH ỦY|CỔNG|CHI CỤC|Chi cục|CỤC|Cục|Trang tin)[^|\n•»>,.()]{3,80})"
)
_DISTRICT_TITLE = re.compile(
    r"^\W*(?P<name>(?:huyện|thị xã|quận|thành phố|tp\.?|xã|phường)\s+[^:–-]{2,40}?)\s*(?::|–|-)\s"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole report unless a sentence says otherwise."""

    area: str  # the province, or the country
    figure_area: str  # the place that figures are about: a district where the report is of one
    known: Calendar
    stock: Span | None  # the day as of which a stock holds where nothing nearer tells
    stock_rule: str
    flow: Span | None
    title: Block | None
    subject: str = "cooperative"  # whom figures are about where nothing nearer tells


_FUNDS = re.compile(r"qtdnd|quỹ tín dụng|các quỹ")
_COOPERATIVES = re.compile(r"(?<!\w)(?:htx|hợp tác xã)(?!\w)")


def _main_subject(low: str) -> str:
    """Return the kind that a page speaks of most."""
    funds, cooperatives = len(_FUNDS.findall(low)), len(_COOPERATIVES.findall(low))
    return "peoples-credit-fund" if funds > 2 * cooperatives else "cooperative"


def read_frame(document: Document) -> Frame:
    """Return the frame of a report, read from its title, lead, dateline and signature."""
    text, low = document.text, fold(document.text)
    title = next((b for b in document.blocks if b.kind is BlockKind.title), None)
    content = [b for b in document.blocks if b.kind.is_content]
    published = _published(document, low, title, content)
    area = _area(document, low, title, content, published)
    known = _calendar(low, title, content, published)
    stock, rule = _stock(low, content, known, title)
    district = _district(text, low, title)
    if stock is not None:
        known = replace(known, as_of=stock.last)
    spanned = _years_of_title(low, title, stock)
    if spanned is not None:
        known = replace(known, period=spanned)
    return Frame(
        area, district or area, known, stock, rule, known.period or _flow(known), title,
        _main_subject(low),
    )  # fmt: skip


def _years_of_title(low: str, title: Block | None, stock: Span | None) -> Span | None:
    """Return the years that a title sums up: "tổng kết 15 năm", counted back from the last day."""
    match = (
        re.search(r"(?:tổng kết|qua|sau) (\d{1,2}) năm", low[title.start : title.end])
        if title
        else None
    )
    if match is None or stock is None:
        return None
    return Span(date(stock.last.year - int(match[1]) + 1, 1, 1), stock.last)


def _flow(known: Calendar) -> Span | None:
    """Return the year up to the report's day, for what is known only as of that day."""
    if known.published is not None:
        return Span(date(known.published.year, 1, 1), known.published)
    return whole_year(known.year) if known.year else None


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _published(
    document: Document, low: str, title: Block | None, content: list[Block]
) -> date | None:
    """Return when the page was published: its dateline, else the date under an official head."""
    for block in document.blocks:
        if block.kind is BlockKind.dateline:
            found = _first_day(low, block)
            if found:
                return found
    for block in document.blocks[:14]:
        match = _LONG_DAY.search(low, block.start, block.end)
        if match and re.search(r",\s*$", low[max(0, match.start() - 3) : match.start()]):
            return _date(*match.groups())
        match = re.search(
            r"phát hành ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})", low[block.start : block.end]
        )
        if match:
            return _date(*match.groups())
    for block in content[-2:]:
        match = _ISSUE.search(low, block.start, block.end)  # "(Báo Bạc Liêu, số ra ngày 27-3-2022)"
        if match:
            return _date(*match.groups())
    return _event_day(low, title, content)


def _first_day(low: str, block: Block) -> date | None:
    for pattern in (_DAY, _LONG_DAY):
        match = pattern.search(low, block.start, block.end)
        if match:
            return _date(*match.groups())
    match = _WORDED_DAY.search(low, block.start, block.end)
    return _date(match[1], str(MONTHS[match[2]]), match[3]) if match else None


def _event_day(
    low: str, title: Block | None, content: list[Block], published: date | None = None
) -> date | None:
    """Return the day of the event that a lead tells of ("Chiều 12/7/2023", "Ngày 18/1")."""
    for block in [b for b in content if b is not title][:4]:
        head = low[block.start : min(block.end, block.start + 260)]
        match = _LEAD_DAY.match(head)
        year = published.year if published else _title_year(low, title)
        if match and year:
            return _date(match[1], match[2], str(year))
        if not _MEETING.search(head):
            continue
        if published and (told := _TOLD_DAY.search(head)):
            return published if told[1] == "nay" else published - timedelta(days=1)
        match = re.search(
            r"(?<!từ )(?<!đến )(?:sáng|chiều|tối|ngày|hôm nay|hôm|họp)[^.]{0,14}?" + _DAY.pattern, head
        )
        day = _date(*match.groups()) if match else None
        if match and day and _happened(day, published, head[: match.start()]):
            return day
        match = _SHORT_DAY.search(head)
        year = (
            (published.year if published else _title_year(low, title) or _planned_year(head))
            if match
            else None
        )
        if match and year and published:
            return _date(match[1], match[2], str(year))
        if match and year:
            month = int(match[2])
            wanted = low[title.start : title.end] if title else ""
            planned = bool(re.search(r"nhiệm vụ|phương hướng|kế hoạch", wanted))
            if "tổng kết" in wanted and not planned and month <= 3:
                year += 1
            return _date(match[1], match[2], str(year))
    return None


_TOLD_DAY = re.compile(r"(?<!\w)(?:sáng|chiều|tối|trưa|hôm|ngày hôm) (qua|nay)(?!\w)")
_LEAD_DAY = re.compile(r"\([^()]{1,20}?(\d{1,2})[-/](\d{1,2})\)")  # "(HH, 22-12) Sáng nay, …"
_MEETING = re.compile(
    r"hội nghị|đại hội|họp|tổ chức|tọa đàm|lễ|diễn ra|khai mạc|ký kết|làm việc|chủ trì|phiên|hội thảo"
)
_OF_A_DOCUMENT = re.compile(r"(?:từ|đến|số|ban hành)[^,;]{0,30}$|[-/][a-zđ]{2,}(?:-[a-zđ]+)*,?\s*$")


def _happened(day: date, published: date | None, before: str) -> bool:
    """Tell the day of an event from that of a document: it is not long before the page."""
    if _OF_A_DOCUMENT.search(before):
        return False
    return published is None or abs((published - day).days) < 60


def _planned_year(head: str) -> int | None:
    """Return the year of "nhiệm vụ … năm 2021" in a lead: the meeting is at its beginning."""
    match = re.search(r"nhiệm vụ[^.]{0,60}năm ((?:19|20)\d\d)", head)
    return int(match[1]) if match else None


def _title_year(low: str, title: Block | None) -> int | None:
    if title is None:
        return None
    years = [int(y) for y in _YEAR.findall(low, title.start, title.end)]
    return max(years) if years else None


def _calendar(
    low: str, title: Block | None, content: list[Block], published: date | None
) -> Calendar:
    year = published.year if published else _main_year(low, content)
    bare = Calendar(year, None, published)
    period = _stated_period(low, title, content, bare)
    whole = _term(low, title, content, None) or _running_term(low, year)
    term, event = _term(low, title, content, published), _event_day(low, title, content, published)
    plan = _planned(low, title, bare)
    if period is None and plan is None:
        period = _main_period(low, title, content, bare)
    if period is None and plan is None:
        period = _told_year(low, title, content, published, year)
    if period is None and term is not None and published and term.last.year <= published.year:
        period = term
    if period and _of_a_programme(period, published):
        period = None
    if period and period.first:
        year = period.last.year
        period = _ended(period, event or published)
    return Calendar(year, period, published, term, event=event, plan=plan, whole_term=whole)


def _told_year(
    low: str, title: Block | None, content: list[Block], published: date | None, year: int | None
) -> Span | None:
    """Return the year that the text tells of, where the report is made soon after its end."""
    if published is None:
        return whole_year(year) if year else None
    if published.month > 3:
        return None
    past = published.year - 1
    told = sum(len(re.findall(rf"năm {past}(?!\d)", low[b.start : b.end])) for b in content)
    now = sum(len(re.findall(rf"năm {past + 1}(?!\d)", low[b.start : b.end])) for b in content)
    opened = any(
        block is not title
        and re.match(rf"\W*(?:trong )?năm {past}(?!\d)", low[block.start : block.end])
        for block in _leading(title, content)
    )
    led = any(f"năm {past}" in low[b.start : b.end] for b in [*_leading(title, content), *content[:3]])
    return whole_year(past) if opened or (led and told > now) else None


def _of_a_programme(period: Span, published: date | None) -> bool:
    """Tell the years of a programme's name: they go on long after the report."""
    return published is not None and (period.last - published).days > 366


def _ended(period: Span, day: date | None) -> Span:
    """A term that its congress ends early runs to the day of the congress."""
    years = period.first is not None and period.last.year > period.first.year
    if (
        years
        and day is not None
        and day.year == period.last.year
        and (period.last - day).days > _NEAR_END
    ):
        return Span(period.first, day)
    return period


def _planned(low: str, title: Block | None, bare: Calendar) -> Span | None:
    """Return the coming period that a title plans: "Kế hoạch … năm 2023"."""
    if title is None:
        return None
    words = low[title.start : title.end]
    for cue in period_cues(words, bare):
        if (
            cue.kind == "flow"
            and cue.dated
            and "nhiệm kỳ" not in words[max(0, cue.start - 10) : cue.end]
        ):
            today = bare.published
            if _is_plan(words, cue, bare) and (today is None or cue.span.last > today):
                return cue.span
    return None


def _leading(title: Block | None, content: list[Block]) -> list[Block]:
    """Return the first paragraphs, and the headings among them."""
    after = [
        block
        for block in content
        if block is not title and (title is None or block.start > title.start)
    ]
    found: list[Block] = []
    for block in after:
        found.append(block)
        if sum(one.end - one.start > 60 for one in found) == _LEADING:
            break
    return found


def _main_period(
    low: str, title: Block | None, content: list[Block], bare: Calendar
) -> Span | None:
    """Return the part of a year that the text itself reports on, where its title names none."""
    today = bare.published
    for block in _leading(title, content):
        for cue in period_cues(low[block.start : block.end], bare):
            if (
                cue.rule in {"months-first", "half-first", "quarter", "months-to"}
                and today
                and (cue.span.last - today).days <= _SOON
            ):
                if (today - cue.span.last).days < 200:
                    return cue.span
    return None


def _main_year(low: str, content: list[Block]) -> int | None:
    """Return the year of an undated text: that of its latest printed day, else the one named most."""
    counts: Counter[int] = Counter()
    dated: list[int] = []
    for block in content:
        counts.update(int(year) for year in _YEAR.findall(low, block.start, block.end))
        dated += [int(match[3]) for match in _DAY.finditer(low, block.start, block.end)]
    most = [counts.most_common(1)[0][0]] if counts else []
    return max([*dated, *most], default=None)


def _stated_period(
    low: str, title: Block | None, content: list[Block], bare: Calendar
) -> Span | None:
    """Return the period that the title says it reports on, else the lead."""
    if title:
        words = low[title.start : title.end]
        cues = [cue for cue in period_cues(words, bare) if cue.kind == "flow"]
        past = [cue for cue in cues if not _is_plan(words, cue, bare)]
        chosen = _reported(words, past)
        if chosen:
            return chosen
        planned = [cue for cue in cues if cue not in past and cue.dated]
        if planned and not past:
            return _before_plan(planned[0], bare)
    seen = 0
    for block in content:
        if block is title:
            continue
        words = low[block.start : block.end][:LEAD]
        for match in re.finditer(
            r"tổng kết|sơ kết|giao ban|thường niên|đánh giá kết quả|báo cáo kết quả", words
        ):
            near = words[match.start() : match.end() + 90]
            cues = [cue for cue in period_cues(near, bare) if cue.kind == "flow"]
            past = [cue for cue in cues if not _is_plan(near, cue, bare)]
            if past:
                return past[0].span
        seen += len(words)
        if seen > LEAD:
            break
    return None


def _is_plan(words: str, cue: PeriodCue, known: Calendar) -> bool:
    if _PLANNED.search(words[: cue.start]) and not _REPORTED.search(words[: cue.start][-25:]):
        return True
    today = known.published
    if today and cue.span.first and (cue.span.first > today or cue.span.last.year > today.year):
        return True
    return bool(cue.rule in {"months-last", "half-last"})


def _reported(words: str, cues: list[PeriodCue]) -> Span | None:
    spans = [cue.span for cue in cues if cue.span.first]
    if not spans:
        return None
    exact = (
        [span for span in spans if (span.last - span.first).days < 364] if len(spans) > 1 else []
    )
    return (exact or spans)[0]


def _before_plan(cue: PeriodCue, known: Calendar) -> Span | None:
    """A plan for a coming period reports on what went before it."""
    first = cue.span.first
    if first is None:
        return None
    if (
        first.month == 1
        and known.published
        and known.published >= first
        and known.published.month > 3
    ):
        return None
    if first.month > 1:
        return Span(date(first.year, 1, 1), date.fromordinal(first.toordinal() - 1))
    return whole_year(first.year - 1)


def _term(
    low: str, title: Block | None, content: list[Block], published: date | None
) -> Span | None:
    blocks = ([title] if title else []) + content[:8]
    for block in blocks:
        words = low[block.start : block.end]
        match = _TERM.search(words)
        past = published is None or (match is not None and int(match[2]) <= published.year)
        if match and int(match[1]) < int(match[2]) and past:
            return whole_year(int(match[1]), int(match[2]))
    return None


_TERM = re.compile(r"nhiệm kỳ[^.;]{0,12}?\(?((?:19|20)\d\d)\s?(?:-|đến)\s?((?:19|20)\d\d)")


def _running_term(low: str, year: int | None) -> Span | None:
    """Return the term that a text names anywhere and in which its year lies."""
    for match in _TERM.finditer(low):
        if year is not None and int(match[1]) <= year <= int(match[2]):
            return whole_year(int(match[1]), int(match[2]))
    return None


def _stock(
    low: str, content: list[Block], known: Calendar, title: Block | None
) -> tuple[Span | None, str]:
    """Return the default day of a stock: the period's end, else the first day named, else today."""
    counted = _counted(low, content, known)
    if counted is not None:
        return counted, "day of the term's counts"
    if known.period and (
        known.published is None or known.period.last <= known.published or known.event
    ):
        return Span(None, known.period.last), "title"
    for block in _leading(title, content):
        for cue in period_cues(low[block.start : block.end], known):
            fits = known.today is None or cue.span.last <= known.today
            if (
                cue.kind == "point"
                and fits
                and known.today
                and (known.today - cue.span.last).days < 400
            ):
                return Span(None, cue.span.last), cue.rule
    if known.period:
        return Span(None, known.period.last), "title"
    return (Span(None, known.today), "published") if known.today else (None, "")


_COUNTED = 250  # days before a congress in which the counts of its report are made


def _counted(low: str, content: list[Block], known: Calendar) -> Span | None:
    """Return the first day as of which a report on a term counts: its congress meets later."""
    period = known.period
    if period is None or period.first is None or period.first.year == period.last.year:
        return None
    for block in content:
        for cue in period_cues(low[block.start : block.end], known):
            if cue.rule in {"day", "month-end", "year-end"} and cue.kind == "point" and cue.dated:
                if 0 < (period.last - cue.span.last).days < _COUNTED:
                    return Span(None, cue.span.last)
    return None


@cache
def _province_names() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    by_name: dict[str, list[str]] = {}
    for area in areas().by_key.values():
        if area.level == "province":
            for name in {area.name_vi, *(n for n in area.alt_names if " " in n)}:
                by_name.setdefault(fold(name), []).append(area.name_vi)
    words = "|".join(re.escape(n) for n in sorted(by_name, key=len, reverse=True))
    found = {name: tuple(dict.fromkeys(values)) for name, values in by_name.items()}
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), found


def _area(
    document: Document, low: str, title: Block | None, content: list[Block], on: date | None
) -> str:
    """Return the province that a report is about, by where and how it is named; else the country."""
    pattern, by_name = _province_names()
    scores: Counter[str] = Counter()
    placed = False  # a province is named where a report says whose it is
    for block in document.blocks:
        weight = _weight(block, title, content)
        for match in pattern.finditer(low, block.start, block.end):
            before = low[max(0, match.start() - 24) : match.start()]
            if _SMALLER.search(before) or (_VENUE.search(before) and block is not title):
                continue
            name = by_name[match[0]][0]
            scores[name] += weight * _governed(before, low, match, block)
            placed = placed or weight > 1
    for province, count in _by_districts(document.text).items():
        scores[province] += 2 * count
    national = low.count("cả nước") + low.count("toàn quốc")
    lead = content[: _LEADING + 1]
    if not placed and any(_NATIONAL.search(low, b.start, b.end) for b in lead):
        return COUNTRY
    head = low[title.start : title.end] if title else ""
    if re.search(r"cả nước|toàn quốc|việt nam(?! đồng)", head) and not pattern.search(head):
        return COUNTRY
    if not scores or (national >= 3 and len(scores) >= 3 and scores.most_common(1)[0][1] < 6):
        return COUNTRY
    return scores.most_common(1)[0][0]


_NATIONAL = re.compile(r"(?<!\w)(?:cả nước|toàn quốc|liên minh (?:htx|hợp tác xã) việt nam|các tỉnh, thành)(?!\w)")


@dataclass(frozen=True, slots=True)
class District(Entry):
    """A district of the years 2004 to 2025 and its province."""

    province: str


@cache
def districts() -> dict[str, frozenset[str]]:
    """Return the provinces of each name of a district, folded."""
    found: dict[str, set[str]] = {}
    for row in entries("districts", District):
        found.setdefault(fold(row.surface), set()).add(row.province)
    return {name: frozenset(provinces) for name, provinces in found.items()}


_DISTRICT = re.compile(
    rf"(?<!\w)(?:[Hh]uyện|[Tt]hị xã|[Qq]uận) +(?P<name>[{UPPER}][\w’']*(?: +[{UPPER}][\w’']*){{0,3}})"
)


def _by_districts(text: str) -> Counter[str]:
    """Count the provinces whose districts a text names, where the name is of one province only."""
    counts: Counter[str] = Counter()
    for match in _DISTRICT.finditer(text):
        provinces = districts().get(fold(match["name"]), frozenset())
        if len(provinces) == 1:
            counts[next(iter(provinces))] += 1
    return counts


def _weight(block: Block, title: Block | None, content: list[Block]) -> int:
    if block is title:
        return 8
    if block in content[:4]:
        return 3
    return 1 if block.kind.is_content else 2


def _governed(before: str, low: str, match: re.Match[str], block: Block) -> int:
    """Weigh how a name stands: "tỉnh X" and "X:" at a line's head more than a mention."""
    points = 1
    if re.search(r"(?:tỉnh|thành phố|tp\.?|báo|đài|tỉnh ủy)\s*$", before):
        points += 2
    if match.start() == block.start and low[match.end() : match.end() + 1] == ":":
        points += 3
    return points


_HEAD_NAME = re.compile(rf"\W*(?P<name>[{UPPER}][\w’']*(?: [{UPPER}][\w’']*){{1,3}})\s*:")


def _headed(text: str, low: str, title: Block) -> str | None:
    """Return the name before the colon of a title, where the text calls it a district."""
    match = _HEAD_NAME.match(text, title.start, title.end)
    if match is None:
        return None
    name = match["name"]
    called = re.search(rf"(?:huyện|thị xã|quận|thành phố) {re.escape(fold(name))}(?!\w)", low)
    return name if called and fold(name) not in _province_names()[1] else None


_HERE = re.compile(r"(?<!\w)(?:toàn|của|trong|cả|ubnd|địa bàn) (?:huyện|thị xã)(?!\w)")
_PROVINCE_WIDE = re.compile(r"(?<!\w)(?:toàn tỉnh|cả tỉnh|địa bàn tỉnh|cả nước)(?!\w)")


def _spoken(text: str, low: str, title: Block) -> str | None:
    """Return the district that "toàn huyện" means on a page that never speaks of the whole province."""
    if _PROVINCE_WIDE.search(low) or len(_HERE.findall(low)) < 2:
        return None
    named = Counter(match["name"] for match in _DISTRICT.finditer(text))
    named.update(_in_capitals(text))
    return named.most_common(1)[0][0] if named else None


_CAPITALS = re.compile(
    rf"(?<!\w)(?:HUYỆN|THỊ XÃ|QUẬN) +(?P<name>[{UPPER}][{UPPER}’']*(?: +[{UPPER}][{UPPER}’']*){{0,3}})(?!\w)"
)


def _in_capitals(text: str) -> list[str]:
    """Return the districts that letter heads print in capitals: "ỦY BAN NHÂN DÂN HUYỆN HẢI HẬU"."""
    names = [" ".join(match["name"].split()).title() for match in _CAPITALS.finditer(text)]
    return [name for name in names if fold(name) in districts()]


def _district(text: str, low: str, title: Block | None) -> str | None:
    """Return the district that a report is about: by its title, or by what "toàn huyện" means."""
    if title is None:
        return None
    headed = _headed(text, low, title) or _spoken(text, low, title)
    if headed:
        return headed
    match = _DISTRICT_TITLE.match(low[title.start : title.end])
    if match is None:
        return None
    name = text[title.start + match.start("name") : title.start + match.end("name")]
    bare = re.sub(
        r"^(?:huyện|thị xã|quận|thành phố|tp\.?|xã|phường)\s+", "", name, flags=re.IGNORECASE
    )
    pattern, by_name = _province_names()
    return None if fold(bare) in by_name else bare


def _publisher(document: Document, title: Block | None) -> str | None:
    edges = [
        b for b in document.blocks if not b.kind.is_content or (title and b.end <= title.start)
    ]
    for block in (*reversed(edges), *document.blocks[:2]):
        match = _PUBLISHER.search(document.text, block.start, block.end)
        if match and block.end - block.start < 160:
            return match[0].strip(" .:-–")
    return None


def _author(document: Document) -> str | None:
    for block in document.blocks:
        words = document.text[block.start : block.end].strip()
        if block.kind is BlockKind.byline and re.fullmatch(r"[^\W\d_][^\d,:()]{2,40}", words):
            return words
    return None


def report_head(document: Document, frame: Frame, extractor: str) -> Report:
    """Return what the report says of itself; its id is area, period and the text's hash."""
    title = frame.title
    words = document.text[title.start : title.end] if title else document.name
    period = frame.known.period
    when = period.last.year if period else (frame.known.year or "undated")
    return Report(
        id=f"{names.slug(frame.area)}-{when}-{document.sha256[:8]}",
        title=words,
        publisher=_publisher(document, title),
        area=frame.area,
        published=str(frame.known.published) if frame.known.published else None,
        period=str(period) if period else None,
        author=_author(document),
        source=Source(file=document.name, sha256=document.sha256, characters=len(document.text)),
        extractor=extractor,
    )
