"""Programmes, schemes and plans (`ontology/authority/programmes.csv`)."""

from kg import names
from kg.authority.programmes import Programme, programmes
from mappings.terms import (
    DCTERMS,
    KTTT,
    OWL,
    SKOS,
    A,
    Statements,
    day,
    english,
    iri,
    plain,
    vietnamese,
)


def programme_statements() -> Statements:
    """Yield all programmes."""
    for programme in programmes().values():
        yield from _programme(programme)


def _programme(programme: Programme) -> Statements:
    node = iri(names.programme(programme.id))
    yield node, A, KTTT.Programme
    yield node, SKOS.prefLabel, vietnamese(programme.label_vi)
    yield node, SKOS.prefLabel, english(programme.label_en)
    for name in programme.alt_names:
        yield node, SKOS.altLabel, vietnamese(name)
    yield node, KTTT.issuer, vietnamese(programme.issuer)
    yield node, KTTT.area, iri(names.area(programme.area))
    if programme.established_by:
        yield node, KTTT.establishedBy, iri(names.legal(programme.established_by))
    if programme.start:
        yield node, KTTT.periodStart, day(programme.start)
    if programme.end:
        yield node, KTTT.periodEnd, day(programme.end)
    if programme.implements:
        yield node, KTTT.implements, iri(names.programme(programme.implements))
    if programme.different_from:
        other = iri(names.programme(programme.different_from))
        yield node, OWL.differentFrom, other
        yield other, OWL.differentFrom, node
    yield node, DCTERMS.source, plain(programme.source)
