"""`kg query` and `kg queries`: find a query, bind its parameters, run it, write its answer."""

import sys
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox

from kg.ask.answers import GRAPH_FORMATS, Table, run, serialize, table
from kg.ask.parameters import bind
from kg.ask.saved import SavedQuery, read_query, saved_query
from kg.cli.tables import print_json, print_table
from kg.errors import BadCall
from kg.graph.dump import PREFIXES
from kg.graph.snapshots import Snapshots


def answer(
    source: str, values: dict[str, str], directory: Path, format_: str, language: str
) -> None:
    """Answer a saved query, a query file, or a query on standard input."""
    saved = None if source == "-" or _is_file(source) else saved_query(source)
    text = saved.text if saved else _ad_hoc(source, values)
    store = Snapshots(directory).require().open()
    if saved:
        if "lang" in saved.parameters:
            values = {"lang": language, **values}
        text = bind(saved, values, store)
    results = run(store, text)
    if format_ == "table":
        _print(results, saved, language)
    else:
        sys.stdout.buffer.write(serialize(results, format_))


def _is_file(source: str) -> bool:
    return source.endswith(".rq") or "/" in source


def _ad_hoc(source: str, values: dict[str, str]) -> str:
    if values:
        raise BadCall("--param is for saved queries; write the values into the query itself")
    text = sys.stdin.read() if source == "-" else read_query(Path(source))
    return with_prefixes(text)


def with_prefixes(text: str) -> str:
    """Return a query with the usual prefixes where it declares none of its own."""
    if "prefix" in text.lower():
        return text
    return "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()) + "\n" + text


def _print(results: object, saved: SavedQuery | None, language: str) -> None:
    if isinstance(results, ox.QueryTriples):
        sys.stdout.buffer.write(serialize(results, next(iter(GRAPH_FORMATS))))
        return
    if isinstance(results, ox.QueryBoolean):
        print({"vi": "có" if results else "không", "en": "yes" if results else "no"}[language])
        return
    assert isinstance(results, ox.QuerySolutions)
    shown = table(results, saved, language)
    rows = {"vi": f"{len(shown.rows)} dòng", "en": f"{len(shown.rows)} rows"}[language]
    print_table(shown, saved.title[language] if saved else None, rows)


COLUMNS = {"vi": ["Truy vấn", "Câu hỏi", "Tham số"], "en": ["Query", "Question", "Parameters"]}


def print_queries(queries: list[SavedQuery], language: str, as_json: bool) -> None:
    """Print the list of saved queries."""
    if as_json:
        print_json([_as_data(query) for query in queries])
        return
    rows = [
        [
            query.name,
            query.title[language],
            ", ".join(name for name in query.parameters if name != "lang"),
        ]
        for query in queries
    ]
    print_table(Table(COLUMNS[language], rows, [False] * 3))


def _as_data(query: SavedQuery) -> dict[str, object]:
    data = asdict(query)
    data.pop("text")
    return data


def print_query(query: SavedQuery, language: str, as_json: bool) -> None:
    """Print one saved query."""
    if as_json:
        print_json(asdict(query))
        return
    print(f"{query.name}: {query.title[language]}\n{query.summary[language]}\n")
    for parameter in query.parameters.values():
        default = f" = {parameter.default}" if parameter.default is not None else ""
        print(f"  --param {parameter.name}{default}  ({parameter.type}) "
              f"{parameter.labels[language]}")  # fmt: skip
    print(f"\n{query.text}")
