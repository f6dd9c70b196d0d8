"""Clients that leave, that read or write slowly, that come by the thousand, that send too much."""

import contextlib
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.serve.attacks.target import Target
from tests.serve.attacks.wire import QUERY, ask, exchange, request, statuses, together

pytestmark = pytest.mark.slow

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
POST = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"


@contextmanager
def asking(target: Target, text: str, *, room: int | None = None) -> Iterator[socket.socket]:
    """Send a query on a connection of its own, and leave without a word."""
    with socket.socket() as connection:
        if room is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", target.port))
        connection.sendall(f"{POST}Content-Length: {len(text)}\r\n\r\n{text}".encode())
        yield connection


def test_a_client_that_leaves_ends_its_query(small: Target) -> None:
    before = small.workers
    with asking(small, HEAVY):
        time.sleep(0.6)
        assert small.computed > 0.1
    assert small.idle(4)
    assert ask(small, "ASK {}").status == 200
    assert small.workers != before, "a process of its own is the only way to stop a query"


def test_a_client_that_leaves_in_the_middle_ends_its_query(small: Target) -> None:
    with asking(small, LARGE) as connection:
        assert statuses(connection.recv(1 << 16)) == [200]
    assert small.idle(4)
    assert ask(small, "ASK {}").status == 200


def test_a_client_that_leaves_the_queue_is_not_served(small: Target) -> None:
    with ExitStack() as heavy:
        for _ in range(3):
            heavy.enter_context(asking(small, HEAVY))
        time.sleep(0.3)
        with ExitStack() as waiting:
            for _ in range(3):
                waiting.enter_context(asking(small, HEAVY))
            time.sleep(0.3)
    assert small.idle(5)
    for _ in range(6):
        assert ask(small, "ASK {}").status == 200


@pytest.mark.slow
def test_clients_that_come_and_go_leave_nothing(target: Target) -> None:
    before = target.memory
    for _ in range(150):
        with asking(target, LARGE):
            time.sleep(0.01)
    assert target.idle(10)
    assert ask(target, "ASK {}").status == 200
    assert len(target.workers) < 12
    assert target.memory - before < 64 << 20


def test_heads_of_large_answers_keep_no_worker(small: Target) -> None:
    address = "/sparql?query=SELECT%20*%20%7B%20?a%20?b%20?c%20.%20?d%20?e%20?f%20%7D"
    for _ in range(4):  # more than there are workers
        reply = request(small, "HEAD", address)
        assert (reply.status, reply.body) == (200, b"")
    assert small.idle(4)
    assert ask(small, "ASK {}").status == 200


@pytest.mark.slow
def test_slow_readers_hold_up_nobody(small: Target) -> None:
    """More than there are workers, each taking a kilobyte a second of an endless answer."""
    before = small.memory
    with ExitStack() as readers:
        slow = [readers.enter_context(asking(small, LARGE, room=4096)) for _ in range(5)]
        until = time.monotonic() + 8
        answered = 0
        while time.monotonic() < until:
            for connection in slow:
                with contextlib.suppress(OSError):
                    connection.settimeout(0.05)
                    connection.recv(1024)
            reply = request(small, "GET", f"/sparql?query=SELECT%20({answered}%20AS%20?x)%20%7B%7D")
            assert reply.status == 200, "the slowest gives way"
            answered += 1
        assert answered > 5
        assert small.memory - before < 64 << 20, "what nobody reads is not gathered"
    assert small.idle(5)


@pytest.mark.slow
def test_readers_that_stop_reading_are_cut(small: Target) -> None:
    with ExitStack() as readers:
        for _ in range(3):
            readers.enter_context(asking(small, LARGE, room=4096))
        time.sleep(34)
        for _ in range(3):
            readers.enter_context(asking(small, LARGE, room=4096))
        assert ask(small, "ASK { ?s ?p 1 }").status == 200
    assert small.idle(5)
    assert len(small.workers) == 2, "each that was ended was replaced"
    with together(4) as clients:
        replies = clients.map(lambda text: ask(small, text), ["ASK {}"] * 20)
        assert all(reply.status == 200 for reply in replies)


def _lasts(target: Target, sent: bytes, more: bytes, most: float) -> float:
    """Return the seconds after which the server ends a connection that sends a bit each second."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", target.port), timeout=1) as connection:
        connection.sendall(sent)
        while time.monotonic() - began < most:
            try:
                received = connection.recv(1 << 16)
                if not received or b" 408 " in received:
                    break
            except TimeoutError:
                with contextlib.suppress(OSError):
                    connection.sendall(more)
            except OSError:
                break
    return time.monotonic() - began


@pytest.mark.slow
def test_slow_writers_are_cut(target: Target) -> None:
    slow = [
        (b"", b""),
        (b"G", b""),
        (b"GET /health HTTP/1.1\r\nHost: a\r\n", b"X-More: 1\r\n"),
        (b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n", b""),
        (f"{POST}Content-Length: 100\r\n\r\nA".encode(), b""),
        (f"{POST}Content-Length: 100\r\n\r\nA".encode(), b"S"),
        (f"{POST}Transfer-Encoding: chunked\r\n\r\n".encode(), b"1\r\nA\r\n"),
    ]
    with together(len(slow)) as clients:
        lasted = list(clients.map(lambda each: _lasts(target, each[0], each[1], 40), slow))
    assert max(lasted) < 30, lasted


def _files(wanted: int) -> int:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    return max(soft, most)


@pytest.mark.parametrize("said", [b"", b"GET /health HTTP/1.1\r\n", b"POST /sparql HTTP/1.1\r\n"])
def test_a_thousand_silent_connections_shut_nobody_out(said: bytes, target: Target) -> None:
    with ExitStack() as connections:
        for _ in range(min(1000, _files(4096) - 200)):
            each = socket.create_connection(("127.0.0.1", target.port), timeout=10)
            connections.enter_context(each)
            each.sendall(said)
        assert request(target, "GET", "/health").status == 200
        assert ask(target, "ASK {}").status == 200


@pytest.mark.slow
def test_more_silent_connections_than_the_system_queues(target: Target) -> None:
    if _files(8192) < 4096:
        pytest.skip("this process may open few files")
    with ExitStack() as connections:
        for _ in range(3000):
            each = socket.create_connection(("127.0.0.1", target.port), timeout=10)
            connections.enter_context(each)
        assert request(target, "GET", "/health").status == 200
        assert ask(target, "ASK {}").status == 200


def test_a_thousand_at_once_are_answered(target: Target) -> None:
    text = "ASK { ?s ?p 'thousand' }"
    sent = f"{POST}Connection: close\r\nContent-Length: {len(text)}\r\n\r\n{text}".encode()
    _files(4096)
    with ExitStack() as all_:
        connections = [socket.socket() for _ in range(1000)]
        for each in connections:
            all_.enter_context(each)
            each.settimeout(20)
            each.connect(("127.0.0.1", target.port))
        for each in connections:
            each.sendall(sent)
        assert all(statuses(each.recv(1 << 16)) == [200] for each in connections)


HEADERS = {
    "one header of 256 KB": "X: " + "a" * (256 << 10) + "\r\n",
    "one header of 1 MB": "X: " + "a" * (1 << 20) + "\r\n",
    "a name of 100 KB": "X" * 100_000 + ": a\r\n",
    "1,000 headers": "".join(f"X-{n}: a\r\n" for n in range(1000)),
    "1,000 headers of one name": "X: a\r\n" * 1000,
    "50,000 headers": "X: a\r\n" * 50_000,
    "100 MB of headers": ("X: " + "a" * 10_000 + "\r\n") * 10_000,
    "a cookie of 300 KB": "Cookie: " + "a=b; " * 60_000 + "\r\n",
}


@pytest.mark.parametrize("name", HEADERS)
def test_headers_have_a_limit(name: str, target: Target) -> None:
    before = target.memory
    received = exchange(target, f"GET /health HTTP/1.1\r\nHost: a\r\n{HEADERS[name]}\r\n".encode())
    assert statuses(received) in ([431], []), "nothing, where the end came before all was sent"
    assert target.memory - before < 64 << 20


@pytest.mark.parametrize(
    "header",
    [
        "Accept: " + "a/b," * 15_000,
        "Accept: " + "," * 60_000,
        "Accept: */*;q=" + "0" * 60_000,
        "Accept: " + ",".join(f"a/b{n};q=0.{n}" for n in range(4000)),
        'Accept: a/b;x="' + "\\\\" * 30_000,
        "Content-Type: a/b" + ";a=b" * 15_000,
        "Content-Type: a/b;a*0=b" + ";a*1=c" * 9_000,
        "If-None-Match: " + "," * 60_000,
        "If-None-Match: " + '"a",' * 15_000,
        "Authorization: Bearer " + " " * 60_000,
        "Host: " + "a" * 60_000,
        "Host: " + "[" * 60_000,
    ],
)
def test_no_header_takes_long_to_read(header: str, target: Target) -> None:
    for text in ("ASK {}", ""):
        sent = f"{POST}{header}\r\nConnection: close\r\nContent-Length: {len(text)}\r\n\r\n{text}"
        assert statuses(exchange(target, sent.encode(), most=10))[0] in {200, 400, 406, 415, 431}


@pytest.mark.parametrize("size", [10 << 30, (1 << 63) - 1, 1 << 63, 1 << 64, 10**30])
def test_an_enormous_length_is_refused_at_once(size: int, target: Target) -> None:
    received = exchange(target, f"{POST}Content-Length: {size}\r\n\r\nASK".encode())
    assert statuses(received) in ([413], [400])


@pytest.mark.slow
def test_an_endless_body_is_cut(target: Target) -> None:
    before, sent, chunk = target.memory, 0, b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", target.port), timeout=10) as connection:
        connection.sendall(f"{POST}Transfer-Encoding: chunked\r\n\r\n".encode())
        with contextlib.suppress(OSError):
            while sent < 200 << 20:
                connection.sendall(chunk)
                sent += len(chunk)
    assert sent < 100 << 20
    assert target.memory - before < 32 << 20


def test_a_body_that_is_too_large_is_told_so(target: Target) -> None:
    """Even to a client that listens only when all is sent."""
    for size in (100_000, 1_000_000, 20_000_000):
        reply = request(target, "POST", "/sparql", b"x" * size, {"Content-Type": QUERY})
        assert reply.status == 413
        assert b"64 KiB" in reply.body


def test_a_body_that_nobody_asked_for_does_no_harm(target: Target) -> None:
    for head in ("GET /health", "GET /sparql?query=ASK%7B%7D", "GET /nothing", "OPTIONS /sparql"):
        sent = f"{head} HTTP/1.1\r\nHost: a\r\nContent-Length: 50000\r\n\r\n{'x' * 50_000}"
        assert len(statuses(exchange(target, sent.encode()))) == 1
