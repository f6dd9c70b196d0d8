"""Organisations that a report names.

| field | property |
|---|---|
| name | `skos:prefLabel` of an `org:Organization`; a body of the authority keeps its own name |
| type | `org:classification`; that of the authority stands for its bodies |
| area | `kttt:area` |

`kttt:mentions` leads from the report to the organisation, whichever of the two it is.
"""

from kg import names
from kg.facts.model import Organisation
from mappings.context import Context
from mappings.terms import KTTT, ORG, A, Statements, code


def organisation(named: Organisation, context: Context) -> Statements:
    """Yield the statements of one named organisation."""
    node = context.organisation(named.name)
    yield context.node, KTTT.mentions, node
    if node.value == names.organisation(context.report.id, named.name):
        yield from context.organisation_statements(named.name, context.span(named))
        yield node, ORG.classification, code("organisation-type", named.type)
        if named.area:
            yield node, KTTT.area, context.area(named.area)
            yield from context.area_statements(named.area, context.span(named))
    mention = context.identity("organisation-mention", named.start)
    yield mention, A, KTTT.OrganisationMention
    yield mention, KTTT.organisation, node
    yield from context.reviewed(mention, named)
    yield from context.quoted(mention, named)
