"""What follows from the claims: regenerated after every load, with its inputs, in its own graph."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg import names
from kg.graph.derive.comparable import comparable_amounts
from kg.graph.derive.figures import read_figures
from kg.graph.derive.persons import person_links
from kg.graph.derive.plans import implied_targets
from kg.graph.derive.series import series


def derived_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of the derived graph of a store that holds claims and authorities only."""
    graph = ox.NamedNode(names.graph(names.DERIVED_GRAPH))
    figures = read_figures(store)
    for rule in (implied_targets, comparable_amounts, series):
        for subject, predicate, object_ in rule(figures):
            yield ox.Quad(subject, predicate, object_, graph)
    for subject, predicate, object_ in person_links(store):
        yield ox.Quad(subject, predicate, object_, graph)
