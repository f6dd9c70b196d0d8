"""The access log: one line a request, written together twice a second, with nothing secret."""

import asyncio
import hashlib
import time
from datetime import UTC, datetime
from typing import TextIO

from kg.serve.http import Request

_EVERY = 0.5  # seconds


class AccessLog:
    """Writes lines of space-parted fields; a query appears as its hash alone."""

    def __init__(self, file: TextIO | None) -> None:
        """Make a log; without a file it says nothing."""
        self._file = file
        self._lines: list[str] = []

    def add(self, request: Request, status: int, size: int, seconds: float, end: str) -> None:
        """Tell of one request."""
        if self._file is None:
            return
        note = request.note
        moment = datetime.fromtimestamp(time.time(), UTC).isoformat(timespec="milliseconds")
        path = _plain(request.path).replace(" ", "?")
        cause = note.get("cause") or note.get("end") or end
        self._lines.append(
            f"{moment} {request.client or '-'} {request.method} {path} "
            f"{status} {seconds * 1000:.1f}ms rows={note.get('rows', '-')} "
            f"bytes={note.get('bytes') or size} query={_digest(note.get('query'))} "
            f"cache={note.get('cache', '-')} end={_plain(cause)!r}\n"
        )

    def flush(self) -> None:
        """Write what has gathered."""
        if self._file is not None and self._lines:
            self._file.write("".join(self._lines))
            self._file.flush()
            self._lines.clear()

    async def keep(self) -> None:
        """Write twice a second, for ever."""
        while True:
            await asyncio.sleep(_EVERY)
            self.flush()


def _plain(text: str) -> str:
    """Return text that cannot break a line of the log."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:200])


def _digest(query: str | None) -> str:
    if query is None:
        return "-"
    return hashlib.blake2b(query.encode("utf-8", "replace"), digest_size=8).hexdigest()
