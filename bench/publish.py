"""Publishing beside `oxigraph load` and rdflib, on the same content in the same run."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.corpus import Corpus, nquads, read_corpus
from bench.measure import Measured, Run, StepFailed, run_process, run_step
from bench.tables import Table, grouped
from bench.tools import tool

PEER = "oxigraph load"
STEPS = {
    PEER: "",
    "publish N-Quads": "publish-nquads",
    "publish facts": "publish-facts",
    "kg load": "load",
    "rdflib parse": "rdflib",
    "shapes alone": "validate",
}
PARTS = ("input", "derived", "authorities", "catalogue")  # of a store, as `verify` counts them
STORES = ("publish N-Quads", "publish facts", "kg load")  # steps that leave a store behind
PATIENCE = 600.0  # seconds that rdflib may take, judged by the size before
SLOW = 200.0  # a run that took so many seconds is not repeated
Progress = Callable[[str], None]


@dataclass
class Size:
    """All measurements on one corpus."""

    corpus: Corpus
    steps: dict[str, Measured] = field(default_factory=dict)
    checks: dict[str, dict[str, Any]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def rate(self, step: str) -> float:
        """Return quads of the reports a second, in the fastest run."""
        return self.corpus.quads / self.steps[step].fastest


def measure_publishing(sizes: list[int], repeat: int, folder: Path, say: Progress) -> list[Size]:
    """Measure all steps on corpora of all sizes, the smallest first."""
    measured: list[Size] = []
    for size in sorted(sizes):
        corpus = folder / f"corpus-{size}"
        run_step("make", corpus, str(size))
        known = read_corpus(corpus)
        say(f"{known.quads} quads of {known.reports} made reports")
        left_out = _left_out(known, measured[-1] if measured else None)
        measured.append(_measure(corpus, repeat, left_out, say))
        shutil.rmtree(corpus)
    return measured


def _left_out(corpus: Corpus, before: Size | None) -> set[str]:
    if before is None or "rdflib parse" not in before.steps:
        return set()
    return {"rdflib parse"} if corpus.quads / before.rate("rdflib parse") > PATIENCE else set()


def _measure(corpus: Path, repeat: int, left_out: set[str], say: Progress) -> Size:
    """Run every step in turn, and again, so that a slow minute of the machine meets them all."""
    size = Size(read_corpus(corpus))
    runs: dict[str, list[Run]] = {name: [] for name in STEPS if name not in left_out}
    for _ in range(repeat):
        for name, taken in runs.items():
            if name not in size.failures and not (taken and taken[-1].seconds > SLOW):
                _measure_step(name, corpus, size, taken, say)
    size.steps = {name: Measured(taken) for name, taken in runs.items() if taken}
    return size


def _measure_step(name: str, corpus: Path, size: Size, taken: list[Run], say: Progress) -> None:
    """Run a step once more and, the first time, verify the store that it leaves."""
    store = corpus.with_name("store")
    try:
        taken.append(_run(name, corpus, store))
        say(f"  {name}: {taken[-1].seconds:.2f} s")
        if name in STORES and name not in size.checks:
            size.checks[name] = run_step("verify", corpus, store).answer
    except StepFailed as failure:
        if name == PEER:  # nothing can be set beside it
            raise
        size.failures[name] = str(failure)
        say(f"  {name} {failure}")
    finally:
        shutil.rmtree(store, ignore_errors=True)


def _run(name: str, corpus: Path, store: Path) -> Run:
    if name == PEER:
        command = [tool("oxigraph"), "load", "--location", str(store), "--file"]
        return run_process([*command, str(nquads(corpus))])[0]
    return run_step(STEPS[name], corpus, store)


def publishing_tables(sizes: list[Size]) -> list[Table]:
    """Return the tables of one run: each size beside its peer, linearity, accuracy."""
    return [*(_beside_peer(size) for size in sizes), _linearity(sizes), _accuracy(sizes)]


def _beside_peer(size: Size) -> Table:
    peer = size.rate(PEER)
    rows = [
        [
            name,
            f"{measured.fastest:.2f}",
            f"{measured.median:.2f}",
            grouped(size.rate(name)),
            f"{size.rate(name) / peer:.2f}",
            grouped(measured.megabytes),
            str(len(measured.runs)),
        ]
        for name, measured in size.steps.items()
    ]
    rows += [[name, "failed", *[""] * 5] for name in size.failures]
    known = size.corpus
    title = (
        f"{grouped(known.quads)} quads of {grouped(known.reports)} made reports "
        f"({known.megabytes:.1f} MB of N-Quads)"
    )
    columns = ["step", "min s", "median s", "quads/s", "ratio", "peak MB", "runs"]
    return Table(title, columns, rows)


def _linearity(sizes: list[Size]) -> Table:
    rows = [
        [name, *(grouped(size.rate(name)) for size in sizes)]
        for name in STEPS
        if all(name in size.steps for size in sizes)
    ]
    rows += [
        [f"  of it {part}", *(grouped(_part_rate(size, part)) for size in sizes)]
        for part in ("map", "derive")
        if all("publish facts" in size.steps for size in sizes)
    ]
    columns = ["quads/s (min)", *(grouped(size.corpus.quads) for size in sizes)]
    return Table("Linearity: quads a second as the content grows", columns, rows)


def _part_rate(size: Size, part: str) -> float:
    seconds = min(run.answer[part] for run in size.steps["publish facts"].runs)
    return size.corpus.quads / float(seconds)


def _accuracy(sizes: list[Size]) -> Table:
    rows = []
    for size in sizes:
        for name, check in size.checks.items():
            parts = [check[part] for part in PARTS]
            right = check["store"] == sum(parts)
            rows.append([name, *map(grouped, parts), grouped(check["store"]), _yes(right),
                         _yes(check["identical"])])  # fmt: skip
    columns = ["step", "reports", *PARTS[1:], "store", "adds up", "identical"]
    return Table("Accuracy: quads in the published store; dump of the reports and input", columns,
                 rows)  # fmt: skip


def _yes(right: bool) -> str:
    return "yes" if right else "NO"


def inaccuracies(sizes: list[Size]) -> list[str]:
    """Return what is wrong: a step that failed, a store without its content, a violation."""
    wrong = [" ".join(row) for row in _accuracy(sizes).rows if "NO" in row]
    for size in sizes:
        wrong += [f"{name} {failure}" for name, failure in size.failures.items()]
        for name, key, expected in (("rdflib parse", "quads", size.corpus.quads),
                                    ("shapes alone", "violations", 0)):  # fmt: skip
            runs = size.steps[name].runs if name in size.steps else []
            wrong += [f"{name}: {run.answer[key]} {key}, not {expected}"
                      for run in runs if run.answer[key] != expected]  # fmt: skip
    return wrong
