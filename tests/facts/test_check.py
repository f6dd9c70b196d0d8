"""`kg check`: every kind of fault, and the five reports without any."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kg.facts.check import Checked, check_file
from kg.facts.source import read_facts
from tests.conftest import REPORTS, SEEDS
from tests.facts.test_model import FIGURE, REPORT, with_figure

TEXT = "Tỉnh có 50 HTX, đạt 62,5% kế hoạch; tổng số 697 HTX."


@pytest.mark.parametrize("report", REPORTS)
def test_the_five_reports_hold_against_their_texts(report: str, texts: Path) -> None:
    checked = check_file(read_facts(SEEDS / f"{report}.yaml"), texts)
    assert checked.text_seen
    assert checked.faults == []


@pytest.mark.parametrize(
    ("report", "figures", "citations", "people", "products"),
    [
        ("yen-bai-2023-h1", 35, 11, 2, 0),
        ("bac-giang-2023", 21, 5, 4, 0),
        ("hoa-binh-2020", 19, 0, 1, 0),
        ("lao-cai-2023", 24, 3, 0, 0),
        ("yen-bai-2020", 45, 9, 2, 8),
    ],
)
def test_how_much_each_report_says(
    report: str, figures: int, citations: int, people: int, products: int
) -> None:
    facts = read_facts(SEEDS / f"{report}.yaml").facts
    assert facts is not None
    assert len(facts.observations) == figures
    assert len(facts.citations) == citations
    assert len(facts.people) == people
    assert len(facts.products) == products


def check(data: dict[str, Any], folder: Path, text: str | None = None) -> Checked:
    path = folder / "facts.json"
    if text is not None:
        content = text.encode()
        data["report"] = {
            **data["report"],
            "source": {
                "file": "test.txt",
                "sha256": hashlib.sha256(content).hexdigest(),
                "characters": len(text),
            },
        }
        (folder / "test.txt").write_bytes(content)
    path.write_text(json.dumps(data, indent=1), "utf-8")
    return check_file(read_facts(path), folder if text is not None else None)


def messages(checked: Checked, level: str = "error") -> list[str]:
    return [f"{fault.where}: {fault.message}" for fault in checked.faults if fault.level == level]


def test_a_quote_that_stands_elsewhere(tmp_path: Path) -> None:
    checked = check(with_figure(start=9, end=15), tmp_path, TEXT)
    assert messages(checked) == [
        "observations[0].quote: characters 9..15 of the text are '0 HTX,', not '50 HTX'; "
        "the quote stands at 8"
    ]


def test_offsets_count_code_points_of_the_text_as_read(tmp_path: Path) -> None:
    decomposed = "Ti\u0309nh co\u0301 50 HTX"
    at = decomposed.index("50")
    checked = check(with_figure(start=at, end=at + 6), tmp_path, decomposed)
    assert messages(checked) == []


def test_another_text_is_told(tmp_path: Path) -> None:
    data = with_figure(start=8, end=14)
    check(data, tmp_path, TEXT)
    (tmp_path / "test.txt").write_text(TEXT + " Thêm.", "utf-8")
    checked = check_file(read_facts(tmp_path / "facts.json"), tmp_path)
    assert "is another text" in messages(checked)[0]


def test_an_absent_text_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_text(json.dumps(with_figure()), "utf-8")
    checked = check_file(read_facts(tmp_path / "facts.json"), tmp_path)
    assert not checked.text_seen
    assert "quotes were not compared" in messages(checked, "warning")[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": 51}, "value: 51 does not follow from '50 HTX', read as 50"),
        ({"modifier": "about"}, "modifier: '50 HTX' says exact, not about"),
        ({"quote": "số HTX"}, "quote: 'số HTX' prints no number"),
        (
            {"quote": "50 HTX%", "end": 17, "unit": "organisation"},
            "unit: '50 HTX%' is a percentage, the unit is organisation",
        ),
        (
            {"quote": "50 đồng", "end": 17, "unit": "organisation"},
            "unit: '50 đồng' is money, the unit is organisation",
        ),
        ({"measure": "plan-completion"}, "unit: a plan-completion is in percent"),
        (
            {"measure": "share", "value": 150, "quote": "150%", "end": 14, "unit": "percent"},
            "value: a share of 150 percent cannot be",
        ),
        (
            {"value": -50},
            "value: -50 does not follow from '50 HTX', read as 50",
        ),
    ],
)
def test_faults_of_a_figure(changes: dict[str, Any], words: str, tmp_path: Path) -> None:
    assert any(words in message for message in messages(check(with_figure(**changes), tmp_path)))


@pytest.mark.parametrize(
    ("changes", "accepted"),
    [
        ({"measure": "growth-amount", "value": -50}, True),
        ({"quote": "gấp 5 lần", "end": 19, "value": 500, "unit": "percent",
          "measure": "plan-completion", "base": "kế hoạch"}, True),
        ({"quote": "50% (gấp rưỡi)", "end": 24, "unit": "percent", "measure": "share",
          "base": "HTX"}, True),
        ({"quote": "1.050", "end": 15, "value": 1050000000, "unit": "VND/year",
          "indicator": "revenue-average"}, True),
        ({"quote": "6 - 8 HTX", "end": 19, "value": 6, "value_max": 8}, True),
        ({"quote": "6 - 8 HTX", "end": 19, "value": 6}, False),
    ],
)  # fmt: skip
def test_values_that_their_words_allow(
    changes: dict[str, Any], accepted: bool, tmp_path: Path
) -> None:
    assert (messages(check(with_figure(**changes), tmp_path)) == []) is accepted


def test_faults_of_form_and_of_sense_are_listed_together(tmp_path: Path) -> None:
    data = with_figure(unit="dollar")
    data["observations"].append({**FIGURE, "value": 51})
    checked = check(data, tmp_path)
    assert [fault.where for fault in checked.faults] == [
        "observations[0].unit",
        "observations[1].value",
    ]
    assert checked.faults[0].line < checked.faults[1].line


def test_a_figure_that_stands_twice(tmp_path: Path) -> None:
    data = with_figure()
    data["observations"].append(dict(data["observations"][0]))
    assert messages(check(data, tmp_path)) == ["observations[1]: is observations[0] once more"]


def test_references_to_the_authorities(tmp_path: Path) -> None:
    data = {
        "report": REPORT,
        "citations": [{"document": "9/QĐ-TTg@1999", "why": "x", "quote": "x", "start": 0,
                       "end": 1}],
        "programmes": [{"label": "y", "programme": "no-such", "quote": "y", "start": 1, "end": 2}],
        "events": [{"type": "conference", "label": "z", "chairs": ["Ai"], "quote": "z",
                    "start": 2, "end": 3}],
    }  # fmt: skip
    found = messages(check(data, tmp_path))
    assert "citations[0].document: '9/QĐ-TTg@1999' is no uid of the authority" in found[0]
    assert any("'no-such' is no id of the authority of programmes" in each for each in found)
    assert any("'Ai' is not among the people" in message for message in found)


SHARE = {**FIGURE, "measure": "share", "value": 65.69, "quote": "65,69%", "start": 30, "end": 36,
         "unit": "percent", "sector": "agriculture", "base": "tổng số HTX",
         "indicator": "organisations-total", "period": "2023-06-30"}  # fmt: skip
PART = {**SHARE, "measure": "value", "value": 731, "quote": "731 HTX", "start": 20, "end": 27,
        "unit": "organisation"}  # fmt: skip
WHOLE = {**PART, "value": 1116, "quote": "1116 HTX", "start": 1, "end": 9, "sector": "all"}


def shares(reviewed: bool, contradictions: list[dict[str, Any]]) -> dict[str, Any]:
    review = {"reviewed": {"by": "A", "date": "2024-01-01"}} if reviewed else {}
    return {
        "report": {**REPORT, **review},
        "observations": [WHOLE, PART, SHARE],
        "contradictions": contradictions,
    }


def test_arithmetic_that_does_not_follow_must_be_recorded(tmp_path: Path) -> None:
    found = messages(check(shares(True, []), tmp_path))
    assert found == [
        "observations[2]: '65,69%' does not follow: 731 HTX / 1116 HTX = 65.50%; "
        "record it under contradictions (kind share) or correct the facts"
    ]


def test_a_recorded_contradiction_is_no_fault(tmp_path: Path) -> None:
    recorded = {"kind": "share", "observations": [30], "printed": "65,69%", "follows": "65,50%",
                "note": "không khớp"}  # fmt: skip
    assert messages(check(shares(True, [recorded]), tmp_path)) == []


def test_in_facts_that_nobody_reviewed_it_is_a_warning(tmp_path: Path) -> None:
    checked = check(shares(False, []), tmp_path)
    assert messages(checked) == []
    assert "does not follow" in messages(checked, "warning")[0]


def test_a_contradiction_of_no_figure(tmp_path: Path) -> None:
    recorded = {"kind": "sum", "observations": [77], "printed": "a", "follows": "b", "note": "c"}
    data = {**with_figure(), "contradictions": [recorded]}
    assert "no observation starts at 77" in messages(check(data, tmp_path))[0]


def test_a_decrease_by_a_range_has_its_lower_end_first(tmp_path: Path) -> None:
    figure = {"quote": "6 - 8%", "value": -8, "value_max": -6, "unit": "percent",
              "measure": "growth-rate", "start": 0, "end": 6}  # fmt: skip
    assert check(with_figure(**figure), tmp_path, "6 - 8% ít hơn").errors == []
