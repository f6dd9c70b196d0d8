"""The index of national legal metadata: read-only look-ups by number, as quick at any size."""

import sqlite3
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.errors import StoreProblem
from kg.law.fold import fold
from kg.names import slug

VERSION = 1  # of the layout of the database, in its user_version
FOLDER = "national"
FILE = "index.sqlite"


@dataclass(frozen=True, slots=True)
class NationalDocument:
    """A document as a national database describes it; nobody of this project has verified it.

    `uid` is stable and has a slug (`vbpl-166269`); `curated_uid` is the uid of the row of
    `legal_documents.csv` that is the same document. `conflict` says that another row has the same
    minimum key, or the same id, and another title or id.
    """

    uid: str
    key: str
    type: str | None
    number: str
    symbol: str | None
    issuer: str | None
    area: str | None
    date: str | None
    title: str | None
    effective_from: str | None
    effective_to: str | None
    status: str | None
    vbpl_id: str | None
    source: str
    conflict: bool
    curated_uid: str | None


_COLUMNS = ", ".join(field.name for field in fields(NationalDocument))
_SELECT = f"SELECT {_COLUMNS} FROM document"


def index_path(store: Path) -> Path:
    """Return where the index of a store lies."""
    return store / FOLDER / FILE


def read_only(path: Path) -> str:
    """Return the URI under which SQLite reads an index without locks: it is never written again."""
    return f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"


def open_database(path: Path) -> sqlite3.Connection:
    """Open an index for reading.

    Raises:
        StoreProblem: it is of another layout, or damaged.
    """
    try:
        database = sqlite3.connect(read_only(path), uri=True, check_same_thread=False)
        (version,) = database.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise StoreProblem(
            f"{path}: the index of national documents is damaged ({error}); delete it and import "
            "the files again."
        ) from error
    if version != VERSION:
        database.close()
        raise StoreProblem(
            f"{path}: the index of national documents has layout {version}, not {VERSION}; "
            "delete it and import the files again."
        )
    return database


class NationalIndex:
    """The national documents of a store; an import beside it does not disturb an open index."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self._path = path

    @classmethod
    def open(cls, store: Path) -> "NationalIndex | None":
        """Open the index of a store, or return None where nothing was imported.

        Raises:
            StoreProblem: it is of another layout, or damaged.
        """
        path = index_path(store)
        return cls(open_database(path), path) if path.is_file() else None

    def by_key(self, key: str) -> list[NationalDocument]:
        """Return the documents of a number with symbol ("1804/QĐ-TTg"), the earliest first.

        Slips of case, Đ and D, spaces, dashes and leading noughts are the same key.
        """
        return self._find("key_fold = ?", fold(key))

    def by_number(self, number: str, type: str | None) -> list[NationalDocument]:
        """Return the documents of a bare number ("06"), of one type or of any."""
        if type is None:
            return self._find("number_fold = ?", fold(number))
        return self._find("number_fold = ? AND type_fold = ?", fold(number), slug(type))

    def _find(self, condition: str, *values: str) -> list[NationalDocument]:
        query = f"{_SELECT} WHERE {condition} ORDER BY date, uid"
        try:
            rows = self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise StoreProblem(
                f"{self._path}: cannot be read ({error}); delete it and import the files again."
            ) from error
        return [_document(row) for row in rows]

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM document").fetchone()
        return int(count)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def __enter__(self) -> "NationalIndex":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def _document(row: tuple[Any, ...]) -> NationalDocument:
    values: tuple[Any, ...] = (*row[:-2], bool(row[-2]), row[-1])
    return NationalDocument(*values)
