"""Files of rows, told apart by their content and read as streams: CSV, JSON lines, Parquet."""

import csv
import gzip
import json
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path
from typing import IO, Any, cast

from kg.errors import BadCall, FaultyTable
from kg.law.national.columns import Record

LONGEST_LINE = 1 << 24  # bytes; a file without line ends is not read into memory whole
_SEEN = 1000  # JSON lines that show which columns there are, because nulls may be left out


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that has not the cells of its header; it is refused, the others are read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns of a file, and its rows, each with its line (of Parquet: the row, from 1)."""

    columns: Collection[str]
    rows: Iterator[tuple[int, Record | Broken]]


def open_file(path: Path) -> IO[bytes]:
    """Open a file, compressed or not, as bytes.

    Raises:
        BadCall: there is no such file, or it is a directory, empty or not readable.
    """
    if path.is_dir():
        raise BadCall(f"{path}: is a directory; name one file of it.")
    try:
        raw = path.open("rb")
    except OSError as error:
        raise BadCall(f"{path}: cannot be read: {error.strerror}.") from error
    start = raw.peek(2)[:2]
    if not start:
        raw.close()
        raise BadCall(f"{path}: is empty; nothing was imported.")
    if start != b"\x1f\x8b":
        return raw
    raw.close()
    return cast("IO[bytes]", gzip.open(path, "rb"))


def starts_with(path: Path, file: IO[bytes]) -> bytes:
    """Return the first bytes of a file that are no space, and go back to its start."""
    with _reading(path):
        start = file.read(256)
        file.seek(0)
    return start.removeprefix(b"\xef\xbb\xbf").lstrip()[:4]


def csv_rows(path: Path, file: IO[bytes]) -> Rows:
    """Read CSV with a header.

    Raises:
        FaultyTable: not UTF-8, or not CSV.
    """
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(_lines(path, file), strict=True)
    header = [name.strip() for name in next(_csv_lines(path, reader))[1]]
    return Rows(header, _csv_records(header, _csv_lines(path, reader)))


def _csv_lines(path: Path, reader: Any) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FaultyTable(
                f"{path}:{line}: is not CSV: {error}. Nothing was imported."
            ) from error
        if cells:
            yield line, cells


def _csv_records(
    header: list[str], lines: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, Record | Broken]]:
    for line, cells in lines:
        if len(cells) == len(header):
            yield line, dict(zip(header, cells, strict=True))
        else:
            yield line, Broken("the row has more or fewer cells than the header")


def json_rows(path: Path, file: IO[bytes]) -> Rows:
    """Read JSON lines: one object a line.

    Raises:
        FaultyTable: not UTF-8, or a line that is no JSON object.
    """
    records = _json_records(path, file)
    first = list(islice(records, _SEEN))
    columns = {column: None for _, record in first for column in record}
    return Rows(columns, chain(first, records))


def _json_records(path: Path, file: IO[bytes]) -> Iterator[tuple[int, Record]]:
    for number, line in enumerate(_lines(path, file), start=1):
        if line.isspace():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise FaultyTable(
                f"{path}:{number}: is no JSON: {error}. Nothing was imported."
            ) from error
        if not isinstance(record, dict):
            raise FaultyTable(
                f"{path}:{number}: is no JSON object; one object a line is needed. "
                "Nothing was imported."
            )
        yield number, record


def _lines(path: Path, file: IO[bytes]) -> Iterator[str]:
    for number in count(1):
        with _reading(path):
            line = file.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise FaultyTable(
                f"{path}:{number}: the line is longer than {LONGEST_LINE} bytes; it is no CSV "
                "and no JSON lines. Nothing was imported."
            )
        if b"\0" in line:
            raise FaultyTable(
                f"{path}:{number}: is not UTF-8 text: it has a zero byte. Nothing was imported."
            )
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise FaultyTable(
                f"{path}:{number}: is not UTF-8: {error.reason} at byte {error.start} of the "
                "line. Save the file as UTF-8; nothing was imported."
            ) from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FaultyTable(
            f"{path}: the compressed file is cut off or broken ({error}); get it again. "
            "Nothing was imported."
        ) from error
    except OSError as error:
        raise BadCall(f"{path}: cannot be read: {error.strerror}.") from error
