"""Measuring child processes: seconds and peak memory of each, minimum and median of several."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class StepFailed(Exception):
    """A process that failed: its exit code, below zero for a signal, and its last errors."""

    def __init__(self, code: int, errors: str) -> None:
        ended = f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
        super().__init__(f"{ended} {errors}".rstrip())


@dataclass(frozen=True)
class Run:
    """One run: its seconds, its peak memory, and what a step of `bench.steps` answered."""

    seconds: float
    megabytes: float
    answer: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """Several runs of one thing."""

    runs: list[Run]

    @property
    def fastest(self) -> float:
        """Seconds of the fastest run."""
        return min(run.seconds for run in self.runs)

    @property
    def median(self) -> float:
        """Seconds of the median run."""
        return median(run.seconds for run in self.runs)

    @property
    def megabytes(self) -> float:
        """The greatest peak memory."""
        return max(run.megabytes for run in self.runs)


def run_process(command: list[str]) -> tuple[Run, bytes]:
    """Run a whole process; return its time and memory, and what it wrote.

    Raises:
        StepFailed: it ended with another exit code than 0.
    """
    os.sync()  # what was written before must not be paid for now
    with TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
        )
        assert process.stdout is not None
        with process.stdout:
            output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise StepFailed(process.returncode, errors.read().decode(errors="replace")[-2000:])
    return Run(seconds, usage.ru_maxrss / 1024), output


def run_step(step: str, corpus: Path, argument: Path | str) -> Run:
    """Run a step of `bench.steps` in a process of its own; its seconds are those of the work."""
    command = [sys.executable, "-m", "bench.steps", step, str(corpus), str(argument)]
    process, output = run_process(command)
    answer: dict[str, Any] = json.loads(output)
    return Run(answer.pop("seconds"), process.megabytes, answer)
