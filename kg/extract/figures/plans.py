"""Plans beside results: "65/30 HTX", "đạt 62,5% kế hoạch (80 HTX)", parts and wholes."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.measures import Measured
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope

_WISHED = re.compile(r"phấn đấu|mục tiêu|đề nghị|yêu cầu|cố gắng|quyết tâm")


def mark_plans(reading: Reading, clause: Clause, at: int, scope: Scope, measured: Measured) -> None:
    """Mark plans: the whole of "65/30 HTX", and the bracket behind a completion."""
    quantity = reading.quantity
    reading.notes["plan"] = "yes" if measured.plan else ""
    if not reading.notes["plan"]:
        del reading.notes["plan"]
    last = scope.last
    assert reading.status is not None
    if last is not None and last.quantity.part_of is quantity:
        if last.notes.get("whole") == "part":
            _make_whole(reading)
        else:
            reading.status = Given("target", reading.span, "achieved/planned", "adjacent")
            reading.notes["plan"] = "yes"
            reading.indicator, reading.subject = last.indicator, last.subject
        return
    set_out = not quantity.printed and _SET_OUT.search(clause.low, 0, quantity.start)
    if set_out or _ASSIGNED.match(clause.low, quantity.end):
        reading.status = Given("target", reading.span, "N được giao", "adjacent")
    if quantity.part_of is not None and _is_part(clause, at, reading.indicator.value):
        reading.notes["whole"] = "part"
    opened = clause.bracketed(at)
    if quantity.modifier == "at-least" and _MUST.search(
        clause.low[max(0, quantity.start - 60) : quantity.start]
    ):
        reading.status = Given("target", reading.span, "what must be kept", "adjacent")
    if (
        opened is not None
        and _PLAN_BRACKET.search(clause.low[:opened])
        and measured.measure in {"value", "share"}
    ):
        inner = clause.low[opened + 1 : quantity.start]
        if len(inner.strip()) < 12:
            reading.status = Given(
                "target",
                (clause.sentence.start + opened, reading.span[1]),
                "plan in brackets",
                "adjacent",
            )
    if measured.measure == "plan-completion":
        if reading.status.value == "target" and not _WISHED.search(clause.low[: quantity.start]):
            reading.status = Given("observed", None, "a completion is a result", "adjacent")
        return
    if (
        opened is not None
        and last is not None
        and (last.notes.get("plan"))
        and measured.measure in {"value", "share"}
    ):
        inner = clause.low[opened + 1 : quantity.start]
        if len(inner) < 40:
            reading.status = Given(
                "target",
                (clause.sentence.start + opened, reading.span[1]),
                "plan in brackets",
                "adjacent",
            )
            if reading.quantity.family == last.quantity.family or last.quantity.family in {
                "percent",
                "times",
            }:
                reading.indicator = Given(
                    last.indicator.value, last.indicator.span, "plan in brackets", "inherited"
                )
                reading.subject = last.subject


def _make_whole(reading: Reading) -> None:
    """Read the whole of "53/206 sản phẩm": all there are."""
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
