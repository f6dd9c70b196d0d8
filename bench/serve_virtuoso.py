"""Virtuoso with the same data: a database of its own, loaded by its own bulk loader."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pyoxigraph as ox

from bench.serve_server import Server, free_port, serving

SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
DirsAllowed = .
ThreadsPerQuery = 2
MaxClientConnections = 80
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 80
MaxClientConnections = 80
MaxKeepAlives = 80
KeepAliveTimeout = 60
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 0
MaxConstructTriples = 10000000
MaxConstructResults = 10000000
"""
LOAD = "ld_dir('.', 'data.nq', 'http://example.org/none'); rdf_loader_run(); checkpoint;"


def is_installed() -> bool:
    """Tell whether Virtuoso and its client are there."""
    return which("virtuoso-t") is not None and _client() is not None


@contextmanager
def virtuoso(store: ox.Store, folder: Path) -> Iterator[Server]:
    """Serve a store's quads; 320 MB of buffers hold them all.

    They are loaded by a server before, for one that has loaded keeps memory that serving needs not.
    """
    if not folder.exists():
        folder.mkdir()
        store.dump(str(folder / "data.nq"), ox.RdfFormat.N_QUADS)
        with _started(folder) as (_, port):
            _load(port)
    with _started(folder) as (server, _):
        yield server


@contextmanager
def _started(folder: Path) -> Iterator[tuple[Server, int]]:
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=sql, http=http), "utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with serving(command, "/sparql", folder / "output.log", http, folder) as server:
        yield server, sql


def _load(port: int) -> None:
    client = _client()
    assert client is not None
    command = [client, f"127.0.0.1:{port}", "dba", "dba", f"exec={LOAD}"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _client() -> str | None:
    return which("isql-vt") or which("isql-v")
