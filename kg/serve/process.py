"""A worker process, seen from the server: what it was given, what it says, how it ends."""

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
from collections.abc import Iterator
from typing import Protocol, cast

from kg.serve.answers import Answer
from kg.serve.errors import Refused
from kg.serve.frames import DATA, END, FAULT, HEAD, NUMBER, READY, TASK, WITHDRAW, Reader, frame
from kg.serve.sandbox import environment
from kg.serve.settings import Settings

_HELD_UP = 0.005  # seconds after which tasks behind another are taken back
_STRAYED = 1.0  # seconds in which it must say what became of a task that was taken back
_LOW_PRIORITY = 15


class Owner(Protocol):
    """The pool that a worker belongs to."""

    settings: Settings

    def ready(self, worker: "Worker") -> None:
        """Take a worker that has just started."""

    def free(self, worker: "Worker") -> None:
        """Take back a worker that has answered."""

    def lost(self, worker: "Worker", code: int) -> None:
        """Replace a worker whose process has ended."""

    def again(self, answers: list[Answer]) -> None:
        """Give tasks to others, before all that wait."""


class Worker(asyncio.Protocol):
    """One worker process. It runs its first task; others may wait behind it for milliseconds."""

    def __init__(self, owner: Owner, federated: bool) -> None:
        self.federated = federated
        self.mechanism = ""
        self.given: deque[Answer] = deque()
        self.aside = False  # it runs a slow query, and ends with it
        self.store = ""  # the snapshot that it has in memory
        self.paused = False
        self.process: subprocess.Popen[bytes] | None = None
        self._owner = owner
        self._withdrawn: set[bytes] = set()  # numbers of which it is not known that they are
        self._unsure = 0.0  # since when
        self._speaking: Answer | None = None  # whose DATA and END come next
        self._killed: Refused | None = None
        self._count = 0
        self._timer: asyncio.TimerHandle | None = None
        self._transport: asyncio.Transport | None = None
        self._reader = Reader()

    async def start(self, store: str) -> None:
        """Start the process, which opens a snapshot's database."""
        settings = self._owner.settings
        ours, theirs = socket.socketpair()
        self.store = store if settings.in_memory else ""
        arguments = {
            "store": store, "in_memory": settings.in_memory, "federated": self.federated,
            "memory": settings.memory, "seconds": int(settings.timeout) + 5,
        }  # fmt: skip
        begin = f"import sys; sys.path[:] = {sys.path!r}; from kg.serve.worker import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-c", begin, str(theirs.fileno()), json.dumps(arguments)],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
            env=environment(),
        )  # fmt: skip
        theirs.close()
        ours.setblocking(False)
        await asyncio.get_running_loop().create_unix_connection(lambda: self, sock=ours)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)

    @property
    def pid(self) -> int | None:
        """The number of the process, once it has one."""
        return self.process.pid if self.process is not None else None

    @property
    def certain(self) -> bool:
        """Tell whether it is known what the process does, and that it goes on."""
        return not self._withdrawn and self._killed is None

    @property
    def strayed(self) -> bool:
        """Tell whether it seems to run a task that was taken back too late."""
        return bool(self._withdrawn) and time.monotonic() - self._unsure > _STRAYED

    def give(self, answer: Answer) -> None:
        """Give a task; where the process has just ended, its burial gives it to another."""
        self._count = (self._count + 1) & 0xFFFFFFFF
        answer.number, answer.source = NUMBER.pack(self._count), self
        if not self.given:
            answer.started = time.monotonic()
        self.given.append(answer)
        self._send(frame(TASK, answer.number + answer.task))
        if len(self.given) > 1 and self._timer is None:
            self._look_later()

    def data_received(self, data: bytes) -> None:
        """Pass on what the process says."""
        for kind, content in self._reader.feed(data):
            if kind == DATA:
                if self._speaking is not None:
                    self._speaking.add(content)
            elif kind == HEAD:
                self._speaking = self._given(content[:4])
                if self._speaking is not None:
                    self._speaking.format = content[4:].decode()
            elif kind == END:
                if self._speaking is not None:
                    self._speaking.end(int(content))
                self._done()
            elif kind == FAULT:
                self._speaking = self._given(content[:4])
                if self._speaking is not None:
                    self._speaking.fail(Refused(*json.loads(content[4:])))
                self._done()
            elif kind == WITHDRAW:
                self._withdrawn.discard(content)
                if not self.given and self.certain:
                    self._owner.free(self)
            elif kind == READY:
                self.mechanism = content.decode()
                self._owner.ready(self)

    def _given(self, number: bytes) -> Answer | None:
        self._withdrawn.discard(number)
        first = self.given[0] if self.given else None
        return first if first is not None and first.number == number else None

    def _done(self) -> None:
        if self._speaking is not None:
            self.given.popleft()
            self._speaking.source = None
            self._speaking = None
        self.resume()
        if self.given:
            self.given[0].started = time.monotonic()
        elif self.certain:
            self._owner.free(self)

    def _look_later(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_HELD_UP, self._look)

    def _look(self) -> None:
        """Take back what waits behind a task that takes long."""
        self._timer = None
        if len(self.given) < 2:
            return
        if time.monotonic() - self.given[0].started >= _HELD_UP:
            self._owner.again(list(self._take_back()))
        else:
            self._look_later()

    def _take_back(self) -> Iterator[Answer]:
        while len(self.given) > 1:
            answer = self.given.pop()
            self._withdraw(answer)
            yield answer

    def _withdraw(self, answer: Answer) -> None:
        answer.source = None
        self._withdrawn.add(answer.number)
        self._unsure = time.monotonic()
        self._send(frame(WITHDRAW, answer.number))

    def _send(self, message: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(message)

    def stop(self, answer: Answer) -> None:
        """End the query of an answer that nobody wants, or do not begin it."""
        if self.given and answer is self.given[0]:
            self.resume()  # what is left of a quick query costs less than a new process
        elif answer in self.given:
            self.given.remove(answer)
            self._withdraw(answer)

    def kill(self, why: Refused) -> None:
        """End the process now; the query that it runs is answered with the reason."""
        self._killed = self._killed or why
        self.resume()  # who does not read does not see the end either
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
        if self.given:
            self.given[0].fail(why)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell why the process ended, once the system knows."""
        self._transport = None
        self._bury = asyncio.get_running_loop().create_task(self._end())

    async def _end(self) -> None:
        assert self.process is not None
        code = await asyncio.get_running_loop().run_in_executor(None, self.process.wait)
        if self._timer is not None:
            self._timer.cancel()
        given, self.given = list(self.given), deque()
        for answer in given:
            answer.source = None
        self._owner.again(given[1:])
        self._owner.lost(self, code)
        if given:
            given[0].fail(self._killed or failure(code, self._owner.settings))

    def retire(self) -> None:
        """Let the process end, which has nothing to do."""
        if self._transport is not None:
            self._transport.close()

    def lower(self) -> None:
        """Let others go first: what it runs takes long."""
        self.aside = True
        if self.pid is not None:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, _LOW_PRIORITY)

    def pause(self) -> None:
        """Read no more for now: the client is slower than the engine."""
        if not self.paused and self._transport is not None:
            self.paused = True
            self._transport.pause_reading()

    def resume(self) -> None:
        """Read again."""
        if self.paused and self._transport is not None and not self._transport.is_closing():
            self.paused = False
            self._transport.resume_reading()


def failure(code: int, settings: Settings) -> Refused:
    """Return what to answer when a process ended by itself with this code."""
    if code == -signal.SIGABRT:
        memory = settings.memory >> 20
        return Refused(422, f"The query needs more memory than one may take here ({memory} MiB).")
    if code == -signal.SIGSEGV:
        return Refused(422, "The query is too deeply nested or too large for the engine.")
    if code == -signal.SIGXCPU:
        return late(settings)
    return Refused(500, "The process that ran the query ended unexpectedly.")


def late(settings: Settings) -> Refused:
    """Return what to answer when a query ran too long."""
    return Refused(504, f"The query ran longer than {settings.timeout:g} seconds.")
