"""The published index: look-ups, readers during an import, damage, kills."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreProblem
from kg.law.national.importing import import_file
from kg.law.national.index import NationalIndex, index_path
from kg.law.national.look_up import national_look_up
from kg.law.national.publishing import building
from tests.law.national.made import dataset_row, made_rows, write_csv, write_json

PROGRAM = """
import sys
from pathlib import Path
from kg.law.national.importing import import_file
import_file(Path(sys.argv[1]), Path(sys.argv[2]), lambda rows: print(rows, flush=True))
"""


def opened(store: Path) -> NationalIndex:
    index = NationalIndex.open(store)
    assert index is not None
    return index


@pytest.fixture
def store(tmp_path: Path) -> Path:
    rows = [
        dataset_row(id=1, so_ky_hieu="06/2021/NQ-HĐND", loai_van_ban="Nghị quyết",
                    ngay_ban_hanh="19/04/2021", co_quan_ban_hanh="HĐND Tỉnh Yên Bái"),
        dataset_row(id=2, so_ky_hieu="06/2021/NQ-HĐND", loai_van_ban="Nghị quyết",
                    ngay_ban_hanh="01/03/2021", co_quan_ban_hanh="HĐND Tỉnh Lào Cai"),
        dataset_row(id=3, so_ky_hieu="6/2019/QĐ-TTg", loai_van_ban="Quyết định",
                    ngay_ban_hanh="05/02/2019", co_quan_ban_hanh="Thủ tướng Chính phủ"),
    ]  # fmt: skip
    import_file(write_json(tmp_path / "rows.jsonl", rows), tmp_path / "store")
    return tmp_path / "store"


def test_nothing_was_imported(tmp_path: Path) -> None:
    assert NationalIndex.open(tmp_path) is None
    assert NationalIndex.open(tmp_path / "missing") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["06/2021/NQ-HĐND", "6/2021/nq-hdnd", "số 06/2021/NQ – HĐND"])
def test_by_key(key: str, store: Path) -> None:
    with opened(store) as index:
        assert [row.vbpl_id for row in index.by_key(key)] == ["2", "1"]
        assert index.by_key("07/2021/NQ-HĐND") == []
        assert index.by_key("") == []


def test_by_number(store: Path) -> None:
    with opened(store) as index:
        assert [row.vbpl_id for row in index.by_number("06", None)] == ["3", "2", "1"]
        assert [row.vbpl_id for row in index.by_number("6", "Nghị quyết")] == ["2", "1"]
        assert [row.vbpl_id for row in index.by_number("6", "QUYET DINH")] == ["3"]
        assert index.by_number("6", "Luật") == []
        assert len(index) == 3


def test_a_look_up_ends_with_its_block(store: Path, tmp_path: Path) -> None:
    with national_look_up(store) as look_up:
        assert look_up is not None
        assert [each.vbpl_id for each in look_up("6/2019/QĐ-TTg")] == ["3"]
    with pytest.raises(StoreProblem):
        list(look_up("6/2019/QĐ-TTg"))
    with national_look_up(tmp_path / "missing") as nothing:
        assert nothing is None


def test_the_index_is_read_only(store: Path) -> None:
    with (
        opened(store) as index,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        index._database.execute("DELETE FROM document")


def test_an_open_index_does_not_see_an_import(store: Path, tmp_path: Path) -> None:
    with opened(store) as before:
        import_file(write_csv(tmp_path / "more.csv", made_rows(3000)), store)
        assert len(before) == 3
        assert len(before.by_key("6/2019/QĐ-TTg")) == 1
    with opened(store) as after:
        assert len(after) == 3000  # ids 1 to 3 are described anew


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"x" * 9000, "is damaged"), (b"", "has layout 0")],
)
def test_a_damaged_index(content: bytes, words: str, store: Path, tmp_path: Path) -> None:
    index_path(store).write_bytes(content)
    with pytest.raises(StoreProblem, match=words):
        NationalIndex.open(store)
    with pytest.raises(StoreProblem, match=words):
        import_file(tmp_path / "rows.jsonl", store)


def test_an_index_that_is_damaged_inside(store: Path) -> None:
    content = bytearray(index_path(store).read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    index_path(store).write_bytes(content)
    with pytest.raises(StoreProblem, match="delete it"), opened(store) as index:
        index.by_key("6/2019/QĐ-TTg")


def test_a_second_import_at_the_same_time_is_refused(store: Path, tmp_path: Path) -> None:
    with building(store), pytest.raises(StoreProblem, match="wait for it to end"):
        import_file(tmp_path / "rows.jsonl", store)


def test_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    file = write_json(tmp_path / "rows.jsonl", [dataset_row()])
    with pytest.raises(StoreProblem, match="cannot be written"):
        import_file(file, file / "store")


def test_a_disk_that_is_full(store: Path, tmp_path: Path) -> None:
    before = index_path(store).read_bytes()
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))"
    )
    file = write_csv(tmp_path / "more.csv", made_rows(6000))
    done = subprocess.run(
        [sys.executable, "-c", limit + PROGRAM, str(file), str(store)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "StoreProblem: The index of national documents" in done.stderr
    assert index_path(store).read_bytes() == before
    assert list((store / "national").glob(".building*")) == []


@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGINT])
def test_a_kill_in_the_middle_leaves_the_old_index(
    kill: signal.Signals, store: Path, tmp_path: Path
) -> None:
    before = index_path(store).read_bytes()
    file = write_csv(tmp_path / "more.csv", made_rows(20000))
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(file), str(store)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"5000\n"
    os.kill(process.pid, kill)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert index_path(store).read_bytes() == before
    with opened(store) as index:
        assert len(index) == 3
    report = import_file(file, store)
    assert (report.published, report.documents) == (True, 20000)
    assert list((store / "national").glob(".building*")) == []


def test_opening_waits_for_little(store: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; began = time.perf_counter();"
        "from kg.law.national.index import NationalIndex;"
        "NationalIndex.open(Path(sys.argv[1])).by_key('6/2019/QĐ-TTg');"
        "print(round((time.perf_counter() - began) * 1000), 'ms to import and open');"
        "print({'pydantic', 'pyarrow', 'pyoxigraph', 'yaml'} & set(sys.modules))"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program, str(store)], capture_output=True, text=True, check=True
    )
    print(done.stdout, f"{time.perf_counter() - began:.3f} s as a process")
    assert done.stdout.splitlines()[-1] == "set()"
