"""The errors of a prediction, and what changed between two of them, each by its name."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluate.items import Item, Said
from kg.evaluate.kinds import KINDS, agrees, compared
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


FOUND = "found"  # the attribute of a change that is about a whole fact of gold
EXTRA = "extra"  # … about a fact that gold does not have


@dataclass(frozen=True)
class Change:
    """What one fact said before and after; gold, before or after is null where there is no fact."""

    document: str
    kind: str
    start: int
    quote: str
    attribute: str
    gold: Said
    before: Said
    after: Said


@dataclass(frozen=True)
class Changes:
    """What became right, and what became wrong; what stayed wrong is in neither."""

    gains: list[Change]
    losses: list[Change]


def changes(before: Iterable[Matched], after: Iterable[Matched]) -> Changes:
    """Compare two predictions of the same documents."""
    outcome = Changes([], [])
    for old, new in zip(before, after, strict=True):
        _compare_found(old, new, outcome)
        _compare_extra(old, new, outcome)
    for found in (outcome.gains, outcome.losses):
        found.sort(key=lambda change: (change.document, change.start))
    return outcome


def _compare_found(old: Matched, new: Matched, outcome: Changes) -> None:
    was, now = _partners(old), _partners(new)
    gold = {item.identity: item for item in (*_gold(old), *_gold(new))}
    for identity, item in gold.items():
        one, other = was.get(identity), now.get(identity)
        if one and other:
            _compare_attributes(new.document, item, one, other, outcome)
        elif other:
            outcome.gains.append(
                _change(new.document, item, FOUND, summary(item), None, summary(other))
            )
        elif one:
            outcome.losses.append(
                _change(new.document, item, FOUND, summary(item), summary(one), None)
            )


def _partners(matched: Matched) -> dict[Hashable, Item]:
    return {gold.identity: predicted for gold, predicted in matched.pairs}


def _gold(matched: Matched) -> Iterator[Item]:
    yield from (gold for gold, _ in matched.pairs)
    yield from matched.missed


def _compare_attributes(
    document: str, gold: Item, before: Item, after: Item, outcome: Changes
) -> None:
    for one in dict.fromkeys([*compared(gold, before), *compared(gold, after)]):
        was, now = agrees(one, gold, before), agrees(one, gold, after)
        if was != now:
            kept = outcome.gains if now else outcome.losses
            kept.append(_change(document, gold, one, gold.shown(one),
                                before.shown(one), after.shown(one)))  # fmt: skip


def _compare_extra(old: Matched, new: Matched, outcome: Changes) -> None:
    was, now = _extra(old), _extra(new)
    for identity, item in was.items():
        if identity not in now:
            outcome.gains.append(_change(new.document, item, EXTRA, None, summary(item), None))
    for identity, item in now.items():
        if identity not in was:
            outcome.losses.append(_change(new.document, item, EXTRA, None, None, summary(item)))


def _extra(matched: Matched) -> dict[Hashable, Item]:
    """Return what gold does not have, by what it is about; what else it says does not matter."""
    kind = KINDS[matched.kind]
    return {
        (item.start, item.end, *(item.said[one] for one in (*kind.equal, *kind.once))): item
        for item in matched.extra
    }


def _change(
    document: str, item: Item, attribute: str, gold: Said, before: Said, after: Said
) -> Change:
    return Change(document, item.kind, item.start, item.quote, attribute, gold, before, after)
