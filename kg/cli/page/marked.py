"""A text in pieces, so that facts and the words behind them can be marked where they overlap."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.cli.page.labels import KINDS, escaped
from kg.facts.model import Fact


@dataclass(frozen=True)
class Marked:
    """A marked text, and the way from offsets to the pieces of it."""

    html: str
    text: str
    cuts: list[int]  # offsets at which a piece begins

    def pieces(self, start: int, end: int) -> list[int]:
        """Return the numbers of the pieces that a span covers."""
        return list(range(bisect_left(self.cuts, start), bisect_left(self.cuts, end)))


def marked(text: str, facts: Sequence[tuple[str, Fact]], contradicted: set[int]) -> Marked:
    """Return a text with its facts marked.

    Args:
        text: the text.
        facts: kind and fact; a piece names the facts that it belongs to, the shortest one first.
        contradicted: offsets of figures that do not agree with others.
    """
    spans = [(fact.start, fact.end) for _, fact in facts]
    spans += [(each.start, each.end) for _, fact in facts for each in fact.evidence.values()]
    cuts = sorted({0, len(text), *(at for span in spans for at in span if at <= len(text))})
    covering: list[list[int]] = [[] for _ in cuts]
    by_length = sorted(range(len(facts)), key=lambda at: facts[at][1].end - facts[at][1].start)
    page = Marked("", text, cuts)
    for at in by_length:
        for piece in page.pieces(facts[at][1].start, facts[at][1].end):
            covering[piece].append(at)
    parts = [
        _piece(piece, text[start:end], start, end, [(at, *facts[at]) for at in covering[piece]],
               contradicted)
        for piece, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(text)], strict=True))
        if start < end
    ]  # fmt: skip
    return Marked("".join(parts), text, cuts)


def _piece(
    number: int, words: str, start: int, end: int, facts: list[tuple[int, str, Fact]],
    contradicted: set[int],
) -> str:  # fmt: skip
    if not facts:
        return f'<span id="p{number}">{escaped(words)}</span>'
    begins = any(fact.start == start for _, _, fact in facts)
    ends = [str(at + 1) for at, _, fact in facts if fact.end == end]
    kind = facts[0][1]
    attributes = [
        f'id="p{number}"',
        f'data-facts="{" ".join(str(at) for at, _, _ in facts)}"',
        f'data-kind="{kind}"',
    ]
    if begins:
        attributes.append(f'tabindex="0" role="button" aria-label="{_aria(facts)}"')
    if ends:
        attributes.append(f'data-ends="{" ".join(ends)}"')
    if any(kind == "observations" and fact.start in contradicted for _, kind, fact in facts):
        attributes.append('class="contradicted"')
    return f"<mark {' '.join(attributes)}>{escaped(words)}</mark>"


def _aria(facts: list[tuple[int, str, Fact]]) -> str:
    _, kind, fact = facts[0]
    return escaped(f"{' · '.join(KINDS[kind])}: {' '.join(fact.quote.split())}")
