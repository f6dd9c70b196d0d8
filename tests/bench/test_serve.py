"""What of `bench.serve` measures nothing: questions, answers compared, the file written."""

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from bench import serve, serve_answers, serve_data
from bench.serve_answers import DifferentAnswers, compare
from bench.serve_load import Load
from bench.serve_queries import FEW, NTRIPLES, Row, rows
from bench.serve_rows import Measurements

XSD = "http://www.w3.org/2001/XMLSchema#"


def solutions(value: str, datatype: str) -> bytes:
    return (
        '{"head": {"vars": ["v"]}, "results": {"bindings": [{"v": {"type": "literal", '
        f'"value": "{value}", "datatype": "{XSD}{datatype}"}}}}]}}}}'
    ).encode()


EQUAL = [
    (solutions("5", "integer"), solutions("5.0", "decimal")),
    (solutions("5.50", "decimal"), solutions("5.5", "decimal")),
    (b'{"head": {}, "boolean": false}',
     b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": []}}'),
]  # fmt: skip
DIFFERENT = [
    (solutions("5", "integer"), solutions("6", "integer")),
    (solutions("5", "integer"), solutions("5", "string")),
    (b'{"head": {}, "boolean": false}', b'{"head": {}, "boolean": true}'),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_answers_of_one_meaning_are_equal(one: bytes, other: bytes) -> None:
    assert serve_answers.read(one, "json") == serve_answers.read(other, "json")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_answers_of_two_meanings_differ(one: bytes, other: bytes) -> None:
    assert serve_answers.read(one, "json") != serve_answers.read(other, "json")


def test_triples_are_equal_in_any_order_but_not_in_any_number() -> None:
    first, second = b'<x:a> <x:p> "1" .\n', b'<x:b> <x:p> "2"@vi .\n'
    whole = serve_answers.read(first + second, NTRIPLES)
    assert serve_answers.read(second + first, NTRIPLES) == whole
    assert serve_answers.read(first, NTRIPLES) != whole


def test_a_difference_names_the_server_the_query_and_the_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = {"a": solutions("5", "integer"), "b": solutions("6", "integer")}
    monkeypatch.setattr(
        serve_answers, "ask", lambda url, _query, accept: serve_answers.read(answers[url], accept)
    )
    with pytest.raises(DifferentAnswers, match=r"(?s)oxi.*SELECT.*'5'.*'6'"):
        compare(Row("point", ["SELECT"]), {"oxi": "a", "kg": "b"})


def test_the_data_are_the_same_in_every_run() -> None:
    def first(count: int) -> list[ox.Quad]:
        chance = Random(serve_data.SEED)
        return [
            quad for number in range(count) for quad in serve_data.observation_quads(number, chance)
        ]

    assert first(20) == first(20)
    assert len(first(20)) == len(set(first(20))) == 20 * 8


def test_light_questions_are_distinct_and_every_question_is_valid() -> None:
    empty = ox.Store()
    for row in rows():
        assert len(set(row.queries)) == len(row.queries)
        for query in row.queries[:FEW]:
            empty.query(query)


def test_the_best_load_is_kept() -> None:
    found = Measurements()
    for requests in (10, 30, 20):
        found.take(("point", 1), "kg", Load(requests, 0, 0, 1.0, 1.0, 1.0))
    assert found.loads["point", 1]["kg"].rate == 30


def test_a_part_replaces_its_own_section_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = tmp_path / "SERVE.md"
    monkeypatch.setattr(serve, "RESULTS", results)
    for section in ("# Swaps\n\nold\n", "# Serving\n\n## Throughput\n", "# Swaps\n\nnew\n"):
        serve.write(section)
    assert results.read_text("utf-8") == "# Serving\n\n## Throughput\n\n# Swaps\n\nnew\n"
