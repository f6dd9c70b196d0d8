"""The scores are those of the reference scorer, where it is at hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.evaluate import evaluate
from kg.evaluate.scores import Tally
from tests.conftest import SHARED
from tests.evaluate.perturbed import write_perturbed

LEVELS = {
    "figure": "figure", "meaning": "meaning", "full": "full", "exact": "exact",
    "citation": "citations", "person": "people",
}  # fmt: skip


@pytest.fixture(scope="module")
def scorer() -> Path:
    path = SHARED / "bin" / "score"
    if not path.is_file():
        pytest.skip("the reference scorer is not at hand")
    return path


def _reference(scorer: Path, gold: Path, predicted: Path) -> dict[str, Any]:
    command = [sys.executable, str(scorer), str(gold), str(predicted), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def _rounded(tally: Tally) -> dict[str, float]:
    return {
        "tp": tally.correct, "pred": tally.predicted, "gold": tally.gold,
        "P": round(tally.precision, 4), "R": round(tally.recall, 4), "F1": round(tally.f1, 4),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("seed", "rate"), [(0, 0.0), (1, 0.1), (2, 0.3), (3, 0.5), (4, 0.7), (5, 0.9), (6, 1.0)]
)
def test_every_level_of_every_document(
    seed: int, rate: float, scorer: Path, corpus: Path, tmp_path: Path
) -> None:
    predicted = write_perturbed(corpus, tmp_path / "predicted", seed, rate)
    found = evaluate(corpus, predicted)
    scores = _reference(scorer, corpus, predicted)
    assert scores["documents"] == len(found.documents) == 30
    assert {ours: _rounded(found.tallies()[ours]) for ours in LEVELS.values()} == {
        ours: scores[theirs] for theirs, ours in LEVELS.items()
    }


def test_one_document_alone(scorer: Path, corpus: Path, tmp_path: Path) -> None:
    predicted = write_perturbed(corpus, tmp_path / "predicted", 7, 0.4)
    for path in sorted(corpus.glob("*.json")):
        gold = tmp_path / path.stem
        gold.mkdir()
        (gold / path.name).write_bytes(path.read_bytes())
        scores = _reference(scorer, gold, predicted)
        counted = evaluate(path, predicted).tallies()
        for theirs, ours in LEVELS.items():
            assert _rounded(counted[ours]) == scores[theirs], (path.stem, ours)


def test_no_predictions_at_all_for_most(scorer: Path, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "d01.json").write_bytes((corpus / "d01.json").read_bytes())
    scores = _reference(scorer, corpus, tmp_path)
    found = evaluate(corpus, tmp_path)
    assert len(found.absent) == 29
    assert _rounded(found.tallies()["full"]) == scores["full"]
