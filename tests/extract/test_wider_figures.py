"""What is read beyond a figure's own clause: places, plans and borrowers told before it."""

import pytest

from tests.extract.told import figures

CASES: list[tuple[str, str, list[str]]] = [
    (
        "borrowers behind an amount",
        "Quỹ Hỗ trợ phát triển HTX giải ngân 15,6 tỷ đồng cho 42 HTX và 17 tổ hợp tác.",
        [
            "15,6 tỷ đồng: loans, 15600000000, VND, other, 2023-06-30",
            "42 HTX: other, 42, 2023-06-30",
            "17 tổ hợp tác: other, 17, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "borrowers of the bank for social policies",
        "Ngân hàng Chính sách xã hội đã cho vay 8 tỷ đồng đối với 42 HTX.",
        [
            "8 tỷ đồng: loans, 8000000000, VND, other, 2023-06-30",
            "42 HTX: other, 42, 2023-06-30",
        ],
    ),
    (
        "public money for organisations",
        "Ngân sách tỉnh giải ngân 15,6 tỷ đồng cho 42 HTX.",
        [
            "15,6 tỷ đồng: support-funding, 15600000000, VND, cooperative-sector, "
            "2023-01-01/2023-06-30",
            "42 HTX: organisations-assisted, 42, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "district of the paragraph",
        "Huyện Mộc Châu là vùng chè lớn. Toàn huyện có 27 HTX. Huyện phấn đấu có 30 HTX.",
        [
            "27 HTX: organisations-total, 27, Mộc Châu, 2023-06-30",
            "30 HTX: organisations-total, 30, Mộc Châu, target, 2023-12-31",
        ],
    ),
    (
        "district, then the province again",
        "Kinh tế hợp tác huyện Mộc Châu phát triển nhanh. Đến nay huyện hiện có 27 HTX. "
        "6 tháng đầu năm huyện đã thành lập mới 4 HTX. Toàn tỉnh có 812 HTX.",
        [
            "27 HTX: organisations-total, 27, Mộc Châu, 2023-06-30",
            "4 HTX: organisations-new, 4, Mộc Châu, 2023-01-01/2023-06-30",
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "districts that nobody names",
        "Huyện Mộc Châu có 27 HTX. Nhiều huyện đã có 20 HTX trở lên. Toàn tỉnh có 812 HTX.",
        [
            "27 HTX: organisations-total, 27, Mộc Châu, 2023-06-30",
            "20 HTX trở lên: organisations-total, 20, at-least, 2023-06-30",
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "organisations of the new kind",
        "Toàn tỉnh có 25 HTX kiểu mới và 12 mô hình HTX kiểu mới.",
        [
            "25 HTX: organisations-converted, 25, 2023-01-01/2023-06-30",
            "12 mô hình HTX: organisations-model, 12, model, 2023-06-30",
        ],
    ),
    (
        "head inside a name",
        "Toàn tỉnh chuyển đổi 431 HTX, chiếm 76%; huyện Lương Tài mới được 92%.",
        [
            "431 HTX: organisations-converted, 431, 2023-01-01/2023-06-30",
            "76%: organisations-converted, 76, share, percent, 2023-01-01/2023-06-30",
            "92%: organisations-converted, 92, share, percent, Lương Tài, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "wages where a sentence begins",
        "Lương giám đốc HTX là 6 triệu đồng/tháng.",
        [
            "6 triệu đồng/tháng: income-average, 6000000, VND/month, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "shares that answer places one by one",
        "Tỉnh chuyển đổi 431 HTX, chiếm 76,7%; cao nhất là các huyện Mộc Châu, Mai Sơn, lần lượt "
        "92% và 90%, trong khi Phù Yên mới được 58%.",
        [
            "431 HTX: organisations-converted, 431, 2023-01-01/2023-06-30",
            "76,7%: organisations-converted, 76.7, share, percent, 2023-01-01/2023-06-30",
            "92%: organisations-converted, 92, share, percent, Mộc Châu, 2023-01-01/2023-06-30",
            "90%: organisations-converted, 90, share, percent, Mai Sơn, 2023-01-01/2023-06-30",
            "58%: organisations-converted, 58, share, percent, Phù Yên, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "counts that answer places one by one",
        "Các huyện Mộc Châu, Mai Sơn và Phù Yên lần lượt có 27, 19 và 15 HTX.",
        [
            "27: organisations-total, 27, Mộc Châu, 2023-06-30",
            "19: organisations-total, 19, Mai Sơn, 2023-06-30",
            "15 HTX: organisations-total, 15, Phù Yên, 2023-06-30",
        ],
    ),
    (
        "places with numbers in brackets",
        "Toàn tỉnh có 812 HTX. Các huyện có nhiều HTX là Mộc Châu (96), Mai Sơn (88).",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "96: organisations-total, 96, Mộc Châu, 2023-06-30",
            "88: organisations-total, 88, Mai Sơn, 2023-06-30",
        ],
    ),
    (
        "tasks of the months to come",
        "Hai tháng cuối năm, ngành tập trung: mở 12 lớp tập huấn cho 480 cán bộ quản lý HTX; "
        "giải thể 9 HTX đã ngừng hoạt động; xây dựng 6 HTX mô hình điểm.",
        [
            "12 lớp: other, 12, other, target, 2023-12-31",
            "480 cán bộ quản lý: people-trained, 480, person, target, 2023-11-01/2023-12-31",
            "9 HTX: organisations-dissolved, 9, target, 2023-11-01/2023-12-31",
            "6 HTX: organisations-model, 6, target, 2023-12-31",
        ],
    ),
    (
        "tasks of the next quarter",
        "Quý III: giải thể 31 HTX; vận động thành lập mới 6 HTX; bồi dưỡng cho 280 lượt cán bộ.",
        [
            "31 HTX: organisations-dissolved, 31, target, 2023-07-01/2023-09-30",
            "6 HTX: organisations-new, 6, target, 2023-07-01/2023-09-30",
            "280 lượt cán bộ: people-trained, 280, person-time, cooperative-sector, target, "
            "2023-07-01/2023-09-30",
        ],
    ),
    (
        "results of a quarter that is over",
        "Quý I: giải thể 31 HTX; vận động thành lập mới 6 HTX.",
        [
            "31 HTX: organisations-dissolved, 31, 2023-01-01/2023-03-31",
            "6 HTX: organisations-new, 6, 2023-01-01/2023-03-31",
        ],
    ),
    (
        "assigned, then reached",
        "Vốn hỗ trợ kinh tế tập thể được giao 28 tỷ đồng; đến hết tháng 6 giải ngân 12,4 tỷ đồng, "
        "đạt 44,3%, trong đó hỗ trợ 15 HTX.",
        [
            "28 tỷ đồng: support-funding, 28000000000, VND, cooperative-sector, target, "
            "2023-01-01/2023-12-31",
            "12,4 tỷ đồng: support-funding, 12400000000, VND, cooperative-sector, "
            "2023-01-01/2023-06-30",
            "44,3%: support-funding, 44.3, plan-completion, percent, cooperative-sector, "
            "2023-01-01/2023-06-30",
            "15 HTX: organisations-assisted, 15, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "assigned, then to be reached",
        "Huyện được giao thành lập 30 HTX; đến hết tháng 9 thành lập 14 HTX.",
        [
            "30 HTX: organisations-new, 30, target, 2023-01-01/2023-12-31",
            "14 HTX: organisations-new, 14, target, 2023-01-01/2023-09-30",
        ],
    ),
    (
        "those who attend a training",
        "Tổ chức 14 lớp bồi dưỡng, 620 lượt người tham dự, đạt 88,6% kế hoạch (700 lượt).",
        [
            "14 lớp: other, 14, other, 2023-06-30",
            "620 lượt người: people-trained, 620, person-time, cooperative-sector, "
            "2023-01-01/2023-06-30",
            "88,6%: people-trained, 88.6, plan-completion, percent, cooperative-sector, "
            "2023-01-01/2023-06-30",
            "700 lượt: people-trained, 700, person-time, cooperative-sector, target, "
            "2023-01-01/2023-12-31",
        ],
    ),
    (
        "formalities of a conversion",
        "Đến nay, 431 HTX hoàn tất thủ tục, chiếm 76,7%.",
        [
            "431 HTX: organisations-converted, 431, 2023-01-01/2023-06-30",
            "76,7%: organisations-converted, 76.7, share, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "territory of a former province",
        "Có 412 HTX nông nghiệp, gồm 221 HTX thuộc địa bàn Tiền Giang (cũ).",
        [
            "412 HTX: organisations-total, 412, agriculture, 2023-06-30",
            "221 HTX: organisations-total, 221, agriculture, Tiền Giang, 2023-06-30",
        ],
    ),
    (
        "contracts with enterprises",
        "Có 174 HTX ký hợp đồng với doanh nghiệp.",
        [
            "174 HTX: organisations-value-chain, 174, 2023-06-30",
        ],
    ),
    (
        "day of a count, then years of a flow",
        "Đến cuối tháng 5/2023, toàn tỉnh có 287 HTX. Sau 5 năm (2019 - 2023), 96 HTX ra đời. "
        "HTX nông nghiệp vẫn đông nhất với 181 đơn vị.",
        [
            "287 HTX: organisations-total, 287, 2023-05-31",
            "96 HTX: organisations-new, 96, 2019-01-01/2023-06-30",
            "181 đơn vị: organisations-total, 181, agriculture, 2023-05-31",
        ],
    ),
    (
        "degree behind a share",
        "Cán bộ quản lý HTX có 1.236 người, trong đó 8,5% tốt nghiệp đại học.",
        [
            "1.236 người: managers-total, 1236, person, 2023-06-30",
            "8,5%: managers-qualified, 8.5, share, percent, 2023-06-30",
        ],
    ),
    (
        "class behind a share of those before",
        "Toàn tỉnh có 310 HTX, 60% trong số đó đạt loại khá, giỏi.",
        [
            "310 HTX: organisations-total, 310, 2023-06-30",
            "60%: organisations-effective, 60, share, percent, 2023-06-30",
        ],
    ),
    (
        "base of an estimate",
        "Doanh thu bình quân một HTX năm 2023 ước 1,42 tỷ đồng, so với năm 2018 tăng 1,8 lần "
        "(790 triệu đồng).",
        [
            "1,42 tỷ đồng: revenue-average, 1420000000, VND, estimate, 2023-01-01/2023-12-31",
            "1,8 lần: revenue-average, 1.8, ratio, times, 2023-01-01/2023-12-31",
            "790 triệu đồng: revenue-average, 790000000, VND, 2018-01-01/2018-12-31",
        ],
    ),
    (
        "a beginning is no beginning of a year",
        "HTX Mận hậu Phiêng Khoài bắt đầu năm 2016 với 7 thành viên.",
        [
            "7 thành viên: members-total, 7, person, None, HTX Mận hậu Phiêng Khoài, 2016-12-31",
        ],
    ),
    (
        "whole behind a share",
        "Tỉnh chuyển đổi 431 HTX, chiếm 76,7% trong tổng số 562 HTX nông nghiệp; huyện Mộc "
        "Châu mới được 58%.",
        [
            "431 HTX: organisations-converted, 431, 2023-01-01/2023-06-30",
            "76,7%: organisations-converted, 76.7, share, percent, 2023-01-01/2023-06-30",
            "562 HTX: organisations-total, 562, agriculture, 2023-06-30",
            "58%: organisations-converted, 58, share, percent, Mộc Châu, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "share of a part of products",
        "HTX là chủ thể của 121/214 sản phẩm OCOP toàn tỉnh, chiếm 56,5%.",
        [
            "121/214 sản phẩm OCOP: products-ocop, 121, product, 2023-06-30",
            "214 sản phẩm OCOP: products-ocop, 214, product, other, 2023-06-30",
            "56,5%: products-ocop, 56.5, share, percent, 2023-06-30",
        ],
    ),
    (
        "organisations that work",
        "Toàn tỉnh có 480 HTX hoạt động, số tổ hợp tác hoạt động là 280.",
        [
            "480 HTX: organisations-active, 480, 2023-06-30",
            "280: organisations-active, 280, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "organisations that work in a sector",
        "Toàn tỉnh có 812 HTX hoạt động trong lĩnh vực nông nghiệp.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "months added up",
        "Quý II, tỉnh thành lập mới 11 HTX; lũy kế 6 tháng 16 HTX, bằng 64% kế hoạch năm.",
        [
            "11 HTX: organisations-new, 11, 2023-04-01/2023-06-30",
            "16 HTX: organisations-new, 16, 2023-01-01/2023-06-30",
            "64%: organisations-new, 64, plan-completion, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "dissolved by force",
        "Tỉnh giải thể 12 HTX, trong đó bắt buộc 07.",
        [
            "12 HTX: organisations-dissolved, 12, 2023-01-01/2023-06-30",
            "07: organisations-dissolved, 7, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "households at the beginning",
        "Từ 12 hộ ban đầu, HTX Mận hậu Phiêng Khoài nay có 64 thành viên.",
        [
            "12 hộ: members-total, 12, household, None",
            "64 thành viên: members-total, 64, person, None, HTX Mận hậu Phiêng Khoài, 2023-06-30",
        ],
    ),
    (
        "last months in southern words",
        "Ba tháng chót năm, tỉnh đỡ thêm 8 HTX ra đời.",
        [
            "8 HTX: organisations-new, 8, target, 2023-10-01/2023-12-31",
        ],
    ),
    (
        "part of more than the changes",
        "Năm 2022 có 61 HTX mới và 11 HTX giải thể. Trong số này, HTX nông nghiệp là 208.",
        [
            "61 HTX: organisations-new, 61, 2022-01-01/2022-12-31",
            "11 HTX: organisations-dissolved, 11, 2022-01-01/2022-12-31",
            "208: organisations-total, 208, agriculture, 2022-12-31",
        ],
    ),
    (
        "what is done by plan",
        "Theo kế hoạch, trong năm nay tỉnh dành 1,5 tỷ đồng hỗ trợ các HTX.",
        [
            "1,5 tỷ đồng: support-funding, 1500000000, VND, target, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "what was done by plan",
        "Theo kế hoạch, tỉnh đã hỗ trợ 15 HTX.",
        [
            "15 HTX: organisations-assisted, 15, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "committee of a district",
        "UBND huyện Mộc Châu chưa thu hồi giấy chứng nhận đăng ký của 04 HTX ngừng hoạt động.",
        [
            "04 HTX: organisations-inactive, 4, Mộc Châu, 2023-06-30",
        ],
    ),
    (
        "number printed without a space",
        "Kinh phí hỗ trợ HTX là3.790,18 triệu đồng.",
        [
            "3.790,18 triệu đồng: support-funding, 3790180000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "time of a clause before",
        "Chuyển đổi 5 HTX trong quý I; phấn đấu có 18 HTX đạt khá, tốt.",
        [
            "5 HTX: organisations-converted, 5, 2023-01-01/2023-03-31",
            "18 HTX: organisations-effective, 18, target, 2023-12-31",
        ],
    ),
    (
        "members of unions",
        "Cả nước có 851 HTX tham gia các liên hiệp HTX.",
        [
            "851 HTX: members-total, 851, cooperative-union, Việt Nam, 2023-06-30",
        ],
    ),
    (
        "unions beside organisations",
        "Toàn tỉnh có 812 HTX, 5 liên hiệp HTX.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "5 liên hiệp HTX: organisations-total, 5, cooperative-union, 2023-06-30",
        ],
    ),
    (
        "part of a figure before",
        "Vốn điều lệ đăng ký 186,4 tỷ đồng, vốn thực góp 151,9 tỷ đồng, bằng 81,5%.",
        [
            "186,4 tỷ đồng: charter-capital-total, 186400000000, VND, 2023-06-30",
            "151,9 tỷ đồng: charter-capital-total, 151900000000, VND, 2023-06-30",
            "81,5%: charter-capital-total, 81.5, share, percent, 2023-06-30",
        ],
    ),
    (
        "result of a plan before",
        "Kế hoạch thành lập 60 HTX, đến nay đã thành lập 41 HTX, bằng 68,3%.",
        [
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "68,3%: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "result of a plan in a clause of its own",
        "Kế hoạch thành lập 60 HTX; đã thành lập 41 HTX, bằng 68,3%.",
        [
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "68,3%: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_is_told_before_a_figure(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
