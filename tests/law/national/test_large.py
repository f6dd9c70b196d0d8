"""Half a million rows: taken in bounded memory, and taken once."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.law.national.importing import import_file
from kg.law.national.index import NationalIndex, index_path
from tests.law.national.made import dataset_row, made_rows, write_csv, write_json

pytestmark = pytest.mark.slow

ROWS = 500_000
MEMORY = 300  # MB: the interpreter with its modules, one batch, and the cache of SQLite
PROGRAM = """
def peak():
    # Not ru_maxrss: that begins with what the process had that started this one.
    status = Path("/proc/self/status").read_text().split()
    return int(status[status.index("VmHWM:") + 1]) // 1024

import sys, time
from pathlib import Path
from kg.law.national.importing import import_file
began = time.perf_counter()
report = import_file(Path(sys.argv[1]), Path(sys.argv[2]))
print(report.rows, report.taken, report.unchanged, report.published)
print(peak())
print(f"{report.rows / (time.perf_counter() - began):.0f} rows/s")
"""


def imported(file: Path, store: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), str(store)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def test_half_a_million_rows(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "rows.csv", made_rows(ROWS))
    store = tmp_path / "store"
    counts, memory, speed = imported(file, store)
    print(f"{speed}, {memory} MB of memory, {index_path(store).stat().st_size / 1e6:.0f} MB")
    assert counts == f"{ROWS} {ROWS} 0 True"
    assert int(memory) < MEMORY
    counts, memory, speed = imported(file, store)
    print(f"again: {speed}, {memory} MB of memory")
    assert counts == f"{ROWS} 0 {ROWS} False"
    assert int(memory) < MEMORY

    large = NationalIndex.open(store)
    assert large is not None
    with large:
        assert len(large) == ROWS


@pytest.mark.parametrize(
    "cells",
    [
        {"id": "{}"},
        {"id": "{}", "title": None},
        {"id": "{}", "title": "{}"},
        {"id": "{}", "ngay_ban_hanh": None},
        {"id": "{}", "ngay_ban_hanh": None, "title": None},
        {"title": "{}"},
        {"title": "{}", "ngay_ban_hanh": None},
        {"id": None, "title": "{}"},
        {"id": None, "title": "{}", "ngay_ban_hanh": None},
    ],
    ids=str,
)
def test_namesakes_in_masses_are_imported_too(cells: dict[str, Any], tmp_path: Path) -> None:
    """All rows have one minimum key or one id: what is compared with each would take an hour."""
    rows = (
        dataset_row(**{name: cell and cell.format(number) for name, cell in cells.items()})
        for number in range(100_000)
    )
    file = write_json(tmp_path / "rows.jsonl", rows)
    report = import_file(file, tmp_path / "store")
    assert report.taken == report.conflicting == 100_000
