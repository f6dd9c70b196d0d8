"""Whether a figure is a target, an estimate or a result: by the words that govern it."""

import re
from dataclasses import dataclass

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import statuses
from kg.extract.periods import Calendar, PeriodCue

_NOT_TARGET_BEFORE = re.compile(
    r"(?:%|lần|so với|vượt|vượt mức|hoàn thành(?: tốt| xuất sắc| vượt mức)?|mục tiêu,|đạt|theo"
    r"|thực hiện|bằng|cùng với|các|tiêu chí|của|do|nhiều|được|đã|triển khai|bàn|phương hướng,?"
    r"|về)"
    r"(?:\s+(?:các|mọi|tốt|xuất sắc|toàn bộ|cơ bản|số|\d+))*\s*$"
)
_PLAN_IN_BRACKET = re.compile(
    r"\((chỉ tiêu|kế hoạch|mục tiêu|được giao)(?!\w)[^()%]{0,40}?\d[^()%]*\)"
)
_TARGETS = {"chỉ tiêu", "nhiệm vụ", "mục tiêu"}
_REACHED = re.compile(r"[^.;:]{0,14}(?:đạt|hoàn thành|vượt)(?! được)")
_ASSIGNED = re.compile(r"\s*(?:\(?\d|đề ra|được giao|tỉnh giao|giao)")
_COUNT = re.compile(r"\s*\d")
_COUNTED_TARGETS = re.compile(r"\d\s+$")  # "8 chỉ tiêu đạt và vượt"
_RESULT_VERB = re.compile(
    r"(?<!\w)(?:tăng|giảm|nhích|chiếm|bằng|vượt|gấp|(?<!ước )(?<!dự kiến )(?<!ước thực hiện )đạt"
    r"|trong đó có|đã)(?!\w)"
)
_TARGET_HEADING = re.compile(
    r"(?:mục tiêu|nhiệm vụ|phương hướng|chỉ tiêu|kế hoạch|giải pháp|tổ chức thực hiện"
    r"|phân công)(?![^:]*(?:kết quả|đã|tình hình thực hiện))"
)
_RESULT_HEADING = re.compile(
    r"kết quả|tình hình|thực trạng|đánh giá|hạn chế|tồn tại|khó khăn|nguyên nhân"
)


@dataclass(slots=True)
class Stated:
    """A status with the words that gave it, as offsets of the sentence; none where inherited."""

    status: str
    span: tuple[int, int] | None
    rule: str


_PLANS = re.compile(r"mục tiêu|nhiệm vụ|phương hướng")
_INDICATORS = re.compile(  # what is measured, in results as in plans
    r"\W*(?:[ivx\d]+[.)]?\s*)?(?:một số |các |những )?chỉ tiêu (?:chủ yếu|cơ bản|chính)\W*"
)


def heading_status(low: str, above: str | None) -> str | None:
    """Return the status that a heading sets for what stands under it, in a section of a status."""
    if above == "observed" and _INDICATORS.fullmatch(low):
        return above
    if _RESULT_HEADING.search(low) and not _PLANS.search(low):
        return "observed"
    return "target" if _TARGET_HEADING.search(low) else None


_NO_NOW = re.compile(r"(?:thực|thể|xuất|phát|biểu|cải|tái|ẩn)\s+$")  # "thực hiện" is no "now"


_DIGIT = re.compile(r"\d")
_REGISTERED = re.compile(r"\s*(?:mới|thành lập|lại|kinh doanh|hoạt động|giảm|tham)")


_BY_PLAN = re.compile(r"\W*(theo kế hoạch)(?! số)[^.;:\d]{0,40}?,")
_DONE = re.compile(r"(?<!\w)(?:đã|đến nay|vừa|hoàn thành|đạt)(?!\w)")


def sentence_marks(low: str) -> list[tuple[int, int, str]]:
    """Return the words of a sentence that change the status of what follows."""
    marks = [(m.start(1), m.end(1), "target") for m in _PLAN_IN_BRACKET.finditer(low)]
    by_plan = _BY_PLAN.match(low)
    if by_plan and not _DONE.search(low):
        marks.append((by_plan.start(1), by_plan.end(1), "target"))
    for cue in statuses().all(low, 0, len(low)):
        status = cue.row.status
        if cue.row.surface == "hiện" and _NO_NOW.search(low, 0, cue.start):
            continue
        if status == "target":
            before = low[max(0, cue.start - 34) : cue.start]
            counted = cue.row.surface == "chỉ tiêu" and _COUNTED_TARGETS.search(before)
            if counted or _NOT_TARGET_BEFORE.search(before):
                continue
            behind = low[cue.end : cue.end + 24]
            if behind.startswith(" quốc gia"):
                continue
            if cue.row.surface in _TARGETS and (
                _REACHED.match(behind) or (_ASSIGNED.match(behind) and not _COUNT.match(behind))
            ):
                continue
            if cue.row.surface in {
                "sẽ",
                "đề nghị",
                "yêu cầu",
                "đăng ký",
                "tối đa",
                "nhiệm vụ",
                "định hướng",
                "phương hướng",
            }:
                if not _DIGIT.search(behind + low[cue.end + 24 : cue.end + 120]):
                    continue
                if cue.row.surface == "đăng ký" and _REGISTERED.match(behind):
                    continue
        marks.append((cue.start, cue.end, status))
    return sorted(marks)


def known_days(low: str, cues: list[PeriodCue], known: Calendar) -> list[tuple[int, int, str]]:
    """Return the days at the heads of clauses up to which results are known: "đến hết tháng 6"."""
    today = known.published or known.as_of or known.today
    return [
        (cue.start, cue.end, "observed")
        for cue in cues
        if cue.rule in _UP_TO and today and cue.span.last <= today
        and _NEW_CLAUSE.search(low, 0, cue.start)
    ]  # fmt: skip


_UP_TO = frozenset({"day", "month-end", "quarter-end"})
_NEW_CLAUSE = re.compile(r"(?:^\W*|;\s*)$")


def status_of(
    clause: Clause, at: int, marks: list[tuple[int, int, str]], carried: str | None
) -> Stated:
    """Return the status of a quantity from the nearest words on its left, else what is carried."""
    low, here = clause.low, clause.quantities[at].start
    before, _ = clause.left(at)
    nearest: Stated | None = None
    for start, end, status in marks:
        if end > here:
            break
        if _in_closed_bracket(low, start, here):
            continue
        told = status == "observed"
        if told and nearest and nearest.status == "target" and not _breaks(low, nearest, start):
            continue
        if told and carried == "target" and _to_complete(low, start, end):
            continue
        nearest = Stated(status, (start, end), f"cue:{low[start:end]}")
    if nearest is None:
        return Stated(carried or "observed", None, "carried" if carried else "default")
    if nearest.status == "estimate":
        return _estimate(low, nearest, before, here, carried)
    return nearest


def _in_closed_bracket(low: str, start: int, here: int) -> bool:
    """Tell a word in a bracket that closes before the figure: it says nothing of it."""
    opened = low.rfind("(", 0, start)
    if opened < 0 or low.find(")", opened, start) >= 0:
        return False
    closed = low.find(")", start, here)
    return closed >= 0 and low[closed + 1 : closed + 2] != ":"


def _to_complete(low: str, start: int, end: int) -> bool:
    """Tell "hoàn thành" as a task, under a heading of tasks."""
    return low[start:end] == "hoàn thành" and not low[:start].endswith("đã ")


def _breaks(low: str, target: Stated, start: int) -> bool:
    """Tell whether a word of results ends a target: at a clause's head, in a bracket of its own."""
    opened = low.rfind("(", 0, start)
    if target.span and opened > target.span[1] and low.find(")", opened, start) < 0:
        return True
    if target.span and low.startswith("đã ", start) and ";" in low[target.span[1] : start]:
        return True
    return _CLAUSE_HEAD.search(low, 0, start) is not None


_CLAUSE_HEAD = re.compile(
    r"(?:^|[;.:]|,\s*(?:chứ|nhưng|song|còn|tuy nhiên|trong khi|mà)(?!\w)[^,;.:]{0,30}"
    r"|,\s*(?:bởi|vì|do)(?!\w)[^,;.:]{0,60}"
    r"|;\s*(?:trong |đến |sau )?(?:\d+ tháng(?: đầu năm)?|quý \w+|năm \d{4}|đến nay)"
    r"|,\s*(?:chúng ta|chúng tôi|toàn tỉnh|tỉnh|huyện|đơn vị)?)\s*$"
)
_NOUN_HEAD = re.compile(
    r"\s*(?:tổng )?(?:lợi nhuận|lãi|thu nhập|doanh thu|vốn|số|giá trị|mức|tiền|lương)(?!\w)"
)
_AFTER_OPENING = re.compile(
    r"(?<!\w)(?:tăng|giảm|chiếm|cao hơn|thấp hơn)(?!\w)|,\s*(?:đạt|bằng|vượt)(?!\w)"
)


def _estimate(low: str, nearest: Stated, before: int, here: int, carried: str | None) -> Stated:
    assert nearest.span is not None
    start, end = nearest.span
    opening = not low[:start].strip() or low[:start].rstrip()[-1] in "(;:"
    if carried == "target" and not opening:
        return Stated("target", None, "carried")
    between = low[end:here]
    if opening:
        return (
            nearest
            if not _AFTER_OPENING.search(low[before:here])
            else Stated("observed", None, "result verb")
        )
    own = between.rpartition(";")[2]
    new_verb = ";" in between and not _NOUN_HEAD.match(own) and not nearest.rule.endswith("dự kiến")
    if _RESULT_VERB.search(low, max(end, before), here) or new_verb:
        if end >= before and not _RESULT_VERB.search(low, end + 5, here):
            return nearest
        return Stated(carried or "observed", None, "result verb")
    return nearest
