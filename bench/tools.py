"""The programs of the environment in which the benchmarks run."""

import sys
from pathlib import Path
from shutil import which


def tool(name: str) -> str:
    """Return the path of a program that stands beside this Python, else on the search path.

    Raises:
        FileNotFoundError: it is not installed.
    """
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not installed: pip install 'kttt-kg[bench]'")
    return found
