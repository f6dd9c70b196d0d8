"""What a worker answers to one task, piece by piece, for whoever waits for it."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Protocol

from kg.serve.errors import Refused

_BUFFERED = 1 << 20  # bytes that wait here for a slow client


class Source(Protocol):
    """Where an answer comes from."""

    def pause(self) -> None:
        """Send no more for now."""

    def resume(self) -> None:
        """Go on."""

    def stop(self, answer: "Answer") -> None:
        """End the query, or do not begin it."""


class Answer:
    """One answer; its times are in seconds, its sizes in bytes."""

    __slots__ = (
        "_buffered", "_failure", "_pieces", "_waiting", "_watching", "ended", "format", "number",
        "ran", "rows", "size", "source", "stalled", "started", "task", "watch",
    )  # fmt: skip

    def __init__(
        self, task: bytes, watch: Callable[["Answer"], Coroutine[None, None, None]] | None = None
    ) -> None:
        """Make an answer; `watch` is run where it takes long, to see whether the client stays."""
        self.task = task
        self.watch = watch
        self.number = b""
        self.format = ""
        self.rows = 0
        self.size = 0
        self.started = time.monotonic()  # when it came into line, then when it was begun
        self.ran = 0.0  # time in which the client took nothing does not count
        self.stalled = 0.0  # since the client last took something
        self.ended = False
        self.source: Source | None = None
        self._pieces: deque[bytes] = deque()
        self._waiting: asyncio.Future[None] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._failure: Refused | None = None
        self._buffered = 0

    async def first(self) -> bytes:
        """Wait for the first piece, or for the end of an answer that is empty.

        Raises:
            Refused: there is no answer.
        """
        while not self._pieces and not self.ended:
            await self._more()
        if self._failure is not None and not self._pieces:
            raise self._failure
        return self._take() if self._pieces else b""

    @property
    def complete(self) -> bool:
        """Tell whether nothing is left to come."""
        return self.ended and not self._pieces and self._failure is None

    async def rest(self) -> AsyncIterator[bytes]:
        """Yield the pieces after the first.

        Raises:
            Refused: the answer broke off.
        """
        while True:
            while self._pieces:
                yield self._take()
            if self._failure is not None:
                raise self._failure
            if self.ended:
                return
            await self._more()

    def stop(self, why: Refused | None = None) -> None:
        """End the query, because nobody wants the rest."""
        if self._watching is not None:
            self._watching.cancel()
        if self.ended:
            return
        self.ended, self._failure = True, why
        if self.source is not None:
            self.source.stop(self)
        self._wake()

    def look(self) -> None:
        """Begin to look whether the client is still there."""
        if self.watch is not None:
            self._watching = asyncio.get_running_loop().create_task(self.watch(self))
            self.watch = None

    def add(self, piece: bytes) -> None:
        """Take a piece from the worker."""
        if self.ended:  # nobody wants it
            return
        self.stalled = 0.0
        self.size += len(piece)
        self._buffered += len(piece)
        self._pieces.append(piece)
        if self._buffered > _BUFFERED and self.source is not None:
            self.source.pause()
        self._wake()

    def end(self, rows: int) -> None:
        """Take the news that it was all."""
        self.rows = rows
        self.ended = True
        self._wake()

    def fail(self, failure: Refused) -> None:
        """Take the news that there is no more, and why."""
        if not self.ended:
            self._failure = failure
            self.ended = True
            self._wake()

    def _take(self) -> bytes:
        piece = self._pieces.popleft()
        self._buffered -= len(piece)
        self.stalled = 0.0
        if self._buffered <= _BUFFERED and self.source is not None:
            self.source.resume()
        return piece

    async def _more(self) -> None:
        self._waiting = asyncio.get_running_loop().create_future()
        try:
            await self._waiting
        finally:
            self._waiting = None

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
