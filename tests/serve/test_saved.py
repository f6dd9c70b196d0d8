"""Saved queries over HTTP, as a program meets them: a real server on the five reports."""

import asyncio
import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest

from kg.ask.parameters import LONGEST
from kg.ask.saved import saved_names
from kg.serve.app import App
from kg.serve.log import AccessLog
from kg.serve.settings import Settings
from tests.conftest import QUERIES
from tests.serve.saved_server import Answer, Served, served_store

JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def server(store_directory: Path) -> Iterator[Served]:
    with served_store(store_directory) as served:
        yield served


def expected(name: str) -> list[list[str]]:
    with (QUERIES.parent / "tests" / "queries" / f"{name}.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        return list(csv.reader(lines))


def test_the_index_tells_all_that_a_program_needs(server: Served) -> None:
    answer = server.get("/queries")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    content = json.loads(answer.body)
    assert content["openapi"] == f"{server.address}/openapi.json"
    assert [each["name"] for each in content["queries"]] == saved_names()
    entry = next(each for each in content["queries"] if each["name"] == "bodies")
    assert entry["url"] == f"{server.address}/queries/bodies"
    assert entry["form"] == "SELECT"
    assert set(entry["title"]) == set(entry["summary"]) == {"vi", "en"}
    assert entry["parameters"][0] == {
        "name": "place", "type": "area", "default": "15-2004",
        "labels": {"vi": "Tỉnh", "en": "Province"},
    }  # fmt: skip
    assert entry["columns"][0] == {"name": "name", "labels": {"vi": "Tên", "en": "Name"}}
    assert server.get(entry["text"]).body == (QUERIES / "bodies.rq").read_bytes()
    for address in entry["formats"].values():
        assert server.get(address).status == 200


@pytest.mark.parametrize("name", saved_names())
def test_the_whole_answer_has_the_pinned_rows(name: str, server: Served) -> None:
    answer = server.get(f"/queries/{name}.csv")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "link" not in answer.headers
    found = list(csv.reader(io.StringIO(answer.text, newline="")))
    pinned = expected(name)
    assert found[0] == pinned[0]
    assert sorted(found[1:]) == sorted(pinned[1:])


@pytest.mark.parametrize("name", saved_names())
def test_following_the_links_gives_the_whole_answer(name: str, server: Served) -> None:
    every = server.get(f"/queries/{name}.json").rows
    size = max(1, len(every) // 3)
    answer = server.get(f"/queries/{name}.json", {"page_size": str(size)})
    rows = answer.rows
    for _ in range(10):
        if "next" not in answer.links:
            break
        previous, answer = answer, server.get(answer.links["next"])
        assert answer.status == 200
        assert server.get(answer.links["prev"]).rows == previous.rows
        rows += answer.rows
    assert rows == every
    assert len(answer.rows) < size
    assert server.get(answer.links["first"]).rows == every[:size]


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/json", JSON),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values, text/turtle", "text/tab-separated-values; charset=utf-8"),
    ],
)
def test_the_format_is_negotiated(accept: str, type_: str, server: Served) -> None:
    asked = {"accept": accept} if accept else {}
    answer = server.get("/queries/reports", None, **asked)
    assert answer.status == 200
    assert answer.headers["content-type"] == type_
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    ("ending", "type_"),
    [
        ("json", JSON),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("tsv", "text/tab-separated-values; charset=utf-8"),
        ("rq", "application/sparql-query"),
    ],
)
def test_an_ending_wins_over_accept(ending: str, type_: str, server: Served) -> None:
    for method in ("GET", "HEAD"):
        answer = server.get(f"/queries/reports.{ending}", method=method, accept="text/turtle")
        assert answer.status == 200
        assert answer.headers["content-type"] == type_
        assert bool(answer.body) == (method == "GET")


@pytest.mark.parametrize("path", ["/queries", "/queries/reports.rq", "/queries/areas.csv",
                                  "/queries/areas?page=2", "/openapi.json"])  # fmt: skip
def test_an_answer_that_is_known_is_not_sent_again(path: str, server: Served) -> None:
    first = server.get(path)
    again = server.get(path, if_none_match=f'W/"x", {first.headers["etag"]}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert server.get(path, if_none_match='"another"').status == 200


def test_each_value_and_page_has_its_own_etag(server: Served) -> None:
    asked: list[dict[str, str]] = [
        {}, {"lang": "en"}, {"page": "1"}, {"page": "2"}, {"page": "1", "page_size": "5"},
    ]  # fmt: skip
    tags = {server.get("/queries/areas.csv", values).headers["etag"] for values in asked}
    assert len(tags) == len(asked)
    turned = [("page_size", "5"), ("lang", "en"), ("page", "1")]
    one, other = (server.get("/queries/areas", each) for each in (turned, turned[::-1]))
    assert one == other


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("reports", {"colour": "red"}, "it has: none; and for pages: page, page_size"),
        ("bodies", {"Place": "15-2004"}, "it has: place, lang"),
        ("bodies", {"x" * 5000: "1"}, "has no parameter 'xxx"),
        ("bodies", {"lang": "fr"}, "allowed: vi, en"),
        ("bodies", {"lang": ""}, "allowed: vi, en"),
        ("bodies", {"place": "Lào Cai"}, "write one of: 10-2004, 15-2025"),
        ("bodies", {"place": "ệ" * 5000}, "the value has 5000 characters; allowed: 200"),
        ("find-words", {"words": "x" * (LONGEST + 1)}, f"allowed: {LONGEST}"),
        ("series", {"subjectCode": "cow"}, "allowed: alliance, cooperative"),
        ("series", {"subjectCode": "UNDEF"}, "'UNDEF' is not known"),
        ("areas", {"page": "0"}, "page: '0' is no whole number from 1 to 1000000"),
        ("areas", {"page": "1000001"}, "page: '1000001' is no whole"),
        ("areas", {"page": "١"}, "is no whole number"),
        ("areas", {"page": "+1"}, "is no whole number"),
        ("areas", {"page_size": "10001"}, "page_size: '10001' is no whole number from 1 to 10000"),
        ("areas", {"page_size": "9" * 5000}, "is no whole number"),
        ("areas", {"page_size": ""}, "page_size: '' is no whole number"),
        ("areas.rq", {"lang": "vi"}, "There are no parameters here; not 'lang'."),
    ],
)
def test_a_value_that_is_not_allowed_is_told(
    name: str, values: dict[str, str], words: str, server: Served
) -> None:
    answer = server.get(f"/queries/{name}", values)
    assert answer.status == 400
    assert words in answer.text
    assert len(answer.body) < 1000


def test_a_parameter_is_given_once(server: Served) -> None:
    for given in ([("lang", "vi"), ("lang", "vi")], [("page", "1"), ("page", "2")]):
        answer = server.get("/queries/areas", given)
        assert answer.status == 400
        assert f"The parameter '{given[0][0]}' is given more than once." in answer.text


def test_parameters_that_are_no_text(server: Served) -> None:
    assert server.get("/queries/find-words?words=%ff").status == 400
    assert server.get("/queries/find-words?words=%00").status == 200
    assert server.get("/queries?x=1").status == 400


@pytest.mark.parametrize(
    "words",
    [
        'VALUES ?lang { x } } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #', '" } ?s ?p ?o . #',
        "\\g<1>", "\\", "}{", "a\r\nb", "from " * 60, "𝄞", "ệ" * LONGEST,
    ],
)  # fmt: skip
def test_hostile_words_find_nothing(words: str, server: Served) -> None:
    answer = server.get("/queries/find-words.json", {"words": words})
    assert (answer.status, answer.rows) == (200, [])


def test_values_change_the_answer(server: Served) -> None:
    rows = server.get("/queries/find-words.json", {"words": "nghìn", "lang": "en"}).rows
    assert [row["quote"]["value"] for row in rows] == ["12,7 nghìn thành viên"]
    named, keyed = (
        server.get("/queries/bodies.csv", {"place": place}).text
        for place in ("Hòa Bình", "17-2004")
    )
    assert named == keyed != server.get("/queries/bodies.csv").text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/queries/implied-plan", "Did you mean implied-plans"),
        ("/queries/implied-plan.csv", "/queries"),
        ("/queries/", "There is no saved query ''"),
        ("/queries/reports/csv", "There is no saved query"),
        ("/queries/..%2f..%2fetc%2fpasswd", "There is no saved query"),
        ("/queries/checks%2fname-missing", "There is no saved query"),
        ("/queries/%00", "There is no saved query"),
        (f"/queries/{'x' * 20000}", "There is no saved query"),
        ("/queries/reports.ttl", "'reports' is a SELECT query, which is written as: .json, .xml, "
         ".csv, .tsv, .rq; not as .ttl"),
        ("/queries/reports.JSON", "which is written as"),
        ("/queries/reports.csv.gz", "which is written as"),
        ("/queries/reports.", "which is written as"),
    ],
)  # fmt: skip
def test_what_there_is_not_is_told(path: str, words: str, server: Served) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert words in answer.text
    assert len(answer.body) < 1000


def test_a_format_that_does_not_suit_is_told(server: Served) -> None:
    for accept in ("text/turtle", "application/n-quads", "image/png"):
        answer = server.get("/queries/reports", accept=accept)
        assert answer.status == 406
        assert "application/sparql-results+json" in answer.text
        assert "text/csv" in answer.text


@pytest.mark.parametrize(
    "path", ["/queries", "/queries/reports", "/queries/reports.csv", "/openapi.json", "/health"]
)
def test_only_reading_is_possible(path: str, server: Served) -> None:
    assert server.get(path, method="HEAD").body == b""
    allowed = server.get(path, method="OPTIONS")
    assert (allowed.status, allowed.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "PURGE"):
        answer = server.get(path, method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_page_beyond_the_end_is_empty(server: Served) -> None:
    answer = server.get("/queries/reports.json", {"page": "1000000", "page_size": "10000"})
    assert (answer.status, answer.rows) == (200, [])
    assert set(answer.links) == {"first", "prev"}


def test_links_keep_the_values(server: Served) -> None:
    values = {"place": "Hòa Bình", "lang": "en", "page_size": "1"}
    answer = server.get("/queries/bodies", values)
    parts = urlsplit(answer.links["next"])
    assert parts.path == "/queries/bodies"
    assert "place=Hòa+Bình" in unquote(parts.query)
    assert parts.query.endswith("page=2&page_size=1")


def test_a_hostile_host_does_not_come_back(server: Served) -> None:
    for host in ("a>b", 'x"; rel="next', "a b", "ệ".encode().decode("latin-1")):
        answer = server.get("/queries/areas?page_size=1", host=host)
        assert answer.status in {200, 400}
        if answer.status == 200:
            assert answer.links["next"].startswith("http://localhost/queries/areas?")


def test_a_language_of_errors_for_programs(server: Served) -> None:
    answer = server.get("/queries/bodies?lang=fr", accept="application/json")
    assert answer.headers["content-type"] == "application/problem+json"
    assert json.loads(answer.body)["status"] == 400


HEADER = """#+ title: {vi: a, en: a}
#+ summary: {vi: a, en: a}
#+ parameters:
#+   words: {type: string, default: x, vi: a, en: a}
#+ columns: {n: {vi: a, en: a}}
"""
MADE = {
    "graph": "PREFIX kttt: <https://w3id.org/kttt/def/> CONSTRUCT { ?s a kttt:Report } "
    'WHERE { VALUES ?words { "x" } ?s a kttt:Report }',
    "truth": 'ASK { VALUES ?words { "x" } FILTER(?words = "x") }',
    "count": "PREFIX kttt: <https://w3id.org/kttt/def/> SELECT (COUNT(*) AS ?n) "
    '{ VALUES ?words { "x" } ?s a kttt:Report }',
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store_directory: Path) -> Path:
    """Let the saved queries be some that were made for tests; return the store."""
    for name, text in MADE.items():
        (tmp_path / f"{name}.rq").write_text(HEADER + text, "utf-8")
    monkeypatch.setattr("kg.ask.saved.folder", lambda _name: tmp_path)
    return store_directory


def ask(store: Path, *targets: str, accept: str = "*/*") -> list[Answer]:
    """Send requests to an application in this process."""

    async def asking() -> list[Answer]:
        app = App(Settings(store=store, workers=1), AccessLog(None))
        await app.open()
        try:
            return [await _asked(app, target, accept) for target in targets]
        finally:
            await app.close()

    return asyncio.run(asking())


async def _asked(app: App, target: str, accept: str) -> Answer:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    path, _, query = target.partition("?")
    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": query.encode(),
        "headers": [(b"accept", accept.encode())],
    }  # fmt: skip
    await app(scope, receive, send)
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], headers, b"".join(each["body"] for each in sent[1:]))


def test_a_query_that_makes_a_graph(made: Path) -> None:
    turtle, again, csv_, paged, negotiated = ask(
        made, "/queries/graph.ttl", "/queries/graph.ttl", "/queries/graph.csv",
        "/queries/graph.nt?page=1", "/queries/graph",
    )  # fmt: skip
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert len(list(ox.parse(turtle.body, format=ox.RdfFormat.TURTLE))) == 5
    assert again == turtle
    assert csv_.status == 404
    assert "is a CONSTRUCT query, which is written as: .ttl, .nt, .rdf, .jsonld, .rq" in csv_.text
    assert paged.status == 400
    assert "is a query of the form CONSTRUCT, which has no pages" in paged.text
    assert negotiated.headers["content-type"] == "text/turtle; charset=utf-8"
    for accept, status in (("text/csv", 406), ("application/ld+json", 200)):
        (answer,) = ask(made, "/queries/graph", accept=accept)
        assert answer.status == status


def test_a_query_that_is_true_or_false(made: Path) -> None:
    true, false, csv_ = ask(
        made, "/queries/truth", "/queries/truth?words=y", "/queries/truth.csv?words=y"
    )
    assert [json.loads(each.body)["boolean"] for each in (true, false)] == [True, False]
    assert csv_.body == b"false\n"


@pytest.mark.parametrize("words", ["from+<http://x/>", "from+" * 60 + "<http://x/>"])
def test_no_value_names_a_dataset(words: str, made: Path) -> None:
    plain, named = ask(made, "/queries/count.csv", f"/queries/count.csv?words={words}")
    assert plain.body == named.body == b"n\r\n5\r\n"
