"""Parameters: what a user writes becomes one validated RDF term, bound by VALUES, never spliced.

The clauses are looked for in the text of the file alone, outside its strings and comments, and all
are filled in one pass: no value is read for clauses, whatever it says.
"""

import re
from collections.abc import Set

import pyoxigraph as ox

from kg import names
from kg.ask.saved import LANGUAGES, SavedQuery
from kg.ask.syntax import masked
from kg.errors import BadCall
from kg.terms import value_of

XSD_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
KINDS = {"report": "report", "body": "body", "programme": "programme"}
LONGEST = 4096  # characters of a string
LONGEST_NAME = 200  # characters of any other value
RESERVED = frozenset({"page", "page_size"})  # what an address says beside the parameters of a query
_SHOWN = 12
_SAID = 60  # characters of a value that a message repeats
_CLAUSE = re.compile(r"\bVALUES\s+[?$](\w+)\s*\{([^{}]*)\}", re.IGNORECASE)

Term = ox.NamedNode | ox.Literal


def bind(query: SavedQuery, values: dict[str, str], store: ox.Store) -> str:
    """Return the text of a query with its parameters bound.

    Args:
        query: the saved query.
        values: parameter by name, as the user wrote it; the others keep their defaults.
        store: the open store, which knows the codes, places and reports there are.

    Raises:
        BadCall: an unknown parameter or a value that is not allowed, with what is allowed.
    """
    check_names(query, values.keys())
    terms = {
        name: str(term(parameter.type, name, value, store))
        for name, parameter in query.parameters.items()
        if (value := values.get(name, parameter.default)) is not None
    }
    return _filled(query, terms)


def check_names(query: SavedQuery, given: Set[str]) -> None:
    """Make sure that a query has the parameters that are given.

    Raises:
        BadCall: it has not, with those that it has.
    """
    unknown = sorted(given - query.parameters.keys())
    if unknown:
        known = ", ".join(query.parameters) or "none"
        raise BadCall(f"'{query.name}' has no parameter {_said(unknown[0])}; it has: {known}")


def _filled(query: SavedQuery, terms: dict[str, str]) -> str:
    pieces, place, found = [], 0, set()
    for clause in _CLAUSE.finditer(masked(query.text)):
        if clause[1] in terms:
            pieces += [query.text[place : clause.start(2)], f" {terms[clause[1]]} "]
            place = clause.end(2)
            found.add(clause[1])
    for name in terms:
        if name not in found:
            raise BadCall(
                f"The query '{query.name}' declares '{name}' but has no VALUES ?{name} {{ … }}"
            )
    return "".join([*pieces, query.text[place:]])


def term(type_: str, name: str, value: str, store: ox.Store) -> Term:
    """Return the term of a value.

    Raises:
        BadCall: the value is not allowed; the message tells what is.
    """
    _check(type_, name, value)
    if type_ == "string":
        return ox.Literal(value)
    if type_ == "language":
        if value not in LANGUAGES:
            raise BadCall(f"{name}: {_said(value)} is no language; allowed: {', '.join(LANGUAGES)}")
        return ox.Literal(value)
    if type_ == "integer":
        if not re.fullmatch(r"-?[0-9]{1,18}", value):
            raise BadCall(f"{name}: {_said(value)} is no whole number")
        return ox.Literal(value, datatype=XSD_INTEGER)
    if type_ == "area":
        return _area(name, value, store)
    if type_ == "document":
        return _by_literal(name, value, store, "uid", "document")
    if type_.startswith("code/"):
        return _member(name, value, names.CODE + type_.removeprefix("code/") + "/", store)
    if type_ in KINDS:
        return _member(name, value, f"{names.ID}{KINDS[type_]}/", store)
    raise BadCall(f"{name}: the query declares an unknown type '{type_}'")


def _check(type_: str, name: str, value: str) -> None:
    most = LONGEST if type_ == "string" else LONGEST_NAME
    if len(value) > most:
        raise BadCall(f"{name}: the value has {len(value)} characters; allowed: {most}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise BadCall(f"{name}: the value is no Unicode text: {error.reason}") from error


def _said(value: str) -> str:
    return f"'{value}'" if len(value) <= _SAID else f"'{value[:_SAID]}…'"


def _member(name: str, value: str, base: str, store: ox.Store) -> ox.NamedNode:
    """Return the thing whose IRI is the base and the value, if the store knows it."""
    letters = r"[A-Za-z0-9./-]+" if base.startswith(names.CODE) else r"[A-Za-z0-9.-]+"
    if re.fullmatch(letters, value):
        node = ox.NamedNode(base + value)
        if next(iter(store.quads_for_pattern(node, None, None, None)), None) is not None:
            return node
    known = sorted(_local_names(base, store))
    raise BadCall(f"{name}: {_said(value)} is not known; {_allowed(known)}")


def _local_names(base: str, store: ox.Store) -> set[str]:
    query = f'SELECT DISTINCT ?s {{ GRAPH ?g {{ ?s a ?c }} FILTER(STRSTARTS(STR(?s), "{base}")) }}'
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    local = {str(solution["s"].value).removeprefix(base) for solution in solutions}
    return {part for part in local if "/" not in part or base.startswith(names.CODE)}


def _allowed(known: list[str]) -> str:
    more = f" … ({len(known)} in all)" if len(known) > _SHOWN else ""
    return f"allowed: {', '.join(known[:_SHOWN])}{more}"


def _area(name: str, value: str, store: ox.Store) -> ox.NamedNode:
    """Return a place by its key (15-2004) or by its name, if only one version bears it."""
    labelled = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    if re.fullmatch(r"[0-9a-z-]+", value):
        node = ox.NamedNode(names.area(value))
        if next(iter(store.quads_for_pattern(node, labelled, None, None)), None) is not None:
            return node
    found = _areas_named(value, store)
    if len(found) == 1:
        return ox.NamedNode(names.area(found[0]))
    if found:
        raise BadCall(f"{name}: {_said(value)} is the name of several places; write one of: "
                      f"{', '.join(found)}")  # fmt: skip
    raise BadCall(f"{name}: {_said(value)} is no place of the authority; write a name (Yên Bái) "
                  "or key (15-2004); 'kg query areas' lists all")  # fmt: skip


def _areas_named(value: str, store: ox.Store) -> list[str]:
    wanted = names.name_key(value)
    found = set()
    graph = ox.NamedNode(names.graph("areas"))
    for label in ("prefLabel", "altLabel"):
        predicate = ox.NamedNode(f"http://www.w3.org/2004/02/skos/core#{label}")
        for quad in store.quads_for_pattern(None, predicate, None, graph):
            if names.name_key(value_of(quad.object)) == wanted:
                found.add(value_of(quad.subject).rsplit("/", 1)[1])
    provinces = [key for key in found if re.fullmatch(r"\d\d-\d{4}|vn", key)]
    return sorted(provinces or found)


def _by_literal(name: str, value: str, store: ox.Store, property_: str, what: str) -> ox.NamedNode:
    predicate = ox.NamedNode(names.DEF + property_)
    for quad in store.quads_for_pattern(None, predicate, ox.Literal(value), None):
        assert isinstance(quad.subject, ox.NamedNode)
        return quad.subject
    known = sorted(
        value_of(quad.object)
        for quad in store.quads_for_pattern(None, predicate, None, None)
        if value.split("@")[0] in value_of(quad.object)
    )
    hint = f"; near: {', '.join(known[:_SHOWN])}" if known else ""
    raise BadCall(f"{name}: {_said(value)} is no {what} of the authority{hint}")
