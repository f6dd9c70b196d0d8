"""Parquet, where pyarrow is installed: flat and nested columns, dates, broken files."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from kg.errors import FaultyTable
from kg.law.national.importing import import_file
from kg.law.national.index import NationalIndex, index_path
from tests.law.national.made import api_row, dataset_row, made_rows, write_csv

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=1000)
    return path


def test_parquet_gives_the_same_index_as_csv(tmp_path: Path) -> None:
    import_file(write(tmp_path / "r.parquet", list(made_rows(2500))), tmp_path / "a")
    import_file(write_csv(tmp_path / "r.csv", made_rows(2500)), tmp_path / "b")
    assert index_path(tmp_path / "a").read_bytes() == index_path(tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    "signed",
    [
        datetime.date(2021, 2, 24),
        datetime.datetime(2021, 2, 24),
        datetime.datetime(2021, 2, 23, 17, tzinfo=datetime.UTC),
    ],
)
def test_dates_and_nested_columns(signed: datetime.date, tmp_path: Path) -> None:
    rows = [dataset_row(ngay_ban_hanh=signed)], [api_row(issueDate=signed)]
    for name, each in zip("ab", rows, strict=True):
        import_file(write(tmp_path / f"{name}.parquet", each), tmp_path / name)
        index = NationalIndex.open(tmp_path / name)
        assert index is not None
        with index:
            (row,) = index.by_key("12/2021/NĐ-CP")
        assert (row.date, row.issuer, row.status) == ("2021-02-24", "Chính phủ", "Còn hiệu lực")


def test_refused_rows_are_told_by_row(tmp_path: Path) -> None:
    rows = [*made_rows(3), dataset_row(so_ky_hieu=None)]
    report = import_file(write(tmp_path / "r.parquet", rows), tmp_path / "store")
    assert [refusal.line for refusal in report.refusals] == [4]


@pytest.mark.parametrize("size", [4, 5000, -9])
def test_a_file_that_is_cut_off(size: int, tmp_path: Path) -> None:
    path = write(tmp_path / "r.parquet", list(made_rows(2500)))
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(FaultyTable, match="the Parquet file is cut off or broken"):
        import_file(path, tmp_path / "store")


def test_a_page_that_is_broken(tmp_path: Path) -> None:
    path = write(tmp_path / "r.parquet", list(made_rows(2500)))
    content = bytearray(path.read_bytes())
    content[4:90_000] = b"\xff" * (90_000 - 4)
    path.write_bytes(content)
    with pytest.raises(FaultyTable, match="the Parquet file is cut off or broken"):
        import_file(path, tmp_path / "store")
    assert not index_path(tmp_path / "store").exists()


def test_missing_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "r.parquet", [{"id": 1, "so_ky_hieu": "x"}])
    with pytest.raises(FaultyTable, match="columns are missing: loai_van_ban"):
        import_file(path, tmp_path / "store")
