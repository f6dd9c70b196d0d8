"""Whatever a request says, no connection leaves the server but to an address that is allowed."""

import json
import time

import pytest

from tests.serve.attacks.listener import Listener
from tests.serve.attacks.target import Target
from tests.serve.attacks.wire import AUTHORISED, QUERY, ask, change, encoded, request, together

PREFIXES = "PREFIX e: <{0}/> PREFIX : <{0}/> PREFIX service: <{0}/> SELECT * "
ASKING = [  # A stands for an address of the listener that is not allowed
    "{ SERVICE <A> {} }",
    "{ SERVICE <A> { ?s ?p ?o } }",
    "{ SERVICE SILENT <A> { ?s ?p ?o } }",
    "{service<A>{}}",
    "{SeRvIcE<A>{}}",
    "{ ?s ?p ?o.SERVICE <A> {} }",
    "{ ?s ?p 1SERVICE <A> {} }",
    "{ ?s ?p 1.0SERVICE <A> {} }",
    "{ ?s ?p 1e0SERVICE <A> {} }",
    "{ ?s ?p trueSERVICE <A> {} }",
    "{ ?s ?p 'a'SERVICE <A> {} }",
    "{ ?s ?p 'a'@en.SERVICE<A>{} }",
    "{ ?s ?p 'a'@en--ltrSERVICE <A> {} }",
    "{ ?s ?p e:.SERVICE <A>{} }",
    "{ ?s ?p e:a\\#b SERVICE <A> {} }",
    "{ OPTIONAL{?s ?p e:a\\'b} SERVICE <A> {} OPTIONAL{ ?s ?p e:a\\'b} }",
    "{ BIND(1 AS ?x)SERVICE <A> {} }",
    "{ ?s ?p <http://o>SERVICE<A>{} }",
    "{ ?s ?p [] SERVICE <A> {} }",
    "{ ?s ?p () SERVICE <A> {} }",
    "{ SERVICE e:x {} }",
    "{ SERVICE : {} }",
    "{ SERVICE:x {} }",
    "{ SERVICEe:x {} }",
    "{ SERVICE SILENTe: {} }",
    "{ SERVICESILENT<A>{} }",
    "{ SERVICE # comment {\n <A> {} }",
    "{ SERVICE #comment {\n SILENT # other\n <A> {} }",
    "{ SERVICE\t\r\n\f<A> {} }",
    "{ OPTIONAL { SERVICE <A> {} } }",
    "{ {} UNION { SERVICE <A> {} } }",
    "{ ?s ?p ?o MINUS { SERVICE <A> {} } }",
    "{ GRAPH ?g { SERVICE <A> {} } }",
    "{ { SELECT * { SERVICE <A> {} } } }",
    "{ ?s ?p ?o LATERAL { SERVICE <A> {} } }",
    "{ ?s ?p ?o FILTER EXISTS { SERVICE <A> {} } }",
    "{ ?s ?p ?o FILTER NOT EXISTS { SERVICE <A> {} } }",
    "{ ?s ?p ?o BIND(EXISTS { SERVICE <A> {} } AS ?x) }",
    "{ ?s ?p ?o FILTER(IF(EXISTS { SERVICE <A> {} }, 1, 2) = 1) }",
    "{ ?s ?p ?o BIND(2 AS ?b) FILTER('a'<'&&?b>') SERVICE <A> {} FILTER('a'='a') }",
    "{ BIND(<A> AS ?a) SERVICE ?a {} }",
    "{ VALUES ?a { <A> } SERVICE ?a { ?s ?p ?o } }",
    "{ VALUES $a { <A> } SERVICE $a {} }",
    "{ SERVICE ?nowhere {} }",
    "{ SERVICE <A> { SERVICE <A> {} } }",
    "{ SERVICE <allowed> { SERVICE <A> {} } }",
    "{ \\u0053ERVICE <A> {} }",
    "{ SERV\\u0049CE <A> {} }",
    "{ \\U00000053ERVICE <A> {} }",
    "{ S\\u0045RVICE\\u0020<A>\\u007B\\u007D }",
    "{ SERVICE <\\u0068ttp:A> {} }",
    "{ SERVICE <//A> {} }",
    "{ SERVICE <relative> {} }",
    "{ SERVICE <allowed/> {} }",
    "{ SERVICE <allowed?x> {} }",
    "{ SERVICE <allowed#x> {} }",
    "{ SERVICE <allowed/../x> {} }",
    "{ SERVICE <ALLOWED> {} }",
    "{ SERVICE <allowed> {} SERVICE <A> {} }",
    "{ SERVICE <A> {} " + "SERVICE <allowed> {} " * 60 + "}",
    "{ SERVICE <file:///etc/passwd> {} }",
    "{ SERVICE <http://user:secret@127.0.0.1/> {} }",
    "{ SERVICE <http://[::1]/> {} }",
    "{ SERVICE <http://169.254.169.254/latest/meta-data/> {} }",
]
FETCHING = [
    "LOAD <A>",
    "load silent<A> INTO GRAPH <http://b/>",
    "INSERT DATA {};LOAD <A>",
    "PREFIX e: <A> LOAD e:",
    "PREFIX e: <A> INSERT DATA {};LOADe:x",
    "LOAD # x\n <A>",
    "L\\u004FAD <A>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <A> { ?s ?p ?o } }",
    "DELETE { ?s ?p ?o } WHERE { SERVICE SILENT <A> { ?s ?p ?o } }",
    "INSERT { <a:s> <a:p> 1 } WHERE { FILTER EXISTS { SERVICE <A> {} } }",
    "INSERT DATA {} ; INSERT { <a:s> <a:p> 1 } WHERE { SERVICE <allowed> {} }",
    "DELETE WHERE { ?s ?p ?o SERVICE <A> {} }",
    "PREFIX e: <A> INSERT { <a:s> <a:p> 1 } WHERE { SERVICEe:x {} }",
]


def filled(text: str, listener: Listener) -> str:
    return (
        text.replace("<allowed", f"<{listener.allowed}")
        .replace("<ALLOWED", f"<{listener.allowed.replace('http', 'HTTP')}")
        .replace("<A>", f"<{listener.base}/x>")
        .replace("//A>", f"//{listener.base.partition('//')[2]}/x>")
        .replace("http:A>", f"{listener.base[4:]}/x>")
    )


def called(listener: Listener, before: int) -> int:
    time.sleep(0.05)
    return listener.calls - before


@pytest.mark.parametrize("text", ASKING)
def test_nobody_is_asked_who_is_not_allowed(
    text: str, target: Target, federating: Target, listener: Listener
) -> None:
    before = listener.calls
    query = PREFIXES.format(listener.base) + filled(text, listener)
    for server in (target, federating):
        assert ask(server, query).status in {400, 403}
        by_get = request(server, "GET", f"/sparql?query={encoded(query)}")
        assert by_get.status in {400, 403}
    assert called(listener, before) == 0


@pytest.mark.parametrize("text", FETCHING)
def test_no_update_fetches_anything(text: str, writable: Target, listener: Listener) -> None:
    before = listener.calls
    assert change(writable, filled(text, listener)).status in {400, 403}
    assert called(listener, before) == 0


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <A>",
        "FROM NAMED <A>",
        "FROM <file:///etc/passwd>",
        "FROM <A> FROM NAMED <A>",
        "FROMe:x",
    ],
)
def test_a_dataset_is_not_fetched(
    clause: str, target: Target, federating: Target, listener: Listener
) -> None:
    before = listener.calls
    query = PREFIXES.format(listener.base) + filled(clause, listener) + " { ?s ?p ?o }"
    for server in (target, federating):
        reply = ask(server, query, accept="application/sparql-results+json")
        assert json.loads(reply.body)["results"]["bindings"] == []
        for name in ("default-graph-uri", "named-graph-uri"):
            address = f"/sparql?query=ASK%7B%7D&{name}={encoded(listener.base)}"
            assert request(server, "GET", address).status == 200
    assert called(listener, before) == 0


def test_who_is_allowed_is_asked(federating: Target, listener: Listener) -> None:
    for text in ("{ SERVICE <allowed> {} }", "{ SERVICE SILENT <allowed> { ?s ?p ?o } }"):
        before = listener.calls
        reply = ask(federating, "SELECT * " + filled(text, listener))
        assert reply.status == 200
        assert len(json.loads(reply.body)["results"]["bindings"]) == 1
        assert reply.headers["cache-control"] == "no-store"
        assert called(listener, before) == 1


@pytest.mark.slow
@pytest.mark.parametrize("manner", ["moved", "silent", "endless"])
def test_who_is_allowed_may_be_hostile(
    manner: str, federating: Target, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listener.calls
    text = filled("SELECT (COUNT(*) AS ?n) { SERVICE <allowed> {} }", listener)
    with monkeypatch.context() as patch, together(2) as clients:
        patch.setattr(listener, "manner", manner)
        waiting = clients.submit(hostile, federating, text)
        for _ in range(10):
            assert ask(federating, "ASK {}").status == 200
        assert waiting.result() in {422, 502, 504}
    assert called(listener, before) == 1, "a redirection is not followed"
    assert ask(federating, text).status == 200
    assert federating.idle(5)


def hostile(server: Target, text: str) -> int:
    return request(server, "POST", "/sparql", text.encode(), {"Content-Type": QUERY}).status


def test_a_server_that_allows_none_asks_none(target: Target, listener: Listener) -> None:
    before = listener.calls
    assert ask(target, filled("SELECT * { SERVICE <allowed> {} }", listener)).status == 403
    assert called(listener, before) == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/ld+json", '{"@context": "A", "@id": "a:s", "a:p": 1}'),
        ("application/ld+json", '{"@context": {"@import": "A"}, "@id": "a:s", "a:p": 1}'),
        ("application/rdf+xml", '<!DOCTYPE r SYSTEM "A"><r/>'),
        (
            "application/rdf+xml",
            '<!DOCTYPE r [<!ENTITY e SYSTEM "A">]><rdf:RDF xmlns:rdf='
            '"http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:"><rdf:Description '
            'rdf:about="a:s"><a:p>&e;</a:p></rdf:Description></rdf:RDF>',
        ),
        (
            "application/rdf+xml",
            '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><rdf:RDF xmlns:rdf='
            '"http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="a:"><rdf:Description '
            'rdf:about="a:s"><a:p>&e;</a:p></rdf:Description></rdf:RDF>',
        ),
    ],
)
def test_a_graph_that_is_sent_fetches_nothing(
    media_type: str, body: str, writable: Target, listener: Listener
) -> None:
    before = listener.calls
    headers = {"Content-Type": media_type, **AUTHORISED}
    content = body.replace('"A"', f'"{listener.base}/x"').encode()
    reply = request(writable, "PUT", "/graphs?graph=http://x/fetching", content, headers)
    assert reply.status == 400
    assert called(listener, before) == 0
