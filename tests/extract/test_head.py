"""The frame of a report: its place, its day, its period, its plan, its term."""

import pytest

from kg.extract.head.frame import read_frame
from kg.extract.head.report import report_head
from tests.extract.document import document


@pytest.mark.parametrize(
    ("title", "text", "area", "figures"),
    [
        ("Kinh tế tập thể tỉnh Sơn La", "Toàn tỉnh có 812 HTX.", "Sơn La", "Sơn La"),
        ("Sơn La: HTX vượt khó", "Các HTX đều có lãi.", "Sơn La", "Sơn La"),
        (
            "Kinh tế tập thể cả nước năm 2023",
            "Cả nước có 31.700 HTX, trong đó Sơn La có 812 HTX.",
            "Việt Nam",
            "Việt Nam",
        ),
        ("HTX vượt khó", "Các HTX đều có lãi.", "Việt Nam", "Việt Nam"),
        (
            "Huyện Mai Sơn: Phát triển hợp tác xã",
            "Huyện Mai Sơn của tỉnh Sơn La có 97 HTX.",
            "Sơn La",
            "Mai Sơn",
        ),
        (
            "Mai Sơn: Phát triển hợp tác xã",
            "Huyện Mai Sơn (Sơn La) có 97 HTX.",
            "Sơn La",
            "Mai Sơn",
        ),
        (
            "Hợp tác xã vùng cao",
            "Huyện Yên Châu có 44 HTX, huyện Sông Mã có 30 HTX, huyện Mai Sơn có 97 HTX.",
            "Sơn La",
            "Sơn La",
        ),
        (
            "Hợp tác xã vùng cao",
            "Xã Hòa Bình của tỉnh Sơn La có 4 HTX; HTX ở đường Điện Biên có lãi.",
            "Sơn La",
            "Sơn La",
        ),
    ],
)
def test_the_place_of_a_report(title: str, text: str, area: str, figures: str) -> None:
    frame = read_frame(document(text, title=title))
    assert (frame.area, frame.figure_area) == (area, figures)


@pytest.mark.parametrize(
    ("title", "text", "published", "period", "stock"),
    [
        (
            "Kinh tế tập thể Sơn La 6 tháng đầu năm 2023",
            "Toàn tỉnh có 812 HTX.",
            None,
            "2023-01-01/2023-06-30",
            "2023-06-30",
        ),
        (
            "Sơn La: Sơ kết 6 tháng đầu năm 2023",
            "Chiều 12/7/2023, Liên minh HTX tỉnh tổ chức hội nghị sơ kết.",
            "2023-07-12",
            "2023-01-01/2023-06-30",
            "2023-06-30",
        ),
        (
            "Sơn La: Tổng kết công tác năm 2023, triển khai nhiệm vụ năm 2024",
            "Sáng 9/1, Liên minh HTX tỉnh tổ chức hội nghị tổng kết.",
            "2024-01-09",
            "2023-01-01/2023-12-31",
            "2023-12-31",
        ),
        (
            "Hợp tác xã Sơn La quý III/2022",
            "Tỉnh có 790 HTX.",
            None,
            "2022-07-01/2022-09-30",
            "2022-09-30",
        ),
        (
            "Tổng kết 15 năm kinh tế tập thể ở Sơn La",
            "Ngày 12/7/2018, hội nghị tổng kết 15 năm được tổ chức.",
            "2018-07-12",
            "2004-01-01/2018-07-12",
            "2018-07-12",
        ),
        (
            "Đại hội Liên minh HTX tỉnh Sơn La nhiệm kỳ 2023 - 2028",
            "Ngày 12/7/2023, đại hội tổng kết nhiệm kỳ 2018 - 2023.",
            "2023-07-12",
            "2018-01-01/2023-07-12",
            "2023-07-12",
        ),
        (
            "HTX ở Sơn La: Năm năm đổi mới",
            "Sáng 18/12/2008, UBND tỉnh tổ chức hội nghị tổng kết 5 năm thi hành Luật Hợp tác xã "
            "năm 2003.",
            "2008-12-18",
            "2004-01-01/2008-12-31",
            "2008-12-31",
        ),
        ("HTX ở Sơn La", "Các HTX đều có lãi.", None, None, None),
    ],
)
def test_the_day_and_the_period_of_a_report(
    title: str, text: str, published: str | None, period: str | None, stock: str | None
) -> None:
    frame = read_frame(document(text, title=title))
    known = frame.known
    assert [None if one is None else str(one) for one in (known.published, known.period)] == [
        published,
        period,
    ]
    assert (str(frame.stock) if frame.stock else None) == stock


@pytest.mark.parametrize(
    ("title", "plan", "period"),
    [
        (
            "Phương hướng kinh tế tập thể Sơn La 6 tháng cuối năm 2023",
            "2023-07-01/2023-12-31",
            "2023-01-01/2023-06-30",
        ),
        (
            "Kế hoạch phát triển kinh tế tập thể tỉnh Sơn La năm 2024",
            "2024-01-01/2024-12-31",
            "2023-01-01/2023-12-31",
        ),
        ("Kết quả kinh tế tập thể Sơn La năm 2023", None, "2023-01-01/2023-12-31"),
    ],
)
def test_a_plan_tells_of_what_went_before(title: str, plan: str | None, period: str) -> None:
    known = read_frame(document("Các HTX đều có lãi.", title=title)).known
    assert (str(known.plan) if known.plan else None, str(known.period)) == (plan, period)


def test_a_page_about_funds_is_about_funds() -> None:
    text = "Các QTDND có lãi. QTDND là chỗ dựa của hộ nghèo."
    assert read_frame(document(text)).subject == "peoples-credit-fund"


def test_a_report_says_who_where_and_when() -> None:
    page = document("Toàn tỉnh có 812 HTX.", title="Kinh tế tập thể Sơn La 6 tháng đầu năm 2023")
    head = report_head(page, read_frame(page), "trial")
    assert head.id == f"son-la-2023-{page.sha256[:8]}"
    assert (head.title, head.area, head.period) == (
        "Kinh tế tập thể Sơn La 6 tháng đầu năm 2023",
        "Sơn La",
        "2023-01-01/2023-06-30",
    )
    assert head.extractor == "trial"
    assert head.source is not None
    assert head.source.characters == len(page.text)
