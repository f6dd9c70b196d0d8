"""One report given twice: as two files, or again under another id, so that it would count twice."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg import names
from kg.errors import ReportConflict
from kg.facts.model import Facts
from kg.graph.snapshots import Snapshot

ALIKE = 0.9  # of the words of all facts, that two files of one report share at least
ENOUGH = 5  # shared facts, from which the facts alone tell
ALIKE_UNDER_ONE_TITLE = 0.6


@dataclass(frozen=True)
class Shape:
    """What of a report's facts is the same in each of its files."""

    name: str  # the file, or the report's id in the store
    area: str
    title: str
    sha256: str
    by_program: bool
    words: Counter[str]


def shape(name: str, facts: Facts) -> Shape:
    """Return the shape of the facts of one report."""
    return _shape(name, facts.model_dump(mode="json", include={
        "report": True, "observations": {"__all__": {"quote"}}, "citations": {"__all__": {"quote"}},
    }))  # fmt: skip


def _shape(name: str, data: dict[str, Any]) -> Shape:
    report = data["report"]
    quotes = [fact["quote"] for kind in ("observations", "citations") for fact in data[kind]]
    return Shape(
        name, report["area"], names.name_key(report["title"]), report["source"]["sha256"],
        report["extractor"] is not None, Counter(_bare(quote) for quote in quotes),
    )  # fmt: skip


def _bare(quote: str) -> str:
    """Return words without blanks, which differ between the files of one report."""
    return "".join(names.name_key(quote).split())


def refuse_twins(incoming: Iterable[Shape], stored: Iterable[Shape]) -> None:
    """Refuse a report that a program read where another one is the same report.

    Raises:
        ReportConflict: both are named.
    """
    seen: dict[str, list[Shape]] = {}
    for known in stored:
        seen.setdefault(known.area, []).append(known)
    for one in incoming:
        for other in seen.get(one.area, []):
            if (one.by_program or other.by_program) and same_report(one, other):
                raise ReportConflict(
                    f"{one.name} and {other.name} are one report: their facts are the same but for "
                    "the file. Give one of them; of a report in the store, remove it first "
                    "('kg remove ID') if the other is to take its place."
                )
        seen.setdefault(one.area, []).append(one)


def same_report(one: Shape, other: Shape) -> bool:
    """Tell whether two shapes are those of one report."""
    if one.sha256 == other.sha256:
        return True
    shared, all_ = (one.words & other.words).total(), (one.words | other.words).total()
    if one.title == other.title:
        return shared > 0 and shared >= ALIKE_UNDER_ONE_TITLE * all_
    return shared >= ENOUGH and shared >= ALIKE * all_


def stored_shapes(snapshot: Snapshot | None, besides: set[str]) -> Iterator[Shape]:
    """Yield the shapes of the reports of a store, but of those that are loaded anew."""
    if snapshot is None:
        return
    for report_id in snapshot.manifest.reports:
        if report_id not in besides:
            yield _shape(f"the report '{report_id}' of the store",
                         json.loads(snapshot.facts(report_id)))  # fmt: skip
