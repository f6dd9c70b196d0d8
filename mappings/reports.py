"""The report itself.

| field | property |
|---|---|
| title, publisher, author | `dcterms:title`, `dcterms:publisher`, `dcterms:creator` |
| area, period, published | `kttt:area`, `kttt:periodStart` and `kttt:periodEnd`, `dcterms:issued` |
| source | `kttt:sourceFile`, `kttt:sha256`, `kttt:characters`, `dcterms:source` |
| reviewed | `kttt:reviewed`, `kttt:reviewedBy`, `kttt:reviewedOn` |
| extractor | `kttt:extractor` |
| notes | `skos:editorialNote` |
"""

from kg import names
from mappings.context import Context
from mappings.observations import period_statements
from mappings.terms import (
    DCTERMS,
    KTTT,
    PROV,
    SKOS,
    A,
    Statements,
    boolean,
    count,
    day,
    iri,
    plain,
    vietnamese,
)


def report(context: Context) -> Statements:
    """Yield the statements of the report, its text and its graph."""
    head, node = context.report, context.node
    graph = iri(names.graph(head.id))
    yield graph, A, PROV.Bundle
    yield graph, PROV.wasDerivedFrom, node
    yield node, A, KTTT.Report
    yield node, KTTT.reportId, plain(head.id)
    yield node, DCTERMS.title, vietnamese(head.title)
    if head.publisher:
        yield node, DCTERMS.publisher, vietnamese(head.publisher)
    if head.author:
        yield node, DCTERMS.creator, vietnamese(head.author)
    yield node, KTTT.area, context.area(head.area, head.period)
    yield from context.area_statements(head.area, context.text_node, head.period)
    yield from period_statements(node, head.period)
    if head.published:
        yield node, DCTERMS.issued, day(head.published)
    yield from _source(context)
    yield from _review(context)
    for note in context.facts.notes:
        yield node, SKOS.editorialNote, vietnamese(note)


def _source(context: Context) -> Statements:
    source, node = context.report.source, context.node
    yield node, KTTT.text, context.text_node
    yield context.text_node, A, KTTT.Text
    yield node, KTTT.sourceFile, plain(source.file)
    yield node, KTTT.sha256, plain(source.sha256)
    yield node, KTTT.characters, count(source.characters)
    if source.url:
        yield node, DCTERMS.source, plain(source.url)


def _review(context: Context) -> Statements:
    head, node = context.report, context.node
    yield node, KTTT.reviewed, boolean(head.reviewed is not None)
    if head.reviewed:
        yield node, KTTT.reviewedBy, vietnamese(head.reviewed.by)
        yield node, KTTT.reviewedOn, day(head.reviewed.date)
    if head.extractor:
        yield node, KTTT.extractor, plain(head.extractor)
