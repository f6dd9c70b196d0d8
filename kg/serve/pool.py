"""The pool: worker processes that are started, given queries, killed, replaced.

A query that is late, too large, or whose client has gone ends with its process: there is no other
way to stop the engine. A query that runs longer than a second is moved aside at low priority and a
new worker takes its place, so that slow queries do not hold up quick ones. Workers that hold the
store in memory stay, because to load it again takes longer than they would save. Under load a few
tasks are given to a worker at once, so that one change of process serves several.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable

from kg.serve.answers import Answer
from kg.serve.errors import Refused
from kg.serve.process import Worker, late
from kg.serve.settings import Settings

TICK = 0.05  # seconds between two looks at what runs
SLOW = 1.0  # seconds after which a query is moved aside
_UNWANTED = 0.2  # seconds that a query may go on when its client has gone
_STALLED = 30.0  # seconds in which a client takes nothing
_TOO_SLOW = 1.0  # seconds in which a client may take nothing while others wait for a worker
_TOGETHER = 8  # tasks that a worker may hold
_YOUNG = 0.002  # seconds since a worker began, within which it may be given more
_TRIES = 10  # workers that may fail to start, one after another, before it is waited


class Pool:
    """The workers of one kind: those without network, or those for allowed federation."""

    def __init__(
        self, settings: Settings, current: Callable[[], str], federated: bool = False
    ) -> None:
        """Make a pool; `current` tells the path of the published database."""
        self.settings = settings
        self._federated = federated
        self._current = current
        self._size = 1 if federated else settings.workers
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._waiting: deque[Answer] = deque()
        self._starting: set[asyncio.Task[None]] = set()
        self._failed = 0  # starts in a row
        self._opened = asyncio.Event()
        self._mechanism = ""
        self._ticker: asyncio.Task[None] | None = None
        self._closed = False

    async def open(self) -> str:
        """Start the workers; return the mechanism that keeps them off the network.

        Raises:
            TimeoutError: none starts.
        """
        self._ticker = asyncio.create_task(self._tick())
        self._fill()
        await asyncio.wait_for(self._opened.wait(), 600)
        return self._mechanism

    async def close(self) -> None:
        """End all workers."""
        self._closed = True
        if self._ticker is not None:
            self._ticker.cancel()
        for worker in list(self._workers):
            worker.kill(Refused(503, "The server is going down."))
        while self._workers:
            await asyncio.sleep(0.01)

    def run(self, answer: Answer) -> None:
        """Give a task to a worker, or let it wait until one is free.

        Raises:
            Refused: too many are waiting.
        """
        worker = self._available()
        if worker is not None:
            worker.give(answer)
        elif len(self._waiting) >= self.settings.queue and not self._shorter():
            raise _overloaded()
        else:
            self._waiting.append(answer)

    @property
    def running(self) -> int:
        """How many workers have something to do."""
        return sum(bool(worker.given) for worker in self._workers)

    @property
    def processes(self) -> list[int]:
        """The workers' process ids."""
        return [worker.pid for worker in self._workers if worker.pid is not None]

    def ready(self, worker: Worker) -> None:
        """Take a worker that has just started."""
        self._failed = 0
        self._mechanism = worker.mechanism
        self._opened.set()
        self.free(worker)

    def free(self, worker: Worker) -> None:
        """Take back a worker that has answered; those that wait get it."""
        if worker.aside or self._closed:
            worker.retire()
            return
        while self._waiting and len(worker.given) < _TOGETHER // 2:
            answer = self._waiting.popleft()
            if not answer.ended:
                worker.give(answer)
        if not worker.given:
            self._idle.append(worker)

    def again(self, answers: list[Answer]) -> None:
        """Give tasks to others, before all that wait."""
        for answer in answers:
            if answer.ended:
                continue
            if self._idle:
                self._idle.pop().give(answer)
            else:
                self._waiting.appendleft(answer)

    def lost(self, worker: Worker, code: int) -> None:
        """Replace a worker whose process has ended."""
        self._workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if not worker.mechanism:
            self._failed += 1
        if not self._closed:
            self._fill()

    def _available(self) -> Worker | None:
        if self._idle:
            return self._idle.pop()
        young = time.monotonic() - _YOUNG
        best, fewest = None, _TOGETHER
        for worker in self._workers:
            count = len(worker.given)
            if 0 < count < fewest and worker.given[0].started > young and worker.certain:
                best, fewest = worker, count
        return best

    def _shorter(self) -> bool:
        """Forget those that left while they waited; tell whether that made room for one more."""
        self._waiting = deque(answer for answer in self._waiting if not answer.ended)
        return len(self._waiting) < self.settings.queue

    def _fill(self) -> None:
        if self._failed > _TRIES:
            return  # the ticker tries again
        aside = sum(worker.aside for worker in self._workers)
        while len(self._workers) - aside < self._size:
            worker = Worker(self, self._federated)
            self._workers.add(worker)
            task = asyncio.get_running_loop().create_task(worker.start(self._current()))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _tick(self) -> None:
        """Look after what runs and what waits."""
        last = time.monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            passed, last = now - last, now
            for worker in list(self._workers):
                if worker.given:
                    self._watch(worker, worker.given[0], passed)
                elif worker.strayed:
                    worker.kill(Refused(500, "A task that was taken back was begun."))
            for answer in self._waiting:
                answer.look()
            if self._waiting and now - self._waiting[0].started > SLOW:
                self._make_room()
            while self._waiting and now - self._waiting[0].started > self.settings.wait:
                self._waiting.popleft().fail(_overloaded())
            self._failed = max(0, self._failed - 1)
            self._fill()
            self._renew()

    def _watch(self, worker: Worker, answer: Answer, passed: float) -> None:
        settings = self.settings
        age = time.monotonic() - answer.started
        if age > TICK:
            answer.look()
        if worker.paused:
            answer.stalled += passed
        else:
            answer.ran = min(answer.ran + passed, age)
        if answer.ended and age > _UNWANTED:
            worker.kill(Refused(499, "The client went away."))
        elif answer.ran > settings.timeout:
            worker.kill(late(settings))
        elif answer.stalled > _STALLED:
            worker.kill(Refused(408, "The client takes nothing of the answer."))
        elif answer.size > settings.output:
            worker.kill(Refused(413, f"The answer is larger than {settings.output >> 20} MiB."))
        elif age > SLOW and not worker.aside and not settings.in_memory:
            self._move_aside(worker)

    def _move_aside(self, worker: Worker) -> None:
        if sum(each.aside for each in self._workers) < self.settings.slow_workers:
            worker.lower()
            self._fill()

    def _make_room(self) -> None:
        """Stop the answer to the slowest client: others wait for the worker that it keeps."""
        slow = [each for each in self._workers if each.paused and each.given]
        slowest = max(slow, key=lambda each: each.given[0].stalled, default=None)
        if slowest is not None and slowest.given[0].stalled > _TOO_SLOW:
            slowest.kill(Refused(503, "The client takes the answer too slowly while others wait."))

    def _renew(self) -> None:
        """Replace one idle worker at a time that has an older snapshot in memory."""
        current = self._current()
        starting = any(not worker.mechanism for worker in self._workers)
        for worker in self._idle:
            if worker.store and worker.store != current and not starting:
                self._idle.remove(worker)
                worker.retire()
                return


def _overloaded() -> Refused:
    return Refused(503, "All workers are busy; try again in a few seconds.", retry_after=5)
