"""What a person changed: edited facts against the facts that a program extracted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.facts.check import FACT_KINDS
from kg.facts.model import Fact, Facts
from kg.review.model import Correction
from kg.review.plain import attributes, head, plain


@dataclass(frozen=True)
class Signature:
    """Who corrected, when, and why; the reason may be written into the file later."""

    by: str
    date: str
    why: str | None = None

    def under(self, kind: str, **said: Any) -> Correction:
        """Return a signed correction."""
        return Correction.model_validate(
            {"kind": kind, **said, "by": self.by, "date": self.date, "why": self.why}
        )


def compare(extracted: Facts, edited: Facts, signature: Signature) -> list[Correction]:
    """Return the corrections that make edited facts of extracted ones."""
    found = [*_head(extracted, edited, signature)]
    for kind in FACT_KINDS:
        found.extend(_facts(kind, getattr(extracted, kind), getattr(edited, kind), signature))
    before, after = (
        [one.model_dump(mode="json") for one in facts.contradictions]
        for facts in (extracted, edited)
    )
    found.extend(_whole("contradictions", before, after, signature))
    found.extend(_whole("notes", extracted.notes, edited.notes, signature))
    return found


def _head(extracted: Facts, edited: Facts, signature: Signature) -> Iterator[Correction]:
    before, after = head(extracted.report), head(edited.report)
    changed = {name: value for name, value in after.items() if value != before[name]}
    if changed:
        yield signature.under(
            "report", set=changed, extracted={name: before[name] for name in changed}
        )


def _facts(
    kind: str, extracted: list[Any], edited: list[Any], signature: Signature
) -> Iterator[Correction]:
    before, after = _by_words(extracted), _by_words(edited)
    for words in sorted({*before, *after}):
        yield from _at_words(kind, before[words], after[words], signature)


def _by_words(facts: Iterable[Fact]) -> dict[tuple[int, str], list[Fact]]:
    grouped: defaultdict[tuple[int, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[(fact.start, fact.quote)].append(fact)
    return grouped


def _at_words(
    kind: str, extracted: list[Fact], edited: list[Fact], signature: Signature
) -> Iterator[Correction]:
    """Yield the corrections of the facts at the same words; the likest ones are taken for one."""
    old, new = list(extracted), list(edited)
    had = [attributes(fact) for fact in extracted]
    while old and new:
        before, after = max(
            ((one, other) for one in old for other in new), key=lambda pair: _alike(*pair)
        )
        old.remove(before)
        new.remove(after)
        yield from _one(kind, before, after, signature)
    for fact in old:
        yield signature.under(kind, quote=fact.quote, start=fact.start, drop=True,
                              extracted=attributes(fact))  # fmt: skip
    for fact in new:
        unknown = {"why_null": fact.why_null} if fact.why_null else {}
        yield signature.under(kind, add=plain(fact) | unknown, beside=had)


def _alike(one: Fact, other: Fact) -> int:
    before, after = attributes(one), attributes(other)
    return sum(before.get(name) == after.get(name) for name in {*before, *after})


def _one(kind: str, before: Fact, after: Fact, signature: Signature) -> Iterator[Correction]:
    old, new = attributes(before), attributes(after)
    changed = {name: new.get(name) for name in {**old, **new} if old.get(name) != new.get(name)}
    said: dict[str, Any] = {"set": changed} if changed else {"confirm": True}
    if changed or after.reviewed:
        yield signature.under(kind, quote=before.quote, start=before.start, extracted=old, **said)


def _whole(
    kind: str, extracted: list[Any], edited: list[Any], signature: Signature
) -> Iterator[Correction]:
    for item in extracted:
        if item not in edited:
            yield signature.under(kind, drop=item)
    for item in edited:
        if item not in extracted:
            yield signature.under(kind, add=item)
