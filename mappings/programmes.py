"""Programmes, schemes and plans that a report names by their titles.

| field | property |
|---|---|
| label, issuer, number | `skos:prefLabel`, `kttt:issuer`, `kttt:number` |
| programme | `kttt:programme`: the programme of the authority that a reader settled |
| implements | `kttt:implements`, else `kttt:implementsText` |
| why | `kttt:why` |
"""

from kg import names
from kg.facts.model import Programme
from mappings.context import Context
from mappings.terms import KTTT, SKOS, A, Statements, iri, plain, vietnamese


def programme(mention: Programme, context: Context) -> Statements:
    """Yield the statements of one named programme."""
    node = context.identity("programme-mention", mention.start)
    yield node, A, KTTT.ProgrammeMention
    yield node, SKOS.prefLabel, vietnamese(mention.label)
    if mention.issuer:
        yield node, KTTT.issuer, vietnamese(mention.issuer)
    if mention.number:
        yield node, KTTT.number, plain(mention.number)
    if mention.programme:
        yield node, KTTT.programme, iri(names.programme(mention.programme))
    if mention.implements:
        target = context.refers_to(mention.implements)
        if target is not None:
            yield node, KTTT.implements, target
        else:
            yield node, KTTT.implementsText, vietnamese(mention.implements)
    if mention.why:
        yield node, KTTT.why, vietnamese(mention.why)
    yield from context.reviewed(node, mention)
    yield from context.quoted(node, mention)
