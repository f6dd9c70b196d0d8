"""Expressions of time: what they mean in a report of a day, of a part of a year, of a term."""

from datetime import date

import pytest

from kg.extract.periods import Calendar, Span, period_cues, whole_year
from kg.extract.words import fold

JULY = date(2023, 7, 12)
HALF = Span(date(2023, 1, 1), date(2023, 6, 30))
OF_A_HALF = Calendar(2023, HALF, JULY, as_of=HALF.last)
OF_A_YEAR = Calendar(2023, whole_year(2023), date(2024, 1, 9), as_of=date(2023, 12, 31))
TERM = whole_year(2018, 2023)
OF_A_TERM = Calendar(2023, TERM, JULY, TERM, TERM, as_of=JULY)


def read(text: str, known: Calendar = OF_A_HALF) -> list[str]:
    low = fold(text)
    return [
        f"{text[cue.start : cue.end]} = {cue.kind} {cue.span}" for cue in period_cues(low, known)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tính đến ngày 30/6/2023, có lãi.", "Tính đến ngày 30/6/2023 = point 2023-06-30"),
        ("Đến 30.6.2023 có lãi.", "Đến 30.6.2023 = point 2023-06-30"),
        ("Đến ngày 30/6 có lãi.", "Đến ngày 30/6 = point 2023-06-30"),
        ("Đến hết tháng 5/2023, có lãi.", "Đến hết tháng 5/2023 = point 2023-05-31"),
        ("Đến hết tháng 2 năm 2024, có lãi.", "Đến hết tháng 2 năm 2024 = point 2024-02-29"),
        ("Cuối năm 2022, có lãi.", "Cuối năm 2022 = point 2022-12-31"),
        ("Đến năm 2025, có lãi.", "Đến năm 2025 = point 2025-12-31"),
        ("Đến cuối năm, có lãi.", "Đến cuối năm = point 2023-12-31"),
        ("Đầu năm 2023, có lãi.", "Đầu năm 2023 = point 2023-01-01"),
        ("Đến hết quý I/2023, có lãi.", "hết quý I/2023 = point 2023-03-31"),
        ("Quý III năm 2022 có lãi.", "Quý III năm 2022 = flow 2022-07-01/2022-09-30"),
        ("Trong tháng 5 có lãi.", "Trong tháng 5 = flow 2023-05-01/2023-05-31"),
        ("6 tháng đầu năm 2023 có lãi.", "6 tháng đầu năm 2023 = flow 2023-01-01/2023-06-30"),
        ("Chín tháng đầu năm có lãi.", "Chín tháng đầu năm = flow 2023-01-01/2023-09-30"),
        ("6 tháng cuối năm sẽ khó.", "6 tháng cuối năm = flow 2023-07-01/2023-12-31"),
        ("Nửa đầu năm 2022 có lãi.", "Nửa đầu năm 2022 = flow 2022-01-01/2022-06-30"),
        ("Giai đoạn 2021 - 2025 có lãi.", "Giai đoạn 2021 - 2025 = flow 2021-01-01/2025-12-31"),
        ("Nhiệm kỳ 2018-2023 có lãi.", "Nhiệm kỳ 2018-2023 = flow 2018-01-01/2023-12-31"),
        ("Từ năm 2017 đến nay có lãi.", "Từ năm 2017 đến nay = flow 2017-01-01/2023-06-30"),
        ("Từ đầu năm đến nay có lãi.", "Từ đầu năm đến nay = flow 2023-01-01/2023-06-30"),
        ("Năm 2022 có lãi.", "Năm 2022 = flow 2022-01-01/2022-12-31"),
        ("Năm ngoái có lãi.", "Năm ngoái = flow 2022-01-01/2022-12-31"),
        ("Tăng so với cùng kỳ.", "so với cùng kỳ = compare 2022-01-01/2022-06-30"),
        ("Tăng so với năm 2020.", "so với năm 2020 = compare 2020-01-01/2020-12-31"),
        ("Tăng so với cuối năm 2022.", "so với cuối năm 2022 = compare 2022-12-31"),
        ("Tăng so với 31/12/2022.", "so với 31/12/2022 = compare 2022-12-31"),
    ],
)
def test_an_expression_in_a_report_on_half_a_year(text: str, expected: str) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("known", "text", "expected"),
    [
        (OF_A_YEAR, "Tăng so với cùng kỳ.", "so với cùng kỳ = compare 2022-01-01/2022-12-31"),
        (
            OF_A_YEAR,
            "Từ đầu năm đến nay có lãi.",
            "Từ đầu năm đến nay = flow 2023-01-01/2023-12-31",
        ),
        (OF_A_YEAR, "Qua 3 năm có lãi.", "Qua 3 năm = flow 2021-01-01/2023-12-31"),
        (OF_A_TERM, "Trong nhiệm kỳ có lãi.", "Trong nhiệm kỳ = flow 2018-01-01/2023-12-31"),
        (OF_A_TERM, "Qua 5 năm có lãi.", "Qua 5 năm = flow 2018-01-01/2023-12-31"),
    ],
)
def test_an_open_expression_is_read_by_the_report(
    known: Calendar, text: str, expected: str
) -> None:
    assert read(text, known) == [expected]


@pytest.mark.parametrize(
    "text",
    ["Đến hết tháng 13/2023, có lãi.", "Ngày 31 tháng 2 có lãi.", "Năm loại chè.", "Có 3 tháng."],
)
def test_what_cannot_be_a_time_is_none(text: str) -> None:
    assert read(text) == []


def test_of_shapes_that_overlap_the_longest_holds() -> None:
    assert read("Từ năm 2017 đến nay, so với cùng kỳ năm 2022, trong 6 tháng đầu năm 2023.") == [
        "Từ năm 2017 đến nay = flow 2017-01-01/2023-06-30",
        "so với cùng kỳ năm 2022 = compare 2022-01-01/2022-12-31",
        "6 tháng đầu năm 2023 = flow 2023-01-01/2023-06-30",
    ]


def test_without_a_year_nothing_that_needs_one_is_read() -> None:
    assert read("Trong tháng 5, đến hết năm 2022 có lãi.", Calendar()) == [
        "đến hết năm 2022 = point 2022-12-31"
    ]
