"""A report's bytes become a document: one text and its blocks."""

import hashlib
from pathlib import Path

from kg.errors import BadCall
from kg.read.blocks import blocks
from kg.read.document import Document


def read_document(
    path: Path, content: bytes | None = None, encoding: str | None = None
) -> Document:
    """Read a report.

    Raises:
        BadCall: there is no such file.
    """
    if content is None:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise BadCall(f"{path}: there is no such file") from None
    text = content.decode(encoding or "utf-8-sig")
    return Document(path.name, hashlib.sha256(content).hexdigest(), text, blocks(text))


def document_of(text: str, name: str = "text") -> Document:
    """Return the document of a text at hand, its offsets those of the text."""
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), text, blocks(text))
