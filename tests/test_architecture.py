"""A room knows only the rooms below it."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = {
    "kg.errors": set(),
    "kg.names": set(),
    "kg.resources": {"kg.errors"},
    "kg.terms": set(),
    "kg.authority": {"kg.errors", "kg.names", "kg.resources", "kg.terms"},
    "kg.facts": {"kg.errors", "kg.names", "kg.authority"},
    "kg.read": {"kg.errors", "kg.names"},
    "kg.law": {"kg.errors", "kg.names", "kg.resources", "kg.authority", "kg.facts"},
    "kg.evaluate": {"kg.errors", "kg.names", "kg.facts"},
    "kg.review": {"kg.errors", "kg.facts"},
    "kg.extract": {"kg", "kg.errors", "kg.names", "kg.resources", "kg.authority", "kg.facts",
                   "kg.law", "kg.read"},
    "mappings": {"kg.errors", "kg.names", "kg.resources", "kg.authority", "kg.facts", "kg.law"},
    "kg.ask.syntax": set(),
    "kg.ask.saved": {"kg.errors", "kg.resources", "kg.ask.syntax"},  # files alone
    "kg.graph": {"kg", "kg.errors", "kg.names", "kg.resources", "kg.authority", "kg.facts",
                 "kg.law", "kg.terms", "kg.ask.saved", "mappings"},
    "kg.ask": {"kg.errors", "kg.names", "kg.resources", "kg.terms", "kg.ask.saved",
               "kg.ask.syntax", "kg.graph"},
    "kg.serve": {"kg", "kg.errors", "kg.names", "kg.resources", "kg.terms", "kg.graph", "kg.ask",
                 "kg.ask.saved", "kg.ask.syntax"},
    "kg.cli": {"kg", "kg.errors", "kg.names", "kg.resources", "kg.authority", "kg.facts", "kg.law",
               "kg.evaluate", "kg.graph", "kg.ask", "kg.ask.saved", "kg.read", "kg.extract",
               "kg.review", "kg.serve"},
}  # fmt: skip

FOLDERS = {  # of kg.extract: which other folders each knows
    "head": set(),
    "naming": set(),
    "people": {"naming"},
    "organisations": {"head", "naming", "people"},
    "events": {"people"},
    "products": {"naming", "organisations"},
    "programmes": set(),
    "figures": {"head", "naming"},
}

MODULES = sorted([*(ROOT / "kg").rglob("*.py"), *(ROOT / "mappings").rglob("*.py")])


def room(module: str) -> str:
    candidates = [name for name in ROOMS if module == name or module.startswith(f"{name}.")]
    return max(candidates, key=len) if candidates else module


def modules(path: Path) -> set[str]:
    """Return the modules of this project that a module names."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.update(
                {f"{node.module}.{alias.name}" for alias in node.names}
                if node.module == "kg"
                else {node.module}
            )
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name for name in found if name.split(".")[0] in {"kg", "mappings"}}


def imports(path: Path) -> set[str]:
    return {"kg" if name == "kg.__version__" else room(name) for name in modules(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_knows_only_rooms_below_it(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    if module == "kg":
        return
    assert imports(path) - {room(module)} <= ROOMS[room(module)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_of_extraction_knows_only_folders_below_it(folder: str) -> None:
    known = {
        name.split(".")[2]
        for path in (ROOT / "kg" / "extract" / folder).rglob("*.py")
        for name in modules(path)
        if name.startswith("kg.extract.")
    }
    assert (known & FOLDERS.keys()) - {folder} <= FOLDERS[folder]


def test_a_query_does_not_wait_for_what_only_a_load_needs() -> None:
    import subprocess
    import sys

    program = (
        "import sys, kg.cli, kg.cli.queries;"
        "print({'pydantic', 'pyrudof', 'rdflib', 'kg.graph.load'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
