"""The vocabulary of the mapping scripts: namespaces, literals, and the shape of a statement."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from kg import names

Object = ox.NamedNode | ox.Literal
Statement = tuple[ox.NamedNode, ox.NamedNode, Object]
Statements = Iterator[Statement]


class Namespace:
    """Terms by attribute: `KTTT.indicator` is <https://w3id.org/kttt/def/indicator>."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __getattr__(self, name: str) -> ox.NamedNode:
        term = ox.NamedNode(self._base + name)
        setattr(self, name, term)
        return term


KTTT = Namespace(names.DEF)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SCHEMA = Namespace("https://schema.org/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
VOID = Namespace("http://rdfs.org/ns/void#")
VOID_EXT = Namespace("http://ldf.fi/void-ext#")
SH = Namespace("http://www.w3.org/ns/shacl#")

A = RDF.type


@lru_cache(maxsize=65536)
def iri(text: str) -> ox.NamedNode:
    """Return the node of an IRI."""
    return ox.NamedNode(text)


@lru_cache(maxsize=4096)
def code(scheme: str, notation: str) -> ox.NamedNode:
    """Return the node of a code of a list."""
    return ox.NamedNode(names.code(scheme, notation))


def vietnamese(text: str) -> ox.Literal:
    """Return Vietnamese text."""
    return ox.Literal(text, language="vi")


def english(text: str) -> ox.Literal:
    """Return English text."""
    return ox.Literal(text, language="en")


def plain(text: str) -> ox.Literal:
    """Return a string without language: a number, a key, a hash."""
    return ox.Literal(text)


@lru_cache(maxsize=65536)
def decimal(value: Decimal) -> ox.Literal:
    """Return a decimal in its canonical form: 697, 62.5."""
    return ox.Literal(format(value.normalize(), "f"), datatype=XSD.decimal)


@lru_cache(maxsize=65536)
def day(value: date | str) -> ox.Literal:
    """Return a date."""
    return ox.Literal(str(value), datatype=XSD.date)


@lru_cache(maxsize=65536)
def count(value: int) -> ox.Literal:
    """Return a whole number: an offset, a length.

    The store keeps every kind of integer as xsd:integer, so nothing narrower is written.
    """
    return ox.Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> ox.Literal:
    """Return a truth value."""
    return ox.Literal("true" if value else "false", datatype=XSD.boolean)


@lru_cache(maxsize=4096)
def partial_date(text: str) -> ox.Literal:
    """Return a date of a document: a day, or a year or month where no more is known."""
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return ox.Literal(text, datatype=kinds[len(text)])
