"""`kg load` and `kg remove`: from facts files to a published snapshot, or to nothing at all."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replace_entry
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import __version__, names
from kg.errors import BadCall, FaultyFacts, InvalidGraph, ReportConflict
from kg.facts.check import Checked, TextReader, check_file, plain_text
from kg.facts.model import Facts
from kg.facts.source import Fault, canonical_json, fingerprint, parse_facts, read_facts
from kg.graph.catalogue import catalogue_quads
from kg.graph.derive import derived_quads
from kg.graph.derive.figures import FigureRows
from kg.graph.examples import examples_fingerprint
from kg.graph.snapshots import Manifest, ReportEntry, Snapshot, Snapshots
from kg.graph.twins import refuse_twins, shape, stored_shapes
from kg.graph.validate import Violation, rule_violations, shape_violations
from kg.law.national.look_up import national_fingerprint, national_look_up
from kg.resources import folder
from mappings import report_quads
from mappings.authorities import authority_quads

Progress = Callable[[str, int, int], None]  # what is done, how much is done, of how much
SHOWN = 20  # faults and violations that a message lists


@dataclass
class Outcome:
    """What a load did, or would do: each report as new, updated, replaced or unchanged."""

    reports: dict[str, str] = field(default_factory=dict)
    entries: dict[str, ReportEntry] = field(default_factory=dict)
    warnings: list[Fault] = field(default_factory=list)
    snapshot: Snapshot | None = None  # None: nothing changed, or a dry run
    quads: int = 0  # of a dry run


def no_progress(_what: str, _done: int, _of: int) -> None:
    """Show nothing."""


def is_facts_file(path: Path) -> bool:
    """Tell whether a file is a facts file by its name; corrections of facts are none."""
    return path.suffix in {".yaml", ".json"} and not path.name.endswith(".corrections.yaml")


def facts_files(sources: Iterable[Path]) -> list[Path]:
    """Return the facts files of sources: files as they are, of folders their .yaml and .json.

    Raises:
        BadCall: a source does not exist, or a folder holds no facts files.
    """
    files: list[Path] = []
    for source in sources:
        if source.is_dir():
            found = sorted(path for path in source.iterdir() if is_facts_file(path))
            if not found:
                raise BadCall(f"{source}: this folder holds no .yaml or .json facts files")
            files.extend(found)
        elif source.exists():
            files.append(source)
        else:
            raise BadCall(f"{source}: there is no such file or folder")
    return files


def load(
    sources: Iterable[Path],
    store: Path,
    *,
    extracted: Sequence[Checked] = (),
    texts: Path | None = None,
    reader: TextReader = plain_text,
    replace: bool = False,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Outcome:
    """Load facts files into a store and publish the next snapshot.

    Args:
        sources: facts files and folders of them.
        store: the store directory; made where it does not exist.
        extracted: facts of reports that have no facts files.
        texts: the folder of the reports' texts, to compare quotes with.
        reader: reads those texts.
        replace: accept a report that is known with another text.
        dry_run: check, map and validate, but publish nothing.
        progress: told after each step.

    Raises:
        KgError: faulty facts, a conflict of ids, an invalid graph, a store that cannot be written;
            the published snapshot is then as it was.
    """
    snapshots = Snapshots(store)
    files = facts_files(sources)
    checked = [*_checked(files, texts, reader, progress), *extracted]
    _refuse_faulty(checked)
    incoming = _by_id(checked)
    if dry_run:
        _refuse_twins(incoming, snapshots.current())
        outcome, changed = _compare(incoming, checked, snapshots.current(), replace)
        outcome.quads = sum(1 for _ in _mapped(changed, outcome.entries, progress))
        return outcome
    with snapshots.locked():
        before = snapshots.current()
        _refuse_twins(incoming, before)
        outcome, changed = _compare(incoming, checked, before, replace)
        if changed or before is None or _stale(before, store):
            entries = {**(before.manifest.reports if before else {}), **outcome.entries}
            outcome.snapshot = _publish(snapshots, before, changed, entries, progress)
            outcome.entries = {key: entries[key] for key in outcome.entries}
    return outcome


def _stale(before: Snapshot, store: Path) -> bool:
    """Tell whether what a snapshot was made of beside its reports has changed since."""
    known = before.manifest
    return (known.authorities, known.national, known.examples) != (
        authority_fingerprint(),
        national_fingerprint(store),
        examples_fingerprint(),
    )


def remove(report_ids: list[str], store: Path) -> Snapshot:
    """Remove reports from a store and publish the next snapshot.

    Raises:
        BadCall: there is no store, or no such report in it.
    """
    snapshots = Snapshots(store)
    with snapshots.locked():
        before = snapshots.require()
        known = before.manifest.reports
        missing = [report_id for report_id in report_ids if report_id not in known]
        if missing:
            raise BadCall(
                f"No report '{missing[0]}' in '{store}'; it holds: {', '.join(sorted(known))}"
            )
        entries = {key: entry for key, entry in known.items() if key not in set(report_ids)}
        return _publish(snapshots, before, {}, entries, no_progress)


@cache
def authority_fingerprint() -> str:
    """Return the hash of ontology and authority tables, and of the program that maps them."""
    digest = hashlib.sha256(__version__.encode())
    root = folder("ontology")
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".ttl", ".csv"}):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _checked(
    files: list[Path], texts: Path | None, reader: TextReader, progress: Progress
) -> list[Checked]:
    checked = []
    for done, path in enumerate(files, start=1):
        checked.append(check_file(read_facts(path), texts, reader))
        progress("check", done, len(files))
    return checked


def _refuse_faulty(checked: list[Checked]) -> None:
    errors = [fault for one in checked for fault in one.errors]
    if errors:
        more = f"\n… and {len(errors) - SHOWN} more" if len(errors) > SHOWN else ""
        raise FaultyFacts(
            "\n".join(str(fault) for fault in errors[:SHOWN])
            + f"{more}\nNothing was loaded; correct the facts ('kg check' lists all faults)."
        )


def _refuse_twins(incoming: dict[str, Checked], before: Snapshot | None) -> None:
    """Refuse reports that are one; what people wrote is trusted to be told apart by its id."""
    shapes = [shape(str(one.file.path), _facts(one)) for one in incoming.values()]
    if any(one.by_program for one in shapes):
        refuse_twins(shapes, stored_shapes(before, set(incoming)))


def _by_id(checked: list[Checked]) -> dict[str, Checked]:
    incoming: dict[str, Checked] = {}
    for one in checked:
        facts = _facts(one)
        known = incoming.get(facts.report.id)
        if known is not None:
            raise ReportConflict(
                f"{one.file.path}: the report '{facts.report.id}' is given twice, "
                f"also in {known.file.path}; give it once."
            )
        incoming[facts.report.id] = one
    return incoming


def _facts(one: Checked) -> Facts:
    assert one.file.facts is not None
    return one.file.facts


def _compare(
    incoming: dict[str, Checked], checked: list[Checked], before: Snapshot | None, replace: bool
) -> tuple[Outcome, dict[str, Facts]]:
    """Tell what becomes of each report, and which ones have to be mapped."""
    known = before.manifest.reports if before else {}
    outcome = Outcome(warnings=[fault for one in checked for fault in one.faults])
    changed: dict[str, Facts] = {}
    for report_id, one in incoming.items():
        facts, entry = _facts(one), known.get(report_id)
        outcome.reports[report_id] = _becomes(facts, entry, one.file.path, replace)
        if entry is None or outcome.reports[report_id] != "unchanged":
            changed[report_id] = facts
            entry = _entry(facts, one.file.path)
        outcome.entries[report_id] = entry
    return outcome, changed


def _becomes(facts: Facts, entry: ReportEntry | None, path: Path, replace: bool) -> str:
    if entry is None:
        return "new"
    if entry.text != facts.report.source.sha256:
        if not replace:
            raise ReportConflict(
                f"{path}: the report '{facts.report.id}' is known with another text "
                f"(sha256 {entry.text[:12]}…, now {facts.report.source.sha256[:12]}…). "
                "Give it another id, or load with --replace if it is to take its place."
            )
        return "replaced"
    return "unchanged" if entry.facts == fingerprint(facts) else "updated"


def _entry(facts: Facts, path: Path) -> ReportEntry:
    return ReportEntry(
        facts=fingerprint(facts),
        text=facts.report.source.sha256,
        source=path.name,
        figures=len(facts.observations),
        citations=len(facts.citations),
        reviewed=facts.report.reviewed is not None,
    )


def _refuse(violations: list[Violation]) -> None:
    if violations:
        more = f"\n… and {len(violations) - SHOWN} more" if len(violations) > SHOWN else ""
        raise InvalidGraph(
            "\n".join(str(violation) for violation in violations[:SHOWN])
            + f"{more}\nNothing was published; correct the facts of these reports."
        )


def _publish(
    snapshots: Snapshots,
    before: Snapshot | None,
    changed: dict[str, Facts],
    entries: dict[str, ReportEntry],
    progress: Progress,
) -> Snapshot:
    """Build the next snapshot on top of the last, or afresh where the authorities changed.

    Args:
        changed: the reports to map; all others are taken over from the last snapshot.
        entries: what the next manifest tells of each report; one that is missing is removed.
    """
    on_top_of = before
    if before is not None and before.manifest.authorities != authority_fingerprint():
        kept = [key for key in entries if key not in changed]
        changed = {**{key: _stored_facts(before, key) for key in kept}, **changed}
        on_top_of = None
    known = before.manifest.reports if before else {}
    gone = [key for key in known if key not in entries]

    def build(store: ox.Store, facts_folder: Path) -> Manifest:
        if on_top_of is None:
            store.bulk_extend(authority_quads())
            if before is not None:
                store.bulk_extend(_of_clients(before.open()))
        else:
            _forget([*changed, *gone], store, facts_folder)
        rows = FigureRows()
        rows.read(store)
        store.bulk_extend(rows.watch(_mapped(changed, entries, progress)))
        for report_id, facts in changed.items():
            (facts_folder / f"{report_id}.json").write_text(canonical_json(facts), "utf-8")
        progress("derive", 0, 1)
        # Before the look-up: of an index that changes in between, the next load derives again.
        national = national_fingerprint(snapshots.directory)
        with national_look_up(snapshots.directory) as look_up:
            store.bulk_extend(derived_quads(store, rows, look_up))
        progress("derive", 1, 1)
        _refuse(rule_violations(store))
        progress("describe", 0, 1)
        store.bulk_extend(catalogue_quads(store))
        progress("describe", 1, 1)
        return Manifest(
            published=datetime.now(UTC).isoformat(timespec="seconds"),
            version=__version__,
            authorities=authority_fingerprint(),
            quads=len(store),
            reports=dict(sorted(entries.items())),
            national=national,
            examples=examples_fingerprint(),
        )

    return snapshots.publish(build, on_top_of)


def _forget(report_ids: list[str], store: ox.Store, facts_folder: Path) -> None:
    """Remove reports and all that is made of them; an older snapshot keeps its own hard links."""
    for name in (*report_ids, names.DERIVED_GRAPH, names.CATALOGUE_GRAPH):
        store.remove_graph(ox.NamedNode(names.graph(name)))
    for report_id in report_ids:
        (facts_folder / f"{report_id}.json").unlink(missing_ok=True)


def _of_clients(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield what clients of the endpoint wrote, into graphs of other names than ours."""
    yield from store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    for graph in store.named_graphs():
        if not (isinstance(graph, ox.NamedNode) and graph.value.startswith(names.GRAPH)):
            yield from store.quads_for_pattern(None, None, None, graph)


def _stored_facts(snapshot: Snapshot, report_id: str) -> Facts:
    file = parse_facts(Path(f"{report_id}.json"), snapshot.facts(report_id))
    if file.facts is None:
        raise FaultyFacts(
            f"The facts of '{report_id}' do not fit this version any more: {file.faults[0]}. "
            "Load its corrected facts together with the others."
        )
    return file.facts


def _mapped(
    changed: dict[str, Facts], entries: dict[str, ReportEntry], progress: Progress
) -> Iterator[ox.Quad]:
    """Yield the quads of reports, each graph validated before it is given out."""
    for done, (report_id, facts) in enumerate(changed.items(), start=1):
        quads = set(report_quads(facts))
        _refuse(shape_violations(report_id, quads))
        entries[report_id] = replace_entry(entries[report_id], quads=len(quads))
        yield from quads
        progress("load", done, len(changed))
