"""All facts of one report as the quads of its graph."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg import names
from kg.facts.model import Facts
from mappings.citations import citation
from mappings.context import Context
from mappings.contradictions import contradiction
from mappings.events import event
from mappings.observations import observation
from mappings.organisations import organisation
from mappings.people import person
from mappings.products import product
from mappings.programmes import programme
from mappings.relations import legal_relation
from mappings.reports import report
from mappings.terms import Statements


def report_statements(facts: Facts) -> Statements:
    """Yield all statements of one report; the same statement may come twice."""
    context = Context(facts)
    yield from report(context)
    for figure in facts.observations:
        yield from observation(figure, context)
    for mention in facts.citations:
        yield from citation(mention, context)
    for someone in facts.people:
        yield from person(someone, context)
    for happening in facts.events:
        yield from event(happening, context)
    for named in facts.programmes:
        yield from programme(named, context)
    for body in facts.organisations:
        yield from organisation(body, context)
    for item in facts.products:
        yield from product(item, context)
    for relation in facts.legal_relations:
        yield from legal_relation(relation, context)
    for ordinal, recorded in enumerate(facts.contradictions, start=1):
        yield from contradiction(recorded, ordinal, context)


def report_quads(facts: Facts) -> Iterator[ox.Quad]:
    """Yield the quads of one report's graph, which is named by the report's id."""
    graph = ox.NamedNode(names.graph(facts.report.id))
    for subject, predicate, object_ in report_statements(facts):
        yield ox.Quad(subject, predicate, object_, graph)
