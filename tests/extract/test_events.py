from datetime import date

import pytest

from kg.extract.events.events import events
from kg.extract.events.titles import EventWord
from kg.extract.lexicon import entries
from kg.read.document import BlockKind
from tests.extract.document import document

PUBLISHED = date(2023, 7, 14)


def read(text: str, published: date | None = PUBLISHED) -> list[str]:
    found = events(document(text), "Sơn La", published)
    return [f"{one.type} {one.date} {one.area} {one.chairs}: {one.label}" for one in found]


@pytest.mark.parametrize("row", entries("event_words", EventWord), ids=lambda row: row.surface)
def test_every_event_of_the_lexicon_is_read(row: EventWord) -> None:
    (event,) = events(document(row.example), "Sơn La", PUBLISHED)
    assert f"{event.type}: {event.label}" == row.expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chiều 12/7, Sở Công Thương tổ chức hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm "
            "vụ cuối năm, với hơn 90 đại biểu. Ông Cầm Văn Bình, Giám đốc Sở Công Thương chủ trì.",
            [
                "conference 2023-07-12 Sơn La ['Cầm Văn Bình']: Hội nghị sơ kết 6 tháng đầu năm, "
                "triển khai nhiệm vụ cuối năm"
            ],
        ),
        (
            "Kết quả trên được nêu tại hội nghị tổng kết ngày 28/12 do Sở Công Thương tổ chức.",
            ["conference 2022-12-28 Sơn La []: Hội nghị tổng kết"],
        ),
        (
            "Từ ngày 15 - 17/6/2023, 20 HTX dự Ngày hội Na và Nông sản Mai Sơn.",
            ["fair 2023-06-15/2023-06-17 Sơn La []: Ngày hội Na và Nông sản Mai Sơn"],
        ),
        ("Ngày 5/6, huyện khai mạc Lễ hội Xên Mường ở sân vận động.", []),
        (
            "Chiều 5/6, các HTX dự Lễ hội Trà Tà Xùa theo Kế hoạch số 31/KH-UBND ngày 1/2/2023.",
            ["fair 2023-06-05 Sơn La []: Lễ hội Trà Tà Xùa"],
        ),
        (
            "Số liệu công bố tại buổi tọa đàm sáng 1/6 ở Hà Nội cho thấy HTX tăng.",
            ["conference 2023-06-01 Sơn La []: Tọa đàm"],
        ),
        (
            "Sáng 10/6, Liên minh HTX tỉnh tổng kết phong trào năm. Đại biểu dự tổng kết rất đông.",
            ["conference 2023-06-10 Sơn La []: Tổng kết phong trào năm"],
        ),
        (
            "Ban Thường vụ Liên minh HTX tỉnh vừa họp phiên thường kỳ.",
            ["meeting None Sơn La []: Họp phiên thường kỳ"],
        ),
        (
            "Phối hợp tổ chức Hội nghị đối thoại giữa lãnh đạo tỉnh với HTX.",
            ["conference None Sơn La []: Hội nghị đối thoại giữa lãnh đạo tỉnh với HTX"],
        ),
        (
            "HTX tham gia Hội chợ Xúc tiến thương mại vùng Tây Bắc.",
            ["fair None Sơn La []: Hội chợ Xúc tiến thương mại vùng Tây Bắc"],
        ),
        (
            "Sáng 5/6, HĐND tỉnh khai mạc kỳ họp thứ hai. Ông Cầm Văn Bình, Chủ tịch HĐND tỉnh "
            "chủ tọa kỳ họp.",
            ["meeting 2023-06-05 Sơn La ['Cầm Văn Bình']: Kỳ họp thứ hai"],
        ),
        (
            "Liên minh HTX tỉnh tổ chức cuộc thi ảnh với chủ đề “Hợp tác xã tôi yêu”.",
            ["other None Sơn La []: Cuộc thi ảnh với chủ đề “Hợp tác xã tôi yêu”"],
        ),
        (
            "Tỉnh tổ chức hội nghị tổng kết tại thành phố Sơn La vào ngày 5/6.",
            ["conference 2023-06-05 Sơn La []: Hội nghị tổng kết"],
        ),
        (
            "Trong 2 ngày 5 và 6/6, các HTX dự Hội chợ Nông sản Tây Bắc.",
            ["fair 2023-06-05/2023-06-06 Sơn La []: Hội chợ Nông sản Tây Bắc"],
        ),
        (
            "Ngày 10 và 11/6/2023, các HTX dự Hội chợ Nông sản Tây Bắc.",
            ["fair 2023-06-10/2023-06-11 Sơn La []: Hội chợ Nông sản Tây Bắc"],
        ),
        (
            "Sáng 5/6, HTX tổ chức hội nghị bàn về chè.\n"
            "Chiều cùng ngày, HTX tổ chức lễ khai trương xưởng.",
            [
                "conference 2023-06-05 Sơn La []: Hội nghị bàn về chè",
                "launch 2023-06-05 Sơn La []: Lễ khai trương xưởng",
            ],
        ),
        (
            "Từ 10 đến 12/6/2023, các HTX dự Hội chợ Nông sản Tây Bắc.",
            ["fair 2023-06-10/2023-06-12 Sơn La []: Hội chợ Nông sản Tây Bắc"],
        ),
        ("Tỉnh có kế hoạch hội nghị tổng kết và phối hợp tổ chức Phiên chợ nông sản.", []),
        (
            "Sáng 5/6, Liên minh HTX tỉnh tổ chức hội nghị người lao động năm 2023.",
            ["conference 2023-06-05 Sơn La []: Hội nghị người lao động năm 2023"],
        ),
        (
            "Sáng 5/6, Liên minh HTX tỉnh tổ chức thành công Đại hội nhiệm kỳ 2023 - 2028.",
            ["congress 2023-06-05 Sơn La []: Đại hội nhiệm kỳ 2023 - 2028"],
        ),
        ("Năm qua, tỉnh đã tổ chức hội nghị với 200 đại biểu.", []),
        ("Hướng dẫn các HTX tổ chức đại hội nhiệm kỳ theo Luật.", []),
        ("Ngày 20/6, tại kỳ họp thứ 5, Quốc hội thông qua Luật Hợp tác xã.", []),
        ("Nhiều nơi làm lễ ra mắt rình rang cho HTX.", []),
        ("Đại hội của Quỹ, họp hôm 22/3, có 118 đại biểu.", []),
        ("Phát biểu tại hội nghị, các đại biểu nhất trí cao.", []),
        ("Tỉnh hỗ trợ HTX dự các hội nghị kết nối cung cầu trong năm.", []),
        ("Nghị quyết Đại hội đại biểu lần thứ VI đặt chỉ tiêu 60 HTX.", []),
        ("Đại hội Đảng bộ huyện lần thứ XX đặt mục tiêu có 35 HTX.", []),
    ],
)
def test_events(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Ngày 30/12, huyện tổ chức hội nghị tổng kết công tác.", date(2024, 1, 4), "2023-12-30"),
        ("Ngày 3/1/2024, huyện tổ chức hội nghị tổng kết công tác.", None, "2024-01-03"),
        ("Ngày 19/1, huyện tổ chức hội nghị triển khai nhiệm vụ năm 2021.", None, "2021-01-19"),
        ("Sáng nay (10/1), huyện tổ chức hội nghị tổng kết.", date(2020, 1, 10), "2020-01-10"),
        ("Sáng nay, tại Sơn La, huyện tổ chức hội nghị tổng kết.", date(2020, 1, 10), "2020-01-10"),
        ("Chiều qua, huyện tổ chức hội nghị tổng kết.", date(2020, 1, 1), "2019-12-31"),
        ("Ngày 31/2, huyện tổ chức hội nghị tổng kết công tác.", date(2020, 3, 1), None),
        ("Ngày 19/1, huyện tổ chức hội nghị bàn về HTX.", None, None),
    ],
)
def test_the_year_of_a_day(text: str, published: date | None, day: str | None) -> None:
    assert [one.date for one in events(document(text), "Sơn La", published)] == [day] * bool(day)


def test_titles_and_furniture_tell_no_event() -> None:
    text = "Ngày 5/6, huyện tổ chức hội nghị tổng kết công tác"
    for kind in (BlockKind.title, BlockKind.furniture):
        assert events(document(text, kind), "Sơn La", PUBLISHED) == []
