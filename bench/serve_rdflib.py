"""`python -m bench.serve_rdflib DATABASE PORT`: rdflib-endpoint over an Oxigraph database."""

import sys

import pyoxigraph as ox
import uvicorn
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint


def main() -> None:
    """Serve until the process is ended."""
    database, port = sys.argv[1:]
    store = OxigraphStore(store=ox.Store.read_only(database))
    dataset = Dataset(store=store, default_union=True)
    uvicorn.run(
        SparqlEndpoint(graph=dataset, path="/sparql"),
        host="127.0.0.1",
        port=int(port),
        log_level="warning",
    )


if __name__ == "__main__":
    main()
