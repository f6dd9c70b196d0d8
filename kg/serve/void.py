"""The VoID description: the catalogue of the store, and where this server offers what it lists."""

import pyoxigraph as ox

from kg import names
from kg.graph.catalogue import DATASET, DUMP_FILES, LICENCE
from kg.serve.accept import graph_format
from kg.serve.app import App
from kg.serve.description import VOID, base
from kg.serve.http import Request, Response

_A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TEXT = """\
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {{ GRAPH <{catalogue}> {{ ?s ?p ?o }} }}
  UNION
  {{ VALUES (?s ?p ?o) {{ {rows} }} }}
}}
"""


async def void(app: App, request: Request) -> Response:
    """Describe the data set; where a store has no catalogue, by the least that VoID asks for."""
    format_ = graph_format(request.header("accept"))
    text = void_query(base(app, request))
    return await app.answer(request, {"text": text, "graph": format_, "solutions": None})


def void_query(address: str) -> str:
    """Return the query for the description that is given at an address."""
    rows = " ".join(f"({s} {p} {o})" for s, p, o in _own(address))
    return _TEXT.format(catalogue=names.graph(names.CATALOGUE_GRAPH), rows=rows)


def _own(
    address: str,
) -> list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Return what holds of any store that is served at an address."""
    description = ox.NamedNode(f"{address}/.well-known/void")
    dumps = [ox.NamedNode(f"{address}/dumps/{file}") for file in DUMP_FILES]
    return [
        (description, _A, _void("DatasetDescription")),
        (description, ox.NamedNode("http://xmlns.com/foaf/0.1/primaryTopic"), DATASET),
        (DATASET, _A, _void("Dataset")),
        (DATASET, ox.NamedNode("http://purl.org/dc/terms/license"), LICENCE),
        (DATASET, _void("uriSpace"), ox.Literal(names.BASE)),
        (DATASET, _void("sparqlEndpoint"), ox.NamedNode(f"{address}/sparql")),
        *((DATASET, _void("dataDump"), dump) for dump in dumps),
    ]


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)
