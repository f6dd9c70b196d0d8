"""Answers of servers side by side: as sets of rows, or of triples, numbers by their value."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pyoxigraph as ox

from bench.serve_load import PATIENCE
from bench.serve_queries import NTRIPLES, Row, target

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {
    f"{XSD}integer",
    f"{XSD}decimal",
    f"{XSD}double",
    f"{XSD}int",
    f"{XSD}nonNegativeInteger",
}
STRING = f"{XSD}string"
VIRTUOSO_ASKED = "__ASK_RETVAL"  # its ASK is a table of no rows or of one
BUSY = 503
TRIES = 20
COMPARED = 3  # queries of a row

Cell = tuple[str, ...]
Answer = Counter[tuple[Cell, ...]]


class DifferentAnswers(Exception):
    """Two servers answer one question differently."""


def compare(row: Row, urls: dict[str, str]) -> tuple[int, dict[str, float]]:
    """Compare the answers of all servers to the first few queries.

    Returns:
        the rows or triples of the last answer, and each server's fewest seconds of one.

    Raises:
        DifferentAnswers: a server answers otherwise than the first.
    """
    size, seconds = 0, dict.fromkeys(urls, float(PATIENCE))
    for query in row.queries[:COMPARED]:
        answers = {}
        for name, url in urls.items():
            began = time.monotonic()
            answers[name] = ask(url, query, row.accept)
            seconds[name] = min(seconds[name], time.monotonic() - began)
        (first, expected), *others = answers.items()
        for name, answer in others:
            if answer != expected:
                raise DifferentAnswers(_told(query, first, expected, name, answer))
        size = expected.total()
    return size, seconds


def ask(url: str, query: str, accept: str, tries: int = TRIES) -> Answer:
    """Return the rows or triples that a server answers; one that is busy is asked again.

    Raises:
        HTTPError: it refuses.
    """
    request = Request(target(url, query), headers={"Accept": accept})
    for left in reversed(range(tries)):
        try:
            with urlopen(request, timeout=PATIENCE) as answer:
                return read(answer.read(), accept)
        except HTTPError as error:
            if error.code != BUSY or not left:
                raise
            time.sleep(float(error.headers.get("retry-after", 1)))
    raise AssertionError("nothing was tried")


def read(content: bytes, accept: str) -> Answer:
    """Return the rows or triples of an answer."""
    return _triples(content) if accept == NTRIPLES else _rows(json.loads(content))


def _triples(content: bytes) -> Answer:
    found = ox.parse(content, ox.RdfFormat.N_TRIPLES)
    return Counter((_term(q.subject), _term(q.predicate), _term(q.object)) for q in found)


def _rows(results: dict[str, Any]) -> Answer:
    variables: Sequence[str] = results["head"].get("vars", [])
    if variables == [VIRTUOSO_ASKED]:
        results = {"boolean": bool(results["results"]["bindings"])}
    if "boolean" in results:
        return Counter([(("boolean", str(results["boolean"])),)])
    return Counter(
        tuple(_binding(solution.get(name)) for name in variables)
        for solution in results["results"]["bindings"]
    )


def _binding(value: dict[str, str] | None) -> Cell:
    if value is None:
        return ("unbound",)
    if value["type"] == "uri":
        return ("iri", value["value"])
    language = value.get("xml:lang", "")
    return _literal(value["value"], value.get("datatype", STRING), language)


def _term(term: Any) -> Cell:
    if isinstance(term, ox.NamedNode):
        return ("iri", term.value)
    assert isinstance(term, ox.Literal), term
    return _literal(term.value, term.datatype.value, term.language or "")


def _literal(text: str, datatype: str, language: str) -> Cell:
    if language:
        return ("text", text, language.lower())
    if datatype in NUMBERS:
        return ("number", str(Decimal(text).normalize()))
    return ("literal", text, datatype)


def _told(query: str, first: str, expected: Answer, name: str, answer: Answer) -> str:
    return "\n".join(
        [
            f"{name} answers otherwise than {first}:",
            query,
            f"only {first}: {_few((expected - answer).elements())}",
            f"only {name}: {_few((answer - expected).elements())}",
        ]
    )


def _few(rows: Iterable[tuple[Cell, ...]]) -> str:
    found = sorted(rows)
    return f"{len(found)} rows, as {found[:2]}" if found else "nothing"
