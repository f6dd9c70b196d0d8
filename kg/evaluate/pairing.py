"""Pairing: which predicted fact stands for which fact of gold."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.items import Item
from kg.evaluate.kinds import Kind


@dataclass(frozen=True)
class Matched:
    """The facts of one kind in one document: pairs, what was missed, what nobody asked for."""

    document: str
    kind: str
    pairs: list[tuple[Item, Item]]
    missed: list[Item]
    extra: list[Item]


def match(document: str, kind: Kind, gold: list[Item], predicted: list[Item]) -> Matched:
    """Pair facts one to one, those that agree best first, then in the order of the files."""
    gold, predicted = _distinct(kind, gold), _distinct(kind, predicted)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in sorted(_candidates(kind, gold, predicted)):
        if at not in partner and other not in taken:
            partner[at] = other
            taken.add(other)
    return Matched(
        document,
        kind.name,
        [(gold[at], predicted[other]) for at, other in sorted(partner.items())],
        [item for at, item in enumerate(gold) if at not in partner],
        [item for at, item in enumerate(predicted) if at not in taken],
    )


def _distinct(kind: Kind, items: Sequence[Item]) -> list[Item]:
    if not kind.once:
        return list(items)
    first: dict[tuple[object, ...], Item] = {}
    for item in items:
        first.setdefault(tuple(item.said[one] for one in kind.once), item)
    return list(first.values())


def _candidates(
    kind: Kind, gold: list[Item], predicted: list[Item]
) -> Iterator[tuple[int, int, int]]:
    """Yield (disagreement, place in gold, place in predicted) of all that may be a pair."""
    alike = defaultdict(list)
    for at, item in enumerate(predicted):
        alike[tuple(item.said[one] for one in kind.equal)].append(at)
    for at, wanted in enumerate(gold):
        for other in alike[tuple(wanted.said[one] for one in kind.equal)]:
            found = predicted[other]
            if kind.meets(wanted, found):
                yield sum(wanted.said[one] != found.said[one] for one in kind.judged), at, other
