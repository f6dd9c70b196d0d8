"""A server of the five reports, on a copy of their store since dumps are written beside it."""

import http.client
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from tests.serve.launch import launched

_STEPS = 5  # redirects that are followed


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class LinkedServer:
    """A running server and its store."""

    port: int
    store: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> Answer:
        """Send one request, with the path as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def follow(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Send a request and go where the server points."""
        for _ in range(_STEPS):
            answer = self.ask(path, headers)
            if answer.status != 303:
                break
            path = answer.headers["location"]
        return answer


@contextmanager
def serving(store: Path, log: Path, *options: str) -> Iterator[LinkedServer]:
    """Serve a store in a process of its own, as a user does."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", "--log", "off"]
    with launched([*command, "--store", str(store), *options], log) as server:
        yield LinkedServer(server.port, store)


@pytest.fixture(scope="session")
def linked_server(
    tmp_path_factory: pytest.TempPathFactory, store_directory: Path
) -> Iterator[LinkedServer]:
    """A read-only server of the five reports."""
    directory = tmp_path_factory.mktemp("linked")
    store = shutil.copytree(store_directory, directory / "store", symlinks=True)
    with serving(store, directory / "log") as server:
        yield server
