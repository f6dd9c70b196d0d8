"""What is a quantity of a sentence, how it is read, and what digits are none."""

import pytest

from kg.extract.figures.masks import masked
from kg.extract.figures.quantities import Quantity, quantities
from kg.extract.words import Sentence, fold


def read(text: str) -> list[str]:
    """The quantities that are not masked: "quote = value..most unit modifier"."""
    low = fold(text)
    found = quantities(Sentence(0, len(text), text, low), masked(text, low, []))
    return [told(text, one) for one in found]


def told(text: str, one: Quantity) -> str:
    value = f"{one.value.normalize():f}"
    most = "" if one.value_max is None else f"..{one.value_max.normalize():f}"
    unit = one.unit.unit if one.unit else "number"
    modifier = "" if one.modifier == "exact" else f" {one.modifier}"
    return f"{text[one.start : one.end]} = {value}{most} {unit}{modifier}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # thousands and decimals, as printed by rule and against it
        ("Có 32.664 HTX.", "32.664 HTX = 32664 organisation"),
        ("Có 21,300 người.", "21,300 người = 21300 person"),
        ("Có 5 868 HTX.", "5 868 HTX = 5868 organisation"),
        ("Có 12.6 nghìn người.", "12.6 nghìn người = 12600 person"),
        ("Tăng 6,75%.", "6,75% = 6.75 percent"),
        # scales
        ("Doanh thu 1.155 triệu đồng.", "1.155 triệu đồng = 1155000000 VND"),
        ("Doanh thu 3,24 tỷ đồng.", "3,24 tỷ đồng = 3240000000 VND"),
        ("Doanh thu 3,24 tỉ đồng.", "3,24 tỉ đồng = 3240000000 VND"),
        ("Vốn 1 tỷ 200 triệu đồng.", "1 tỷ 200 triệu đồng = 1200000000 VND"),
        ("Vốn 12 nghìn tỷ đồng.", "12 nghìn tỷ đồng = 12000000000000 VND"),
        ("Lãi 4,2 triệu và ổn định.", "4,2 triệu = 4200000 VND"),
        ("Bán 2,4 triệu USD.", "2,4 triệu USD = 2400000 USD"),
        # ranges
        ("Tăng 6 - 8%.", "6 - 8% = 6..8 percent"),
        ("Tăng từ 6% đến 8%.", "từ 6% đến 8% = 6..8 percent"),
        ("Thu 4 đến 6 triệu đồng.", "4 đến 6 triệu đồng = 4000000..6000000 VND"),
        (
            "Thu từ 4 triệu đến 6 triệu đồng.",
            "từ 4 triệu đến 6 triệu đồng = 4000000..6000000 VND",
        ),
        ("Có 7 - 15 thành viên.", "7 - 15 thành viên = 7..15 person"),
        # modifiers
        ("Trên 500 HTX.", "Trên 500 HTX = 500 organisation more-than"),
        ("Hơn 500 HTX.", "Hơn 500 HTX = 500 organisation more-than"),
        (">500 HTX.", ">500 HTX = 500 organisation more-than"),
        ("Gần 500 HTX.", "Gần 500 HTX = 500 organisation nearly"),
        ("Khoảng 500 HTX.", "Khoảng 500 HTX = 500 organisation about"),
        ("Xấp xỉ 500 HTX.", "Xấp xỉ 500 HTX = 500 organisation about"),
        ("Ít nhất 500 HTX.", "Ít nhất 500 HTX = 500 organisation at-least"),
        ("Không dưới 500 HTX.", "Không dưới 500 HTX = 500 organisation at-least"),
        ("Tối thiểu 500 HTX.", "Tối thiểu 500 HTX = 500 organisation at-least"),
        ("Từ 65 HTX trở lên.", "Từ 65 HTX trở lên = 65 organisation at-least"),
        ("≥ 500 HTX.", "≥ 500 HTX = 500 organisation at-least"),
        ("Dưới 500 HTX.", "Dưới 500 HTX = 500 organisation less-than"),
        ("Chưa đến 500 HTX.", "Chưa đến 500 HTX = 500 organisation less-than"),
        ("Không quá 500 HTX.", "Không quá 500 HTX = 500 organisation at-most"),
        ("Tối đa 500 HTX.", "Tối đa 500 HTX = 500 organisation at-most"),
        # words that only look like modifiers
        ("Cao hơn 92 HTX.", "92 HTX = 92 organisation"),
        ("Tăng từ 3,5% lên mức khác.", "3,5% = 3.5 percent"),
        # per-units belong to the quote
        ("Thu 5,3 triệu đồng/người/tháng.", "5,3 triệu đồng/người/tháng = 5300000 VND"),
        ("Có 41 HTX/năm.", "41 HTX/năm = 41 organisation"),
        ("Thu 3 tỷ/HTX.", "3 tỷ/HTX = 3000000000 VND"),
        # glued
        ("Có 41HTX.", "41HTX = 41 organisation"),
        ("Công 250.000đ.", "250.000đ = 250000 VND"),
        ("Lãi 25triệu đồng.", "25triệu đồng = 25000000 VND"),
        # spelled
        ("Có ba HTX.", "ba HTX = 3 organisation"),
        ("Có mười lăm HTX.", "mười lăm HTX = 15 organisation"),
        ("Có bốn mươi hai tổ hợp tác.", "bốn mươi hai tổ hợp tác = 42 organisation"),
        (
            "Có một trăm sáu mươi bảy hợp tác xã.",
            "một trăm sáu mươi bảy hợp tác xã = 167 organisation",
        ),
        ("Gần ba mươi HTX.", "Gần ba mươi HTX = 30 organisation nearly"),
        # relative
        ("Gấp 2,5 lần.", "2,5 lần = 2.5 times"),
        ("Giảm 4 điểm phần trăm.", "4 điểm phần trăm = 4 percentage-point"),
        ("Giảm 4 điểm %.", "4 điểm % = 4 percentage-point"),
    ],
)
def test_a_quantity_is_read(text: str, expected: str) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Có 216/812 HTX.", "216/812 HTX = 216 organisation", "812 HTX = 812 organisation"),
        ("Có 65/30 HTX.", "65/30 HTX = 65 organisation", "30 HTX = 30 organisation"),
        ("Tăng 50% / gấp rưỡi.", "50% = 50 percent", "gấp rưỡi = 1.5 times"),
        (
            "Có 1.240/3.100 người.",
            "1.240/3.100 người = 1240 person",
            "3.100 người = 3100 person",
        ),
    ],
)
def test_what_stands_before_and_behind_a_slash_are_two(text: str, part: str, whole: str) -> None:
    assert read(text) == [part, whole]


@pytest.mark.parametrize(
    "text",
    [
        # dates, times, spans
        "HTX họp ngày 12/7/2023.", "HTX họp ngày 30 tháng 6 năm 2023.", "HTX họp tháng 6/2023.",
        "HTX họp quý 2 năm 2023.", "HTX họp năm 2023.", "HTX họp lúc 8 giờ 30.", "HTX họp 8h30.",
        "HTX có lãi giai đoạn 2021 - 2025.", "HTX có lãi nhiệm kỳ 2020-2025.",
        "HTX nghỉ 15 ngày.", "HTX có lãi 6 tháng.", "HTX có lãi 10 năm.", "HTX trực 24/7.",
        # numbers of texts and of parts of them
        "Theo Điều 12, khoản 3.", "Xem trang 45.", "Xem phụ lục 2.", "Khóa 12 của Đảng.",
        "1. Kết quả của HTX.", "HTX làm hai việc: (1) mua vật tư; (2) bán chè.",
        "Theo số 1804/QĐ-TTg.", "Theo Nghị định 98/2018/NĐ-CP.", "Theo 20-NQ/TW.",
        "HTX(1) có vốn.", "Giấy phép số 123.", "Điện thoại 0212.385.123.",
        # names, ranks, roads, standards
        "HTX 19/5 Chiềng Ban.", "HTX số 1 Hải An.", "HTX ở thôn 3.", "HTX ở quốc lộ 6.",
        "HTX ở tỉnh lộ 103.", "HTX ở km 12.", "HTX đạt OCOP 4 sao.", "HTX đạt 3 - 4 sao.",
        "HTX nhóm 2.", "HTX thời Covid-19.", "HTX thời công nghiệp 4.0.", "HTX đạt ISO 9001.",
        # classes, denominators, vague numbers
        "HTX đạt 80 điểm.", "Vốn của 1 HTX.", "Vốn bình quân 1 HTX.", "Là 1 trong 5 cách làm.",
        "Có một HTX.", "Có hàng trăm HTX.", "Có vài chục HTX.", "Trong năm HTX có lãi.",
    ],
)  # fmt: skip
def test_digits_and_numerals_that_are_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["Lớp có 25 HTX.", "Có 25 HTX (ảnh 3)."])
def test_a_mask_leaves_its_neighbours(text: str) -> None:
    assert read(text)[0] == "25 HTX = 25 organisation"
