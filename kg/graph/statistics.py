"""What a store holds, counted by the store: classes, properties, what properties lead to.

A triple that stands in several graphs counts in each, as in the union that queries see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.terms import value_of

_GRAPHS = "SELECT ?a (COUNT(*) AS ?n) { GRAPH ?a { ?s ?p ?o } } GROUP BY ?a"
_ENTITIES = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"
_CLASSES = "SELECT ?a (COUNT(*) AS ?n) { ?s a ?a } GROUP BY ?a"
_PROPERTIES = "SELECT ?a (COUNT(*) AS ?n) { ?s ?a ?o } GROUP BY ?a"
_USES = "SELECT ?a ?b (COUNT(*) AS ?n) { ?s a ?a ; ?b ?o } GROUP BY ?a ?b"
# Each object is looked at once, however many triples lead to it: codes and places have thousands.
_OBJECTS = """
SELECT ?class ?datatype (SUM(?each) AS ?n) {
  { SELECT ?o (COUNT(*) AS ?each) { ?s %s ?o } GROUP BY ?o }
  OPTIONAL { ?o a ?class }
  BIND(DATATYPE(?o) AS ?datatype)
} GROUP BY ?class ?datatype"""
_OBJECT_CLASSES = """
SELECT ?a ?b (SUM(?each) AS ?n) {
  { SELECT ?a ?o (COUNT(*) AS ?each) { ?s a ?a ; %s ?o } GROUP BY ?a ?o }
  ?o a ?b
} GROUP BY ?a ?b"""
_DATATYPES = """
SELECT ?a ?b (SUM(?each) AS ?n) {
  { SELECT ?a ?o (COUNT(*) AS ?each) { ?s a ?a ; %s ?o } GROUP BY ?a ?o }
  BIND(DATATYPE(?o) AS ?b) FILTER(BOUND(?b))
} GROUP BY ?a ?b"""


@dataclass
class Statistics:
    """Numbers of triples, and of entities; keys are IRIs."""

    entities: int  # distinct subjects
    graphs: dict[str, int]
    classes: dict[str, int]  # entities of each
    properties: dict[str, int]
    uses: dict[tuple[str, str], int]  # class, property
    object_classes: dict[tuple[str, str, str], int] = field(default_factory=dict)
    datatypes: dict[tuple[str, str, str], int] = field(default_factory=dict)

    @property
    def triples(self) -> int:
        """Number of triples."""
        return sum(self.properties.values())


def statistics(store: ox.Store) -> Statistics:
    """Count what a store holds."""
    found = Statistics(
        entities=sum(n for _, n in _counts(store, _ENTITIES)),
        graphs={graph: n for (graph,), n in _counts(store, _GRAPHS, "a")},
        classes={class_: n for (class_,), n in _counts(store, _CLASSES, "a")},
        properties={property_: n for (property_,), n in _counts(store, _PROPERTIES, "a")},
        uses={(class_, property_): n for (class_, property_), n in _counts(store, _USES, "a", "b")},
    )
    for property_ in found.properties:
        _count_objects(store, property_, found)
    return found


def _count_objects(store: ox.Store, property_: str, found: Statistics) -> None:
    """Count what a property leads to, for each class of its subjects."""
    node = str(ox.NamedNode(property_))
    classes: dict[str, int] = {}
    datatypes: dict[str, int] = {}
    for (class_, datatype), n in _counts(store, _OBJECTS % node, "class", "datatype"):
        if class_:
            classes[class_] = n
        if datatype:
            datatypes[datatype] = n
    for kinds, query, into in (
        (classes, _OBJECT_CLASSES, found.object_classes),
        (datatypes, _DATATYPES, found.datatypes),
    ):
        if all(n == found.properties[property_] for n in kinds.values()):
            # Every object is of every kind, so no class of subjects can differ.
            rows = [(class_, kind, n) for class_, n in _users(found, property_) for kind in kinds]
        else:
            pairs = _counts(store, query % node, "a", "b")
            rows = [(class_, kind, n) for (class_, kind), n in pairs]
        into.update({(class_, property_, kind): n for class_, kind, n in rows})


def _users(found: Statistics, property_: str) -> list[tuple[str, int]]:
    return [(class_, n) for (class_, used), n in found.uses.items() if used == property_]


def _counts(store: ox.Store, query: str, *keys: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the rows of a query that counts: its keys, an empty one where unbound, and `?n`."""
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        n = solution["n"]
        if n is None or value_of(n) == "0":
            continue  # an empty store has one group, of nothing
        values = (solution[key] for key in keys)
        yield tuple("" if value is None else value_of(value) for value in values), int(value_of(n))
