"""Files over HTTP: validators, conditions, and a single range of bytes."""

import asyncio
import os
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import BinaryIO

from werkzeug.http import http_date, parse_date, parse_etags

from kg.serve.errors import Refused
from kg.serve.exchange import CLIENT_LEFT
from kg.serve.http import Headers, Request, Response, text

_PIECE = 256 << 10  # bytes
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII | re.IGNORECASE)


def file_response(request: Request, path: Path, content_type: str, tag: str) -> Response:
    """Return a file, the range of it that is asked for, or that there is nothing to send.

    Args:
        request: a GET or HEAD.
        path: the file; once opened, it may be removed.
        content_type: its type.
        tag: what differs whenever its bytes differ.
    """
    file = path.open("rb")
    known = os.fstat(file.fileno())
    size, modified = known.st_size, http_date(int(known.st_mtime))
    headers: Headers = [
        (b"etag", f'"{tag}"'.encode()), (b"last-modified", modified.encode()),
        (b"cache-control", b"public, no-cache"), (b"accept-ranges", b"bytes"),
    ]  # fmt: skip
    if _unchanged(request, tag, int(known.st_mtime)):
        file.close()
        request.note["end"] = "not modified"
        return Response(304, headers)
    asked = _asked(request, size, {f'"{tag}"', modified})
    start, end = asked or (0, size)
    if asked is not None and start >= size:
        file.close()
        return text(416, f"The file has {size} bytes.\n", (b"content-range", b"bytes */%d" % size))
    headers += [
        (b"content-type", content_type.encode()),
        (b"content-length", str(end - start).encode()),
    ]
    if asked is not None:
        headers.append((b"content-range", f"bytes {start}-{end - 1}/{size}".encode()))
    return Response(200 if asked is None else 206, headers, _pieces(request, file, start, end))


def _unchanged(request: Request, tag: str, modified: int) -> bool:
    condition = request.header("if-none-match")
    if condition:
        return parse_etags(condition).contains_weak(tag)
    since = parse_date(request.header("if-modified-since"))
    return since is not None and modified <= since.timestamp()


def _asked(request: Request, size: int, validators: set[str]) -> tuple[int, int] | None:
    """Return start and end of the range that is asked for; None is the whole file.

    Several ranges, or one that is not understood, are answered by the whole, as HTTP allows.
    """
    found = _RANGE.fullmatch(request.header("range").strip())
    condition = request.header("if-range").strip()
    if request.method != "GET" or not found or (condition and condition not in validators):
        return None
    first, last = found.groups()
    if not first and not last:
        return None
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    return start, end


async def _pieces(
    request: Request, file: BinaryIO, start: int, end: int
) -> AsyncGenerator[bytes, None]:
    """Yield the bytes of a range; the disk is waited for elsewhere."""
    left = asyncio.ensure_future(_client_left(request))
    try:
        with file:
            file.seek(start)
            while start < end:
                piece = await asyncio.to_thread(file.read, min(_PIECE, end - start))
                if left.done():
                    raise Refused(CLIENT_LEFT, "The client went away.")
                if not piece:
                    raise Refused(500, "The file became shorter.")
                start += len(piece)
                yield piece
    finally:
        left.cancel()


async def _client_left(request: Request) -> None:
    """Wait until the client goes away, which the server would not tell a sender."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
