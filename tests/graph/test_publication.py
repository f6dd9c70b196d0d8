"""Published dumps: the store's bytes, compressed without times, with all that belongs beside."""

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from kg.errors import BadCall
from kg.graph.dump import dump
from kg.graph.publication import write_dumps
from kg.graph.snapshots import Snapshot
from kg.graph.sorting import sorted_file, sorted_lines
from tests.conftest import ROOT, run_kg

FILES = ["CITATION.cff", "LICENSE-DATA", "README.md", "SHA256SUMS", "kttt.nq.gz", "kttt.trig.gz"]


@pytest.fixture(scope="module")
def dumps(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published dumps of the five reports."""
    directory = tmp_path_factory.mktemp("dumps")
    written = write_dumps(snapshot, directory)
    assert sorted(path.name for path in written) == FILES
    return directory


def test_nothing_else_is_left_in_the_folder(dumps: Path) -> None:
    assert sorted(path.name for path in dumps.iterdir()) == FILES


def test_the_quads_are_those_of_a_plain_dump(dumps: Path, store: ox.Store) -> None:
    assert gzip.decompress((dumps / "kttt.nq.gz").read_bytes()) == dump(store, "nq")


def test_the_trig_holds_the_same_graph_by_graph(dumps: Path, store: ox.Store) -> None:
    text = gzip.decompress((dumps / "kttt.trig.gz").read_bytes())
    assert set(ox.parse(text, format=ox.RdfFormat.TRIG)) == set(store)
    lines = text.decode().splitlines()
    heads = [line for line in lines if line.endswith("{")]
    assert heads == sorted(set(heads))
    assert len(heads) == len(list(store.named_graphs()))


def test_the_checksums_hold(dumps: Path) -> None:
    lines = (dumps / "SHA256SUMS").read_text().splitlines()
    assert sorted(line.split("  ")[1] for line in lines) == [n for n in FILES if n != "SHA256SUMS"]
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((dumps / name).read_bytes()).hexdigest() == digest


def test_the_same_store_gives_the_same_bytes(
    dumps: Path, snapshot: Snapshot, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from kg.graph.snapshots import Snapshot;"
        "from kg.graph.publication import write_dumps;"
        "write_dumps(Snapshot(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    subprocess.run(
        [sys.executable, "-c", program, str(snapshot.path), str(tmp_path)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (dumps / name).read_bytes()


def test_dumps_take_the_place_of_older_ones(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "kttt.nq.gz").write_bytes(b"old")
    (tmp_path / "mine.txt").write_text("stays")
    write_dumps(snapshot, tmp_path)
    assert (tmp_path / "kttt.nq.gz").read_bytes()[:2] == b"\x1f\x8b"
    assert (tmp_path / "mine.txt").read_text() == "stays"


def test_licence_and_citation(dumps: Path, snapshot: Snapshot) -> None:
    assert (dumps / "LICENSE-DATA").read_bytes() == (ROOT / "LICENSE-DATA").read_bytes()
    cited = yaml.safe_load((dumps / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)  # all that CFF demands
    assert cited["type"] == "dataset"
    assert cited["license"] == "CC-BY-4.0"
    assert cited["date-released"] == snapshot.manifest.published[:10]
    assert snapshot.id in cited["version"]


def test_the_page_tells_snapshot_and_size(dumps: Path, snapshot: Snapshot) -> None:
    page = (dumps / "README.md").read_text("utf-8")
    assert f"{snapshot.id}, {snapshot.manifest.published}" in page
    assert f"{snapshot.manifest.quads:,}" in page


def test_a_folder_that_cannot_be_written(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BadCall, match="the dumps cannot be written"):
        write_dumps(snapshot, tmp_path / "file")


def test_the_command(store_directory: Path, dumps: Path, tmp_path: Path) -> None:
    done = run_kg("dump", "--store", store_directory, "--publish", tmp_path / "out")
    assert done.returncode == 0
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == FILES
    assert (tmp_path / "out" / "SHA256SUMS").read_bytes() == (dumps / "SHA256SUMS").read_bytes()


@pytest.mark.parametrize("option", ["--graph", "--output"])
def test_a_part_is_not_published(option: str, store_directory: Path, tmp_path: Path) -> None:
    done = run_kg("dump", "--store", store_directory, "--publish", tmp_path, option, "areas")
    assert done.returncode == 2
    assert "--publish writes the whole store" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("run", [1, 50, 400, 10**6])
def test_lines_are_sorted_in_runs(run: int, tmp_path: Path) -> None:
    lines = [f"{number * 7919 % 101} Thúy đ {number}\n".encode() for number in range(101)]
    path = tmp_path / "lines"
    path.write_bytes(b"".join(lines))
    assert list(sorted_file(path, run)) == sorted(lines)
    assert list(sorted_lines(lines, tmp_path, run)) == sorted(lines)
    assert list(tmp_path.iterdir()) == [path]


def test_no_lines(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"")
    assert list(sorted_file(tmp_path / "lines")) == []
