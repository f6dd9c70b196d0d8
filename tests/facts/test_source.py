"""Facts files: YAML and JSON give the same facts, and faults are told by line."""

import json
from pathlib import Path

import pytest

from kg.errors import BadCall
from kg.facts.source import canonical_json, fingerprint, read_facts
from tests.conftest import REPORTS, SEEDS
from tests.facts.test_model import with_figure


@pytest.mark.parametrize("report", REPORTS)
def test_yaml_and_json_are_the_same_facts(report: str, tmp_path: Path) -> None:
    facts = read_facts(SEEDS / f"{report}.yaml").facts
    assert facts is not None
    path = tmp_path / f"{report}.json"
    path.write_text(canonical_json(facts), "utf-8")
    again = read_facts(path).facts
    assert again == facts
    assert fingerprint(again) == fingerprint(facts)


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_all_faults_are_listed_with_their_lines(tmp_path: Path) -> None:
    data = with_figure(unit="dollar", colour="red")
    path = write(tmp_path / "faulty.json", json.dumps(data, indent=1))
    file = read_facts(path)
    assert file.facts is None
    lines = path.read_text("utf-8").splitlines()
    found = {(fault.where, lines[fault.line - 1].strip().split(":")[0]) for fault in file.faults}
    assert found == {("observations[0].unit", '"unit"'), ("observations[0].colour", '"colour"')}


def test_a_missing_field_is_told_at_its_figure(tmp_path: Path) -> None:
    path = write(
        tmp_path / "faulty.yaml",
        "report:\n  id: a\nobservations:\n- indicator: organisations-new\n  value: 5\n",
    )
    faults = {fault.where: fault.line for fault in read_facts(path).faults}
    assert faults["observations[0].unit"] == 4
    assert faults["report.title"] == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("twice.yaml", b"report: {}\nreport: {}\n", "the key 'report' stands twice"),
        ("tabs.yaml", b"report:\n\tid: x\n", "is not valid YAML"),
        ("latin.yaml", "báo".encode("latin-1"), "is not UTF-8"),
        ("broken.json", b'{"report": ', "is not valid JSON"),
        ("empty.yaml", b"", "valid dictionary"),
    ],
)
def test_files_that_cannot_be_read(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    file = read_facts(path)
    assert file.facts is None
    assert words in str(file.faults[0])
    assert str(path) in str(file.faults[0])


def test_dates_and_numbers_stay_what_they_are(tmp_path: Path) -> None:
    text = canonical_json_of_figure()
    path = write(tmp_path / "a.yaml", text)
    facts = read_facts(path).facts
    assert facts is not None
    assert facts.observations[0].period == "2023-06-30"


def canonical_json_of_figure() -> str:
    return (
        "report: {id: a, title: t, area: Yên Bái, published: 2023-07-01, period: 2023-06-30,\n"
        f"  source: {{file: a.txt, sha256: '{'0' * 64}', characters: 9}}}}\n"
        "observations:\n"
        "- {indicator: organisations-total, measure: value, subject: cooperative, sector: all,\n"
        "   area: Yên Bái, period: 2023-06-30, value: 697, unit: organisation, status: observed,\n"
        "   modifier: exact, quote: 697 HTX, start: 0, end: 7}\n"
    )


@pytest.mark.parametrize("name", ["missing.yaml", "report.docx"])
def test_what_is_no_facts_file_is_a_bad_call(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadCall, match=name):
        read_facts(tmp_path / name)
