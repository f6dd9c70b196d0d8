"""The worker's end of its connection to the server: tasks come in, answers go out in pieces."""

import json
import socket
from collections.abc import Iterator
from typing import Any

from kg.serve.frames import DATA, END, HEAD, SIZE, TASK, WITHDRAW, Reader, frame

# What stands between or at the end of rows and nowhere else, and how many more rows there are.
_SEPARATORS = {
    "json": (b'}},{"', 1), "xml": (b"<result>", 0), "csv": (b"\r\n", -1), "tsv": (b"\n", -1),
    "nt": (b"\n", 0), "nq": (b"\n", 0),
}  # fmt: skip
_PREFIX = b"@prefix "
_NO_ROWS = b'"bindings":[]}}'


class Output:
    """Collects what the engine writes, and sends it in pieces; rows are counted as they pass."""

    def __init__(self, connection: socket.socket, number: bytes, format_: str) -> None:
        self._connection = connection
        self._pending = bytearray(frame(HEAD, number + format_.encode()))
        self._separator, self._rows = _SEPARATORS.get(format_, (b"", 0))
        self._content = bytearray()

    def write(self, content: bytes) -> int:
        """Take a piece of the answer."""
        self._content += content
        if len(self._content) >= SIZE:
            self._connection.sendall(self._taken())
        return len(content)

    def flush(self) -> None:
        """Keep what there is; pieces are sent when they are large enough."""

    def end(self) -> None:
        """Send what is left, and that it was all."""
        if self._content.endswith(_NO_ROWS):
            self._rows -= 1
        taken = self._taken()
        self._connection.sendall(taken + frame(END, str(max(0, self._rows)).encode()))

    def _taken(self) -> bytes:
        content = bytes(self._content)
        if self._pending and content.startswith(_PREFIX):
            content = _ordered(content)
        if self._separator:
            self._rows += content.count(self._separator)
        taken = bytes(self._pending) + (frame(DATA, content) if content else b"")
        self._pending = bytearray()
        self._content = bytearray()
        return taken


def _ordered(content: bytes) -> bytes:
    """Put the prefixes in order, which the engine writes in any: same answer, same bytes."""
    lines = content.splitlines(keepends=True)
    count = next((at for at, line in enumerate(lines) if not line.startswith(_PREFIX)), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])


class Tasks:
    """Reads tasks from the server; one that is withdrawn before its turn is not begun."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._reader = Reader()
        self._waiting: dict[bytes, bytes] = {}

    def __iter__(self) -> Iterator[tuple[bytes, dict[str, Any]]]:
        """Yield number and content of each task until the server closes the socket."""
        while self._receive():
            if self._waiting:
                number = next(iter(self._waiting))
                yield number, json.loads(self._waiting.pop(number))

    def _receive(self) -> bool:
        """Take what has come, and wait for it where there is nothing to do."""
        flags = socket.MSG_DONTWAIT if self._waiting else 0
        try:
            received = self._connection.recv(SIZE, flags)
        except BlockingIOError:
            return True
        for kind, content in self._reader.feed(received):
            number = content[:4]
            if kind == TASK:
                self._waiting[number] = content[4:]
            elif self._waiting.pop(number, None) is not None:
                self._connection.sendall(frame(WITHDRAW, number))
        return bool(received)
