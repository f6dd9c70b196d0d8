"""New snapshots under load: no request fails, no answer is older than what was published before."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.snapshots import Manifest, Snapshots
from tests.serve.attacks.target import Target, attacked
from tests.serve.attacks.test_bombs import TIME_BOMBS
from tests.serve.attacks.wire import QUERY, ask, encoded, request, together

pytestmark = pytest.mark.slow

VERSION = ox.NamedNode("http://x/version")
TEXT = "SELECT ?v { GRAPH <http://x/version> { ?s <http://x/version> ?v } }"


def publish(store: Path, version: int) -> None:
    """Publish a snapshot that tells its version."""
    snapshots = Snapshots(store)
    with snapshots.locked():
        before = snapshots.require()

        def build(database: ox.Store, _facts: Path) -> Manifest:
            database.remove_graph(VERSION)
            database.add(ox.Quad(VERSION, VERSION, ox.Literal(str(version)), VERSION))
            return replace(before.manifest, published=str(version), quads=len(database))

        snapshots.publish(build, on_top_of=before)


@pytest.fixture
def swapped(tmp_path: Path) -> Iterator[Target]:
    """A server whose store is changed under it."""
    from kg.serve.published import ensure_store

    store = tmp_path / "store"
    ensure_store(store)
    publish(store, 0)
    with attacked(store, tmp_path) as target:
        yield target


class Published:
    """The version that is published for certain; a request must not answer with an older one."""

    version = 0


def asked(target: Target, published: Published, stopped: threading.Event) -> int:
    """Ask for the version in several ways until told to stop; return how often."""
    ways = [
        ("GET", f"/sparql?query={encoded(TEXT)}", None),
        ("POST", "/sparql", TEXT.encode()),
        ("GET", f"/graphs?graph={encoded(VERSION.value)}", None),
        ("GET", f"/sparql?query={encoded(f'{TEXT} #')}", None),
    ]
    count, newest, etags = 0, 0, dict[str, int]()
    while not stopped.is_set():
        method, address, body = ways[count % len(ways)]
        least = max(published.version, newest)
        accept = "text/csv" if "graphs" not in address else "application/n-triples"
        headers = {"Content-Type": QUERY, "Accept": accept}
        reply = request(target, method, address, body, headers)
        assert reply.status == 200, reply
        digits = reply.body.decode().replace('"', " ").split()
        found = next(int(each) for each in digits if each.isdigit())
        assert found >= least, f"{found} came after {least}"
        assert etags.setdefault(reply.headers["etag"], found) == found
        newest = found
        count += 1
    return count


def swap(target: Target, times: int, pause: float) -> None:
    """Publish again and again while clients ask."""
    published, stopped = Published(), threading.Event()
    with together(4) as clients:
        asking = [clients.submit(asked, target, published, stopped) for _ in range(4)]
        try:
            for version in range(1, times + 1):
                publish(target.store, version)
                published.version = version
                time.sleep(pause)
        finally:
            stopped.set()
        assert min(each.result() for each in asking) > times


def test_ten_snapshots_under_load(swapped: Target) -> None:
    swap(swapped, 10, 0.1)


def test_a_store_that_vanishes_for_a_while(swapped: Target) -> None:
    """Whoever replaces a store by hand may leave a moment without one; limits hold afterwards."""
    link, away = swapped.store / "current", swapped.store / "away"
    link.rename(away)
    time.sleep(0.3)
    for path in ("/sparql?query=ASK%7B%7D", "/ready"):
        assert request(swapped, "GET", path).status == 503
    away.rename(link)
    assert request(swapped, "GET", "/ready").status == 200
    assert ask(swapped, TIME_BOMBS["VALUES"]).status == 504


@pytest.mark.slow
def test_a_hundred_snapshots_under_load(swapped: Target) -> None:
    swap(swapped, 10, 0.1)
    server, workers = swapped.memory, _memory(swapped.workers)
    swap_from(swapped, 100)
    assert swapped.memory - server < 24 << 20
    assert _memory(swapped.workers) - workers < 96 << 20


def swap_from(target: Target, times: int) -> None:
    """Go on from an older run: versions begin anew, so those clients begin anew too."""
    publish(target.store, 0)
    swap(target, times, 0.1)


def _memory(pids: list[int]) -> int:
    return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) << 12 for pid in pids)


@pytest.mark.slow
def test_quick_snapshots_outlive_those_that_are_read(swapped: Target) -> None:
    """More snapshots than are kept come while one answer is still written."""
    swap(swapped, 60, 0.0)
