"""Parameters: whatever a user writes is one term of the query, and nothing else of it changes."""

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ask.answers import run
from kg.ask.parameters import LONGEST, bind
from kg.ask.saved import Parameter, SavedQuery, saved_names, saved_query
from kg.errors import BadCall

TEXT = """#+ VALUES ?words { "header" }
# VALUES ?words { "comment" }
SELECT ?words ?more ?quoted WHERE {
  VALUES ?words { "de{fault}" }
  VALUES ?more { UNDEF }
  BIND("VALUES ?words { x }" AS ?quoted)
}"""
WORDS = Parameter("words", "string", "de{fault}", {"vi": "từ", "en": "words"})
MORE = Parameter("more", "string", None, {"vi": "thêm", "en": "more"})
COUNT = Parameter("words", "integer", "0", {"vi": "số", "en": "count"})
QUERY = SavedQuery("x", TEXT, {}, {}, {"words": WORDS, "more": MORE}, {}, None)

HOSTILE = [
    'VALUES ?more { x } } ?s ?p ?o #', 'VALUES ?lang { x } SERVICE <http://127.0.0.1:9/> {',
    '" } ?s ?p ?o . #\\', '"""', "'''", "\\", '\\"', "\\u0022", "\\g<1>", "\\1", "{", "}", "}}{{",
    "<x>", "#", "UNDEF", "a\nb", "a\r\nb", "\x00", "\x7f", "\ufffe", "𝄞", "?words",
    "from " * 60, "",
]  # fmt: skip


def row(text: str) -> list[str | None]:
    results = ox.Store().query(text)
    assert isinstance(results, ox.QuerySolutions)
    (solution,) = results
    return [value if value is None else value.value for value in solution]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_string_comes_back_as_it_was_given(value: str) -> None:
    text = bind(QUERY, {"words": value, "more": value}, ox.Store())
    assert row(text) == [value, value, "VALUES ?words { x }"]


@given(value=st.text(max_size=200), more=st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_string_comes_back_as_it_was_given(value: str, more: str) -> None:
    text = bind(QUERY, {"words": value, "more": more}, ox.Store())
    assert row(text) == [value, more, "VALUES ?words { x }"]


def test_what_is_not_given_stays_as_the_file_has_it() -> None:
    assert row(bind(QUERY, {}, ox.Store())) == ["de{fault}", None, "VALUES ?words { x }"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("name", "parameter"), [("find-words", "words"), ("programmes-of-number-135", "number")]
)
def test_a_value_does_not_reach_another_parameter(
    name: str, parameter: str, value: str, store: ox.Store
) -> None:
    text = bind(saved_query(name), {parameter: value}, store)
    assert text.count(str(ox.Literal(value))) >= 1
    store.query(text)


def test_every_clause_of_a_parameter_is_bound(store: ox.Store) -> None:
    text = bind(saved_query("figures-in-todays-borders"), {"subject": "enterprise"}, store)
    assert text.count("<https://w3id.org/kttt/code/subject/enterprise>") == 3
    assert not re.search(r"VALUES \?subject \{ subject:", text)


@pytest.mark.parametrize("value", ["x" * (LONGEST + 1), "x" * 65536, "\udcff", "a\ud800"])
def test_a_string_that_no_query_can_hold(value: str) -> None:
    with pytest.raises(BadCall, match=r"words: ") as refused:
        bind(QUERY, {"words": value}, ox.Store())
    assert len(str(refused.value)) < 200


def test_the_longest_string_is_bound() -> None:
    value = "ệ" * LONGEST
    assert row(bind(QUERY, {"words": value}, ox.Store()))[0] == value


@pytest.mark.parametrize(
    "type_", ["integer", "language", "area", "document", "report", "code/unit"]
)
@pytest.mark.parametrize("value", ["x" * 65536, "x" * 150, "\udcff", "١٢", "1\n", ""])
def test_a_refusal_is_short(type_: str, value: str, store: ox.Store) -> None:
    query = replace(QUERY, parameters={"words": replace(COUNT, type=type_)})
    with pytest.raises(BadCall) as refused:
        bind(query, {"words": value}, store)
    assert len(str(refused.value)) < 600
    str(refused.value).encode()


@pytest.mark.parametrize("value", ["0", "-5", "9" * 18])
def test_an_integer(value: str) -> None:
    query = replace(QUERY, parameters={"words": COUNT})
    assert row(bind(query, {"words": value}, ox.Store()))[0] == value


def test_what_lies_below_a_report_is_no_report(store: ox.Store) -> None:
    below = next(
        str(quad.subject)[1:-1].removeprefix("https://w3id.org/kttt/id/report/")
        for quad in store.quads_for_pattern(None, None, None, None)
        if str(quad.subject).startswith("<https://w3id.org/kttt/id/report/yen-bai-2020/")
    )
    with pytest.raises(BadCall, match="is not known"):
        bind(saved_query("citations-of-report"), {"source": below}, store)


@pytest.mark.parametrize("name", saved_names())
def test_no_parameter_has_a_reserved_name(name: str) -> None:
    assert not saved_query(name).parameters.keys() & {"page", "page_size"}


def test_a_declared_parameter_needs_its_clause() -> None:
    query = replace(QUERY, text='SELECT * { } # VALUES ?words { "x" }')
    with pytest.raises(BadCall, match=r"declares 'words' but has no VALUES \?words"):
        bind(query, {"words": "x"}, ox.Store())


def test_a_bound_query_still_asks_no_other_server(store: ox.Store) -> None:
    attack = "VALUES ?lang { x } } SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } #"
    text = bind(saved_query("find-words"), {"words": attack}, store)
    with pytest.raises(BadCall, match="no other server"):
        run(store, text)  # what merely quotes such a clause is refused, which errs on the safe side
