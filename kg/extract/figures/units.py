"""The unit of a figure and its sign."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.measures import Measured, points
from kg.extract.figures.quantities import Quantity
from kg.extract.figures.reading import Reading
from kg.extract.figures.scope import Scope


def unit_of(clause: Clause, at: int, indicator: str, measured: Measured, scope: Scope) -> str:
    """Return the code of a figure's unit, of money with the time that it is for."""
    quantity = clause.quantities[at]
    unit = quantity.unit
    assert unit is not None
    if measured.measure == "plan-completion":
        return "percent"
    if indicator == "awards" and unit.family in {"organisation", "person"}:
        return "award"
    if unit.family == "percent":
        shares = (
            scope.last is not None
            and scope.last.unit == "percent"
            and measured.measure == "plan-difference"
        )
        return "percentage-point" if points(quantity.printed) or shares else "percent"
    if unit.unit != "VND":
        return unit.unit
    return _money_unit(clause, at, indicator, scope)


def _money_unit(clause: Clause, at: int, indicator: str, scope: Scope) -> str:
    quantity = clause.quantities[at]
    if "/tháng" in quantity.per:
        return "VND/month"
    if "/năm" in quantity.per:
        return "VND/year"
    last = scope.last_money
    if _goes_on_by_year(clause, at, indicator, scope):
        return "VND/year"
    if indicator != "income-average":
        return "VND"
    if last is not None and last.indicator.value == "income-average" and _has_time(last.unit):
        return last.unit
    spoken = scope.paragraph_money
    neighbour = _neighbour_unit(clause, at)
    if neighbour == "VND" and spoken is not None and spoken.indicator.value == "income-average":
        return spoken.unit if _has_time(spoken.unit) else neighbour
    return neighbour


def _has_time(unit: str) -> bool:
    """Tell an amount of đồng for a month or a year; one of dollars says nothing of đồng."""
    return unit.startswith("VND/")


_BY_YEAR = frozenset({"revenue-average", "profit-average"})


def _goes_on_by_year(clause: Clause, at: int, indicator: str, scope: Scope) -> bool:
    """Tell a mean beside one told by the year: "1,4 tỷ đồng/năm; lãi bình quân 96 triệu"."""
    last = scope.last_money
    return (
        indicator in _BY_YEAR
        and last is not None
        and last.indicator.value in _BY_YEAR - {indicator}
        and last.unit == "VND/year"
        and "/" not in clause.quantities[at].per
    )


_EACH_MONTH = re.compile(r"(?:mỗi|một|hằng|hàng) tháng")


def _neighbour_unit(clause: Clause, at: int) -> str:
    """Return the per-unit that the next amount prints, or that "mỗi tháng" says."""
    for later in clause.quantities[at + 1 :]:
        if later.family == "money":
            return (
                "VND/month"
                if "/tháng" in later.per
                else "VND/year"
                if "/năm" in later.per
                else "VND"
            )
    before, here = clause.left(at)
    return "VND/month" if _EACH_MONTH.search(clause.low[before:here]) else "VND"


def sign(reading: Reading, measured: Measured, quantity: Quantity) -> None:
    """Make a decrease negative, and the multiple of a plan a percentage."""
    if measured.measure == "plan-completion" and quantity.family == "times":
        reading.value *= 100
        reading.value_max = reading.value_max * 100 if reading.value_max else None
    if measured.sign < 0:
        reading.value = -reading.value
        if reading.value_max is not None:
            reading.value, reading.value_max = -reading.value_max, reading.value
