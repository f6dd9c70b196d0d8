"""Validation: SHACL on one report graph at a time, and rules across figures that return nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import names
from kg.graph.dump import written
from kg.resources import folder


@dataclass(frozen=True)
class Violation:
    """One violation: the graph, the thing, and what is wrong with it."""

    graph: str
    node: str
    message: str

    def __str__(self) -> str:
        return f"{self.graph}: {self.node}: {self.message}"


@cache
def _engine() -> Any:
    """Return the SHACL engine with the shapes read; its data are replaced for every graph."""
    import pyrudof

    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_shacl(
        (folder("ontology") / "shapes.ttl").read_text("utf-8"),
        format=pyrudof.ShaclFormat.Turtle,
        reader_mode=pyrudof.ReaderMode.Strict,
    )
    return engine


def shape_violations(graph: str, quads: Iterable[ox.Quad]) -> list[Violation]:
    """Validate one report's graph by the shapes, by itself and without the authorities."""
    import pyrudof

    triples = (quad.triple for quad in quads)
    data = written(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)).decode()
    engine = _engine()
    engine.reset_data()
    engine.read_data(data, format=pyrudof.RDFFormat.NTriples, reader_mode=pyrudof.ReaderMode.Strict)
    report = engine.validate_shacl()
    return [] if report.conforms else [_violation(graph, entry) for entry in report.violations]


def _violation(graph: str, entry: Any) -> Violation:
    shape = str(entry.source_shape)
    message = _messages().get(shape, f"violates {shape}")
    if entry.path:
        message += f" ({entry.path}"
        message += f" is {entry.value})" if entry.value else ")"
    return Violation(graph, str(entry.focus_node), message)


@cache
def _messages() -> dict[str, str]:
    """Return the English message of each shape; the engine tells those of some shapes only."""
    message = ox.NamedNode("http://www.w3.org/ns/shacl#message")
    return {
        str(quad.subject.value): quad.object.value
        for quad in ox.parse(path=folder("ontology") / "shapes.ttl", format=ox.RdfFormat.TURTLE)
        if quad.predicate == message
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == "en"
    }


def validate_store(store: ox.Store, report_ids: list[str]) -> list[Violation]:
    """Validate every report graph of a store by the shapes, then run the rules across figures."""
    violations = []
    for report_id in report_ids:
        graph = ox.NamedNode(names.graph(report_id))
        quads = store.quads_for_pattern(None, None, None, graph)
        violations.extend(shape_violations(report_id, quads))
    return [*violations, *rule_violations(store)]


def rule_files() -> list[Path]:
    """Return the rules across figures: queries that must return nothing."""
    return sorted((folder("queries") / "checks").glob("*.rq"))


def rule_violations(store: ox.Store) -> list[Violation]:
    """Run every rule across figures; each row that one returns is a violation."""
    violations = []
    for path in rule_files():
        solutions = store.query(path.read_text("utf-8"), use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        columns = [variable.value for variable in solutions.variables]
        for solution in solutions:
            shown = ", ".join(
                f"{name} {solution[name].value}"
                for name in columns[1:]
                if solution[name] is not None
            )
            node = solution[columns[0]]
            violations.append(Violation(path.stem, node.value if node else "", shown))
    return violations
