"""Which period a report is about: what its title and lead say, else when it was made."""

import re
from collections import Counter
from datetime import date

from kg.extract.head.days import DAY, YEAR, counted_day, event_day
from kg.extract.head.parts import LEAD, Parts
from kg.extract.head.terms import ended, past_term, running_term, years_summed
from kg.extract.periods import Calendar, PeriodCue, Span, period_cues, whole_year

_SOON = 15  # days before the end of a quarter or half from which on it is reported
_LATE = 200  # days after its end until which a part of a year is reported
_LOOKING_BACK = 3  # the last month in which a report tells of the year before
_MEETING_REACH = 90  # characters behind "tổng kết" in which its period stands
_YEAR_DAYS = 366
_HEAD = 20  # blocks in which the head of a report stands

_PLANNED = re.compile(r"(?:phấn đấu|mục tiêu|nhiệm vụ|kế hoạch|phương hướng|chỉ tiêu)[^.;:]{0,40}$")
_REPORTED = re.compile(r"tổng kết|sơ kết|kết quả|tình hình|báo cáo|nhìn lại")
_SUMS_UP = re.compile(r"tổng kết|sơ kết|giao ban|thường niên|đánh giá kết quả|báo cáo kết quả")
_INSPECTION = re.compile(r"(?<!\w)(?:kiểm tra|thanh tra|giám sát|khảo sát)(?!\w)")
_PARTS_OF_A_YEAR = frozenset({"months-first", "half-first", "quarter", "months-to", "months-past"})


def calendar_of(parts: Parts, day: date | None) -> Calendar:
    """Return what open time expressions of a report refer to.

    Args:
        parts: the document.
        day: when the page was published, where that is known.
    """
    year = day.year if day else _main_year(parts)
    bare = Calendar(year, None, day)
    term, event = past_term(parts, day), event_day(parts, day)
    whole = past_term(parts, None) or running_term(parts, year)
    plan = _planned(parts, bare)
    period = _printed(parts, bare) or _inspected(parts, bare) or _stated(parts, bare)
    if period is None and plan is None:
        period = _part_of_year(parts, bare) or _told_year(parts, day, year)
    if period is None and term is not None and day and term.last.year <= day.year:
        period = term
    if period and _of_a_programme(period, day):
        period = None
    counted = counted_day(parts)
    if period and period.first and counted and _within(counted, period) and day is None:
        period = Span(period.first, counted)
    if period and period.first:
        year = period.last.year
        period = ended(period, event or day)
    return Calendar(year, period, day, term, event=event, plan=plan, whole_term=whole)


def _within(day: date, period: Span) -> bool:
    return period.first is not None and period.first < day < period.last


def _told_year(parts: Parts, day: date | None, year: int | None) -> Span | None:
    """Return the year that the text tells of, where the report is made soon after its end."""
    if day is None:
        return whole_year(year) if year else None
    if day.month > _LOOKING_BACK:
        return None
    past = day.year - 1
    told, now = _named(parts, past), _named(parts, past + 1)
    opening = re.compile(rf"\W*(?:trong )?năm {past}(?!\d)")
    leading = parts.leading()
    opened = any(opening.match(parts.words(block)) for block in leading)
    led = any(f"năm {past}" in parts.words(b) for b in [*leading, *parts.content[:3]])
    return whole_year(past) if opened or (led and told > now) else None


def _named(parts: Parts, year: int) -> int:
    """Count how often a text names a year."""
    words = re.compile(rf"năm {year}(?!\d)")
    return sum(len(words.findall(parts.words(block))) for block in parts.content)


def _of_a_programme(period: Span, day: date | None) -> bool:
    """Tell the years of a programme's name: they go on long after the report."""
    return day is not None and (period.last - day).days > _YEAR_DAYS


def _planned(parts: Parts, bare: Calendar) -> Span | None:
    """Return the coming period that a title plans: "Kế hoạch … năm 2023"."""
    words, today = parts.titled, bare.published
    for cue in period_cues(words, bare):
        of_term = "nhiệm kỳ" in words[max(0, cue.start - 10) : cue.end]
        if cue.kind != "flow" or not cue.dated or of_term:
            continue
        if _is_plan(words, cue, bare) and (today is None or cue.span.last > today):
            return cue.span
    return None


def _part_of_year(parts: Parts, bare: Calendar) -> Span | None:
    """Return the part of a year that the text itself reports on, where its title names none."""
    today = bare.published
    if today is None:
        return None
    for block in parts.leading():
        for cue in period_cues(parts.words(block), bare):
            since = (today - cue.span.last).days
            if cue.rule in _PARTS_OF_A_YEAR and -_SOON <= since < _LATE:
                return cue.span
    return None


def _main_year(parts: Parts) -> int | None:
    """Return the year of an undated text: of its latest printed day, else the one named most."""
    counts: Counter[int] = Counter()
    dated: list[int] = []
    for block in parts.content:
        counts.update(int(year) for year in YEAR.findall(parts.low, block.start, block.end))
        dated += [int(match[3]) for match in DAY.finditer(parts.low, block.start, block.end)]
    most = [counts.most_common(1)[0][0]] if counts else []
    return max([*dated, *most], default=None)


def _stated(parts: Parts, bare: Calendar) -> Span | None:
    """Return the period that the title says it reports on, else the lead."""
    words = parts.titled
    cues = _intervals(words, bare)
    past = [cue for cue in cues if not _is_plan(words, cue, bare)]
    chosen = _exact(past)
    if chosen:
        return chosen
    planned = [cue for cue in cues if cue not in past and cue.dated]
    if planned and not past:
        return _before_plan(planned[0], bare)
    return _of_meeting(parts, bare)


_OF_A_LAW = re.compile(r"(?<!\w)luật(?: (?!năm )\w+){0,5} $")


def _intervals(words: str, bare: Calendar) -> list[PeriodCue]:
    """Return the intervals that a text names; the year of a law is no period of a report."""
    cues = (cue for cue in period_cues(words, bare) if cue.kind == "flow")
    return [cue for cue in cues if not _OF_A_LAW.search(words, 0, cue.start)]


def _printed(parts: Parts, bare: Calendar) -> Span | None:
    """Return the reporting period that the head prints: "(Kỳ báo cáo từ ngày … đến ngày …)"."""
    for block in parts.document.blocks[:_HEAD]:
        words = parts.words(block)
        if "kỳ báo cáo" in words or "số liệu" in words:
            for cue in period_cues(words, bare):
                if cue.rule == "days" and cue.dated:
                    return cue.span
    return None


def _inspected(parts: Parts, bare: Calendar) -> Span | None:
    """Return the days of the inspection whose results a report gives."""
    if not _INSPECTION.search(parts.titled):
        return None
    for block in parts.leading():
        for cue in period_cues(parts.words(block), bare):
            if cue.rule == "days":
                return cue.span
    return None


def _of_meeting(parts: Parts, bare: Calendar) -> Span | None:
    """Return the period that a meeting of the lead sums up: "hội nghị tổng kết năm 2019"."""
    seen = 0
    for block in parts.body:
        words = parts.words(block)[:LEAD]
        for match in _SUMS_UP.finditer(words):
            near = words[match.start() : match.end() + _MEETING_REACH]
            past = [cue for cue in _intervals(near, bare) if not _is_plan(near, cue, bare)]
            if past:
                return past[0].span
            summed = years_summed(near, bare.published)
            if summed:
                return summed
        seen += len(words)
        if seen > LEAD:
            break
    return None


def _is_plan(words: str, cue: PeriodCue, known: Calendar) -> bool:
    before, today = words[: cue.start], known.published
    if _PLANNED.search(before) and not _REPORTED.search(before[-25:]):
        return True
    if today and cue.span.first and (cue.span.first > today or cue.span.last.year > today.year):
        return True
    return cue.rule in {"months-last", "half-last"}


def _exact(cues: list[PeriodCue]) -> Span | None:
    """Return the first interval, of several the first that is shorter than a year."""
    spans = [cue.span for cue in cues if cue.span.first]
    parts = [one for one in spans if one.first and (one.last - one.first).days < _YEAR_DAYS - 2]
    chosen = parts if len(spans) > 1 and parts else spans
    return chosen[0] if chosen else None


def _before_plan(cue: PeriodCue, known: Calendar) -> Span | None:
    """A plan for a coming period reports on what went before it."""
    first, today = cue.span.first, known.published
    if first is None:
        return None
    if first.month == 1 and today and today >= first and today.month > _LOOKING_BACK:
        return None
    if first.month > 1:
        return Span(date(first.year, 1, 1), date.fromordinal(first.toordinal() - 1))
    return whole_year(first.year - 1)
