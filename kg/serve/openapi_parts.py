"""What the parts of the OpenAPI document share: refusals, headers, schemas of answers."""

from typing import Any

Schema = dict[str, Any]

_WORDS = {
    304: "The client has this answer already.",
    400: "The request cannot be answered as it stands; the message says what is allowed.",
    401: "Writing needs a token.",
    403: "This may not be done here.",
    404: "There is no such thing; the message names what there is.",
    405: "The method is not possible at this address; the header Allow names those that are.",
    406: "None of the accepted formats is written; the message names those that are.",
    408: "The client took nothing of the answer.",
    413: "The request is too large.",
    415: "The body is of a kind that is not read.",
    422: "The query needs more memory than it may take, or is nested too deeply.",
    500: "The query could not be run.",
    502: "Another server could not be asked.",
    503: "The server is busy or going down; the header Retry-After tells when to come back.",
    504: "The query ran longer than it may.",
}
_TEXT = {"type": "string"}
_LABELS = {
    "type": "object",
    "required": ["vi", "en"],
    "properties": {"vi": _TEXT, "en": _TEXT},
}
_ENTRY = {
    "type": "object",
    "required": [
        "name", "url", "title", "summary", "form", "chart", "parameters", "columns", "formats",
        "text",
    ],
    "properties": {
        "name": _TEXT,
        "url": {"type": "string", "format": "uri"},
        "title": {"$ref": "#/components/schemas/Labels"},
        "summary": {"$ref": "#/components/schemas/Labels"},
        "form": {"enum": ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]},
        "chart": {"type": ["string", "null"]},
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "type", "default", "labels"],
                "properties": {
                    "name": _TEXT,
                    "type": _TEXT,
                    "default": {"type": ["string", "null"]},
                    "labels": {"$ref": "#/components/schemas/Labels"},
                },
            },
        },
        "columns": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "labels"],
                "properties": {"name": _TEXT, "labels": {"$ref": "#/components/schemas/Labels"}},
            },
        },
        "formats": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
        "text": {"type": "string", "format": "uri"},
    },
}  # fmt: skip
_TERM = {
    "description": "A term of RDF as SPARQL 1.1 Query Results JSON writes it.",
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"enum": ["uri", "literal", "bnode", "triple"]},
        "value": {"type": ["string", "object"]},
        "datatype": _TEXT,
        "xml:lang": _TEXT,
    },
}
SCHEMAS: dict[str, Schema] = {
    "Labels": _LABELS,
    "Index": {
        "type": "object",
        "required": ["openapi", "queries"],
        "properties": {
            "openapi": {"type": "string", "format": "uri"},
            "queries": {"type": "array", "items": _ENTRY},
        },
    },
    "Term": _TERM,
    "Boolean": {
        "type": "object",
        "required": ["head", "boolean"],
        "properties": {"head": {"type": "object"}, "boolean": {"type": "boolean"}},
    },
    "Problem": {
        "type": "object",
        "required": ["status", "detail"],
        "properties": {"status": {"type": "integer"}, "detail": _TEXT},
    },
}
HEADERS: dict[str, Schema] = {
    "ETag": {
        "description": "Changes when the answer does; send it back as If-None-Match.",
        "schema": _TEXT,
    },
    "Link": {
        "description": "Of a page: where the first, the previous and the next one are (RFC 8288).",
        "schema": _TEXT,
    },
    "Allow": {"description": "The methods that there are.", "schema": _TEXT},
    "RetryAfter": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
}


def reference(kind: str, name: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


def refusals(*statuses: int) -> dict[str, Schema]:
    """Return references to the answers that are none."""
    return {str(status): reference("responses", str(status)) for status in statuses}


def responses() -> dict[str, Schema]:
    """Return the answers that are none, as components."""
    return {str(status): _response(status, words) for status, words in _WORDS.items()}


def _response(status: int, words: str) -> Schema:
    if status == 304:
        return {"description": words, "headers": {"ETag": reference("headers", "ETag")}}
    found: Schema = {
        "description": words,
        "content": {
            "text/plain": {"schema": _TEXT},
            "application/problem+json": {"schema": reference("schemas", "Problem")},
        },
    }
    if status == 405:
        found["headers"] = {"Allow": reference("headers", "Allow")}
    if status == 503:
        found["headers"] = {"Retry-After": reference("headers", "RetryAfter")}
    return found
