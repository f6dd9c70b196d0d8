"""A server in a process of its own: started, asked for its port, ended."""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)\D")  # what follows tells that it is whole
_READY_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Launched:
    """A running server."""

    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def launched(command: Sequence[str], output: Path) -> Iterator[Launched]:
    """Run a server; what it says goes to a file, since a pipe that nobody reads would stop it."""
    with output.open("w") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
    try:
        yield Launched(_port(process, output), process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(process: "subprocess.Popen[bytes]", output: Path) -> int:
    until = time.monotonic() + _READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if found := _ADDRESS.search(output.read_text("utf-8")):
            return int(found[1])
        time.sleep(0.02)
    pytest.fail(f"kg serve told no address:\n{output.read_text('utf-8')}")
