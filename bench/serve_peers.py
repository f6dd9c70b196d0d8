"""The servers that are measured: ours in three settings, and those of others, on the same data."""

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.serve_server import Server, free_port, serving
from bench.serve_virtuoso import is_installed, virtuoso
from bench.tools import tool
from kg.graph.snapshots import Snapshots

REFERENCE = "oxigraph"
UNCACHED = "kg"
CACHED = "kg, cached"
MEMORY = "kg, memory"
RDFLIB = "rdflib-endpoint"
VIRTUOSO = "Virtuoso"
NO_CACHE = ("--cache-mb", "0")


@dataclass(frozen=True)
class Peer:
    """A server by name, and how it is started."""

    name: str
    serve: Callable[[], AbstractContextManager[Server]]
    keeps: bool = False  # answers, so that a few queries in turn show it


def peers(store: Path, workspace: Path) -> tuple[list[Peer], list[str]]:
    """Return the servers that can be measured, the reference first, and why others cannot."""
    found = [
        Peer(REFERENCE, partial(oxigraph, store, workspace / "oxigraph.log")),
        Peer(UNCACHED, partial(ours, store, workspace / "uncached.log", NO_CACHE)),
        Peer(CACHED, partial(ours, store, workspace / "cached.log"), keeps=True),
        Peer(MEMORY, partial(ours, store, workspace / "memory.log", ("--memory", *NO_CACHE))),
    ]
    missing = []
    try:
        version(RDFLIB)
        found.append(Peer(RDFLIB, partial(_rdflib, store, workspace / "rdflib.log")))
    except PackageNotFoundError:
        missing.append("rdflib-endpoint is not measured: pip install 'kttt-kg[bench]'")
    if is_installed():
        snapshot = Snapshots(store).require()
        found.append(Peer(VIRTUOSO, lambda: virtuoso(snapshot.open(), workspace / "virtuoso")))
    else:
        missing.append("Virtuoso is not measured: apt-get install virtuoso-opensource")
    return found, missing


def oxigraph(store: Path, log: Path, options: Sequence[str] = ()) -> AbstractContextManager[Server]:
    """Serve the current snapshot by Oxigraph's own server, all graphs as one as we do."""
    port = free_port()
    command = [
        tool("oxigraph"), "serve-read-only", "--location", _database(store),
        "--bind", f"127.0.0.1:{port}", "--union-default-graph", *options,
    ]  # fmt: skip
    return serving(command, "/query", log, port)


def ours(store: Path, log: Path, options: Sequence[str] = ()) -> AbstractContextManager[Server]:
    """Serve a store by `kg serve`, without an access log as the others."""
    command = [
        sys.executable, "-m", "kg.cli", "serve", "--store", str(store), "--port", "0",
        "--log", "off", *options,
    ]  # fmt: skip
    return serving(command, "/sparql", log)


def _rdflib(store: Path, log: Path) -> AbstractContextManager[Server]:
    port = free_port()
    command = [sys.executable, "-m", "bench.serve_rdflib", _database(store), str(port)]
    return serving(command, "/sparql", log, port)


def _database(store: Path) -> str:
    return str(Snapshots(store).require().path / "db")
