"""Saved queries as data: SHACL executables and prefix declarations, in the form that SIB settled.

Label and comment are both the question: editors list an example once for each different text, and
some read the one, some the other. What the answer holds is the description.
"""

import hashlib
import re

import pyoxigraph as ox

from kg import names
from kg.ask.saved import SavedQuery, saved_names, saved_query
from kg.graph.dump import PREFIXES
from mappings.terms import (
    DCTERMS,
    RDF,
    RDFS,
    SCHEMA,
    SH,
    XSD,
    Statements,
    english,
    iri,
    plain,
    vietnamese,
)

_PREFIX = re.compile(r"^PREFIX ([\w-]+): <([^>]+)>", re.MULTILINE)
_CLASS = re.compile(r"\bkttt:([A-Z]\w+)")


def examples_fingerprint() -> str:
    """Return the hash of all saved queries."""
    digest = hashlib.sha256()
    for name in saved_names():
        digest.update(f"{name}\0{saved_query(name).text}\0".encode())
    return digest.hexdigest()


def usual_prefixes() -> dict[str, str]:
    """Return the prefixes of dumps and those that the saved queries declare."""
    declared = {
        prefix: base
        for name in saved_names()
        for prefix, base in _PREFIX.findall(saved_query(name).text)
    }
    return {**declared, **PREFIXES}


def example_statements(endpoint: ox.NamedNode) -> Statements:
    """Yield the saved queries and the prefixes that they use."""
    prefixes = iri(names.catalogue("prefixes"))
    for prefix, base in usual_prefixes().items():
        declaration = iri(names.catalogue("prefix", prefix))
        yield prefixes, SH.declare, declaration
        yield declaration, SH.prefix, plain(prefix)
        yield declaration, SH.namespace, ox.Literal(base, datatype=XSD.anyURI)
    for name in saved_names():
        yield from _example(saved_query(name), prefixes, endpoint)


def _example(query: SavedQuery, prefixes: ox.NamedNode, endpoint: ox.NamedNode) -> Statements:
    example = iri(names.catalogue("query", query.name))
    yield example, RDF.type, SH.SPARQLExecutable
    yield example, RDF.type, SH.SPARQLSelectExecutable
    for predicate, texts in (
        (RDFS.label, query.title),
        (RDFS.comment, query.title),
        (DCTERMS.description, query.summary),
    ):
        yield example, predicate, vietnamese(texts["vi"])
        yield example, predicate, english(texts["en"])
    yield example, DCTERMS.identifier, plain(query.name)
    yield example, SH.prefixes, prefixes
    yield example, SH.select, plain(query.sparql)
    for keyword in sorted(set(_CLASS.findall(query.sparql))):
        yield example, SCHEMA.keywords, plain(keyword)
    yield example, SCHEMA.target, endpoint
