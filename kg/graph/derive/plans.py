"""Plans behind completions: "50 HTX, 62,5% kế hoạch" leaves only 80.

The plan is the set of whole numbers that the printed rounding allows: one value where one number
fits, a range for money, unknown where none fits or where a figure is approximate. The plan's own
period is not printed, so only the result's period is told.
"""

from collections import defaultdict
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pyoxigraph as ox

from kg import names
from kg.facts.completion import completion_inputs, plan_bounds
from kg.graph.derive.figures import Figure, inputs
from mappings.terms import (
    KTTT,
    XSD,
    A,
    Statements,
    code,
    day,
    decimal,
    english,
    iri,
    vietnamese,
)

MONEY = frozenset({"VND", "VND/month", "VND/year"})
LISTED = 100  # so many candidates are listed one by one; of more only the bounds are told

REASONS = {
    "no-result": (
        "không tìm thấy kết quả in cùng tỷ lệ hoàn thành",
        "no result is printed to which the completion belongs",
    ),
    "approximate": (
        "kết quả hoặc tỷ lệ chỉ là gần đúng",
        "the result or the completion is approximate",
    ),
    "none": (
        "không có số nguyên nào phù hợp với cách làm tròn đã in",
        "no whole number gives the printed percentage",
    ),
}


def implied_targets(figures: list[Figure]) -> Statements:
    """Yield the implied plan of every printed completion."""
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_report[figure.report].append(figure)
    for siblings in by_report.values():
        for figure in siblings:
            if figure.measure == "plan-completion":
                result, target = completion_inputs(siblings, figure)
                yield from _implied(figure, result, target)


def _implied(completion: Figure, result: Figure | None, target: Figure | None) -> Statements:
    node = iri(names.derived("implied-target", completion.node.value))
    used = [figure for figure in (result, completion) if figure is not None]
    yield node, A, KTTT.ImpliedTarget
    yield node, KTTT.report, iri(completion.report)
    yield node, KTTT.indicator, code("indicator", completion.indicator)
    yield node, KTTT.subject, code("subject", completion.subject)
    if completion.area:
        yield node, KTTT.area, iri(completion.area)
    if completion.label:
        yield node, KTTT.label, vietnamese(completion.label)
    yield from _result_period(node, completion)
    if completion.relative_to:
        yield node, KTTT.relativeTo, iri(completion.relative_to)
    if target is not None:
        yield node, KTTT.printedTarget, target.node
    yield from inputs(node, used)
    yield from _outcome(node, completion, result)


def _result_period(node: ox.NamedNode, completion: Figure) -> Statements:
    start, end = completion.period
    if start:
        yield node, KTTT.resultPeriodStart, day(start)
    if end:
        yield node, KTTT.resultPeriodEnd, day(end)


def _outcome(node: ox.NamedNode, completion: Figure, result: Figure | None) -> Statements:
    if result is None:
        yield from _unknown(node, "unknown", "no-result")
        return
    yield node, KTTT.unit, code("unit", result.unit)
    approximate = {completion.modifier, result.modifier} != {"exact"}
    if approximate or completion.value_max is not None or result.value_max is not None:
        yield from _unknown(node, "unknown", "approximate")
        return
    low, high = plan_bounds(result.value, completion)
    if result.unit in MONEY:
        yield node, KTTT.outcome, code("outcome", "range")
        yield from _bounds(node, low, high)
        return
    first, last = (low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR))
    if first > last:
        yield from _unknown(node, "none", "none")
        return
    yield node, KTTT.outcome, code("outcome", "single" if first == last else "several")
    if first == last:
        yield node, KTTT.value, decimal(first)
    yield from _bounds(node, first, last)
    if last - first < LISTED:
        for candidate in range(int(first), int(last) + 1):
            yield node, KTTT.candidate, ox.Literal(str(candidate), datatype=XSD.integer)


def _bounds(node: ox.NamedNode, low: Decimal, high: Decimal) -> Statements:
    yield node, KTTT.candidateMin, decimal(round(low, 2))
    yield node, KTTT.candidateMax, decimal(round(high, 2))


def _unknown(node: ox.NamedNode, outcome: str, reason: str) -> Statements:
    yield node, KTTT.outcome, code("outcome", outcome)
    yield node, KTTT.reason, vietnamese(REASONS[reason][0])
    yield node, KTTT.reason, english(REASONS[reason][1])
