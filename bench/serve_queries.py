"""The rows of `bench.serve`: what is asked, in how many variants, and in which format."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from bench.serve_data import (
    ATTRIBUTE,
    DIMENSION,
    EX,
    MEASURE,
    OBSERVATIONS,
    PROVINCES,
    RDFS,
    area,
    observation,
)

JSON = "application/sparql-results+json"
NTRIPLES = "application/n-triples"
DISTINCT = 20_000  # point queries before one comes again
FEW = 100  # of a row, for a server that keeps its answers


@dataclass(frozen=True)
class Row:
    """One kind of question."""

    name: str
    queries: list[str]
    accept: str = JSON


def rows() -> list[Row]:
    """Return the rows, light ones first."""
    subjects = Random(0).sample(range(OBSERVATIONS), DISTINCT)
    return [
        Row("point", _each(_point, subjects)),
        Row("ASK", _each(_ask, subjects)),
        Row("join", _each(_join, range(1, PROVINCES + 1))),
        Row("aggregate", _each(_aggregate, range(3))),
        Row("construct", [_CONSTRUCT], NTRIPLES),
    ]


def target(path: str, query: str) -> str:
    """Return what a GET request asks for."""
    return f"{path}?query={quote(query, safe='')}"


def _each(query: Callable[[int], str], numbers: list[int] | range) -> list[str]:
    return [query(number) for number in numbers]


def _point(number: int) -> str:
    return f"SELECT ?p ?o WHERE {{ <{observation(number)}> ?p ?o }}"


def _ask(number: int) -> str:
    status = f"{EX}status/{number % 3}"  # so of some it is true, of others not
    return f"ASK {{ <{observation(number)}> <{ATTRIBUTE}obsStatus> <{status}> }}"


def _join(province: int) -> str:
    return (
        f"SELECT ?o ?label ?value WHERE {{ ?a <{EX}within> <{area(province)}> ; "
        f"<{RDFS}label> ?label . ?o <{DIMENSION}refArea> ?a ; "
        f"<{DIMENSION}refPeriod> <{EX}period/2020> ; <{MEASURE}obsValue> ?value }}"
    )


def _aggregate(status: int) -> str:
    return (
        "SELECT ?i (COUNT(?v) AS ?n) (SUM(?v) AS ?sum) (MAX(?v) AS ?max) WHERE "
        f"{{ ?o <{ATTRIBUTE}obsStatus> <{EX}status/{status}> ; <{EX}indicator> ?i ; "
        f"<{MEASURE}obsValue> ?v }} GROUP BY ?i"
    )


_CONSTRUCT = f"CONSTRUCT {{ ?o <{EX}value> ?v }} WHERE {{ ?o <{MEASURE}obsValue> ?v }}"
