"""Merging what a file says into what the index knows: duplicates, updates, conflicts, links.

All of it is done in a working database on disk, by statements over indexes, so that memory does not
grow with the file. The result depends on the rows alone, not on how often they were imported.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from kg.law.national.curated import curated_by_key, same_document
from kg.law.national.entries import Entry
from kg.law.national.index import VERSION, NationalDocument, read_only
from kg.law.national.numbers import year_in

_FIELDS = ", ".join(Entry._fields)
_STATED = [
    field.name for field in fields(NationalDocument) if field.name in Entry._fields
]  # what a row says, without what follows from the other rows
_MORE = """
    FROM entry AS more INDEXED BY by_year
    WHERE more.rowid <> entry.rowid AND more.year_key = entry.year_key
    AND (more.min_key = entry.min_key OR (entry.undated AND NOT more.undated))
"""
_MORE_OF_ID = f"{_MORE.replace('by_year', 'by_id')} AND more.vbpl_id = entry.vbpl_id"


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the rows of the file, and how many documents the index has then."""

    taken: int
    updated: int
    unchanged: int
    merged: int
    conflicting: int
    linked: int
    documents: int


class Work:
    """The working database of one import."""

    def __init__(self, path: Path, known: Path | None) -> None:
        """Make the database at `path`; `known` is the index as it is, if there is one."""
        self._database = sqlite3.connect(path, isolation_level=None, uri=True)
        self._known = known is not None
        self._run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                  "PRAGMA temp_store = FILE; PRAGMA cache_size = -65536")  # fmt: skip
        if known is not None:
            self._database.execute("ATTACH ? AS known", (read_only(known),))
        self._run(f"CREATE TABLE entry (line INTEGER, fresh, conflict, curated_uid, {_FIELDS})")

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def add(self, rows: Iterable[tuple[int, Entry]]) -> None:
        """Add rows of the file, each with its line."""
        marks = ", ".join("?" * len(Entry._fields))
        self._database.execute("BEGIN")
        self._database.executemany(
            f"INSERT INTO entry VALUES (?, 1, 0, NULL, {marks})",
            ((line, *entry) for line, entry in rows),
        )
        self._database.execute("COMMIT")

    def merge(self) -> Merged:
        """Merge the rows with each other and with what the index knows."""
        rows = self._count("1")
        self._run("CREATE INDEX by_id ON entry (vbpl_id, year_key, title_key, min_key, line)")
        self._drop_repeated()
        if self._known:
            self._add_known()
        self._run("CREATE INDEX by_year ON entry (year_key, title_key, min_key)")
        self._drop_poorer()
        self._tell_apart()
        self._mark_conflicts()
        self._run("CREATE INDEX by_key ON entry (key_fold, uid)")
        self._link()
        fresh = self._count("fresh")
        updated, unchanged = self._compared() if self._known else (0, 0)
        return Merged(
            taken=fresh - updated - unchanged,
            updated=updated,
            unchanged=unchanged,
            merged=rows - fresh,
            conflicting=self._count("fresh AND conflict"),
            linked=self._count("fresh AND curated_uid NOT NULL"),
            documents=self._count("1"),
        )

    def write(self, path: Path) -> None:
        """Write the index; the same documents give the same bytes."""
        self._database.execute("ATTACH ? AS made", (str(path),))
        columns = f"{_FIELDS}, conflict, curated_uid"
        self._run(f"""
            PRAGMA made.journal_mode = OFF; PRAGMA made.synchronous = OFF;
            BEGIN;
            CREATE TABLE made.document ({columns});
            INSERT INTO made.document SELECT {columns} FROM entry ORDER BY key_fold, uid;
            CREATE INDEX made.by_key ON document (key_fold);
            CREATE INDEX made.by_number ON document (number_fold, type_fold);
            PRAGMA made.user_version = {VERSION};
            COMMIT;
            DETACH made
        """)

    def _drop_repeated(self) -> None:
        """Of rows with one id, minimum key and title the last stays."""
        self._run("""
            DELETE FROM entry WHERE EXISTS (
                SELECT 1 FROM entry AS later WHERE later.vbpl_id IS entry.vbpl_id
                AND later.year_key = entry.year_key AND later.title_key IS entry.title_key
                AND later.min_key = entry.min_key
                AND later.line > entry.line)
        """)

    def _add_known(self) -> None:
        """Add what the index knows, but not of the ids that the file describes anew."""
        self._run(f"""
            INSERT INTO entry SELECT NULL, 0, 0, NULL, {_FIELDS} FROM known.document AS old
            WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.vbpl_id = old.vbpl_id)
            AND NOT EXISTS (
                SELECT 1 FROM entry WHERE entry.vbpl_id IS NULL AND old.vbpl_id IS NULL
                AND entry.year_key = old.year_key AND entry.title_key IS old.title_key
                AND entry.min_key = old.min_key)
        """)

    def _drop_poorer(self) -> None:
        """Drop a row that says nothing more than another: without id, day or title of its own."""
        self._run(f"""
            DELETE FROM entry WHERE vbpl_id IS NULL AND title_key NOT NULL AND EXISTS (
                SELECT 1 {_MORE} AND more.title_key = entry.title_key
                AND (more.vbpl_id NOT NULL OR (entry.undated AND NOT more.undated)));
            DELETE FROM entry WHERE vbpl_id IS NULL AND title_key IS NULL AND EXISTS (
                SELECT 1 {_MORE} AND (more.vbpl_id NOT NULL OR more.title_key NOT NULL
                                      OR (entry.undated AND NOT more.undated)));
            DELETE FROM entry WHERE vbpl_id NOT NULL AND title_key NOT NULL AND undated AND EXISTS (
                SELECT 1 {_MORE_OF_ID} AND more.title_key = entry.title_key AND NOT more.undated);
            DELETE FROM entry WHERE vbpl_id NOT NULL AND title_key IS NULL AND EXISTS (
                SELECT 1 {_MORE_OF_ID} AND (more.title_key NOT NULL
                                            OR (entry.undated AND NOT more.undated)))
        """)

    def _tell_apart(self) -> None:
        """Give the second and further rows of one id a uid of their own."""
        self._run("""
            UPDATE entry SET uid = uid || '-' || printf('%08x%08x',
                min_key & 0xffffffff, coalesce(title_key, 0) & 0xffffffff)
            WHERE fresh AND EXISTS (
                SELECT 1 FROM entry AS first
                WHERE first.vbpl_id = entry.vbpl_id AND first.line < entry.line)
        """)

    def _mark_conflicts(self) -> None:
        self._run("""
            UPDATE entry SET conflict = 1 WHERE
            EXISTS (SELECT 1 FROM entry AS other
                    WHERE other.rowid <> entry.rowid AND other.vbpl_id = entry.vbpl_id)
            OR EXISTS (SELECT 1 FROM entry AS other
                       WHERE other.rowid <> entry.rowid AND other.year_key = entry.year_key
                       AND (other.min_key = entry.min_key OR other.undated OR entry.undated))
        """)

    def _link(self) -> None:
        for key, curated in curated_by_key().items():
            rows = self._database.execute(
                "SELECT rowid, issuer, area, date, vbpl_id, key FROM entry WHERE key_fold = ?",
                (key,),
            ).fetchall()
            for rowid, issuer, area, date, vbpl_id, printed in rows:
                when = date or year_in(printed)
                same = [
                    document.uid
                    for document in curated
                    if same_document(document, issuer, area, when, vbpl_id)
                ]
                if len(same) == 1:
                    self._database.execute(
                        "UPDATE entry SET curated_uid = ? WHERE rowid = ?", (same[0], rowid)
                    )

    def _compared(self) -> tuple[int, int]:
        """Return how many rows of the file change a known document, and how many do not."""
        old = ", ".join(f"old.{name}" for name in _STATED)
        new = ", ".join(f"entry.{name}" for name in _STATED)
        known, unchanged = self._database.execute(
            f"SELECT count(*), coalesce(sum(({old}) IS ({new})), 0) FROM entry "
            "JOIN known.document AS old ON old.uid = entry.uid WHERE entry.fresh"
        ).fetchone()
        return known - unchanged, unchanged

    def _count(self, condition: str) -> int:
        (count,) = self._database.execute(
            f"SELECT count(*) FROM entry WHERE {condition}"
        ).fetchone()
        return int(count)

    def _run(self, statements: str) -> None:
        self._database.executescript(statements)
