"""Code lists: the SKOS concept schemes of `ontology/codes`, the only place where codes are kept."""

from functools import cache

import pyoxigraph as ox

from kg import names
from kg.resources import folder

_SKOS = "http://www.w3.org/2004/02/skos/core#"
NOTATION = ox.NamedNode(_SKOS + "notation")
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
LABELS = (ox.NamedNode(_SKOS + "prefLabel"), ox.NamedNode(_SKOS + "altLabel"))


@cache
def scheme_graph(scheme: str) -> tuple[ox.Quad, ...]:
    """Return the statements of one code list.

    Raises:
        KeyError: there is no such list.
    """
    path = folder("ontology") / "codes" / f"{scheme}.ttl"
    if not path.is_file():
        raise KeyError(scheme)
    return tuple(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


@cache
def codes(scheme: str) -> frozenset[str]:
    """Return the notations of a list: `codes("status")` is observed, estimate, target."""
    return frozenset(
        quad.object.value
        for quad in scheme_graph(scheme)
        if quad.predicate == NOTATION and isinstance(quad.object, ox.Literal)
    )


@cache
def _notations(scheme: str) -> dict[Subject, str]:
    """Return the notation of each concept of a list; it is not always the end of its IRI."""
    return {
        quad.subject: quad.object.value
        for quad in scheme_graph(scheme)
        if quad.predicate == NOTATION and isinstance(quad.object, ox.Literal)
    }


@cache
def labels(scheme: str) -> dict[str, str]:
    """Return notation by spelling (`names.name_key` of each preferred or alternative label)."""
    notation = _notations(scheme)
    return {
        names.name_key(quad.object.value): notation[quad.subject]
        for quad in scheme_graph(scheme)
        if quad.predicate in LABELS
        and quad.subject in notation
        and isinstance(quad.object, ox.Literal)
    }


@cache
def _preferred(scheme: str, language: str) -> dict[str, str]:
    return {
        _notations(scheme)[quad.subject]: quad.object.value
        for quad in scheme_graph(scheme)
        if quad.predicate == LABELS[0]
        and quad.subject in _notations(scheme)
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == language
    }


def label(scheme: str, notation: str, language: str) -> str:
    """Return the preferred label of a code in a language."""
    return _preferred(scheme, language)[notation]


def schemes() -> list[str]:
    """Return the names of all code lists."""
    return sorted(path.stem for path in (folder("ontology") / "codes").glob("*.ttl"))
