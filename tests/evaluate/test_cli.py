"""`kg evaluate` as people and tools use it."""

import json
from pathlib import Path

import pytest

from tests.conftest import run_kg
from tests.evaluate.made import figure, write
from tests.evaluate.perturbed import write_perturbed


@pytest.fixture(scope="module")
def predicted(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_perturbed(corpus, tmp_path_factory.mktemp("cli") / "predicted", 8, 0.3)


@pytest.mark.parametrize(("language", "head"), [("vi", "Độ đúng"), ("en", "Precision")])
def test_people_get_tables(language: str, head: str, corpus: Path, predicted: Path) -> None:
    done = run_kg("evaluate", corpus, predicted, "--only", "d0*", "--by-document", "--errors",
                  "--min-confidence", "0.8", "--baseline", corpus, "--lang", language)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert head in done.stdout
    assert max(map(len, done.stdout.partition("F1 ")[0].splitlines())) <= 160


def test_tools_get_everything(corpus: Path, predicted: Path) -> None:
    done = run_kg("evaluate", corpus, predicted, "--json", "--errors", "--by-document",
                  "--min-confidence", "0.5", "--baseline", corpus)  # fmt: skip
    data = json.loads(done.stdout)
    assert len(data["documents"]) == 30
    assert set(data["levels"]["full"]) == {
        "correct", "predicted", "gold", "precision", "recall", "f1",
    }  # fmt: skip
    assert data["by_document"]["d01"]["figure"]["gold"] == 40
    assert data["confident"]["levels"]["full"]["predicted"] == 0
    assert data["baseline"]["gains"] == []
    assert data["baseline"]["levels"]["full"]["f1"] == 1
    assert {one["outcome"] for one in data["errors"]} == {"missed", "extra", "differs"}


def test_an_error_is_one_line(tmp_path: Path) -> None:
    gold = write(tmp_path / "a.json", observations=[figure(10), figure(30, 7)])
    found = write(tmp_path / "b.json", observations=[figure(10, status="target")])
    done = run_kg("evaluate", gold, found, "--errors", "--lang", "en")
    assert (
        "a:10: figure “50 HTX”: differs: status: gold observed, predicted target\n" in done.stdout
    )
    assert "a:30: figure “7 HTX”: missed: 7 · organisation · organisations-new" in done.stdout
    done = run_kg("evaluate", gold, found, "--errors")
    assert "a:10: con số “50 HTX”: khác: trạng thái: chuẩn observed, dự đoán target" in done.stdout


def test_a_bad_call(tmp_path: Path) -> None:
    done = run_kg("evaluate", tmp_path / "nowhere", tmp_path)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
