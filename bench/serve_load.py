"""Load on a server: wrk sends queries over so many connections and tells how long answers took."""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

from bench.serve_queries import target

SCRIPT = Path(__file__).with_name("serve.lua")
SLOW = 0.1  # seconds of a query above which the last answer's time counts, not wrk's own
PATIENCE = 600  # seconds for one answer, so that waiting in a queue is no failure


class NoLoadGenerator(Exception):
    """wrk is not installed."""

    def __str__(self) -> str:
        return "wrk is not installed: apt-get install wrk (or the package of that name elsewhere)"


class LoadFailed(Exception):
    """wrk could not put its load, with what it wrote."""


@dataclass(frozen=True)
class Load:
    """What came of a load; p50 and p99 are milliseconds."""

    requests: int
    refused: int  # answered with a status that is no success
    broken: int  # not answered, or not in time
    seconds: float
    p50: float
    p99: float

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return (self.requests - self.refused) / self.seconds

    @property
    def failed(self) -> int:
        """Requests that did not end well."""
        return self.refused + self.broken


def wrk() -> str:
    """Return the path of the load generator.

    Raises:
        NoLoadGenerator: it is not installed.
    """
    found = which("wrk")
    if found is None:
        raise NoLoadGenerator
    return found


def put_load(
    url: str, queries: Iterable[str], accept: str, connections: int, seconds: float, slow: bool
) -> Load:
    """Ask queries in turn over so many connections, each at once after its last answer.

    Args:
        slow: count until the last answer; for queries of which few end in the time.

    Raises:
        LoadFailed: the server could not be reached.
    """
    path = urlsplit(url).path
    with tempfile.NamedTemporaryFile("w", prefix="kg-bench-", suffix=".txt") as file:
        file.writelines(f"{target(path, query)}\n" for query in queries)
        file.flush()
        command = [
            wrk(), "--threads", "1", "--connections", str(connections),
            "--duration", f"{max(1, round(seconds))}s", "--timeout", f"{PATIENCE}s",
            "--script", str(SCRIPT), "--header", f"Accept: {accept}", url, "--", file.name,
        ]  # fmt: skip
        environment = {**os.environ, "LAST": "1"} if slow else os.environ
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise LoadFailed(f"wrk failed on {url}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return Load(**json.loads(done.stdout.splitlines()[-1]))
