"""Every IRI that is minted has an address, and no address does more than it should."""

import asyncio
import re
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pyoxigraph as ox
import pytest

from kg import names
from kg.graph.catalogue import DATASET
from kg.graph.snapshots import Snapshot
from kg.serve.app import App
from kg.serve.formats import GRAPHS
from kg.serve.http import Receive, Request
from kg.serve.linked_data import MOST, description_query, thing
from kg.serve.routes import EXACT, UNDER
from kg.serve.settings import Settings
from kg.serve.void import void_query
from tests.serve.linked_server import LinkedServer, linked_server

__all__ = ["linked_server"]  # a fixture

AREA = "/id/area/15-2004"
LAW = "/id/legal/23_2012_qh13"
SAMPLE = 40  # IRIs of each kind
VOID = "http://rdfs.org/ns/void#"
ENDINGS = ("ttl", "nt", "rdf", "jsonld")
READ_ONLY = (
    "/", "/void", "/.well-known/void", "/dumps/", "/dumps", "/robots.txt", "/health", "/ready",
    AREA, "/def/", "/data" + AREA, "/graph/areas", "/dumps/SHA256SUMS",
)  # fmt: skip


def triples(body: bytes, format_: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(body, format=GRAPHS[format_].engine)}


def iri(path: str) -> ox.NamedNode:
    return ox.NamedNode(names.BASE + path.lstrip("/"))


def minted(store: ox.Store) -> set[str]:
    """Return the IRIs under our base, wherever they stand."""
    terms = {term for quad in store for term in quad}
    return {
        term.value
        for term in terms
        if isinstance(term, ox.NamedNode) and term.value.startswith(names.BASE)
    }


def kind(value: str) -> str:
    steps = value.removeprefix(names.BASE).partition("#")[0].split("/")
    return "/".join(steps[: 2 if steps[0] == "id" else 1]) + ("#" if "#" in value else "")


def test_every_iri_of_the_store_answers(linked_server: LinkedServer, store: ox.Store) -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for value in sorted(minted(store)):
        kinds[kind(value)].append(value)
    assert len(kinds) > 25
    for values in kinds.values():
        for value in values[:: len(values) // SAMPLE + 1]:
            document, _, _ = value.partition("#")
            path = document.removeprefix(names.BASE)
            answer = linked_server.follow(f"/{path}", {"Accept": "application/n-triples, */*"})
            assert answer.status == 200, value
            if not path.startswith(("sparql", "dumps/", "graph/")):
                assert f"<{value}>" in answer.text, value


def test_what_is_a_fragment_is_described_in_its_document(
    linked_server: LinkedServer, store: ox.Store
) -> None:
    text = linked_server.follow("/id/report/yen-bai-2020/text.nt")
    catalogue = linked_server.follow("/graph/catalogue.nt")
    for answer, begin in ((text, "id/report/yen-bai-2020/text#"), (catalogue, "graph/catalogue#")):
        expected = {
            quad.triple
            for quad in store
            if isinstance(quad.subject, ox.NamedNode)
            and quad.subject.value.startswith(names.BASE + begin)
        }
        assert len(expected) > 100
        assert expected <= triples(answer.body, "nt")


@pytest.mark.parametrize(
    "path", [AREA, "/def/Figure", "/def/1.0.0", "/code/sector", "/code/sector/industry",
             "/shape/Bundle", "/id/report/yen-bai-2020"],
)  # fmt: skip
def test_a_thing_is_no_document(linked_server: LinkedServer, path: str) -> None:
    answer = linked_server.ask(path)
    assert (answer.status, answer.headers["location"]) == (303, f"/data{path}")
    assert answer.headers["link"] == f'</data{path}>; rel="describedby"'
    document = linked_server.ask(f"/data{path}")
    assert document.status == 200
    assert f'<{iri(path).value}>; rel="describes"' in document.headers["link"]


def test_a_redirect_leads_to_no_other_server(linked_server: LinkedServer) -> None:
    host = {"Host": "evil.example"}
    assert linked_server.ask(AREA, host).headers["location"] == f"/data{AREA}"
    assert linked_server.ask("/void", {"Host": 'a"b'}).status == 400


def test_behind_a_proxy_addresses_are_the_public_ones() -> None:
    settings = Settings(store=Path("store"), public="https://e.org/kttt/")
    app = cast(App, SimpleNamespace(settings=settings))
    request = Request("GET", AREA, b"", {}, "", cast(Receive, None))
    headers = dict(asyncio.run(thing(app, request)).headers)
    assert headers[b"location"] == f"https://e.org/kttt/data{AREA}".encode()


@pytest.mark.parametrize("path", [f"/data{AREA}", "/graph/areas", "/data/code/sector"])
def test_all_formats_say_the_same(linked_server: LinkedServer, path: str) -> None:
    said = []
    for ending in ENDINGS:
        media_type = GRAPHS[ending].media_type
        negotiated = linked_server.ask(path, {"Accept": f"text/html;q=0.9, {media_type}"})
        named = linked_server.ask(f"{path}.{ending}", {"Accept": "text/html"})
        assert negotiated.headers["content-type"].partition(";")[0] == media_type
        assert negotiated.headers["content-location"] == f"{path}.{ending}"
        assert negotiated.headers["vary"] == "accept"
        assert (
            f'<{path}.{ending}>; rel="alternate"; type="{media_type}"'
            in (negotiated.headers["link"])
        )
        assert named.body == negotiated.body
        said.append(triples(named.body, ending))
    assert said[0]
    assert all(each == said[0] for each in said)


def test_what_is_not_written_is_refused(linked_server: LinkedServer) -> None:
    for path in (f"/data{AREA}", "/graph/areas", "/def/", "/void"):
        answer = linked_server.ask(path, {"Accept": "text/html"})
        assert answer.status == 406
        assert "text/turtle" in answer.text


def test_an_answer_that_has_not_changed_is_not_sent(linked_server: LinkedServer) -> None:
    for path in (f"/data{AREA}", "/graph/areas", "/void"):
        tag = linked_server.ask(path).headers["etag"]
        assert linked_server.ask(path, {"If-None-Match": tag}).status == 304


def test_a_description_has_the_thing_its_neighbours_labels_and_what_leads_to_it(
    linked_server: LinkedServer, store: ox.Store
) -> None:
    found = triples(linked_server.ask(f"/data{LAW}.nt").body, "nt")
    law = iri(LAW)
    own = {quad.triple for quad in store.quads_for_pattern(law, None, None)}
    leading = {quad.triple for quad in store.quads_for_pattern(None, None, law)}
    labels = found - own - leading
    assert len(own) > 15
    assert len(leading) > 5
    assert own | leading <= found
    assert {str(each.predicate.value).rpartition("/")[2] for each in labels} <= {
        "core#prefLabel", "rdf-schema#label", "title", "name", "label",
    }  # fmt: skip
    neighbours = {quad.object for quad in store.quads_for_pattern(law, None, None)}
    assert {each.subject for each in labels} <= neighbours
    assert labels


def test_a_description_lists_so_many_statements_of_others_and_no_more() -> None:
    store = ox.Store()
    thing, leads = ox.NamedNode("https://w3id.org/kttt/id/x"), ox.NamedNode("http://e.org/p")
    store.extend(
        ox.Quad(
            ox.NamedNode(f"http://e.org/{number}"), leads, thing, ox.NamedNode("http://e.org/g")
        )
        for number in range(MOST + 5)
    )
    answer = store.query(description_query(thing), use_default_graph_as_union=True)
    assert isinstance(answer, ox.QueryTriples)
    assert len(list(answer)) == MOST


@pytest.mark.parametrize(
    ("path", "graph"), [("/def/", "ontology"), ("/code/", "codes"), ("/shape/", "shapes")]
)
def test_a_namespace_is_described_by_its_graph(
    linked_server: LinkedServer, path: str, graph: str
) -> None:
    whole = linked_server.ask(path, {"Accept": "application/n-triples"})
    assert whole.status == 200
    assert f'<{names.BASE}{path[1:]}>; rel="canonical"' in whole.headers["link"]
    assert whole.body == linked_server.ask(f"/graph/{graph}.nt").body


def test_a_code_list_comes_with_its_codes(linked_server: LinkedServer, store: ox.Store) -> None:
    found = triples(linked_server.follow("/code/sector.nt").body, "nt")
    member = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    codes = {quad.subject for quad in store.quads_for_pattern(None, member, iri("code/sector"))}
    assert len(codes) > 5
    for code in codes:
        assert isinstance(code, ox.NamedNode)
        assert {quad.triple for quad in store.quads_for_pattern(code, None, None)} <= found


def test_a_graph_answers_whole(
    linked_server: LinkedServer, store: ox.Store, snapshot: Snapshot
) -> None:
    for name in (*snapshot.manifest.reports, "derived", "catalogue"):
        graph = ox.NamedNode(names.graph(name))
        expected = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
        assert triples(linked_server.ask(f"/graph/{name}.nt").body, "nt") == expected


@pytest.mark.parametrize("path", ["/id/area/nowhere", "/def/Nothing", "/code/sector/x", "/shape/X"])
def test_what_nothing_is_known_of_is_told(linked_server: LinkedServer, path: str) -> None:
    answer = linked_server.follow(path)
    assert answer.status == 404
    assert answer.text == f"Nothing is known of <{iri(path).value}>.\n"
    graph = linked_server.ask("/graph/nowhere")
    assert (graph.status, "There is no graph" in graph.text) == (404, True)


@pytest.mark.parametrize("root", ["/id/", "/data/id/", "/def/", "/code/", "/shape/", "/graph/"])
@pytest.mark.parametrize(
    "tail",
    [
        "x%3E%20%3Fp%20%3Fo%20%7D%20%23", "x%3E%7D%20UNION%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%23",
        "x%22", "x%5C", "x%5Cu003E", "x%00", "%00", "x%0A", "x%0D%0ASet-Cookie:%20a=b", "x%20y",
        "..", "%2e%2e", "../area/15-2004", "%2e%2e/%2e%2e/etc/passwd", "a/../b", "a/%2E/b", "./a",
        "a//b", "%2Farea", "a/", "THING", "x%23char=1,2%3E", "%E1%BB%87", "%C3", "%ff%fe",
        "a" * 501, "a/" * 300 + "a", "%25%32%65", "x;y", "x?y%3Ez", "*", "$%7Bx%7D", ".ttl",
        "a/.nt",
    ],
)  # fmt: skip
def test_no_address_is_more_than_a_name(
    linked_server: LinkedServer, root: str, tail: str
) -> None:  # fmt: skip
    answer = linked_server.follow(root + tail)
    assert answer.status == 404
    assert answer.headers["set-cookie"] is None


@pytest.mark.parametrize("path", ["//id/area/15-2004", "/idx/a", "/id", "/data", "/data/", "/ID/a"])
def test_an_address_beside_them_is_none(linked_server: LinkedServer, path: str) -> None:
    assert linked_server.follow(path).status == 404


@pytest.mark.parametrize("path", ["/void", "/.well-known/void", "/graph/"])
def test_void_tells_of_this_server(
    linked_server: LinkedServer, path: str, store: ox.Store
) -> None:  # fmt: skip
    found = triples(linked_server.follow(path, {"Accept": "application/n-triples"}).body, "nt")
    graph = ox.NamedNode(names.graph(names.CATALOGUE_GRAPH))
    assert {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)} <= found
    for property_, address in (("sparqlEndpoint", "/sparql"), ("dataDump", "/dumps/kttt.nq.gz")):
        own = ox.NamedNode(linked_server.url + address)
        assert ox.Triple(DATASET, ox.NamedNode(VOID + property_), own) in found
        assert linked_server.ask(address).status == 200


def test_void_of_a_store_without_a_catalogue_is_the_least() -> None:
    answer = ox.Store().query(void_query("http://e.org"), use_default_graph_as_union=True)
    assert isinstance(answer, ox.QueryTriples)
    said = {(each.predicate.value.removeprefix(VOID), each.object) for each in answer}
    assert ("sparqlEndpoint", ox.NamedNode("http://e.org/sparql")) in said
    assert ("dataDump", ox.NamedNode("http://e.org/dumps/kttt.trig.gz")) in said


def test_the_page_at_the_root_needs_nothing_from_elsewhere(linked_server: LinkedServer) -> None:
    page = linked_server.ask("/")
    policy = page.headers["content-security-policy"]
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<script|<img|<iframe|style=|src=|@import|url\(", page.text)
    assert 'lang="vi"' in page.text
    assert 'lang="en"' in page.text
    links = re.findall(r'href="([^"]+)"', page.text)
    assert {"sparql", "queries", ".well-known/void", "dumps/", "openapi.json", "health"} <= {*links}
    for link in links:
        path = f"/{link.partition('?')[0]}"
        if path in EXACT or path[: path.find("/", 1) + 1] in UNDER:
            assert linked_server.follow(f"/{link}").status == 200, link


def test_robots_are_told_what_to_leave_alone(linked_server: LinkedServer) -> None:
    assert "Disallow: /sparql" in linked_server.ask("/robots.txt").text


@pytest.mark.parametrize("path", READ_ONLY)
def test_what_is_only_read_takes_three_methods(linked_server: LinkedServer, path: str) -> None:
    get, head = linked_server.ask(path), linked_server.ask(path, method="HEAD")
    assert (head.status, head.body) == (get.status, b"")
    assert {*get.headers} - {*head.headers} <= {"transfer-encoding"}
    options = linked_server.ask(path, method="OPTIONS")
    assert (options.status, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
        refused = linked_server.ask(path, method=method)
        assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_other_addresses_tell_their_methods_too(linked_server: LinkedServer) -> None:
    for path in ("/sparql", "/graphs"):
        refused = linked_server.ask(path, method="PATCH")
        assert refused.status == 405
        assert (
            refused.headers["allow"] == linked_server.ask(path, method="OPTIONS").headers["allow"]
        )
