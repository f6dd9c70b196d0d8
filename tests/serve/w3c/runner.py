"""Make the requests of a test, byte by byte as told, and compare what comes back."""

import http.client
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from tests.serve.conftest import Server
from tests.serve.w3c.manifest import Case, Content, Expected, Request, filled

SPARQL = "/sparql"
GRAPHS = "/graphs"
_PREFIXES = {"/sparql/": SPARQL, "/gsp": GRAPHS}

_BOOLEAN = {"application/sparql-results+xml", "application/sparql-results+json"}
_TABULAR = {*_BOOLEAN, "text/csv", "text/tab-separated-values"}
_RDF = {"application/rdf+xml", "text/turtle", "application/n-triples"}
_FORMATS = {"boolean": _BOOLEAN, "tabular": _TABULAR, "RDF": _RDF}


@dataclass(frozen=True)
class Response:
    """What came back."""

    url: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get_content_type() if "Content-Type" in self.headers else ""

    def graph(self) -> ox.Dataset:
        """Parse the body as RDF, and name the blank nodes by what is said of them."""
        return _graph(self.body, self.media_type, self.url)


def send(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: Iterable[tuple[str, str]] = (),
    body: bytes | None = None,
) -> Response:
    """Send these headers and no others but Host, Content-Length; follow no redirection."""
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    if body is not None or method in {"POST", "PUT"}:
        connection.putheader("Content-Length", str(len(body or b"")))
    connection.endheaders(body)
    with connection.getresponse() as response:
        url = f"http://{connection.host}:{connection.port}{path}"
        return Response(url, response.status, response.headers, response.read())


def connect(server: Server) -> http.client.HTTPConnection:
    """Return a connection to the server, not yet open."""
    return http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)


def authorization(server: Server) -> list[tuple[str, str]]:
    """Return the header that lets a request write."""
    return [("Authorization", f"Bearer {server.token}")] if server.token else []


def update(server: Server, text: str) -> None:
    """Change the store."""
    headers = [("Content-Type", "application/sparql-update"), *authorization(server)]
    with closing(connect(server)) as connection:
        response = send(connection, "POST", SPARQL, headers, text.encode())
    assert response.status in range(200, 300), response


def ask(server: Server, text: str) -> bool:
    """Ask the store a question of yes or no."""
    headers = [("Content-Type", "application/sparql-query")]
    with closing(connect(server)) as connection:
        return _boolean(send(connection, "POST", SPARQL, headers, text.encode()))


def run(case: Case, server: Server) -> None:
    """Empty the store, load what the test needs, make its requests and compare."""
    update(server, "DROP ALL")
    for name, path in case.graphs:
        update(server, f"INSERT DATA {{ GRAPH <{name}> {{ {path.read_text('utf-8')} }} }}")
    converse(case, server)


def converse(case: Case, server: Server) -> None:
    """Make the requests of a test on one connection, and compare what comes back."""
    values: dict[str, str] = {}
    with closing(connect(server)) as connection:
        for number, request in enumerate(case.requests, start=1):
            body = request.body.filled(values) if request.body else None
            headers = list(request.headers)
            if _may_write(case, request):
                headers += authorization(server)
            path = filled(_path(request.path), values)
            response = send(connection, request.method, path, headers, body)
            where = f"{case.title}: request {number}, {request.method} {path}: "
            _compare(request.expected, response, values, where)
            if request.expected.location:
                values[request.expected.location] = response.headers["Location"]


def _path(path: str) -> str:
    """Put the server's own path in the place of the manifest's."""
    for prefix, own in _PREFIXES.items():
        if path.startswith(prefix):
            return own + path.removeprefix(prefix)
    raise AssertionError(f"a path of no known prefix: {path}")


def _may_write(case: Case, request: Request) -> bool:
    """Tell which requests carry the token.

    Also those that must be refused: refused for want of a token, they would prove nothing.
    Queries carry none, since nobody needs one to read.
    """
    if request.method == "POST":
        return "update" in case.name or request.path.startswith("/gsp")
    return request.method not in {"GET", "HEAD"} or case.name == "bad_update_get"


def _compare(expected: Expected, got: Response, values: dict[str, str], where: str) -> None:
    told = f"{where}{got.status} {got.media_type} {got.body[:500]!r}"
    assert any(got.status in statuses for statuses in expected.statuses), told
    assert got.status not in {401, 403}, told
    if expected.format:
        assert got.media_type in _FORMATS[expected.format], told
        _parse(expected.format, got)
    if expected.boolean is not None:
        assert _boolean(got) is expected.boolean, told
    for name, value in expected.headers:
        assert name.lower() == "content-type", f"{where}no comparison for the header {name}"
        _compare_type(value, got, told)
    if expected.body:
        assert got.graph() == _expected_graph(expected.body, got, values), told
    if expected.location:
        assert got.headers["Location"], f"{told} without Location"


def _compare_type(expected: str, got: Response, told: str) -> None:
    """Compare media types; a charset may be left out, since Turtle has but one."""
    assert got.media_type == expected.partition(";")[0], told
    assert (got.headers.get_content_charset() or "utf-8") == "utf-8", told


def _parse(format: str, response: Response) -> None:
    if format == "RDF":
        response.graph()
    else:
        kind = ox.QueryBoolean if format == "boolean" else ox.QuerySolutions
        assert isinstance(_results(response), kind), response


def _boolean(response: Response) -> bool:
    results = _results(response)
    assert isinstance(results, ox.QueryBoolean), response
    return bool(results)


def _results(response: Response) -> ox.QuerySolutions | ox.QueryBoolean:
    format = ox.QueryResultsFormat.from_media_type(response.media_type)
    assert format, response
    return ox.parse_query_results(response.body, format=format)


def _expected_graph(body: Content, got: Response, values: dict[str, str]) -> ox.Dataset:
    return _graph(body.filled(values), got.media_type, got.url)


def _graph(text: bytes, media_type: str, base: str) -> ox.Dataset:
    format = ox.RdfFormat.from_media_type(media_type)
    assert format, f"no format of RDF: {media_type}"
    graph = ox.Dataset(ox.parse(text, format=format, base_iri=base))
    graph.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return graph
