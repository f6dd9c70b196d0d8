"""`kg extract`: reports to facts, many at a time, each by itself."""

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.cli.extraction import (
    PAGE_ENDING,
    REPORT_ENDINGS,
    Done,
    Task,
    Wanted,
    extract_one,
    how_to_correct,
)
from kg.cli.parallel import Lost, outcomes
from kg.cli.tables import print_json
from kg.errors import BadCall
from kg.facts.written import facts_json, facts_yaml
from kg.read.content import STANDARD_INPUT, content_of

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Shown:
    """How the outcome is shown: what is printed of one report, and in which language."""

    format: str = "yaml"  # or json
    page: bool = False
    explain: bool = False
    as_json: bool = False
    language: str = "vi"


def report_files(sources: Sequence[Path]) -> list[Path]:
    """Return the reports of sources: files as they are, of folders those of a known ending.

    Raises:
        BadCall: a source does not exist, or a folder holds no report.
    """
    files: dict[Path, Path] = {}
    for source in sources:
        if source.is_dir():
            found = sorted(path for path in source.iterdir() if is_report(path))
            if not found:
                endings = ", ".join(sorted(REPORT_ENDINGS))
                raise BadCall(f"{source}: this folder holds no report ({endings})")
        elif source == STANDARD_INPUT or source.exists():
            found = [source]
        else:
            raise BadCall(f"{source}: there is no such file or folder")
        for path in found:
            files.setdefault(path.resolve(), path)
    return list(files.values())


def is_report(path: Path) -> bool:
    """Tell whether a file is a report by its ending, not a page that we wrote."""
    return (
        path.suffix.lower() in REPORT_ENDINGS
        and not path.name.endswith(PAGE_ENDING)
        and not path.name.startswith(".")
        and path.is_file()
    )


def processors() -> int:
    """Return how many processes run at once by default."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extract_all(
    files: Sequence[Path], wanted: Wanted, workers: int, seconds: float, progress: Progress
) -> list[Done]:
    """Return what became of each report, in the order of the files, whatever the workers' order."""
    tasks = [_task(file, wanted) for file in files]
    done = _of_one_name(tasks)
    left = [task for task in tasks if task.source not in done]
    if len(tasks) == 1:
        return [done.get(task.source) or extract_one(task) for task in tasks]
    progress("extract", len(done), len(tasks))
    for task, outcome in outcomes(extract_one, left, workers=workers, seconds=seconds):
        if isinstance(outcome, Lost):
            outcome = Done(str(task.source), "failed", error=f"{task.source}: {outcome.reason}")
        done[task.source] = outcome
        progress("extract", len(done), len(tasks))
    return [done[task.source] for task in tasks]


def _task(file: Path, wanted: Wanted) -> Task:
    """Return a task; standard input is read here, since workers have another one."""
    return Task(file, wanted, content_of(file) if file == STANDARD_INPUT else None)


def _of_one_name(tasks: Sequence[Task]) -> dict[Path, Done]:
    """Return the failures of reports whose facts would be written into one file."""
    targets: defaultdict[Path, list[Task]] = defaultdict(list)
    for task in tasks:
        if task.target is not None:
            targets[task.target].append(task)
    return {
        task.source: Done(
            str(task.source),
            "failed",
            error=f"{task.source}: its facts would be written to {target}, and so would those of "
            + ", ".join(str(other.source) for other in several if other is not task)
            + "; nothing was written. Rename one, or extract them into two folders.",
        )
        for target, several in targets.items()
        if len(several) > 1
        for task in several
    }


def print_done(done: Sequence[Done], folder: Path | None, shown: Shown) -> None:
    """Print what became of reports: the facts of one, or a summary of those that were written."""
    if folder is None:
        _print_one(done[0], shown)
    elif shown.as_json:
        print_json([_data(one) for one in done])
    else:
        _print_explanations(done, shown)
        print(_closing(done, folder))
    if not (shown.as_json and folder):
        for one in done:
            for line in _remarks(one):
                print(line, file=sys.stderr)
            for fault in (*one.faults, *([one.error] if one.error else [])):
                print(f"Fault: {fault}", file=sys.stderr)


def _remarks(done: Done) -> list[str]:
    lines = [f"{done.source}: {done.left_out} facts were left out (--min-confidence)"]
    learnt = [f"{done.source}: needs no correction any more: {what}" for what in done.needless]
    return [*(lines if done.left_out else []), *learnt]


def _print_one(done: Done, shown: Shown) -> None:
    if done.facts is None:
        return
    if shown.page:
        from kg.cli.page import facts_page

        print(facts_page(done.facts, done.text), end="")
    elif shown.explain:
        _print_explanations([done], shown)
    elif shown.as_json or shown.format == "json":
        print(facts_json(done.facts), end="")
    else:
        name = f"{Path(done.facts.report.source.file).stem}.yaml"
        print(facts_yaml(done.facts, how_to_correct(name)), end="")


def _print_explanations(done: Sequence[Done], shown: Shown) -> None:
    if shown.explain:
        from kg.cli.explain import print_explanation

        for one in done:
            if one.facts is not None and one.state == "extracted":
                print_explanation(one.facts, one.text, shown.language)


def _data(done: Done) -> dict[str, Any]:
    return {
        "source": done.source,
        "state": done.state,
        "report": done.report,
        "reviewed": done.reviewed,
        "written": done.written,
        "figures": done.figures,
        "citations": done.citations,
        "left_out": done.left_out,
        "corrected": done.corrected,
        "needless": done.needless,
        "faults": done.faults,
        "error": done.error,
    }


def _closing(done: Sequence[Done], folder: Path) -> str:
    extracted = [one for one in done if one.state == "extracted"]
    figures = sum(one.figures for one in extracted)
    corrected = sum(one.corrected for one in extracted)
    skipped = sum(one.state == "skipped" for one in done)
    failed = sum(one.state == "failed" for one in done)
    told = [
        f"{len(extracted)} of {len(done)} reports extracted into '{folder}' ({figures} figures)"
    ]
    if corrected:
        told.append(f"{corrected} corrections applied")
    if skipped:
        told.append(f"{skipped} skipped (their facts are there; --again extracts them anew)")
    if failed:
        told.append(f"{failed} failed")
    return "; ".join(told)
