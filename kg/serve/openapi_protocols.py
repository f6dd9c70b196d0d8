"""The addresses of the protocols and of the service itself, as OpenAPI describes them."""

from typing import Any

from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.openapi_parts import Schema, reference, refusals

_TEXT = {"type": "string"}
_IRIS = {"type": "array", "items": {"type": "string"}}
_FORM = "application/x-www-form-urlencoded"
_REFUSED = (400, 403, 405, 406, 408, 413, 422, 500, 502, 503, 504)
_WRITING = (400, 401, 403, 404, 405, 406, 408, 413, 415, 422, 500, 502, 503, 504)
_TOKEN: list[Schema] = [{}, {"token": []}]


def _query(name: str, schema: Schema, words: str) -> Schema:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _contents(media_types: list[str]) -> Schema:
    return {
        media_type: {"schema": {} if media_type.endswith("json") else _TEXT}
        for media_type in media_types
    }


_GRAPHS = [format_.media_type for format_ in GRAPHS.values()]
_ANSWER: Schema = {
    "description": "Rows, true or false, or a graph; without a query, the service description.",
    "headers": {"ETag": reference("headers", "ETag")},
    "content": _contents([*(each.media_type for each in SOLUTIONS.values()), *_GRAPHS]),
}
_DATASET = [
    _query("default-graph-uri", _IRIS, "Graphs that make up the default graph."),
    _query("named-graph-uri", _IRIS, "Graphs that may be named."),
]
_FORMAT = _query(
    "format", _TEXT,
    f"The format, which wins over Accept: {', '.join([*SOLUTIONS, *GRAPHS])}; empty: by Accept.",
)  # fmt: skip
_GRAPH = [
    _query("graph", {"type": "string"}, "The IRI of the graph."),
    {**_query("default", {"type": "string"}, "The default graph."), "allowEmptyValue": True},
]
_SENT: Schema = {"required": True, "content": _contents(_GRAPHS)}
_DONE = {"description": "It is done."}


def _operation(name: str, tag: str, summary: str, responses: Schema, **more: Any) -> Schema:
    return {"operationId": name, "tags": [tag], "summary": summary, "responses": responses, **more}


def _written(name: str, summary: str, *, created: bool) -> Schema:
    responses = {"204": _DONE, **refusals(*_WRITING)}
    more: Schema = {"security": _TOKEN}
    if created:
        responses["201"] = {
            "description": "The graph is new.",
            "headers": {"Location": {"schema": _TEXT}},
        }
        more["requestBody"] = _SENT
    return _operation(name, "protocols", summary, responses, parameters=_GRAPH, **more)


def _state(name: str, summary: str, *refused: int) -> Schema:
    content = {"application/json": {"schema": {"type": "object", "required": ["status"]}}}
    answered = {"description": summary, "content": content}
    return _operation(name, "service", summary, {"200": answered, **refusals(405, *refused)})


PROTOCOLS: dict[str, Schema] = {
    "/sparql": {
        "get": _operation(
            "sparql", "protocols", "Ask by SPARQL",
            {"200": _ANSWER, **refusals(304, *_REFUSED)},
            parameters=[_query("query", _TEXT, "A query of SPARQL 1.1."), *_DATASET, _FORMAT],
        ),
        "post": _operation(
            "sparql-post", "protocols", "Ask or change by SPARQL",
            {"200": _ANSWER, "204": _DONE, **refusals(304, *_WRITING)},
            security=_TOKEN,
            requestBody={
                "required": True,
                "content": {
                    "application/sparql-query": {"schema": _TEXT},
                    "application/sparql-update": {"schema": _TEXT},
                    _FORM: {
                        "schema": {
                            "type": "object",
                            "properties": {"query": _TEXT, "update": _TEXT, "format": _TEXT},
                        }
                    },
                },
            },
        ),
    },
    "/graphs": {
        "get": _operation(
            "graph", "protocols", "Read a graph as a whole",
            {
                "200": {
                    "description": "The graph.",
                    "headers": {"ETag": reference("headers", "ETag")},
                    "content": _contents(_GRAPHS),
                },
                **refusals(304, 400, 404, 405, 406, 408, 500, 503, 504),
            },
            parameters=_GRAPH,
        ),
        "put": _written("graph-put", "Replace a graph", created=True),
        "post": _written("graph-post", "Add to a graph, or make one", created=True),
        "delete": _written("graph-delete", "Remove a graph", created=False),
    },
    "/health": {"get": _state("health", "Whether the server lives", 500)},
    "/ready": {"get": _state("ready", "Whether a query would be answered now", 500, 503)},
}  # fmt: skip
