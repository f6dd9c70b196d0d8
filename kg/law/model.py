"""What is found: one citation, with its place in the text and what its words say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of a document; `text[start:end] == quote` in the text as it was given."""

    quote: str
    start: int
    end: int
    type: str | None
    number: str | None
    year: int | None
    symbol: str | None
    issuer: str | None
    area: str | None
    date: str | None
    key: str | None
    title: str | None = None
