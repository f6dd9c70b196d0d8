"""Requests and responses, as thin as ASGI allows."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

import pyoxigraph as ox

from kg.serve.errors import Refused
from kg.serve.published import Published

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

_FIELDS = 200  # parameters of one request
_READ_ON = 32 << 20  # bytes of a body that are thrown away before the connection is cut
_BODY_TIME = 15.0  # seconds in which a small body must come
_BODY_RATE = 64 << 10  # bytes a second at which a large one must come
_HOST = re.compile(r"(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE)


@dataclass
class Request:
    """One request."""

    method: str
    path: str
    query: bytes
    headers: dict[bytes, bytes]  # by name in small letters; repeated ones are joined by commas
    client: str
    receive: Receive
    scheme: str = "http"
    published: Published | None = None  # the snapshot when it came, once that was looked up
    note: dict[str, str] = field(default_factory=dict)  # for the log

    def header(self, name: str) -> str:
        """Return a header, or nothing."""
        return self.headers.get(name.encode(), b"").decode("latin-1")

    @property
    def origin(self) -> str:
        """The address under which the client reached this server.

        Raises:
            Refused: the header Host is no name and no address, or there are two.
        """
        host = self.header("host") or "localhost"
        if not _is_server(host):
            raise Refused(400, "The header Host is no name of a server.")
        return f"{self.scheme}://{host}"

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """The parameters behind the question mark.

        Raises:
            Refused: they are no UTF-8, or there are too many.
        """
        return fields(self.query)

    async def body(self, most: int) -> bytes:
        """Read the body.

        What is too large is read on for a while, since a client that is still sending when the
        connection ends never sees why.

        Raises:
            Refused: it is larger than `most` bytes, it comes too slowly, or the client left in the
                middle of it.
        """
        announced = self.header("content-length")
        read_on = 0 if self.header("expect") else _READ_ON
        if announced.isdecimal() and int(announced) > most + read_on:
            raise too_large(most)
        try:
            async with asyncio.timeout(_BODY_TIME + most / _BODY_RATE):
                return await self._read(most)
        except TimeoutError:
            raise Refused(408, "The body comes too slowly.") from None

    async def _read(self, most: int) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise Refused(400, "The body broke off.")
            piece = message.get("body", b"")
            size += len(piece)
            if size <= most:
                pieces.append(piece)
            elif size > most + _READ_ON:
                raise too_large(most)
            if not message.get("more_body", False):
                break
        if size > most:
            raise too_large(most)
        return b"".join(pieces)


@dataclass
class Response:
    """One response; a body that is not bytes is sent as it comes."""

    status: int
    headers: Headers
    body: bytes | AsyncGenerator[bytes, None] = b""

    @property
    def size(self) -> int:
        """Bytes of a body that is known whole."""
        return len(self.body) if isinstance(self.body, bytes) else 0


def fields(encoded: bytes) -> list[tuple[str, str]]:
    """Return the fields of a form or of a query string.

    Raises:
        Refused: they are no UTF-8, or there are too many.
    """
    if not encoded:
        return []
    pairs = encoded.split(b"&")
    if len(pairs) > _FIELDS:
        raise Refused(400, f"There are more than {_FIELDS} parameters.")
    try:
        return [
            (_decoded(name), _decoded(value))
            for name, _, value in (pair.partition(b"=") for pair in pairs if pair)
        ]
    except UnicodeDecodeError as error:
        raise Refused(400, f"The parameters are no UTF-8: {error}") from error


def _decoded(encoded: bytes) -> str:
    spaced = encoded.replace(b"+", b" ")
    return (unquote_to_bytes(spaced) if b"%" in spaced else spaced).decode("utf-8")


@lru_cache(maxsize=256)
def _is_server(host: str) -> bool:
    try:
        ox.NamedNode(f"http://{host}/")
    except ValueError:
        return False
    return _HOST.fullmatch(host) is not None


def too_large(most: int) -> Refused:
    """Return what to answer to a body that is too large."""
    return Refused(413, f"The request is larger than {most >> 10} KiB.")


def text(status: int, content: str, *more: tuple[bytes, bytes]) -> Response:
    """Return a response of plain text."""
    return content_of(status, content.encode(), "text/plain; charset=utf-8", *more)


def content_of(
    status: int, content: bytes, content_type: str, *more: tuple[bytes, bytes]
) -> Response:
    """Return a response whose body is known whole."""
    return Response(status, [(b"content-type", content_type.encode()), *more], content)


def redirect(location: str, *more: tuple[bytes, bytes]) -> Response:
    """Return a 303: what was asked for is described elsewhere."""
    return Response(303, [(b"location", location.encode("ascii")), *more])
