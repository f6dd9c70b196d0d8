"""Saved queries: each answer is pinned, worked out from the texts of the five reports."""

import csv
import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ask.answers import run, serialize, table
from kg.ask.parameters import bind
from kg.ask.saved import parse, saved_names, saved_query
from kg.errors import BadCall
from tests.conftest import QUERIES

EXPECTED = Path(__file__).parent.parent / "queries"


def answer(store: ox.Store, name: str, **values: str) -> list[dict[str, str]]:
    results = run(store, bind(saved_query(name), values, store))
    return list(csv.DictReader(io.StringIO(serialize(results, "csv").decode())))


def expected(name: str) -> list[dict[str, str]]:
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_there_are_at_least_thirty_questions() -> None:
    assert len(saved_names()) >= 30


@pytest.mark.parametrize("name", saved_names())
def test_the_answer_to_a_saved_query(name: str, store: ox.Store) -> None:
    assert answer(store, name) == expected(name)


@pytest.mark.parametrize("name", saved_names())
def test_a_query_runs_as_it_stands(name: str, store: ox.Store) -> None:
    results = run(store, (QUERIES / f"{name}.rq").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO(serialize(results, "csv").decode())))
    assert rows == expected(name)


@pytest.mark.parametrize("name", saved_names())
def test_a_query_loses_nothing_in_english(name: str, store: ox.Store) -> None:
    query = saved_query(name)
    english = {"lang": "en"} if "lang" in query.parameters else {}
    assert len(answer(store, name, **english)) == len(expected(name))


@pytest.mark.parametrize("name", saved_names())
def test_a_header_describes_its_query(name: str, store: ox.Store) -> None:
    query = saved_query(name)
    for text in (query.title, query.summary, *query.columns.values()):
        assert set(text) == {"vi", "en"}
        assert all(text.values())
    results = run(store, query.text)
    assert isinstance(results, ox.QuerySolutions)
    assert [variable.value for variable in results.variables] == list(query.columns)
    bound = set(re.findall(r"VALUES \?(\w+) \{", query.text))
    assert set(query.parameters) <= bound
    for parameter in query.parameters.values():
        default = "UNDEF" if parameter.default is None else ""
        assert re.search(rf"VALUES \?{parameter.name} \{{ {default}", query.text)


@pytest.mark.parametrize("name", saved_names())
def test_the_defaults_in_header_and_text_are_the_same(name: str, store: ox.Store) -> None:
    query = saved_query(name)
    assert answer(store, name) == answer(
        store, name, **{p.name: p.default for p in query.parameters.values() if p.default}
    )


def test_no_query_uses_a_slow_form() -> None:
    for path in QUERIES.rglob("*.rq"):
        assert "NOT EXISTS" not in path.read_text("utf-8").upper(), path


@pytest.mark.parametrize(
    ("name", "values", "column", "found"),
    [
        ("provinces-by-cooperatives", {"subject": "cooperative-group"}, "value",
         ["6208", "3958", "203"]),
        ("reports-on-document", {"document": "167/QĐ-TTg@2021"}, "report",
         ["lao-cai-2023", "lao-cai-2023", "yen-bai-2023-h1"]),
        ("reports-on-document", {"document": "20-NQ/TW@2022"}, "start", ["4984", "5886"]),
        ("reports-on-document", {"document": "20-NQ/TW@2017"}, "start", []),
        ("reports-on-document", {"document": "01/QĐ-TTg@2023"}, "report",
         ["lao-cai-2023", "yen-bai-2023-h1"]),
        ("reports-on-programme", {"programme": "programme-135"}, "report", []),
        ("reports-on-programme", {"programme": "action-135-yen-bai"}, "start",
         ["1226", "1226", "1393", "4842"]),
        ("figures-of-programme", {"programme": "action-190-yen-bai"}, "value",
         ["160", "166.7", "106", "217"]),
        ("targets-and-results", {"place": "Hòa Bình"}, "target", []),
        ("words-behind-figures", {"place": "10-2004", "indicatorCode": "members-total"}, "quote",
         ["47.495 thành viên", "gần 7.500 thành viên", "18 HTX thành viên"]),
        ("amounts-compared",
         {"indicatorCode": "income-average", "subjectCode": "cooperative-group"}, "value",
         ["48000000", "16800000"]),
        ("figures-in-todays-borders", {"indicator": "members-total"}, "value",
         ["42153", "40164", "12700"]),
        ("find-words", {"words": "nghìn"}, "quote", ["12,7 nghìn thành viên"]),
        ("named-organisations", {"kindCode": "enterprise"}, "name", ["Công ty Yên Thành"]),
        ("bodies", {"place": "15-2025"}, "kind", None),
        ("reader-notes", {"source": "hoa-binh-2020"}, "report", ["hoa-binh-2020"] * 17),
        ("programmes-of-number-135", {"number": "190"}, "document", ["190-CTr/TU@yen-bai@2020"]),
    ],
)  # fmt: skip
def test_parameters(
    name: str, values: dict[str, str], column: str, found: list[str] | None, store: ox.Store
) -> None:
    rows = [row[column] for row in answer(store, name, **values)]
    if found is None:
        assert len(rows) == 7
    else:
        assert rows == found


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("reports", {"colour": "red"}, "has no parameter 'colour'; it has: none"),
        ("provinces-by-cooperatives", {"colour": "red"}, "it has: subject, lang"),
        ("provinces-by-cooperatives", {"subject": "cow"}, "subject: 'cow' is not known; allowed:"),
        ("provinces-by-cooperatives", {"subject": "x> } DROP ALL #"}, "is not known"),
        ("provinces-by-cooperatives", {"lang": "fr"}, "allowed: vi, en"),
        ("bodies", {"place": "Lào Cai"}, "several places; write one of: 10-2004, 15-2025"),
        ("bodies", {"place": "Atlantis"}, "is no place of the authority"),
        ("citations-of-report", {"source": "x"}, "allowed: bac-giang-2023, hoa-binh-2020"),
        ("reports-on-document", {"document": "20-NQ/TW"}, "near: 20-NQ/TW@1979"),
    ],
)
def test_a_value_that_is_not_allowed(
    name: str, values: dict[str, str], words: str, store: ox.Store
) -> None:
    with pytest.raises(BadCall) as refused:
        bind(saved_query(name), values, store)
    assert words in str(refused.value)


def test_no_text_of_a_user_is_spliced_into_a_query(store: ox.Store) -> None:
    attack = '" } ?s ?p ?o . #\\'
    text = bind(saved_query("find-words"), {"words": attack}, store)
    assert str(ox.Literal(attack)) in text
    assert answer(store, "find-words", words=attack) == []


NAIVE = """
PREFIX kttt: <https://w3id.org/kttt/def/>
SELECT ?value WHERE {
  ?figure a kttt:Observation ;
          kttt:indicator <https://w3id.org/kttt/code/indicator/organisations-total> ;
          kttt:subject <https://w3id.org/kttt/code/subject/cooperative> ;
          kttt:area <https://w3id.org/kttt/id/area/%s> ; kttt:value ?value .
}"""


@pytest.mark.parametrize(
    ("area", "value"),
    [("24-2004", "1116"), ("15-2004", "697"), ("10-2004", "502"), ("17-2004", "422")],
)
def test_a_newcomers_query_gets_the_total_alone(area: str, value: str, store: ox.Store) -> None:
    results = run(store, NAIVE % area)
    assert isinstance(results, ox.QuerySolutions)
    assert [str(solution["value"].value) for solution in results] == [value]


def test_the_default_graph_is_the_union(store: ox.Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { %s }"
    everywhere = run(store, count % "?s a <https://w3id.org/kttt/def/Report>")
    by_graph = run(store, count % "GRAPH ?g { ?s a <https://w3id.org/kttt/def/Report> }")
    for results in (everywhere, by_graph):
        assert isinstance(results, ox.QuerySolutions)
        assert [str(solution["n"].value) for solution in results] == ["5"]


def test_a_query_is_told_by_its_nearest_names() -> None:
    with pytest.raises(BadCall, match="Did you mean implied-plans"):
        saved_query("implied-plan")


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("#+ title: [\n", "is no YAML"),
        ("#+ summary: {vi: a, en: a}\n", "lacks 'title'"),
        ("SELECT * {}\n", "lacks 'title'"),
    ],
)
def test_a_broken_header(header: str, words: str) -> None:
    with pytest.raises(BadCall, match=words):
        parse("x", header)


@pytest.mark.parametrize(
    ("query", "refused"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", True),
        ("SELECT * {service<http://127.0.0.1:9/>{ ?s ?p ?o }}", True),
        ("SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }", True),
        ("SELECT * { S\\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", True),
        ("SELECT * { # comment\nSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ?p 'a' ; ?q \"b\" . SERVICE <http://127.0.0.1:9/> {} }", True),
        ('SELECT * { ?s ?p "a\\u0022" . SERVICE <http://127.0.0.1:9/> {} } #"', True),
        ('SELECT * { ?s ?p """a\\\\""" . SERVICE <http://127.0.0.1:9/> {} } #"""', True),
        ("SELECT ?service { ?service ?p 'SERVICE' }", False),
        ("PREFIX service: <http://x/> SELECT * { ?s service:SERVICE <http://SERVICE/> }", False),
        ("SELECT * { ?s ?p ?o } # SERVICE", False),
    ],
)
def test_no_query_asks_another_server(query: str, refused: bool, store: ox.Store) -> None:
    if refused:
        with pytest.raises(BadCall, match="asks no other server"):
            run(store, query)
    else:
        run(store, query)


def test_a_syntax_error_tells_line_and_column(store: ox.Store) -> None:
    with pytest.raises(BadCall) as refused:
        run(store, "SELECT ?s\nWHERE { ?s foo:bar ?o }")
    assert "line 2, column" in str(refused.value)
    assert "a prefix is used that is not declared" in str(refused.value)
    assert "WHERE { ?s foo:bar ?o }" in str(refused.value)


@pytest.mark.parametrize(
    ("language", "cells"),
    [("vi", ["Yên Bái", "1.234,5", "có"]), ("en", ["Yên Bái", "1,234.5", "yes"])],
)
def test_a_table_is_written_in_the_readers_language(
    language: str, cells: list[str], store: ox.Store
) -> None:
    results = run(store, 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ("Yên Bái" 1234.50 true) } }')
    assert isinstance(results, ox.QuerySolutions)
    shown = table(results, None, language)
    assert shown.rows == [cells]
    assert shown.numeric == [False, True, False]


@pytest.mark.parametrize(
    ("query", "format_", "words"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", "ttl", "is written as csv, tsv, json or xml"),
        ("ASK { ?s ?p ?o }", "nt", "is written as csv"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "is written as ttl or nt"),
    ],
)
def test_a_format_that_does_not_suit(query: str, format_: str, words: str, store: ox.Store) -> None:
    with pytest.raises(BadCall, match=words):
        serialize(run(store, query), format_)


@pytest.mark.parametrize("name", saved_names())
def test_a_query_that_lists_figures_tells_which_ones_a_person_reviewed(name: str) -> None:
    query = saved_query(name)
    lists = "a kttt:Figure" in query.text and "quote" in query.columns
    assert not lists or "reviewed" in query.columns or "kttt:reviewed true" in query.text
