"""A real server on a real store, and requests to it."""

import contextlib
import http.client
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.serve.launch import launched


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]  # names in small letters
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def rows(self) -> list[Any]:
        found: list[Any] = json.loads(self.body)["results"]["bindings"]
        return found

    @property
    def links(self) -> dict[str, str]:
        """The addresses in the header Link by their relation."""
        pairs = re.findall(r'<([^>]*)>; rel="(\w+)"', self.headers.get("link", ""))
        return {relation: address for address, relation in pairs}


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(
        self, path: str, values: dict[str, str] | list[tuple[str, str]] | None = None, *,
        method: str = "GET", **headers: str,
    ) -> Answer:  # fmt: skip
        """Send a request; a header `if_none_match` is If-None-Match."""
        path = path.removeprefix(self.address)
        if values:
            path += f"?{urlencode(values)}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=named)
            response = connection.getresponse()
            known = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, known, response.read())
        finally:
            connection.close()


@contextlib.contextmanager
def served_store(store: Path) -> Iterator[Served]:
    """Serve a store for reading, in a process of its own."""
    command = [sys.executable, "-m", "kg.cli", "serve", "--store", str(store), "--port", "0"]
    with (
        tempfile.TemporaryDirectory() as folder,
        launched([*command, "--log", "off"], Path(folder) / "output") as server,
    ):
        yield Served(server.port)
