"""The citations of a text as facts, none of them settled."""

from kg.facts.model import Citation
from kg.law.find import find_citations


def citations(text: str) -> list[Citation]:
    return [
        Citation(
            type=one.type, number=one.number, symbol=one.symbol, issuer=one.issuer, key=one.key,
            quote=one.quote, start=one.start, end=one.end,
        )
        for one in find_citations(text)
    ]  # fmt: skip
