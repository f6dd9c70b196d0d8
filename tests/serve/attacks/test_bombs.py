"""Small queries that would take all memory, all time or all bandwidth: each meets its limit."""

import http.client
import json
import socket
from functools import partial
from pathlib import Path

import pytest

from tests.serve.attacks.target import MEMORY, TIMEOUT, Target, attacked
from tests.serve.attacks.wire import QUERY, ask, count, request, together

pytestmark = pytest.mark.slow

_PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_DIGITS = "9" * 60_000
_XSD = "http://www.w3.org/2001/XMLSchema#"
_GEO = (
    "PREFIX geof: <http://www.opengis.net/def/function/geosparql/> "
    "PREFIX geo: <http://www.opengis.net/ont/geosparql#> "
)


def doubled(step: str, times: int) -> str:
    """Return a query that applies a step, which doubles a text, again and again."""
    steps = "".join(f"BIND({step.format(i)} AS ?x{i + 1}) " for i in range(times))
    return f"SELECT (STRLEN(?x{times}) AS ?n) {{ BIND('aaaaaaaaaaaaaaaa' AS ?x0) {steps} }}"


MEMORY_BOMBS = {
    "ORDER BY": f"SELECT * {{ {_PRODUCT} }} ORDER BY ?c",
    "CONCAT": doubled("CONCAT(?x{0},?x{0})", 60),
    "REPLACE": doubled("REPLACE(?x{0},'a','aa')", 60),
    "REPLACE by groups": doubled("REPLACE(?x{0},'.','$0$0')", 60),
    "ENCODE_FOR_URI": doubled("ENCODE_FOR_URI(CONCAT(?x{0},'%',?x{0}))", 60),
    "GROUP_CONCAT": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a),STR(?d))) AS ?x) {{ {_PRODUCT} }}",
    "COUNT DISTINCT": f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {_PRODUCT} }}",
    "GROUP BY": f"SELECT ?a ?d ?f (COUNT(*) AS ?n) {{ {_PRODUCT} }} GROUP BY ?a ?d ?f",
    "rows of text": "SELECT ?x { ?a ?b ?c . ?d ?e ?f "
    f"BIND(CONCAT('{'a' * 50_000}', STR(?a)) AS ?x) }} ORDER BY ?x",
    "blank nodes": f"SELECT * {{ {_PRODUCT} BIND(BNODE() AS ?n) }} ORDER BY ?n",
}
TIME_BOMBS = {
    "COUNT": f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} }}",
    "ASK": f"ASK {{ {_PRODUCT} FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?i))) = 3) }}",
    "SUM": f"SELECT (SUM(STRLEN(STR(?c))) AS ?n) {{ {_PRODUCT} }}",
    "path": "SELECT (COUNT(*) AS ?n) { ?s (!<x:x>|^!<x:x>)* ?o }",
    "paths in paths": "SELECT (COUNT(*) AS ?n) { ?s ((!<a:b>)*/(!<a:c>)*)* ?o }",
    "VALUES": "SELECT (COUNT(*) AS ?n) {"
    + "".join(f"VALUES ?v{i} {{ 1 2 3 4 5 6 7 8 9 }} " for i in range(30))
    + "}",
    "REGEX of rows": f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} FILTER REGEX(STR(?c), STR(?f)) }}",
    "hashes": f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} FILTER(SHA512(STR(?c)) = SHA512(STR(?f))) }}",
}
STREAMS = {
    "rows": (f"SELECT * {{ {_PRODUCT} }}", "application/sparql-results+json"),
    "rows as CSV": (f"SELECT * {{ {_PRODUCT} }}", "text/csv"),
    "rows as XML": (f"SELECT * {{ {_PRODUCT} }}", "application/sparql-results+xml"),
    "DISTINCT": (f"SELECT DISTINCT * {{ {_PRODUCT} }}", "text/tab-separated-values"),
    "triples": ("CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/turtle"),
    "triples as RDF/XML": (f"CONSTRUCT {{ ?a ?e ?i }} {{ {_PRODUCT} }}", "application/rdf+xml"),
}
HARMLESS = {
    "REGEX that backtracks": f"ASK {{ FILTER REGEX('{'a' * 40}!', '(a+)+$') }}",
    "REGEX of repetitions": "ASK { FILTER REGEX('a', '((((a{100}){100}){100}){100}') }",
    "REGEX of classes": "ASK { FILTER REGEX('a', '(\\\\p{L}{200}){200}') }",
    "REGEX of groups": f"ASK {{ FILTER REGEX('a', '{'(a)' * 10_000}') }}",
    "REGEX of alternatives": f"ASK {{ FILTER REGEX('a', '{'a|' * 20_000}') }}",
    "REGEX, nested": f"ASK {{ FILTER REGEX('a', '{'(' * 30_000}a{')' * 30_000}') }}",
    "integer": f"SELECT * {{ BIND({_DIGITS} * 2 AS ?x) }}",
    "decimal": f"SELECT * {{ BIND(0.{_DIGITS} * 2.0 AS ?x) }}",
    "double": f"SELECT * {{ BIND(1e{_DIGITS} AS ?x) }}",
    "string": f"SELECT * {{ BIND('{'a' * 60_000}' AS ?x) }}",
    "date": f"SELECT * {{ BIND('{_DIGITS}-01-01'^^<{_XSD}date> AS ?x) }}",
    "duration": f"SELECT * {{ BIND('P{_DIGITS}Y'^^<{_XSD}duration> AS ?x) }}",
    "LIMIT": "SELECT * { ?s ?p 1 } LIMIT 18446744073709551615",
    "OFFSET": "SELECT * { ?s ?p ?o } OFFSET 18446744073709551615",
    "WKT": _GEO
    + "SELECT * { BIND(geof:distance('POLYGON(("
    + "0 0," * 9_000
    + "0 0))'^^geo:wktLiteral, 'POINT(0 0)'^^geo:wktLiteral) AS ?x) }",
    "WKT, nested": _GEO
    + "SELECT * { BIND(geof:distance('"
    + "GEOMETRYCOLLECTION(" * 3_000
    + "POINT(0 0)"
    + ")" * 3_000
    + "'^^geo:wktLiteral, 'POINT(0 0)'^^geo:wktLiteral) AS ?x) }",
    "SUBSTR": "SELECT * { BIND(SUBSTR('abc', -1e308, 1e308) AS ?x) }",
}


def test_two_bombs_go_off(target: Target) -> None:
    """The fast part of what the slow tests do: one that takes memory, one that takes time."""
    with together(2) as clients:
        memory = clients.submit(ask, target, MEMORY_BOMBS["CONCAT"]).result()
        time = clients.submit(ask, target, TIME_BOMBS["COUNT"]).result()
    assert memory.status in {422, 504}, "a busy machine reaches the limit of time first"
    assert time.status == 504
    said = {422: f"{MEMORY >> 20} MiB", 504: f"{TIMEOUT:g} seconds"}
    assert said[memory.status] in memory.body.decode()
    assert said[time.status] in time.body.decode()
    assert ask(target, "ASK {}").status == 200


@pytest.mark.slow
@pytest.mark.parametrize("name", MEMORY_BOMBS)
def test_memory_has_a_limit(name: str, target: Target) -> None:
    before = target.memory
    assert ask(target, MEMORY_BOMBS[name]).status in {422, 504}
    assert target.memory - before < 32 << 20, "only the worker grew"
    assert target.idle(5)


@pytest.mark.slow
@pytest.mark.parametrize("name", TIME_BOMBS)
def test_time_has_a_limit(name: str, target: Target) -> None:
    assert ask(target, TIME_BOMBS[name]).status == 504
    assert target.idle(5)


@pytest.mark.slow
@pytest.mark.parametrize("name", STREAMS)
def test_a_late_answer_is_cut(name: str, target: Target) -> None:
    text, accept = STREAMS[name]
    reply = ask(target, text, accept=accept)
    assert reply.status in {200, 504}
    if reply.status == 200:
        assert not reply.whole, "http.client raised IncompleteRead"
    assert target.idle(5)


@pytest.mark.slow
def test_a_cut_answer_ends_without_the_last_chunk(target: Target) -> None:
    text, accept = STREAMS["rows as CSV"]
    with socket.create_connection(("127.0.0.1", target.port), timeout=20) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept: %b\r\n"
            b"Content-Type: %b\r\nContent-Length: %d\r\n\r\n%b"
            % (accept.encode(), QUERY.encode(), len(text), text.encode())
        )
        received, end = b"", b""
        while piece := connection.recv(1 << 16):
            received, end = received or piece, (end + piece)[-5:]
    assert received.startswith(b"HTTP/1.1 200 ")
    assert b"transfer-encoding: chunked" in received.lower()
    assert end != b"0\r\n\r\n"


@pytest.mark.slow
def test_an_answer_beyond_the_limit_of_size_is_cut(small_answers: Target) -> None:
    reply = ask(small_answers, STREAMS["rows"][0])
    assert (reply.status, reply.whole) == (200, False)
    assert len(reply.body) < 64 << 20
    assert ask(small_answers, "SELECT * { ?s ?p ?o } LIMIT 10").whole


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_dangerous_is_answered(name: str, target: Target) -> None:
    reply = ask(target, HARMLESS[name])
    assert (reply.status, reply.whole) == (200, True)


@pytest.mark.slow
def test_what_one_bomb_took_the_next_may_take(target: Target) -> None:
    """Memory that a query took and gave back does not count against those that follow."""
    text = doubled("CONCAT(?x{0},?x{0})", 21)
    for _ in range(12):
        assert ask(target, text).status == 200
    assert count(target) > 10_000


@pytest.mark.slow
def test_bombs_end_no_neighbour(target: Target) -> None:
    """Quick queries share workers with bombs that end them; none is lost, none is mixed up."""
    bombs = [MEMORY_BOMBS["CONCAT"], MEMORY_BOMBS["ORDER BY"], "ASK" * 20_000] * 6
    with together(12) as clients:
        ends = [clients.submit(ask, target, text) for text in bombs]
        asked = [(n, clients.submit(number, target, n)) for n in range(1500)]
        assert all(answer.result() == n for n, answer in asked)
        assert {end.result().status for end in ends} <= {400, 422, 503, 504}


def number(target: Target, wanted: int) -> int:
    reply = ask(target, f"SELECT ({wanted} AS ?n) {{}}", accept="application/json")
    assert reply.status == 200, reply
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


@pytest.mark.slow
def test_long_questions_with_short_answers_fill_no_memory(small_answers: Target) -> None:
    before = small_answers.memory
    with together(4) as clients:
        texts = [f"ASK {{}} # {n} {'x' * 60_000}" for n in range(1500)]
        assert all(reply.status == 200 for reply in clients.map(partial(ask, small_answers), texts))
    assert small_answers.memory - before < 48 << 20


@pytest.mark.slow
def test_workers_that_hold_the_store_in_memory_have_limits_too(
    store_directory: Path, tmp_path: Path
) -> None:
    with attacked(store_directory, tmp_path, in_memory=True) as target:
        for text in (MEMORY_BOMBS["CONCAT"], MEMORY_BOMBS["ORDER BY"], TIME_BOMBS["path"]):
            assert ask(target, text).status in {422, 504}
            assert count(target) > 10_000


def test_a_head_of_an_endless_answer_ends(target: Target) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=10)
    connection.request("HEAD", "/sparql?query=SELECT%20*%7B?a%20?b%20?c.?d%20?e%20?f%7D")
    assert connection.getresponse().read() == b""
    connection.close()
    assert request(target, "GET", "/ready").status == 200
    assert target.idle(5)
