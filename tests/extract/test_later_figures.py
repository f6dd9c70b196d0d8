"""What words beside a figure say of it against its neighbours: lists, acts, plans, years, gifts."""

import pytest

from kg.extract.extract import extract
from tests.extract.document import document
from tests.extract.told import TITLE, figures

CASES: list[tuple[str, str, list[str]]] = [
    (
        "đồng beside dollars",
        "Thu nhập bình quân của HTX là 500 đô la Mỹ, 12 triệu đồng.",
        [
            "500 đô la Mỹ: income-average, 500, USD, 2023-01-01/2023-06-30",
            "12 triệu đồng: income-average, 12000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "sectors behind the credit funds of a list",
        "Chia theo lĩnh vực: nông nghiệp 99 HTX, quỹ tín dụng nhân dân 24 quỹ, vận tải 11.",
        [
            "99 HTX: organisations-total, 99, agriculture, 2023-06-30",
            "24 quỹ: organisations-total, 24, peoples-credit-fund, credit, 2023-06-30",
            "11: organisations-total, 11, transport, 2023-06-30",
        ],
    ),
    (
        "members drawn by new organisations, behind their plan",
        "Tỉnh thành lập mới 4/15 HTX, đạt 26,7% kế hoạch năm, thu hút 86 thành viên.",
        [
            "4/15 HTX: organisations-new, 4, 2023-01-01/2023-06-30",
            "15 HTX: organisations-new, 15, target, 2023-01-01/2023-12-31",
            "26,7%: organisations-new, 26.7, plan-completion, percent, 2023-01-01/2023-06-30",
            "86 thành viên: members-new, 86, person, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "plan of the year in a bracket",
        "Trong 6 tháng, toàn tỉnh thành lập mới 28 HTX (kế hoạch năm: 35 HTX), giải thể 7 HTX.",
        [
            "28 HTX: organisations-new, 28, 2023-01-01/2023-06-30",
            "35 HTX: organisations-new, 35, target, 2023-01-01/2023-12-31",
            "7 HTX: organisations-dissolved, 7, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "what waits for money, behind what it asked for",
        "Còn 23 HTX ngừng hoạt động; 31 HTX đề nghị hỗ trợ nhưng chưa bố trí được kinh phí.",
        [
            "23 HTX: organisations-inactive, 23, 2023-06-30",
            "31 HTX: organisations-unfunded, 31, 2023-06-30",
        ],
    ),
    (
        "end of the year that is planned",
        "Kế hoạch năm 2024: thành lập mới 30 HTX, đến cuối năm có trên 265 HTX.",
        [
            "30 HTX: organisations-new, 30, target, 2024-01-01/2024-12-31",
            "trên 265 HTX: organisations-total, 265, target, more-than, 2024-12-31",
        ],
    ),
    (
        "guided to an act, against helped as what they are",
        "Tỉnh hướng dẫn 40 HTX chuyển đổi theo luật mới và hỗ trợ 12 HTX mới thành lập.",
        [
            "40 HTX: organisations-converted, 40, 2023-01-01/2023-06-30",
            "12 HTX: organisations-assisted, 12, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "households taken in, households supplied",
        "HTX Chè Mộc Châu kết nạp thêm 15 hộ, bao tiêu sản phẩm cho 65 hộ.",
        [
            "15 hộ: members-new, 15, household, None, HTX Chè Mộc Châu, 2023-01-01/2023-06-30",
            "65 hộ: households-assisted, 65, household, household, None, HTX Chè Mộc Châu, "
            "2023-01-01/2023-06-30",
        ],
    ),
    (
        "members of the alliance are organisations",
        "Tỉnh có 44 HTX; kết nạp thêm 10 thành viên Liên minh, 25 thành viên vào Liên minh HTX.",
        [
            "44 HTX: organisations-total, 44, 2023-06-30",
            "10 thành viên: other, 10, alliance, 2023-06-30",
            "25 thành viên: other, 25, alliance, 2023-06-30",
        ],
    ),
    (
        "day of the founding, then years later",
        "Ngày 12/5/2014, khi HTX Chè Mộc Châu ra mắt, chỉ có 11 hộ dám ký tên làm thành viên. "
        "Bốn năm sau, HTX có 47 thành viên.",
        [
            "11 hộ: members-total, 11, household, None, HTX Chè Mộc Châu, 2014-05-12",
            "47 thành viên: members-total, 47, person, None, HTX Chè Mộc Châu, 2023-06-30",
        ],
    ),
    (
        "where money comes from",
        "HTX mua máy từ 500 triệu đồng vay của Quỹ Hỗ trợ phát triển HTX, "
        "300 triệu đồng hỗ trợ của tỉnh.",
        [
            "500 triệu đồng: loans, 500000000, VND, 2023-06-30",
            "300 triệu đồng: support-funding, 300000000, VND, other, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "a place with more than the part told before",
        "Tỉnh có 437 HTX, song chỉ khoảng 60 HTX liên kết được với doanh nghiệp; 39 HTX đã ngừng "
        "hoạt động. Riêng huyện Yên Châu có 52 HTX.",
        [
            "437 HTX: organisations-total, 437, 2023-06-30",
            "khoảng 60 HTX: organisations-value-chain, 60, about, 2023-06-30",
            "39 HTX: organisations-inactive, 39, 2023-06-30",
            "52 HTX: organisations-total, 52, Yên Châu, 2023-06-30",
        ],
    ),
    (
        "class behind a share",
        "Thực hiện đề án củng cố HTX, năm 2023 tỉnh phấn đấu có trên 35% HTX đạt khá, giỏi.",
        [
            "trên 35%: organisations-effective, 35, share, percent, target, more-than, 2023-12-31",
        ],
    ),
    (
        "profit beside a revenue by the year",
        "Doanh thu bình quân mỗi HTX đạt 1,42 tỷ đồng/năm; lãi bình quân 96 triệu đồng.",
        [
            "1,42 tỷ đồng/năm: revenue-average, 1420000000, VND/year, 2023-01-01/2023-06-30",
            "96 triệu đồng: profit-average, 96000000, VND/year, 2023-01-01/2023-06-30",
        ],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_words_beside_a_figure(name: str, text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_indicators_of_results_are_no_targets() -> None:
    (one,) = figures("I. KẾT QUẢ\n\n2. Một số chỉ tiêu chủ yếu\n\nToàn tỉnh có 41 HTX.\n")
    assert one == "41 HTX: organisations-total, 41, 2023-06-30"


_NEWS = [
    "Toàn tỉnh có 41 doanh nghiệp mới với vốn đăng ký 1.370 tỷ đồng.",
    "Thu ngân sách đạt 51% dự toán, du lịch đón 2 triệu lượt khách.",
    "Kinh tế tập thể chuyển biến khá. Tỉnh có 358 HTX và 16 tổ hợp tác; HTX nông nghiệp là đông "
    "nhất. Doanh thu bình quân đạt 1,05 tỷ đồng.",
    "Tỷ lệ bao phủ bảo hiểm y tế đạt 95,4%.",
    "Giải ngân vốn đầu tư công bằng 34% kế hoạch.",
]


def test_one_paragraph_of_a_page_is_about_the_sector() -> None:
    title = "Kinh tế - xã hội tỉnh Sơn La 6 tháng đầu năm 2023"
    assert figures("\n\n".join(_NEWS), title) == [
        "358 HTX: organisations-total, 358, 2023-06-30",
        "16 tổ hợp tác: organisations-total, 16, cooperative-group, 2023-06-30",
        "1,05 tỷ đồng: revenue-average, 1050000000, VND, 2023-01-01/2023-06-30",
    ]


SURE, DOUBTED = 0.8, 0.79
CONFIDENCES: list[tuple[str, str, str, float, float]] = [
    ("one head", "Tỉnh thành lập mới 25 HTX.", "25 HTX", SURE, 1),
    ("two heads", "Tỉnh hướng dẫn 25 HTX yếu để họ giải thể.", "25 HTX", 0, DOUBTED),
    ("whose money", "Tỉnh bố trí 25 tỷ đồng.", "25 tỷ đồng", 0, DOUBTED),
    ("models of chains", "Có 25 mô hình HTX gắn với chuỗi giá trị.", "25 mô hình HTX", 0, DOUBTED),
    ("taken in by whom", "Trong kỳ kết nạp 25 thành viên.", "25 thành viên", 0, DOUBTED),
]


@pytest.mark.parametrize(
    ("text", "quote", "least", "most"),
    [c[1:] for c in CONFIDENCES],
    ids=[c[0] for c in CONFIDENCES],
)
def test_confidence_falls_where_words_disagree(
    text: str, quote: str, least: float, most: float
) -> None:
    (one,) = (
        one for one in extract(document(text, title=TITLE)).observations if one.quote == quote
    )
    assert one.confidence is not None
    assert least <= one.confidence <= most
