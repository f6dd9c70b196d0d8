"""Dumps: the whole store or one graph, in an order that depends on the content alone."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import names
from kg.errors import BadCall

FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
KINDS = ("area", "body", "citation", "legal", "observation", "organisation", "person", "programme",
         "report")  # fmt: skip
SCHEMES = ("indicator", "measure", "modifier", "sector", "status", "subject", "unit")
PREFIXES = {
    "kttt": names.DEF,
    "graph": names.GRAPH,
    **{kind: f"{names.ID}{kind}/" for kind in KINDS},
    **{scheme: names.code(scheme, "") for scheme in SCHEMES},
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
    "sh": "http://www.w3.org/ns/shacl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def written(content: bytes | None) -> bytes:
    """Return what a serializer wrote; it returns nothing only when it is given an output."""
    assert content is not None
    return content


def sorted_lines(store: ox.Store, graph: str | None = None) -> list[str]:
    """Return the N-Quads of a store, or of one graph, sorted by code point."""
    return sorted(f"{quad} ." for quad in _quads(store, graph))


def dump(store: ox.Store, format_: str, graph: str | None = None) -> bytes:
    """Return a dump; the same content gives the same bytes.

    Args:
        store: an open store.
        format_: nq, trig or jsonld.
        graph: name of one graph (a report's id, derived, areas …), or None for all.

    Raises:
        BadCall: the store has no such graph.
    """
    lines = "".join(f"{line}\n" for line in sorted_lines(store, graph)).encode()
    if format_ == "nq":
        return lines
    quads = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
    return serialize(quads, FORMATS[format_])


def serialize(statements: Iterable[ox.Quad] | Iterable[ox.Triple], format_: ox.RdfFormat) -> bytes:
    """Return statements in a format, with the usual prefixes in a fixed order where it has any."""
    if format_ in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG}:
        content = written(ox.serialize(statements, format=format_, prefixes=PREFIXES))
        lines = content.decode().splitlines(keepends=True)
        return "".join(sorted(lines[: len(PREFIXES)]) + lines[len(PREFIXES) :]).encode()
    return written(ox.serialize(statements, format=format_))


def graph_names(store: ox.Store) -> list[str]:
    """Return the names of all graphs of a store."""
    return sorted(
        graph.value.removeprefix(names.GRAPH)
        for graph in store.named_graphs()
        if isinstance(graph, ox.NamedNode)
    )


def _quads(store: ox.Store, graph: str | None) -> Iterator[ox.Quad]:
    node = ox.NamedNode(names.graph(graph)) if graph else None
    if graph and node is not None and not store.contains_named_graph(node):
        raise BadCall(f"There is no graph '{graph}'; there are: {', '.join(graph_names(store))}")
    return iter(store.quads_for_pattern(None, None, None, node))
