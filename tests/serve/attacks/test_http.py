"""Requests that two readers might understand differently, and requests that are hardly any."""

import re

import pytest

from tests.serve.attacks.target import Target
from tests.serve.attacks.wire import ask, exchange, request, statuses

POST = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
SECOND = "GET /smuggled HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
BODY = f"5\r\nASK{{}}\r\n0\r\n\r\n{SECOND}"
CLOSE = "Host: evil\r\nConnection: close\r\n\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n\r\n"
ONCE = {"length and chunks", "chunks and length"}  # answered by the chunks, as RFC 9112 allows
NOTHING = {"HTTP/2"}  # may be cut without a word

SMUGGLED = {
    "length and chunks": f"{POST}Content-Length: 5\r\n{CHUNKED}{BODY}",
    "chunks and length": f"{POST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n{BODY}",
    "chunks that end at once": f"{POST}Content-Length: 60\r\n{CHUNKED}0\r\n\r\n{SECOND}",
    "two lengths": f"{POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nASK{{}}{SECOND}",
    "a list of lengths": f"{POST}Content-Length: 5, 6\r\n\r\nASK{{}}{SECOND}",
    "a length with a sign": f"{POST}Content-Length: +5\r\n\r\nASK{{}}{SECOND}",
    "a length below zero": f"{POST}Content-Length: -5\r\n\r\nASK{{}}{SECOND}",
    "a length in base 16": f"{POST}Content-Length: 0x5\r\n\r\nASK{{}}{SECOND}",
    "a length in words": f"{POST}Content-Length: five\r\n\r\nASK{{}}{SECOND}",
    "a length with a space": f"{POST}Content-Length : 5\r\n\r\nASK{{}}{SECOND}",
    "a folded length": f"{POST}Content-Length:\r\n 5\r\n\r\nASK{{}}{SECOND}",
    "xchunked": f"{POST}Transfer-Encoding: xchunked\r\n\r\n{BODY}",
    "chunked, identity": f"{POST}Transfer-Encoding: chunked, identity\r\n\r\n{BODY}",
    "a space before the colon": f"{POST}Transfer-Encoding : chunked\r\n\r\n{BODY}",
    "folded": f"{POST}Transfer-Encoding:\r\n chunked\r\n\r\n{BODY}",
    "quoted": f'{POST}Transfer-Encoding: "chunked"\r\n\r\n{BODY}',
    "a tab": f"{POST}Transfer-Encoding:\tchunked\x0b\r\n\r\n{BODY}",
    "chunks in HTTP/1.0": f"{POST}{CHUNKED}{BODY}".replace("/1.1", "/1.0", 1),
    "a chunk below zero": f"{POST}{CHUNKED}-5\r\n{BODY}",
    "an enormous chunk": f"{POST}{CHUNKED}FFFFFFFFFFFFFFFFF\r\n{BODY}",
    "a chunk in words": f"{POST}{CHUNKED}xyz\r\n{BODY}",
    "a chunk ended by LF": f"{POST}{CHUNKED}5\nASK{{}}\n0\n\n{SECOND}",
    "a bare CR": f"GET /health HTTP/1.1\r\nHost: a\rX: b\r\n\r\n{SECOND}",
    "NUL in a header": f"GET /health HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n{SECOND}",
    "a header without a colon": f"GET /health HTTP/1.1\r\nHost: a\r\nX\r\n\r\n{SECOND}",
    "a header without a name": f"GET /health HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n{SECOND}",
    "a first header that is folded": f"GET /health HTTP/1.1\r\n X: b\r\nHost: a\r\n\r\n{SECOND}",
    "a space in the path": f"GET /a b HTTP/1.1\r\nHost: a\r\n\r\n{SECOND}",
    "no version": f"GET /health\r\n\r\n{SECOND}",
    "another version": f"GET /health HTTP/3.0\r\nHost: a\r\n\r\n{SECOND}",
    "HTTP/2": f"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00{SECOND}",
    "TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 100,
    "bytes": "\xff\xfe\x80" * 100,
}
CLEAR = {  # forms that are allowed, and answered one by one
    "two requests": ("GET /health HTTP/1.1\r\nHost: a\r\n\r\n" + SECOND, [200, 404]),
    "bare LF": ("GET /health HTTP/1.1\nHost: a\n\n" + SECOND, [200, 404]),
    "chunks with an extension": (
        f"{POST}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nASK{{}}\r\n0\r\n\r\n{SECOND}",
        [200, 404],
    ),
    "trailers": (
        f"{POST}Transfer-Encoding: chunked\r\n\r\n5\r\nASK{{}}\r\n0\r\nHost: b\r\n\r\n{SECOND}",
        [200, 404],
    ),
    "the same length twice": (
        f"{POST}Content-Length: 5\r\nContent-Length: 5\r\n\r\nASK{{}}{SECOND}",
        [200, 404],
    ),
    "a request in a body": (
        f"GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: {len(SECOND)}\r\n\r\n{SECOND}{SECOND}",
        [200, 404],
    ),
    "an absolute address": (
        f"GET http://evil/health HTTP/1.1\r\nHost: a\r\n\r\n{SECOND}",
        [200, 404],
    ),
    "an offer of HTTP/2": (
        "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
        f"HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n{SECOND}",
        [200, 404],
    ),
    "an offer of WebSocket": (
        "GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n{SECOND}",
        [200, 404],
    ),
}


@pytest.mark.parametrize("name", SMUGGLED)
def test_what_is_not_clear_is_answered_once_and_cut(name: str, target: Target) -> None:
    received = exchange(target, SMUGGLED[name].encode("latin-1"))
    got = statuses(received)
    assert got == [400] or (got == [200] and name in ONCE) or (got == [] and name in NOTHING)
    assert b"/smuggled" not in received


@pytest.mark.parametrize("name", CLEAR)
def test_what_is_clear_is_answered_one_by_one(name: str, target: Target) -> None:
    sent, expected = CLEAR[name]
    assert statuses(exchange(target, sent.encode())) == expected


METHODS = ["TRACE", "PATCH", "get", "Get", "PROPFIND", "MKCOL", "A" * 1000, "PRI", "G\xcbT"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", ["/sparql", "/graphs", "/health", "/ready", "/nothing"])
def test_other_methods_are_refused(method: str, path: str, target: Target) -> None:
    sent = f"{method} {path} HTTP/1.1\r\nHost: a\r\nX-Secret: abc\r\nConnection: close\r\n\r\n"
    received = exchange(target, sent.encode("latin-1"))
    assert statuses(received)[0] in ({404} if path == "/nothing" else {400, 405}) | {400}
    assert b"abc" not in received, "TRACE would tell scripts what cookies they may not see"


@pytest.mark.parametrize("aim", ["evil:80", "127.0.0.1:22", "/sparql", "http://evil/"])
def test_it_is_no_proxy(aim: str, target: Target) -> None:
    for method in ("CONNECT", "GET"):
        received = exchange(target, f"{method} {aim} HTTP/1.1\r\n{CLOSE}".encode())
        assert all(status in {200, 400, 404, 405} for status in statuses(received))
        if method == "CONNECT":
            assert statuses(received)[0] >= 400


PATHS = [
    "/../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/..%2fetc/passwd",
    "/....//etc/passwd",
    "//etc/passwd",
    "/\\..\\etc\\passwd",
    "/.%00./etc/passwd",
    "/static/../../etc/passwd",
    "/health/../../etc/passwd",
    "/health/",
    "//health",
    "/./health",
    "/HEALTH",
    "/health%00",
    "/health;a=b",
    "/ready/x",
    "/.env",
    "/.git/config",
    "/current/manifest.json",
    "/snapshots/000001/manifest.json",
    "/wp-admin",
    "/%c0%ae%c0%ae/",
    "/%ff",
    "/%zz",
    "/%",
    "*",
    "/" + "a" * 20_000,
    "/" + "a/" * 10_000,
    "/graphs/../../etc/passwd",
    "/graphs/%2e%2e/%2e%2e/etc/passwd",
    "/graphs//etc/passwd",
    "/graphs/%00",
    "/graphs/a%20b",
    "/graphs/%3Cx%3E",
    "/graphs/%7B",
    "/graphs/%0d%0aX:1",
    "/graphs/[",
    "/graphs/\\",
    "/graphs/%ff",
    "/graphs?graph=file:///etc/passwd",
    "/graphs?graph=/etc/passwd",
    "/graphs?graph=../../etc/passwd",
    "/graphs?graph=%00",
    "/graphs?graph=a%20b",
    "/graphs?graph=",
    "/graphs?graph=http://x/%0d%0aX:1",
    "/graphs?graph=http://x/a&graph=http://x/b",
    "/graphs?default&graph=http://x/",
    "/graphs/x?default",
    "/graphs?graph=" + "a" * 20_000,
    "/graphs?graph=http://x/" + "a" * 20_000,
    "/sparql?query=",
    "/sparql?query",
    "/sparql?query=&query=",
    "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
    "/sparql?query=ASK%7B%7D&update=x",
    "/sparql?update=",
    "/sparql?query=ASK%7B%7D&default-graph-uri=x",
    "/sparql?query=ASK%7B%7D&named-graph-uri=%00",
    "/sparql?query=ASK%7B%7D&format=../../etc/passwd",
    "/sparql?query=ASK%7B%7D&format=" + "a" * 9_000,
    "/sparql?" + "a=b&" * 1000,
    "/sparql?query=ASK%7B%7D&" + "a&" * 10_000,
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_no_path_leads_out(path: str, target: Target) -> None:
    received = exchange(
        target, f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode("latin-1")
    )
    assert statuses(received)[0] in {400, 404, 431}
    assert b"root:" not in received
    assert b"reports" not in received.partition(b"\r\n\r\n")[2] or b"no graph" in received


@pytest.mark.parametrize(
    "path", ["/a%0d%0aX-Injected:%201", "/a%0aX-Injected:%201", "/graphs/%0d%0aX-Injected:1"]
)
def test_no_path_makes_a_header(path: str, target: Target) -> None:
    reply = request(target, "GET", path)
    assert reply.status in {400, 404}
    assert "x-injected" not in reply.headers
    assert reply.headers["content-type"].startswith("text/plain")
    assert reply.headers["x-content-type-options"] == "nosniff"


HOSTS = [
    "a b",
    "<x>",
    'a"b',
    "a/b",
    "a?b",
    "a#b",
    "a@b",
    "[",
    "[::",
    "[:::]",
    "a:b",
    "a:999999",
    "\xe9",
    "{}",
    "a, b",
    "\\",
    "a%00",
    "^",
]


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_none_is_refused(host: str, target: Target) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/sparql", "/graphs/x", "/nothing"):
        sent = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        assert statuses(exchange(target, sent.encode("latin-1"))) == [400]
    workers = target.workers
    assert ask(target, "ASK {}").status == 200
    assert target.workers == workers


def test_two_hosts_are_none(target: Target) -> None:
    sent = (
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"
    )
    assert statuses(exchange(target, sent)) == [400]


def test_the_answer_to_one_host_is_not_that_to_another(target: Target) -> None:
    for host in ("a", "b", "a", "b"):
        query = "/sparql?query=SELECT%20(%3Cx%3E%20AS%20?x)%20%7B%7D"
        sent = f"GET {query} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        assert f"http://{host}/x".encode() in exchange(target, sent.encode())


def test_a_body_is_asked_for_only_if_it_may_come(target: Target) -> None:
    head = f"{POST}Expect: 100-continue\r\nContent-Length: "
    assert statuses(exchange(target, f"{head}5\r\n\r\n".encode())) == [100]
    assert statuses(exchange(target, f"{head}5\r\n\r\nASK{{}}".encode())) in ([100, 200], [200])
    assert statuses(exchange(target, f"{head}10737418240\r\n\r\n".encode())) == [413]
    assert statuses(exchange(target, f"{head}100000\r\n\r\n".encode())) == [413]


def test_bodies_of_another_kind_are_refused(target: Target) -> None:
    kinds = [
        "",
        "text/plain",
        "application/json",
        "multipart/form-data",
        "a",
        ";",
        "\xff",
        "application/sparql-query; charset=utf-16",
        'application/sparql-query; charset="',
        "application/x-www-form-urlencoded; charset=utf-7",
    ]
    for kind in kinds:
        reply = request(target, "POST", "/sparql", b"ASK {}", {"Content-Type": kind})
        assert reply.status in {400, 415} or "charset" in kind
        assert reply.status in {200, 400, 415}


def test_an_error_does_not_become_a_page(target: Target) -> None:
    for path in ("/<script>alert(1)</script>", "/sparql?query=<script>alert(1)</script>"):
        for accept in ("text/html", "application/json", "*/*"):
            received = exchange(
                target,
                f"GET {path} HTTP/1.1\r\nHost: a\r\nAccept: {accept}\r\n"
                "Connection: close\r\n\r\n".encode(),
            )
            found = re.search(rb"content-type: ([^\r]+)", received)
            assert found is None or b"html" not in found[1]
