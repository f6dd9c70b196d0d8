"""Which address is answered by what."""

from kg.serve.app import Handler
from kg.serve.graph_store import graph_store
from kg.serve.health import health, ready
from kg.serve.sparql import sparql

EXACT: dict[str, Handler] = {
    "/sparql": sparql,
    "/graphs": graph_store,
    "/health": health,
    "/ready": ready,
}
UNDER: dict[str, Handler] = {
    "/sparql/": sparql,
    "/graphs/": graph_store,
}
