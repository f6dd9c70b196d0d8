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
    quantity = clause.quantities[at]
    low = clause.low
    cues = [cue for cue in cues if cue.start not in clause.taken]
    opened = clause.bracketed(at)
    if opened is not None:
        compared = _before_bracket(clause, opened, quantity.start)
        if compared and (
            compared.start > opened or not low[opened + 1 : quantity.start].strip(" :là")
        ):
            return compared, "adjacent"
    _, _, following = clause.right(at)
    for cue in cues:
        if cue.start >= quantity.end and cue.end <= following:
            between = low[quantity.end : cue.start]
            if between == " (" and low[cue.end : cue.end + 1] == ")" and cue.kind == "flow":
                clause.taken.add(cue.start)
                return cue, "adjacent"
            if (
                len(between) <= 14
                and not _APART.search(between)
                and cue.rule in {"year", "month", "months-first", "year-end"}
                and not _ANOTHER_NUMBER.match(low[cue.end :])
            ):
                clause.taken.add(cue.start)
                return cue, "adjacent"
    compared = _grown_from(clause, at)
    if compared:
        return compared, "adjacent"
    inside = _own_time(clause, at, cues)
    if inside is not None:
        return inside, "adjacent"
    left = [
        cue for cue in cues if cue.end <= quantity.start and not _closed(low, cue, quantity.start)
    ]
    if not left:
        return None, ""
    nearest = left[-1]
    if (
        _OVER.search(low, nearest.end, quantity.start)
        and nearest.kind == "flow"
        and nearest.rule in {"year", "year-start"}
    ):
        return None, ""
    if _OVER.search(low, nearest.end, quantity.start) and nearest.rule == "year-start":
        return None, ""
    if len(left) > 1 and not flow and nearest.kind == "flow":
        points = [cue for cue in left if cue.kind == "point" and cue.dated == nearest.dated]
        if (
            points
            and ";" not in low[points[-1].end : quantity.start]
            and nearest.start - points[-1].end < 40
        ):
            nearest = points[-1]
    return nearest, "sentence"


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
