"""Two hundred kills at random moments of a load: the store holds the old or the new state."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph.dump import dump
from kg.graph.load import load
from kg.graph.snapshots import Snapshots
from tests.conftest import SEEDS

KILLS = 200
OLD = [SEEDS / "yen-bai-2020.yaml", SEEDS / "lao-cai-2023.yaml"]

pytestmark = pytest.mark.slow


def content(store: Path) -> bytes:
    return dump(Snapshots(store).require().open(), "nq")


def run_load(store: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "load", "--store", str(store)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def duration(tmp_path: Path) -> float:
    load(OLD, tmp_path / "timed")
    began = time.monotonic()
    run_load(tmp_path / "timed").wait()
    return time.monotonic() - began


def test_kills_at_random_moments(tmp_path: Path) -> None:
    load(OLD, tmp_path / "old")
    load([SEEDS], tmp_path / "new")
    old, new = content(tmp_path / "old"), content(tmp_path / "new")
    longest = duration(tmp_path) * 1.1
    chance = random.Random(2026)
    seen = {old: 0, new: 0}
    store = tmp_path / "store"
    load(OLD, store)
    for _ in range(KILLS):
        process = run_load(store)
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        process.wait()
        state = content(store)
        assert state in seen
        seen[state] += 1
        if state == new:
            load([SEEDS], store)
            for report in ("bac-giang-2023", "hoa-binh-2020", "yen-bai-2023-h1"):
                _remove(report, store)
            assert content(store) == old
    assert min(seen.values()) > 0, "some kills must come before, some after publication"
    load([SEEDS], store)
    assert content(store) == new


def _remove(report: str, store: Path) -> None:
    from kg.graph.load import remove

    remove([report], store)
