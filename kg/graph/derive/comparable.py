"""Amounts on a comparable footing: a month as a year, a total per member.

An average whose period is not printed keeps its amount and a flag; it is not made yearly.
"""

from collections import defaultdict
from decimal import Decimal

from kg import names
from kg.graph.derive.figures import Figure, inputs
from mappings.terms import KTTT, A, Statements, code, decimal, iri

AVERAGES = frozenset({"revenue-average", "profit-average", "income-average"})
TOTALS = frozenset({"revenue-total", "profit-total", "charter-capital-total", "assets-total"})
YEARLY = {
    "VND/year": ("per-year", "as-printed", Decimal(1)),
    "VND/month": ("per-year", "month-times-12", Decimal(12)),
    "VND": ("unknown", "period-not-printed", Decimal(1)),
}


def comparable_amounts(figures: list[Figure]) -> Statements:
    """Yield averages on a yearly footing, and totals divided by the members."""
    members = _members(figures)
    for figure in figures:
        if figure.measure != "value" or not figure.is_whole:
            continue
        if figure.indicator in AVERAGES and figure.unit in YEARLY:
            yield from _yearly(figure)
        if figure.indicator in TOTALS and figure.value_max is None:
            key = (figure.report, figure.subject, figure.area, figure.period[1], figure.status)
            same = members.get(key, [])
            if len({figure.value for figure in same}) == 1:
                yield from _per_member(figure, same[0])


def _members(figures: list[Figure]) -> dict[tuple[object, ...], list[Figure]]:
    found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if (
            figure.indicator == "members-total"
            and figure.measure == "value"
            and figure.unit == "person"
            and figure.is_whole
            and figure.value
            and figure.value_max is None
        ):
            key = (figure.report, figure.subject, figure.area, figure.period[1], figure.status)
            found[key].append(figure)
    return found


def _yearly(figure: Figure) -> Statements:
    basis, flag, factor = YEARLY[figure.unit]
    node = iri(names.derived("comparable-amount", "per-year", figure.node.value))
    unit = "VND/year" if basis == "per-year" else figure.unit
    yield from _amount(node.value, basis, flag, unit, figure)
    yield node, KTTT.value, decimal(figure.value * factor)
    if figure.value_max is not None:
        yield node, KTTT.valueMax, decimal(figure.value_max * factor)
    yield node, KTTT.modifier, code("modifier", figure.modifier)
    yield from inputs(node, [figure])


def _per_member(figure: Figure, members: Figure) -> Statements:
    node = iri(names.derived("comparable-amount", "per-member", figure.node.value))
    yield from _amount(node.value, "per-member", "total-divided-by-members", figure.unit, figure)
    yield node, KTTT.value, decimal(Decimal(round(figure.value / members.value)))
    exact = {figure.modifier, members.modifier} == {"exact"}
    yield node, KTTT.modifier, code("modifier", "exact" if exact else "about")
    yield from inputs(node, [figure, members])


def _amount(node_iri: str, basis: str, flag: str, unit: str, figure: Figure) -> Statements:
    node = iri(node_iri)
    yield node, A, KTTT.ComparableAmount
    yield node, KTTT.report, iri(figure.report)
    yield from figure.about(node)
    yield node, KTTT.basis, code("basis", basis)
    yield node, KTTT.flag, code("flag", flag)
    yield node, KTTT.unit, code("unit", unit)
    yield node, KTTT.status, code("status", figure.status)
