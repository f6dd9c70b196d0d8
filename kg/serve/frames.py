"""The messages between the server and a worker: one byte of kind, four of length, the content.

A worker is sent tasks (TASK) and withdrawals of tasks that it has not begun (WITHDRAW), each by the
number of the task. It answers a task by HEAD with its number, DATA as often as needed, and END; or
by FAULT with its number; and a withdrawal that came in time by WITHDRAW.
"""

import struct
from collections.abc import Iterator

TASK, WITHDRAW = b"T", b"W"
READY, HEAD, DATA, END, FAULT = b"R", b"H", b"D", b"E", b"F"
NUMBER = struct.Struct(">I")
HEADER = struct.Struct(">cI")
SIZE = 64 * 1024  # bytes of an answer that travel together


def frame(kind: bytes, content: bytes) -> bytes:
    """Return a message."""
    return HEADER.pack(kind, len(content)) + content


class Reader:
    """Cuts a stream of bytes into messages."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, received: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield kind and content of each message that is complete now."""
        data = self._rest + received if self._rest else received
        place, end = 0, len(data)
        while place + 5 <= end:
            kind, length = HEADER.unpack_from(data, place)
            if place + 5 + length > end:
                break
            self._rest = b""
            yield kind, data[place + 5 : place + 5 + length]
            place += 5 + length
        self._rest = data[place:]
