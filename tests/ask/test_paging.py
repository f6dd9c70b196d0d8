"""Pages: put one after the other, they are the whole answer, for every saved query."""

import json
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from kg.ask.answers import run, serialize
from kg.ask.paging import page, whole
from kg.ask.saved import SavedQuery, saved_names, saved_query
from kg.ask.syntax import query_form
from kg.errors import BadCall


def rows(store: ox.Store, text: str) -> list[Any]:
    found: list[Any] = json.loads(serialize(run(store, text), "json"))["results"]["bindings"]
    return found


@pytest.fixture(scope="module")
def in_memory(store: ox.Store) -> ox.Store:
    """The same graph, whose rows lie otherwise."""
    copy = ox.Store()
    copy.bulk_extend(reversed(list(store)))
    return copy


@pytest.mark.parametrize("name", saved_names())
def test_the_pages_are_the_whole_answer(name: str, store: ox.Store, in_memory: ox.Store) -> None:
    query = saved_query(name)
    every = rows(store, whole(query))
    assert sorted(map(repr, every)) == sorted(map(repr, rows(store, query.text)))
    for size in (3, 50):
        paged: list[Any] = []
        for number in range(1, len(every) // size + 2):
            paged += rows((store, in_memory)[number % 2], page(query, number, size))
        assert paged == every
    assert rows(store, page(query, len(every) + 1, 1)) == []


NUMBERS = "VALUES ?n { 5 3 1 4 2 }"


def made(text: str) -> SavedQuery:
    return SavedQuery("made", text, {}, {}, {}, {"n": {}}, None)


@pytest.mark.parametrize(
    ("text", "every"),
    [
        (f"SELECT ?n {{ {NUMBERS} }}", "12345"),
        (f"SELECT ?n WHERE {{ {NUMBERS} }} ORDER BY DESC(?n)", "54321"),
        (f"SELECT ?n {{ {NUMBERS} }} ORDER BY DESC(?n) # LIMIT 2", "54321"),
        (f"SELECT ?n {{ {NUMBERS} }} ORDER BY ?n LIMIT 4", "1234"),
        (f"SELECT ?n {{ {NUMBERS} }} ORDER BY ?n OFFSET 1 LIMIT 3 # end", "234"),
        (f"SELECT ?n {{ {NUMBERS} }} limit 3\noffset 1\n", "234"),
        (f"SELECT ?n {{ {NUMBERS} }} OFFSET 3", "45"),
        (f"SELECT ?n {{ {NUMBERS} }} LIMIT 0", ""),
        (f"SELECT ?n {{ {{ SELECT ?n {{ {NUMBERS} }} ORDER BY ?n LIMIT 4 }} }}", "1234"),
        (f"SELECT ?n {{ {NUMBERS} }} ORDER BY ?n VALUES ?n {{ 2 3 9 }}", "23"),
        (f"SELECT ?n {{ {NUMBERS} }} LIMIT 2 VALUES ?n {{ 2 3 4 }}", "23"),
        (f"SELECT ?n {{ {NUMBERS} BIND(1 AS ?limit) BIND(2 AS ?values) }} "
         "ORDER BY ?limit ?values $values DESC(?n)", "54321"),
        ("SELECT (MAX(?m) AS ?n) { VALUES ?m { 1 2 } BIND('} LIMIT 1' AS ?x) } GROUP BY ?m",
         "12"),
    ],
)  # fmt: skip
def test_a_query_that_is_cut_already(text: str, every: str) -> None:
    query, store = made(text), ox.Store()

    def numbers(text: str) -> str:
        return "".join(row["n"]["value"] for row in rows(store, text))

    assert numbers(whole(query)) == every
    for size in (1, 2, 3, 10):
        pages = [numbers(page(query, number, size)) for number in range(1, 8)]
        assert "".join(pages) == every
        assert max(map(len, pages)) <= size


@pytest.mark.parametrize("form", ["ASK {}", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_only_rows_have_pages(form: str) -> None:
    query = made(form)
    assert whole(query) == form
    with pytest.raises(BadCall, match="which has no pages"):
        page(query, 1, 10)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("#+ x: SELECT\nprefix a: <http://x/ASK> BASE <http://y/>\nask {}", "ASK"),
        ("PREFIX select: <http://x/> CONSTRUCT WHERE { ?s select:a ?o }", "CONSTRUCT"),
        ("PREFIX : <http://x/>DESCRIBE <http://x/>", "DESCRIBE"),
        ('VERSION "1.2" SELECT(1 AS ?x) {}', "SELECT"),
        ("INSERT DATA { }", ""),
        ("", ""),
    ],
)
def test_the_form_of_a_query(text: str, form: str) -> None:
    assert query_form(text) == form
    assert replace(made(""), text=text).form == form
