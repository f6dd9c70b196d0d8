"""Nobody writes without the token; nobody writes into what belongs to reports, even with it."""

from typing import NamedTuple

import pytest

from kg.names import GRAPH
from tests.serve.attacks.target import TOKEN, Target
from tests.serve.attacks.texts import sampled
from tests.serve.attacks.wire import (
    AUTHORISED,
    UPDATE,
    change,
    count,
    encoded,
    exchange,
    request,
    statuses,
)

OWNED = f"{GRAPH}yen-bai-2023-h1"
NEW = f"{GRAPH}invented"
OTHER = "http://x/other"
INSERT = "INSERT DATA { GRAPH <http://x/refused> { <a:s> <a:p> 1 } }"
PRODUCT = "GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } GRAPH ?z { ?g ?h ?i }"
TURTLE = {"Content-Type": "text/turtle"}

UPDATES = [
    f"INSERT DATA {{ GRAPH <{OWNED}> {{ <a:s> <a:p> 1 }} }}",
    f"INSERT DATA {{ GRAPH <{NEW}> {{ <a:s> <a:p> 1 }} }}",
    f"PREFIX g: <{GRAPH}> INSERT DATA {{ GRAPH g:invented {{ <a:s> <a:p> 1 }} }}",
    f"BASE <{GRAPH}> INSERT DATA {{ GRAPH <invented> {{ <a:s> <a:p> 1 }} }}",
    f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:s> <a:p> 1 }} }}",
    f"INSERT {{ GRAPH <{OWNED}> {{ <a:s> <a:p> 1 }} }} WHERE {{}}",
    "INSERT { GRAPH ?g { <a:s> <a:p> 1 } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    f"INSERT {{ GRAPH ?g {{ <a:s> <a:p> 1 }} }} WHERE {{ BIND(IRI('{NEW}') AS ?g) }}",
    f"WITH <{OWNED}> INSERT {{ <a:s> <a:p> 1 }} WHERE {{}}",
    f"WITH <{OWNED}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
    "DELETE { GRAPH ?g { ?s ?p ?o } } INSERT { GRAPH ?g { ?o ?p ?s } }"
    " WHERE { GRAPH ?g { ?s ?p ?o FILTER isIRI(?o) } }",
    "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    f"DELETE WHERE {{ GRAPH <{OWNED}> {{ ?s ?p ?o }} }}",
    f"CLEAR GRAPH <{OWNED}>",
    f"CLEAR SILENT GRAPH <{OWNED}>",
    "CLEAR NAMED",
    "CLEAR ALL",
    f"DROP GRAPH <{OWNED}>",
    f"DROP SILENT GRAPH <{OWNED}>",
    "DROP NAMED",
    "DROP ALL",
    f"CREATE GRAPH <{NEW}>",
    f"CREATE SILENT GRAPH <{NEW}>",
    f"COPY <{OWNED}> TO <{NEW}>",
    f"COPY DEFAULT TO <{OWNED}>",
    f"MOVE <{OWNED}> TO <{OTHER}>",
    f"MOVE DEFAULT TO <{OWNED}>",
    f"ADD <{GRAPH}ontology> TO <{OWNED}>",
    f"ADD SILENT <{GRAPH}ontology> TO <{OWNED}>",
    f"INSERT DATA {{ GRAPH <{OTHER}> {{ <a:s> <a:p> 1 }} }} ; CLEAR GRAPH <{OWNED}>",
    f"CREATE GRAPH <{NEW}> ; INSERT DATA {{ GRAPH <{OTHER}> {{ <a:s> <a:p> 2 }} }}",
]


class State(NamedTuple):
    snapshot: str
    quads: int
    owned: int


def state(server: Target) -> State:
    """Tell which snapshot is published and what it holds."""
    link = (server.store / "current").readlink()
    return State(str(link), count(server), count(server, OWNED))


@pytest.mark.parametrize("text", sampled(UPDATES, 12))
def test_no_update_touches_an_owned_graph(text: str, writable: Target) -> None:
    before = state(writable)
    reply = change(writable, text)
    assert reply.status == 403
    assert b"kg load" in reply.body
    assert state(writable) == before


@pytest.mark.slow
@pytest.mark.parametrize("parameter", ["using-graph-uri", "using-named-graph-uri"])
def test_no_update_touches_an_owned_graph_by_parameters(parameter: str, writable: Target) -> None:
    before = state(writable)
    text = "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    reply = request(
        writable, "POST", f"/sparql?{parameter}={encoded(OWNED)}", text.encode(),
        {"Content-Type": UPDATE, **AUTHORISED},
    )  # fmt: skip
    assert reply.status in {204, 403}
    assert state(writable)[1:] == before[1:]


@pytest.mark.slow
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
@pytest.mark.parametrize(
    "spelling",
    [
        encoded(OWNED),
        OWNED,
        "".join(f"%{byte:02x}" for byte in OWNED.encode()),
        encoded(OWNED).replace("yen", "%79en"),
        encoded(f"{GRAPH}ontology"),
        encoded(f"{GRAPH}derived"),
    ],
)
def test_no_graph_is_written_that_is_owned(method: str, spelling: str, writable: Target) -> None:
    before = state(writable)
    body = b"<a:s> <a:p> 1 ." if method != "DELETE" else None
    address = f"/graphs?graph={spelling}"
    assert request(writable, method, address, body, {**TURTLE, **AUTHORISED}).status == 403
    assert state(writable) == before


@pytest.mark.slow
def test_no_graph_is_made_that_would_be_owned(writable: Target) -> None:
    before = state(writable)
    for method in ("PUT", "POST"):
        address = f"/graphs?graph={encoded(NEW)}"
        reply = request(writable, method, address, b"<a:s> <a:p> 1 .", {**TURTLE, **AUTHORISED})
        assert reply.status == 403
    assert state(writable) == before


@pytest.mark.slow
@pytest.mark.parametrize("host", ["w3id.org/kttt", "w3id.org", "w3id.org:443/kttt/graph/x?"])
def test_no_host_makes_an_address_an_owned_graph(host: str, writable: Target) -> None:
    before = state(writable)
    sent = (
        f"PUT /graphs/yen-bai-2023-h1 HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
        f"Authorization: Bearer {TOKEN}\r\nContent-Type: text/turtle\r\nContent-Length: 0\r\n\r\n"
    )
    assert statuses(exchange(writable, sent.encode(), most=20))[0] in {201, 204, 400}
    assert state(writable)[2] == before[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/n-quads", f"<a:s> <a:p> <a:o> <{OWNED}> ."),
        ("application/trig", f"<{OWNED}> {{ <a:s> <a:p> <a:o> }}"),
        ("application/ld+json", f'{{"@id": "{OWNED}", "@graph": [{{"@id": "a:s", "a:p": 1}}]}}'),
    ],
)
def test_no_dataset_slips_in(media_type: str, body: str, writable: Target) -> None:
    before = state(writable)
    headers = {"Content-Type": media_type, **AUTHORISED}
    for address in (f"/graphs?graph={encoded(OTHER)}", "/graphs?default"):
        for method in ("PUT", "POST"):
            reply = request(writable, method, address, body.encode(), headers)
            assert reply.status in {400, 403, 415}
    assert state(writable) == before


BILLION = (
    "<!DOCTYPE r [<!ENTITY a0 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9))
    + "]><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:a='a:'>"
    "<rdf:Description rdf:about='a:s'><a:p>&a9;</a:p></rdf:Description></rdf:RDF>"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/rdf+xml", BILLION),
        ("text/turtle", "<a:s> <a:p> " + "[<a:p> " * 200_000),
        ("text/turtle", "<a:s> <a:p> " + "(" * 200_000),
        ("application/ld+json", '{"a:p":' * 100_000 + "1" + "}" * 100_000),
        ("application/rdf+xml", "<a>" * 200_000),
        ("application/n-triples", "<a:s> <a:p> <a:" + "o" * 10_000_000),
    ],
)
def test_a_graph_that_explodes_changes_nothing(
    media_type: str, body: str, writable: Target
) -> None:
    before = state(writable)
    headers = {"Content-Type": media_type, **AUTHORISED}
    address = f"/graphs?graph={encoded('http://x/exploding')}"
    reply = request(writable, "PUT", address, body.encode(), headers, patience=60)
    assert reply.status in {400, 413, 422, 504}
    assert state(writable) == before


@pytest.mark.slow
def test_an_update_that_takes_too_long_changes_nothing(writable: Target) -> None:
    before = state(writable)
    bombs = [
        f"INSERT {{ <a:s> <a:p> ?n }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }} }}",
        f"INSERT {{ ?a ?e ?i }} WHERE {{ {PRODUCT} }}",
        f"INSERT DATA {{ <a:s> <a:p> {'(' * 200}1{')' * 200} }}",
    ]
    for text in bombs:
        reply = request(
            writable, "POST", "/sparql", text.encode(), {"Content-Type": UPDATE, **AUTHORISED},
            patience=60,
        )  # fmt: skip
        assert reply.status in {400, 422, 504}
    assert state(writable) == before


SHOWN = {
    "nothing": [],
    "nothing in it": ["Authorization:"],
    "no token": ["Authorization: Bearer"],
    "an empty token": ["Authorization: Bearer  "],
    "a wrong token": ["Authorization: Bearer wrong-token-0123456789"],
    "its beginning": [f"Authorization: Bearer {TOKEN[:-1]}"],
    "more than it": [f"Authorization: Bearer {TOKEN}x"],
    "it twice": [f"Authorization: Bearer {TOKEN} {TOKEN}"],
    "capitals": [f"Authorization: Bearer {TOKEN.upper()}"],
    "Basic": ["Authorization: Basic YXR0YWNrLXRva2VuLTAxMjM0NTY3ODk6"],
    "Basic with it": [f"Authorization: Basic {TOKEN}"],
    "no scheme": [f"Authorization: {TOKEN}"],
    "quotes": [f'Authorization: Bearer "{TOKEN}"'],
    "two headers, one wrong": [f"Authorization: Bearer {TOKEN}", "Authorization: Bearer wrong"],
    "two headers, both right": [f"Authorization: Bearer {TOKEN}"] * 2,
    "another header": [f"X-Authorization: Bearer {TOKEN}", f"Cookie: token={TOKEN}"],
    "a proxy's": [f"Proxy-Authorization: Bearer {TOKEN}"],
    "long": ["Authorization: Bearer " + "a" * 50_000],
    "bytes": ["Authorization: Bearer \xff\xfe\xe9"],
}


@pytest.mark.parametrize("shown", SHOWN)
def test_who_shows_no_token_does_not_write(shown: str, writable: Target) -> None:
    before = state(writable)
    attempts = [
        ("POST", "/sparql", UPDATE, INSERT),
        ("POST", "/sparql", "application/x-www-form-urlencoded", f"update={encoded(INSERT)}"),
        ("PUT", f"/graphs?graph={encoded(OTHER)}", "text/turtle", "<a:s> <a:p> 1 ."),
        ("POST", "/graphs", "text/turtle", "<a:s> <a:p> 1 ."),
        ("DELETE", f"/graphs?graph={encoded(OWNED)}", "text/turtle", ""),
        ("DELETE", "/graphs?default", "text/turtle", ""),
    ]
    for method, address, media_type, body in attempts:
        lines = [
            f"{method} {address} HTTP/1.1", "Host: a", "Connection: close", *SHOWN[shown],
            f"Content-Type: {media_type}", f"Content-Length: {len(body)}", "", body,
        ]  # fmt: skip
        received = exchange(writable, "\r\n".join(lines).encode("latin-1"))
        assert statuses(received) == [401]
        assert b"www-authenticate: Bearer" in received
        assert TOKEN.encode() not in received
    assert state(writable) == before


def test_a_token_in_the_address_is_none(writable: Target) -> None:
    for name in ("token", "access_token", "authorization"):
        address = f"/sparql?{name}={TOKEN}"
        reply = request(writable, "POST", address, INSERT.encode(), {"Content-Type": UPDATE})
        assert reply.status == 401


def test_a_read_only_server_has_no_token_to_guess(target: Target) -> None:
    for headers in ({}, AUTHORISED, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
        sent = {"Content-Type": UPDATE, **headers}
        assert request(target, "POST", "/sparql", INSERT.encode(), sent).status == 403
        assert request(target, "DELETE", "/graphs?default", None, sent).status == 403


def test_an_update_does_not_come_by_get(writable: Target) -> None:
    before = state(writable)
    address = f"/sparql?update={encoded(INSERT)}"
    assert request(writable, "GET", address, headers=AUTHORISED).status == 400
    assert request(writable, "HEAD", address, headers=AUTHORISED).status == 400
    by_query = f"/sparql?query={encoded(INSERT)}"
    assert request(writable, "GET", by_query, headers=AUTHORISED).status == 400
    assert state(writable) == before


def test_what_may_be_written_is_written(writable: Target) -> None:
    """The suite would pass on a server that writes nothing at all."""
    before = state(writable)
    assert change(writable, INSERT.replace("refused", "allowed")).status == 204
    assert count(writable, "http://x/allowed") == 1
    assert change(writable, "DROP GRAPH <http://x/allowed>").status == 204
    assert state(writable)[1:] == before[1:]
