"""The formats of answers: their names, media types and the engine's writers."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import pyoxigraph as ox

Engine = TypeVar("Engine")


@dataclass(frozen=True)
class Format(Generic[Engine]):
    """One format: its media type, the engine's writer, and other types that mean the same."""

    media_type: str
    engine: Engine
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The value of the header Content-Type."""
        utf8 = self.media_type.startswith("text/")
        return f"{self.media_type}; charset=utf-8" if utf8 else self.media_type


SOLUTIONS: dict[str, Format[ox.QueryResultsFormat]] = {
    "json": Format("application/sparql-results+json", ox.QueryResultsFormat.JSON,
                   ("application/json", "text/json")),
    "xml": Format("application/sparql-results+xml", ox.QueryResultsFormat.XML,
                  ("application/xml", "text/xml")),
    "csv": Format("text/csv", ox.QueryResultsFormat.CSV),
    "tsv": Format("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}  # fmt: skip
GRAPHS: dict[str, Format[ox.RdfFormat]] = {
    "ttl": Format("text/turtle", ox.RdfFormat.TURTLE, ("application/x-turtle",)),
    "nt": Format("application/n-triples", ox.RdfFormat.N_TRIPLES, ("text/plain",)),
    "rdf": Format("application/rdf+xml", ox.RdfFormat.RDF_XML, ("application/xml", "text/xml")),
    "jsonld": Format("application/ld+json", ox.RdfFormat.JSON_LD, ("application/json",)),
    "nq": Format("application/n-quads", ox.RdfFormat.N_QUADS),
    "trig": Format("application/trig", ox.RdfFormat.TRIG, ("application/x-trig",)),
}
NAMES = {  # other names of the same formats in ?format= and in file endings
    "turtle": "ttl", "n-triples": "nt", "ntriples": "nt", "rdfxml": "rdf", "rdf+xml": "rdf",
    "json-ld": "jsonld", "srj": "json", "srx": "xml", "n-quads": "nq", "nquads": "nq",
}  # fmt: skip
