"""Whatever is read, its facts are sound, and no input crashes the extraction or keeps it long."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


def run(count: int, seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.extract.fuzz", str(count), str(seed)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:] or f"ended by signal {-done.returncode}"
    assert done.stdout.startswith(f"{count} inputs: figures ")


def test_five_hundred_inputs() -> None:
    run(500, seed=1)


@pytest.mark.slow
def test_a_hundred_thousand_inputs() -> None:
    run(100_000, seed=2)
