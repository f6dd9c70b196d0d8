"""What follows from the claims: regenerated after every load, with its inputs, in its own graph."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg import names
from kg.graph.derive.comparable import comparable_amounts
from kg.graph.derive.figures import FigureRows
from kg.graph.derive.persons import person_links
from kg.graph.derive.plans import implied_targets
from kg.graph.derive.resolutions import resolutions
from kg.graph.derive.series import series
from kg.law.candidates import LookUp


def derived_quads(
    store: ox.Store, rows: FigureRows, look_up: LookUp | None = None
) -> Iterator[ox.Quad]:
    """Yield the quads of the derived graph of a store that holds claims and authorities only.

    Args:
        store: the store, without its derived graph.
        rows: the figures of the store.
        look_up: documents of a national index by printed key.
    """
    graph = ox.NamedNode(names.graph(names.DERIVED_GRAPH))
    figures = rows.figures(store)
    for rule in (implied_targets, comparable_amounts, series):
        for subject, predicate, object_ in rule(figures):
            yield ox.Quad(subject, predicate, object_, graph)
    for subject, predicate, object_ in (*person_links(store), *resolutions(store, look_up)):
        yield ox.Quad(subject, predicate, object_, graph)
