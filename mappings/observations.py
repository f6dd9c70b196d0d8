"""Printed figures.

| field | property | example |
|---|---|---|
| indicator, measure, subject, sector, unit, status, modifier | `kttt:` of the same name | `kttt:indicator code:organisations-new` |
| value, value_max | `kttt:value`, `kttt:valueMax` | `kttt:value 62.5` |
| period | `kttt:periodStart`, `kttt:periodEnd` | `kttt:periodEnd "2023-06-30"^^xsd:date` |
| area | `kttt:area` | the version of the place that held then |
| base | `kttt:relativeTo`, else `kttt:relativeToText` | `kttt:relativeTo programme:action-135-yen-bai` |
| organisation | `kttt:organisation` | one named cooperative |
| label, area_note | `kttt:label`, `kttt:areaNote` | `"kinh phí năm 2024"@vi` |
| quote, start, end | `prov:wasQuotedFrom` | the span `…/text#char=1190,1196` |

Besides `kttt:Figure` each figure has exactly one class, the first in `leaf_class` that fits, so that
`?f a kttt:Observation` never mixes totals with parts, results with plans, or a province with one
named cooperative, nor figures that were reviewed with figures that were not.
"""

import pyoxigraph as ox

from kg.facts.fields import parse_period
from kg.facts.model import Observation
from mappings.context import Context
from mappings.terms import KTTT, A, Statements, code, day, decimal, vietnamese

CODED = ("indicator", "measure", "subject", "sector", "unit", "status", "modifier")
PROPERTIES = {field: getattr(KTTT, field) for field in CODED}


def leaf_class(figure: Observation, reviewed: bool) -> ox.NamedNode:
    """Return the one class that tells what a figure may be compared with."""
    if not reviewed:
        return KTTT.UnreviewedFigure
    if figure.organisation:
        return KTTT.OrganisationFigure
    if figure.sector != "all" or (figure.label and figure.indicator != "other"):
        return KTTT.PartFigure
    if figure.measure != "value":
        return KTTT.Comparison
    if figure.status == "target":
        return KTTT.Target
    return KTTT.Observation


def observation(figure: Observation, context: Context) -> Statements:
    """Yield the statements of one figure."""
    node = context.identity("observation", figure.start)
    yield node, A, KTTT.Figure
    yield node, A, leaf_class(figure, context.facts.is_reviewed(figure))
    for field, property_ in PROPERTIES.items():
        notation = getattr(figure, field)
        if notation is not None:
            yield node, property_, code(field, notation)
    yield node, KTTT.value, decimal(figure.value)
    if figure.value_max is not None:
        yield node, KTTT.valueMax, decimal(figure.value_max)
    yield from period_statements(node, figure.period)
    if figure.area:
        yield node, KTTT.area, context.area(figure.area, figure.period)
        yield from context.area_statements(figure.area, context.span(figure), figure.period)
    if figure.organisation:
        yield node, KTTT.organisation, context.organisation(figure.organisation)
        yield from context.organisation_statements(figure.organisation, context.span(figure))
    yield from _words(node, figure, context)
    yield from context.reviewed(node, figure)
    yield from context.quoted(node, figure)


def period_statements(node: ox.NamedNode, period: str | None) -> Statements:
    """Yield start and end of a period: a stock has only an end, an open interval only a start."""
    if period is None:
        return
    start, end = parse_period(period)
    if start is not None:
        yield node, KTTT.periodStart, day(start)
    if end is not None:
        yield node, KTTT.periodEnd, day(end)


def _words(node: ox.NamedNode, figure: Observation, context: Context) -> Statements:
    if figure.base:
        target = context.refers_to(figure.base)
        if target is not None:
            yield node, KTTT.relativeTo, target
        else:
            yield node, KTTT.relativeToText, vietnamese(figure.base)
    if figure.label:
        yield node, KTTT.label, vietnamese(figure.label)
    if figure.area_note:
        yield node, KTTT.areaNote, vietnamese(figure.area_note)
