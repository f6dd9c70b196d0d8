"""A report's bytes become a document: one text and its blocks."""

import hashlib
from pathlib import Path

from kg.errors import UnreadableReport
from kg.read.blocks import blocks
from kg.read.content import STANDARD_INPUT, checked, content_of
from kg.read.document import Document
from kg.read.encodings import normal, repaired
from kg.read.kinds import text_of


def read_document(
    path: Path, content: bytes | None = None, encoding: str | None = None
) -> Document:
    """Read a report: plain text, Markdown, HTML, Word (.docx) or PDF with a text layer.

    `content` is what the file holds where it is at hand; "-" reads standard input. `encoding`
    names that of a plain text, Markdown or HTML file; without it, it is told from the bytes.

    Raises:
        BadCall: there is no such file, or it is a directory, or the encoding is unknown.
        UnreadableReport: the file holds no text that can be read; the message says why and what
            to do.
    """
    content = content_of(path) if content is None else checked(path, content)
    text = normal(repaired(text_of(path, content, encoding)))
    if not text.strip():
        raise UnreadableReport(f"{path}: holds no text")
    name = "stdin" if path == STANDARD_INPUT else path.name
    return Document(name, hashlib.sha256(content).hexdigest(), text, blocks(text))


def document_of(text: str, name: str = "text") -> Document:
    """Return the document of a text at hand, its offsets those of the text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, digest, text, blocks(text))
