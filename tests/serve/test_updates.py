"""Writing through the endpoint: what clients keep, and what they may not touch."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import names
from kg.graph import load as loading
from kg.graph.snapshots import Snapshots
from kg.serve.errors import Refused
from kg.serve.using import with_using
from kg.serve.writer import change_of, publish
from tests.conftest import SEEDS

NOTE = ox.Quad(
    ox.NamedNode("http://example.org/s"), ox.NamedNode("http://example.org/p"), ox.Literal("x"),
    ox.NamedNode("http://example.org/notes"),
)  # fmt: skip
INSERT = 'INSERT DATA { GRAPH <http://example.org/notes> { <s> <p> "x" } . <s> <p> "y" }'


@pytest.fixture
def store(tmp_path: Path, store_directory: Path) -> Path:
    """Return a loaded store that may be changed."""
    return shutil.copytree(store_directory, tmp_path / "store", symlinks=True)


def change(store: Path, update: str) -> int:
    return publish(store, change_of({"update": update, "base": "http://example.org/"}, b""))


def test_what_clients_wrote_outlives_new_authorities(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New authority tables rebuild the store; what no source holds must be carried over."""
    change(store, INSERT)
    monkeypatch.setattr(loading, "authority_fingerprint", lambda: "another")
    loading.load([SEEDS], store)
    kept = Snapshots(store).require().open()
    assert NOTE in kept
    assert len(list(kept.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == 1


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { GRAPH <https://w3id.org/kttt/graph/yen-bai-2023-h1> { <s> <p> 1 } }",
        "INSERT DATA { GRAPH <https://w3id.org/kttt/graph/not-yet> { <s> <p> 1 } }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH <https://w3id.org/kttt/graph/legal> { ?s a ?c } }",
        "CLEAR ALL", "DROP NAMED", "DROP GRAPH <https://w3id.org/kttt/graph/derived>",
        "CREATE GRAPH <https://w3id.org/kttt/graph/mine>",
        "MOVE <https://w3id.org/kttt/graph/areas> TO <http://example.org/g>",
        "INSERT DATA { <s> <p> 1 } ; COPY DEFAULT TO <https://w3id.org/kttt/graph/codes>",
    ],
)  # fmt: skip
def test_graphs_of_reports_and_authorities_cannot_be_changed(store: Path, update: str) -> None:
    before = Snapshots(store).require()
    with pytest.raises(Refused, match="belong to reports, authorities and rules") as refused:
        change(store, update)
    assert refused.value.status == 403
    assert Snapshots(store).require() == before


def test_a_change_is_the_next_snapshot(store: Path) -> None:
    before = Snapshots(store).require()
    assert change(store, INSERT) == 204
    after = Snapshots(store).require()
    assert int(after.id) == int(before.id) + 1
    assert after.manifest.reports == before.manifest.reports
    assert after.manifest.quads == before.manifest.quads + 2
    assert NOTE in after.open()
    assert NOTE not in before.open()
    assert names.graph("legal") in {str(graph)[1:-1] for graph in after.open().named_graphs()}


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
         "DELETE { ?s ?p ?o }  USING <g> USING NAMED <n> WHERE { ?s ?p ?o }"),
        ("DELETE WHERE { ?s ?p 'where {' }",
         "DELETE  { ?s ?p 'where {' }  USING <g> USING NAMED <n> WHERE { ?s ?p 'where {' }"),
        ("INSERT DATA { <s> <p> 'where' }", "INSERT DATA { <s> <p> 'where' }"),
        ("INSERT {} WHERE { { SELECT * WHERE { ?s ?p ?o } } } ; CLEAR ALL ; DELETE {} WHERE{}",
         "INSERT {}  USING <g> USING NAMED <n> WHERE { { SELECT * WHERE { ?s ?p ?o } } } ; "
         "CLEAR ALL ; DELETE {}  USING <g> USING NAMED <n> WHERE{}"),
    ],
)  # fmt: skip
def test_parameters_become_using(update: str, expected: str) -> None:
    assert with_using(update, ["g"], ["n"]) == expected


@pytest.mark.parametrize("own", ["WITH <g> DELETE {} WHERE {}", "DELETE {} USING <g> WHERE {}"])
def test_graphs_are_named_once(own: str) -> None:
    with pytest.raises(Refused, match="not both"):
        with_using(own, ["g"], [])
