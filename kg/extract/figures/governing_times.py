"""Which time expression of a sentence governs a figure."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.periods import PeriodCue

_APART = re.compile(r"[,;.:()]|so với|nâng|đưa|theo|kế hoạch|chỉ tiêu|mục tiêu|luật")
_ANOTHER_NUMBER = re.compile(r"\s*,?\s*\d")


def governing(
    clause: Clause, at: int, cues: list[PeriodCue], flow: bool
) -> tuple[PeriodCue | None, str]:
    """Return the expression beside a figure on its right, else the nearest on its left."""
    cues = [cue for cue in cues if cue.start not in clause.taken]
    beside = (
        _in_bracket(clause, at)
        or _right_behind(clause, at, cues)
        or _grown_from(clause, at)
        or _own_time(clause, at, cues)
    )
    if beside is not None:
        return beside, "adjacent"
    nearest = _nearest(clause, at, cues, flow)
    return (nearest, "sentence") if nearest else (None, "")


def _in_bracket(clause: Clause, at: int) -> PeriodCue | None:
    """Return the time of comparison whose figure a bracket gives."""
    opened = clause.bracketed(at)
    if opened is None:
        return None
    here = clause.quantities[at].start
    compared = _before_bracket(clause, opened, here)
    alone = not clause.low[opened + 1 : here].strip(" :là")
    return compared if compared and (compared.start > opened or alone) else None


def _right_behind(clause: Clause, at: int, cues: list[PeriodCue]) -> PeriodCue | None:
    """Return the time right behind a figure ("416 tổ năm 2011"), which no other may take."""
    low, end = clause.low, clause.quantities[at].end
    following = clause.right(at)[2]
    for cue in cues:
        if cue.start < end or cue.end > following:
            continue
        between = low[end : cue.start]
        bracket = between == " (" and low[cue.end : cue.end + 1] == ")" and cue.kind == "flow"
        beside = len(between) <= _BESIDE and not _APART.search(between) and cue.rule in _PLAIN
        if bracket or (beside and not _ANOTHER_NUMBER.match(low, cue.end)):
            clause.taken.add(cue.start)
            return cue
    return None


_BESIDE, _NEAR = 14, 40  # characters between a figure and its time, between two times
_PLAIN = frozenset({"year", "month", "months-first", "year-end"})


def _nearest(clause: Clause, at: int, cues: list[PeriodCue], flow: bool) -> PeriodCue | None:
    """Return the nearest time before a figure; of a stock rather a day than an interval."""
    low, here = clause.low, clause.quantities[at].start
    left = [
        cue
        for cue in cues
        if cue.end <= here and not _closed(low, cue, here) and not _ends_clause(low, cue)
    ]
    if not left:
        return None
    nearest = left[-1]
    past = nearest.rule == "year-start" or (nearest.kind == "flow" and nearest.rule == "year")
    if past and _OVER.search(low, nearest.end, here):
        return None
    points = [cue for cue in left if cue.kind == "point" and cue.dated == nearest.dated]
    if flow or nearest.kind != "flow" or not points:
        return nearest
    day = points[-1]
    close = nearest.start - day.end < _NEAR and ";" not in low[day.end : here]
    return day if close else nearest


_OVER = re.compile(r"[,;.]\s*(?:nay|đến nay|hiện nay|giờ|hiện)(?!\w)")


_SPANS = frozenset(
    {"quarter", "year", "years", "months-first", "months-last", "half-first", "half-last"}
)


_BY = re.compile(r"(?<!\w)(?:trong|vào|(?<!từ )trước|ngay trong)\s+$")


def _own_time(clause: Clause, at: int, cues: list[PeriodCue]) -> PeriodCue | None:
    """Return the time that a figure's own clause ends with: "5 HTX chuyển đổi xong trong quý I"."""
    quantity = clause.quantities[at]
    _, stop, _ = clause.right(at)
    for cue in cues:
        if quantity.end <= cue.start and cue.end <= stop:
            opened = cue.rule in _SPANS
            named = cue.rule == "years" and clause.low.startswith("giai đoạn", cue.start)
            if named or (opened and _BY.search(clause.low, quantity.end, cue.start)):
                return cue
    return None


def _ends_clause(low: str, cue: PeriodCue) -> bool:
    """Tell a time that only its own clause has: "chuyển đổi xong trong quý I; đưa 3 HTX …"."""
    return low.startswith(";", cue.end) and _BY.search(low, 0, cue.start) is not None


def _closed(low: str, cue: PeriodCue, here: int) -> bool:
    """Tell an expression in a bracket that closes before the figure."""
    opened, closed = low.rfind("(", 0, cue.start), low.rfind(")", 0, cue.start)
    return opened > closed and ")" in low[cue.end : here]


_MOVED_TO = re.compile(r"[\s,]*(?:xuống|lên|còn)")


def _grown_from(clause: Clause, at: int) -> PeriodCue | None:
    """Return the time of comparison right behind "từ 23.100 người cùng kỳ xuống …"."""
    quantity = clause.quantities[at]
    for cue in clause.periods:
        if (
            cue.kind == "compare"
            and not clause.low[quantity.end : cue.start].strip()
            and cue.start >= quantity.end
        ) and _MOVED_TO.match(clause.low[cue.end :]):
            return cue
    return None


_GREW = re.compile(
    r"\s*(?:(?:tăng|giảm|gấp|bằng)(?: gấp)?(?: hơn| gần| khoảng)? [\d.,]+\s?(?:%|lần)\s*)?"
)


def based_on(clause: Clause, at: int) -> PeriodCue | None:
    """Return the time of comparison whose figure a bracket gives: "so với năm 2015 (30%)"."""
    opened = clause.bracketed(at)
    return (
        _before_bracket(clause, opened, clause.quantities[at].start) if opened is not None else None
    )


_COMPARED_WITH = re.compile(r"(?:hơn|so với|lần|bằng|kém|của)\s*$")


def _before_bracket(clause: Clause, opened: int, here: int) -> PeriodCue | None:
    """Return the expression that a bracket explains: "so với cuối năm 2023 (31.364 HTX)"."""
    for cue in clause.periods:
        if (
            opened < cue.start
            and cue.end <= here
            and not clause.low[cue.end : here].strip(" :là")
            and cue.kind == "compare"
        ):
            return cue
        if (
            cue.end <= opened
            and _GREW.fullmatch(clause.low, cue.end, opened)
            and (cue.kind == "compare" or cue.rule in {"year", "quarter", "previous"})
        ):
            before = clause.low[max(0, cue.start - 30) : cue.start]
            if cue.kind == "compare" or _COMPARED_WITH.search(before):
                return cue
    return None
