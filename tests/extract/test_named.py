"""Figures of a named organisation are its own, never the province's."""

import pytest

from kg.extract.extract import extract
from tests.extract.document import document
from tests.extract.told import TITLE, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Điển hình là HTX Mận hậu Phiêng Khoài có 32 thành viên, lãi 900 triệu đồng/năm.",
            [
                "32 thành viên: members-total, 32, person, None, HTX Mận hậu Phiêng Khoài,"
                " 2023-06-30",
                "900 triệu đồng/năm: profit-total, 900000000, VND/year, None,"
                " HTX Mận hậu Phiêng Khoài, 2023-01-01/2023-06-30",
            ],
        ),
        (
            "Điển hình là HTX Dịch vụ nông nghiệp Phiêng Khoài có 32 thành viên.",
            [
                "32 thành viên: members-total, 32, person, agriculture,"
                " HTX Dịch vụ nông nghiệp Phiêng Khoài, 2023-06-30",
            ],
        ),
        (
            "Giám đốc HTX Hoa Ban cho biết: HTX có 32 thành viên. Năm ngoái, HTX lãi 900 triệu"
            " đồng.",
            [
                "32 thành viên: members-total, 32, person, None, HTX Hoa Ban, 2023-06-30",
                "900 triệu đồng: profit-total, 900000000, VND, None, HTX Hoa Ban,"
                " 2022-01-01/2022-12-31",
            ],
        ),
        (
            "Tiêu biểu như QTDND Chiềng Sinh với 1.250 thành viên, dư nợ 96 tỷ đồng.",
            [
                "1.250 thành viên: members-total, 1250, person, peoples-credit-fund, credit,"
                " QTDND Chiềng Sinh, 2023-06-30",
                "96 tỷ đồng: loans, 96000000000, VND, peoples-credit-fund, credit,"
                " QTDND Chiềng Sinh, 2023-06-30",
            ],
        ),
        (
            "Tiêu biểu như Liên hiệp HTX Sông Đà có 18 HTX thành viên.",
            [
                "18 HTX thành viên: members-total, 18, cooperative-union, None,"
                " Liên hiệp HTX Sông Đà, 2023-06-30",
            ],
        ),
    ],
)
def test_a_figure_carries_the_name_of_its_organisation(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("above", ["Thứ Ba, 14/03/2023 - 08:15", "Sơn La năm 2023", "HTX: 12"])
def test_a_number_in_the_line_above_counts_no_organisation(above: str) -> None:
    *_, own = figures(f"{above}\n\nHTX Hoa Ban thành lập năm 2017 với 14 thành viên.")
    assert own == "14 thành viên: members-total, 14, person, None, HTX Hoa Ban, 2017-12-31"


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Các HTX trong tỉnh có 900 thành viên.", "900 thành viên: members-total, 900, person"),
        ("Toàn tỉnh có 812 HTX.", "812 HTX: organisations-total, 812"),
        (
            "Doanh thu bình quân của các HTX là 1,2 tỷ đồng.",
            "1,2 tỷ đồng: revenue-average, 1200000000, VND",
        ),
        ("Liên minh HTX tỉnh có 26 biên chế.", "26 biên chế: other, 26, person, alliance"),
        ("Trên địa bàn tỉnh, HTX nộp thuế 15 tỷ đồng.", "15 tỷ đồng: budget-contribution"),
    ],
)
def test_what_is_wider_is_not_the_organisations(behind: str, expected: str) -> None:
    own, wide = figures(f"Điển hình là HTX Rau Tự Nhiên với 18 thành viên. {behind}")
    assert "HTX Rau Tự Nhiên" in own
    assert "HTX Rau Tự Nhiên" not in wide
    assert wide.startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 61 tổ hợp tác đánh bắt.",
        "Các HTX Nông nghiệp có 900 thành viên.",
        "Mỗi HTX có từ 7 đến 15 thành viên.",
        "Theo LUẬT HTX NĂM 2012, các HTX có 900 thành viên.",
        "Giám đốc HTX Lò Thị Hồng Nhung nói về 900 thành viên.",
    ],
)
def test_a_kind_of_organisations_is_no_name(text: str) -> None:
    (one,) = extract(document(text, title=TITLE)).observations
    assert one.organisation is None
