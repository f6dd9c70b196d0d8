"""One measured step in a process of its own: `python -m bench.steps STEP CORPUS STORE`.

Prints the seconds of the work, without the start of the interpreter and its imports, as JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bench.corpus import facts_folder, nquads, read_corpus
from bench.making import make_corpus
from bench.reports import report_id
from bench.saved import answer_all
from kg import __version__, names
from kg.facts.model import Facts
from kg.facts.source import canonical_json, parse_facts
from kg.graph.derive import derived_quads
from kg.graph.derive.figures import FigureRows
from kg.graph.dump import sorted_lines
from kg.graph.load import load
from kg.graph.snapshots import Manifest, Snapshots
from kg.graph.validate import shape_violations
from mappings import report_quads
from mappings.authorities import authority_quads

Answer = dict[str, Any]


def main() -> None:
    """Run the step that the command line names."""
    step, corpus, argument = sys.argv[1:]
    print(json.dumps(STEPS[step](Path(corpus), argument)))


def make(corpus: Path, size: str) -> Answer:
    """Make a corpus; nobody measures it."""
    make_corpus(corpus, int(size))
    return {"seconds": 0.0}


def publish_nquads(corpus: Path, store: str) -> Answer:
    """Publish the ready N-Quads as a snapshot."""

    def build(database: ox.Store, _facts: Path) -> Manifest:
        database.bulk_load(path=nquads(corpus), format=ox.RdfFormat.N_QUADS)
        return _manifest(database)

    started = time.perf_counter()
    _publish(Path(store), build)
    return {"seconds": time.perf_counter() - started}


def publish_facts(corpus: Path, store: str) -> Answer:
    """Parse facts, map them, derive, publish; without checks and shapes, without authorities."""
    spent: dict[str, float] = {}

    def build(database: ox.Store, folder: Path) -> Manifest:
        with_time = _Stopwatch(spent)
        rows = FigureRows()
        database.bulk_extend(rows.watch(_mapped(corpus, folder)))
        with_time("map")
        database.bulk_extend(derived_quads(database, rows))
        with_time("derive")
        return _manifest(database)

    started = time.perf_counter()
    _publish(Path(store), build)
    return {"seconds": time.perf_counter() - started, **spent}


class _Stopwatch:
    """Notes the seconds since it was last asked."""

    def __init__(self, spent: dict[str, float]) -> None:
        self._spent = spent
        self._since = time.perf_counter()

    def __call__(self, name: str) -> None:
        now = time.perf_counter()
        self._spent[name], self._since = now - self._since, now


def load_whole(corpus: Path, store: str) -> Answer:
    """Do what `kg load` does: check, map, validate, derive, rules, publish."""
    started = time.perf_counter()
    load([facts_folder(corpus)], Path(store))
    return {"seconds": time.perf_counter() - started}


def read_by_rdflib(corpus: Path, _store: str) -> Answer:
    """Read the N-Quads by rdflib, into memory."""
    from rdflib import Dataset

    started = time.perf_counter()
    dataset = Dataset()
    dataset.parse(nquads(corpus), format="nquads")
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "quads": len(dataset)}


def validate(corpus: Path, _store: str) -> Answer:
    """Validate every report by the shapes; parsing and mapping are not measured."""
    seconds, violations = 0.0, 0
    for facts in _facts(corpus):
        quads = set(report_quads(facts))
        started = time.perf_counter()
        violations += len(shape_violations(facts.report.id, quads))
        seconds += time.perf_counter() - started
    return {"seconds": seconds, "violations": violations}


def verify(corpus: Path, store: str) -> Answer:
    """Compare the reports' graphs of a published store with the N-Quads, line by line."""
    snapshot = Snapshots(Path(store)).require()
    database = snapshot.open()
    reports = read_corpus(corpus).reports
    with nquads(corpus).open(encoding="utf-8") as file:
        expected = sorted(line.rstrip("\n") for line in file)
    found = [line for at in range(reports) for line in sorted_lines(database, report_id(at))]
    authorities = len(set(authority_quads())) if _has(database, "areas") else 0
    return {
        "seconds": 0.0,
        "identical": sorted(found) == expected,
        "input": len(set(expected)),
        "derived": _size(database, names.DERIVED_GRAPH),
        "authorities": authorities,
        "catalogue": _size(database, names.CATALOGUE_GRAPH),
        "store": len(database),
    }


def answer(store: Path, runs: str) -> Answer:
    """Answer every saved query, several times each."""
    return {"seconds": 0.0, **answer_all(store, int(runs))}


def _has(database: ox.Store, graph: str) -> bool:
    return database.contains_named_graph(ox.NamedNode(names.graph(graph)))


def _size(database: ox.Store, graph: str) -> int:
    return len(sorted_lines(database, graph)) if _has(database, graph) else 0


def _publish(store: Path, build: Callable[[ox.Store, Path], Manifest]) -> None:
    snapshots = Snapshots(store)
    with snapshots.locked():
        snapshots.publish(build)


def _manifest(database: ox.Store) -> Manifest:
    published = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(published, __version__, authorities="", quads=len(database))


def _facts(corpus: Path) -> Iterator[Facts]:
    for path in sorted(facts_folder(corpus).glob("*.json")):
        facts = parse_facts(path, path.read_bytes()).facts
        assert facts is not None, path.name
        yield facts


def _mapped(corpus: Path, folder: Path) -> Iterable[ox.Quad]:
    for facts in _facts(corpus):
        yield from report_quads(facts)
        (folder / f"{facts.report.id}.json").write_text(canonical_json(facts), "utf-8")


STEPS: dict[str, Callable[[Path, str], Answer]] = {
    "make": make,
    "publish-nquads": publish_nquads,
    "publish-facts": publish_facts,
    "load": load_whole,
    "rdflib": read_by_rdflib,
    "validate": validate,
    "verify": verify,
    "answer": answer,
}

if __name__ == "__main__":
    main()
