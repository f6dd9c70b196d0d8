"""Legal and Party documents (`ontology/authority/legal_documents.csv`).

A document has one identity, the uid; its printed number (`eli:id_local`) may be that of others too.
"""

from datetime import date

from kg import names
from kg.authority.bodies import bodies
from kg.authority.documents import Document, document_relations, documents
from kg.law.candidates import curated
from kg.law.identify import akoma_ntoso
from mappings.relations import DIRECT
from mappings.terms import (
    DCTERMS,
    ELI,
    FOAF,
    KTTT,
    RDFS,
    A,
    Statements,
    code,
    day,
    english,
    iri,
    partial_date,
    plain,
    vietnamese,
)


def document_statements() -> Statements:
    """Yield all documents and the relations between them."""
    for document in documents().values():
        yield from _document(document)
    for relation in document_relations():
        source, target = iri(names.legal(relation.from_)), iri(names.legal(relation.to))
        yield source, DIRECT[relation.relation], target
        if relation.relation == "replaces" and relation.effective:
            yield target, ELI.date_no_longer_in_force, day(relation.effective)


def _document(document: Document) -> Statements:
    node = iri(names.legal(document.uid))
    yield node, A, ELI.LegalResource
    yield node, KTTT.uid, plain(document.uid)
    yield node, ELI.id_local, plain(document.key)
    yield node, ELI.number, plain(document.number)
    yield node, KTTT.symbol, plain(document.symbol)
    yield node, KTTT.documentType, vietnamese(document.type)
    yield node, KTTT.issuer, vietnamese(document.issuer)
    yield node, KTTT.area, iri(names.area(document.area))
    if document.date:
        yield node, ELI.date_document, partial_date(document.date)
        yield node, KTTT.year, partial_date(document.date[:4])
    yield from _issuing_body(document)
    if document.title_vi:
        yield node, DCTERMS.title, vietnamese(document.title_vi)
    if document.effective_date:
        yield node, ELI.first_date_entry_in_force, day(document.effective_date)
    if document.signer:
        yield node, KTTT.signer, plain(document.signer)
    yield from _identifiers(document)
    yield from _trust(document)


def _issuing_body(document: Document) -> Statements:
    """Yield the issuer as a body that existed on the day of the document."""
    known = document.date if document.date and len(document.date) == 10 else None
    on = day_value(known)
    body = bodies().find(document.issuer, on)
    if body:
        yield iri(names.legal(document.uid)), ELI.passed_by, iri(names.body(body.id))


def _identifiers(document: Document) -> Statements:
    node = iri(names.legal(document.uid))
    if document.urn_lex:
        yield node, KTTT.urnLexUnofficial, plain(document.urn_lex)
    if akn := akoma_ntoso(curated(document)):
        yield node, KTTT.akomaNtoso, plain(akn)
    if document.vbpl_id:
        yield node, KTTT.vbplId, plain(document.vbpl_id)
    if document.url:
        yield node, FOAF.page, iri(document.url)


def _trust(document: Document) -> Statements:
    node = iri(names.legal(document.uid))
    yield node, KTTT.verification, code("verification", document.verification)
    if document.verification_note:
        yield node, KTTT.verificationNote, english(document.verification_note)
    if document.status:
        yield node, KTTT.statusNote, english(document.status)
    if document.note:
        yield node, RDFS.comment, english(document.note)
    yield node, DCTERMS.source, plain(document.source)


def day_value(text: str | None) -> date | None:
    """Return a printed day as a date."""
    return date.fromisoformat(text) if text else None
