"""The service description: what this endpoint can do, in the terms of SPARQL 1.1."""

import pyoxigraph as ox

from kg.graph.dump import serialize
from kg.serve.accept import acceptable
from kg.serve.app import App
from kg.serve.errors import Refused
from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.http import Request, Response, content_of

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
VOID = "http://rdfs.org/ns/void#"
_A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_W3C_NAMES = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV", "ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF_XML",
    "jsonld": "JSON-LD", "nq": "N-Quads", "trig": "TriG",
}  # fmt: skip


def description(app: App, request: Request) -> Response:
    """Describe the service in the RDF format that is asked for."""
    named = next((value for name, value in request.parameters if name == "format"), "")
    _, format_ = acceptable(request.header("accept"), named)
    if format_ is None:
        raise Refused(406, "The service description is written as RDF: ask for text/turtle.")
    content = serialize(list(_triples(app, base(app, request))), GRAPHS[format_].engine)
    return content_of(200, content, GRAPHS[format_].content_type, (b"vary", b"accept"))


def base(app: App, request: Request) -> str:
    """Return the address of this server, without a slash at the end."""
    return (app.settings.public or request.origin).rstrip("/")


def _triples(app: App, address: str) -> list[ox.Triple]:
    service = ox.NamedNode(f"{address}/sparql")
    dataset = ox.NamedNode(f"{address}/.well-known/void")
    graph = ox.NamedNode(f"{address}/graphs?default")
    writable = app.settings.token is not None
    stated: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]] = [
        (service, _A, _sd("Service")),
        (service, _sd("endpoint"), service),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("feature"), _sd("UnionDefaultGraph")),
        (service, _sd("defaultDataset"), dataset),
        (dataset, _A, _sd("Dataset")),
        (dataset, _A, ox.NamedNode(VOID + "Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, _A, _sd("Graph")),
    ]
    if writable:
        stated.append((service, _sd("supportedLanguage"), _sd("SPARQL11Update")))
    if app.settings.federation:
        stated.append((service, _sd("feature"), _sd("BasicFederatedQuery")))
    for name in (*SOLUTIONS, *GRAPHS):
        stated.append((service, _sd("resultFormat"), ox.NamedNode(FORMATS + _W3C_NAMES[name])))
    if writable:
        for name in GRAPHS:
            stated.append((service, _sd("inputFormat"), ox.NamedNode(FORMATS + _W3C_NAMES[name])))
    return [ox.Triple(*each) for each in stated]


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
