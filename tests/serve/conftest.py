"""A real server, in a process of its own, as a user starts it."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serve.launch import launched


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
    with launched(command, log) as server:
        yield Server(server.url, token)


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
