"""Bodies with their life spans (`ontology/authority/bodies.csv`)."""

from kg import names
from kg.authority.bodies import Body, bodies
from mappings.authorities.areas import WIKIDATA
from mappings.terms import (
    DCTERMS,
    KTTT,
    ORG,
    RDFS,
    SKOS,
    A,
    Statements,
    code,
    day,
    english,
    iri,
    plain,
    vietnamese,
)


def body_statements() -> Statements:
    """Yield all bodies."""
    for body in bodies().by_id.values():
        yield from _body(body)


def _body(body: Body) -> Statements:
    node = iri(names.body(body.id))
    yield node, A, ORG.Organization
    yield node, SKOS.prefLabel, vietnamese(body.name_vi)
    if body.name_en:
        yield node, SKOS.prefLabel, english(body.name_en)
    for name in (*body.alt_names, body.abbr_vi):
        if name:
            yield node, SKOS.altLabel, vietnamese(name)
    yield node, ORG.classification, code("organisation-type", body.kind)
    yield node, KTTT.area, iri(names.area(body.area))
    if body.valid_from:
        yield node, KTTT.validFrom, day(body.valid_from)
    if body.valid_to:
        yield node, KTTT.validThrough, day(body.valid_to)
    for replaced in body.replaces:
        yield node, DCTERMS.replaces, iri(names.body(replaced))
        yield iri(names.body(replaced)), DCTERMS.isReplacedBy, node
    if body.wikidata:
        yield node, SKOS.exactMatch, iri(WIKIDATA + body.wikidata)
    if body.note:
        yield node, RDFS.comment, english(body.note)
    yield node, DCTERMS.source, plain(body.source)
