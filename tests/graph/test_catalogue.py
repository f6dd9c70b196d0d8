"""The catalogue: it tells what the store holds, in the words that editors ask for."""

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import names
from kg.ask.answers import run
from kg.ask.saved import saved_names, saved_query
from kg.graph import load as loading
from kg.graph.catalogue import catalogue_quads
from kg.graph.dump import PREFIXES, dump, graph_names
from kg.graph.examples import usual_prefixes
from kg.graph.load import load, remove
from kg.graph.snapshots import Snapshots
from kg.graph.statistics import statistics
from kg.terms import value_of
from tests.conftest import QUERIES, REPORTS, SEEDS

GRAPH = ox.NamedNode(names.graph(names.CATALOGUE_GRAPH))
DATASET = f"<{names.catalogue('dataset')}>"
PROLOGUE = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())

# What the editor of the Swiss Institute of Bioinformatics asks of an endpoint
EXAMPLES = """
PREFIX spex: <https://purl.expasy.org/sparql-examples/ontology#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:label|rdfs:comment ?comment ;
      sh:select|sh:ask|sh:construct|spex:describe ?query .
} ORDER BY ?sq"""
NAMESPACES = """
SELECT DISTINCT ?prefix ?namespace WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix }"""
CLASSES = """
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype WHERE { {
  ?cp void:class ?subjectClass ; void:propertyPartition ?pp . ?pp void:property ?prop .
  OPTIONAL { { ?pp void:classPartition [ void:class ?objectClass ] }
    UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] } }
} UNION {
  ?ls void:subjectsTarget [ void:class ?subjectClass ] ; void:linkPredicate ?prop ;
      void:objectsTarget [ void:class ?objectClass ]
} }"""


def rows(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    results = run(store, PROLOGUE + text)
    assert isinstance(results, ox.QuerySolutions)
    variables = [variable.value for variable in results.variables]
    found = []
    for solution in results:
        terms = [solution[name] for name in variables]
        found.append(tuple("" if term is None else value_of(term) for term in terms))
    return found


@pytest.fixture(scope="module")
def data(store: ox.Store) -> ox.Store:
    """The five reports without the catalogue: what it describes."""
    copy = ox.Store()
    copy.bulk_extend(q for q in store.quads_for_pattern(None, None, None) if q.graph_name != GRAPH)
    return copy


def test_an_editor_finds_the_examples(store: ox.Store) -> None:
    found = rows(store, EXAMPLES)
    assert len(found) == 2 * len(saved_names())
    for name in saved_names():
        query = saved_query(name)
        example = names.catalogue("query", name)
        assert {row for row in found if row[0] == example} == {
            (example, title, query.sparql) for title in query.title.values()
        }


def test_an_example_is_the_query_without_its_header(store: ox.Store) -> None:
    for name, text in rows(store, "SELECT ?n ?q { ?e dcterms:identifier ?n ; sh:select ?q }"):
        assert "#+" not in text
        assert (QUERIES / f"{name}.rq").read_text("utf-8").endswith(text)
        assert text.startswith("PREFIX")


def test_an_example_tells_its_target_keywords_and_prefixes(store: ox.Store) -> None:
    example = f"<{names.catalogue('query', 'implied-plans')}>"
    assert rows(store, f"SELECT ?t {{ {example} schema:target ?t }}") == [(names.BASE + "sparql",)]
    keywords = rows(store, f"SELECT ?k {{ {example} schema:keywords ?k }}")
    assert ("ImpliedTarget",) in keywords
    declared = rows(store, f"SELECT ?d {{ {example} sh:prefixes/sh:declare ?d }}")
    assert len(declared) == len(usual_prefixes())


def test_an_editor_finds_the_prefixes(store: ox.Store) -> None:
    found = rows(store, NAMESPACES)
    assert sorted(found) == sorted(usual_prefixes().items())
    assert ("kttt", names.DEF) in found


def test_the_prefixes_of_all_queries_agree() -> None:
    for path in QUERIES.rglob("*.rq"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("PREFIX"):
                _, prefix, base = line.split()
                assert usual_prefixes().get(prefix[:-1], base[1:-1]) == base[1:-1], path


def test_an_editor_finds_classes_properties_and_where_they_lead(store: ox.Store) -> None:
    found = rows(store, CLASSES)
    kttt, xsd = names.DEF, PREFIXES["xsd"]
    assert (f"{kttt}Observation", f"{kttt}area", f"{kttt}AreaVersion", "") in found
    assert (f"{kttt}Observation", f"{kttt}value", "", f"{xsd}decimal") in found
    assert not any(prop.startswith(PREFIXES["void"]) for _, prop, _, _ in found)


def test_classes_of_objects_are_counted_as_by_one_long_query(data: ox.Store) -> None:
    counted = statistics(data)
    for pattern, found in (
        ("?s a ?c ; ?p ?o . ?o a ?k", counted.object_classes),
        ("?s a ?c ; ?p ?o BIND(DATATYPE(?o) AS ?k) FILTER(isLiteral(?o))", counted.datatypes),
    ):
        query = f"SELECT ?c ?p ?k (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?c ?p ?k"
        assert {(c, p, k, str(n)) for (c, p, k), n in found.items()} == set(rows(data, query))


def test_a_triple_of_two_graphs_counts_in_each_as_the_engine_counts() -> None:
    store = ox.Store()
    thing, graph = ox.NamedNode("urn:a"), ox.NamedNode("urn:g")
    for where in (graph, ox.NamedNode("urn:h")):
        store.add(ox.Quad(thing, thing, thing, where))
    found = statistics(store)
    ((n,),) = rows(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert (found.triples, found.entities) == (int(n), 1)
    assert found.graphs == {"urn:g": 1, "urn:h": 1}


def test_an_empty_store_has_an_empty_description() -> None:
    found = statistics(ox.Store())
    assert (found.triples, found.entities, found.classes) == (0, 0, {})
    assert list(catalogue_quads(ox.Store()))


@pytest.mark.parametrize(
    ("property_", "query"),
    [
        ("void:triples", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        ("void:entities", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        ("void:classes", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }"),
        ("void:properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
    ],
)
def test_the_numbers_are_those_of_the_data(
    property_: str, query: str, store: ox.Store, data: ox.Store
) -> None:
    assert rows(store, f"SELECT ?n {{ {DATASET} {property_} ?n }}") == rows(data, query)


def test_every_entity_has_the_space_of_the_data(store: ox.Store, data: ox.Store) -> None:
    ((space,),) = rows(store, f"SELECT ?s {{ {DATASET} void:uriSpace ?s }}")
    assert all(value_of(q.subject).startswith(space) for q in data.quads_for_pattern(*[None] * 3))


def test_every_graph_is_a_subset_with_its_size(store: ox.Store, data: ox.Store) -> None:
    found = rows(store, f"SELECT ?g ?n {{ {DATASET} void:subset ?g . ?g void:triples ?n }}")
    assert {graph.removeprefix(names.GRAPH): int(n) for graph, n in found} == {
        name: len(list(data.quads_for_pattern(None, None, None, ox.NamedNode(names.graph(name)))))
        for name in graph_names(data)
    }


def test_each_class_and_property_is_described_once(store: ox.Store, data: ox.Store) -> None:
    parts = f"{DATASET} void:classPartition ?x . ?x void:class ?t ; void:entities ?n"
    counted = rows(data, "SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t")
    assert sorted(rows(store, f"SELECT ?t ?n {{ {parts} }}")) == sorted(counted)
    parts = f"{DATASET} void:propertyPartition ?x . ?x void:property ?t ; void:triples ?n"
    counted = rows(data, "SELECT ?t (COUNT(*) AS ?n) { ?s ?t ?o } GROUP BY ?t")
    assert sorted(rows(store, f"SELECT ?t ?n {{ {parts} }}")) == sorted(counted)


def test_title_and_licence(store: ox.Store) -> None:
    titles = rows(store, f"SELECT (LANG(?t) AS ?l) {{ {DATASET} dcterms:title ?t }}")
    assert sorted(titles) == [("en",), ("vi",)]
    licence = ("https://creativecommons.org/licenses/by/4.0/",)
    assert rows(store, f"SELECT ?l {{ {DATASET} dcterms:license ?l }}") == [licence]


def test_the_catalogue_is_made_anew_on_top_of_a_snapshot(
    tmp_path: Path, store: ox.Store, store_directory: Path
) -> None:
    shutil.copytree(store_directory, tmp_path / "store", symlinks=True)
    (tmp_path / "store" / "current").unlink()
    (tmp_path / "store" / "current").symlink_to(Path("snapshots") / "000001")
    remove(["lao-cai-2023"], tmp_path / "store")
    removed = Snapshots(tmp_path / "store").require().open()
    ((n,),) = rows(removed, f"SELECT ?n {{ {DATASET} void:triples ?n }}")
    quads = removed.quads_for_pattern(None, None, None)
    assert int(n) == sum(1 for quad in quads if quad.graph_name != GRAPH)
    load([SEEDS / "lao-cai-2023.yaml"], tmp_path / "store")
    again = Snapshots(tmp_path / "store").require().open()
    assert dump(again, "nq", "catalogue") == dump(store, "nq", "catalogue")


def test_changed_queries_are_published_by_the_next_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = SEEDS / "hoa-binh-2020.yaml"
    load([report], tmp_path)
    assert load([report], tmp_path).snapshot is None
    monkeypatch.setattr(loading, "examples_fingerprint", lambda: "another")
    outcome = load([report], tmp_path)
    assert outcome.reports == {"hoa-binh-2020": "unchanged"}
    assert outcome.snapshot is not None


def test_no_report_sees_the_catalogue(store: ox.Store, data: ox.Store) -> None:
    """Whatever the claims, authorities and conclusions are asked, it is not in the answer."""
    for class_ in ("kttt:Figure", "kttt:Report", "owl:Class", "skos:Concept", "prov:Bundle"):
        query = f"SELECT ?s {{ ?s a {class_} }} ORDER BY ?s"
        assert rows(store, query) == rows(data, query)
    assert len(rows(store, "SELECT ?r { ?r a kttt:Report }")) == len(REPORTS)
