"""Parquet files, batch by batch; pyarrow reads them and is needed for nothing else."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import BadCall, FaultyTable
from kg.law.national.columns import Record, recognise
from kg.law.national.files import Broken, Rows

MAGIC = b"PAR1"
_BATCH = 2048


def parquet_rows(path: Path) -> Rows:
    """Read the columns of a Parquet file that are needed; its rows count from 1.

    Raises:
        BadCall: pyarrow is not installed.
        FaultyTable: the file is cut off or broken, or lacks columns.
    """
    try:
        arrow, parquet = map(importlib.import_module, ("pyarrow", "pyarrow.parquet"))
    except ImportError as error:
        raise BadCall(
            f"{path}: Parquet needs pyarrow, which is not installed: install kttt-kg[parquet], "
            "or import the data set as CSV or JSON lines."
        ) from error
    faults: tuple[type[Exception], ...] = (arrow.ArrowException, OSError, ValueError)
    try:
        file = parquet.ParquetFile(path, pre_buffer=False, memory_map=False)
    except faults as error:
        raise _faulty(path, error) from error
    columns = list(file.schema_arrow.names)
    needed = recognise(columns, str(path)).columns_in(columns)
    return Rows(columns, _records(path, file, needed, faults))


def _records(
    path: Path, file: Any, needed: list[str], faults: tuple[type[Exception], ...]
) -> Iterator[tuple[int, Record | Broken]]:
    number = 0
    batches = file.iter_batches(batch_size=_BATCH, columns=needed, use_threads=False)
    with file:
        while True:
            try:
                batch = next(batches, None)
                records = batch.to_pylist() if batch is not None else []
            except faults as error:
                raise _faulty(path, error) from error
            if batch is None:
                return
            for record in records:
                number += 1
                yield number, record


def _faulty(path: Path, error: Exception) -> FaultyTable:
    return FaultyTable(
        f"{path}: the Parquet file is cut off or broken ({error}); get it again. "
        "Nothing was imported."
    )
