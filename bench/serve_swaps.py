"""Snapshots published under load: every answer after a publication must be of the new data."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPException
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from bench.serve_answers import ask
from bench.serve_data import EX
from bench.serve_load import Load, put_load
from bench.serve_peers import CACHED, MEMORY, ours
from bench.serve_queries import JSON, Row
from bench.serve_server import Server
from bench.tables import Table, grouped
from kg.graph.snapshots import Manifest, Snapshots

CONNECTIONS = 4
ASKED = 4  # times after each publication
GRAPH = ox.NamedNode(f"{EX}swap")
SUBJECT = ox.NamedNode(f"{EX}swapped")
PREDICATE = ox.NamedNode(f"{EX}value")
QUERY = (
    f"SELECT ?v WHERE {{ GRAPH <{GRAPH.value}> {{ <{SUBJECT.value}> <{PREDICATE.value}> ?v }} }}"
)


@dataclass
class Swaps:
    """What publications did to a server that answers meanwhile."""

    published: int = 0
    asked: int = 0
    stale: int = 0
    failed: int = 0
    publishing: list[float] = field(default_factory=list)  # seconds
    answering: list[float] = field(default_factory=list)  # seconds, the first after each
    megabytes: tuple[float, float] = (0, 0)
    processes: tuple[int, int] = (0, 0)
    load: Load | None = None


def measure_swaps(
    store: Path, workspace: Path, point: Row, count: int, say: Callable[[str], None]
) -> dict[str, Swaps]:
    """Measure our server with its cache, then with its data in memory."""
    servers = {
        CACHED: partial(ours, store, workspace / "cached.log"),
        MEMORY: partial(ours, store, workspace / "memory.log", ("--memory",)),
    }
    found = {}
    for name, serve in servers.items():
        say(f"{count} swaps under {name}")
        with serve() as server:
            found[name] = _swaps(server, store, point, count)
    return found


def _swaps(server: Server, store: Path, point: Row, count: int) -> Swaps:
    """Publish again and again while a load runs, and ask after each publication."""
    found = Swaps()
    _warm(server, point)
    memory, processes = server.megabytes, len(server.processes)
    done = False

    def load() -> list[Load]:
        loads = []
        while not done:
            loads.append(put_load(server.url, point.queries, JSON, CONNECTIONS, 2, slow=False))
        return loads

    with ThreadPoolExecutor(1) as pool:
        loads = pool.submit(load)
        try:
            for number in range(count):
                _swap(server, store, f"{time.time_ns()}-{number}", found)
        finally:
            done = True
        found.load = _summed(loads.result())
    server.settle()
    found.megabytes = (memory, server.megabytes)
    found.processes = (processes, len(server.processes))
    return found


def _warm(server: Server, point: Row) -> None:
    put_load(server.url, point.queries, JSON, CONNECTIONS, 5, slow=False)
    server.settle()


def _swap(server: Server, store: Path, value: str, found: Swaps) -> None:
    began = time.monotonic()
    _publish(store, value)
    found.published += 1
    found.publishing.append(time.monotonic() - began)
    for number in range(ASKED):
        began = time.monotonic()
        found.asked += 1
        try:
            answer = ask(server.url, QUERY, JSON, tries=1)
        except (OSError, HTTPException):
            found.failed += 1
            continue
        if number == 0:
            found.answering.append(time.monotonic() - began)
        found.stale += not any(cell[1] == value for (cell,) in answer)


def _publish(store: Path, value: str) -> None:
    snapshots = Snapshots(store)
    with snapshots.locked():
        current = snapshots.require()

        def build(database: ox.Store, _facts: Path) -> Manifest:
            database.clear_graph(GRAPH)
            database.add(ox.Quad(SUBJECT, PREDICATE, ox.Literal(value), GRAPH))
            now = datetime.now(UTC).isoformat(timespec="seconds")
            return replace(current.manifest, published=now)

        snapshots.publish(build, current)


def _summed(loads: list[Load]) -> Load:
    return Load(
        requests=sum(load.requests for load in loads),
        refused=sum(load.refused for load in loads),
        broken=sum(load.broken for load in loads),
        seconds=sum(load.seconds for load in loads),
        p50=median(load.p50 for load in loads),
        p99=max(load.p99 for load in loads),
    )


def swap_tables(found: dict[str, Swaps]) -> Iterator[Table]:
    """Yield the table."""
    columns = [
        "server", "publications", "asked after", "stale", "failed", "point requests", "failed",
        "point/s", "p50 ms", "worst p99 ms", "publishing ms", "first answer ms", "MB before",
        "MB after", "processes",
    ]  # fmt: skip
    yield Table(
        f"Swaps: publications under points over {CONNECTIONS} connections", columns,
        [_row(name, one) for name, one in found.items()],
    )  # fmt: skip


def _row(name: str, one: Swaps) -> list[str]:
    load = one.load
    assert load is not None
    return [
        name, str(one.published), str(one.asked), str(one.stale), str(one.failed),
        grouped(load.requests), str(load.failed), grouped(load.rate), f"{load.p50:.2f}",
        f"{load.p99:.2f}", f"{1000 * median(one.publishing):.0f}",
        f"{1000 * median(one.answering):.1f}" if one.answering else "",
        *map(grouped, one.megabytes),
        f"{one.processes[0]} to {one.processes[1]}",
    ]  # fmt: skip
