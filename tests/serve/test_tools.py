"""The tools of the documentation: each of its examples is run as it stands."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.serve.conftest import Server

DOCUMENT = (ROOT / "docs" / "endpoint.md").read_text("utf-8")
REPORT = "https://w3id.org/kttt/id/report/lao-cai-2023"


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)


def at(server: Server, example: str) -> str:
    assert "http://localhost:8080" in example
    return example.replace("http://localhost:8080", server.url)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        (next(each for each in examples("python") if tool in each), expected)
        for tool, expected in [
            ("SPARQLWrapper", REPORT), ("SPARQLStore", "Yên Bái"), ("pandas", "Bắc Giang   1116"),
        ]
    ],
    ids=["SPARQLWrapper", "rdflib", "pandas"],
)  # fmt: skip
def test_examples_in_python(example: str, expected: str, loaded_server: Server) -> None:
    command = [sys.executable, "-c", at(loaded_server, example)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout


def test_examples_with_curl(loaded_server: Server) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is absent")
    shown = next(each for each in examples("sh") if "curl" in each)
    done = subprocess.run(
        ["sh", "-e", "-c", at(loaded_server, shown).replace("curl", "curl --silent --fail")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert REPORT in done.stdout
    assert '"Yên Bái"@vi' in done.stdout


@pytest.mark.slow
def test_example_with_comunica(loaded_server: Server, tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("npm is absent")
    installed = subprocess.run(
        ["npm", "install", "--prefix", str(tmp_path), "@comunica/query-sparql@4"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if installed.returncode != 0:
        pytest.skip(f"comunica cannot be installed here: {installed.stderr[-300:]}")
    script = tmp_path / "ask.mjs"
    script.write_text(at(loaded_server, examples("javascript")[0]), "utf-8")
    done = subprocess.run(["node", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert REPORT in done.stdout
