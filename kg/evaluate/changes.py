"""What a change to a rule did: the facts and attributes that it gained and lost, by name."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from kg.evaluate.errors import summary
from kg.evaluate.items import Item, Said
from kg.evaluate.kinds import KINDS, agrees, compared
from kg.evaluate.pairing import Matched

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
