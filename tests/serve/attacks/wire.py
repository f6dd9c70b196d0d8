"""Requests as a good client sends them, and bytes as a bad one does."""

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, IncompleteRead
from urllib.parse import quote

from tests.serve.attacks.target import SLACK, TIMEOUT, TOKEN, Target

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
AUTHORISED = {"Authorization": f"Bearer {TOKEN}"}
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
_ERROR_TEXT = re.compile(rb"SPARQL operation|cancelled|panicked|Traceback|ran longer|more memory")


@dataclass(frozen=True)
class Reply:
    """What came back; `whole` tells whether the answer ended as its encoding says."""

    status: int
    body: bytes
    whole: bool
    headers: dict[str, str]
    seconds: float


def request(
    target: Target, method: str, path: str, body: bytes | None = None,
    headers: dict[str, str] | None = None, patience: float = TIMEOUT + SLACK,
) -> Reply:  # fmt: skip
    """Send one request and read its answer."""
    connection = HTTPConnection("127.0.0.1", target.port, timeout=patience)
    began = time.monotonic()
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        try:
            content, whole = response.read(), True
        except IncompleteRead as broken:
            content, whole = broken.partial, False
        told = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, content, whole, told, time.monotonic() - began)
    finally:
        connection.close()


def ask(target: Target, text: str, *, accept: str = "*/*") -> Reply:
    """Send a query, and see that the answer is one that may be: its time, its status, its end."""
    reply = request(
        target, "POST", "/sparql", text.encode(), {"Content-Type": QUERY, "Accept": accept}
    )
    assert reply.seconds < TIMEOUT + SLACK
    assert reply.status < 500 or reply.status in {503, 504}, reply
    if reply.status == 200:
        assert _ERROR_TEXT.search(reply.body[-200:]) is None, reply.body[-200:]
    else:
        assert reply.whole
        assert reply.body.strip(), "a refusal says why"
    return reply


def change(target: Target, text: str) -> Reply:
    """Send an update with the token."""
    return request(target, "POST", "/sparql", text.encode(), {"Content-Type": UPDATE, **AUTHORISED})


def encoded(text: str) -> str:
    """Return a text as a part of an address."""
    return quote(text, safe="")


def count(target: Target, graph: str | None = None) -> int:
    """Count the triples of a graph, or of all."""
    where = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "GRAPH ?g { ?s ?p ?o }"
    reply = ask(target, f"SELECT (COUNT(*) AS ?n) {{ {where} }}", accept="text/csv")
    return int(reply.body.split()[1])


def exchange(target: Target, sent: bytes, *, quiet: float = 0.4, most: float = 5.0) -> bytes:
    """Send bytes; return what came until the server ended the connection or fell silent."""
    received = b""
    with socket.create_connection(("127.0.0.1", target.port), timeout=most) as connection:
        try:
            connection.sendall(sent)
            until = time.monotonic() + most
            while time.monotonic() < until:
                connection.settimeout(quiet if received else most)
                piece = connection.recv(1 << 16)
                if not piece:
                    break
                received += piece
        except OSError:  # silence, or an end in the middle of what was sent
            pass
    return received


def statuses(received: bytes) -> list[int]:
    """Return the status of each response."""
    return [int(status) for status in _STATUS.findall(received)]


def together(count: int) -> ThreadPoolExecutor:
    """Return a pool of so many clients."""
    return ThreadPoolExecutor(count)
