"""What many tests share: the bundled facts, a store loaded from them, the reports' texts."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.load import load
from kg.graph.snapshots import Snapshot, Snapshots

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
QUERIES = ROOT / "queries"
SHARED = ROOT.parent / "shared"
REPORTS = ("bac-giang-2023", "hoa-binh-2020", "lao-cai-2023", "yen-bai-2020", "yen-bai-2023-h1")


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the five reports' texts, which a user's clone does not have."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the texts of the reports are not at hand")
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus: thirty reports with their facts."""
    return ROOT / "tests" / "corpus"


@pytest.fixture(scope="session")
def store_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the five reports; read it, do not change it."""
    directory = tmp_path_factory.mktemp("store") / "kttt-store"
    load([SEEDS], directory)
    return directory


@pytest.fixture(scope="session")
def snapshot(store_directory: Path) -> Snapshot:
    """The snapshot of the five reports."""
    return Snapshots(store_directory).require()


@pytest.fixture(scope="session")
def store(snapshot: Snapshot) -> ox.Store:
    """The open database of the five reports."""
    return snapshot.open()


def run_kg(
    *arguments: str | Path, cwd: Path | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
