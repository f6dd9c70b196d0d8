"""The OpenAPI document: valid, and true to the queries, their headers and the server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from kg import names
from kg.ask.codes import codes
from kg.ask.parameters import term
from kg.ask.saved import Parameter, SavedQuery, parse, saved_names, saved_query
from kg.serve.openapi import openapi, schema_of
from kg.serve.saved import every
from tests.serve.saved_server import Served, served_store

LABELS = {"vi": "a", "en": "b"}


@pytest.fixture(scope="module")
def server(store_directory: Path) -> Iterator[Served]:
    with served_store(store_directory) as served:
        yield served


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi(every(), "https://example.org")


def made(text: str, *parameters: Parameter) -> SavedQuery:
    columns = {"n": LABELS}
    return SavedQuery("made", text, LABELS, LABELS, {p.name: p for p in parameters}, columns, None)


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    validate(document, cls=OpenAPIV31SpecValidator)


@pytest.mark.parametrize("form", ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }", "SELECT ?n {}"])
def test_the_document_of_any_query_is_valid(form: str) -> None:
    types = ("integer", "string", "area", "document", "report", "programme", "code/none-such")
    parameters = [Parameter(f"p{at}", type_, "1", LABELS) for at, type_ in enumerate(types)]
    document = openapi([made(form, *parameters)], "https://example.org")
    validate(document, cls=OpenAPIV31SpecValidator)
    operation = document["paths"]["/queries/made"]["get"]
    assert operation["parameters"][0]["schema"]["default"] == 1
    paged = {"$ref": "#/components/parameters/page"} in operation["parameters"]
    assert paged == form.startswith("SELECT")


@pytest.mark.parametrize("name", saved_names())
def test_each_query_is_there_with_its_parameters(name: str, document: dict[str, Any]) -> None:
    query = saved_query(name)
    operation = document["paths"][f"/queries/{name}"]["get"]
    own = [each for each in operation["parameters"] if "$ref" not in each]
    assert [each["name"] for each in own] == list(query.parameters)
    for each in own:
        parameter = query.parameters[each["name"]]
        assert each["schema"].get("default") == parameter.default
        assert all(words in each["description"] for words in parameter.labels.values())
    assert query.title["en"] == operation["summary"]
    assert query.summary["vi"] in operation["description"]
    content = operation["responses"]["200"]["content"]
    assert set(content) == {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv",
        "text/tab-separated-values",
    }  # fmt: skip
    schema = content["application/sparql-results+json"]["schema"]
    assert schema["properties"]["head"]["properties"]["vars"]["const"] == list(query.columns)


def test_all_addresses_are_there(document: dict[str, Any]) -> None:
    others = {"/queries", "/queries/{name}.rq", "/openapi.json", "/sparql", "/graphs", "/health",
              "/ready"}  # fmt: skip
    named = {f"/queries/{name}{ending}" for name in saved_names() for ending in ("", ".{ending}")}
    assert set(document["paths"]) == others | named
    identities = [
        operation["operationId"]
        for path in document["paths"].values()
        for operation in path.values()
    ]
    assert len(set(identities)) == len(identities)


def test_a_closed_list_is_the_one_of_the_store(store: ox.Store) -> None:
    used = {p.type for query in every() for p in query.parameters.values() if "/" in p.type}
    assert used
    for type_ in used:
        allowed = schema_of(type_)["enum"]
        for code in allowed:
            assert isinstance(term(type_, "x", code, store), ox.NamedNode)
        base = f"{names.CODE}{type_.removeprefix('code/')}/"
        stored = {
            str(quad.subject)[1:-1].removeprefix(base)
            for quad in store.quads_for_pattern(None, None, None, None)
            if str(quad.subject).startswith(f"<{base}")
        }
        assert set(allowed) == stored


def test_a_list_that_there_is_not_has_no_codes() -> None:
    assert codes("none-such") == ()
    assert "enum" not in schema_of("code/none-such")


def test_the_server_gives_the_document(server: Served) -> None:
    answer = server.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.body) == openapi(every(), server.address)


def test_the_same_text_is_read_once() -> None:
    assert saved_query("areas") is parse("areas", saved_query("areas").text)


@pytest.mark.parametrize(
    ("wanted", "status", "type_"),
    [
        ("nt", 200, "application/n-triples"),
        ("csv", 406, "text/plain; charset=utf-8"),
        ("none-such", 400, "text/plain; charset=utf-8"),
    ],
)
def test_the_service_description_heeds_the_format(
    wanted: str, status: int, type_: str, server: Served
) -> None:
    answer = server.get("/sparql", {"format": wanted}, accept="text/turtle")
    assert (answer.status, answer.headers["content-type"]) == (status, type_)
