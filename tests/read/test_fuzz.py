"""No input of any kind crashes the readers or keeps them long."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


def run(count: int, seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.read.fuzz", str(count), str(seed)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:] or f"ended by signal {-done.returncode}"
    assert done.stdout.startswith(f"{count} inputs: ")
    assert "several lines" not in done.stdout
    print(done.stdout)


def test_a_thousand_inputs() -> None:
    run(1100, seed=1)


@pytest.mark.slow
def test_a_hundred_thousand_inputs() -> None:
    run(100_000, seed=2)
