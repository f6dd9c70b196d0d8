"""Which column of which database says what: the table `national_columns.csv`, read and applied."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kg.authority.tables import Optional, Row, Text, raise_faults, read_table, table_path
from kg.errors import FaultyTable

Field = Literal[
    "vbpl_id", "number", "type", "issuer", "scope", "date", "title",
    "effective_from", "effective_to", "status",
]  # fmt: skip
Record = Mapping[str, Any]


class ColumnRow(Row):
    """A row of the table: a field of ours, and where a database has it.

    A path leads into nested values: `docType.name`, `documentIssues[].agencyName` (of all items).
    Of several rows of one field the first that says something counts.
    """

    column_set: Text
    field: Field
    path: Text
    required: Literal["", "yes"]
    note: Optional


@dataclass(frozen=True, slots=True)
class CellPath:
    """One path into a record; `column` is the column in which it begins."""

    text: str
    column: str
    steps: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> "CellPath":
        """Read a path as the table writes it."""
        steps = tuple(text.replace("[]", ".[]").split("."))
        return cls(text, steps[0], steps[1:])

    def column_in(self, columns: Collection[str]) -> str | None:
        """Return the column of a file that holds it: nested, or flattened (`docType.name`)."""
        return next((name for name in (self.text, self.column) if name in columns), None)

    def value(self, record: Record) -> Any:
        """Return what a record has there; of a list, what its items have, joined by "; "."""
        if self.text in record:
            return record[self.text]
        return _step(record.get(self.column), self.steps)


def _step(value: Any, steps: tuple[str, ...]) -> Any:
    if not steps or value is None:
        return value
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            value = json.loads(value)  # nested values in a cell of a CSV file
        except (ValueError, RecursionError):
            return None
    if steps[0] == "[]":
        items = [_step(item, steps[1:]) for item in value] if isinstance(value, list) else []
        return "; ".join(str(item) for item in items if item) or None
    return _step(value.get(steps[0]), steps[1:]) if isinstance(value, dict) else None


@dataclass(frozen=True, slots=True)
class ColumnSet:
    """The columns of one database."""

    name: str
    paths: dict[Field, tuple[CellPath, ...]]
    required: tuple[Field, ...]

    def missing(self, columns: Collection[str]) -> list[str]:
        """Return the required columns that a file does not have."""
        return [
            self.paths[field][0].text
            for field in self.required
            if not any(path.column_in(columns) for path in self.paths[field])
        ]

    def columns_in(self, columns: Collection[str]) -> list[str]:
        """Return the columns of a file that are read."""
        paths = [path for field in self.paths.values() for path in field]
        return list(dict.fromkeys(name for path in paths if (name := path.column_in(columns))))

    def value(self, record: Record, field: Field) -> Any:
        """Return what a record says of a field."""
        for path in self.paths.get(field, ()):
            found = path.value(record)
            if found not in (None, ""):
                return found
        return None

    def column(self, field: Field) -> str:
        """Return the column of a field, for messages."""
        return self.paths[field][0].text


@cache
def column_sets() -> tuple[ColumnSet, ...]:
    """Return the databases whose columns are known.

    Raises:
        FaultyTable: a broken row, or a database without a number.
    """
    table = table_path("national_columns")
    rows = read_table(table, ColumnRow)
    sets = []
    for name in dict.fromkeys(row.column_set for row in rows):
        own = [row for row in rows if row.column_set == name]
        paths: dict[Field, tuple[CellPath, ...]] = {}
        for row in own:
            paths[row.field] = (*paths.get(row.field, ()), CellPath.parse(row.path))
        required = tuple(dict.fromkeys(row.field for row in own if row.required))
        sets.append(ColumnSet(name, paths, required))
        if "number" not in required:
            raise_faults([f"{table}:{own[0].line}: '{name}' has no required row for 'number'"])
    return tuple(sets)


def recognise(columns: Collection[str], file: str) -> ColumnSet:
    """Return the database whose columns a file has.

    Raises:
        FaultyTable: required columns of every known database are missing.
    """
    nearest = min(column_sets(), key=lambda known: len(known.missing(columns)))
    if missing := nearest.missing(columns):
        seen = ", ".join(column[:40] for column in sorted(columns)[:20]) or "none"
        raise FaultyTable(
            f"{file}: columns are missing: {', '.join(missing)} (nearest to '{nearest.name}'). "
            f"Its columns are: {seen}. Name them so, or add their names to "
            f"{table_path('national_columns')}; nothing was imported."
        )
    return nearest
