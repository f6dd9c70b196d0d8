"""A server to be attacked, in a process of its own, and a prober that asks all the while for its
health: whatever a client does, others must be answered.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from tests.serve.launch import launched

TOKEN = "attack-token-0123456789"
TIMEOUT = 2.0  # seconds that a query may run
MEMORY = 512 << 20  # bytes that it may take
SLACK = 8.0  # seconds beyond the time limit in which an answer must be there on a busy machine
_PATIENCE = 2.0  # seconds in which the health must be told
_EVERY = 0.03
_PROGRAM = """
import json, sys
from pathlib import Path
from kg.cli.serve import run
from kg.serve.settings import Settings
told = json.loads(sys.argv[1])
log = told.pop("log")
run(Settings(Path(told.pop("store")), federation=frozenset(told.pop("federation")), **told), log)
"""


@dataclass(frozen=True)
class Target:
    """A running server."""

    port: int
    pid: int
    store: Path
    log: Path

    @property
    def workers(self) -> list[int]:
        """The numbers of its child processes that live."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/children")
        children = [int(each) for task in tasks for each in task.read_text().split()]
        return sorted(child for child in children if _state(child) not in "ZX")

    @property
    def memory(self) -> int:
        """The bytes that the server itself, without its workers, has in memory."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    @property
    def computed(self) -> float:
        """The seconds that its workers have computed since they began."""
        return sum(_computed(worker) for worker in self.workers)

    def idle(self, within: float) -> bool:
        """Wait until the workers compute no more; tell whether that came in time."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            before, workers = self.computed, self.workers
            time.sleep(0.3)
            if self.workers == workers and self.computed - before < 0.1:
                return True
        return False


class Prober(threading.Thread):
    """Asks for the health, again and again, and keeps what went wrong."""

    def __init__(self, target: Target) -> None:
        super().__init__(daemon=True)
        self._target = target
        self._stopped = threading.Event()
        self.asked = 0
        self.missed: list[str] = []

    def run(self) -> None:
        while not self._stopped.wait(_EVERY):
            began = time.monotonic()
            try:
                connection = HTTPConnection("127.0.0.1", self._target.port, timeout=_PATIENCE)
                connection.request("GET", "/health")
                status = connection.getresponse().status
                connection.close()
            except (OSError, HTTPException) as error:
                self.missed.append(f"{error!r} after {time.monotonic() - began:.2f} s")
            else:
                self.asked += 1
                if status != 200 or time.monotonic() - began > _PATIENCE:
                    self.missed.append(f"{status} after {time.monotonic() - began:.2f} s")

    def stop(self) -> None:
        self._stopped.set()
        self.join()


@contextmanager
def attacked(store: Path, directory: Path, **settings: Any) -> Iterator[Target]:
    """Serve a store with the limits of this suite, or others."""
    log, output = directory / "access.log", directory / "output"
    told = {
        "store": str(store), "port": 0, "log": str(log), "federation": [], "timeout": TIMEOUT,
        "memory": MEMORY, **settings,
    }  # fmt: skip
    with launched([sys.executable, "-c", _PROGRAM, json.dumps(told)], output) as server:
        yield Target(server.port, server.process.pid, store, log)
        assert server.process.poll() is None, output.read_text("utf-8")


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _state(pid: int) -> str:
    return next(iter(_stat(pid)), "X")


def _computed(pid: int) -> float:
    ticks = sum(map(int, _stat(pid)[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")
