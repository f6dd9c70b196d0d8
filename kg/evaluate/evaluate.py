"""`kg evaluate` without its printing: gold and predictions in, what is told of them out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.kinds import KINDS
from kg.evaluate.pairing import Matched, match
from kg.evaluate.reading import Document, documents, other_predictions, read_items
from kg.evaluate.scores import Tally, confident, tallies


@dataclass(frozen=True)
class Evaluation:
    """Predictions matched with gold: one entry for each document and kind, in a fixed order."""

    documents: list[Document]
    matched: list[Matched]

    @property
    def absent(self) -> list[str]:
        """The documents for which there is no prediction; all their facts count as missed."""
        return [one.name for one in self.documents if one.predicted is None]

    def tallies(self) -> dict[str, Tally]:
        """Return precision, recall and F1 at all levels."""
        return tallies(self.matched)

    def tallies_by_document(self) -> dict[str, dict[str, Tally]]:
        """Return the same for each document."""
        return {
            one.name: tallies(each for each in self.matched if each.document == one.name)
            for one in self.documents
        }

    def confident_tallies(self, least: float) -> dict[str, Tally]:
        """Return the same of the predictions that are at least so sure."""
        return tallies(confident(one, least) for one in self.matched)

    def telling_confidence(self) -> tuple[int, int]:
        """Return how many predictions tell their confidence, and how many there are."""
        found = [
            item
            for one in self.matched
            for item in (*one.extra, *(predicted for _, predicted in one.pairs))
        ]
        return sum(item.confidence is not None for item in found), len(found)


def evaluate(gold: Path, predicted: Path, only: Sequence[str] = ()) -> Evaluation:
    """Compare predictions with gold: two facts files, or folders of them matched by stem.

    Raises:
        BadCall: a path does not exist, or nothing is to be compared.
        FaultyFacts: a file cannot be compared; what is wrong with it is listed.
    """
    return _evaluation(documents(gold, predicted, only))


def evaluate_baseline(evaluation: Evaluation, predicted: Path) -> Evaluation:
    """Compare other predictions with the same documents of gold.

    Raises:
        BadCall, FaultyFacts: as `evaluate`.
    """
    return _evaluation(other_predictions(evaluation.documents, predicted))


def _evaluation(chosen: list[Document]) -> Evaluation:
    matched: list[Matched] = []
    for document in chosen:
        wanted, found = read_items(document.gold), read_items(document.predicted)
        matched.extend(
            match(document.name, kind, wanted[kind.name], found[kind.name])
            for kind in KINDS.values()
        )
    return Evaluation(chosen, matched)
