"""The OpenAPI document: every address that a program may ask, made from the queries' headers."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from kg import __version__, names
from kg.ask.codes import codes
from kg.ask.parameters import KINDS, LONGEST, LONGEST_NAME
from kg.ask.saved import LANGUAGES, Parameter, SavedQuery, stamp
from kg.serve.app import App
from kg.serve.description import base
from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.http import Request, Response
from kg.serve.openapi_parts import HEADERS, SCHEMAS, Schema, reference, refusals, responses
from kg.serve.openapi_protocols import PROTOCOLS
from kg.serve.saved import LARGEST_PAGE, LAST_PAGE, PAGE_SIZE, endings, every
from kg.serve.stated import stated

_CODE = r"^[A-Za-z0-9.\-]+$"
_REFUSED = (400, 404, 405, 406, 422, 500, 503, 504)


async def openapi_document(app: App, request: Request) -> Response:
    """Answer at `/openapi.json`."""
    return stated(request, _written(base(app, request), stamp()), "application/json")


@lru_cache(maxsize=8)
def _written(address: str, _stamp: tuple[tuple[str, int], ...]) -> bytes:
    return json.dumps(openapi(every(), address), ensure_ascii=False).encode()


def openapi(queries: Sequence[SavedQuery], address: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of a server.

    Args:
        queries: the saved queries.
        address: that of the server, without a slash at the end.
    """
    paths: dict[str, Any] = {"/queries": {"get": _index()}}
    for query in queries:
        paths[f"/queries/{query.name}"] = {"get": _operation(query)}
        paths[f"/queries/{query.name}.{{ending}}"] = {"get": _operation(query, endings(query))}
    paths["/queries/{name}.rq"] = {"get": _text([query.name for query in queries])}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Knowledge graph of Viet Nam's cooperative sector",
            "summary": "Saved queries as an API, and SPARQL for all others.",
            "version": __version__,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": address}],
        "tags": [
            {"name": "queries", "description": "Saved queries: no SPARQL is needed."},
            {"name": "protocols", "description": "SPARQL 1.1 Protocol and Graph Store Protocol."},
            {"name": "service", "description": "Whether the server lives and can answer."},
        ],
        "paths": {**paths, "/openapi.json": {"get": _document()}, **PROTOCOLS},
        "components": {
            "schemas": SCHEMAS,
            "headers": HEADERS,
            "responses": responses(),
            "parameters": {
                "page": _page("page", LAST_PAGE, 1, "Which page; the first is 1."),
                "page_size": _page("page_size", LARGEST_PAGE, PAGE_SIZE, "Rows of a page."),
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _page(name: str, most: int, default: int, words: str) -> Schema:
    schema = {"type": "integer", "minimum": 1, "maximum": most, "default": default}
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _operation(query: SavedQuery, ways: tuple[str, ...] = ()) -> dict[str, Any]:
    """Describe one query; `ways` are the endings where the address has one."""
    parameters: list[Schema] = [_parameter(each) for each in query.parameters.values()]
    if query.form == "SELECT":
        parameters += [reference("parameters", each) for each in ("page", "page_size")]
    if ways:
        ending = {"type": "string", "enum": list(ways)}
        parameters.append({"name": "ending", "in": "path", "required": True, "schema": ending})
    return {
        "operationId": query.name if not ways else f"{query.name}.ending",
        "tags": ["queries"],
        "summary": query.title["en"],
        "description": f"{query.summary['en']}\n\n{query.title['vi']}. {query.summary['vi']}",
        "parameters": parameters,
        "responses": {"200": _answer(query), **refusals(304, *_REFUSED)},
    }


def _answer(query: SavedQuery) -> Schema:
    formats: Mapping[str, Any] = SOLUTIONS if query.form in {"SELECT", "ASK"} else GRAPHS
    content: dict[str, Any] = {
        formats[ending].media_type: {"schema": {"type": "string"}} for ending in endings(query)
    }
    if query.form in {"SELECT", "ASK"}:
        schema = _rows(query) if query.form == "SELECT" else reference("schemas", "Boolean")
        content[SOLUTIONS["json"].media_type] = {"schema": schema}
    else:
        content[GRAPHS["jsonld"].media_type] = {"schema": {"type": ["array", "object"]}}
    headers = {"ETag": reference("headers", "ETag"), "Link": reference("headers", "Link")}
    if query.form != "SELECT":
        del headers["Link"]
    return {"description": query.summary["en"], "headers": headers, "content": content}


def _rows(query: SavedQuery) -> Schema:
    columns = {
        name: {**reference("schemas", "Term"), "description": f"{labels['en']} · {labels['vi']}"}
        for name, labels in query.columns.items()
    }
    row = {"type": "object", "properties": columns, "additionalProperties": False}
    return {
        "type": "object",
        "required": ["head", "results"],
        "properties": {
            "head": {"type": "object", "properties": {"vars": {"const": list(columns)}}},
            "results": {
                "type": "object",
                "required": ["bindings"],
                "properties": {"bindings": {"type": "array", "items": row}},
            },
        },
    }


def _parameter(parameter: Parameter) -> Schema:
    schema = schema_of(parameter.type)
    if parameter.default is not None:
        integer = schema["type"] == "integer"
        schema["default"] = int(parameter.default) if integer else parameter.default
    words = f"{parameter.labels['en']} · {parameter.labels['vi']}"
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": words,
        "schema": schema,
    }


def schema_of(type_: str) -> Schema:
    """Return the schema of a parameter's type; a list that only a store knows has a pattern."""
    if type_ == "integer":
        most = 10**18 - 1
        return {"type": "integer", "minimum": -most, "maximum": most}
    if type_ == "language":
        return {"type": "string", "enum": list(LANGUAGES)}
    if known := codes(type_.removeprefix("code/")) if type_.startswith("code/") else ():
        return {"type": "string", "enum": list(known)}
    schema = {"type": "string", "maxLength": LONGEST if type_ == "string" else LONGEST_NAME}
    if type_ in KINDS:
        letters = f"^{names.REPORT_ID.pattern}$" if type_ == "report" else _CODE
        return {**schema, "pattern": letters, "minLength": 1}
    if type_ == "area":
        return {**schema, "minLength": 1, "examples": ["15-2004", "Yên Bái"]}
    return schema


def _index() -> dict[str, Any]:
    return {
        "operationId": "queries",
        "tags": ["queries"],
        "summary": "What saved queries there are",
        "responses": {
            "200": {
                "description": "Each query with its parameters, columns and addresses.",
                "headers": {"ETag": reference("headers", "ETag")},
                "content": {"application/json": {"schema": reference("schemas", "Index")}},
            },
            **refusals(304, 400, 405),
        },
    }


def _document() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "tags": ["service"],
        "summary": "This document",
        "responses": {
            "200": {
                "description": "OpenAPI 3.1.",
                "headers": {"ETag": reference("headers", "ETag")},
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            **refusals(304, 405),
        },
    }


def _text(known: list[str]) -> dict[str, Any]:
    name = {"type": "string", "enum": known}
    return {
        "operationId": "text-of-a-query",
        "tags": ["queries"],
        "summary": "The SPARQL text of a saved query with its header",
        "parameters": [{"name": "name", "in": "path", "required": True, "schema": name}],
        "responses": {
            "200": {
                "description": "It runs anywhere as it stands.",
                "headers": {"ETag": reference("headers", "ETag")},
                "content": {"application/sparql-query": {"schema": {"type": "string"}}},
            },
            **refusals(304, 400, 404, 405),
        },
    }
