"""From ontology files and authority tables to RDF: one graph an authority."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg import names
from mappings.authorities.areas import area_statements
from mappings.authorities.bodies import body_statements
from mappings.authorities.documents import document_statements
from mappings.authorities.programmes import programme_statements
from mappings.authorities.vocabulary import code_quads, ontology_quads, shape_quads
from mappings.terms import Statements

TABLES: dict[str, Callable[[], Statements]] = {
    "areas": area_statements,
    "bodies": body_statements,
    "programmes": programme_statements,
    "legal": document_statements,
}


def authority_quads() -> Iterator[ox.Quad]:
    """Yield the quads of all authority graphs.

    Raises:
        FaultyTable: a table has a broken row.
    """
    yield from ontology_quads()
    yield from code_quads()
    yield from shape_quads()
    for name, statements in TABLES.items():
        graph = ox.NamedNode(names.graph(name))
        for subject, predicate, object_ in statements():
            yield ox.Quad(subject, predicate, object_, graph)
