"""The whole extraction: every stage reads one immutable document, and the facts are put together."""

from kg import __version__
from kg.extract.head import report_head
from kg.facts.model import Facts
from kg.read.document import Document

EXTRACTOR = f"kttt-kg {__version__}"


def extract(document: Document) -> Facts:
    """Return the facts of a report, none of them reviewed."""
    return Facts(report=report_head(document, EXTRACTOR))
