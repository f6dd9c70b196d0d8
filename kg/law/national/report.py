"""What an import did: counts, and every row that was refused, with its line and the reason."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.law.national.merging import Merged

SHOWN = 1000  # refused rows that a report carries; the file beside the index has all
_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken: its line (of Parquet: the row, from 1), the reason, the value."""

    line: int
    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows of a file.

    `rows` is the sum of `taken` (new), `updated`, `unchanged`, `merged` (of a document that another
    row describes) and `refused`. `linked` and `conflicting` count rows of the file that are in the
    index. `left_out` counts, by reason, the values that could not be read, of rows that were taken.
    """

    file: str
    column_set: str
    rows: int
    taken: int
    updated: int
    unchanged: int
    merged: int
    linked: int
    conflicting: int
    refused: int
    refused_because: dict[str, int]
    refusals: tuple[Refusal, ...]  # the first of them; all are in `refusals_file`
    refusals_file: str | None
    left_out: dict[str, int]
    documents: int  # in the index now
    published: bool  # False where the file changes nothing

    def to_dict(self) -> dict[str, Any]:
        """Return the report for JSON."""
        return {**asdict(self), "refusals": [asdict(refusal) for refusal in self.refusals]}


@dataclass(slots=True)
class Refusals:
    """The refused rows of a running import; they go to a file, so that memory does not grow."""

    path: Path
    because: Counter[str] = field(default_factory=Counter)
    first: list[Refusal] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)

    def add(self, line: int, reason: str, value: str) -> None:
        """Record a refused row."""
        short = value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
        refusal = Refusal(line, reason, short)
        self.because[reason] += 1
        if len(self.first) < SHOWN:
            self.first.append(refusal)
        self._waiting.append(json.dumps(asdict(refusal), ensure_ascii=False))

    def flush(self) -> None:
        """Write what has been recorded since."""
        if self._waiting:
            with self.path.open("a", encoding="utf-8", errors="replace") as lines:
                lines.writelines(line + "\n" for line in self._waiting)
            self._waiting.clear()

    def report(
        self, file: Path, column_set: str, rows: int, merged: Merged, left_out: Counter[str],
        published: bool, listed: Path,
    ) -> ImportReport:  # fmt: skip
        """Return the report of the import that these refusals belong to."""
        refused = self.because.total()
        return ImportReport(
            file=str(file),
            column_set=column_set,
            rows=rows,
            taken=merged.taken,
            updated=merged.updated,
            unchanged=merged.unchanged,
            merged=merged.merged,
            linked=merged.linked,
            conflicting=merged.conflicting,
            refused=refused,
            refused_because=dict(self.because.most_common()),
            refusals=tuple(self.first),
            refusals_file=str(listed) if refused else None,
            left_out=dict(left_out.most_common()),
            documents=merged.documents,
            published=published,
        )
