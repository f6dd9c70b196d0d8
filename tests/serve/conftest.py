"""A real server, in a process of its own, as a user starts it."""

import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)\D")  # what follows tells that it is whole
_READY_WITHIN = 30  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: its base address, and the token that lets a request write."""

    url: str
    token: str | None


@contextmanager
def serving(directory: Path, store: Path | None = None, *options: str) -> Iterator[Server]:
    """Serve a store for reading; or, without one, a new, empty store that may be written to."""
    token, token_file, log = None, directory / "token", directory / "log"
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", *options]
    if store is None:
        token = secrets.token_urlsafe()
        token_file.write_text(token, "utf-8")
        token_file.chmod(0o600)
        command += ["--token-file", str(token_file)]
    command += ["--store", str(store or directory / "store")]
    with log.open("w") as output:  # a file, since a pipe that nobody reads stops the server
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    try:
        yield Server(_address(process, log), token)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait for the line that tells the address."""
    until = time.monotonic() + _READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if found := _ADDRESS.search(log.read_text("utf-8")):
            return found.group(1)
        time.sleep(0.02)
    pytest.fail(f"kg serve told no address:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def writable_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on an empty store. Tests share it: each clears it before it begins."""
    with serving(tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.fixture(scope="session")
def loaded_server(
    tmp_path_factory: pytest.TempPathFactory, store_directory: Path
) -> Iterator[Server]:
    """A read-only server of the five bundled reports."""
    with serving(tmp_path_factory.mktemp("loaded"), store_directory) as server:
        yield server
