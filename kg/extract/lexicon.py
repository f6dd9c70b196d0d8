"""Closed classes of words: rows of the CSV files under `lexicon/`, each with its own example."""

import csv
from collections.abc import Callable
from dataclasses import Field, dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import FaultyTable

FOLDER = Path(__file__).resolve().parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: words as they are written, a sentence that uses them, and how that is to be read."""

    surface: str
    example: str
    expected: str


EntryT = TypeVar("EntryT", bound=Entry)


@cache
def entries(name: str, entry_type: type[EntryT]) -> tuple[EntryT, ...]:
    """Return the rows of `lexicon/<name>.csv`, in the order of the file.

    The columns are the fields of the type. A field is `str` (never empty), `str | None` (empty is
    None), `int`, `int | None`, `Decimal`, `Decimal | None`, `bool` ("yes", or empty), or
    `tuple[str, ...]` (parted by "|"; empty is no item). A surface may stand in several rows.

    Raises:
        FaultyTable: all broken cells and columns, each with file, line and column.
    """
    path = FOLDER / f"{name}.csv"
    faults: list[str] = []
    found: list[EntryT] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        try:
            columns = next(reader, [])
            faults.extend(_columns(path, columns, entry_type))
            for cells in () if faults else reader:
                read, broken = _row(f"{path}:{reader.line_num}", columns, cells, entry_type)
                faults.extend(broken)
                found.extend([] if broken else [entry_type(**read)])
        except (csv.Error, UnicodeDecodeError) as error:
            faults.append(f"{path}:{reader.line_num + 1}: is not valid UTF-8 CSV: {error}")
    if faults:
        raise FaultyTable("\n".join([*faults, "Correct these rows of the lexicon."]))
    return tuple(found)


def _columns(path: Path, columns: list[str], entry_type: type[Entry]) -> list[str]:
    wanted = [field.name for field in fields(entry_type)]
    if sorted(columns) == sorted(wanted):
        return []
    return [f"{path}:1: the columns must be {', '.join(wanted)}, not {', '.join(columns)}"]


def _row(
    where: str, columns: list[str], cells: list[str], entry_type: type[Entry]
) -> tuple[dict[str, Any], list[str]]:
    if len(cells) != len(columns):
        return {}, [f"{where}: has {len(cells)} cells for {len(columns)} columns"]
    kinds = {field.name: _reader(field) for field in fields(entry_type)}
    read: dict[str, Any] = {}
    faults = []
    for column, cell in zip(columns, cells, strict=True):
        try:
            read[column] = kinds[column](cell)
        except (ValueError, InvalidOperation):
            faults.append(f"{where}: column {column}: {cell!r} cannot be read")
    return read, faults


def _text(cell: str) -> str:
    if not cell or cell != cell.strip():
        raise ValueError(cell)
    return cell


def _flag(cell: str) -> bool:
    if cell not in {"", "yes"}:
        raise ValueError(cell)
    return cell == "yes"


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(_text(part) for part in cell.split("|")) if cell else ()


_READERS: dict[Any, Callable[[str], Any]] = {
    str: _text,
    int: int,
    Decimal: Decimal,
    bool: _flag,
    tuple[str, ...]: _listed,
}


def _reader(field: Field[Any]) -> Callable[[str], Any]:
    """Return what reads the cells of a field; a field of a type of its own is a fault in code."""
    if field.type in _READERS:
        return _READERS[field.type]
    kind = next(kind for kind in _READERS if field.type == kind | None)
    return lambda cell: _READERS[kind](cell) if cell else None
