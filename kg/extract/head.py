"""The head of a report: who says it, where, when, and about which period."""

from kg import names
from kg.facts.model import Report, Source
from kg.read.document import BlockKind, Document


def report_head(document: Document, extractor: str) -> Report:
    """Return what the report says of itself."""
    title = next((b for b in document.blocks if b.kind is BlockKind.title), None)
    words = document.text[title.start : title.end] if title else document.name
    return Report(
        id=f"{names.slug(document.name)}-{document.sha256[:8]}",
        title=words,
        area="Việt Nam",
        source=Source(
            file=document.name, sha256=document.sha256, characters=len(document.text)
        ),
        extractor=extractor,
    )
