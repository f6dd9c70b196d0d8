"""The same work on many items in worker processes: with a time limit, and no item stops another."""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
CONTEXT = multiprocessing.get_context("spawn")  # the same everywhere, and safe beside threads
STARTING = 30.0  # seconds that a fresh worker may take to import what it needs


@dataclass(frozen=True)
class Lost:
    """An item whose worker was stopped at the time limit, or died."""

    reason: str


def outcomes(
    work: Callable[[T], R], items: Sequence[T], *, workers: int, seconds: float
) -> Iterator[tuple[T, R | Lost]]:
    """Yield each item with its result, in the order in which they end.

    Args:
        work: a function of a module, which raises nothing; it and the items can be pickled.
        items: what to work on.
        workers: how many processes.
        seconds: how long one item may take; its worker is then stopped, and what the others were
            at is done again.
    """
    waiting, suspects = deque(items), deque[T]()
    while waiting or suspects:
        if suspects:
            alone = deque([suspects.popleft()])
            yield from _Round(work, 1, seconds, alone, suspects).run()
        else:
            yield from _Round(work, min(workers, len(waiting)), seconds, waiting, suspects).run()


@dataclass
class _Round(Generic[T, R]):
    """One pool of workers, which ends when nothing waits, or when a worker died or was stopped."""

    work: Callable[[T], R]
    workers: int
    seconds: float
    waiting: deque[T]
    suspects: deque[T]  # in flight when a worker died: to be tried alone
    running: dict[Future[R], tuple[T, float]] = field(default_factory=dict)  # with its deadline
    started: int = 0

    def run(self) -> Iterator[tuple[T, R | Lost]]:
        """Yield what became of the items."""
        ignore = (signal.SIGINT, signal.SIG_IGN)  # an interruption is the parent's to tell
        pool = ProcessPoolExecutor(
            self.workers, mp_context=CONTEXT, initializer=signal.signal, initargs=ignore
        )
        try:
            while self.waiting or self.running:
                self._submit(pool)
                soonest = min(deadline for _, deadline in self.running.values())
                wait(self.running, max(0, soonest - time.monotonic()), FIRST_COMPLETED)
                yield from self._ended()
                if any(future.done() for future in self.running):
                    yield from self._after_a_death()
                    return
                if any(deadline <= time.monotonic() for _, deadline in self.running.values()):
                    yield from self._stopped()
                    return
        finally:
            _end(pool)

    def _submit(self, pool: ProcessPoolExecutor) -> None:
        """Keep no more in flight than there are workers, so that all in flight have begun."""
        while self.waiting and len(self.running) < self.workers:
            allowed = self.seconds + (STARTING if self.started < self.workers else 0)
            self.started += 1
            item = self.waiting.popleft()
            self.running[pool.submit(self.work, item)] = item, time.monotonic() + allowed

    def _ended(self) -> Iterator[tuple[T, R | Lost]]:
        for future in [future for future in self.running if future.done()]:
            if not isinstance(future.exception(), BrokenProcessPool):
                item, _ = self.running.pop(future)
                yield item, future.result()

    def _after_a_death(self) -> Iterator[tuple[T, R | Lost]]:
        items = [item for item, _ in self.running.values()]
        if self.workers == 1:
            yield items[0], Lost("the program died on it (out of memory, or a faulty file)")
        else:
            self.suspects.extend(items)

    def _stopped(self) -> Iterator[tuple[T, R | Lost]]:
        now = time.monotonic()
        for item, deadline in self.running.values():
            if deadline <= now:
                yield item, Lost(f"took longer than {self.seconds:g} seconds and was stopped")
            else:
                self.waiting.appendleft(item)


def _end(pool: ProcessPoolExecutor) -> None:
    """End a pool without waiting for work that was given up."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in multiprocessing.active_children():
        process.terminate()
        process.join(1)
        if process.is_alive():
            process.kill()
            process.join()
