"""Extract the reports of a folder in a process of its own, for its time and its memory.

`python -m bench.extract_loop FOLDER` extracts one after another and keeps nothing; with `OUT JOBS`
behind, the facts are written as JSON by `kg extract`, in so many processes.
"""

import sys
from pathlib import Path

from kg.cli.extract import extract_all, report_files
from kg.cli.extraction import Wanted
from kg.extract.extract import extract
from kg.read.read import read_document

SECONDS = 60.0  # that a report may take


def _loop(folder: Path) -> None:
    for path in report_files([folder]):
        extract(read_document(path))


def _in_workers(folder: Path, out: Path, jobs: int) -> None:
    """Write facts; what `kg check` has against figures of the corpus does not matter here."""
    out.mkdir()
    wanted = Wanted(out, ".json")
    done = extract_all(report_files([folder]), wanted, jobs, SECONDS, lambda *_: None)
    failed = [one.error for one in done if one.error]
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    if len(sys.argv) == 2:
        _loop(Path(sys.argv[1]))
    else:
        _in_workers(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
