"""Authority tables: CSV files that people edit; faults are told by file, line and column."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from kg.errors import FaultyTable
from kg.resources import folder


def _empty_is_none(cell: Any) -> Any:
    return None if cell == "" else cell


def _split_list(cell: Any) -> Any:
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()


Key = Annotated[str, Field(min_length=1, pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
Text = Annotated[str, Field(min_length=1)]
Optional = Annotated[str | None, BeforeValidator(_empty_is_none)]
OptionalDay = Annotated[date | None, BeforeValidator(_empty_is_none)]
Listed = Annotated[tuple[str, ...], BeforeValidator(_split_list)]


class Row(BaseModel):
    """A row of an authority table; every row tells its source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Text
    line: int  # where it stands in its file, for messages


RowT = TypeVar("RowT", bound=Row)


def table_path(name: str) -> Path:
    """Return the file of a table."""
    return folder("ontology") / "authority" / f"{name}.csv"


def read_table(path: Path, row_type: type[RowT]) -> list[RowT]:
    """Read a table.

    Raises:
        FaultyTable: all broken cells, each with file, line and column.
    """
    rows: list[RowT] = []
    faults: list[str] = []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, restkey="(beyond the last column)", strict=True)
        columns = list(reader.fieldnames or ())
        try:
            for cells in reader:
                try:
                    rows.append(row_type.model_validate({**cells, "line": reader.line_num}))
                except ValidationError as error:
                    faults.extend(_faults(path, reader.line_num, columns, error))
        except (csv.Error, UnicodeDecodeError) as error:
            faults.append(f"{path}:{reader.line_num + 1}: is not valid UTF-8 CSV: {error}")
    raise_faults(faults)
    return rows


def _faults(path: Path, line: int, columns: list[str], error: ValidationError) -> list[str]:
    messages = []
    for item in error.errors(include_url=False):
        column = str(item["loc"][0]) if item["loc"] else ""
        at = f"{columns.index(column) + 1} ({column})" if column in columns else column
        messages.append(f"{path}:{line}: column {at}: {item['msg']}, not {item['input']!r}")
    return messages


def raise_faults(faults: list[str]) -> None:
    """Raise FaultyTable with all faults, if there are any."""
    if faults:
        raise FaultyTable("\n".join([*faults, "Correct these cells; nothing was loaded."]))


def check_references(
    path: Path, rows: list[RowT], column: str, targets: Callable[[RowT], tuple[str, ...]],
    known: frozenset[str],
) -> list[str]:  # fmt: skip
    """Return a message for every reference of a column to a key that no row has."""
    return [
        f"{path}:{row.line}: column {column}: '{target}' is the key of no row"
        for row in rows
        for target in targets(row)
        if target not in known
    ]


def check_unique(
    path: Path, rows: list[RowT], column: str, key: Callable[[RowT], str]
) -> list[str]:
    """Return a message for every key that stands twice."""
    first: dict[str, int] = {}
    faults = []
    for row in rows:
        if key(row) in first:
            faults.append(
                f"{path}:{row.line}: column {column}: '{key(row)}' stands already "
                f"on line {first[key(row)]}"
            )
        first.setdefault(key(row), row.line)
    return faults
