"""Loading: all or nothing, the same bytes by every way, and messages that say what to do."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.errors import BadCall, FaultyFacts, InvalidGraph, KgError, ReportConflict, StoreProblem
from kg.graph import load as loading
from kg.graph.dump import dump
from kg.graph.load import load, remove
from kg.graph.snapshots import Snapshots
from kg.law.national.importing import import_file
from tests.conftest import REPORTS, SEEDS, run_kg
from tests.law.national.made import made_rows, write_csv


def content(directory: Path) -> bytes:
    return dump(Snapshots(directory).require().open(), "nq")


def seed(report: str) -> Path:
    return SEEDS / f"{report}.yaml"


def edited(tmp_path: Path, report: str, **changes: Any) -> Path:
    """Return a copy of a seed with other fields in its first observation or its source."""
    data = yaml.safe_load(seed(report).read_text("utf-8"))
    for citation in data["citations"]:
        citation["date"] = str(citation["date"]) if citation.get("date") else None
    data["report"]["source"].update(changes.pop("source", {}))
    data["observations"][0].update(changes)
    path = tmp_path / f"{report}.json"
    path.write_text(json.dumps(data, default=str), "utf-8")
    return path


def test_every_way_of_building_gives_the_same_bytes(tmp_path: Path, store_directory: Path) -> None:
    at_once = content(store_directory)
    for report in REPORTS:
        load([seed(report)], tmp_path / "one-by-one")
    for report in reversed(REPORTS):
        load([seed(report)], tmp_path / "backwards")
    load([SEEDS], tmp_path / "there-and-back")
    remove(["lao-cai-2023", "hoa-binh-2020"], tmp_path / "there-and-back")
    load([seed("hoa-binh-2020"), seed("lao-cai-2023")], tmp_path / "there-and-back")
    assert content(tmp_path / "one-by-one") == at_once
    assert content(tmp_path / "backwards") == at_once
    assert content(tmp_path / "there-and-back") == at_once


def test_an_import_during_a_load_is_derived_from_by_the_next(tmp_path: Path) -> None:
    store = tmp_path / "store"
    rows = write_csv(tmp_path / "rows.csv", made_rows(3))

    def importing(what: str, done: int, _of: int) -> None:
        if (what, done) == ("derive", 1):
            import_file(rows, store)

    load([seed("lao-cai-2023")], store, progress=importing)
    assert load([seed("lao-cai-2023")], store).snapshot is not None
    assert load([seed("lao-cai-2023")], store).snapshot is None


def test_loading_the_same_facts_again_changes_nothing(tmp_path: Path) -> None:
    first = load([SEEDS], tmp_path)
    again = load([SEEDS], tmp_path)
    assert first.snapshot is not None
    assert set(first.reports.values()) == {"new"}
    assert again.snapshot is None
    assert set(again.reports.values()) == {"unchanged"}
    assert Snapshots(tmp_path).require().id == first.snapshot.id


def test_a_changed_report_replaces_its_graph_alone(tmp_path: Path) -> None:
    store = tmp_path / "store"
    load([SEEDS], store)
    before = Snapshots(store).require().open()
    outcome = load([edited(tmp_path, "hoa-binh-2020", area="Việt Nam")], store)
    after = Snapshots(store).require().open()
    assert outcome.reports == {"hoa-binh-2020": "updated"}
    changed = {
        graph
        for graph in (*REPORTS, "areas", "bodies", "codes", "legal", "ontology", "programmes")
        if dump(before, "nq", graph) != dump(after, "nq", graph)
    }
    assert changed == {"hoa-binh-2020"}


def test_a_known_id_with_another_text_needs_replace(tmp_path: Path) -> None:
    store = tmp_path / "store"
    load([SEEDS], store)
    before = content(store)
    other = edited(tmp_path, "hoa-binh-2020", source={"sha256": "1" * 64})
    with pytest.raises(ReportConflict, match="load with --replace"):
        load([other], store)
    assert content(store) == before
    assert load([other], store, replace=True).reports == {"hoa-binh-2020": "replaced"}
    assert content(store) != before


def test_a_report_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    shutil.copy(seed("hoa-binh-2020"), copy)
    with pytest.raises(ReportConflict, match="is given twice"):
        load([SEEDS, copy], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_dry_run_publishes_nothing(tmp_path: Path) -> None:
    outcome = load([SEEDS], tmp_path / "store", dry_run=True)
    assert outcome.quads > 5000
    assert set(outcome.reports.values()) == {"new"}
    assert not (tmp_path / "store").exists()


def test_removing_a_report(tmp_path: Path) -> None:
    load([SEEDS], tmp_path)
    remove(["hoa-binh-2020"], tmp_path)
    assert "hoa-binh-2020" not in Snapshots(tmp_path).require().manifest.reports
    assert b"hoa-binh-2020" not in content(tmp_path)


@pytest.mark.parametrize("ids", [["no-such"], ["hoa-binh-2020", "no-such"]])
def test_removing_what_is_not_there(ids: list[str], tmp_path: Path) -> None:
    load([SEEDS], tmp_path)
    before = content(tmp_path)
    with pytest.raises(BadCall, match="it holds: bac-giang-2023"):
        remove(ids, tmp_path)
    assert content(tmp_path) == before


def test_a_store_that_is_not_there() -> None:
    with pytest.raises(BadCall, match="Run 'kg load'"):
        remove(["x"], Path("/nonexistent-for-sure/store") / "a")


def fault(name: str, tmp_path: Path) -> tuple[list[Path], type[KgError], str]:
    if name == "faulty facts":
        return [edited(tmp_path, "hoa-binh-2020", value=999)], FaultyFacts, "Nothing was loaded"
    if name == "missing file":
        return [tmp_path / "missing.yaml"], BadCall, "there is no such file"
    if name == "empty folder":
        (tmp_path / "empty").mkdir()
        return [tmp_path / "empty"], BadCall, "holds no .yaml or .json"
    raise AssertionError(name)


@pytest.mark.parametrize("name", ["faulty facts", "missing file", "empty folder"])
def test_whatever_is_wrong_the_published_snapshot_stays(name: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    load([seed("yen-bai-2020")], store)
    before, snapshot = content(store), Snapshots(store).require().id
    sources, error, words = fault(name, tmp_path)
    with pytest.raises(error, match=words):
        load([seed("lao-cai-2023"), *sources], store)
    assert content(store) == before
    assert Snapshots(store).require().id == snapshot


def test_an_invalid_graph_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    load([seed("yen-bai-2020")], store)
    before = content(store)
    monkeypatch.setattr(loading, "report_quads", _without_spans)
    with pytest.raises(InvalidGraph, match="Nothing was published"):
        load([seed("lao-cai-2023")], store)
    assert content(store) == before
    assert list((store / "snapshots").glob(".building*")) == []


def _without_spans(facts: Any) -> list[Any]:
    from mappings import report_quads

    return [quad for quad in report_quads(facts) if "wasQuotedFrom" not in quad.predicate.value]


def test_a_second_load_at_the_same_time_is_refused(tmp_path: Path) -> None:
    load([seed("yen-bai-2020")], tmp_path)
    with (
        Snapshots(tmp_path).locked(),
        pytest.raises(StoreProblem, match="wait for it to end"),
    ):
        load([seed("lao-cai-2023")], tmp_path)


def test_a_directory_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a directory")
    done = run_kg("load", "--store", tmp_path / "file" / "store")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """Files may not grow beyond 20 kB: the build fails, the published snapshot stays."""
    store = tmp_path / "store"
    load([seed("yen-bai-2020")], store)
    before = content(store)
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from kg.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "load", str(seed("lao-cai-2023")), "--store", str(store)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "The published snapshot is as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert content(store) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_load_leaves_the_old_state(number: signal.Signals, tmp_path: Path) -> None:
    store = tmp_path / "store"
    load([seed("yen-bai-2020")], store)
    before = content(store)
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "load", "--store", str(store)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    while not list((store / "snapshots").glob(".building*")):
        assert process.poll() is None
        time.sleep(0.002)
    os.kill(process.pid, number)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in stderr
    assert "Traceback" not in stderr
    assert content(store) == before
    assert list((store / "snapshots").glob(".building*")) == []


def test_a_few_old_snapshots_are_kept(tmp_path: Path) -> None:
    for report in REPORTS:
        load([seed(report)], tmp_path)
    kept = sorted(path.name for path in (tmp_path / "snapshots").iterdir())
    assert kept == ["000003", "000004", "000005"]


def test_no_load_time_and_no_blank_node_in_the_store(store_directory: Path) -> None:
    lines = content(store_directory).decode().splitlines()
    assert not any(" _:" in line or line.startswith("_:") for line in lines)
    year = Snapshots(store_directory).require().manifest.published[:16]
    assert not any(year in line for line in lines)


def test_reports_are_mapped_again_when_the_authorities_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([SEEDS], tmp_path)
    before = content(tmp_path)
    monkeypatch.setattr(loading, "authority_fingerprint", lambda: "another")
    outcome = load([seed("hoa-binh-2020")], tmp_path)
    assert outcome.snapshot is not None
    assert outcome.reports == {"hoa-binh-2020": "unchanged"}
    assert content(tmp_path) == before
    assert set(Snapshots(tmp_path).require().manifest.reports) == set(REPORTS)
