"""The pool: worker processes that are started, given queries, killed, replaced.

A query that is late, too large, or whose client has gone ends with its process: there is no other
way to stop the engine. A query that runs longer than a second is moved aside at low priority and a
new worker takes its place, so that slow queries do not hold up quick ones.
"""

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import cast

from kg.serve.errors import Refused
from kg.serve.frames import DATA, END, FAULT, HEAD, READY, Reader, frame
from kg.serve.settings import Settings

TICK = 0.05  # seconds between two looks at what runs
SLOW = 1.0  # seconds after which a query is moved aside
_BUFFERED = 1 << 20  # bytes of an answer that wait here for a slow client
_STALLED = 30.0  # seconds in which a client takes nothing
_FAILURES = {
    -signal.SIGABRT: (422, "The query needs more memory than one may take here ({memory} MiB)."),
    -signal.SIGSEGV: (422, "The query is too deeply nested or too large for the engine."),
    -signal.SIGXCPU: (504, "The query ran longer than {timeout:g} seconds."),
    -signal.SIGKILL: (500, "The query was stopped by the system."),
}


class Answer:
    """What a worker answers to one task, piece by piece."""

    def __init__(self) -> None:
        self.format = ""
        self.rows = 0
        self.size = 0
        self.started = time.monotonic()
        self.ran = 0.0  # seconds; those in which the client took nothing do not count
        self.stalled = 0.0
        self.ended = False
        self.worker: Worker | None = None
        self._pieces: deque[bytes] = deque()
        self._waiting: asyncio.Future[None] | None = None
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

    def stop(self) -> None:
        """End the query, because nobody wants the rest."""
        if self.worker is not None and not self.ended:
            self.worker.kill()

    def add(self, piece: bytes) -> None:
        """Take a piece from the worker."""
        self.stalled = 0.0
        self.size += len(piece)
        self._buffered += len(piece)
        self._pieces.append(piece)
        if self._buffered > _BUFFERED and self.worker is not None:
            self.worker.pause()
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
        if self._buffered <= _BUFFERED and self.worker is not None:
            self.worker.resume()
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


class Worker(asyncio.Protocol):
    """One worker process, seen from the server."""

    def __init__(self, pool: "Pool", federated: bool) -> None:
        self.pool = pool
        self.federated = federated
        self.mechanism = ""
        self.answer: Answer | None = None
        self.aside = False  # it runs a slow query, and ends with it
        self.store = ""  # the snapshot that it has in memory
        self.process: subprocess.Popen[bytes] | None = None
        self.killed: Refused | None = None
        self._transport: asyncio.Transport | None = None
        self._reader = Reader()
        self._paused = False

    async def start(self, store: str) -> None:
        """Start the process."""
        settings = self.pool.settings
        ours, theirs = socket.socketpair()
        self.store = store if settings.in_memory else ""
        arguments = {
            "store": store, "in_memory": settings.in_memory, "federated": self.federated,
            "memory": settings.memory, "seconds": int(settings.timeout) + 5,
        }  # fmt: skip
        start = f"import sys; sys.path[:] = {sys.path!r}; from kg.serve.worker import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-c", start, str(theirs.fileno()), json.dumps(arguments)],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()
        ours.setblocking(False)
        await asyncio.get_running_loop().create_unix_connection(lambda: self, sock=ours)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)

    def run(self, task: bytes, answer: Answer) -> None:
        """Give the worker a task."""
        assert self._transport is not None
        self.answer, answer.worker = answer, self
        answer.started = time.monotonic()
        self._transport.write(frame(b"T", task))

    def data_received(self, data: bytes) -> None:
        """Pass on what the worker says."""
        for kind, content in self._reader.feed(data):
            answer = self.answer
            if kind == READY:
                self.mechanism = content.decode()
                self.pool.ready(self)
            elif answer is None:
                continue
            elif kind == DATA:
                answer.add(content)
            elif kind == HEAD:
                answer.format = content.decode()
            elif kind == END:
                answer.end(int(content))
                self._done(answer)
            elif kind == FAULT:
                status, message = json.loads(content)
                answer.fail(Refused(status, message))
                self._done(answer)

    def _done(self, answer: Answer) -> None:
        self.answer = None
        answer.worker = None
        self.resume()
        self.pool.free(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell why the process ended, once the system knows."""
        asyncio.get_running_loop().create_task(self._bury())

    async def _bury(self) -> None:
        assert self.process is not None
        code = await asyncio.get_running_loop().run_in_executor(None, self.process.wait)
        if self.answer is not None:
            self.answer.fail(self.killed or self.pool.failure(code))
            self.answer.worker = None
            self.answer = None
        self.pool.lost(self)

    def kill(self, why: Refused | None = None) -> None:
        """End the process now; what it was doing is answered with the reason."""
        self.killed = self.killed or why
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
        if self.answer is not None and why is not None:
            self.answer.fail(why)

    def retire(self) -> None:
        """Let the process end, which has nothing to do."""
        if self._transport is not None:
            self._transport.close()

    def pause(self) -> None:
        """Read no more for now: the client is slower than the engine."""
        if not self._paused and self._transport is not None:
            self._paused = True
            self._transport.pause_reading()

    def resume(self) -> None:
        """Read again."""
        if self._paused and self._transport is not None and not self._transport.is_closing():
            self._paused = False
            self._transport.resume_reading()

    @property
    def paused(self) -> bool:
        """Tell whether the client is what the worker waits for."""
        return self._paused


class Pool:
    """The workers of one kind: those without network, or those for allowed federation."""

    def __init__(
        self, settings: Settings, current: Callable[[], str], federated: bool = False
    ) -> None:
        """Make a pool; `current` tells the path of the snapshot's database."""
        self.settings = settings
        self.federated = federated
        self._current = current
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._waiting: deque[tuple[float, asyncio.Future[Worker]]] = deque()
        self._starting = 0
        self._size = settings.workers if not federated else 1
        self._ticker: asyncio.Task[None] | None = None
        self._closed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed_starts = 0

    async def open(self) -> str:
        """Start the workers; return the mechanism that keeps them off the network.

        Raises:
            Refused: a worker does not start.
        """
        self._ticker = asyncio.create_task(self._tick())
        self._fill()
        worker = await self._acquire()
        self.free(worker)
        return worker.mechanism

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        if self._ticker is not None:
            self._ticker.cancel()
        for worker in list(self._workers):
            worker.kill(Refused(503, "The server is going down."))
        while self._workers:
            await asyncio.sleep(0.01)

    async def run(self, task: bytes) -> Answer:
        """Give a task to a worker as soon as one is free.

        Raises:
            Refused: too many requests are waiting.
        """
        worker = self._idle.pop() if self._idle else await self._acquire()
        answer = Answer()
        worker.run(task, answer)
        return answer

    @property
    def running(self) -> int:
        """How many queries run."""
        return sum(worker.answer is not None for worker in self._workers)

    @property
    def processes(self) -> list[int]:
        """The workers' process ids."""
        return [worker.process.pid for worker in self._workers if worker.process is not None]

    async def _acquire(self) -> Worker:
        if len(self._waiting) >= self.settings.queue:
            raise _overloaded()
        future: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append((time.monotonic(), future))
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self.free(future.result())
            raise

    def ready(self, worker: Worker) -> None:
        """Take a worker that has just started."""
        self._starting -= 1
        self._failed_starts = 0
        self.free(worker)

    def free(self, worker: Worker) -> None:
        """Take back a worker that has answered; the next request gets it."""
        if worker.aside or self._closed:
            worker.retire()
            return
        while self._waiting:
            _, future = self._waiting.popleft()
            if not future.done():
                future.set_result(worker)
                return
        self._idle.append(worker)

    def lost(self, worker: Worker) -> None:
        """Replace a worker whose process has ended."""
        self._workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if not worker.mechanism:  # it never was ready
            self._starting -= 1
            self._failed_starts += 1
        if not self._closed:
            self._fill()

    def failure(self, code: int) -> Refused:
        """Return what to answer when a worker ended by itself."""
        status, message = _FAILURES.get(code, (500, "The engine ended unexpectedly."))
        return Refused(
            status,
            message.format(memory=self.settings.memory >> 20, timeout=self.settings.timeout),
        )

    def _fill(self) -> None:
        aside = sum(worker.aside for worker in self._workers)
        if self._failed_starts > 10:
            return  # the ticker tries again
        while len(self._workers) - aside < self._size:
            worker = Worker(self, self.federated)
            self._workers.add(worker)
            self._starting += 1
            task = asyncio.get_running_loop().create_task(worker.start(self._current()))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _tick(self) -> None:
        """Look after what runs and what waits."""
        last = time.monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            passed, last = now - last, now
            for worker in list(self._workers):
                if worker.answer is not None:
                    self._watch(worker, worker.answer, passed)
            while self._waiting and now - self._waiting[0][0] > self.settings.wait:
                _, future = self._waiting.popleft()
                if not future.done():
                    future.set_exception(_overloaded())
            self._refresh()

    def _watch(self, worker: Worker, answer: Answer, passed: float) -> None:
        settings = self.settings
        if worker.paused:
            answer.stalled += passed
        else:
            answer.ran = min(answer.ran + passed, time.monotonic() - answer.started)
        if answer.ran > settings.timeout:
            worker.kill(Refused(504, f"The query ran longer than {settings.timeout:g} seconds."))
        elif answer.stalled > _STALLED:
            worker.kill(Refused(408, "The client takes nothing of the answer."))
        elif answer.size > settings.output:
            worker.kill(Refused(413, f"The answer is larger than {settings.output >> 20} MiB."))
        elif time.monotonic() - answer.started > SLOW and not worker.aside:
            self._move_aside(worker)

    def _move_aside(self, worker: Worker) -> None:
        if sum(each.aside for each in self._workers) >= self.settings.slow_workers:
            return
        worker.aside = True
        if worker.process is not None:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, worker.process.pid, 10)
        self._fill()

    def _refresh(self) -> None:
        """Replace one idle worker at a time that has an older snapshot in memory."""
        if self._failed_starts > 10:
            self._failed_starts -= 1
        current = self._current()
        for worker in self._idle:
            if worker.store and worker.store != current and not self._starting:
                self._idle.remove(worker)
                worker.retire()
                return


def _overloaded() -> Refused:
    return Refused(503, "All workers are busy; try again in a few seconds.", retry_after=5)
