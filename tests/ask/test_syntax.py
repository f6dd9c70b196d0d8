"""What guards the endpoint reads in a query's characters, checked against the engine itself."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.ask.syntax import changes, depth, loads, names_dataset, services
from tests.serve.attacks.listener import Listener

ADDRESS = "http://127.0.0.1:9/"
HEAD = f"PREFIX : <{ADDRESS}> PREFIX e: <{ADDRESS}> PREFIX service: <{ADDRESS}> SELECT * "

ASKING = [  # each is valid to the engine and makes it call the address
    "{ SERVICE <A> {} }",
    "{service<A>{}}",
    "{ ?s ?p ?o.SERVICE <A> {} }",
    "{ ?s ?p 1SERVICE <A> {} }",
    "{ ?s ?p trueSERVICE <A> {} }",
    "{ SERVICE:x {} }",
    "{ SERVICEe:x {} }",
    "{ SERVICE SILENTe: {} }",
    "{ SERVICESILENT<A>{} }",
    "{ OPTIONAL{SERVICE<A>{}} }",
    "{ ?s ?p e:a\\#b SERVICE <A> {} }",
    "{ OPTIONAL{?s ?p e:a\\'b} SERVICE <A> {} OPTIONAL{ ?s ?p e:a\\'b} }",
    "{ BIND(1 AS ?x)SERVICE <A> {} }",
    '{ ?s ?p "a"@en.SERVICE<A>{} }',
    "{ ?s ?p e:.SERVICE <A>{} }",
    "{ ?s ?p ?o FILTER EXISTS{SERVICE<A>{}} }",
    "{ ?s ?p <http://o>SERVICE<A>{} }",
    "{ SERVICE #comment {\n SILENT # other\n <A> {} }",
    "{ ?s ?p ?o BIND(2 AS ?b) FILTER('a'<'&&?b>') SERVICE <A> {} FILTER('a'='a') }",
    "{ ?s ?p <http://x/\\u0041#> . } #\n VALUES ?v { 1 }",  # none, but its comment hides nothing
]


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with Listener() as listener:
        yield listener


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    for value in ("true", "1"):
        kind = "boolean" if value == "true" else "integer"
        literal = ox.Literal(
            value, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}")
        )
        store.add(ox.Quad(ox.NamedNode("http://s"), ox.NamedNode("http://p"), literal))
    return store


@pytest.mark.parametrize("query", ASKING)
def test_whatever_the_engine_would_call_is_found(
    query: str, store: ox.Store, listener: Listener
) -> None:
    """The engine is the judge: it must call, and then the guard must have seen it."""
    before = listener.calls
    text = HEAD.replace(ADDRESS, listener.allowed) + query.replace("<A>", f"<{listener.allowed}>")
    rows = store.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    list(rows)
    assert bool(services(text)) == (listener.calls > before)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ SERVICE <http://a/x> { ?s ?p ?o } }", ("http://a/x",)),
        ("{ SERVICE SILENT <http://a/> {} SERVICE <http://b/> {} }", ("http://a/", "http://b/")),
        ("{ SERVICE ?where { ?s ?p ?o } }", (None,)),
        ("{ SERVICE e:x { ?s ?p ?o } }", (None,)),
        ("{ S\\u0045RVICE <http://a/> { ?s ?p ?o } }", ("http://a/",)),
        ('{ ?s ?p "a"@en--ltrSERVICE <http://a/> {} }', ("http://a/",)),
        ("service" * 60, (None,)),
        ("{ ?service ?p 'SERVICE' }", ()),
        ("{ ?service <http://p> ?o . $service <http://p> ?o }", ()),
        ("{ ?s service:SERVICE <http://SERVICE/> }", ()),
        ("{ ?s ?p <http://x/service> } # the SERVICE", ()),
        ("{ ?s ?p ?o FILTER(CONTAINS(?o, 'service')) }", ()),
        ("{ ?s ?p 'a'@service }", ()),
    ],
)
def test_addresses_of_federation(query: str, expected: tuple[str | None, ...]) -> None:
    assert services("SELECT * " + query) == expected


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("LOAD <http://a/>", True),
        ("load silent<http://a/> INTO GRAPH <http://b/>", True),
        ("INSERT DATA {};LOADe:x", True),
        ("INSERT DATA { <http://load/> <http://p> 'load' }", False),
        ("DELETE WHERE { ?load <http://p> ?o }", False),
    ],
)
def test_fetching_is_found(update: str, expected: bool) -> None:
    assert loads(update) is expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * FROM <http://g> { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED g:a { ?s ?p ?o }", True),
        ("SELECT ?from { ?from <http://p> ?o }", False),
        ("SELECT * { ?s ?p 'from <http://g>' } # from <http://g>", False),
    ],
)
def test_a_named_dataset_is_found(query: str, expected: bool) -> None:
    assert names_dataset(query) is expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT (RAND() AS ?r) {}", True),
        ("SELECT * { BIND(now ( ) AS ?n) }", True),
        ("CONSTRUCT { [] <http://p> ?o } { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s <http://p> ?o } { ?s ?p ?o }", False),
        ("SELECT * { [] <http://p> ?o }", False),
    ],
)
def test_what_differs_from_run_to_run_is_found(query: str, expected: bool) -> None:
    assert changes(query) is expected


def test_nesting_is_counted_outside_strings() -> None:
    assert depth("{" * 7 + "'((((('" + "}" * 7, 5) == 7
    assert depth("{ ( [ ] ) }", 5) == 0
