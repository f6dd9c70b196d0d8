"""What makes a pair, what makes it correct, at each level and for each kind."""

from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.evaluate import Evaluation, evaluate
from kg.evaluate.scores import Accuracy, accuracies
from tests.evaluate.made import Fact, figure, mention, write


def _compare(tmp_path: Path, kind: str, gold: list[Fact], predicted: list[Fact]) -> Evaluation:
    return evaluate(
        write(tmp_path / "gold.json", **{kind: gold}),
        write(tmp_path / "predicted.json", **{kind: predicted}),
    )


def _counts(evaluation: Evaluation, level: str) -> tuple[int, int, int]:
    tally = evaluation.tallies()[level]
    return tally.correct, tally.predicted, tally.gold


# What is predicted for one figure, and the levels at which it is correct.
FIGURES: list[tuple[dict[str, Any], str]] = [
    ({}, "figure meaning full exact"),
    ({"sector": "all", "label": "x", "base": "y"}, "figure meaning full exact"),
    ({"start": 12, "end": 14}, "figure meaning full exact"),
    ({"start": 16, "end": 22}, ""),
    ({"value": 51}, ""),
    ({"value_max": 60}, ""),
    ({"unit": "person"}, ""),
    ({"indicator": "organisations-total"}, "figure"),
    ({"indicator": "other"}, "figure"),
    ({"measure": "share"}, "figure"),
    ({"subject": "alliance"}, "figure"),
    ({"area": "tỉnh Yên Bái"}, "figure meaning full exact"),
    ({"area": "Lào Cai"}, "figure meaning"),
    ({"area": "Lào Cai", "organisation": "HTX An Bình"}, "figure meaning full exact"),
    ({"period": "2023-06-30"}, "figure meaning full"),
    ({"period": "2023-01-01/2023-12-31"}, "figure meaning"),
    ({"period": "2023-01-01/.."}, "figure meaning"),
    ({"period": None}, "figure meaning"),
    ({"status": "estimate"}, "figure meaning"),
    ({"modifier": "about"}, "figure meaning"),
]


@pytest.mark.parametrize(("changed", "levels"), FIGURES)
def test_levels_of_a_figure(changed: dict[str, Any], levels: str, tmp_path: Path) -> None:
    found = _compare(tmp_path, "observations", [figure()], [figure(**changed)])
    for level in ("figure", "meaning", "full", "exact"):
        assert _counts(found, level) == (int(level in levels.split()), 1, 1), level


def test_a_figure_without_an_indicator_counts_as_a_figure_alone(tmp_path: Path) -> None:
    gold = [figure(10, indicator="other", label="vốn hoạt động"), figure(30, 7)]
    found = _compare(tmp_path, "observations", gold, [figure(10), figure(30, 7)])
    assert _counts(found, "figure") == (2, 2, 2)
    assert _counts(found, "meaning") == (1, 1, 1)


def test_a_figure_in_words_alone_is_left_out(tmp_path: Path) -> None:
    gold = [figure(10, quote="ba HTX"), figure(30, 7)]
    found = _compare(tmp_path, "observations", gold, [figure(50, 3, quote="ba liên hiệp HTX")])
    assert _counts(found, "figure") == (0, 0, 1)


def test_the_better_of_two_candidates_is_taken(tmp_path: Path) -> None:
    gold = [figure(status="target"), figure(status="observed")]
    predicted = [figure(status="observed"), figure(status="target")]
    assert _counts(_compare(tmp_path, "observations", gold, predicted), "full") == (2, 2, 2)


HTX = "HTX Hồng Ca"
OTHERS: list[tuple[str, str, Fact, Fact, bool]] = [
    ("citations", "same key, case apart", mention(5, "1804/QĐ-TTg", key="1804/QĐ-TTg"),
     mention(9, "/QĐ-TTg", key="1804/qđ-ttg"), True),
    ("citations", "both unsettled", mention(5, "Đề án 06", key=None), mention(5, "Đề án 06"), True),
    ("citations", "another key", mention(5, "NQ 20", key="20-NQ/TW"),
     mention(5, "NQ 20", key="20/NQ-CP"), False),
    ("citations", "another place", mention(5, "20-NQ/TW", key="20-NQ/TW"),
     mention(50, "20-NQ/TW", key="20-NQ/TW"), False),
    ("people", "another mention", mention(5, "Lê An", name="Lê An"),
     mention(90, "ông Lê An", name="Lê An "), True),
    ("people", "another name", mention(5, "Lê An", name="Lê An"),
     mention(5, "Lê Ân", name="Lê Ân"), False),
    ("events", "overlap, own label", mention(5, "đại hội", type="congress", label="Đại hội VI"),
     mention(0, "dự đại hội", type="congress", label="Đại hội"), True),
    ("events", "same day elsewhere", mention(5, "hội nghị", type="conference", date="2023-07-12"),
     mention(90, "họp", type="conference", date="2023-07-12"), True),
    ("events", "elsewhere without a day", mention(5, "hội nghị", type="conference", date=None),
     mention(90, "hội nghị", type="conference", date=None), False),
    ("events", "another type", mention(5, "lễ ký", type="signing"),
     mention(5, "lễ ký", type="award"), False),
    ("organisations", "spelt out, elsewhere", mention(5, HTX, name=HTX, type="cooperative"),
     mention(70, HTX, name="Hợp tác xã Hồng Ca", type="cooperative"), True),
    ("organisations", "another type", mention(5, HTX, name=HTX, type="cooperative"),
     mention(5, HTX, name=HTX, type="cooperative-union"), False),
    ("products", "same name", mention(5, "chè", name="Chè Suối Giàng", rating="ocop-5"),
     mention(70, "chè", name="chè Suối Giàng", rating="ocop-5", producer=HTX), True),
    ("products", "overlap", mention(5, "gạo Séng Cù", name="Gạo Séng Cù", rating=None),
     mention(9, "Séng Cù", name="Séng Cù", rating=None), True),
    ("products", "another rating", mention(5, "chè", name="Chè", rating="ocop-5"),
     mention(5, "chè", name="Chè", rating="ocop-4"), False),
    ("products", "a rating as printed", mention(5, "chè", name="Chè", rating="OCOP 5 sao"),
     mention(5, "chè", name="Chè", rating="ocop-5"), True),
    ("products", "stars alone", mention(5, "chè", name="Chè", rating="Đạt 4 sao"),
     mention(5, "chè", name="Chè", rating="ocop-4"), True),
    ("products", "a rating of another scheme", mention(5, "chè", name="Chè", rating="VietGAP"),
     mention(5, "chè", name="Chè", rating="vietgap"), False),
    ("organisations", "a gloss", mention(5, HTX, name="Liên minh Hợp tác xã (HTX) tỉnh Hà Tĩnh",
                                         type="alliance"),
     mention(5, HTX, name="Liên minh HTX tỉnh Hà Tĩnh", type="alliance"), True),
    ("organisations", "a gloss at the end", mention(5, HTX, name="HĐND xã An Bình (HĐND)",
                                                    type="agency"),
     mention(5, HTX, name="Hội đồng nhân dân xã An Bình", type="agency"), True),
    ("organisations", "a place in brackets", mention(5, HTX, name=f"{HTX} (Mù Cang Chải)",
                                                     type="cooperative"),
     mention(5, HTX, name=HTX, type="cooperative"), False),
    ("programmes", "overlap", mention(5, "Đề án số 02", label="Đề án phát triển HTX"),
     mention(5, "Đề án", label="Đề án 02"), True),
    ("programmes", "same title", mention(5, "Đề án", label="Mỗi xã một sản phẩm"),
     mention(50, "OCOP", label="mỗi xã một sản phẩm"), True),
    ("legal_relations", "uid and key",
     {"from": "1804/QĐ-TTg@2020", "relation": "implements", "to": "20-NQ/TW"},
     {"from": "1804/QĐ-TTg", "relation": "implements", "to": "20-NQ/TW@2022"}, True),
    ("legal_relations", "turned round", {"from": "1/A", "relation": "amends", "to": "2/A"},
     {"from": "2/A", "relation": "amends", "to": "1/A"}, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "case", "gold", "predicted", "correct"), OTHERS, ids=[f"{o[0]}-{o[1]}" for o in OTHERS]
)
def test_what_makes_other_facts_correct(
    kind: str, case: str, gold: Fact, predicted: Fact, correct: bool, tmp_path: Path
) -> None:
    found = _compare(tmp_path, kind, [gold], [predicted])
    level = "relations" if kind == "legal_relations" else kind
    assert _counts(found, level) == (int(correct), 1, 1)


def test_a_second_mention_of_a_name_is_no_second_fact(tmp_path: Path) -> None:
    gold = [mention(5, HTX, name=HTX, type="cooperative")]
    found = _compare(tmp_path, "organisations", gold, [*gold, *gold])
    assert _counts(found, "organisations") == (1, 1, 1)


def test_gold_that_agrees_with_itself_is_perfect(corpus: Path) -> None:
    for level, tally in evaluate(corpus, corpus).tallies().items():
        assert tally.correct == tally.predicted == tally.gold > 0, level


def test_accuracy_of_attributes(tmp_path: Path) -> None:
    gold = [figure(10), figure(30, 7, sector="credit"), figure(50, 8, indicator="other")]
    predicted = [
        figure(10, status="target", sector="all"),
        figure(30, 7, sector="all", area="Lào Cai", organisation="Quỹ An Bình"),
        figure(50, 8, unit="person"),
    ]
    found = accuracies(_compare(tmp_path, "observations", gold, predicted).matched)
    told = {attribute: one for (_, attribute), one in found.items()}
    assert told["status"] == Accuracy(1, 2)
    assert told["unit"] == Accuracy(2, 3)
    assert told["area"] == Accuracy(2, 2)
    assert told["sector"] == Accuracy(0, 1)
    assert told["organisation"] == Accuracy(0, 1)


def test_precision_of_what_is_sure(tmp_path: Path) -> None:
    gold = [figure(10), figure(30, 7), figure(50, 8)]
    predicted = [
        figure(10, confidence=0.9),
        figure(30, 7, confidence=0.8, status="target"),
        figure(50, 8, confidence=0.79),
        figure(70, 9, confidence=0.95),
        figure(90, 9),
    ]
    found = _compare(tmp_path, "observations", gold, predicted)
    sure = found.confident_tallies(0.8)
    assert (sure["meaning"].correct, sure["meaning"].predicted, sure["meaning"].gold) == (2, 3, 3)
    assert (sure["full"].correct, sure["full"].predicted) == (1, 3)
    assert found.confident_tallies(0)["figure"].predicted == 4
    assert found.telling_confidence() == (4, 5)
