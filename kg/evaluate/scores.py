"""Precision, recall and F1 at every level, and the accuracy of every attribute."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.items import Item
from kg.evaluate.kinds import agrees, compared, unclassified
from kg.evaluate.pairing import Matched


@dataclass(frozen=True)
class Level:
    """How much must agree: attributes of facts of one kind.

    At a level that asks for the meaning, figures without an indicator of their own do not count.
    """

    name: str
    kind: str
    attributes: tuple[str, ...] = ()
    of_meaning: bool = False


_FIGURE = ("value_max", "unit")
_MEANING = (*_FIGURE, "indicator", "measure", "subject")
_FULL = (*_MEANING, "area", "period_end", "status", "modifier")

LEVELS = (
    Level("figure", "observations", _FIGURE),
    Level("meaning", "observations", _MEANING, of_meaning=True),
    Level("full", "observations", _FULL, of_meaning=True),
    Level("exact", "observations", (*_FULL, "period_start"), of_meaning=True),
    Level("citations", "citations", ("key",)),
    Level("people", "people"),
    Level("events", "events", ("type",)),
    Level("organisations", "organisations", ("type",)),
    Level("products", "products", ("rating",)),
    Level("programmes", "programmes"),
    Level("relations", "legal_relations"),
)


@dataclass(frozen=True)
class Tally:
    """How many facts were predicted, how many there are, and how many of both are the same."""

    correct: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of what was predicted that is correct; 0 where nothing was."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 where there is none."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.correct + other.correct,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )


def tally(level: Level, matched: Matched) -> Tally:
    """Count one kind of facts of one document at one level."""
    pairs, missed = matched.pairs, matched.missed
    if level.of_meaning:
        pairs = [pair for pair in pairs if not unclassified(pair[0])]
        missed = [item for item in missed if not unclassified(item)]
    correct = sum(all(agrees(one, *pair) for one in level.attributes) for pair in pairs)
    return Tally(correct, len(pairs) + len(matched.extra), len(pairs) + len(missed))


def tallies(matched: Iterable[Matched]) -> dict[str, Tally]:
    """Count all levels over documents."""
    counted = {level.name: Tally() for level in LEVELS}
    for one in matched:
        for level in LEVELS:
            if level.kind == one.kind:
                counted[level.name] += tally(level, one)
    return counted


def confident(matched: Matched, least: float) -> Matched:
    """Return what is left where only predictions of at least this confidence are kept.

    Pairs are not made anew. A prediction that does not tell its confidence is not kept.
    """
    kept = [pair for pair in matched.pairs if _sure(pair[1], least)]
    dropped = [gold for gold, found in matched.pairs if not _sure(found, least)]
    extra = [item for item in matched.extra if _sure(item, least)]
    return Matched(matched.document, matched.kind, kept, [*matched.missed, *dropped], extra)


def _sure(item: Item, least: float) -> bool:
    return item.confidence is not None and item.confidence >= least


@dataclass(frozen=True)
class Accuracy:
    """In how many of the pairs that were compared in an attribute it agrees."""

    agreed: int
    compared: int


def accuracies(matched: Iterable[Matched]) -> dict[tuple[str, str], Accuracy]:
    """Count, for each kind and attribute, the pairs that agree in it."""
    counts: dict[tuple[str, str], list[int]] = {}
    for one in matched:
        for gold, predicted in one.pairs:
            for attribute in compared(gold, predicted):
                count = counts.setdefault((one.kind, attribute), [0, 0])
                count[0] += agrees(attribute, gold, predicted)
                count[1] += 1
    return {key: Accuracy(*count) for key, count in counts.items()}
