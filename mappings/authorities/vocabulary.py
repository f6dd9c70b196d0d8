"""Ontology, code lists and shapes: Turtle files, each group in a graph of its own."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg import names
from kg.authority.codes import scheme_graph, schemes
from kg.errors import InvalidGraph
from kg.resources import folder


def turtle(path: Path) -> Iterator[ox.Quad]:
    """Yield the triples of a Turtle file.

    Raises:
        InvalidGraph: the file is no valid Turtle; the message tells where.
    """
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise InvalidGraph(f"{path}:{error.lineno}: is not valid Turtle: {error.msg}") from error


def _into(graph: str, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    node = ox.NamedNode(names.graph(graph))
    for quad in quads:
        yield ox.Quad(quad.subject, quad.predicate, quad.object, node)


def ontology_quads() -> Iterator[ox.Quad]:
    """Yield the terms and their alignment to other vocabularies."""
    for file in ("terms.ttl", "alignment.ttl"):
        yield from _into("ontology", turtle(folder("ontology") / file))


def code_quads() -> Iterator[ox.Quad]:
    """Yield all code lists."""
    for scheme in schemes():
        yield from _into("codes", iter(scheme_graph(scheme)))


def shape_quads() -> Iterator[ox.Quad]:
    """Yield the shapes that a report's graph must fit."""
    yield from _into("shapes", turtle(folder("ontology") / "shapes.ttl"))
