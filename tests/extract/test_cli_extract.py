"""`kg extract` as people use it: files, folders, what is kept, what is told."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from kg.facts.source import read_facts
from tests.conftest import run_kg

REPORT = """Sơ kết phát triển kinh tế tập thể tỉnh Sơn La 6 tháng đầu năm 2023

Trong 6 tháng đầu năm 2023, toàn tỉnh Sơn La thành lập mới 38 HTX, đạt 63,3% kế hoạch năm.

Đến ngày 30/6/2023, toàn tỉnh có 812 HTX với 24.500 thành viên, theo Luật Hợp tác xã năm 2012.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, corpus: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for name in ("d01.txt", "d04.docx", "d05.pdf", "d10.html", "d13.txt"):
        shutil.copy(corpus / name, made / name)
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_one_report_is_printed_as_facts_that_check_accepts(report: Path, tmp_path: Path) -> None:
    done = run_kg("extract", report)
    assert (done.returncode, done.stderr) == (0, "")
    facts = tmp_path / "facts.yaml"
    facts.write_text(done.stdout, "utf-8")
    data = yaml.safe_load(done.stdout)
    assert "38 HTX" in [figure["quote"] for figure in data["observations"]]
    assert data["report"]["reviewed"] is None
    assert data["report"]["extractor"].startswith("kttt-kg ")
    checked = run_kg("check", facts, "--texts", tmp_path)
    assert (checked.returncode, "quotes compared" in checked.stdout) == (0, True)


@pytest.mark.parametrize("options", [["--format", "json"], ["--json"]])
def test_one_report_as_json(options: list[str], report: Path) -> None:
    data = json.loads(run_kg("extract", report, *options).stdout)
    figure = next(each for each in data["observations"] if each["quote"] == "38 HTX")
    assert figure["value"] == 38
    assert figure["evidence"]["indicator"]["rule"]


def test_standard_input(report: Path, tmp_path: Path) -> None:
    piped = run_kg("extract", "-", "--format", "json", stdin=REPORT)
    data, same = json.loads(piped.stdout), json.loads(run_kg("extract", report, "--json").stdout)
    assert data["observations"] == same["observations"]
    assert run_kg("extract", "-", "-o", tmp_path / "facts", stdin=REPORT).returncode == 0
    assert (tmp_path / "facts" / "stdin.yaml").is_file()


def test_explain_shows_the_words_behind_each_attribute(report: Path) -> None:
    shown = run_kg("extract", report, "--explain", "--lang", "en").stdout
    assert "'38 HTX'" in shown
    assert "not reviewed" in shown
    assert "Attribute" in shown
    assert "thành lập mới" in shown
    assert "Thuộc tính" in run_kg("extract", report, "--explain").stdout


def test_a_folder_gives_the_same_facts_whatever_the_workers(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    done = run_kg("extract", folder, "-o", one, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "5 of 5 reports extracted" in done.stdout
    backwards = sorted(folder.iterdir(), reverse=True)
    run_kg("extract", *backwards, "-o", two, "--jobs", "3")
    assert files_of(one) == files_of(two)
    assert set(files_of(one)) == {"d01.yaml", "d04.yaml", "d05.yaml", "d10.yaml", "d13.yaml"}


def test_a_folder_is_taken_up_where_it_stopped(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    run_kg("extract", folder, "-o", out)
    before = files_of(out)
    (out / "d04.yaml").unlink()
    done = run_kg("extract", folder, "-o", out, "--json")
    states = {Path(one["source"]).name: one["state"] for one in json.loads(done.stdout)}
    assert [name for name, state in states.items() if state == "extracted"] == ["d04.docx"]
    assert files_of(out) == before
    again = run_kg("extract", folder, "-o", out, "--again")
    assert "5 of 5 reports extracted" in again.stdout
    assert files_of(out) == before


def test_one_report_that_cannot_be_read_stops_no_other(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "empty.txt").write_bytes(b"")
    done = run_kg("extract", folder, "-o", tmp_path / "facts")
    assert done.returncode == 1
    assert "5 of 7 reports extracted" in done.stdout
    assert "2 failed" in done.stdout
    assert "broken.docx" in done.stderr
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_reports_of_one_name_are_told_and_neither_is_written(
    folder: Path, tmp_path: Path, corpus: Path
) -> None:
    shutil.copy(corpus / "d04.txt", folder / "d04.txt")
    done = run_kg("extract", folder, "-o", tmp_path / "facts")
    assert done.returncode == 1
    assert "d04.docx: its facts would be written to" in done.stderr
    assert not (tmp_path / "facts" / "d04.yaml").exists()
    assert "4 of 6 reports extracted" in done.stdout


def test_facts_below_a_confidence_are_left_out_and_counted(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    done = run_kg("extract", report, "-o", out, "--min-confidence", "1")
    assert "facts were left out" in done.stderr
    data = yaml.safe_load((out / "bao-cao.yaml").read_text("utf-8"))
    assert all(one.get("confidence", 1) == 1 for one in data["observations"])
    assert "were left out" in data["notes"][-1]
    all_of_them = run_kg("extract", report, "-o", out)
    assert "1 of 1 reports extracted" in all_of_them.stdout
    assert "38 HTX" in (out / "bao-cao.yaml").read_text("utf-8")


def edited(out: Path) -> None:
    path = out / "bao-cao.yaml"
    path.write_text(path.read_text("utf-8").replace("area: Sơn La", "area: Hòa Bình", 1), "utf-8")


def without_extractor(out: Path) -> None:
    path = out / "bao-cao.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "extractor:" not in line), "utf-8")


def of_another_text(out: Path) -> None:
    (out.parent / "bao-cao.txt").write_text(REPORT.replace("812", "813"), "utf-8")


def broken(out: Path) -> None:
    path = out / "bao-cao.yaml"
    path.write_text(path.read_text("utf-8").replace("measure: value", "measure: weight", 1))


@pytest.mark.parametrize(
    ("change", "options", "words"),
    [
        (edited, ["--again"], "was edited by hand"),
        (without_extractor, ["--again"], "was not written by 'kg extract'"),
        (of_another_text, [], "holds the facts of another text"),
        (broken, ["--again"], "'weight' is no code"),
    ],
)
def test_nothing_of_a_person_is_written_over(
    change: object, options: list[str], words: str, report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "facts"
    run_kg("extract", report, "-o", out)
    assert callable(change)
    change(out)
    before = files_of(out)
    done = run_kg("extract", report, "-o", out, *options)
    assert done.returncode == 1
    assert words in done.stderr
    assert files_of(out) == before


def test_facts_of_another_text_are_replaced_when_that_is_wanted(
    report: Path, tmp_path: Path
) -> None:
    out = tmp_path / "facts"
    run_kg("extract", report, "-o", out)
    of_another_text(out)
    assert run_kg("extract", report, "-o", out, "--again").returncode == 0
    assert "813 HTX" in (out / "bao-cao.yaml").read_text("utf-8")


def test_a_report_longer_than_its_time_is_told(folder: Path, tmp_path: Path) -> None:
    program = (
        "import sys, kg.cli.parallel as parallel; parallel.STARTING = 0;"
        "from kg.cli import app; app(sys.argv[1:])"
    )
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", program, "extract", str(folder), "-o", str(tmp_path / "facts"),
         "--timeout", "0.1"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "took longer than 0.1 seconds" in done.stderr
    assert list((tmp_path / "facts").glob(".*")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.txt"], "missing.txt: there is no such file or folder"),
        (["empty"], "this folder holds no report (.docx, .htm, .html, .md, .pdf, .txt)"),
        (["bao-cao.txt", "other.txt"], "give --output DIR"),
        (["bao-cao.txt", "-o", "bao-cao.txt"], "cannot be made a folder"),
    ],
)
def test_a_bad_call(arguments: list[str], words: str, report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shutil.copy(report, tmp_path / "other.txt")
    done = run_kg("extract", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr


def test_review_keeps_what_a_person_changed(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    facts, beside = out / "bao-cao.yaml", out / "bao-cao.corrections.yaml"
    run_kg("extract", report, "-o", out)
    data = yaml.safe_load(facts.read_text("utf-8"))
    figure = next(one for one in data["observations"] if one["quote"] == "812 HTX")
    figure["period"] = "2023-06-15"
    data["products"].append({"name": "Chè", "quote": "kế hoạch năm"})
    facts.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")

    nobody = run_kg("review", facts, "--texts", tmp_path)
    assert (nobody.returncode, "--by NAME" in nobody.stderr) == (2, True)
    shown = run_kg("review", facts, "--texts", tmp_path, "--by", "Ngọc", "--dry-run")
    assert "→ 2023-06-15" in shown.stdout
    assert not beside.exists()
    done = run_kg("review", facts, "--texts", tmp_path, "--by", "Ngọc", "--why", "đọc lại")
    assert done.returncode == 0, done.stderr
    kept = yaml.safe_load(beside.read_text("utf-8"))["corrections"]
    assert [(one["kind"], one["by"], one["why"]) for one in kept] == [
        ("observations", "Ngọc", "đọc lại"),
        ("products", "Ngọc", "đọc lại"),
    ]
    corrected = facts.read_bytes()
    facts.unlink()
    again = run_kg("extract", report, "-o", out)
    assert "2 corrections applied" in again.stdout
    assert facts.read_bytes() == corrected
    found = read_facts(facts).facts
    assert found is not None
    assert [one.quote for one in found.observations if one.reviewed] == ["812 HTX"]
    assert found.products[0].start == REPORT.index("kế hoạch năm")


def test_a_correction_that_does_not_fit_is_a_fault(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    run_kg("extract", report, "-o", out)
    facts, beside = out / "bao-cao.yaml", out / "bao-cao.corrections.yaml"
    facts.write_text(facts.read_text("utf-8").replace("status: observed", "status: estimate", 1))
    run_kg("review", facts, "--texts", tmp_path, "--by", "Ngọc")
    beside.write_text(beside.read_text("utf-8").replace("start: ", "start: 1", 1), "utf-8")
    done = run_kg("extract", report, "-o", out)
    assert done.returncode == 1
    assert "finds no such fact any more" in done.stderr


def test_a_whole_report_is_reviewed_and_then_kept(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    facts = out / "bao-cao.yaml"
    run_kg("extract", report, "-o", out)
    done = run_kg("review", facts, "--texts", tmp_path, "--reviewed-by", "Ngọc")
    assert done.returncode == 0, done.stderr
    assert "all facts reviewed by Ngọc" in done.stdout
    reviewed = files_of(out)
    assert run_kg("extract", report, "-o", out, "--again").returncode == 0
    assert files_of(out) == reviewed
    beside = out / "bao-cao.corrections.yaml"
    beside.write_text(beside.read_text("utf-8").replace("facts: ", "facts: 0", 1)[:-2] + "]\n")
    broken_now = run_kg("extract", report, "-o", out, "--again")
    assert broken_now.returncode == 1
    assert facts.read_bytes() == reviewed["bao-cao.yaml"]


def test_review_refuses_what_load_would_refuse(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    run_kg("extract", report, "-o", out)
    facts = out / "bao-cao.yaml"
    facts.write_text(facts.read_text("utf-8").replace("value: 38\n", "value: 39\n"), "utf-8")
    before = files_of(out)
    done = run_kg("review", facts, "--texts", tmp_path, "--by", "Ngọc")
    assert done.returncode == 1
    assert "39 does not follow from '38 HTX'" in done.stderr
    assert files_of(out) == before


def test_review_of_facts_from_which_some_were_left_out(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    facts = out / "bao-cao.yaml"
    run_kg("extract", report, "-o", out, "--min-confidence", "0.99")
    done = run_kg("review", facts, "--texts", tmp_path, "--by", "Ngọc")
    assert "0 corrections" in done.stdout, done.stderr
    whole = run_kg("review", facts, "--texts", tmp_path, "--reviewed-by", "Ngọc")
    assert "extract again without --min-confidence" in whole.stderr


def test_a_review_is_claimed_by_the_option_only(report: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts"
    run_kg("extract", report, "-o", out)
    facts = out / "bao-cao.yaml"
    mark = "  reviewed: {by: Ngọc, date: '2026-11-25'}\n"
    facts.write_text(facts.read_text("utf-8").replace("  reviewed: null\n", mark), "utf-8")
    done = run_kg("review", facts, "--texts", tmp_path)
    assert (done.returncode, "--reviewed-by 'Ngọc'" in done.stderr) == (2, True)
    assert run_kg("review", facts, "--texts", tmp_path, "--reviewed-by", "Ngọc").returncode == 0
    assert run_kg("review", facts, "--texts", tmp_path).returncode == 0
