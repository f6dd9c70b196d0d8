"""The ontology: every term that is used is defined, bilingual, free of blank nodes, documented."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import names
from kg.authority.codes import codes, labels, schemes
from kg.graph.documentation import documentation
from kg.resources import folder
from kg.terms import value_of
from tests.conftest import QUERIES, ROOT

FILES = sorted(folder("ontology").rglob("*.ttl"))
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


def triples(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_two_parsers_read_the_same_without_blank_nodes(path: Path) -> None:
    import rdflib

    quads = triples(path)
    assert not any(isinstance(q.subject, ox.BlankNode) for q in quads)
    assert not any(isinstance(q.object, ox.BlankNode) for q in quads)
    assert len(rdflib.Graph().parse(path, format="turtle")) == len(set(quads))


def defined() -> dict[str, dict[str, set[str]]]:
    """Return the defined terms: local name → property → languages of its texts."""
    terms: dict[str, dict[str, set[str]]] = {}
    for quad in triples(folder("ontology") / "terms.ttl"):
        local = value_of(quad.subject).removeprefix(names.DEF)
        if isinstance(quad.object, ox.Literal) and quad.object.language and local:
            terms.setdefault(local, {}).setdefault(quad.predicate.value, set()).add(
                quad.object.language
            )
    return terms


def test_every_term_of_the_graph_is_defined(store: ox.Store) -> None:
    used = set()
    for quad in store.quads_for_pattern(None, None, None, None):
        for term in (quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(names.DEF):
                used.add(term.value.removeprefix(names.DEF))
    used -= {"", "1.0.0"}
    assert used <= set(defined())


def test_every_term_of_the_queries_is_defined() -> None:
    for path in QUERIES.rglob("*.rq"):
        used = set(re.findall(r"(?<![\w/:<])kttt:(\w+)", path.read_text("utf-8")))
        assert used <= set(defined()), path


def test_every_term_has_label_and_definition_in_both_languages() -> None:
    for term, texts in defined().items():
        assert texts[RDFS + "label"] == {"vi", "en"}, term
        assert texts[SKOS + "definition"] == {"vi", "en"}, term


@pytest.mark.parametrize("scheme", schemes())
def test_every_code_has_one_label_a_language_and_definitions(scheme: str) -> None:
    texts: dict[str, list[tuple[str, str]]] = {}
    for quad in triples(folder("ontology") / "codes" / f"{scheme}.ttl"):
        if isinstance(quad.object, ox.Literal) and quad.object.language:
            kind = quad.predicate.value.removeprefix(SKOS)
            texts.setdefault(value_of(quad.subject), []).append((kind, quad.object.language))
    for node, found in texts.items():
        for language in ("vi", "en"):
            assert found.count(("prefLabel", language)) == 1, node
            assert found.count(("definition", language)) >= 1, node
    assert codes(scheme)


@pytest.mark.parametrize("scheme", schemes())
def test_a_spelling_means_one_code(scheme: str) -> None:
    quads = triples(folder("ontology") / "codes" / f"{scheme}.ttl")
    meant: dict[str, set[str]] = {}
    for quad in quads:
        notation = value_of(quad.subject).rpartition("/")[2]
        if (
            quad.predicate.value in {SKOS + "prefLabel", SKOS + "altLabel"}
            and isinstance(quad.object, ox.Literal)
            and quad.object.language == "vi"
            and notation in codes(scheme)
        ):
            meant.setdefault(names.name_key(quad.object.value), set()).add(notation)
    assert all(len(notations) == 1 for notations in meant.values())
    assert set(meant) <= set(labels(scheme))


def test_labels_are_in_composed_form() -> None:
    import unicodedata

    for path in [*FILES, *folder("ontology").rglob("*.csv"), *QUERIES.rglob("*.rq")]:
        text = path.read_text("utf-8")
        assert text == unicodedata.normalize("NFC", text), path


def test_the_documentation_page_is_current() -> None:
    page = ROOT / "docs" / "ontology.md"
    assert page.read_text("utf-8") == documentation(), "run 'make docs'"
