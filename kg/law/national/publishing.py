"""Publishing an index: built in a folder beside it, and put in its place by one atomic rename.

    store/national/{index.sqlite, refused.jsonl, lock, .building-<process>/}

Whatever happens before the rename, readers keep the index they had; an open one stays readable.
"""

import fcntl
import filecmp
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreProblem
from kg.law.national.index import FOLDER, index_path

REFUSED = "refused.jsonl"
_BUILDING = ".building"


@contextmanager
def building(store: Path) -> Iterator[Path]:
    """Hold the lock of the national index of a store; give a folder that vanishes at the end.

    Raises:
        StoreProblem: another import is running, or the store cannot be written.
    """
    home = store / FOLDER
    try:
        home.mkdir(parents=True, exist_ok=True)
        with (home / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreProblem(
                    f"Another process is importing into the store '{store}'; wait for it to end "
                    "and try again."
                ) from None
            for unfinished in home.glob(f"{_BUILDING}-*"):
                shutil.rmtree(unfinished, ignore_errors=True)
            folder = home / f"{_BUILDING}-{os.getpid()}"
            try:
                folder.mkdir()
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except (OSError, sqlite3.Error) as error:
        raise StoreProblem(
            f"The index of national documents in the store '{store}' cannot be written: {error}. "
            "It is as it was; make room or name another --store."
        ) from error


def publish(built: Path, refused: Path, store: Path) -> bool:
    """Put a built index, and the list of refused rows, in place; tell whether the index changed."""
    current = index_path(store)
    listed = current.parent / REFUSED
    changed = not (current.exists() and filecmp.cmp(built, current, shallow=False))
    if changed:
        _sync(built)
        built.replace(current)
    if refused.exists():
        _sync(refused)
        refused.replace(listed)
    else:
        listed.unlink(missing_ok=True)
    _sync(current.parent)
    return changed


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
