"""A worker: one process that runs one query at a time and may be killed at any moment.

It is started with a socket to the server, opens snapshots for reading, and gives up the network
before it says that it is ready. Started as

    python -S -c 'from kg.serve.worker import main; main()' DESCRIPTOR '{"memory": …}'
"""

import json
import re
import socket
import sys
import threading
import time
from dataclasses import dataclass
from typing import IO, Any, cast

import pyoxigraph as ox

from kg.ask.syntax import names_dataset, syntax_message
from kg.serve import sandbox
from kg.serve.channel import Output, Tasks
from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.frames import FAULT, READY, frame

STACK = 512 << 20  # bytes; a query nests as deep as its text is long, and needs so much
_WITH_PREFIXES = {"ttl", "trig"}


@dataclass(frozen=True)
class Fault(Exception):
    """Why a query has no answer: an HTTP status and a message for people."""

    status: int
    message: str


class Worker:
    """Answers tasks over a socket, each from the snapshot that the task names."""

    def __init__(self, connection: socket.socket, seconds: int) -> None:
        self._connection = connection
        self._seconds = seconds
        self._end = 0.0  # of the processor's time, where the system ends this process
        self._path = ""
        self._store: ox.Store | None = None

    def open(self, path: str) -> ox.Store:
        """Return the store of a snapshot; the last one is kept open."""
        if path != self._path or self._store is None:
            self._store = None
            self._store = ox.Store.read_only(path)
            self._path = path
        return self._store

    def load(self, path: str) -> None:
        """Take a snapshot into memory, where joins and aggregates run several times faster."""
        self._store = ox.Store()
        self._store.bulk_extend(ox.Store.read_only(path))
        self._path = path

    def serve(self) -> None:
        """Answer tasks until the server closes the socket."""
        for number, task in Tasks(self._connection):
            self._limit_time()
            try:
                self._answer(number, task)
            except Fault as fault:
                content = json.dumps([fault.status, fault.message]).encode()
                self._connection.sendall(frame(FAULT, number + content))

    def _limit_time(self) -> None:
        """Let the next query compute for a while; the limit is moved before it is near."""
        if time.process_time() + self._seconds > self._end:
            self._end = time.process_time() + 10 * self._seconds
            sandbox.limit_time(10 * self._seconds)

    def _answer(self, number: bytes, task: dict[str, Any]) -> None:
        try:
            store = self.open(task["store"])
        except OSError as error:
            raise Fault(410, str(error)) from error
        if "about" in task:
            _require(store, ox.NamedNode(task["about"]))
        if "dump" in task:
            format_ = task["graph"]
            output = Output(self._connection, number, format_)
            _dump(store, task["dump"], format_, output)
        else:
            results = _run(store, _bound(task, store), task)
            format_ = _format(results, task)
            output = Output(self._connection, number, format_)
            try:
                _write(results, format_, output)
            except (OSError, ValueError, RuntimeError, SyntaxError) as error:
                raise Fault(*_failure(str(error))) from error
        output.end()


def _require(store: ox.Store, thing: ox.NamedNode) -> None:
    """Refuse to describe what nothing is known of: an empty answer would not tell."""
    for pattern in ((thing, None, None), (None, None, thing)):
        if next(store.quads_for_pattern(*pattern), None) is not None:
            return
    raise Fault(404, f"Nothing is known of {thing}.")


def _bound(task: dict[str, Any], store: ox.Store) -> str:
    """Return the text of a task; of a saved query, with its parameters bound."""
    saved = task.get("saved")
    if saved is None:
        text: str = task["text"]
        return text
    from kg.ask.parameters import bind
    from kg.ask.saved import parse
    from kg.errors import BadCall

    try:
        return bind(parse(saved["name"], saved["text"]), saved["values"], store)
    except BadCall as error:
        raise Fault(400, str(error)) from error


def _run(
    store: ox.Store, text: str, task: dict[str, Any], prefixes: dict[str, str] | None = None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    default, named = task.get("default"), task.get("named")
    try:
        if default or named:
            return store.query(
                text, prefixes=prefixes, base_iri=task.get("base"),
                default_graph=[ox.NamedNode(iri) for iri in default or ()],
                named_graphs=[ox.NamedNode(iri) for iri in named or ()],
            )  # fmt: skip
        own = task["saved"]["text"] if "saved" in task else text  # no value names a dataset
        union = not task.get("plain") and not names_dataset(own)
        return store.query(
            text, prefixes=prefixes, base_iri=task.get("base"), use_default_graph_as_union=union
        )
    except SyntaxError as error:
        if prefixes is None and "Prefix not found" in str(error):
            from kg.graph.dump import PREFIXES

            return _run(store, text, task, PREFIXES)
        raise Fault(400, syntax_message(text, str(error))) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise Fault(*_failure(str(error))) from error


def _failure(problem: str) -> tuple[int, str]:
    """Tell a fault of the query from one of the server."""
    if re.search(r"permission|connect|network|denied|http|parser", problem, re.IGNORECASE):
        return 502, f"Another server could not be asked: {problem}"
    return 500, f"The query could not be run: {problem}"


def _format(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, task: dict[str, Any]
) -> str:
    graph = isinstance(results, ox.QueryTriples)
    format_: str | None = task["graph" if graph else "solutions"]
    if format_ is None:
        form, allowed = ("CONSTRUCT or DESCRIBE", GRAPHS) if graph else ("SELECT or ASK", SOLUTIONS)
        raise Fault(
            406, f"A {form} query is answered as one of: {', '.join(allowed)}; "
            "ask for one by Accept or by ?format=",
        )  # fmt: skip
    return format_


def _dump(store: ox.Store, graph: str | None, format_: str, output: Output) -> None:
    """Write one graph; None is the default graph."""
    from kg.graph.dump import PREFIXES

    name = ox.NamedNode(graph) if graph is not None else ox.DefaultGraph()
    if isinstance(name, ox.NamedNode) and not store.contains_named_graph(name):
        raise Fault(404, f"There is no graph <{graph}>.")
    prefixes = PREFIXES if format_ in _WITH_PREFIXES else None
    engine = GRAPHS[format_].engine
    store.dump(cast(IO[bytes], output), engine, from_graph=name, prefixes=prefixes)


def _write(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, format_: str, output: Output
) -> None:
    if isinstance(results, ox.QueryTriples):
        from kg.graph.dump import PREFIXES

        prefixes = PREFIXES if format_ in _WITH_PREFIXES else None
        engine = GRAPHS[format_].engine
        ox.serialize(results, cast(IO[bytes], output), engine, prefixes=prefixes)
    elif isinstance(results, ox.QueryBoolean) and format_ in {"csv", "tsv"}:
        output.write(f"{str(bool(results)).lower()}\n".encode())
    else:
        results.serialize(cast(IO[bytes], output), SOLUTIONS[format_].engine)


def main() -> None:
    """Serve the socket whose descriptor is the first argument; the second holds the settings."""
    settings = json.loads(sys.argv[2])
    connection = socket.socket(fileno=int(sys.argv[1]))
    worker = Worker(connection, settings["seconds"])
    if settings["store"]:
        (worker.load if settings["in_memory"] else worker.open)(settings["store"])
    sandbox.end_with_parent()
    sandbox.yield_to_others()
    mechanism = "open" if settings["federated"] else sandbox.enter()
    sandbox.limit_memory(settings["memory"] + STACK)
    sandbox.limit_files()
    connection.sendall(frame(READY, mechanism.encode()))
    threading.stack_size(STACK)
    thread = threading.Thread(target=worker.serve)
    thread.start()
    thread.join()
