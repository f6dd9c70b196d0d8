"""Errors and changes by name."""

from pathlib import Path

from kg.evaluate.changes import changes
from kg.evaluate.errors import Difference, errors
from kg.evaluate.evaluate import evaluate, evaluate_baseline
from tests.evaluate.made import figure, mention, write


def test_every_error_once_in_the_order_of_the_text(tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold.json",
        observations=[figure(30, 7), figure(10), figure(50, 9)],
        people=[mention(20, "Lê An", name="Lê An")],
    )
    predicted = write(
        tmp_path / "predicted.json",
        observations=[
            figure(10, status="target", period="2023-12-31"),
            figure(40, 8),
            figure(50, 9),
        ],
    )
    found = errors(evaluate(gold, predicted).matched)
    assert [(one.start, one.kind, one.outcome) for one in found] == [
        (10, "observations", "differs"),
        (20, "people", "missed"),
        (30, "observations", "missed"),
        (40, "observations", "extra"),
    ]
    assert found[0].differences == (
        Difference("period_end", "2023-06-30", "2023-12-31"),
        Difference("status", "observed", "target"),
        Difference("period_start", "2023-01-01", None),
    )
    assert found[0].quote == "50 HTX"
    assert found[2].says.startswith("7 · organisation · organisations-new · value")


def test_what_a_change_gained_and_lost(tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold" / "a.json",
        observations=[figure(10), figure(30, 7), figure(50, 8), figure(70, 9)],
    )
    before = write(
        tmp_path / "before" / "a.json",
        observations=[
            figure(10, status="target"), figure(30, 7), figure(50, 8), figure(90, 5),
            figure(110, 4),
        ],
    )  # fmt: skip
    after = write(
        tmp_path / "after" / "a.json",
        observations=[
            figure(10), figure(30, 7, area="Lào Cai"), figure(70, 9), figure(110, 4, area=None),
            figure(130, 3),
        ],
    )  # fmt: skip
    evaluation = evaluate(gold.parent, after.parent)
    found = changes(evaluate_baseline(evaluation, before.parent).matched, evaluation.matched)
    assert [(one.start, one.attribute) for one in found.gains] == [
        (10, "status"), (70, "found"), (90, "extra"),
    ]  # fmt: skip
    assert [(one.start, one.attribute) for one in found.losses] == [
        (30, "area"), (50, "found"), (130, "extra"),
    ]  # fmt: skip
    area = found.losses[0]
    assert (area.document, area.quote, area.gold, area.before, area.after) == (
        "a", "7 HTX", "Yên Bái", "Yên Bái", "Lào Cai",
    )  # fmt: skip


def test_the_same_predictions_change_nothing(corpus: Path) -> None:
    evaluation = evaluate(corpus, corpus)
    found = changes(evaluate_baseline(evaluation, corpus).matched, evaluation.matched)
    assert found.gains == found.losses == []
