"""Queries that are deep or long: answered, stopped, or refused by the limit that they break."""

import re

import pytest

from tests.serve.attacks.target import Target
from tests.serve.attacks.texts import DEEPEST, LARGEST, LONG, NESTED, largest
from tests.serve.attacks.wire import QUERY, ask, encoded, request, together

RUN = {200, 504, 422}  # answered, in full or cut; stopped; too much for the engine
HIDDEN = [  # brackets behind what a reader of the text may take for a string, an IRI or a comment
    "SELECT * {{ ?s <p:e> ?x FILTER('a'<'&&?b>') FILTER({}) FILTER('a'='a') }}",
    "PREFIX e: <e:> SELECT * {{ ?s e:a\\'b ?x FILTER({}) . ?s e:a\\'b ?y }}",
    "PREFIX e: <e:> SELECT * {{ ?s e:a\\#b ?x FILTER({}) }}",
    "SELECT * {{ ?s ?p ?o FILTER(?s<?o) FILTER({}) FILTER(?s>?o) }}",
    'SELECT * {{ ?s ?p """a""" FILTER({}) . ?s ?p """b""" }}',
    "SELECT * {{ ?s ?p ?o . #'\n FILTER({}) . ?s ?p ?q #'\n }}",
]
SLOW_TO_READ = {  # each takes a naive reader of the text many seconds
    "escaped quotes": "(" * 101 + '\\"' * 32_000,
    "escaped apostrophes": "(" * 101 + "\\'" * 32_000,
    "quotes of three": "(" * 101 + '"""\'\'\'"\\' * 8_000,
    "mentions in comments": "#rand" * 13_000,
    "mentions before comments": ("service" + "\n" * 1200 + "#") * 49,
    "mentions": "service" * 9_000,
    "names": (":" + "\\a" * 199 + "service<a>{") * 49,
    "brackets": "<a" * 32_000 + "(" * 101,
    "froms": ("from" + "#" * 1200 + "\n") * 49,
}


@pytest.mark.parametrize("form", NESTED)
def test_nesting_has_a_limit(form: str, target: Target) -> None:
    nested = NESTED[form]
    for depth in (DEEPEST + 1, 5 * DEEPEST, largest(nested)):
        reply = ask(target, nested(depth))
        assert reply.status == 422
        assert str(DEEPEST) in reply.body.decode()


@pytest.mark.slow
@pytest.mark.parametrize("form", NESTED)
def test_nesting_below_the_limit_is_run(form: str, target: Target) -> None:
    for depth in (2, DEEPEST // 2, DEEPEST - 2):
        assert ask(target, NESTED[form](depth)).status in RUN


@pytest.mark.slow
@pytest.mark.parametrize("form", LONG)
def test_length_is_run_or_stopped(form: str, target: Target) -> None:
    long = LONG[form]
    most = largest(long)
    with together(4) as clients:
        texts = [long(size) for size in (10, 200, most // 8, most)]
        for reply in clients.map(lambda text: ask(target, text), texts):
            assert reply.status in RUN


@pytest.mark.parametrize("form", LONG)
def test_length_has_a_limit(form: str, target: Target) -> None:
    assert ask(target, LONG[form](largest(LONG[form]) + 200)).status == 413


@pytest.mark.parametrize("size", [1, 1000, LARGEST - 60, LARGEST, LARGEST + 1, 1 << 20, 20_000_000])
def test_a_comment_may_be_as_long_as_a_query(size: int, target: Target) -> None:
    text = f"ASK {{}} #{'x' * (size - 8)}"
    assert ask(target, text).status == (200 if len(text) <= LARGEST else 413)


@pytest.mark.parametrize("text", HIDDEN)
def test_hidden_nesting_ends_no_server(text: str, target: Target) -> None:
    depth = 30_000
    assert ask(target, text.format("(" * depth + "1=1" + ")" * depth)).status in {
        200,
        400,
        422,
        504,
    }


@pytest.mark.parametrize("name", SLOW_TO_READ)
def test_no_text_takes_long_to_read(name: str, target: Target) -> None:
    """The prober notices when the server itself, not a worker, is kept busy."""
    for text in (SLOW_TO_READ[name], f"ASK {{}} # {SLOW_TO_READ[name]}"):
        assert ask(target, text).status in {200, 400, 403, 422}


def test_a_query_is_taken_by_get_up_to_the_limit_of_a_line(target: Target) -> None:
    for size in (1000, 20_000, 60_000):
        text = f"ASK {{}} #{'x' * size}"
        assert request(target, "GET", f"/sparql?query={encoded(text)}").status in {200, 431}
    assert request(target, "GET", f"/sparql?query={'x' * 200_000}").status == 431


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "#",
        "SELECT",
        "SELECT * {",
        "SELECT * }",
        "ASK {} ASK {}",
        "\x00",
        "ASK {}\x00",
        "ASK { ?s ?p \x00 }",
        "ASK { <\x00> ?p ?o }",
        "\ufeff\ufeffASK {}",
        "ASK { ?s ?p '\\u0000' ",
        "ASK { ?s ?p '\\uD800' }",
        "ASK { ?s ?p '\\U00110000' }",
        "\u2028",
        "\U0010ffff" * 1000,
        "INSERT DATA { <a:s> <a:p> 1 }",
        "DROP ALL",
        "LOAD <http://127.0.0.1/>",
        "SELECT * {} ; DROP ALL",
        "SELECT ?x { } GROUP BY ?y",
        "SELECT * { ?s ?p ?o } LIMIT -1",
        "SELECT * {} LIMIT 99999999999999999999999",
        "PREFIX a: <http://[> ASK { a:b a:b a:b }",
        "ASK { <http://[::> ?p ?o }",
    ],
)
def test_what_is_no_query_is_refused_in_words(text: str, target: Target) -> None:
    reply = ask(target, text)
    assert reply.status == 400
    assert re.search(rb"not valid SPARQL|form|needed|missing", reply.body)


@pytest.mark.parametrize(
    "body",
    [
        b"ASK {} #\xff",
        b"\xfe\xff\x00A",
        b"ASK {} #\xed\xa0\x80",
        b"\xc0\x80",
        b"ASK {}\xf4\x90\x80\x80",
    ],
)
def test_what_is_no_utf8_is_refused(body: bytes, target: Target) -> None:
    assert request(target, "POST", "/sparql", body, {"Content-Type": QUERY}).status == 400
    escaped = "".join(f"%{byte:02x}" for byte in body)
    assert request(target, "GET", f"/sparql?query={escaped}").status == 400
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert request(target, "POST", "/sparql", f"query={escaped}".encode(), form).status == 400


@pytest.mark.parametrize(
    "broken", ["%", "%z", "%zz", "%1", "%%%", "%u0041", "%00", "&&&=", "=", "%26%3d"]
)
def test_broken_percent_encodings_are_text(broken: str, target: Target) -> None:
    assert request(target, "GET", f"/sparql?query=ASK%7B%7D{broken}").status == 400 or broken in {
        "&&&=",
        "=",
    }
    assert request(target, "GET", f"/graphs?graph={broken}").status == 400
    assert request(target, "GET", f"/{broken}").status == 404


def test_two_equal_posts_do_not_answer_a_get(target: Target) -> None:
    """What was posted to an address is no answer to a GET of it."""
    accept = "application/sparql-results+json, text/turtle"
    for _ in range(3):
        assert ask(target, "ASK { ?s ?p 'poison' }", accept=accept).status == 200
    reply = request(target, "GET", "/sparql", headers={"Accept": accept})
    assert b"sparql-service-description" in reply.body
