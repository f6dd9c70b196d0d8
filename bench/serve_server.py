"""A server as a process: started, waited for, its memory read, settled between loads, ended."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from bench.measure import ROOT

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
START = 120  # seconds
IDLE = 0.05  # of one core, below which a server has nothing to do


class NotServing(Exception):
    """A server that did not start, with what it wrote."""


class Server:
    """A running server."""

    def __init__(self, process: "subprocess.Popen[bytes]", url: str) -> None:
        self.process = process
        self.url = url

    @property
    def processes(self) -> list[int]:
        """The server's process and all below it."""
        return _tree(self.process.pid)

    @property
    def megabytes(self) -> float:
        """Memory of all its processes; what they share counts once (PSS)."""
        return sum(_pss(process) for process in self.processes)

    def settle(self, patience: float = 180) -> None:
        """Wait until it has nothing to do: what a client no longer waits for may still run."""
        ends = time.monotonic() + patience
        while time.monotonic() < ends:
            before = _processor_seconds(self.processes)
            time.sleep(0.4)
            if _processor_seconds(self.processes) - before < IDLE * 0.4:
                return

    def end(self) -> None:
        """End it with all its processes."""
        processes = self.processes
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def serving(
    command: list[str], path: str, log: Path, port: int | None = None, folder: Path = ROOT
) -> Iterator[Server]:
    """Start a server and end it after use.

    Args:
        port: where it will listen; None reads that from what it writes.
        folder: where it runs.

    Raises:
        NotServing: it did not answer in time.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
    server = Server(process, "")
    try:
        found = _port_written(process, log) if port is None else port
        server.url = f"http://127.0.0.1:{found}{path}"
        _wait(server, log)
        yield server
    finally:
        server.end()


def _port_written(process: "subprocess.Popen[bytes]", log: Path) -> int:
    ends = time.monotonic() + START
    while process.poll() is None and time.monotonic() < ends:
        written = ADDRESS.search(log.read_text("utf-8", "replace"))
        if written:
            return int(written[1])
        time.sleep(0.02)
    raise NotServing(_told(process, log))


def _wait(server: Server, log: Path) -> None:
    ends = time.monotonic() + START
    while server.process.poll() is None and time.monotonic() < ends:
        try:
            with urlopen(f"{server.url}?query={quote('ASK {}')}", timeout=10):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise NotServing(_told(server.process, log))


def _told(process: "subprocess.Popen[bytes]", log: Path) -> str:
    written = log.read_text("utf-8", "replace")[-2000:]
    return f"it does not start: {written.strip() or process.returncode}"


def _tree(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            parents[int(path.parent.name)] = int(_after_name(path)[1])
    tree = [root]
    for one in tree:  # grows as it is read
        tree.extend(process for process, parent in parents.items() if parent == one)
    return tree


def _pss(process: int) -> float:
    path = Path(f"/proc/{process}/smaps_rollup")
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        line = next(one for one in path.read_text().splitlines() if one.startswith("Pss:"))
        return int(line.split()[1]) / 1024
    return 0.0


def _processor_seconds(processes: list[int]) -> float:
    ticks = 0
    for process in processes:
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            ticks += sum(map(int, _after_name(Path(f"/proc/{process}/stat"))[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _after_name(path: Path) -> list[str]:
    """Return the fields of a stat file after the name, which may hold anything."""
    return path.read_text().rpartition(")")[2].split()
