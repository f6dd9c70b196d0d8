"""Numbers: official spelling, and the year that they print."""

import pytest

from kg.law.fold import fold
from kg.law.national.numbers import read_number, year_in
from kg.law.national.spellings import signs


@pytest.mark.parametrize(
    ("printed", "key", "number", "year", "symbol"),
    [
        ("1804/QĐ-TTg", "1804/QĐ-TTg", "1804", None, "QĐ-TTg"),
        ("1804/QD-TTG", "1804/QĐ-TTg", "1804", None, "QĐ-TTg"),
        ("1804 / QÐ – TTg", "1804/QĐ-TTg", "1804", None, "QĐ-TTg"),
        ("Số: 69/2020/NQ-HDND", "69/2020/NQ-HĐND", "69", 2020, "NQ-HĐND"),
        ("Số hiệu 06/2021/nq-hđnd.", "06/2021/NQ-HĐND", "06", 2021, "NQ-HĐND"),
        ("số31-QĐ/TW", "31-QĐ/TW", "31", None, "QĐ/TW"),
        ("20-NQ/TW", "20-NQ/TW", "20", None, "NQ/TW"),
        ("20/NQ-TW", "20-NQ/TW", "20", None, "NQ/TW"),
        ("135-CTR/TU", "135-CTr/TU", "135", None, "CTr/TU"),
        ("36-HD/VPTW", "36-HD/VPTW", "36", None, "HD/VPTW"),
        ("17/2023/QH15", "17/2023/QH15", "17", 2023, "QH15"),
        ("17/2023/qh15", "17/2023/QH15", "17", 2023, "QH15"),
        ("1673/NQ-UBTVQH15", "1673/NQ-UBTVQH15", "1673", None, "NQ-UBTVQH15"),
        ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "30a", 2008, "NQ-CP"),
        ("16/CP", "16/CP", "16", None, "CP"),
        ("42-CP", "42-CP", "42", None, "CP"),
        ("345-QĐ/UB", "345-QĐ/UB", "345", None, "QĐ/UB"),
        ("47-L/CTN", "47-L/CTN", "47", None, "L/CTN"),
        ("40-LCT/HĐNN8", "40-LCT/HĐNN8", "40", None, "LCT/HĐNN8"),
        ("01/2014/TTLT/BTC-BNN", "01/2014/TTLT/BTC-BNN", "01", 2014, "TTLT/BTC-BNN"),
        ("701/UBND-TH", "701/UBND-TH", "701", None, "UBND-TH"),
        ("123", "123", "123", None, None),
        ("SL 147", "SL 147", "147", None, None),
        ("69/2020/NQ-HĐND", "69/2020/NQ-HĐND", "69", 2020, "NQ-HĐND"),  # NFD
    ],
)
def test_the_official_spelling(
    printed: str, key: str, number: str, year: int | None, symbol: str | None
) -> None:
    found = read_number(printed, signs())
    assert found is not None
    assert (found.key, found.number, found.year, found.symbol) == (key, number, year, symbol)
    assert fold(found.key) == fold(printed)


@pytest.mark.parametrize("printed", ["Không số", "QĐ-UBND", "/", "số"])
def test_no_number(printed: str) -> None:
    assert read_number(printed, signs()) is None


def test_the_year_of_a_number() -> None:
    assert year_in("45/2021/NĐ-CP") == "2021"
    assert year_in("30a/2008/NQ-CP") == "2008"
    assert year_in("1804/QĐ-TTg") is None
    assert year_in("2021/QĐ-UBND") is None
