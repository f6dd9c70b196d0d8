"""A writer: a process that builds the next snapshot by one change and publishes it, or nothing.

Started as `python -S -c 'from kg.serve.writer import main; main()'`, with the change as one line of
JSON on its standard input, followed by the bytes of a graph; it answers by one line of JSON.
"""

import hashlib
import json
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from kg import names
from kg.ask.syntax import syntax_message
from kg.errors import KgError, StoreProblem
from kg.graph.snapshots import Manifest, Snapshots
from kg.serve import sandbox
from kg.serve.errors import Refused
from kg.serve.worker import STACK

Change = Callable[[ox.Store], int]  # changes a store, and returns the status to answer


class _Digest:
    """Takes what the engine writes, and keeps its hash."""

    def __init__(self) -> None:
        self.hash = hashlib.blake2b(digest_size=16)

    def write(self, content: bytes) -> int:
        self.hash.update(content)
        return len(content)

    def flush(self) -> None:
        """Nothing is kept back."""


def publish(directory: Path, change: Change) -> int:
    """Publish the current snapshot with a change.

    Raises:
        KgError: the change is refused; nothing is published.
    """
    snapshots = Snapshots(directory)
    with snapshots.locked():
        before = snapshots.require()
        status = 0

        def build(store: ox.Store, _facts: Path) -> Manifest:
            nonlocal status
            owned = _owned(store)
            status = change(store)
            if _owned(store) != owned:
                raise Refused(
                    403, f"Graphs under <{names.GRAPH}> belong to reports, authorities and rules; "
                    "they change by 'kg load' alone. Write into a graph of another name.",
                )  # fmt: skip
            now = datetime.now(UTC).isoformat(timespec="microseconds")
            return replace(before.manifest, published=now, quads=len(store))

        snapshots.publish(build, on_top_of=before)
    return status


def _owned(store: ox.Store) -> dict[str, str]:
    """Return the hash of each graph that no client may change."""
    hashes = {}
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value.startswith(names.GRAPH):
            digest = _Digest()
            store.dump(cast(IO[bytes], digest), ox.RdfFormat.N_TRIPLES, from_graph=graph)
            hashes[graph.value] = digest.hash.hexdigest()
    return hashes


def change_of(task: dict[str, Any], content: bytes) -> Change:
    """Return the change that a task describes.

    Args:
        task: `update` with a text; or `do`, which is put, post or delete, with a graph's IRI
            (None is the default graph) and, for the first two, media type and length of each part.
        content: the parts to put or to post.
    """
    if "update" in task:
        return lambda store: _update(store, task["update"], task["base"])
    graph = task["graph"]
    name = ox.NamedNode(graph) if graph is not None else ox.DefaultGraph()
    if task["do"] == "delete":
        return lambda store: _delete(store, name)
    return lambda store: _write(store, name, task, content)


def _update(store: ox.Store, text: str, base: str, prefixes: dict[str, str] | None = None) -> int:
    try:
        store.update(text, base_iri=base, prefixes=prefixes)
    except SyntaxError as error:
        if prefixes is None and "Prefix not found" in str(error):
            from kg.graph.dump import PREFIXES

            return _update(store, text, base, PREFIXES)
        raise Refused(400, syntax_message(text, str(error))) from error
    return 204


def _delete(store: ox.Store, name: ox.NamedNode | ox.DefaultGraph) -> int:
    if isinstance(name, ox.NamedNode) and not store.contains_named_graph(name):
        raise Refused(404, f"There is no graph <{name.value}>.")
    store.remove_graph(name)
    return 204


def _write(
    store: ox.Store, name: ox.NamedNode | ox.DefaultGraph, task: dict[str, Any], content: bytes
) -> int:
    known = isinstance(name, ox.DefaultGraph) or store.contains_named_graph(name)
    if task["do"] == "put":
        store.remove_graph(name)
    place = 0
    for media_type, length in task["parts"]:
        _load(store, name, media_type, content[place : place + length], task["base"])
        place += length
    if isinstance(name, ox.NamedNode):
        store.add_graph(name)
    return 204 if known else 201


def _load(
    store: ox.Store, name: ox.NamedNode | ox.DefaultGraph, media_type: str, content: bytes,
    base: str,
) -> None:  # fmt: skip
    format_ = ox.RdfFormat.from_media_type(media_type)
    if format_ is None or (format_.supports_datasets and format_ != ox.RdfFormat.JSON_LD):
        raise Refused(415, "A graph is sent as Turtle, N-Triples, RDF/XML or JSON-LD, "
                      f"not as '{media_type[:80]}'.")  # fmt: skip
    try:
        store.bulk_load(content, format_, base_iri=base, to_graph=name)
    except SyntaxError as error:
        raise Refused(400, f"The graph is no valid {format_.name}: {error}") from error


def main() -> None:
    """Do what stands on standard input, and tell how it ended."""
    sandbox.end_with_parent()
    task = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    sandbox.enter()
    sandbox.limit_memory(task["memory"] + STACK)
    sandbox.limit_time(task["seconds"])
    threading.stack_size(STACK)
    thread = threading.Thread(target=_told, args=(task, content))
    thread.start()
    thread.join()


def _told(task: dict[str, Any], content: bytes) -> None:
    try:
        answer: tuple[int, str] = (publish(Path(task["store"]), change_of(task, content)), "")
    except Refused as refused:
        answer = refused.status, refused.message
    except StoreProblem as error:
        answer = 503, str(error)
    except (KgError, ValueError, OSError, RuntimeError) as error:
        answer = 500, f"The change could not be made: {error}"
    print(json.dumps(answer), flush=True)
