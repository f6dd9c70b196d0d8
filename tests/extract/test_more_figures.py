"""What is read of the figures of a sentence: plans, parts, comparisons, numbers of others."""

import pytest

from tests.extract.told import figures

CASES: list[tuple[str, str, list[str]]] = [
    (
        "decrease by a range",
        "Số lao động trong các HTX giảm 6 - 8%.",
        ["6 - 8%: workers-total, -8..-6, growth-rate, percent, 2023-06-30"],
    ),
    (
        "plan in brackets",
        "Toàn tỉnh thành lập mới 41 HTX (kế hoạch 60 HTX).",
        [
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "plan, then result",
        "Kế hoạch năm 2023 là thành lập mới 60 HTX; 6 tháng đã thành lập 41 HTX.",
        [
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "plan assigned behind a number",
        "Cả năm có 72 HTX ra đời so với 60 được giao.",
        [
            "72 HTX: organisations-new, 72, 2023-01-01/2023-12-31",
            "60: organisations-new, 60, target, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "result that falls short",
        "Mục tiêu là doanh thu 2 tỷ đồng/HTX, nhưng 6 tháng mới đạt 1,2 tỷ đồng/HTX.",
        [
            "2 tỷ đồng/HTX: revenue-average, 2000000000, VND, target, 2023-01-01/2023-12-31",
            "1,2 tỷ đồng/HTX: revenue-average, 1200000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "classes of shares",
        "Trong 812 HTX có 14% xếp loại tốt, 48% khá, 30% trung bình, 8% yếu.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "14%: organisations-effective, 14, share, percent, 2023-06-30",
            "48%: organisations-effective, 48, share, percent, 2023-06-30",
            "30%: other, 30, share, percent, 2023-06-30",
            "8%: other, 8, share, percent, 2023-06-30",
        ],
    ),
    (
        "whole before a part",
        "Trong số 812 HTX, 300 HTX hoạt động tốt.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "300 HTX: organisations-effective, 300, 2023-06-30",
        ],
    ),
    (
        "models that are built",
        "Tỉnh xây dựng 12 mô hình HTX và 12 HTX kiểu mẫu.",
        [
            "12 mô hình HTX: organisations-model, 12, model, 2023-06-30",
            "12 HTX: organisations-model, 12, 2023-06-30",
        ],
    ),
    (
        "estimate of a list",
        "Kết quả của các HTX (số ước): doanh thu bình quân 2,5 tỷ đồng/HTX; lợi nhuận "
        "bình quân 200 triệu đồng/HTX.",
        [
            "2,5 tỷ đồng/HTX: revenue-average, 2500000000, VND, estimate, 2023-01-01/2023-06-30",
            "200 triệu đồng/HTX: profit-average, 200000000, VND, estimate, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "whole of people",
        "Trong số 3.100 cán bộ quản lý HTX có 900 người trình độ đại học.",
        [
            "3.100 cán bộ quản lý: managers-total, 3100, person, 2023-06-30",
            "900 người: managers-qualified, 900, person, 2023-06-30",
        ],
    ),
    (
        "share of a part",
        "Toàn tỉnh có 216/812 HTX tham gia chuỗi giá trị, chiếm 26,6%.",
        [
            "216/812 HTX: organisations-value-chain, 216, 2023-06-30",
            "812 HTX: organisations-total, 812, 2023-06-30",
            "26,6%: organisations-value-chain, 26.6, share, percent, 2023-06-30",
        ],
    ),
    (
        "completion behind part and whole",
        "Hoàn thành chuyển đổi 33/38 HTX, đạt 86,8%.",
        [
            "33/38 HTX: organisations-converted, 33, 2023-01-01/2023-06-30",
            "38 HTX: organisations-total, 38, 2023-06-30",
            "86,8%: organisations-converted, 86.8, share, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "one kind named twice",
        "Trong tổng số 812 HTX, HTX nông nghiệp chiếm 78,8%, HTX vận tải chiếm 6%.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "78,8%: organisations-total, 78.8, share, percent, agriculture, 2023-06-30",
            "6%: organisations-total, 6, share, percent, transport, 2023-06-30",
        ],
    ),
    (
        "halves and doublings",
        "Một nửa số HTX có doanh thu tăng; 6 tháng có 6 HTX mới, nhiều gấp đôi cùng kỳ.",
        [
            "Một nửa: other, 50, share, percent, 2023-06-30",
            "6 HTX: organisations-new, 6, 2023-01-01/2023-06-30",
            "gấp đôi: organisations-new, 2, ratio, times, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "half a scale",
        "Quỹ Hỗ trợ phát triển HTX cho vay 13 tỷ rưỡi.",
        [
            "13 tỷ rưỡi: loans, 13500000000, VND, other, 2023-06-30",
        ],
    ),
    (
        "months to come",
        "Tỉnh sẽ thành lập mới 19 HTX trong 6 tháng cuối năm.",
        [
            "19 HTX: organisations-new, 19, target, 2023-07-01/2023-12-31",
        ],
    ),
    (
        "months told before a count",
        "Lũy kế 6 tháng 16 HTX thành lập mới.",
        [
            "16 HTX: organisations-new, 16, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "what the last year says stays there",
        "Năm ngoái, HTX lãi 3 tỷ đồng. Toàn tỉnh có 812 HTX.",
        [
            "3 tỷ đồng: profit-total, 3000000000, VND, 2022-01-01/2022-12-31",
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "time that ends a clause",
        "Năm 2023, huyện đề ra mục tiêu: 5 HTX còn lại chuyển đổi xong trong quý III.",
        [
            "5 HTX: organisations-converted, 5, target, 2023-07-01/2023-09-30",
        ],
    ),
    (
        "span between days",
        "Từ ngày 01/4 đến 30/6, toàn tỉnh thành lập mới 11 HTX.",
        [
            "11 HTX: organisations-new, 11, 2023-04-01/2023-06-30",
        ],
    ),
    (
        "bracket of comparison",
        "Số HTX hoạt động hiệu quả chiếm 57%, cao hơn năm 2015 (30%).",
        [
            "57%: organisations-effective, 57, share, percent, 2023-06-30",
            "30%: organisations-effective, 30, share, percent, 2015-12-31",
        ],
    ),
    (
        "same span a year before",
        "6 tháng đầu năm, tỉnh thành lập mới 98 HTX (cùng kỳ: 112 HTX).",
        [
            "98 HTX: organisations-new, 98, 2023-01-01/2023-06-30",
            "112 HTX: organisations-new, 112, 2022-01-01/2022-06-30",
        ],
    ),
    (
        "beginning without a year",
        "HTX Mận hậu Phiêng Khoài từ 15 thành viên ban đầu nay có 106 thành viên.",
        [
            "15 thành viên: members-total, 15, person, None, HTX Mận hậu Phiêng Khoài, None",
            "106 thành viên: members-total, 106, person, None, HTX Mận hậu Phiêng Khoài, "
            "2023-06-30",
        ],
    ),
    (
        "highest and lowest",
        "Vốn điều lệ bình quân 1,2 tỷ đồng/HTX, cao nhất 12 tỷ đồng, thấp nhất 50 triệu đồng.",
        [
            "1,2 tỷ đồng/HTX: charter-capital-average, 1200000000, VND, 2023-06-30",
            "12 tỷ đồng: other, 12000000000, VND, 2023-06-30",
            "50 triệu đồng: other, 50000000, VND, 2023-06-30",
        ],
    ),
    (
        "households that take part",
        "Tổng số hộ tham gia HTX là 9.800 hộ.",
        [
            "9.800 hộ: members-total, 9800, household, 2023-06-30",
        ],
    ),
    (
        "harvest is no revenue",
        "Các HTX thu hoạch 1.200 ha lúa, đạt 98% kế hoạch.",
        [
            "1.200 ha: other, 1200, hectare, 2023-06-30",
            "98%: other, 98, plan-completion, percent, 2023-06-30",
        ],
    ),
    (
        "one of several",
        "Đây là một trong 5 mô hình HTX của tỉnh.",
        [],
    ),
    (
        "name of a scheme",
        "Cả nước triển khai Đề án phát triển 15.000 HTX.",
        [],
    ),
    (
        "limits of the law",
        "HTX do ít nhất 07 thành viên tự nguyện thành lập và không thành viên nào được "
        "góp quá 20% vốn điều lệ.",
        [],
    ),
    (
        "borrowers of a fund",
        "Quỹ Hỗ trợ phát triển HTX cho 26 HTX vay 12 tỷ đồng.",
        [
            "26 HTX: other, 26, 2023-06-30",
            "12 tỷ đồng: loans, 12000000000, VND, other, 2023-06-30",
        ],
    ),
    (
        "HTX that borrow",
        "Năm nay, các HTX đã vay Quỹ Hỗ trợ phát triển HTX tỉnh 500 triệu đồng.",
        [
            "500 triệu đồng: loans, 500000000, VND, 2023-06-30",
        ],
    ),
    (
        "winners named ahead",
        "Các HTX được trao 3 cờ thi đua, 25 bằng khen.",
        [
            "3 cờ thi đua: awards, 3, award, 2023-01-01/2023-06-30",
            "25 bằng khen: awards, 25, award, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "numbers that answer one by one",
        "Huyện Mộc Châu có 27 HTX, huyện Mai Sơn 19 HTX; số HTX đang hoạt động lần lượt "
        "là 22 và 15.",
        [
            "27 HTX: organisations-total, 27, Mộc Châu, 2023-06-30",
            "19 HTX: organisations-total, 19, Mai Sơn, 2023-06-30",
            "22: organisations-active, 22, Mộc Châu, 2023-06-30",
            "15: organisations-active, 15, Mai Sơn, 2023-06-30",
        ],
    ),
    (
        "the place with most",
        "Phiêng Khoài là xã có nhiều HTX nhất (8 HTX).",
        [
            "8 HTX: organisations-total, 8, Phiêng Khoài, 2023-06-30",
        ],
    ),
    (
        "rated products without a unit",
        "Tỉnh có 131 sản phẩm OCOP được xếp hạng, 118 đạt 3 sao, 13 đạt 4 sao.",
        [
            "131 sản phẩm OCOP: products-ocop, 131, product, other, 2023-06-30",
            "118: products-ocop, 118, product, other, 2023-06-30",
            "13: products-ocop, 13, product, other, 2023-06-30",
        ],
    ),
    (
        "count told before",
        "Toàn tỉnh có 119 HTX ngừng hoạt động. Trong 119 HTX này có nhiều HTX nợ thuế.",
        [
            "119 HTX: organisations-inactive, 119, 2023-06-30",
            "119 HTX: organisations-inactive, 119, 2023-06-30",
        ],
    ),
    (
        "count told before, that it refers to",
        "Có 19 HTX ngừng hoạt động. 19 HTX nói trên nợ thuế. Quý II, 19 HTX họp đại hội.",
        [
            "19 HTX: organisations-inactive, 19, 2023-06-30",
            "19 HTX: organisations-inactive, 19, 2023-06-30",
            "19 HTX: organisations-total, 19, 2023-06-30",
        ],
    ),
    (
        "drawn by all of a list",
        "Tỉnh có 370 HTX và 372 tổ hợp tác, thu hút 88.000 thành viên.",
        [
            "370 HTX: organisations-total, 370, 2023-06-30",
            "372 tổ hợp tác: organisations-total, 372, cooperative-group, 2023-06-30",
            "88.000 thành viên: members-total, 88000, person, 2023-06-30",
        ],
    ),
    (
        "with the last of a list",
        "Tỉnh có 370 HTX và 372 tổ hợp tác với 8.000 thành viên.",
        [
            "370 HTX: organisations-total, 370, 2023-06-30",
            "372 tổ hợp tác: organisations-total, 372, cooperative-group, 2023-06-30",
            "8.000 thành viên: members-total, 8000, person, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "built, no sector",
        "Huyện hỗ trợ 3 HTX xây dựng sản phẩm OCOP với kinh phí 450 triệu đồng.",
        [
            "3 HTX: organisations-assisted, 3, 2023-01-01/2023-06-30",
            "450 triệu đồng: support-funding, 450000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "built and developed",
        "Có 5 HTX xây dựng và phát triển thương hiệu; 9 HTX xây dựng, vận tải.",
        [
            "5 HTX: organisations-total, 5, 2023-06-30",
            "9 HTX: organisations-total, 9, construction, 2023-06-30",
        ],
    ),
    (
        "people elected",
        "Đại hội Liên minh HTX bầu Ban Chấp hành gồm 37 đồng chí.",
        [
            "37 đồng chí: other, 37, person, alliance, 2023-06-30",
        ],
    ),
    (
        "time in a citation",
        "Kế hoạch số 4205/KH-UBND ngày 01 tháng 12 năm 2022 đạt kết quả: 18 HTX được hỗ trợ.",
        [
            "18 HTX: organisations-assisted, 18, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "price of the market",
        "Thương lái mua khoai 12.000 đồng/kg, HTX thu mua 15.000 đồng/kg.",
        [
            "15.000 đồng/kg: other, 15000, VND, 2023-06-30",
        ],
    ),
    (
        "interest of banks",
        "Lãi suất của các ngân hàng thương mại là 7%/năm, HTX khó vay.",
        [],
    ),
    (
        "percentage points",
        "Tỷ lệ HTX khá, tốt tăng 5 điểm phần trăm, lên 52%.",
        [
            "5 điểm phần trăm: organisations-effective, 5, growth-amount, percentage-point, "
            "2023-06-30",
            "52%: organisations-effective, 52, share, percent, 2023-06-30",
        ],
    ),
    (
        "district that letters name",
        "Cả huyện Mộc Châu có 27 HTX, trong đó xã Đông Sang 6 HTX.",
        [
            "27 HTX: organisations-total, 27, Mộc Châu, 2023-06-30",
            "6 HTX: organisations-total, 6, Đông Sang, 2023-06-30",
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_figures_of_a_sentence(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
