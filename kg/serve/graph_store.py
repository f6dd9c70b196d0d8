"""The SPARQL 1.1 Graph Store Protocol: graphs are read and written as wholes."""

import io
import uuid

import pyoxigraph as ox

from kg.serve.accept import graph_format
from kg.serve.app import App
from kg.serve.description import base
from kg.serve.errors import Refused
from kg.serve.http import Request, Response
from kg.serve.methods import not_allowed, options
from kg.serve.updates import authorise, write

METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
ROOT = "/graphs"


async def graph_store(app: App, request: Request) -> Response:
    """Answer at the address of the Graph Store and under it."""
    if request.method == "OPTIONS":
        return options(METHODS)
    if request.method not in METHODS.split(", "):
        raise not_allowed(METHODS, request.method)
    graph = _graph(app, request)
    if request.method in {"GET", "HEAD"}:
        if graph == "":
            raise Refused(400, "Name a graph by ?graph=IRI, or the default graph by ?default.")
        format_ = graph_format(request.header("accept"))
        return await app.answer(request, {"dump": graph, "graph": format_})
    authorise(app, request)
    if request.method == "DELETE":
        if graph == "":
            raise Refused(400, "Name the graph to delete by ?graph=IRI, or ?default.")
        return Response(await write(app, {"do": "delete", "graph": graph}), [])
    return await _written(app, request, graph)


async def _written(app: App, request: Request, graph: str | None) -> Response:
    created = graph == ""
    if created:
        if request.method != "POST":
            raise Refused(400, "Name the graph to write by ?graph=IRI, or ?default.")
        graph = f"{base(app, request)}{ROOT}/{uuid.uuid4()}"
    parts = await _parts(app, request)
    task = {
        "do": request.method.lower(), "graph": graph,
        "parts": [[media_type, len(content)] for media_type, content in parts],
        "base": graph or f"{base(app, request)}{ROOT}",
    }  # fmt: skip
    status = await write(app, task, b"".join(content for _, content in parts))
    location = [(b"location", (graph or "").encode())] if created or status == 201 else []
    return Response(status, location)


def _graph(app: App, request: Request) -> str | None:
    """Return the IRI of the graph that is meant: None is the default graph, '' is none.

    Raises:
        Refused: it is named twice or by no absolute IRI.
    """
    parameters = request.parameters
    named = [value for name, value in parameters if name == "graph"]
    default = any(name == "default" for name, _ in parameters)
    direct = request.path.removeprefix(ROOT) not in {"", "/"}
    if len(named) + default + direct > 1:
        raise Refused(400, "Name one graph: by ?graph=IRI, by ?default, or by the address itself.")
    if default:
        return None
    if not named and not direct:
        return ""
    graph = f"{base(app, request)}{request.path}" if direct else named[0]
    try:
        return ox.NamedNode(graph).value
    except ValueError as error:
        raise Refused(400, f"graph: '{graph[:200]}' is no absolute IRI.") from error


async def _parts(app: App, request: Request) -> list[tuple[str, bytes]]:
    """Return the media type and the bytes of each graph that is sent; a form may hold several."""
    content_type = request.header("content-type")
    content = await request.body(app.settings.body)
    if not content_type.lower().startswith("multipart/form-data"):
        return [(content_type or "text/turtle", content)]
    from werkzeug.formparser import FormDataParser
    from werkzeug.http import parse_options_header

    kind, parameters = parse_options_header(content_type)
    try:
        _, _, files = FormDataParser(silent=False).parse(
            io.BytesIO(content), kind, len(content), parameters
        )
    except ValueError as error:
        raise Refused(400, f"The form cannot be read: {error}") from error
    if not files:
        raise Refused(400, "Send each graph as a file of the form.")
    return [
        (each.content_type or "text/turtle", each.read())
        for _, several in files.lists()
        for each in several
    ]
