"""Running a query and writing its answer: tables for people, W3C formats for tools."""

from dataclasses import dataclass
from typing import TypeGuard

import pyoxigraph as ox

from kg import names
from kg.ask.saved import SavedQuery
from kg.ask.syntax import names_dataset, services, syntax_message
from kg.errors import BadCall
from kg.graph.dump import serialize as write_graph
from kg.graph.dump import written

RESULT_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
GRAPH_FORMATS = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES}
FORMATS = ("table", *RESULT_FORMATS, *GRAPH_FORMATS)

Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True)
class Table:
    """An answer as rows of text, with the columns' names in the reader's language."""

    columns: list[str]
    rows: list[list[str]]
    numeric: list[bool]


def run(store: ox.Store, text: str) -> Results:
    """Run a query; its default graph is the union of all graphs, unless it names another.

    Raises:
        BadCall: the query is not valid SPARQL, with the line and the place; or it would ask
            another server, which no query here may.
    """
    if services(text):
        raise BadCall("SERVICE is not allowed: a query here asks no other server.")
    try:
        return store.query(text, use_default_graph_as_union=not names_dataset(text))
    except SyntaxError as error:
        raise BadCall(syntax_message(text, str(error))) from error


def serialize(results: Results, format_: str) -> bytes:
    """Return an answer in a W3C format.

    Raises:
        BadCall: the format does not suit the form of the query.
    """
    if isinstance(results, ox.QueryTriples):
        if format_ not in GRAPH_FORMATS:
            raise BadCall(f"A CONSTRUCT or DESCRIBE query is written as ttl or nt, not {format_}")
        return write_graph(results, GRAPH_FORMATS[format_])
    if format_ not in RESULT_FORMATS:
        raise BadCall(f"A SELECT or ASK query is written as csv, tsv, json or xml, not {format_}")
    if isinstance(results, ox.QueryBoolean) and format_ not in {"json", "xml"}:
        return f"{str(bool(results)).lower()}\n".encode()
    content = written(results.serialize(format=RESULT_FORMATS[format_]))
    return content if content.endswith(b"\n") else content + b"\n"


def table(results: ox.QuerySolutions, query: SavedQuery | None, language: str) -> Table:
    """Return an answer as a table for people."""
    variables = [variable.value for variable in results.variables]
    rows = [[solution[name] for name in variables] for solution in results]
    titles = [
        query.columns[name][language] if query and name in query.columns else name
        for name in variables
    ]
    numeric = [
        any(row[at] is not None for row in rows)
        and all(_is_number(row[at]) for row in rows if row[at] is not None)
        for at in range(len(variables))
    ]
    return Table(titles, [[shown(value, language) for value in row] for row in rows], numeric)


def _is_number(value: object) -> TypeGuard[ox.Literal]:
    return isinstance(value, ox.Literal) and value.datatype.value.endswith(
        ("#decimal", "#integer", "#double")
    )


def shown(value: object, language: str) -> str:
    """Return a term as people read it: numbers grouped in their language, IRIs shortened."""
    if value is None:
        return ""
    if _is_number(value):
        return number(value.value, language)
    if isinstance(value, ox.NamedNode):
        return short(value.value)
    if isinstance(value, ox.Literal):
        if value.datatype.value.endswith("#boolean"):
            words = {"vi": ("có", "không"), "en": ("yes", "no")}[language]
            return words[0] if value.value in {"true", "1"} else words[1]
        return value.value
    return str(value)


def number(text: str, language: str) -> str:
    """Return a number grouped by thousands: 32.664,5 in Vietnamese, 32,664.5 in English."""
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-").isdigit() else whole
    fraction = fraction.rstrip("0")
    english = f"{grouped}.{fraction}" if fraction else grouped
    if whole.startswith("-0"):
        english = f"-{english.lstrip('-')}"
    return english.translate(str.maketrans(",.", ".,")) if language == "vi" else english


def short(iri: str) -> str:
    """Return an IRI of this graph without its base."""
    for base in (names.ID, names.CODE, names.GRAPH, names.DEF):
        if iri.startswith(base):
            return iri.removeprefix(base)
    return iri
