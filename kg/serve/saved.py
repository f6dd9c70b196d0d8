"""Saved queries as an API: an address a query, typed parameters, pages, all formats, no SPARQL."""

import json
import re
from functools import lru_cache
from urllib.parse import urlencode

from kg.ask.paging import page, whole
from kg.ask.parameters import RESERVED, check_names
from kg.ask.saved import SavedQuery, saved_names, saved_query, stamp
from kg.errors import BadCall
from kg.serve.app import App, formats
from kg.serve.description import base
from kg.serve.errors import Refused
from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.guard import guard
from kg.serve.http import Request, Response
from kg.serve.methods import only_read
from kg.serve.stated import stated

ROOT = "/queries"
TEXT = "application/sparql-query"
PAGE_SIZE = 100  # rows, where only a page is named
LARGEST_PAGE = 10_000
LAST_PAGE = 1_000_000
_ROWS = tuple(SOLUTIONS)
_GRAPH = tuple(name for name in GRAPHS if name not in {"nq", "trig"})


async def queries(app: App, request: Request) -> Response:
    """Answer at `/queries`: what saved queries there are."""
    _without_parameters(request)
    return stated(request, _written(base(app, request), stamp()), "application/json")


@lru_cache(maxsize=8)
def _written(address: str, _stamp: tuple[tuple[str, int], ...]) -> bytes:
    return json.dumps(index(every(), address), ensure_ascii=False).encode()


async def saved(app: App, request: Request) -> Response:
    """Answer at `/queries/<name>` and `/queries/<name>.<ending>`."""
    name, dot, ending = request.path.removeprefix(f"{ROOT}/").partition(".")
    query = _query(name, f"{base(app, request)}{ROOT}")
    known = endings(query)
    if dot and ending not in {"rq", *known}:
        ways = ", ".join(f".{each}" for each in (*known, "rq"))
        raise Refused(
            404, f"'{name}' is a {query.form} query, which is written as: {ways}; "
            f"not as .{ending[:20]}",
        )  # fmt: skip
    if (told := only_read(request)) is not None:
        return told
    if ending == "rq":
        _without_parameters(request)
        return stated(request, query.text.encode(), TEXT)
    return await _answer(app, request, query, ending)


def endings(query: SavedQuery) -> tuple[str, ...]:
    """Return the endings of the addresses at which a query is answered."""
    return _ROWS if query.form in {"SELECT", "ASK"} else _GRAPH


def every() -> list[SavedQuery]:
    """Return all saved queries."""
    return [saved_query(name) for name in saved_names()]


def index(found: list[SavedQuery], address: str) -> dict[str, object]:
    """Return what a program needs to know to ask each query.

    Args:
        found: the queries.
        address: that of the server.
    """
    return {
        "openapi": f"{address}/openapi.json",
        "queries": [_entry(query, f"{address}{ROOT}/{query.name}") for query in found],
    }


def _entry(query: SavedQuery, url: str) -> dict[str, object]:
    return {
        "name": query.name,
        "url": url,
        "title": query.title,
        "summary": query.summary,
        "form": query.form,
        "chart": query.chart,
        "parameters": [
            {"name": each.name, "type": each.type, "default": each.default, "labels": each.labels}
            for each in query.parameters.values()
        ],
        "columns": [{"name": name, "labels": labels} for name, labels in query.columns.items()],
        "formats": {ending: f"{url}.{ending}" for ending in endings(query)},
        "text": f"{url}.rq",
    }


async def _answer(app: App, request: Request, query: SavedQuery, ending: str) -> Response:
    request.note["query"] = query.text
    values, number, size = _asked(query, request.parameters)
    text = whole(query)
    if number is not None:
        try:
            text = page(query, number, size)
        except BadCall as error:
            raise Refused(400, str(error)) from error
    rows, graph = _formats(request, query, ending)
    task = {
        "saved": {"name": query.name, "text": text, "values": values},
        "solutions": rows, "graph": graph,
    }  # fmt: skip
    federated = guard(query.text, app.settings)
    response = await app.answer(request, task, stable=not federated, federated=federated)
    if number is not None and response.status == 200:
        link = _link(
            f"{base(app, request)}{request.path}", values, number, size, _last(request, size)
        )
        response.headers.append((b"link", link.encode()))
    return response


def _query(name: str, address: str) -> SavedQuery:
    try:
        return saved_query(name)
    except BadCall as error:
        if name in saved_names():
            raise
        message = str(error).replace("'kg queries' lists all.", f"All: {address}")
        raise Refused(404, message) from error


def _without_parameters(request: Request) -> None:
    for name, _ in request.parameters:
        raise Refused(400, f"There are no parameters here; not '{name[:50]}'.")


def _asked(
    query: SavedQuery, given: list[tuple[str, str]]
) -> tuple[dict[str, str], int | None, int]:
    """Return the values of the parameters, and which page of how many rows is wanted."""
    values: dict[str, str] = {}
    for name, value in sorted(given):
        if name in values:
            raise Refused(400, f"The parameter '{name[:50]}' is given more than once.")
        values[name] = value
    try:
        check_names(query, values.keys() - RESERVED)
    except BadCall as error:
        raise Refused(400, f"{error}; and for pages: page, page_size") from error
    if not values.keys() & RESERVED:
        return values, None, 0
    number = _whole_number("page", values.pop("page", "1"), LAST_PAGE)
    size = _whole_number("page_size", values.pop("page_size", str(PAGE_SIZE)), LARGEST_PAGE)
    return values, number, size


def _whole_number(name: str, value: str, most: int) -> int:
    if re.fullmatch(r"[0-9]{1,9}", value) and 1 <= int(value) <= most:
        return int(value)
    raise Refused(400, f"{name}: '{value[:50]}' is no whole number from 1 to {most}")


def _formats(request: Request, query: SavedQuery, ending: str) -> tuple[str | None, str | None]:
    """Return the format of rows or that of a graph, whichever the query gives."""
    rows, graph = formats(request, ending)
    listing = query.form in {"SELECT", "ASK"}
    if (rows if listing else graph) is None:
        ways = SOLUTIONS if listing else GRAPHS
        types = ", ".join(ways[each].media_type for each in endings(query))
        raise Refused(406, f"'{query.name}' is a {query.form} query, which is written as: {types}")
    return (rows, None) if listing else (None, graph)


def _last(request: Request, size: int) -> bool:
    """Tell whether a page is surely the last: it is short, and was counted before it is sent."""
    rows = request.note.get("rows")
    return rows is not None and int(rows) < size


def _link(address: str, values: dict[str, str], number: int, size: int, last: bool) -> str:
    pages = {"first": 1}
    if number > 1:
        pages["prev"] = number - 1
    if not last and number < LAST_PAGE:
        pages["next"] = number + 1
    return ", ".join(
        f'<{address}?{urlencode({**values, "page": each, "page_size": size})}>; rel="{relation}"'
        for relation, each in pages.items()
    )
