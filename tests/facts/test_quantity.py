"""The one reader of printed quantities."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.check import follows
from kg.facts.model import Observation
from kg.facts.quantity import decimals, modifier_of, readings

AMOUNTS = [
    ("32.664thành viên", "32664", None, "exact"),
    ("12,7 nghìn thành viên", "12700", None, "exact"),
    ("3,24 tỷ đồng/năm", "3240000000", None, "exact"),
    ("1.155 triệu đồng/HTX", "1155000000", None, "exact"),
    ("1116 HTX", "1116", None, "exact"),
    ("1.283/1000 THT", "1283", None, "exact"),
    ("65/30 HTX", "65", None, "exact"),
    ("5/6 chỉ tiêu", "5", None, "exact"),
    ("1,86/4,2 tỷ đồng", "1860000000", None, "exact"),
    ("6 - 8%", "6", "8", "exact"),
    ("từ 3 - 5%", "3", "5", "exact"),
    ("40 - 45 hợp tác xã", "40", "45", "exact"),
    ("9.000 đến 10.000 lao động", "9000", "10000", "exact"),
    ("5 - 7 triệu đồng", "5000000", "7000000", "exact"),
    ("12.6 nghìn người", "12600", None, "exact"),
    ("5 868 người", "5868", None, "exact"),
    ("720tr đồng", "720000000", None, "exact"),
    ("1 tỷ 80 triệu đồng", "1080000000", None, "exact"),
    ("12 nghìn tỷ đồng", "12000000000000", None, "exact"),
    ("1.234,5 tỷ", "1234500000000", None, "exact"),
    ("0,5%", "0.5", None, "exact"),
    ("65,69 %", "65.69", None, "exact"),
    ("gấp 8 lần", "8", None, "exact"),
    ("gấp đôi", "2", None, "exact"),
    ("trên 31.000 thành viên", "31000", None, "more-than"),
    ("hơn 12,3 tỷ đồng", "12300000000", None, "more-than"),
    ("khoảng 5,3 triệu đồng/người/tháng", "5300000", None, "about"),
    ("gần 7.500 thành viên", "7500", None, "nearly"),
    ("tối thiểu 250 HTX", "250", None, "at-least"),
    ("không dưới 60 HTX", "60", None, "at-least"),
    ("từ 65 HTX", "65", None, "at-least"),
    ("> 65", "65", None, "more-than"),
    ("dưới 10%", "10", None, "less-than"),
    ("không quá 5%", "5", None, "at-most"),
    ("ba liên hiệp HTX", "3", None, "exact"),
    ("một trăm sáu mươi bảy hợp tác xã", "167", None, "exact"),
    ("hai nghìn ba trăm bốn mươi lăm", "2345", None, "exact"),
    ("mười lăm", "15", None, "exact"),
    ("hai nghìn không trăm lẻ năm HTX", "2005", None, "exact"),
    ("năm ngàn héc-ta", "5000", None, "exact"),
    ("một nửa số HTX", "50", None, "exact"),
    ("phân nửa", "50", None, "exact"),
    ("hơn một phần ba", "33.3", None, "more-than"),
    ("gấp rưỡi", "1.5", None, "exact"),
    ("13 tỷ rưỡi", "13500000000", None, "exact"),
    ("một tỷ rưỡi", "1500000000", None, "exact"),
    ("sáu héc-ta rưỡi", "6.5", None, "exact"),
    ("cỡ 90 triệu", "90000000", None, "about"),
    ("ngót 20 HTX", "20", None, "nearly"),
    ("26 tỉnh", "26", None, "exact"),
]


@pytest.mark.parametrize(("quote", "value", "value_max", "modifier"), AMOUNTS)
def test_the_likeliest_reading(
    quote: str, value: str, value_max: str | None, modifier: str
) -> None:
    reading = readings(quote)[0]
    assert reading.value == Decimal(value)
    assert reading.value_max == (Decimal(value_max) if value_max else None)
    assert reading.modifier == modifier


@pytest.mark.parametrize(
    ("quote", "values"),
    [
        ("21,300 người", ["21.3", "21300"]),
        ("1.050", ["1050", "1.05"]),
        ("gần 1/4", ["1", "0.25"]),
        ("một nửa", ["50", "0.5"]),
        ("không có số", []),
        ("nhiều HTX", []),
    ],
)
def test_all_readings_the_likeliest_first(quote: str, values: list[str]) -> None:
    assert [reading.value for reading in readings(quote)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("quote", "count"),
    [("62,5%", 1), ("202%", 0), ("65,69 %", 2), ("1.116", 0), ("50,0%", 1), ("khoảng 107 %", 0)],
)
def test_printed_decimals_tell_the_rounding(quote: str, count: int) -> None:
    assert decimals(quote) == count


@given(st.integers(min_value=0, max_value=10**15))
def test_grouped_numbers_are_read_back(number: int) -> None:
    printed = f"{number:,}".replace(",", ".")
    assert readings(f"{printed} HTX")[0].value == number


@given(st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False))
def test_decimal_numbers_are_read_back(number: Decimal) -> None:
    whole, fraction = f"{number:.2f}".split(".")
    printed = f"{int(whole):,}".replace(",", ".") + "," + fraction
    assert number in {reading.value for reading in readings(f"{printed}%")}


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    readings(text)
    modifier_of(text)
    decimals(text)


def test_every_figure_of_the_corpus_follows_from_its_words(corpus: Path) -> None:
    checked = 0
    for path in sorted(corpus.glob("*.json")):
        for data in json.loads(path.read_text("utf-8"))["observations"]:
            fields = {key: value for key, value in data.items() if key in Observation.model_fields}
            fields.setdefault("label", None)
            fields["label"] = fields["label"] or "—"
            figure = Observation.model_validate(fields)
            assert any(follows(figure, reading) for reading in readings(figure.quote)), figure
            assert modifier_of(figure.quote) == figure.modifier, figure
            checked += 1
    assert checked == 971


@pytest.mark.parametrize("quote", ["37 đồng chí", "16 cánh đồng lớn", "5 hội đồng", "3 hợp đồng"])
def test_comrades_fields_and_contracts_are_no_money(quote: str) -> None:
    assert not any(reading.money for reading in readings(quote))


@pytest.mark.parametrize("quote", ["5/1.23.4 HTX", "1.23.4 tỷ 5 triệu", "0/0", "1.2.3 - 4 HTX"])
def test_what_is_no_number_is_not_read(quote: str) -> None:
    assert all(reading.value >= 0 for reading in readings(quote))
