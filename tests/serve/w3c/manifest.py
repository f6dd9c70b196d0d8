"""Read manifests: which requests a test makes, and what must come back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pyoxigraph as ox

from tests.conftest import SHARED

SUITE = SHARED / "w3c" / "sparql" / "sparql11"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_UT = "http://www.w3.org/2009/sparql/tests/test-update#"
_HT = "http://www.w3.org/2011/http#"
_CNT = "http://www.w3.org/2011/content#"

_Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True)
class Content:
    """Text and the encoding in which it travels."""

    chars: str
    encoding: str

    def filled(self, values: Mapping[str, str]) -> bytes:
        """Return the bytes, each variable (`$LOCATION$`) replaced by its value."""
        return filled(self.chars, values).encode(self.encoding)


@dataclass(frozen=True)
class Expected:
    """What must come back: one of the statuses and, where told, all of the rest."""

    statuses: tuple[range, ...]
    boolean: bool | None
    format: str | None
    headers: tuple[tuple[str, str], ...]
    body: Content | None
    location: str | None  # the variable that the header Location gives a value to


@dataclass(frozen=True)
class Request:
    """One request of a test."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: Content | None
    expected: Expected


@dataclass(frozen=True)
class Case:
    """One test: requests made one after the other on one connection."""

    name: str
    title: str
    listed: bool  # among the manifest's entries
    requires: frozenset[str]
    graphs: tuple[tuple[str, Path], ...]  # to load first: name of the graph, file
    requests: tuple[Request, ...]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Replace each variable by its value."""
    for variable, value in values.items():
        text = text.replace(variable, value)
    return text


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the tests of a manifest and of those it includes: the listed ones, then the others."""
    manifest = _Manifest(path)
    for included in manifest.items(manifest.node, f"{_MF}include"):
        yield from read_cases(path.parent / included.value.rpartition("/")[2])
    listed = list(manifest.items(manifest.node, f"{_MF}entries"))
    for test in listed:
        yield manifest.case(test, listed=True)
    for test in manifest.tests():
        if test not in listed:
            yield manifest.case(test, listed=False)


class _Manifest:
    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self.node = ox.NamedNode(path.as_uri())
        self._objects: dict[tuple[object, str], list[_Node | ox.Literal]] = {}
        for quad in ox.parse(path=path, base_iri=self.node.value):
            assert not isinstance(quad.object, ox.Triple)
            found = self._objects.setdefault((quad.subject, quad.predicate.value), [])
            found.append(quad.object)

    def tests(self) -> Iterator[_Node]:
        for (subject, predicate), objects in self._objects.items():
            if predicate == f"{_RDF}type" and objects[0].value.endswith("Test"):
                assert isinstance(subject, ox.NamedNode)
                yield subject

    def case(self, test: _Node, *, listed: bool) -> Case:
        actions = self._nodes(test, f"{_MF}action")
        return Case(
            name=test.value.rpartition("#")[2],
            title=self._text(test, f"{_MF}name"),
            listed=listed,
            requires=frozenset(
                node.value.removeprefix(_MF) for node in self._nodes(test, f"{_MF}requires")
            ),
            graphs=tuple(
                (self._text(node, f"{_RDFS}label"), self._file(node))
                for node in self._nodes(test, f"{_UT}graphData")
            ),
            requests=tuple(
                self._request(request)
                for action in actions
                for request in self.items(action, f"{_HT}requests")
            ),
        )

    def items(self, subject: _Node, predicate: str) -> Iterator[_Node]:
        """Yield the items of the list that a property has for its value."""
        for cell in self._nodes(subject, predicate):
            while cell.value != f"{_RDF}nil":
                yield from self._nodes(cell, f"{_RDF}first")
                (cell,) = self._nodes(cell, f"{_RDF}rest")

    def _request(self, request: _Node) -> Request:
        (response,) = self._nodes(request, f"{_HT}resp")
        return Request(
            method=self._text(request, f"{_HT}methodName"),
            path=self._text(request, f"{_HT}absolutePath"),
            headers=self._headers(request),
            body=self._content(request),
            expected=Expected(
                statuses=tuple(
                    _statuses(node.value.rpartition("#")[2])
                    for node in self._nodes(response, f"{_MF}expectedStatus")
                ),
                boolean={"true": True, "false": False, None: None}[
                    self._text_or_none(response, f"{_MF}expectedBoolean")
                ],
                format=self._text_or_none(response, f"{_MF}expectedFormat"),
                headers=self._headers(response),
                body=self._content(response),
                location=self._text_or_none(response, f"{_MF}expectedLocation"),
            ),
        )

    def _headers(self, message: _Node) -> tuple[tuple[str, str], ...]:
        return tuple(
            (self._text(header, f"{_HT}fieldName"), self._text(header, f"{_HT}fieldValue"))
            for header in self.items(message, f"{_HT}headers")
        )

    def _content(self, message: _Node) -> Content | None:
        for body in self._nodes(message, f"{_HT}body"):
            encoding = self._text(body, f"{_CNT}characterEncoding")
            return Content(self._text(body, f"{_CNT}chars"), encoding)
        return None

    def _file(self, data: _Node) -> Path:
        (graph,) = self._nodes(data, f"{_UT}graph")
        return self._folder / graph.value.rpartition("/")[2]

    def _nodes(self, subject: _Node, predicate: str) -> list[_Node]:
        objects = self._objects.get((subject, predicate), [])
        return [node for node in objects if not isinstance(node, ox.Literal)]

    def _text(self, subject: _Node, predicate: str) -> str:
        (text,) = self._objects[subject, predicate]
        return text.value

    def _text_or_none(self, subject: _Node, predicate: str) -> str | None:
        return self._text(subject, predicate) if (subject, predicate) in self._objects else None


def _statuses(name: str) -> range:
    """Return the statuses of a name: `StatusCode2xx` is a hundred, `NoContent` is one."""
    if family := re.fullmatch(r"StatusCode(\d)xx", name):
        first = int(family.group(1)) * 100
        return range(first, first + 100)
    status = HTTPStatus[re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()]
    return range(status, status + 1)
