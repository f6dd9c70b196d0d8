"""Half a million rows: bounded memory, and look-ups that cost what they cost among 81."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.law.national.importing import import_file
from kg.law.national.index import NationalIndex, index_path
from tests.law.national.made import made_rows, write_csv, write_json

pytestmark = pytest.mark.slow

ROWS = 500_000
MEMORY = 300  # MB: the interpreter with its modules, one batch, and the cache of SQLite
PROGRAM = """
import resource, sys, time
from pathlib import Path
from kg.law.national.importing import import_file
began = time.perf_counter()
report = import_file(Path(sys.argv[1]), Path(sys.argv[2]))
print(report.rows, report.taken, report.unchanged, report.published)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(f"{report.rows / (time.perf_counter() - began):.0f} rows/s")
"""


def imported(file: Path, store: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), str(store)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def seconds_for_a_look_up(index: NationalIndex, keys: list[str]) -> float:
    """Return the median over rounds, so that one pause of the machine does not count."""
    rounds = []
    for _ in range(15):
        began = time.perf_counter()
        for key in keys:
            assert index.by_key(key)
        rounds.append((time.perf_counter() - began) / len(keys))
    return sorted(rounds)[len(rounds) // 2]


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

    import_file(write_json(tmp_path / "few.jsonl", made_rows(81)), tmp_path / "few")
    keys = [row["so_ky_hieu"] for row in made_rows(81)]
    began = time.perf_counter()
    large = NationalIndex.open(store)
    print(f"opened in {(time.perf_counter() - began) * 1000:.2f} ms")
    few = NationalIndex.open(tmp_path / "few")
    assert few is not None
    assert large is not None
    with few, large:
        assert len(large) == ROWS
        chance = random.Random(2026)
        all_keys = [row["so_ky_hieu"] for row in made_rows(ROWS)]
        single = {key for key in chance.sample(all_keys, 300) if len(large.by_key(key)) == 1}
        at_few = seconds_for_a_look_up(few, [k for k in keys if len(few.by_key(k)) == 1])
        at_large = seconds_for_a_look_up(large, sorted(single))
    print(f"look-up: {at_few * 1e6:.0f} µs among 81, {at_large * 1e6:.0f} µs among {ROWS}")
    assert at_large < 2 * at_few
