"""What load, check, validate and info tell."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.ask.answers import Table, number
from kg.cli.tables import print_json, print_table
from kg.facts.check import Checked
from kg.graph.dump import graph_names
from kg.graph.load import Outcome
from kg.graph.snapshots import Snapshot
from kg.graph.validate import Violation

REPORT_COLUMNS = ["Report", "State", "Figures", "Citations", "Quads", "Reviewed"]


def print_outcome(outcome: Outcome, store: Path, as_json: bool) -> None:
    """Print what became of each report, and which snapshot holds it."""
    published = outcome.snapshot.id if outcome.snapshot else None
    if as_json:
        print_json(
            {
                "store": str(store),
                "snapshot": published,
                "reports": {
                    key: {"state": state, **asdict(outcome.entries[key])}
                    for key, state in outcome.reports.items()
                },
                "warnings": [asdict(fault) for fault in outcome.warnings],
            }
        )
        return
    rows = [
        [
            key,
            state,
            *(number(str(value), "en") for value in _counts(outcome, key)),
            "yes" if outcome.entries[key].reviewed else "no",
        ]
        for key, state in outcome.reports.items()
    ]
    print_table(Table(REPORT_COLUMNS, rows, [False, False, True, True, True, False]))
    for fault in outcome.warnings:
        print(fault)
    print(_closing(outcome, store))


def _counts(outcome: Outcome, key: str) -> tuple[int, int, int]:
    entry = outcome.entries[key]
    return entry.figures, entry.citations, entry.quads


def _closing(outcome: Outcome, store: Path) -> str:
    if outcome.snapshot is not None:
        quads = number(str(outcome.snapshot.manifest.quads), "en")
        return (
            f"Published snapshot {outcome.snapshot.id} of '{store}' ({quads} quads with "
            "authorities and conclusions). Ask it: kg query provinces-by-cooperatives"
        )
    if "unchanged" in outcome.reports.values() and set(outcome.reports.values()) == {"unchanged"}:
        return f"Nothing changed: '{store}' holds these facts already."
    return f"Dry run: the facts are sound; nothing was published to '{store}'."


def print_checks(checked: list[Checked], texts: Path | None, as_json: bool) -> None:
    """Print the faults of each file, and whether its quotes were compared with a text."""
    if as_json:
        print_json(
            [
                {
                    "file": str(one.file.path),
                    "text_compared": one.text_seen,
                    "faults": [asdict(fault) for fault in one.faults],
                }
                for one in checked
            ]
        )
        return
    for one in checked:
        for fault in one.faults:
            print(fault)
        print(f"{one.file.path}: {_verdict(one, texts)}")


def _verdict(one: Checked, texts: Path | None) -> str:
    errors = len(one.errors)
    warnings = len(one.faults) - errors
    found = f"{errors} errors, {warnings} warnings" if one.faults else "no faults"
    if one.text_seen:
        return f"{found}; quotes compared with the text"
    how = "the text is not in --texts" if texts else "give --texts DIR to compare them"
    return f"{found}; quotes NOT compared with the text ({how})"


def print_violations(violations: list[Violation], reports: int, as_json: bool) -> None:
    """Print the violations of a store."""
    if as_json:
        print_json([asdict(violation) for violation in violations])
        return
    for violation in violations:
        print(violation)
    outcome = f"{len(violations)} violations" if violations else "no violations"
    print(f"{reports} report graphs and the rules across reports: {outcome}")


def print_info(snapshot: Snapshot, as_json: bool) -> None:
    """Print what a snapshot holds."""
    manifest = snapshot.manifest
    graphs = graph_names(snapshot.open())
    if as_json:
        data: dict[str, Any] = asdict(manifest)
        print_json({"path": str(snapshot.path), "snapshot": snapshot.id, "graphs": graphs, **data})
        return
    rows = [
        [key, entry.source, str(entry.figures), str(entry.citations), str(entry.quads),
         "yes" if entry.reviewed else "no"]
        for key, entry in manifest.reports.items()
    ]  # fmt: skip
    columns = ["Report", "File", "Figures", "Citations", "Quads", "Reviewed"]
    print_table(Table(columns, rows, [False, False, True, True, True, False]))
    print(f"Snapshot {snapshot.id}, published {manifest.published} by kg {manifest.version}")
    print(f"{number(str(manifest.quads), 'en')} quads in {len(graphs)} graphs: {', '.join(graphs)}")
    print(f"Path: {snapshot.path}")
