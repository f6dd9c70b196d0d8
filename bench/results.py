"""Where and when a benchmark ran, and its tables as a file."""

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.publish import Size, publishing_tables
from bench.startup import StartUp, startup_tables

PACKAGES = ("kttt-kg", "pyoxigraph", "oxigraph", "pyrudof", "pydantic", "rdflib", "typer", "rich")
NOTES = """\
Every measurement is a process of its own. `oxigraph load` is timed as a whole process, the others
from the first byte read to the published snapshot, without the start of the interpreter; peak
memory is that of the whole process. quads/s counts the distinct quads of the reports, in the
fastest run; ratio is against `oxigraph load` on the same content.

- oxigraph load: the N-Quads into a fresh directory, the peer
- publish N-Quads: the same file into a snapshot, by `Snapshots.publish`
- publish facts: JSON facts parsed, mapped, derived and published; no checks, shapes, authorities
- kg load: the whole command, with checks, shapes, authorities, conclusions and rules
- rdflib parse: the N-Quads into memory by rdflib
- shapes alone: SHACL on every report's graph
"""


@dataclass(frozen=True)
class Results:
    """All measurements of one run."""

    command: str
    publishing: list[Size]
    startup: StartUp

    def __str__(self) -> str:
        tables = [*publishing_tables(self.publishing), *startup_tables(self.startup)]
        blocks = [f"## {table.title}\n\n```\n{_body(str(table))}\n```" for table in tables]
        return "\n\n".join(["# Benchmarks", machine(self.command), NOTES.rstrip(), *blocks]) + "\n"


def _body(table: str) -> str:
    return table.partition("\n\n")[2]


def machine(command: str) -> str:
    """Return where and when a command ran: cores, memory, versions; no name and no path."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.machine()}"
    lines = [
        f"- date: {datetime.now(UTC).date().isoformat()}",
        f"- command: `{command}`",
        f"- machine: {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB memory, {system}",
        f"- Python {platform.python_version()}; {', '.join(_versions())}",
    ]
    return "\n".join(lines)


def _processor() -> str:
    """Return the model of the processor as Linux tells it."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text("utf-8").splitlines() if information.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or "unknown processor")


def _versions() -> list[str]:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return found
