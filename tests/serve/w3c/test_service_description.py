"""SPARQL 1.1 Service Description: the endpoint tells what it is."""

from collections.abc import Callable
from contextlib import closing

import pyoxigraph as ox
import pytest

from tests.serve.conftest import Server
from tests.serve.w3c.manifest import SUITE, Case, read_cases
from tests.serve.w3c.runner import SPARQL, Response, connect, send
from tests.serve.w3c.vocabulary import SD, faults

pytestmark = pytest.mark.slow

MANIFEST = SUITE / "service-description" / "manifest.ttl"
CASES = list(read_cases(MANIFEST)) if MANIFEST.is_file() else []
PREFIXES = f"@prefix sd: <{SD}> . @base <http://example.org/> . "
SERVICE = "<#s> a sd:Service ; sd:endpoint </sparql> "

needs_suite = pytest.mark.skipif(not CASES, reason="the tests of the W3C are not at hand")


def returns_rdf(server: Server, response: Response) -> None:
    assert len(response.graph()) > 0


def has_endpoint_triple(server: Server, response: Response) -> None:
    endpoint, address = ox.NamedNode(f"{SD}endpoint"), ox.NamedNode(server.url + SPARQL)
    assert {quad.object for quad in response.graph().quads_for_predicate(endpoint)} == {address}


def conforms_to_schema(server: Server, response: Response) -> None:
    assert faults(response.graph()) == []


# The manifest gives names alone: what each test means is told by its title.
CHECKS: dict[str, Callable[[Server, Response], None]] = {
    "returns-rdf": returns_rdf,
    "has-endpoint-triple": has_endpoint_triple,
    "conforms-to-schema": conforms_to_schema,
}


@needs_suite
def test_no_test_is_lost() -> None:
    assert {case.name for case in CASES} == set(CHECKS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_service_description(case: Case, writable_server: Server) -> None:
    with closing(connect(writable_server)) as connection:
        response = send(connection, "GET", SPARQL)
    assert response.status == 200
    CHECKS[case.name](writable_server, response)


def parse(description: str) -> list[ox.Quad]:
    return list(ox.parse(PREFIXES + description, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    "description",
    [
        f"{SERVICE} .",
        f"{SERVICE} ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:EmptyGraphs .",
        f"{SERVICE} ; sd:availableGraphs [ a sd:Dataset ] .",
        f"{SERVICE} ; sd:defaultDataset [ sd:namedGraph [ sd:name <g> ] ] .",
    ],
)
def test_a_description_that_conforms(description: str) -> None:
    assert faults(parse(description)) == []


@pytest.mark.parametrize(
    ("description", "fault"),
    [
        ("<#s> sd:endpoint </sparql> .", "no sd:Service"),
        ("<#s> a sd:Service .", "a sd:Service without sd:endpoint"),
        ("<#s> a sd:Service ; sd:endpoint '/sparql' .", "sd:endpoint has a literal"),
        (f"{SERVICE} . [] sd:endpoint </sparql> .", "two services at one sd:endpoint"),
        (f"{SERVICE} ; sd:url </sparql> .", "no such term: sd:url"),
        (f"{SERVICE} ; sd:resultFormat [] .", "sd:resultFormat has no address"),
        (f"{SERVICE} ; sd:supportedLanguage sd:EmptyGraphs .", "sd:supportedLanguage wants a"),
        (f"{SERVICE} ; sd:defaultDataset [ a sd:Graph ] .", "sd:defaultDataset wants a sd:Dataset"),
        (f"{SERVICE} . [] a sd:NamedGraph .", "a sd:NamedGraph without sd:name"),
        (f"{SERVICE} . [] sd:namedGraph [] .", "a sd:NamedGraph without sd:name"),
    ],
)
def test_a_description_that_departs(description: str, fault: str) -> None:
    assert faults(parse(description))[0].startswith(fault)
