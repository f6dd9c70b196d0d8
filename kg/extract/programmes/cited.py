"""The citations of a page that name a document, and the statement that two of them are related."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.page import Page
from kg.facts.model import Citation, Evidence, LegalRelation


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation at start..end of the page.

    key: the document's uid, else its printed number.
    """

    fact: Citation
    key: str
    start: int
    end: int


def placed(page: Page, citations: Sequence[Citation]) -> Iterator[Cited]:
    """Yield the citations that name a document, at their place in the page."""
    plain = len(page.text) == len(page.raw)
    for fact in citations:
        key = fact.document or fact.key
        start = fact.start if plain else page.text.find(fact.quote)
        if key and start >= 0 and page.names_at(start):
            yield Cited(fact, key, start, start + len(fact.quote))


def relation(
    page: Page, source: Cited, kind: str, target: Cited, words: tuple[int, int]
) -> LegalRelation:
    """Return the fact that one document is related to another, stated by words of the page."""
    evidence = {
        name: Evidence(start=one.fact.start, end=one.fact.end, rule="citation")
        for name, one in (("from", source), ("to", target))
    }
    return LegalRelation(
        from_=source.key, relation=kind, to=target.key, confidence=0.85, evidence=evidence,
        **page.place(*words),
    )  # fmt: skip
