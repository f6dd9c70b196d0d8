"""The card of one fact: its attributes, and which words gave each."""

from kg.ask.answers import number
from kg.cli.page.labels import KINDS, attribute, both, escaped, value
from kg.cli.page.marked import Marked
from kg.facts.model import Evidence, Fact
from kg.review.plain import attributes

LONGEST = 120  # characters of the words behind an attribute that a card shows


def card(at: int, kind: str, fact: Fact, page: Marked, reviewed: bool) -> str:
    """Return the card of a fact; its rows name the pieces of the text that gave them."""
    values = attributes(fact)
    rows = "".join(
        _row(kind, name, values.get(name), fact, page) for name in {**values, **fact.why_null}
    )
    confidence = "" if fact.confidence is None else f"{fact.confidence:g}"
    return (
        f'<article class="card" id="f{at}" data-kind="{kind}" tabindex="-1" '
        f'data-confidence="{confidence}" data-reviewed="{"yes" if reviewed else "no"}" '
        f'data-pieces="{_numbers(page.pieces(fact.start, fact.end))}">'
        f'<header><h2><button type="button" class="quote"><span class="n">{at + 1}</span> '
        f"<q>{escaped(fact.quote)}</q></button></h2>"
        f'<p><span class="kind" data-kind="{kind}">{both(*KINDS[kind])}</span> '
        f"{_trust(confidence, reviewed)}"
        f'<span class="at">{fact.start}–{fact.end}</span></p>{_BUTTONS}</header>'
        f"<table>{rows}</table></article>"
    )


_BUTTONS = (
    '<nav><button type="button" class="previous" aria-label="Trước · Previous">‹</button>'
    '<button type="button" class="next" aria-label="Sau · Next">›</button>'
    '<button type="button" class="close" aria-label="Đóng · Close">×</button></nav>'
)


def _trust(confidence: str, reviewed: bool) -> str:
    told = ""
    if confidence:
        trust = both(number(confidence, "vi"), number(confidence, "en"))
        told = f'<span class="confidence">{both("độ tin cậy", "confidence")} {trust}</span> '
    if reviewed:
        return f'{told}<span class="reviewed">{both("đã rà soát", "reviewed")}</span> '
    return f'{told}<span class="unreviewed">{both("chưa rà soát", "not reviewed")}</span> '


def _row(kind: str, name: str, content: object, fact: Fact, page: Marked) -> str:
    evidence = fact.evidence.get(name)
    shown = "" if content is None else value(kind, name, content)
    if name in fact.why_null:
        reason = f"{both('vì', 'because')}: {escaped(fact.why_null[name])}"
        unknown = both("không biết", "unknown")
        shown += f'<span class="unknown">{"" if content is not None else unknown} {reason}</span>'
    return (
        f"<tr{_pieces(evidence, page)}><th>{attribute(name)}</th>"
        f"<td>{shown}{_words(evidence, page.text)}</td></tr>"
    )


def _pieces(evidence: Evidence | None, page: Marked) -> str:
    if evidence is None:
        return ""
    return f' data-pieces="{_numbers(page.pieces(evidence.start, evidence.end))}"'


def _words(evidence: Evidence | None, text: str) -> str:
    if evidence is None:
        return ""
    rule = f' <span class="rule">{escaped(evidence.rule)}</span>' if evidence.rule else ""
    words = " ".join(text[evidence.start : evidence.end].split())
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return f'<br><button type="button" class="words"><q>{escaped(shown)}</q></button>{rule}'


def _numbers(pieces: list[int]) -> str:
    return " ".join(map(str, pieces))
