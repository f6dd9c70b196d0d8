"""Plans beside results: "65/30 HTX", "đạt 62,5% kế hoạch (80 HTX)", parts and wholes."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.measures import Measured
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope

_IN_ALL = re.compile(r"\s*(?:trong|trên|so với|của)?\s*tổng(?: số)?(?: trên| hơn| gần)?\s*")
_WISHED = re.compile(r"phấn đấu|mục tiêu|đề nghị|yêu cầu|cố gắng|quyết tâm")


def mark_plans(reading: Reading, clause: Clause, at: int, scope: Scope, measured: Measured) -> None:
    """Mark plans: the whole of "65/30 HTX", and the bracket behind a completion."""
    quantity, last = reading.quantity, scope.last
    if measured.plan:
        reading.notes["plan"] = "yes"
    if last is not None and last.quantity.part_of is quantity:
        _mark_whole(reading, last)
        return
    share = last is not None and last.measure.value == "share"
    if share and _IN_ALL.fullmatch(clause.low, *clause.left(at)):
        reading.notes["whole"] = "whole"
    if quantity.part_of is not None and _is_part(clause, at, reading.indicator.value):
        reading.notes["whole"] = "part"
    _mark_assigned(reading, clause)
    opened = clause.bracketed(at)
    plain = measured.measure in {"value", "share"}
    if opened is not None and plain and _PLAN_BRACKET.search(clause.low, 0, opened):
        _mark_bracket(reading, clause, opened, _BARE)
    if measured.measure == "plan-completion":
        _mark_completion(reading, clause)
        return
    if (
        opened is not None
        and plain
        and _PLAN_TOLD.fullmatch(clause.low, opened + 1, quantity.start)
    ):
        _mark_bracket(reading, clause, opened, _INNER)
        return
    planned = last is not None and last.notes.get("plan") and opened is not None and plain
    if last and opened is not None and planned and _mark_bracket(reading, clause, opened, _INNER):
        _count_the_same(reading, last)


_BARE, _INNER = 12, 40  # characters that may stand between a bracket and the plan in it


def _mark_whole(reading: Reading, last: Reading) -> None:
    """Read the second number of "65/30 HTX": the whole of a part, or what was planned."""
    if last.notes.get("whole") == "part":
        _make_whole(reading)
        return
    reading.status = Given("target", reading.span, "achieved/planned", "adjacent")
    reading.notes["plan"] = "yes"
    reading.indicator, reading.subject = last.indicator, last.subject


def _mark_completion(reading: Reading, clause: Clause) -> None:
    """A completion is a result, unless it is wished."""
    wished = _WISHED.search(clause.low, 0, reading.quantity.start)
    if reading.status is not None and reading.status.value == "target" and not wished:
        reading.status = Given("observed", None, "a completion is a result", "adjacent")


def _mark_assigned(reading: Reading, clause: Clause) -> None:
    """Mark what was assigned ("60 được giao", "chỉ đề ra 150") and what must be kept."""
    quantity, low = reading.quantity, clause.low
    set_out = not quantity.printed and _SET_OUT.search(low, 0, quantity.start)
    if set_out or _ASSIGNED.match(low, quantity.end):
        reading.status = Given("target", reading.span, "N được giao", "adjacent")
    if quantity.modifier == "at-least" and _MUST.search(
        low, max(0, quantity.start - 60), quantity.start
    ):
        reading.status = Given("target", reading.span, "what must be kept", "adjacent")


def _mark_bracket(reading: Reading, clause: Clause, opened: int, most: int) -> bool:
    """Mark the plan in a bracket, where little stands before it there; tell whether it is one."""
    if len(clause.low[opened + 1 : reading.quantity.start].strip()) >= most:
        return False
    span = (clause.sentence.start + opened, reading.span[1])
    reading.status = Given("target", span, "plan in brackets", "adjacent")
    return True


def _count_the_same(reading: Reading, last: Reading) -> None:
    """Let a plan in a bracket count what the figure before it counts."""
    if last.quantity.family in {reading.quantity.family, "percent", "times"}:
        whole = last.indicator
        reading.indicator = Given(whole.value, whole.span, "plan in brackets", "inherited")
        reading.subject = last.subject


def _make_whole(reading: Reading) -> None:
    """Read the whole of "53/206 sản phẩm": all there are."""
    reading.notes["whole"] = "whole"
    if reading.quantity.family == "product" and reading.indicator.value == "products-ocop":
        reading.subject = Given("other", reading.span, "the whole of a part", "adjacent")
    elif reading.quantity.family == "organisation":
        reading.indicator = Given(
            "organisations-total", reading.span, "the whole of a part", "segment"
        )
        reading.label = "tổng số mà phần trước là một phần"
    else:
        reading.indicator = Given("other", reading.span, "the whole of a part", "segment")


_ASSIGNED = re.compile(r"\s*(?:được giao|tỉnh giao|giao đầu năm)(?!\w)")
_SET_OUT = re.compile(r"(?:đề ra|đặt ra|giao)(?: là| chỉ)?\s*$")
_MUST = re.compile(r"(?:duy trì|đảm bảo|bảo đảm|phải)[^;]*$")


_PLAN_BRACKET = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu)(?: đề ra| được giao| giao| năm| nhiệm kỳ| nghị quyết"
    r"| đại hội)*\s*$"
)


_PLAN_TOLD = re.compile(
    r"\s*(?:theo )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)"
    r"(?: (?:cả |của )?năm| được giao| giao| đề ra| là)*\s*:?\s*"
)


_PLANNED_COUNTS = frozenset(
    {
        "organisations-new",
        "households-assisted",
        "people-trained",
        "members-new",
        "support-funding",
        "organisations-dissolved",
    }
)


_PART_BEHIND = re.compile(
    r"\s*(?:mới là|là htx|toàn tỉnh|của tỉnh|toàn quốc|cả nước|thuộc diện|trong tổng số|,?\s*chiếm)"
)


_PLANNED = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu")


def _is_part(clause: Clause, at: int, indicator: str) -> bool:
    """Tell part and whole ("53/206 sản phẩm toàn tỉnh") from achieved and planned."""
    quantity = clause.quantities[at]
    behind = clause.low[quantity.end : quantity.end + 60]
    if _PLANNED.search(behind):
        return False
    if _PART_BEHIND.match(behind):
        return True
    whole = quantity.part_of
    return whole is not None and quantity.value <= whole.value and indicator not in _PLANNED_COUNTS
