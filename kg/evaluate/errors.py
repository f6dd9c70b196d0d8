"""The errors of a prediction, each by its name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluate.items import Item, Said
from kg.evaluate.kinds import agrees, compared
from kg.evaluate.pairing import Matched

# What sums up a fact of each kind, in this order.
SUMS_UP = {
    "observations": ("value", "value_max", "unit", "indicator", "measure", "subject", "sector",
                     "area", "period", "status", "modifier", "organisation", "label"),
    "citations": ("key",),
    "people": ("name",),
    "events": ("type", "label", "date"),
    "organisations": ("type", "name"),
    "products": ("name", "producer", "rating"),
    "programmes": ("label", "number"),
    "legal_relations": ("from", "relation", "to"),
}  # fmt: skip


class Outcome(StrEnum):
    """What is wrong with one fact."""

    missed = "missed"
    extra = "extra"
    differs = "differs"


@dataclass(frozen=True)
class Difference:
    """One attribute in which a pair does not agree."""

    attribute: str
    gold: Said
    predicted: Said


@dataclass(frozen=True)
class Error:
    """One fact that was missed, that nobody asked for, or that says something else than gold."""

    document: str
    kind: str
    outcome: Outcome
    start: int
    quote: str
    says: str
    differences: tuple[Difference, ...] = ()


def summary(item: Item) -> str:
    """Return in a few words what a fact says, without its quote."""
    parts = [item.given.get(attribute) for attribute in SUMS_UP[item.kind]]
    return " · ".join(str(part) for part in parts if part is not None)


def errors(matched: Iterable[Matched]) -> list[Error]:
    """Return all errors in the order of documents and offsets."""
    found: list[Error] = []
    for one in matched:
        found.extend(_single(one, Outcome.missed, item) for item in one.missed)
        found.extend(_single(one, Outcome.extra, item) for item in one.extra)
        found.extend(_differing(one))
    return sorted(found, key=lambda error: (error.document, error.start))


def _single(matched: Matched, outcome: Outcome, item: Item) -> Error:
    return Error(matched.document, matched.kind, outcome, item.start, item.quote, summary(item))


def _differing(matched: Matched) -> Iterator[Error]:
    for gold, predicted in matched.pairs:
        differences = tuple(
            Difference(one, gold.shown(one), predicted.shown(one))
            for one in compared(gold, predicted)
            if not agrees(one, gold, predicted)
        )
        if differences:
            yield Error(
                matched.document, matched.kind, Outcome.differs, gold.start, gold.quote,
                summary(gold), differences,
            )  # fmt: skip
