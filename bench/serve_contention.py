"""Point queries while two heavy ones run to their deadline, beside point queries alone."""

import contextlib
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from bench.serve_load import Load, LoadFailed, put_load
from bench.serve_peers import MEMORY, NO_CACHE, REFERENCE, UNCACHED, ours, oxigraph
from bench.serve_queries import JSON, Row, target
from bench.serve_server import NotServing, Server
from bench.tables import Table, grouped

DEADLINE = 8  # seconds
PATIENCE = 2 * DEADLINE  # of who asks a heavy query
CONNECTIONS = 4
HEAVY = 2
CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f }"


@dataclass(frozen=True)
class Contention:
    """Point queries alone, and beside heavy ones, which ended as told."""

    alone: Load
    beside: Load
    heavy: list[str]
    idle: bool  # at the end of all


@dataclass(frozen=True)
class Died:
    """A server that did not live to the end, or did not start."""

    how: str


def measure_contention(
    store: Path, workspace: Path, point: Row, say: Callable[[str], None]
) -> dict[str, Contention | Died]:
    """Measure each server in turn; the reference with its deadline, and without."""
    deadline = str(DEADLINE)
    theirs = ("--timeout-s", deadline)
    mine = ("--timeout", deadline, *NO_CACHE)
    servers: dict[str, Callable[[], AbstractContextManager[Server]]] = {
        f"{REFERENCE}, no deadline": partial(oxigraph, store, workspace / "o.log"),
        f"{REFERENCE}, deadline": partial(oxigraph, store, workspace / "t.log", theirs),
        UNCACHED: partial(ours, store, workspace / "k.log", mine),
        MEMORY: partial(ours, store, workspace / "m.log", ("--memory", *mine)),
    }
    found: dict[str, Contention | Died] = {}
    for name, serve in servers.items():
        say(f"contention on {name}")
        try:
            with serve() as server:
                found[name] = _contention(server, point)
        except NotServing as problem:
            found[name] = Died(str(problem).splitlines()[-1])
    return found


def _contention(server: Server, point: Row) -> Contention | Died:
    """Measure one server; one that ends meanwhile takes its loads with it."""
    with contextlib.suppress(LoadFailed):
        found = _measured(server, point)
        if server.process.poll() is None:
            return found
    server.settle(1)
    return Died(f"the server ended with {server.process.poll()}")


def _measured(server: Server, point: Row) -> Contention:
    load = partial(put_load, server.url, point.queries, JSON, CONNECTIONS, slow=False)
    load(seconds=2)
    alone = load(seconds=DEADLINE - 2)
    with ThreadPoolExecutor(HEAVY) as pool:
        heavy = [pool.submit(_heavy, server.url) for _ in range(HEAVY)]
        time.sleep(0.5)
        beside = load(seconds=DEADLINE - 2)
        ends = [one.result() for one in heavy]
    before = time.monotonic()
    server.settle(5)
    return Contention(alone, beside, ends, time.monotonic() - before < 5)


def _heavy(url: str) -> str:
    """Ask what cannot be answered in time; tell how that ended."""
    began = time.monotonic()
    request = Request(target(url, CROSS_PRODUCT), headers={"Accept": JSON})
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read()
            whole = content.rstrip().endswith(b"}")
            how = f"{answer.status}" if whole else f"{answer.status}, body cut"
    except HTTPError as error:
        how = f"{error.code}"
    except (OSError, HTTPException) as error:
        how = type(error).__name__
    return f"{how} at {time.monotonic() - began:.1f} s"


def contention_tables(found: dict[str, Contention | Died]) -> Iterator[Table]:
    """Yield the table."""
    columns = [
        "server", "point/s alone", "p50 ms", "p99 ms", "point/s beside", "p50 ms", "p99 ms",
        "failed", "heavy queries ended", "idle after",
    ]  # fmt: skip
    rows = [[name, *(_row(one))] for name, one in found.items()]
    title = (
        f"Contention: points over {CONNECTIONS} connections beside {HEAVY} cross products with a "
        f"deadline of {DEADLINE} s"
    )
    yield Table(title, columns, rows)


def _row(one: Contention | Died) -> list[str]:
    if isinstance(one, Died):
        return [*[""] * 7, one.how, ""]
    failed = one.alone.failed + one.beside.failed
    heavy = "; ".join(sorted(set(one.heavy)))
    return [
        *_cells(one.alone), *_cells(one.beside), str(failed), heavy, "yes" if one.idle else "no"
    ]  # fmt: skip


def _cells(load: Load) -> list[str]:
    return [grouped(load.rate), f"{load.p50:.2f}", f"{load.p99:.2f}"]
