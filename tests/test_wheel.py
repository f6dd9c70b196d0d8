"""An installed wheel works outside of the checkout: its data travel in it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def test_what_travels_in_the_wheel(wheel: Path) -> None:
    files = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "seeds", "queries"):
        for path in (ROOT / folder).rglob("*.*"):
            assert f"kg/data/{path.relative_to(ROOT).as_posix()}" in files
    assert {"mappings/observations.py", "kg/data/LICENSE-DATA"} <= files
    assert not any(name.startswith(("tests/", "bench/")) for name in files)


def test_an_installation_in_an_empty_directory(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "env", cwd=tmp_path)
    bin_ = tmp_path / "env" / "bin"
    constraints = ROOT / "constraints.txt"
    run(bin_ / "python", "-m", "pip", "install", "-q", "-c", constraints, wheel, cwd=tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "Published snapshot" in run(bin_ / "kg", "load", cwd=empty).stdout
    assert "1.116" in run(bin_ / "kg", "query", "provinces-by-cooperatives", cwd=empty).stdout
    assert "no violations" in run(bin_ / "kg", "validate", cwd=empty).stdout
    assert [path.name for path in empty.iterdir()] == ["kttt-store"]
    assert "LICENSE-DATA" in run(bin_ / "kg", "dump", "--publish", "dumps", cwd=empty).stdout
