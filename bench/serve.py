"""`python -m bench.serve`: `kg serve` beside other SPARQL servers on the same data, to SERVE.md.

Needs wrk. Without Virtuoso, or without the extra `bench`, their columns are left out. Each of the
three parts writes its own section of the file: rows (no option), --contention, --swaps.
"""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.error import HTTPError

from bench.results import machine
from bench.serve_answers import DifferentAnswers
from bench.serve_contention import contention_tables, measure_contention
from bench.serve_data import AREAS, OBSERVATIONS, published
from bench.serve_load import LoadFailed, NoLoadGenerator, wrk
from bench.serve_peers import RDFLIB, peers
from bench.serve_queries import DISTINCT, FEW, rows
from bench.serve_rows import LONGEST, ONCE, measure_rows, row_tables
from bench.serve_server import NotServing
from bench.serve_swaps import measure_swaps, swap_tables
from bench.tables import Table, grouped

RESULTS = Path(__file__).parent / "SERVE.md"
HEADINGS = ["Serving", "Contention", "Swaps"]  # in the order of the file
SECTION = re.compile(r"^# (?=\w)", re.MULTILINE)
SERVERS = ("granian", "uvloop", RDFLIB, "oxrdflib", "uvicorn")
ROWS = """\
{quads} triples: {observations} observations of eight properties in fifty graphs, {areas} areas in a
tree; one store, published by `Snapshots.publish`. Every server answers from the union of its
graphs. The answers of all servers were compared before, as sets of rows or triples, numbers by
value. wrk runs on the same cores; every figure is of the best of {rounds} loads (of one where
the last of the connections waits more than {once} s), and the servers take turns.

- oxigraph: `oxigraph serve-read-only`, the reference; the others are ratios to its requests/s
- kg: `kg serve --cache-mb 0`; kg, memory: the same with `--memory`
- kg, cached: `kg serve`; {few} queries in turn, asked before, where the others have {distinct}
  different points and ASKs
- rdflib-endpoint: over the same Oxigraph database by oxrdflib, under uvicorn
- Virtuoso: the same quads in a database of its own, 320 MB of buffers
- answer: rows or triples of an answer; –: not measured, for the last of the connections would wait
  more than {longest} s; where oxigraph is not measured, the others are requests/s"""
CONTENTION = """\
Points alone, then beside two cross products that no server can answer before its deadline; no
cache. "idle after": within five seconds of the last answer the server has nothing more to do.
oxigraph starts a thread for the deadline of each query, which waits as long as that even where the
query has ended: where it ended with -6 (abort), it could start no more threads."""
SWAPS = """\
Each publication changes one triple on top of the current snapshot; at once after it, the changed
value is asked for four times, while points are asked over other connections. An answer is stale
where it is not of the snapshot just published. The cache is on."""


def main() -> None:
    """Measure, print and write the tables; exit with 1 where answers differ."""
    options = _options()
    part = _contention if options.contention else _swaps if options.swaps else _rows
    try:
        wrk()
        with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
            workspace = Path(name)
            store = options.store or workspace / "store"
            _say("data")
            published(store)
            busy = os.getloadavg()[0]
            section = _section(*part(options, store, workspace), busy)
    except (NoLoadGenerator, LoadFailed, NotServing, DifferentAnswers, HTTPError) as problem:
        sys.exit(str(problem))
    write(section)
    print(section)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.serve", description=__doc__)
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--contention", action="store_true", help="points beside heavy queries")
    parts.add_argument("--swaps", action="store_true", help="snapshots published under load")
    parser.add_argument("--store", type=Path, help="keep the data here for the next run")
    parser.add_argument("--rounds", type=int, default=2, help="of all rows (default 2)")
    parser.add_argument("--seconds", type=float, default=3, help="of a load, at least (default 3)")
    parser.add_argument("--publications", type=int, default=100, help="of --swaps (default 100)")
    return parser.parse_args()


def _rows(
    options: argparse.Namespace, store: Path, workspace: Path
) -> tuple[str, str, Iterable[Table]]:
    servers, missing = peers(store, workspace)
    found = measure_rows(servers, rows(), options.rounds, options.seconds, _say)
    notes = ROWS.format(
        quads=grouped(published(store).manifest.quads), observations=grouped(OBSERVATIONS),
        areas=grouped(AREAS), rounds=options.rounds, few=FEW, distinct=grouped(DISTINCT),
        longest=LONGEST, once=ONCE,
    )  # fmt: skip
    missing += [f"{name} is not measured: {why}" for name, why in found.missing.items()]
    return "Serving", "\n".join([notes, *(f"- {line}" for line in missing)]), row_tables(found)


def _contention(
    _options: argparse.Namespace, store: Path, workspace: Path
) -> tuple[str, str, Iterable[Table]]:
    found = measure_contention(store, workspace, rows()[0], _say)
    return "Contention", CONTENTION, contention_tables(found)


def _swaps(
    options: argparse.Namespace, store: Path, workspace: Path
) -> tuple[str, str, Iterable[Table]]:
    found = measure_swaps(store, workspace, rows()[0], options.publications, _say)
    return "Swaps", SWAPS, swap_tables(found)


def _section(heading: str, notes: str, tables: Iterable[Table], busy: float) -> str:
    command = " ".join(["python -m bench.serve", *_public(sys.argv[1:])])
    about = f"{machine(command)}\n- {_versions()}; load of the machine before: {busy:.1f}"
    blocks = [f"## {one.title}\n\n```\n{str(one).partition(chr(10) * 2)[2]}\n```" for one in tables]
    return "\n\n".join([f"# {heading}", about, notes, *blocks]) + "\n"


def _public(arguments: list[str]) -> list[str]:
    """Return the arguments without the folder, which tells nothing of the measurement."""
    if "--store" in arguments:
        at = arguments.index("--store")
        return arguments[:at] + arguments[at + 2 :]
    return arguments


def _versions() -> str:
    found = []
    for name in SERVERS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return ", ".join(found)


def write(section: str) -> None:
    """Put a section in the place of the one with its heading; the others stay."""
    written = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    sections = {_heading(one): one for one in SECTION.split(written) if one.strip()}
    sections[_heading(section.removeprefix("# "))] = section.removeprefix("# ")
    ordered = [f"# {sections[name].strip()}\n" for name in HEADINGS if name in sections]
    RESULTS.write_text("\n".join(ordered), "utf-8")


def _heading(section: str) -> str:
    return section.partition("\n")[0].strip()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
