"""`kg load` and `kg check` with raw reports: extracted, corrected, loaded once."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from kg.facts.model import Facts
from kg.facts.source import read_facts
from kg.graph.twins import same_report, shape
from tests.conftest import SEEDS, run_kg

REPORT = """Sơ kết phát triển kinh tế tập thể tỉnh Sơn La 6 tháng đầu năm 2023

Trong 6 tháng đầu năm 2023, toàn tỉnh Sơn La thành lập mới 38 HTX.

Đến ngày 30/6/2023, toàn tỉnh có 812 HTX với 24.500 thành viên.
"""
IMPOSSIBLE_PLAN = """Báo cáo kinh tế tập thể tỉnh Sơn La năm 2023

Năm 2023, toàn tỉnh Sơn La thành lập mới 25 HTX, đạt 71,3% kế hoạch.
"""
DOCX = "d04.docx"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, "utf-8")
    return path


def answer(store: Path, name: str, *options: str) -> list[dict[str, str]]:
    done = run_kg("query", name, "--store", store, "--format", "json", *options)
    rows = json.loads(done.stdout)["results"]["bindings"]
    return [{key: cell["value"] for key, cell in row.items()} for row in rows]


def test_facts_and_reports_load_together_and_tell_what_was_reviewed(
    corpus: Path, report: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    seed = SEEDS / "hoa-binh-2020.yaml"
    done = run_kg("load", seed, corpus / DOCX, report, "--store", store)
    assert done.returncode == 0, done.stderr
    reviewed = {row["report"]: row["reviewed"] for row in answer(store, "reports")}
    assert sorted(reviewed.values()) == ["false", "false", "true"]
    assert reviewed["hoa-binh-2020"] == "true"
    ranked = answer(store, "provinces-by-cooperatives")
    assert [row["report"] for row in ranked] == ["hoa-binh-2020"]  # of reviewed figures only


def test_corrections_beside_a_report_are_applied(report: Path, tmp_path: Path) -> None:
    store, out = tmp_path / "store", tmp_path / "facts"
    run_kg("extract", report, "-o", out)
    facts = out / "bao-cao.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace(f"id: {yaml.safe_load(text)['report']['id']}", "id: my-id"))
    run_kg("review", facts, "--texts", tmp_path, "--by", "Ngọc", "--reviewed-by", "Ngọc")
    shutil.copy(out / "bao-cao.corrections.yaml", tmp_path)
    done = run_kg("load", report, "--store", store, "--json")
    assert done.returncode == 0, done.stderr
    entry = json.loads(done.stdout)["reports"]["my-id"]
    assert (entry["state"], entry["reviewed"]) == ("new", True)
    assert [row["value"] for row in answer(store, "provinces-by-cooperatives")] == ["812"]


def test_corrections_that_do_not_fit_stop_a_load(report: Path, tmp_path: Path) -> None:
    beside = tmp_path / "bao-cao.corrections.yaml"
    beside.write_text(f"text: '{'0' * 64}'\ncorrections: []\n", "utf-8")
    done = run_kg("load", report, "--store", tmp_path / "store")
    assert done.returncode == 1
    assert "the corrections are of another text" in done.stderr
    assert not (tmp_path / "store" / "current").exists()


def test_a_folder_holds_reports_their_facts_and_corrections(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    run_kg("extract", report, "-o", folder)
    shutil.copy(report, folder)
    facts = folder / "bao-cao.yaml"
    facts.write_text(facts.read_text("utf-8").replace("status: observed", "status: estimate", 1))
    run_kg("review", facts, "--by", "Ngọc")
    (folder / "other.md").write_text(REPORT.replace("Sơn La", "Lào Cai"), "utf-8")
    done = run_kg("load", folder, "--store", tmp_path / "store", "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["reports"]) == 2


@pytest.mark.parametrize(
    "name",
    ["d05.pdf", *(pytest.param(name, marks=pytest.mark.slow)
                  for name in ("d01.html", "d04.docx", "d10.html", "d29.html"))],
)  # fmt: skip
def test_one_report_in_two_files_is_refused_with_both_names(
    name: str, corpus: Path, tmp_path: Path
) -> None:
    text = Path(name).with_suffix(".txt").name
    both = run_kg("load", corpus / name, corpus / text, "--store", tmp_path / "a")
    assert both.returncode == 1
    assert f"{text} and " in both.stderr
    assert f"{name} are one report" in both.stderr
    assert run_kg("load", corpus / name, "--store", tmp_path / "b").returncode == 0
    later = run_kg("load", corpus / text, "--store", tmp_path / "b")
    assert later.returncode == 1
    assert f"{text} and the report '" in later.stderr


def test_the_same_report_once_more_changes_nothing(report: Path, tmp_path: Path) -> None:
    run_kg("load", report, "--store", tmp_path / "store")
    again = run_kg("load", report, "--store", tmp_path / "store")
    assert (again.returncode, "Nothing changed" in again.stdout) == (0, True)


def facts(report: str) -> Facts:
    found = read_facts(SEEDS / f"{report}.yaml").facts
    assert found is not None
    return found


def test_reports_of_one_province_are_told_apart() -> None:
    one, other = facts("yen-bai-2020"), facts("yen-bai-2023-h1")
    assert same_report(shape("a", one), shape("b", one))
    assert not same_report(shape("a", one), shape("b", other))


def test_what_a_program_misread_does_not_stop_a_load(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(IMPOSSIBLE_PLAN, "utf-8")
    done = run_kg("load", report, "--store", tmp_path / "store")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.xlsx", b"PK", 2, "is neither facts (.yaml, .json) nor a report"),
        ("a.docx", b"PK\x03\x04", 1, "Nothing was loaded"),
        ("a.txt", b"", 1, "is empty"),
    ],
)
def test_what_cannot_be_loaded(
    name: str, content: bytes, code: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run_kg("load", tmp_path / name, "--store", tmp_path / "store")
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr


@pytest.mark.parametrize("name", ["d04.docx", "d05.pdf", "d10.html"])
def test_check_reads_the_text_in_its_format(name: str, corpus: Path, tmp_path: Path) -> None:
    run_kg("extract", corpus / name, "-o", tmp_path)
    path = tmp_path / Path(name).with_suffix(".yaml").name
    sound = run_kg("check", path, "--texts", corpus)
    assert sound.returncode == 0
    assert "quotes compared with the text" in sound.stdout
    data = yaml.safe_load(path.read_text("utf-8"))
    figure = data["observations"][0]
    figure["start"], figure["end"] = figure["start"] + 1, figure["end"] + 1
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    wrong = run_kg("check", path, "--texts", corpus)
    assert (wrong.returncode, "the quote stands at" in wrong.stdout) == (1, True)


def test_facts_of_a_language_model_or_a_form_are_checked_the_same_way(
    report: Path, tmp_path: Path
) -> None:
    run_kg("extract", report, "-o", tmp_path, "--format", "json")
    path = tmp_path / "bao-cao.json"
    data = json.loads(path.read_text("utf-8"))
    data["report"]["extractor"] = "some language model"
    data["observations"][0] |= {"value": 380, "confidence": 0.99}
    path.write_text(json.dumps(data), "utf-8")
    done = run_kg("check", path, "--texts", tmp_path)
    assert done.returncode == 1
    assert "380 does not follow from" in done.stdout
