"""The endpoint as its users meet it: formats, limits, what is said when something is wrong."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.graph.snapshots import Snapshots
from kg.serve.accept import acceptable
from kg.serve.errors import Refused
from kg.serve.writer import change_of, publish
from tests.conftest import run_kg
from tests.serve.conftest import Server, serving

REPORTS = "SELECT ?report WHERE { ?report a kttt:Report } ORDER BY ?report"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


def ask(
    url: str, query: str, headers: dict[str, str] | None = None, **more: str
) -> tuple[int, Message, bytes]:
    address = f"{url}/sparql?{urlencode({'query': query, **more})}"
    return get(address, headers)


def get(
    address: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", ("json", "ttl")),
        ("*/*", ("json", "ttl")),
        ("text/csv", ("csv", None)),
        ("text/csv;q=0.5, application/sparql-results+xml", ("xml", None)),
        ("text/turtle; charset=utf-8", (None, "ttl")),
        ("application/json", ("json", "jsonld")),
        ("application/rdf+xml;q=0.9, */*;q=0.1", ("json", "rdf")),
        ("application/n-quads, text/tab-separated-values", ("tsv", "nq")),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", ("xml", "rdf")),
    ],
)
def test_accept(accept: str, expected: tuple[str | None, str | None]) -> None:
    assert acceptable(accept, "") == expected


@pytest.mark.parametrize(
    ("format_", "expected"),
    [("csv", ("csv", None)), ("turtle", (None, "ttl")), ("json", ("json", "jsonld")),
     ("text/csv", ("csv", None)), ("xml", ("xml", "rdf"))],
)  # fmt: skip
def test_a_format_in_the_address_wins(
    format_: str, expected: tuple[str | None, str | None]
) -> None:
    assert acceptable("application/sparql-results+xml", format_) == expected


def test_what_is_not_written_here() -> None:
    with pytest.raises(Refused, match="there are: json"):
        acceptable("", "pdf")
    with pytest.raises(Refused, match=re.escape("application/sparql-results+json")):
        acceptable("image/png", "")


@pytest.mark.parametrize(
    ("format_", "media_type", "words"),
    [
        ("json", "application/sparql-results+json", b'"bindings"'),
        ("xml", "application/sparql-results+xml", b"<uri>"),
        ("csv", "text/csv; charset=utf-8", b"report\r\nhttps://"),
        ("tsv", "text/tab-separated-values; charset=utf-8", b"?report\n<https://"),
    ],
)
def test_solutions(loaded_server: Server, format_: str, media_type: str, words: bytes) -> None:
    status, headers, body = ask(loaded_server.url, REPORTS, format=format_)
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert words in body
    assert b"lao-cai-2023" in body


@pytest.mark.parametrize("format_", ["ttl", "nt", "rdf", "jsonld", "nq", "trig"])
def test_graphs(loaded_server: Server, format_: str) -> None:
    query = "CONSTRUCT { ?r a kttt:Report } WHERE { ?r a kttt:Report }"
    status, _, body = ask(loaded_server.url, query, format=format_)
    assert status == 200
    assert b"lao-cai-2023" in body


def test_a_tag_saves_the_answer(loaded_server: Server) -> None:
    _, headers, body = ask(loaded_server.url, REPORTS)
    tag = headers["ETag"]
    assert re.fullmatch(r'"[0-9a-f]{24}"', tag)
    assert ask(loaded_server.url, REPORTS)[2] == body
    status, again, nothing = ask(loaded_server.url, REPORTS, {"If-None-Match": tag})
    assert (status, again["ETag"], nothing) == (304, tag, b"")
    assert ask(loaded_server.url, REPORTS, format="csv")[1]["ETag"] != tag
    form = urlencode({"query": REPORTS}).encode()
    address = f"{loaded_server.url}/sparql"
    posted = urllib.request.Request(address, form, {"If-None-Match": "*"})
    with urllib.request.urlopen(posted) as response:  # 304 answers a GET alone
        assert response.read() == body
    _, changing, _ = ask(loaded_server.url, "SELECT (RAND() AS ?r) {}")
    assert changing["ETag"] is None
    assert changing["Cache-Control"] == "no-store"


def test_a_long_answer_is_kept_too(tmp_path: Path, store_directory: Path) -> None:
    """One that comes in many pieces is whole, and the same when it comes from memory."""
    options = ("--log", str(tmp_path / "access.log"))
    with serving(tmp_path, store_directory, *options) as server:
        query = "SELECT * { ?s ?p ?o } LIMIT 10000"
        answers = [ask(server.url, query, format="tsv")[2] for _ in range(2)]
    assert len(answers[0]) > 500_000
    assert answers[0] == answers[1]
    assert answers[0].count(b"\n") == 10_001
    log = (tmp_path / "access.log").read_text("utf-8")
    assert "rows=10000" in log
    assert "cache=hit" in log


def test_the_default_graph(loaded_server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graph = "https://w3id.org/kttt/graph/lao-cai-2023"

    def counted(query: str, parameter: str = "format", value: str = "json") -> int:
        body = json.loads(ask(loaded_server.url, query, None, **{parameter: value})[2])
        return int(body["results"]["bindings"][0]["n"]["value"])

    one = counted(count.replace("{", f"FROM <{graph}> {{", 1))
    assert 0 < one < counted(count)
    assert counted(count, "default-graph-uri", graph) == one
    named = count.replace("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }")
    assert counted(named, "named-graph-uri", graph) == one
    assert counted(count, "named-graph-uri", graph) == 0


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?s\nWHERE { ?s kttt:x ?o", 400, "line 2, column 21"),
        ("SELECT ?s { ?s foo:bar ?o }", 400, "a prefix is used that is not declared"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", 403, "asks no other server"),
        (f"SELECT * {{ {'{' * 120}{'}' * 120} }}", 422, "more than 100 deep"),
        (f"SELECT * {{}} #{'x' * 70_000}", 413, "larger than 64 KiB"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 406, "Accept"),
    ],
)
def test_what_is_refused(loaded_server: Server, query: str, status: int, words: str) -> None:
    form = urlencode({"query": query, "format": "csv"}).encode()
    request = urllib.request.Request(f"{loaded_server.url}/sparql", form)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    with refused.value as error:
        assert error.code == status
        assert words in error.read().decode()


def test_addresses_that_are_not_there(loaded_server: Server) -> None:
    assert get(f"{loaded_server.url}/nothing")[0] == 404
    assert get(f"{loaded_server.url}/sparql/other")[0] == 404
    status, headers, _ = get(f"{loaded_server.url}/sparql", method="DELETE")
    assert status == 405
    status, headers, _ = get(f"{loaded_server.url}/sparql", method="OPTIONS")
    assert (status, headers["Access-Control-Allow-Origin"]) == (204, "*")


def test_a_reader_cannot_write(loaded_server: Server) -> None:
    for address, data, kind in (
        ("/sparql", b"update=CLEAR%20ALL", "application/x-www-form-urlencoded"),
        ("/sparql", b"CLEAR ALL", "application/sparql-update"),
        ("/graphs?graph=http://example.org/g", b"<a> <b> <c> .", "text/turtle"),
    ):
        request = urllib.request.Request(
            loaded_server.url + address, data, {"Content-Type": kind}
        )  # fmt: skip
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(request)


def test_limits_and_what_goes_on_beside_them(tmp_path: Path, store_directory: Path) -> None:
    """Heavy queries end at the limit of time, and a small one is answered meanwhile."""
    options = ("--timeout", "3", "--log", str(tmp_path / "access.log"))
    with serving(tmp_path, store_directory, *options) as server:
        ends: list[int] = []
        heavy = [
            threading.Thread(target=lambda: ends.append(ask(server.url, HEAVY)[0]))
            for _ in range(4)
        ]
        for thread in heavy:
            thread.start()
        time.sleep(0.2)
        assert ask(server.url, REPORTS)[0] == 200
        assert get(f"{server.url}/health")[0] == 200
        for thread in heavy:
            thread.join()
        assert ends == [504] * 4
        with pytest.raises(OSError, match=r"IncompleteRead|reset|closed|broken"):
            _cut(server, LONG)
        assert ask(server.url, REPORTS)[0] == 200
    log = (tmp_path / "access.log").read_text("utf-8")
    assert (
        len(re.findall(r"GET /sparql 504 .* end='The query ran longer than 3 seconds.'", log)) == 4
    )
    assert "SELECT" not in log
    whole = r"GET /sparql 200 \S+ rows=5 bytes=\d+ query=[0-9a-f]{16} cache=- end='complete'"
    assert re.search(whole, log)


def _cut(server: Server, query: str) -> None:
    """Read an answer that the time limit cuts; fail if it ends as if it were whole."""
    import http.client

    address = f"{server.url}/sparql?{urlencode({'query': query})}"
    try:
        with urllib.request.urlopen(address) as response:
            while response.read(1 << 20):
                pass
    except http.client.IncompleteRead as error:
        raise OSError("IncompleteRead") from error


def test_a_new_snapshot_is_answered_from_at_once(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with serving(tmp_path, None) as server:
        for number in range(5):
            update = f"DELETE WHERE {{ <http://s> <http://p> ?o }} ; " \
                     f"INSERT DATA {{ <http://s> <http://p> {number} }}"  # fmt: skip
            publish(store, change_of({"update": update, "base": "http://b/"}, b""))
            body = ask(server.url, "SELECT ?o { <http://s> <http://p> ?o }", format="csv")[2]
            assert body == f"o\r\n{number}\r\n".encode()
    assert int(Snapshots(store).require().id) == 6


def test_memory_answers_the_same(tmp_path: Path, store_directory: Path) -> None:
    with serving(tmp_path, store_directory, "--memory", "--workers", "1") as server:
        assert b"lao-cai-2023" in ask(server.url, REPORTS)[2]


def test_a_running_query_is_answered_before_the_server_ends(
    tmp_path: Path, store_directory: Path
) -> None:
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(store_directory)]
    command += ["--port", "0", "--timeout", "2", "--log", "off"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        ends: list[int] = []
        thread = threading.Thread(target=lambda: ends.append(ask(url, HEAVY)[0]))
        thread.start()
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        thread.join()
        assert process.wait(20) == 0
    assert ends == [504]


def test_no_worker_outlives_its_server(tmp_path: Path, store_directory: Path) -> None:
    if not Path("/proc").is_dir():
        pytest.skip("there is no /proc")
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(store_directory)]
    command += ["--port", "0", "--log", "off"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii")
        workers = [int(pid) for pid in listed.split()]
        assert workers
        process.kill()
    until = time.monotonic() + 10
    while any(_lives(pid) for pid in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(_lives(pid) for pid in workers)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return " Z " not in Path(f"/proc/{pid}/stat").read_text("ascii")
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run_kg("serve", "--store", tmp_path / "s", "--port", port)
    assert done.returncode == 2
    assert f"127.0.0.1:{port} cannot be used" in done.stderr


@pytest.mark.parametrize(
    ("token", "words"), [("short", "at least 16"), (None, "cannot be read")]
)  # fmt: skip
def test_a_token_that_will_not_do(tmp_path: Path, token: str | None, words: str) -> None:
    path = tmp_path / "token"
    if token is not None:
        path.write_text(token, "utf-8")
    done = run_kg("serve", "--store", tmp_path / "s", "--token-file", path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
