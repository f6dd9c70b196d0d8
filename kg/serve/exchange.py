"""One exchange with a client: its request, what is sent, and whether it is still there."""

import asyncio
from collections.abc import Mapping
from typing import Any

from kg.serve.http import Headers, Receive, Request, Response, Send

_WATCH = 0.05  # seconds after which it is looked whether the client is still there
_EVERYWHERE: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After"),
    (b"x-content-type-options", b"nosniff"),
]


class ClientLeft(Exception):
    """Nobody waits for the answer any more."""


class EndingWithClient:
    """Cancels what is done inside when the client goes away; then raises ClientLeft."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._watch: asyncio.Task[None] | None = None
        self._left = False

    async def __aenter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(_WATCH, self._begin)

    def _begin(self) -> None:
        self._watch = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        while True:
            message = await self._request.receive()
            if message["type"] == "http.disconnect":
                self._left = True
                self._task.cancel()
                return

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._timer.cancel()
        if self._watch is not None:
            self._watch.cancel()
        if kind is asyncio.CancelledError and self._left:
            self._task.uncancel()
            raise ClientLeft


def request_of(scope: Mapping[str, Any], receive: Receive) -> Request:
    """Return the request that ASGI tells of."""
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        headers[name] = headers[name] + b", " + value if name in headers else value
    client = scope.get("client")
    return Request(
        scope["method"], scope["path"], scope["query_string"], headers,
        client[0] if client else "", receive, scope["scheme"],
    )  # fmt: skip


def start(response: Response) -> dict[str, Any]:
    """Return the message that begins a response."""
    headers = [*response.headers, *_EVERYWHERE]
    if isinstance(response.body, bytes) and response.status not in {204, 304}:
        headers.append((b"content-length", str(len(response.body)).encode()))
    return {"type": "http.response.start", "status": response.status, "headers": headers}


async def respond(response: Response, request: Request, send: Send) -> None:
    """Send a response; an answer that breaks off raises, and the connection is cut."""
    body = response.body
    await send(start(response))
    if isinstance(body, bytes):
        content = b"" if request.method == "HEAD" else body
        await send({"type": "http.response.body", "body": content})
        return
    if request.method == "HEAD":
        await body.aclose()
    async for piece in body:
        request.note["bytes"] = str(int(request.note.get("bytes", "0")) + len(piece))
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
