"""Mentions of legal and Party documents.

| field | property |
|---|---|
| type, number, symbol, issuer, key | `kttt:documentType`, `kttt:number`, `kttt:symbol`, `kttt:issuer`, `kttt:key` |
| year, date | `kttt:year`, `kttt:date` |
| area | `kttt:citedArea`, as text: the issuer's province |
| document | `kttt:document`, and `dcterms:references` of the report |
| why | `kttt:why` |

A citation is no document: without a settled `document` it stays a mention.
"""

from kg import names
from kg.facts.model import Citation
from mappings.context import Context
from mappings.terms import (
    DCTERMS,
    KTTT,
    A,
    Statements,
    iri,
    partial_date,
    plain,
    vietnamese,
)

TEXT_PROPERTIES = {
    "number": KTTT.number,
    "symbol": KTTT.symbol,
    "key": KTTT.key,
}
VIETNAMESE_PROPERTIES = {
    "type": KTTT.documentType,
    "issuer": KTTT.issuer,
    "area": KTTT.citedArea,
    "why": KTTT.why,
}


def citation(mention: Citation, context: Context) -> Statements:
    """Yield the statements of one mention."""
    node = context.identity("citation", mention.start)
    yield node, A, KTTT.Citation
    for field, property_ in TEXT_PROPERTIES.items():
        if getattr(mention, field):
            yield node, property_, plain(getattr(mention, field))
    for field, property_ in VIETNAMESE_PROPERTIES.items():
        if getattr(mention, field):
            yield node, property_, vietnamese(getattr(mention, field))
    if mention.year:
        yield node, KTTT.year, partial_date(str(mention.year))
    if mention.date:
        yield node, KTTT.date, partial_date(mention.date)
    if mention.document:
        document = iri(names.legal(mention.document))
        yield node, KTTT.document, document
        yield context.node, DCTERMS.references, document
    yield from context.reviewed(node, mention)
    yield from context.quoted(node, mention)
