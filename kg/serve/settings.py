"""What the operator of a server decides."""

import os
from dataclasses import dataclass, field
from pathlib import Path


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Settings:
    """How a server runs; times in seconds, sizes in bytes.

    Attributes:
        store: the store directory.
        workers: queries that run at once; slow ones do not count, up to `slow_workers`.
        slow_workers: queries beyond a second that are moved aside to run at low priority.
        timeout: what a query may run.
        memory: what a query may take.
        output: what an answer may measure.
        queue: requests that may wait for a worker; more are told to come back.
        wait: how long they may wait.
        cache: what answers are kept in memory; 0 keeps none.
        in_memory: workers hold the whole store in memory.
        federation: addresses that a SERVICE may name.
        token: who writes shows it; None: nobody may write.
        public: the address under which people reach the server; None: that of their request.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = field(default_factory=lambda: _cores() + 1)
    slow_workers: int = field(default_factory=lambda: 2 * _cores())
    timeout: float = 30.0
    memory: int = 1 << 30
    output: int = 1 << 30
    queue: int = 2048
    wait: float = 10.0
    cache: int = 128 << 20
    in_memory: bool = False
    federation: frozenset[str] = frozenset()
    token: str | None = None
    public: str | None = None
    body: int = 64 << 20
    query_size: int = 64 << 10
    nesting: int = 100
