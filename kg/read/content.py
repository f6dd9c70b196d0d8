"""The bytes of a report, from a file or from standard input, never more than the limit."""

import sys
from pathlib import Path
from typing import BinaryIO

from kg.errors import BadCall, UnreadableReport

LARGEST = 64 * 1024 * 1024  # bytes of a file, and of the text that a file may unfold to
STANDARD_INPUT = Path("-")


def content_of(path: Path) -> bytes:
    """Return the bytes of a file; "-" is standard input.

    Raises:
        BadCall: there is no such file, or it is a directory, or may not be read.
        UnreadableReport: it is empty or larger than the limit, of which nothing is then read.
    """
    if path == STANDARD_INPUT:
        return _within_limit(path, sys.stdin.buffer)
    try:
        if path.is_dir():
            raise BadCall(f"{path}: is a directory; name a file")
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        with path.open("rb") as stream:
            return _within_limit(path, stream)
    except FileNotFoundError:
        raise BadCall(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadCall(f"{path}: cannot be read ({reason})") from error


def _within_limit(path: Path, stream: BinaryIO) -> bytes:
    content = stream.read(LARGEST + 1)
    return checked(path, content)


def checked(path: Path, content: bytes) -> bytes:
    """Return the bytes if they are a report's size.

    Raises:
        UnreadableReport: there are none, or more than the limit.
    """
    if len(content) > LARGEST:
        raise _too_large(path)
    if not content:
        raise UnreadableReport(f"{path}: is empty")
    return content


def _too_large(path: Path) -> UnreadableReport:
    return UnreadableReport(
        f"{path}: is larger than {LARGEST // 1024 // 1024} MB; split it, or give its text alone"
    )
