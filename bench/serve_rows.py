"""Every row at 1, 16 and 64 connections on every server: answers compared, then loads in turn."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from bench.serve_answers import ask, compare
from bench.serve_load import SLOW, Load, put_load
from bench.serve_peers import REFERENCE, Peer
from bench.serve_queries import FEW, Row
from bench.serve_server import NotServing, Server
from bench.tables import Table, grouped

CONNECTIONS = (1, 16, 64)
LONGEST = 40  # seconds that the last of all connections may wait; longer queues are not measured
ONCE = 8  # seconds of waiting above which a row is measured in the first round only
LOADS_OF_MEMORY = (("point", 64), ("join", 16), ("aggregate", 3), ("construct", 3))
NOT_MEASURED = "–"

Say = Callable[[str], None]
At = tuple[str, int]  # a row at so many connections


@dataclass(frozen=True)
class Memory:
    """MB of a server after its start and after loads, and its processes."""

    processes: int
    ready: float
    loaded: float


@dataclass
class Measurements:
    """The best load of each row on each server, the memory of servers, the length of answers.

    A server that does not start is not measured; why is kept.
    """

    loads: dict[At, dict[str, Load]] = field(default_factory=dict)
    memory: dict[str, Memory] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    alone: dict[str, dict[str, float]] = field(default_factory=dict)  # seconds of one query
    missing: dict[str, str] = field(default_factory=dict)

    def take(self, at: At, server: str, load: Load) -> None:
        """Keep a load where it is the fastest of its kind."""
        known = self.loads.setdefault(at, {})
        if server not in known or load.rate > known[server].rate:
            known[server] = load


def measure_rows(
    peers: Sequence[Peer], rows: Sequence[Row], rounds: int, seconds: float, say: Say
) -> Measurements:
    """Measure servers: memory of each alone, then all rows on all in turn, round by round.

    Raises:
        DifferentAnswers: servers answer one question differently.
    """
    found = Measurements()
    for peer in peers:
        say(f"memory of {peer.name}")
        try:
            found.memory[peer.name] = _memory(peer, rows, seconds)
        except NotServing as problem:
            found.missing[peer.name] = str(problem)
    peers = [peer for peer in peers if peer.name in found.memory]
    with ExitStack() as stack:
        servers = {peer.name: stack.enter_context(peer.serve()) for peer in peers}
        for row in rows:
            say(f"answers compared: {row.name}")
            urls = {name: server.url for name, server in servers.items()}
            found.sizes[row.name], found.alone[row.name] = compare(row, urls)
        for number in range(rounds):
            for row in rows:
                for connections in CONNECTIONS:
                    say(f"round {number + 1}: {row.name}, {connections} connections")
                    for peer in peers:
                        _measure(found, peer, servers[peer.name], row, connections, seconds)
    return found


def _measure(
    found: Measurements, peer: Peer, server: Server, row: Row, connections: int, seconds: float
) -> None:
    at = (row.name, connections)
    queue = found.alone[row.name][peer.name] * connections
    if peer.keeps:
        queue = 0.0
    if queue > LONGEST or (queue > ONCE and peer.name in found.loads.get(at, {})):
        return
    slow = queue > SLOW * connections
    load = _load(peer, server, row, connections, max(seconds, 1.5 * queue), slow)
    found.take(at, peer.name, load)


def _load(
    peer: Peer, server: Server, row: Row, connections: int, seconds: float, slow: bool
) -> Load:
    queries = row.queries[:FEW] if peer.keeps else row.queries
    if peer.keeps:
        put_load(server.url, queries, row.accept, 1, seconds, slow)
    load = put_load(server.url, queries, row.accept, connections, seconds, slow)
    server.settle()
    return load


def _memory(peer: Peer, rows: Sequence[Row], seconds: float) -> Memory:
    """Measure a server that runs alone, so that it shares no library with another."""
    by_name = {row.name: row for row in rows}
    with peer.serve() as server:
        server.settle()
        ready = server.megabytes
        most = ready
        for name, connections in LOADS_OF_MEMORY:
            began = time.monotonic()
            ask(server.url, by_name[name].queries[0], by_name[name].accept)
            alone = time.monotonic() - began
            if alone < seconds:  # else that one was load enough
                _load(peer, server, by_name[name], connections, seconds, slow=False)
            most = max(most, server.megabytes)
        return Memory(len(server.processes), ready, most)


def row_tables(found: Measurements) -> Iterator[Table]:
    """Yield the tables: throughput beside the reference, latencies, memory."""
    names = list(found.memory)
    yield _table(
        "Throughput: requests/s of oxigraph, and the others as ratios to it",
        "requests/s of oxigraph", found, names, _throughput,
    )  # fmt: skip
    yield _table("p50, ms", REFERENCE, found, names, lambda load, _: _number(load.p50))
    yield _table("p99, ms", REFERENCE, found, names, lambda load, _: _number(load.p99))
    rows = [
        [name, str(one.processes), grouped(one.ready), grouped(one.loaded)]
        for name, one in found.memory.items()
    ]
    yield Table(
        "Memory (PSS of all processes), each server alone",
        ["server", "processes", "MB when ready", "MB after loads"],
        rows,
    )


def _table(
    title: str, first: str, found: Measurements, names: list[str],
    cell: Callable[[Load, Load | None], str],
) -> Table:  # fmt: skip
    rows = []
    for (row, connections), loads in found.loads.items():
        reference = loads.get(REFERENCE)
        cells = [cell(loads[name], reference) if name in loads else NOT_MEASURED for name in names]
        rows.append([row, str(connections), str(found.sizes[row]), *cells])
    return Table(title, ["row", "connections", "answer", first, *names[1:]], rows)


def _throughput(load: Load, reference: Load | None) -> str:
    if reference is None:
        value = f"{_number(load.rate)}/s"
    elif load is reference:
        value = _number(load.rate)
    else:
        value = _number(load.rate / reference.rate)
    return f"{value} ({load.failed} failed)" if load.failed else value


def _number(value: float) -> str:
    return grouped(value) if value >= 100 else f"{value:.3g}"
