"""Linked data: every IRI that is minted answers here, under the path that it has in its own name.

    https://w3id.org/kttt/id/area/15-2004  →  /id/area/15-2004  →  /data/id/area/15-2004

A place, a term or a code is no document: its address leads by 303 to the document that describes
it, which is written in the format that is asked for. Graphs are documents and answer themselves.
"""

import re

import pyoxigraph as ox

from kg import names
from kg.serve.accept import graph_format
from kg.serve.app import App
from kg.serve.errors import Refused
from kg.serve.formats import GRAPHS
from kg.serve.http import Headers, Request, Response, redirect

DOCUMENTS = "/data"
MOST = 1000  # statements of others that a description lists
_ENDINGS = ("ttl", "nt", "rdf", "jsonld")
_WHOLE = {"/def/": "ontology", "/code/": "codes", "/shape/": "shapes"}  # described by a graph
_PATH = re.compile(r"/(?:id|def|code|shape|graph)(?:/(?!\.+(?:/|$))[A-Za-z0-9_.-]+)+")
_LONGEST = 500  # characters of a path
_DESCRIPTION = """\
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX kttt: <https://w3id.org/kttt/def/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
CONSTRUCT { ?s ?p ?o } WHERE {
  { VALUES ?s { THING } ?s ?p ?o }
  UNION
  { THING (^skos:inScheme|^oa:hasSource/oa:hasSelector?) ?s . ?s ?p ?o }
  UNION
  { THING ?leads ?s .
    ?s ?p ?o
    FILTER(?p IN (skos:prefLabel, rdfs:label, dcterms:title, schema:name, foaf:name, kttt:label)) }
  UNION
  { SELECT ?s ?p ?o WHERE { VALUES ?o { THING } ?s ?p ?o } LIMIT MOST }
}
"""


async def thing(app: App, request: Request) -> Response:
    """Lead from a thing to the document about it."""
    graph = _WHOLE.get(request.path)
    if graph is not None:
        canonical = names.BASE + request.path[1:]
        return await _graph(app, request, graph, graph_format(request.header("accept")), canonical)
    address = f"{_root(app)}{DOCUMENTS}{_minted(request.path)}"
    return redirect(
        address,
        (b"link", f'<{address}>; rel="describedby"'.encode()),
        (b"cache-control", b"public, max-age=3600"),
    )


async def document(app: App, request: Request) -> Response:
    """Describe a thing: what is said of it, its parts, labels of what it leads to, what leads here.

    The parts of a code list are its codes, those of a text its spans, which are its fragments.
    """
    path, format_ = _format(request, request.path.removeprefix(DOCUMENTS))
    about = _iri(path)
    task = {
        "text": description_query(about), "graph": format_, "solutions": None, "about": about.value,
    }  # fmt: skip
    address = f"{_root(app)}{DOCUMENTS}{path}"
    links = f'<{about.value}>; rel="describes", <{address}>; rel="canonical"'
    return await app.answer(request, task, headers=_headers(links, address, format_))


def description_query(about: ox.NamedNode) -> str:
    """Return the query for what a document says of a thing."""
    return _DESCRIPTION.replace("THING", str(about)).replace("MOST", str(MOST))


async def graph(app: App, request: Request) -> Response:
    """Answer with a whole graph."""
    if request.path == "/graph/":
        return redirect(f"{_root(app)}/.well-known/void")
    path, format_ = _format(request, request.path)
    iri = _iri(path).value
    return await _graph(app, request, iri.removeprefix(names.GRAPH), format_, iri)


async def _graph(
    app: App, request: Request, name: str, format_: str, canonical: str
) -> Response:  # fmt: skip
    task = {"dump": names.graph(name), "graph": format_, "canonical": canonical}
    links = f'<{canonical}>; rel="canonical"'
    headers = _headers(links, f"{_root(app)}/graph/{name}", format_)
    return await app.answer(request, task, headers=headers)


def _headers(links: str, address: str, format_: str) -> Headers:
    """Return the links of a document, and where it lies in the format in which it is sent."""
    alternates = (
        f'<{address}.{ending}>; rel="alternate"; type="{GRAPHS[ending].media_type}"'
        for ending in _ENDINGS
    )
    return [
        (b"link", ", ".join([links, *alternates]).encode("ascii")),
        (b"content-location", f"{address}.{format_}".encode("ascii")),
    ]


def _format(request: Request, path: str) -> tuple[str, str]:
    """Return a path without the ending that names a format, and the format."""
    stem, _, ending = path.rpartition(".")
    if ending in _ENDINGS:
        return stem, ending
    return path, graph_format(request.header("accept"))


def _iri(path: str) -> ox.NamedNode:
    return ox.NamedNode(names.BASE + _minted(path)[1:])


def _minted(path: str) -> str:
    """Return a path that may be that of a minted IRI: plain segments between single slashes.

    Raises:
        Refused: no IRI that is minted has such a path.
    """
    if len(path) > _LONGEST or not _PATH.fullmatch(path):
        raise Refused(
            404,
            f"Nothing is named {path[:200]!r}: names here are letters of ASCII, digits, hyphens, "
            "dots and underscores between single slashes. /.well-known/void tells what there is.",
        )
    return path


def _root(app: App) -> str:
    """Return what stands before a path in an address that this server gives of itself."""
    return (app.settings.public or "").rstrip("/")
