from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import FaultyTable
from kg.extract import lexicon
from kg.extract.lexicon import Entry, entries


@dataclass(frozen=True, slots=True)
class Scale(Entry):
    factor: Decimal
    rank: int | None
    also: tuple[str, ...]
    loose: bool


HEAD = "surface,factor,rank,also,loose,example,expected\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    entries.cache_clear()
    return tmp_path / "scales.csv"


def test_cells_are_read_by_the_type_of_their_field(table: Path) -> None:
    table.write_text(HEAD + 'triệu,1e6,2,tr|trđ,yes,"5,3 triệu",5300000\ntỷ,1e9,,,,2 tỷ,2e9\n')
    assert entries("scales", Scale) == (
        Scale("triệu", "5,3 triệu", "5300000", Decimal("1e6"), 2, ("tr", "trđ"), True),
        Scale("tỷ", "2 tỷ", "2e9", Decimal("1e9"), None, (), False),
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (HEAD + "triệu,six,,,,5 triệu,5\n", r"scales\.csv:2: column factor: 'six' cannot be read"),
        (HEAD + ",1,,,,5,5\n", "column surface: '' cannot be read"),
        (HEAD + "a ,1,,,,5,5\n", "column surface: 'a ' cannot be read"),
        (HEAD + "a,1,,,maybe,5,5\n", "column loose: 'maybe'"),
        (HEAD + "a,1,,x||y,,5,5\n", "column also"),
        (HEAD + "a,1,,,,5\n", "has 6 cells for 7 columns"),
        ("surface,factor\n", "the columns must be surface, example"),
        (HEAD + 'a,"1,,,,5,5\n', "is not valid UTF-8 CSV"),
    ],
)
def test_broken_rows_are_told_by_file_line_and_column(
    table: Path, content: str, fault: str
) -> None:
    table.write_text(content)
    with pytest.raises(FaultyTable, match=fault):
        entries("scales", Scale)
