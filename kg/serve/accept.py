"""Content negotiation: Accept with q-values, or a format named in the address."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from kg.serve.errors import Refused
from kg.serve.formats import GRAPHS, NAMES, SOLUTIONS, Format

_Engine = TypeVar("_Engine")
_LONGEST = 2048  # characters of a header; browsers and libraries send a tenth of it
_SHOWN = 200


@lru_cache(maxsize=1024)
def acceptable(accept: str, format_: str) -> tuple[str | None, str | None]:
    """Return the best format for solutions and the best for graphs; None where none will do.

    Args:
        accept: the header Accept; empty accepts all.
        format_: the value of `format=`, which wins; empty where there is none.

    Raises:
        Refused: neither can be answered.
    """
    if format_:
        return _named(format_)
    if not accept:
        return "json", "ttl"
    wanted = _wanted(accept)
    solutions, graph = best(wanted, SOLUTIONS), best(wanted, GRAPHS)
    if solutions is None and graph is None:
        known = [
            *(each.media_type for each in SOLUTIONS.values()),
            *(each.media_type for each in GRAPHS.values()),
        ]
        shown = accept[:_SHOWN]
        raise Refused(406, f"None of '{shown}' is written here; there are: {', '.join(known)}")
    return solutions, graph


def graph_format(accept: str) -> str:
    """Return the best format for one graph.

    Raises:
        Refused: none will do.
    """
    if not accept:
        return "ttl"
    offered = {name: each for name, each in GRAPHS.items() if name not in {"nq", "trig"}}
    found = best(_wanted(accept), offered)
    if found is None:
        known = ", ".join(each.media_type for each in offered.values())
        raise Refused(406, f"A graph is written as one of: {known}")
    return found


def _wanted(accept: str) -> MIMEAccept:
    """Read the header; parameters other than q, such as a charset, ask for nothing else here.

    Raises:
        Refused: it is so long that reading it would hold up others.
    """
    if len(accept) > _LONGEST:
        raise Refused(431, f"The header Accept is longer than {_LONGEST} characters.")
    items = parse_accept_header(accept, MIMEAccept)
    return MIMEAccept([(value.partition(";")[0].strip(), quality) for value, quality in items])


def best(wanted: MIMEAccept, offered: Mapping[str, Format[_Engine]]) -> str | None:
    """Return the name of the offered format that is wanted most, or None."""
    names: dict[str, str] = {}
    for name, format_ in offered.items():
        names.setdefault(format_.media_type, name)
    for name, format_ in offered.items():
        for alias in format_.aliases:
            names.setdefault(alias, name)
    found = wanted.best_match(list(names))
    return names[found] if found is not None else None


def _named(format_: str) -> tuple[str | None, str | None]:
    name = format_.lower()
    name = NAMES.get(name, name)
    solutions = name if name in SOLUTIONS else _of_media_type(name, SOLUTIONS)
    graph = name if name in GRAPHS else _of_media_type(name, GRAPHS)
    if solutions is None and graph is None:
        known = ", ".join([*SOLUTIONS, *GRAPHS])
        raise Refused(400, f"format={format_[:50]} is not written here; there are: {known}")
    if name == "json":
        graph = "jsonld"
    if name == "xml":
        graph = "rdf"
    return solutions, graph


def _of_media_type(name: str, offered: Mapping[str, Format[_Engine]]) -> str | None:
    for key, format_ in offered.items():
        if name == format_.media_type or name in format_.aliases:
            return key
    return None
