"""Start-up of the command line beside an empty typer application, and every saved query."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.measure import Measured, Run, run_process, run_step
from bench.tables import Table, grouped
from bench.tools import tool

EMPTY = "empty typer application"
EMPTY_SOURCE = """\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "x"):
    print(name)


app()
"""
QUERY_RUNS = 5


@dataclass(frozen=True)
class StartUp:
    """Whole processes by what they do, and the milliseconds of every saved query."""

    processes: dict[str, Measured]
    queries: dict[str, list[float]]


def measure_startup(repeat: int, workspace: Path, say: Callable[[str], None]) -> StartUp:
    """Measure processes in turn, and the saved queries on the store of the bundled reports."""
    store = workspace / "bundled"
    run_process([sys.executable, tool("kg"), "load", "--store", str(store)])
    say(f"start-up: {repeat} runs of each")
    processes = _processes(_commands(workspace, store), repeat)
    say("saved queries")
    return StartUp(processes, run_step("answer", store, str(QUERY_RUNS)).answer)


def _commands(workspace: Path, store: Path) -> dict[str, list[str]]:
    empty = workspace / "empty.py"
    empty.write_text(EMPTY_SOURCE, "utf-8")
    kg = [sys.executable, tool("kg")]
    return {
        EMPTY: [sys.executable, str(empty)],
        f"{EMPTY} --help": [sys.executable, str(empty), "--help"],
        "kg --help": [*kg, "--help"],
        "kg query provinces-by-cooperatives": [
            *kg, "query", "provinces-by-cooperatives", "--store", str(store)
        ],
    }  # fmt: skip


def _processes(commands: dict[str, list[str]], repeat: int) -> dict[str, Measured]:
    """Run the commands in turn; a first round, which fills the caches, does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(repeat + 1):
        for name, command in commands.items():
            runs[name].append(run_process(command)[0])
    return {name: Measured(taken[1:]) for name, taken in runs.items()}


def startup_tables(measured: StartUp) -> list[Table]:
    """Return the table of whole processes and that of the saved queries, the slowest first."""
    return [_process_table(measured.processes), _query_table(measured.queries)]


def _process_table(processes: dict[str, Measured]) -> Table:
    empty = processes[EMPTY]
    rows = [
        [
            name,
            f"{one.fastest * 1000:.0f}",
            f"{one.median * 1000:.0f}",
            f"{one.fastest / empty.fastest:.2f}",
            f"{one.median / empty.median:.2f}",
            grouped(one.megabytes),
        ]
        for name, one in processes.items()
    ]
    columns = ["process", "min ms", "median ms", "ratio of min", "ratio of median", "peak MB"]
    return Table(
        f"Start-up: whole processes, {len(empty.runs)} runs of each in turn", columns, rows
    )


def _query_table(queries: dict[str, list[float]]) -> Table:
    slowest_first = sorted(queries.items(), key=lambda item: -max(item[1]))
    rows = [
        [name, *(f"{value:.1f}" for value in (min(taken), median(taken), max(taken)))]
        for name, taken in slowest_first
    ]
    title = f"Saved queries on the five reports, in one process, {QUERY_RUNS} runs of each"
    return Table(title, ["query", "min ms", "median ms", "max ms"], rows)
