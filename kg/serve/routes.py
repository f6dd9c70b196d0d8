"""Which address is answered by what."""

from kg.serve.app import Handler
from kg.serve.graph_store import graph_store
from kg.serve.health import health, ready
from kg.serve.openapi import openapi_document
from kg.serve.saved import queries, saved
from kg.serve.sparql import sparql

EXACT: dict[str, Handler] = {
    "/sparql": sparql,
    "/graphs": graph_store,
    "/queries": queries,
    "/openapi.json": openapi_document,
    "/health": health,
    "/ready": ready,
}
UNDER: dict[str, Handler] = {
    "/sparql/": sparql,
    "/graphs/": graph_store,
    "/queries/": saved,
}
