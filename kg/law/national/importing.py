"""Importing a file of national legal metadata: all or nothing, in bounded memory, repeatable."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from kg.errors import BadCall
from kg.law.national.columns import ColumnSet, recognise
from kg.law.national.entries import Refused, entry_of
from kg.law.national.files import Broken, Rows, csv_rows, json_rows, open_file, starts_with
from kg.law.national.index import index_path, open_database
from kg.law.national.merging import Work
from kg.law.national.parquet import MAGIC, parquet_rows
from kg.law.national.publishing import REFUSED, building, publish
from kg.law.national.report import ImportReport, Refusals
from kg.law.national.spellings import signs

_BATCH = 5000


def _silent(rows: int) -> None:
    pass


def import_file(path: Path, store: Path, progress: Callable[[int], None] = _silent) -> ImportReport:
    """Import the rows of a CSV, JSON lines (also gzipped) or Parquet file into a store's index.

    Rows of an id that the index knows replace what it knew of this id. The same file again changes
    nothing. Curated documents are never changed, only linked to.

    Args:
        path: the file; its format is told by its content, its database by its columns.
        store: the directory of the store; the index is made in its folder `national`.
        progress: is called with the number of rows read so far.

    Raises:
        BadCall: no such file, a directory, an empty file, or Parquet without pyarrow.
        FaultyTable: not UTF-8, a broken line, a file that is cut off, or missing columns.
        StoreProblem: another import is running, or the store cannot be written or read.
    """
    with _rows(path) as rows:
        columns = recognise(rows.columns, str(path))
        with building(store) as folder:
            current = index_path(store)
            known = current if current.exists() else None
            if known is not None:
                open_database(known).close()
            refusals = Refusals(folder / REFUSED)
            left_out: Counter[str] = Counter()
            with closing(Work(folder / "work.sqlite", known)) as work:
                read = _read(rows, columns, work, refusals, left_out, progress)
                if read == 0:
                    raise BadCall(f"{path}: has no rows; nothing was imported.")
                merged = work.merge()
                work.write(folder / current.name)
            published = publish(folder / current.name, refusals.path, store)
            return refusals.report(
                path, columns.name, read, merged, left_out, published, current.parent / REFUSED
            )


@contextmanager
def _rows(path: Path) -> Iterator[Rows]:
    with open_file(path) as file:
        start = starts_with(path, file)
        if start.startswith(MAGIC):
            yield parquet_rows(path)
        elif start.startswith(b"{"):
            yield json_rows(path, file)
        elif start.startswith(b"["):
            raise BadCall(
                f"{path}: is one JSON list; write one object a line, as with jq -c '.[]'."
            )
        elif not start:
            raise BadCall(f"{path}: has no rows; nothing was imported.")
        else:
            yield csv_rows(path, file)


def _read(
    rows: Rows, columns: ColumnSet, work: Work, refusals: Refusals, left_out: Counter[str],
    progress: Callable[[int], None],
) -> int:  # fmt: skip
    """Read all rows, in batches, into the working database; return how many there were."""
    known_signs = signs()
    read = 0
    while batch := list(islice(rows.rows, _BATCH)):
        read += len(batch)
        taken = []
        for line, record in batch:
            if isinstance(record, Broken):
                refusals.add(line, record.reason, "")
                continue
            try:
                taken.append((line, entry_of(record, columns, known_signs, left_out)))
            except Refused as refused:
                refusals.add(line, refused.reason, refused.value)
        work.add(taken)
        refusals.flush()
        progress(read)
    return read
