"""Sorting lines that do not fit into memory: runs in temporary files, then one merge."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

RUN = 32_000_000  # bytes that are sorted in memory at a time


def sorted_file(path: Path, run: int = RUN) -> Iterator[bytes]:
    """Yield the lines of a file sorted by bytes, which for UTF-8 is the order of code points."""
    with path.open("rb") as file:
        yield from _merged(iter(lambda: file.readlines(run), []), path.parent)


def sorted_lines(lines: Iterable[bytes], folder: Path, run: int = RUN) -> Iterator[bytes]:
    """Yield lines sorted by bytes; each ends with its line break.

    Args:
        lines: the lines.
        folder: where the temporary files go; the system's own place for them may be in memory.
        run: bytes that are sorted in memory at a time.
    """
    yield from _merged(_runs(lines, run), folder)


def _runs(lines: Iterable[bytes], run: int) -> Iterator[list[bytes]]:
    gathered: list[bytes] = []
    size = 0
    for line in lines:
        gathered.append(line)
        size += len(line)
        if size >= run:
            yield gathered
            gathered, size = [], 0
    if gathered:
        yield gathered


def _merged(runs: Iterator[list[bytes]], folder: Path) -> Iterator[bytes]:
    first, second = next(runs, []), next(runs, None)
    if second is None:
        first.sort()
        yield from first
        return
    with TemporaryDirectory(prefix=".sort-", dir=folder) as runs_folder, ExitStack() as opened:
        files = []
        for number, lines in enumerate(chain([first, second], runs)):
            lines.sort()
            path = Path(runs_folder) / str(number)
            with path.open("wb") as file:
                file.writelines(lines)
            files.append(opened.enter_context(path.open("rb")))
            lines.clear()  # it is in its file now
        yield from heapq.merge(*files)
