"""Progress bars for long work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

if TYPE_CHECKING:  # the graph takes long to import, and extraction needs none
    from kg.graph.load import Progress

STEPS = {
    "extract": "Extract",
    "check": "Check facts",
    "load": "Map, validate, load",
    "derive": "Derive",
    "describe": "Describe",
}


@contextmanager
def progress_bars() -> "Iterator[Progress]":
    """Show a bar for each step on standard error, where that is a terminal."""
    bars = Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    tasks: dict[str, Any] = {}

    def update(what: str, done: int, of: int) -> None:
        if what not in tasks:
            tasks[what] = bars.add_task(STEPS[what], total=of)
        bars.update(tasks[what], completed=done, total=of)

    with bars:
        yield update


@contextmanager
def row_counter(title: str) -> Iterator[Callable[[int], None]]:
    """Show how many rows have been read, where standard error is a terminal."""
    bars = Bars(
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    task = bars.add_task(title, total=None)
    with bars:
        yield lambda rows: bars.update(task, completed=rows)
