"""Which files belong together, and what is said of those that cannot be compared."""

from pathlib import Path

import pytest

from kg.errors import BadCall, FaultyFacts
from kg.evaluate.evaluate import evaluate
from kg.evaluate.reading import read_items
from tests.conftest import SEEDS
from tests.evaluate.made import figure, write


def test_stems_make_documents(tmp_path: Path) -> None:
    for name in ("gold/a.json", "gold/b.json", "found/a.yaml", "found/c.json"):
        write(tmp_path / name, observations=[figure()])
    (tmp_path / "gold" / "README.md").write_text("no facts", "utf-8")
    found = evaluate(tmp_path / "gold", tmp_path / "found")
    assert [one.name for one in found.documents] == ["a", "b"]
    assert found.absent == ["b"]
    assert found.tallies()["figure"].gold == 2
    alone = evaluate(tmp_path / "gold", tmp_path / "found" / "a.yaml")
    assert [one.name for one in alone.documents] == ["a"]
    two = evaluate(tmp_path / "gold" / "b.json", tmp_path / "found" / "c.json")
    assert two.tallies()["exact"].correct == 1
    only = evaluate(tmp_path / "gold", tmp_path / "found", ["[a]"])
    assert [one.name for one in only.documents] == ["a"]


def test_reviewed_facts_are_read(tmp_path: Path) -> None:
    found = evaluate(SEEDS, SEEDS)
    assert found.absent == []
    assert all(tally.correct == tally.gold for tally in found.tallies().values())


def test_fields_of_another_contract_are_passed_over(tmp_path: Path) -> None:
    person = {"name": "Lê An", "role": "Giám đốc", "quote": "Lê An", "start": 0, "end": 5}
    path = write(tmp_path / "a.json", people=[person], observations=[figure(indicator="new-code")])
    assert read_items(path)["people"][0].said["name"] == "Lê An"
    assert read_items(path)["observations"][0].said["indicator"] == "new-code"


def test_what_cannot_be_compared_is_listed(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.json",
        observations=[
            figure() | {"value": "năm mươi"},
            figure() | {"start": None},
            figure(area=["Yên Bái"]),
        ],
    )
    with pytest.raises(FaultyFacts) as raised:
        read_items(path)
    lines = str(raised.value).splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("observations[0].value: must be a number, is 'năm mươi'")
    assert lines[1].endswith("observations[1].start: must be an offset in characters, is None")
    assert "observations[2].area" in lines[2]


@pytest.mark.parametrize("content", ["[]", "{", '{"observations": 3}', '{"observations": [3]}'])
def test_what_is_no_facts_object(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    with pytest.raises(FaultyFacts, match=r"a\.json"):
        read_items(path)


def test_calls_that_cannot_be(tmp_path: Path) -> None:
    write(tmp_path / "gold" / "a.json")
    write(tmp_path / "found" / "b.json")
    write(tmp_path / "twice" / "a.json")
    write(tmp_path / "twice" / "a.yaml")
    (tmp_path / "empty").mkdir()
    for gold, found, only, message in (
        ("gold", "nowhere", [], "there is no such"),
        ("gold", "empty", [], "holds no"),
        ("gold", "twice", [], "one document"),
        ("gold", "found", [], "has the stem"),
        ("gold", "gold", ["x*"], "no document of"),
    ):
        with pytest.raises(BadCall, match=message):
            evaluate(tmp_path / gold, tmp_path / found, only)
