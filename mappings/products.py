"""Products.

| field | property |
|---|---|
| name | `schema:name` |
| producer | `schema:manufacturer` |
| area | `kttt:area` |
| rating | `kttt:rating`, a grade of the OCOP programme |
"""

from kg.facts.model import Product
from mappings.context import Context
from mappings.terms import KTTT, SCHEMA, A, Statements, code, vietnamese


def product(item: Product, context: Context) -> Statements:
    """Yield the statements of one product."""
    node = context.identity("product", item.start)
    yield node, A, SCHEMA.Product
    yield node, SCHEMA.name, vietnamese(item.name)
    if item.producer:
        yield node, SCHEMA.manufacturer, context.organisation(item.producer)
        yield from context.organisation_statements(item.producer, context.span(item))
    if item.area:
        yield node, KTTT.area, context.area(item.area)
        yield from context.area_statements(item.area, context.span(item))
    if item.rating:
        yield node, KTTT.rating, code("rating", item.rating)
    yield from context.reviewed(node, item)
    yield from context.quoted(node, item)
