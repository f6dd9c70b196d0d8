"""The SPARQL 1.1 protocol: query and update on one address."""

from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.ask.syntax import changes
from kg.serve.app import App, formats
from kg.serve.description import base, description
from kg.serve.errors import Refused
from kg.serve.guard import UPDATE_SIZE, guard
from kg.serve.http import Request, Response, fields
from kg.serve.methods import not_allowed, options

METHODS = "GET, HEAD, POST, OPTIONS"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_DATASET = {"default-graph-uri", "named-graph-uri"}
_USING = {"using-graph-uri", "using-named-graph-uri"}


@dataclass(frozen=True)
class Operation:
    """What a request asks to be done.

    Attributes:
        text: the query or the update.
        update: it is an update.
        default: graphs that make up the default graph.
        named: graphs that may be named.
        format_: the format that the address names, or nothing.
    """

    text: str
    update: bool
    default: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    format_: str = ""


async def sparql(app: App, request: Request) -> Response:
    """Answer at the address of the protocol."""
    if request.method == "OPTIONS":
        return options(METHODS)
    operation = await _operation(app, request)
    if operation is None:
        return description(app, request)
    if operation.update:
        from kg.serve.updates import update

        return await update(app, request, operation)
    return await query(app, request, operation)


async def query(app: App, request: Request, operation: Operation) -> Response:
    """Run a query."""
    text = operation.text
    request.note["query"] = text
    federated = guard(text, app.settings)
    solutions, graph = formats(request, operation.format_)
    task = {
        "text": text, "solutions": solutions, "graph": graph,
        "default": operation.default, "named": operation.named,
        "base": f"{base(app, request)}/sparql",
    }  # fmt: skip
    stable = not federated and not changes(text)
    return await app.answer(request, task, stable=stable, federated=federated)


async def _operation(app: App, request: Request) -> Operation | None:
    """Return what is asked for; None where nothing is and the service itself is described."""
    if request.method in {"GET", "HEAD"}:
        parameters = request.parameters
        if any(name in {"update", *_USING} for name, _ in parameters):
            raise Refused(400, "An update is sent by POST, not by GET.")
        if not any(name == "query" for name, _ in parameters):
            if any(name in _DATASET for name, _ in parameters):
                raise Refused(400, "The parameter 'query' is missing.")
            return None
        return _of_parameters(parameters)
    if request.method == "POST":
        return await _posted(app, request)
    raise not_allowed(METHODS, request.method)


async def _posted(app: App, request: Request) -> Operation:
    from werkzeug.http import parse_options_header

    kind, options_ = parse_options_header(request.header("content-type"))
    charset = options_.get("charset", "utf-8").lower()
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        raise Refused(415, f"The body must be UTF-8, not {charset[:40]}.")
    size = app.settings.query_size
    if kind == _FORM:
        return _of_parameters(fields(await request.body(3 * size + 4096)))
    if kind in {_QUERY, _UPDATE}:
        if kind == _UPDATE:
            from kg.serve.updates import authorise

            authorise(app, request)
        most = UPDATE_SIZE if kind == _UPDATE else size
        try:
            text = (await request.body(most)).decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused(400, f"The body is no UTF-8: {error}") from error
        return _direct(text, kind == _UPDATE, request.parameters)
    raise Refused(415, f"POST takes {_QUERY}, {_UPDATE} or {_FORM}, not '{kind[:80]}'.")


def _direct(text: str, update: bool, parameters: list[tuple[str, str]]) -> Operation:
    names = {name for name, _ in parameters}
    if names & {"query", "update"}:
        raise Refused(400, "The text stands in the body or in a parameter, not in both.")
    prefix = "using" if update else "default"
    wrong = names & (_DATASET if update else _USING)
    if wrong:
        raise Refused(400, f"The parameter '{min(wrong)}' does not belong here.")
    return Operation(
        text, update,
        _iris(parameters, f"{prefix}-graph-uri"),
        _iris(parameters, "using-named-graph-uri" if update else "named-graph-uri"),
        _value(parameters, "format"),
    )  # fmt: skip


def _of_parameters(parameters: list[tuple[str, str]]) -> Operation:
    texts = [(name, value) for name, value in parameters if name in {"query", "update"}]
    if len(texts) != 1:
        raise Refused(400, "One parameter 'query', or one 'update', is needed.")
    name, text = texts[0]
    rest = [each for each in parameters if each[0] != name]
    return _direct(text, name == "update", rest)


def _value(parameters: list[tuple[str, str]], wanted: str) -> str:
    return next((value for name, value in parameters if name == wanted), "")


def _iris(parameters: list[tuple[str, str]], wanted: str) -> list[str]:
    iris = [value for name, value in parameters if name == wanted]
    for iri in iris:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Refused(400, f"{wanted}: '{iri[:200]}' is no absolute IRI.") from error
    return iris
