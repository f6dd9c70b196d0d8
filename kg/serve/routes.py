"""Which address is answered by what."""

from kg.serve.app import Handler
from kg.serve.dumps import dumps
from kg.serve.graph_store import graph_store
from kg.serve.health import health, ready
from kg.serve.index import index, robots
from kg.serve.linked_data import document, graph, thing
from kg.serve.methods import reading
from kg.serve.openapi import openapi_document
from kg.serve.saved import queries, saved
from kg.serve.sparql import sparql
from kg.serve.void import void

EXACT: dict[str, Handler] = {
    "/": reading(index),
    "/sparql": sparql,
    "/sparql/": sparql,
    "/graphs": graph_store,
    "/queries": reading(queries),
    "/void": reading(void),
    "/.well-known/void": reading(void),
    "/dumps": reading(dumps),
    "/openapi.json": reading(openapi_document),
    "/robots.txt": reading(robots),
    "/health": reading(health),
    "/ready": reading(ready),
}
UNDER: dict[str, Handler] = {
    "/graphs/": graph_store,
    "/queries/": saved,
    "/id/": reading(thing),
    "/def/": reading(thing),
    "/code/": reading(thing),
    "/shape/": reading(thing),
    "/data/": reading(document),
    "/graph/": reading(graph),
    "/dumps/": reading(dumps),
}
