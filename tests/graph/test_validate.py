"""Shapes and rules: two engines agree, the code lists agree, and planted faults are found."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import names
from kg.authority.codes import codes, schemes
from kg.graph.snapshots import Snapshot
from kg.graph.validate import rule_files, rule_violations, shape_violations, validate_store
from kg.resources import folder
from tests.conftest import REPORTS

GRAPHS = sorted((Path(__file__).parent.parent / "shapes").glob("*.ttl"))
SHAPES = folder("ontology") / "shapes.ttl"
Found = set[tuple[str, str]]


def expected(path: Path) -> Found:
    pattern = r"^# Expected: <([^>]*)> sh:(\w+)"
    return set(re.findall(pattern, path.read_text("utf-8"), re.MULTILINE))


def by_pyrudof(path: Path) -> Found:
    import pyrudof

    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_shacl(SHAPES.read_text("utf-8"), format=pyrudof.ShaclFormat.Turtle)
    engine.read_data(path.read_text("utf-8"), format=pyrudof.RDFFormat.Turtle)
    return {
        (str(one.focus_node).strip("<>"), re.split("[#:]", str(one.constraint_component))[-1])
        for one in engine.validate_shacl().violations
    }


def by_pyshacl(path: Path) -> Found:
    import rdflib
    from pyshacl import validate
    from rdflib.namespace import RDF, SH

    shapes = rdflib.Graph().parse(SHAPES, format="turtle")
    data = rdflib.Graph().parse(path, format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    return {
        (
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.sourceConstraintComponent)).split("#")[-1],
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_there_is_a_valid_graph_and_many_faulty_ones() -> None:
    assert expected(next(path for path in GRAPHS if path.name == "valid.ttl")) == set()
    faulty = [path for path in GRAPHS if path.name.startswith("invalid.")]
    assert len(faulty) >= 25
    assert all(expected(path) for path in faulty)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_both_engines_find_what_is_planted(path: Path) -> None:
    assert by_pyrudof(path) == expected(path)
    assert by_pyshacl(path) == expected(path)


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_a_load_tells_every_fault_in_words(path: Path) -> None:
    graph = ox.NamedNode(names.graph("x"))
    quads = [
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    ]
    violations = shape_violations("x", quads)
    assert {violation.node for violation in violations} == {node for node, _ in expected(path)}
    assert all(" " in violation.message.strip() for violation in violations)


def test_the_shapes_know_every_code() -> None:
    text = SHAPES.read_text("utf-8")
    listed: dict[str, set[str]] = {}
    for scheme, alternatives in re.findall(r"kttt/code/([a-z-]+)/\(([^)]*)\)", text):
        listed.setdefault(scheme, set()).update(alternatives.split("|"))
    assert set(listed) <= set(schemes())
    for scheme in ("indicator", "measure", "subject", "sector", "unit", "status", "modifier",
                   "event-type", "organisation-type", "rating", "relation", "role"):  # fmt: skip
        assert listed[scheme] == codes(scheme), scheme


def test_one_graph_does_not_see_another(store: ox.Store) -> None:
    faulty = next(path for path in GRAPHS if "no-span" in path.name)
    graph = ox.NamedNode(names.graph("x"))
    quads = [
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in ox.parse(path=faulty, format=ox.RdfFormat.TURTLE)
    ]
    assert shape_violations("x", quads)
    report = ox.NamedNode(names.graph(REPORTS[0]))
    assert shape_violations(REPORTS[0], store.quads_for_pattern(None, None, None, report)) == []


def test_the_five_reports_are_valid(snapshot: Snapshot) -> None:
    assert validate_store(snapshot.open(), list(REPORTS)) == []


KTTT = names.DEF
PREFIXES = (
    f"PREFIX kttt: <{KTTT}> PREFIX graph: <{names.GRAPH}> PREFIX id: <{names.ID}> "
    "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX eli: <http://data.europa.eu/eli/ontology#> "
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
)
PLANTED = {
    "area-code-held-twice": "DELETE WHERE { GRAPH ?g { ?s kttt:validThrough ?o } }",
    "chair-of-another-report": (
        "INSERT { GRAPH graph:x { ?e kttt:chair id:nobody } } "
        "WHERE { GRAPH ?g { ?e kttt:eventType ?t } }"
    ),
    "citation-before-document": (
        "INSERT { GRAPH graph:legal { ?d eli:date_document '2030-01-01'^^xsd:date } } "
        "WHERE { GRAPH ?g { ?c kttt:document ?d } }"
    ),
    "derived-from-nothing-known": (
        "INSERT { GRAPH graph:derived { ?s prov:wasDerivedFrom id:nothing } } "
        "WHERE { GRAPH graph:derived { ?s a kttt:SeriesPoint } }"
    ),
    "derived-without-inputs": "INSERT DATA { GRAPH graph:derived { id:x a kttt:SeriesPoint } }",
    "figure-without-words": "DELETE WHERE { GRAPH ?g { ?s prov:wasQuotedFrom ?o } }",
    "members-fewer-than-organisations": (
        "DELETE { GRAPH ?g { ?f kttt:value ?v } } INSERT { GRAPH ?g { ?f kttt:value 1 } } "
        "WHERE { GRAPH ?g { ?f kttt:indicator "
        "<https://w3id.org/kttt/code/indicator/members-total> ; kttt:value ?v } }"
    ),
    "name-missing": "INSERT DATA { GRAPH graph:x { id:a kttt:area id:nowhere } }",
    "part-greater-than-whole": (
        "DELETE { GRAPH ?g { ?f kttt:value ?v } } INSERT { GRAPH ?g { ?f kttt:value 9999 } } "
        "WHERE { GRAPH ?g { ?f a kttt:PartFigure ; kttt:sector "
        "<https://w3id.org/kttt/code/sector/agriculture> ; kttt:value ?v } } ; "
        "DELETE WHERE { GRAPH ?g { ?c kttt:figure ?f } }"
    ),
    "printed-plan-not-implied": (
        "INSERT { GRAPH graph:derived { ?p kttt:candidateMin 99999 } } "
        "WHERE { GRAPH graph:derived { ?p kttt:printedTarget ?t ; kttt:value ?v } }"
    ),
    "series-point-twice": (
        "INSERT { GRAPH graph:derived { ?p kttt:value 123456 } } "
        "WHERE { GRAPH graph:derived { ?p a kttt:SeriesPoint } }"
    ),
}


def test_every_rule_has_a_planted_fault() -> None:
    assert {path.stem for path in rule_files()} == set(PLANTED)


@pytest.mark.parametrize("rule", sorted(PLANTED))
def test_a_rule_finds_what_is_planted(rule: str, store: ox.Store) -> None:
    copy = ox.Store()
    copy.bulk_extend(store.quads_for_pattern(None, None, None, None))
    copy.update(PREFIXES + PLANTED[rule])
    assert rule in {violation.graph for violation in rule_violations(copy)}
