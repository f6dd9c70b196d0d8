"""Authority tables: a broken row is told by file, line and column."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.authority import areas, bodies, documents, programmes
from kg.authority.areas import Area
from kg.authority.tables import read_table, table_path
from kg.errors import FaultyTable

HEADER = (
    "key,level,code,prefix_vi,name_vi,name_en,iso3166_2,wikidata,within,valid_from,valid_to,"
    "replaces,alt_names,source,note\n"
)


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "areas.csv"
    path.write_text(HEADER + "".join(row + "\n" for row in rows), "utf-8")
    return path


def test_a_good_row(tmp_path: Path) -> None:
    path = table(
        tmp_path, "15-2004,province,15,tỉnh,Yên Bái,Yen Bai,,,vn,,2025-06-30,,a|b,the source,"
    )
    (row,) = read_table(path, Area)
    assert row.full_name == "tỉnh Yên Bái"
    assert row.alt_names == ("a", "b")
    assert row.line == 2


@pytest.mark.parametrize(
    ("row", "line", "words"),
    [
        ("15-2004,province,15,tỉnh,Yên Bái,Yen Bai,,,vn,,30/6/2025,,,s,", 2,
         "column 11 (valid_to)"),
        ("15-2004,county,15,tỉnh,Yên Bái,Yen Bai,,,vn,,,,,s,", 2, "column 2 (level)"),
        ("15-2004,province,15,tỉnh,,Yen Bai,,,vn,,,,,s,", 2, "column 5 (name_vi)"),
        ("15-2004,province,15,tỉnh,Yên Bái,Yen Bai,,,vn,,,,,,", 2, "column 14 (source)"),
        ("15 2004,province,15,tỉnh,Yên Bái,Yen Bai,,,vn,,,,,s,", 2, "column 1 (key)"),
        ("15-2004,province,15,tỉnh,Yên Bái,Yen Bai,,,vn,,,,,s,,more", 2,
         "(beyond the last column)"),
        ("15-2004,province", 2, "column 3 (code)"),
    ],
)  # fmt: skip
def test_a_broken_cell_is_told_by_file_line_and_column(
    row: str, line: int, words: str, tmp_path: Path
) -> None:
    path = table(tmp_path, row)
    with pytest.raises(FaultyTable) as refused:
        read_table(path, Area)
    assert f"{path}:{line}: " in str(refused.value)
    assert words in str(refused.value)


def test_all_broken_cells_are_listed_at_once(tmp_path: Path) -> None:
    path = table(tmp_path, "a,county,,,,,,,,,,,,,", "b,province,1,,N,N,,,,,x,,,s,")
    with pytest.raises(FaultyTable) as refused:
        read_table(path, Area)
    assert f"{path}:2: column 2 (level)" in str(refused.value)
    assert f"{path}:3: column 11 (valid_to)" in str(refused.value)


READERS: list[tuple[str, Any, str, str]] = [
    ("areas", areas.areas, "key", "within"),
    ("bodies", bodies.bodies, "id", "area"),
    ("programmes", programmes.programmes, "id", "established_by"),
    ("area_changes", areas.area_changes, "id", "after"),
]


def changed(name: str, tmp_path: Path, change: Callable[[list[dict[str, str]]], None]) -> Path:
    with table_path(name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    change(rows)
    path = tmp_path / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(("name", "reader", "key", "reference"), READERS)
def test_a_key_twice_and_a_reference_to_nothing_are_refused(
    name: str, reader: Any, key: str, reference: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def break_it(rows: list[dict[str, str]]) -> None:
        rows[1][key] = rows[0][key]
        rows[2][reference] = "no-such-key"

    path = changed(name, tmp_path, break_it)
    module = __import__(reader.__module__, fromlist=["table_path"])
    monkeypatch.setattr(module, "table_path", lambda _: path)
    with pytest.raises(FaultyTable) as refused:
        reader.__wrapped__()
    assert f"{path}:3: column {key}: " in str(refused.value)
    assert f"{path}:4: column {reference}: 'no-such-key' is the key of no row" in str(refused.value)


def test_two_uids_that_would_share_an_identity_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_it(rows: list[dict[str, str]]) -> None:
        rows[1]["uid"] = rows[0]["uid"].replace("Đ", "D")

    path = changed("legal_documents", tmp_path, break_it)
    monkeypatch.setattr(documents, "table_path", lambda _: path)
    with pytest.raises(FaultyTable, match="stands already"):
        documents.documents.__wrapped__()
