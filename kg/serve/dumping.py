"""The process that makes the dumps of a snapshot, at low priority and with bounded memory.

python -S -c 'from kg.serve.dumping import main; main()' '{"snapshot": …, "directory": …}'
"""

import fcntl
import json
import os
import shutil
import sys
from pathlib import Path

from kg.graph.publication import write_dumps
from kg.graph.snapshots import Snapshot
from kg.serve import sandbox

_NICE = 10


def make(snapshot: Path, directory: Path) -> None:
    """Make a folder of dumps appear whole, and remove the folders of other snapshots."""
    home = directory.parent
    home.mkdir(exist_ok=True)
    with (home / "lock").open("a") as lock:  # another server of this store may have the same idea
        fcntl.flock(lock, fcntl.LOCK_EX)
        if directory.is_dir():
            return
        making = home / ".making"
        shutil.rmtree(making, ignore_errors=True)
        write_dumps(Snapshot(snapshot), making)
        making.rename(directory)
        for other in home.iterdir():
            if other.is_dir() and other != directory:
                shutil.rmtree(other, ignore_errors=True)


def main() -> None:
    """Make what the argument tells."""
    task = json.loads(sys.argv[1])
    sandbox.end_with_parent()
    os.nice(_NICE)
    sandbox.limit_memory(task["memory"])
    make(Path(task["snapshot"]), Path(task["directory"]))
