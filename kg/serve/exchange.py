"""One exchange with a client: its request, what is sent, and whether it is still there."""

from collections.abc import Mapping
from typing import Any

from kg.serve.answers import Answer
from kg.serve.errors import Refused
from kg.serve.http import Headers, Receive, Request, Response, Send

CLIENT_LEFT = 499  # never sent: there is nobody to send it to
_EVERYWHERE: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Content-Range, ETag, Link, Location, Retry-After"),
    (b"x-content-type-options", b"nosniff"),
]


async def watch(request: Request, answer: Answer) -> None:
    """Stop an answer when its client goes away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    answer.stop(Refused(CLIENT_LEFT, "The client went away."))


def request_of(scope: Mapping[str, Any], receive: Receive) -> Request:
    """Return the request that ASGI tells of."""
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        headers[name] = headers[name] + b", " + value if name in headers else value
    client = scope.get("client")
    return Request(
        scope["method"], scope["path"], scope["query_string"], headers,
        client[0] if client else "", receive,
        scope.get("scheme", "http"),
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
        await anext(body, None)  # one that has not begun would not end its query either
        await body.aclose()
    async for piece in body:
        request.note["bytes"] = str(int(request.note.get("bytes", "0")) + len(piece))
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
