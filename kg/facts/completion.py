"""Plan completions: the result and the plan that a printed percentage speaks of.

Used for figures of a facts file and for figures read back from the graph alike.
"""

from decimal import Decimal
from typing import Any, Protocol, TypeVar

from kg.facts.quantity import decimals, readings

BESIDE = 80  # characters after a completion within which its bracketed plan is printed


class Printed(Protocol):
    """A figure as these rules see it: from a facts file, or read back from the graph."""

    @property
    def indicator(self) -> str:
        """Code of what is measured."""

    @property
    def measure(self) -> str:
        """Code of how it is stated."""

    @property
    def subject(self) -> str:
        """Code of the kind of organisation."""

    @property
    def sector(self) -> str | None:
        """Code of the sector."""

    @property
    def area(self) -> str | None:
        """The place."""

    @property
    def organisation(self) -> str | None:
        """The one organisation that the figure is about."""

    @property
    def label(self) -> str | None:
        """The words that narrow the figure."""

    @property
    def period(self) -> Any:
        """The period: ISO text or its two dates."""

    @property
    def status(self) -> str:
        """Code of observed, estimate, target."""

    @property
    def unit(self) -> str:
        """Code of the unit."""

    @property
    def value(self) -> Decimal:
        """The value."""

    @property
    def quote(self) -> str:
        """The words."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


PrintedT = TypeVar("PrintedT", bound=Printed)


def half_unit(quote: str) -> Decimal:
    """Return half of the last printed place: 0.05 for "62,5%", 0.5 for "202%"; the rounding.

    "gấp 8 lần" of a plan is kept as 800 percent, so its half unit is fifty percent.
    """
    step = Decimal(1).scaleb(-decimals(quote)) / 2
    return step * 100 if is_multiple(quote) else step


def is_multiple(quote: str) -> bool:
    """Tell whether a quote states a multiple ("gấp 8 lần") rather than a percentage."""
    return any(reading.times and not reading.percent for reading in readings(quote))


def nearest(candidates: list[PrintedT], figure: PrintedT) -> PrintedT | None:
    """Return the candidate that stands nearest before the figure, else nearest after it."""
    return min(
        candidates,
        key=lambda item: (item.start > figure.start, abs(item.start - figure.start)),
        default=None,
    )


def same_but_for_time(figure: Printed) -> tuple[str | None, ...]:
    """Return what a completion, its result and its plan have in common."""
    return (
        figure.indicator, figure.subject, figure.sector, figure.area, figure.organisation,
        figure.label,
    )  # fmt: skip


def completion_inputs(
    figures: list[PrintedT], completion: PrintedT
) -> tuple[PrintedT | None, PrintedT | None]:
    """Return the result that a plan-completion speaks of, and the printed target if there is one.

    The result has the same indicator, subject, sector, area, label and period and stands nearest
    before. A plan has a period of its own: the target must end in the same year as the result and
    begin no later, or be printed beside the completion.
    """
    wanted = same_but_for_time(completion)
    same = [
        item for item in figures if item.measure == "value" and same_but_for_time(item) == wanted
    ]
    results = [
        item
        for item in same
        if item.status != "target" and item.period == completion.period
        and item.start < completion.start
    ]  # fmt: skip
    result = max(results, key=lambda item: item.start, default=None)
    if result is None:
        return None, None
    targets = [
        item
        for item in same
        if item.status == "target" and item.unit == result.unit
        and (_plans(item, result) or 0 < item.start - result.start
             <= completion.end - result.start + BESIDE)
    ]  # fmt: skip
    return result, nearest(targets, completion)


def plan_bounds(result: Decimal, completion: Printed) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest plan that the printed rounding of a completion allows."""
    half = half_unit(completion.quote)
    return result * 100 / (completion.value + half), result * 100 / (completion.value - half)


def _plans(target: Printed, result: Printed) -> bool:
    """Tell whether a target can be the plan of a result: for its year, and from its beginning."""
    first, begun = _first_day(target), _first_day(result)
    return _year(target) == _year(result) and (not first or not begun or first <= begun)


def _first_day(figure: Printed) -> str | None:
    """Return the day on which the figure's period begins, if it has one."""
    if isinstance(figure.period, tuple):
        return str(figure.period[0]) if figure.period[0] else None
    start, slash, _ = (figure.period or "").partition("/")
    return start if slash else None


def _year(figure: Printed) -> str | None:
    """Return the year in which the figure's period ends."""
    end = figure.period[1] if isinstance(figure.period, tuple) else figure.period
    return end.rpartition("/")[2][:4] if end else None
