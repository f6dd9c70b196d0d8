"""Events.

| field | property |
|---|---|
| type, label | `kttt:eventType`, `schema:name` |
| date | `kttt:periodStart` and `kttt:periodEnd`, equal for one day |
| area | `kttt:area` |
| chairs | `kttt:chair`, a person of the same report |
"""

from kg import names
from kg.facts.fields import parse_period
from kg.facts.model import Event
from mappings.context import Context
from mappings.terms import KTTT, SCHEMA, A, Statements, code, day, iri, vietnamese


def event(happening: Event, context: Context) -> Statements:
    """Yield the statements of one event."""
    node = context.identity("event", happening.start)
    yield node, A, SCHEMA.Event
    yield node, KTTT.eventType, code("event-type", happening.type)
    yield node, SCHEMA.name, vietnamese(happening.label)
    if happening.date:
        start, end = parse_period(happening.date)
        first = start or end
        if first:
            yield node, KTTT.periodStart, day(first)
        if end:
            yield node, KTTT.periodEnd, day(end)
    if happening.area:
        yield node, KTTT.area, context.area(happening.area, happening.date)
        yield from context.area_statements(happening.area, context.span(happening), happening.date)
    for chair in happening.chairs:
        yield node, KTTT.chair, iri(names.person(context.report.id, chair))
    yield from context.reviewed(node, happening)
    yield from context.quoted(node, happening)
