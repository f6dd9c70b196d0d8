"""What is read of the figures of a sentence: one phenomenon of the contract a case."""

from dataclasses import replace

import pytest

from kg.extract.extract import extract
from kg.read.document import Block, BlockKind
from tests.extract.document import document
from tests.extract.told import TITLE, figures, figures_of, told

CASES: list[tuple[str, str, list[str]]] = [
    (
        "partition by sector",
        "Toàn tỉnh có 812 HTX, trong đó 640 HTX nông nghiệp, 95 HTX công nghiệp - tiểu thủ công "
        "nghiệp và 77 HTX thương mại - dịch vụ.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "640 HTX: organisations-total, 640, agriculture, 2023-06-30",
            "95 HTX: organisations-total, 95, industry, 2023-06-30",
            "77 HTX: organisations-total, 77, trade-services, 2023-06-30",
        ],
    ),
    (
        "partition without units",
        "Toàn tỉnh có 812 HTX, gồm: nông nghiệp 640, xây dựng 95, vận tải 77.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "640: organisations-total, 640, agriculture, 2023-06-30",
            "95: organisations-total, 95, construction, 2023-06-30",
            "77: organisations-total, 77, transport, 2023-06-30",
        ],
    ),
    (
        "partition of what is new",
        "Trong 41 HTX mới có 28 HTX nông nghiệp, 6 HTX vận tải và 7 QTDND.",
        [
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "28 HTX: organisations-new, 28, agriculture, 2023-01-01/2023-06-30",
            "6 HTX: organisations-new, 6, transport, 2023-01-01/2023-06-30",
            "7 QTDND: organisations-new, 7, peoples-credit-fund, credit, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "coordination: one verb",
        "Trong 6 tháng đầu năm, tỉnh thành lập mới 41 HTX, 63 tổ hợp tác và 1 liên hiệp HTX.",
        [
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "63 tổ hợp tác: organisations-new, 63, cooperative-group, 2023-01-01/2023-06-30",
            "1 liên hiệp HTX: organisations-new, 1, cooperative-union, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "coordination: verb behind",
        "Có 14 HTX và 37 THT thành lập mới.",
        [
            "14 HTX: organisations-new, 14, 2023-01-01/2023-06-30",
            "37 THT: organisations-new, 37, cooperative-group, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "coordination: three kinds of a country",
        "Cuối năm 2022, cả nước có 30.900 HTX, 120.983 THT và 106 liên hiệp HTX.",
        [
            "30.900 HTX: organisations-total, 30900, Việt Nam, 2022-12-31",
            "120.983 THT: organisations-total, 120983, cooperative-group, Việt Nam, 2022-12-31",
            "106 liên hiệp HTX: organisations-total, 106, cooperative-union, Việt Nam, 2022-12-31",
        ],
    ),
    (
        "coordination: two verbs",
        "Trong tháng 5, tỉnh có 4 HTX thành lập mới, 2 HTX giải thể.",
        [
            "4 HTX: organisations-new, 4, 2023-05-01/2023-05-31",
            "2 HTX: organisations-dissolved, 2, 2023-05-01/2023-05-31",
        ],
    ),
    (
        "growth by an amount",
        "Tổng số HTX là 812, tăng 31 HTX so với cuối năm 2022.",
        [
            "812: organisations-total, 812, 2023-06-30",
            "31 HTX: organisations-total, 31, growth-amount, 2023-06-30",
        ],
    ),
    (
        "growth by a negative amount",
        "Số HTX giải thể là 12 HTX, giảm 3 HTX so với cùng kỳ năm trước.",
        [
            "12 HTX: organisations-dissolved, 12, 2023-01-01/2023-06-30",
            "3 HTX: organisations-dissolved, -3, growth-amount, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "growth of two kinds",
        "Tăng 12 HTX và 30 THT so với cùng kỳ.",
        [
            "12 HTX: organisations-total, 12, growth-amount, 2023-06-30",
            "30 THT: organisations-total, 30, growth-amount, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "growth by a negative rate",
        "Doanh thu của các HTX đạt 2.600 tỷ đồng, giảm 3,2%.",
        [
            "2.600 tỷ đồng: revenue-total, 2600000000000, VND, 2023-01-01/2023-06-30",
            "3,2%: revenue-total, -3.2, growth-rate, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "levels of two years",
        "Doanh thu của các HTX tăng từ 2,1 tỷ đồng năm 2020 lên 3,4 tỷ đồng năm 2022.",
        [
            "2,1 tỷ đồng: revenue-total, 2100000000, VND, 2020-01-01/2020-12-31",
            "3,4 tỷ đồng: revenue-total, 3400000000, VND, 2022-01-01/2022-12-31",
        ],
    ),
    (
        "levels of a share",
        "Tỷ lệ HTX yếu giảm từ 9% xuống 6,5%.",
        [
            "9%: other, 9, share, percent, 2023-06-30",
            "6,5%: other, 6.5, share, percent, 2023-06-30",
        ],
    ),
    (
        "ratio to an earlier year",
        "Đến nay đã có 812 HTX, tăng 2,5 lần so với năm 2013.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "2,5 lần: organisations-total, 2.5, ratio, times, 2023-06-30",
        ],
    ),
    (
        "ratio of money",
        "Doanh thu của các HTX gấp 1,6 lần so với năm 2020.",
        [
            "1,6 lần: revenue-total, 1.6, ratio, times, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "ratio in percent",
        "Doanh thu bình quân đạt 3,2 tỷ đồng/HTX, bằng 104% so với cùng kỳ.",
        [
            "3,2 tỷ đồng/HTX: revenue-average, 3200000000, VND, 2023-01-01/2023-06-30",
            "104%: revenue-average, 104, ratio, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "plan behind a slash",
        "Thành lập mới 41/60 HTX, đạt 68,3% kế hoạch năm.",
        [
            "41/60 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
            "68,3%: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "plan in brackets behind its completion",
        "Thành lập mới 41 HTX, đạt 68,3% kế hoạch năm (60 HTX).",
        [
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "68,3%: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "plan as a multiple",
        "Số HTX thành lập mới gấp 2,5 lần chỉ tiêu.",
        [
            "2,5 lần: organisations-new, 250, plan-completion, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "plan exceeded in percent",
        "Số HTX thành lập mới là 41, vượt 13,5% so với kế hoạch.",
        [
            "41: organisations-new, 41, 2023-01-01/2023-06-30",
            "13,5%: organisations-new, 13.5, plan-difference, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "plan exceeded in points",
        "Tỷ lệ HTX khá, tốt đạt 62%, vượt 4 điểm phần trăm so với chỉ tiêu.",
        [
            "62%: organisations-effective, 62, share, percent, 2023-06-30",
            "4 điểm phần trăm: organisations-effective, 4, plan-difference, percentage-point, "
            "2023-06-30",
        ],
    ),
    (
        "completion, then another act",
        "Từ đầu năm đến nay, tỉnh thành lập mới 41 HTX, đạt 68,3% kế hoạch; giải thể 12 HTX.",
        [
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "68,3%: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
            "12 HTX: organisations-dissolved, 12, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "part and whole",
        "Có 53/212 sản phẩm OCOP của HTX đạt 4 sao.",
        [
            "53/212 sản phẩm OCOP: products-ocop, 53, product, 2023-06-30",
            "212 sản phẩm OCOP: products-ocop, 212, product, other, 2023-06-30",
        ],
    ),
    (
        "part of products",
        "Toàn tỉnh có 212 sản phẩm OCOP, trong đó 96 sản phẩm của các HTX.",
        [
            "212 sản phẩm OCOP: products-ocop, 212, product, other, 2023-06-30",
            "96 sản phẩm: products-ocop, 96, product, 2023-06-30",
        ],
    ),
    (
        "products of two ratings",
        "15 HTX có sản phẩm OCOP, với 32 sản phẩm 3 sao và 6 sản phẩm 4 sao.",
        [
            "15 HTX: other, 15, 2023-06-30",
            "32 sản phẩm: products-ocop, 32, product, other, 2023-06-30",
            "6 sản phẩm: products-ocop, 6, product, other, 2023-06-30",
        ],
    ),
    (
        "share of the total",
        "Số HTX hoạt động hiệu quả là 503 HTX, chiếm 62% tổng số HTX.",
        [
            "503 HTX: organisations-effective, 503, 2023-06-30",
            "62%: organisations-effective, 62, share, percent, 2023-06-30",
        ],
    ),
    (
        "share in brackets",
        "Số HTX ngừng hoạt động là 57 HTX (chiếm 7%).",
        [
            "57 HTX: organisations-inactive, 57, 2023-06-30",
            "7%: organisations-inactive, 7, share, percent, 2023-06-30",
        ],
    ),
    (
        "share of the product",
        "Khu vực kinh tế tập thể đóng góp 4,2% GRDP của tỉnh.",
        [
            "4,2%: grdp-share, 4.2, share, percent, cooperative-sector, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "estimate reaches with its members, not past a verb",
        "Đến cuối tháng 6, tỉnh ước có 850 HTX với 25.100 thành viên, tăng 38 HTX so với đầu năm.",
        [
            "850 HTX: organisations-total, 850, estimate, 2023-06-30",
            "25.100 thành viên: members-total, 25100, person, estimate, 2023-06-30",
            "38 HTX: organisations-total, 38, growth-amount, 2023-06-30",
        ],
    ),
    (
        "estimate of a coordination",
        "Doanh thu bình quân ước đạt 3,2 tỷ đồng/HTX, lợi nhuận 210 triệu đồng/HTX.",
        [
            "3,2 tỷ đồng/HTX: revenue-average, 3200000000, VND, estimate, 2023-01-01/2023-06-30",
            "210 triệu đồng/HTX: profit-average, 210000000, VND, estimate, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "estimate ends at a new clause",
        "Có 812 HTX, thu hút 24.300 thành viên; doanh thu ước 2.600 tỷ đồng; nộp ngân sách 15 tỷ "
        "đồng.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "24.300 thành viên: members-total, 24300, person, 2023-06-30",
            "2.600 tỷ đồng: revenue-total, 2600000000000, VND, estimate, 2023-01-01/2023-06-30",
            "15 tỷ đồng: budget-contribution, 15000000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "estimate of a whole year",
        "Ước cả năm 2023, các HTX nộp ngân sách 31 tỷ đồng.",
        [
            "31 tỷ đồng: budget-contribution, 31000000000, VND, estimate, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "target goes on in the next sentence",
        "6 tháng cuối năm, Liên minh HTX tỉnh phấn đấu thành lập mới 30 HTX. Tập huấn cho 600 học"
        " viên.",
        [
            "30 HTX: organisations-new, 30, target, 2023-07-01/2023-12-31",
            "600 học viên: people-trained, 600, person, cooperative-sector, target, "
            "2023-07-01/2023-12-31",
        ],
    ),
    (
        "target of a year to come",
        "Phấn đấu đến năm 2025 có 1.000 HTX, trong đó trên 70% HTX hoạt động hiệu quả.",
        [
            "1.000 HTX: organisations-total, 1000, target, 2025-12-31",
            "trên 70%: organisations-effective, 70, share, percent, target, more-than, 2025-12-31",
        ],
    ),
    (
        "target of a term",
        "Giai đoạn 2021 - 2025, tỉnh phấn đấu thành lập mới 400 HTX.",
        [
            "400 HTX: organisations-new, 400, target, 2021-01-01/2025-12-31",
        ],
    ),
    (
        "target: a list behind a colon",
        "Mục tiêu: đến năm 2025 có 1.000 HTX; 75% HTX hoạt động hiệu quả.",
        [
            "1.000 HTX: organisations-total, 1000, target, 2025-12-31",
            "75%: organisations-effective, 75, share, percent, target, 2025-12-31",
        ],
    ),
    (
        "target asked for",
        "Tỉnh đề nghị Trung ương hỗ trợ 20 tỷ đồng cho các HTX.",
        [
            "20 tỷ đồng: support-funding, 20000000000, VND, target, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "result, then target",
        "Năm 2022, tỉnh thành lập mới 66 HTX. Năm 2023 phấn đấu thành lập mới 60 HTX.",
        [
            "66 HTX: organisations-new, 66, 2022-01-01/2022-12-31",
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "mean per year of learners",
        "Trung bình mỗi năm tập huấn cho 1.200 lượt cán bộ HTX.",
        [
            "1.200 lượt cán bộ: people-trained, 1200, mean-per-year, person-time, "
            "2023-01-01/2023-06-30",
        ],
    ),
    (
        "mean per organisation",
        "Tổng vốn điều lệ của HTX trên 900 tỷ đồng, bình quân 1,1 tỷ đồng/HTX.",
        [
            "trên 900 tỷ đồng: charter-capital-total, 900000000000, VND, more-than, 2023-06-30",
            "1,1 tỷ đồng/HTX: charter-capital-average, 1100000000, VND, 2023-06-30",
        ],
    ),
    (
        "mean per organisation and year",
        "Doanh thu bình quân 3,2 tỷ đồng/HTX/năm, lãi bình quân 210 triệu đồng/HTX/năm.",
        [
            "3,2 tỷ đồng/HTX/năm: revenue-average, 3200000000, VND/year, 2023-01-01/2023-06-30",
            "210 triệu đồng/HTX/năm: profit-average, 210000000, VND/year, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "day that is printed",
        "Đến ngày 30/6/2023, tỉnh có 812 HTX.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "day of another year",
        "Đến hết năm 2022, toàn tỉnh có 781 HTX.",
        [
            "781 HTX: organisations-total, 781, 2022-12-31",
        ],
    ),
    (
        "day in a comparison",
        "So với cuối năm 2022 (781 HTX), số HTX tăng 31.",
        [
            "781 HTX: organisations-total, 781, 2022-12-31",
            "31: organisations-total, 31, growth-amount, 2023-06-30",
        ],
    ),
    (
        "quarter",
        "Quý II/2023, tỉnh thành lập mới 22 HTX.",
        [
            "22 HTX: organisations-new, 22, 2023-04-01/2023-06-30",
        ],
    ),
    (
        "span up to now",
        "Từ năm 2017 đến nay, tỉnh thành lập mới 402 HTX.",
        [
            "402 HTX: organisations-new, 402, 2017-01-01/2023-06-30",
        ],
    ),
    (
        "term that the report closes",
        "Nhiệm kỳ 2018 - 2023, tỉnh thành lập mới 310 HTX, giải thể 95 HTX.",
        [
            "310 HTX: organisations-new, 310, 2018-01-01/2023-06-30",
            "95 HTX: organisations-dissolved, 95, 2018-01-01/2023-06-30",
        ],
    ),
    (
        "list of districts",
        "Các huyện có nhiều HTX là: Mộc Châu 118 HTX, Mai Sơn 97 HTX, Thuận Châu 61 HTX.",
        [
            "118 HTX: organisations-total, 118, Mộc Châu, 2023-06-30",
            "97 HTX: organisations-total, 97, Mai Sơn, 2023-06-30",
            "61 HTX: organisations-total, 61, Thuận Châu, 2023-06-30",
        ],
    ),
    (
        "districts with their level",
        "Huyện Mai Sơn có 97 HTX, huyện Yên Châu có 44 HTX.",
        [
            "97 HTX: organisations-total, 97, Mai Sơn, 2023-06-30",
            "44 HTX: organisations-total, 44, Yên Châu, 2023-06-30",
        ],
    ),
    (
        "district as a whole",
        "Toàn huyện Mai Sơn có 97 HTX.",
        [
            "97 HTX: organisations-total, 97, Mai Sơn, 2023-06-30",
        ],
    ),
    (
        "province, then district",
        "Toàn tỉnh có 812 HTX; riêng huyện Mai Sơn có 97 HTX.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "97 HTX: organisations-total, 97, Mai Sơn, 2023-06-30",
        ],
    ),
    (
        "region",
        "Vùng Tây Bắc có 3.400 HTX.",
        [
            "3.400 HTX: organisations-total, 3400, Tây Bắc, 2023-06-30",
        ],
    ),
    (
        "regions in a list",
        "HTX được chia theo vùng: Tây Nguyên 1.200 HTX, Đông Nam Bộ 950 HTX.",
        [
            "1.200 HTX: organisations-total, 1200, Tây Nguyên, 2023-06-30",
            "950 HTX: organisations-total, 950, Đông Nam Bộ, 2023-06-30",
        ],
    ),
    (
        "country, then region",
        "Cả nước có 31.700 HTX, trong đó vùng Đồng bằng sông Cửu Long có 2.900 HTX.",
        [
            "31.700 HTX: organisations-total, 31700, Việt Nam, 2023-06-30",
            "2.900 HTX: organisations-total, 2900, Đồng bằng sông Cửu Long, 2023-06-30",
        ],
    ),
    (
        "delegates of a day",
        "Chiều 12/7/2023, Liên minh HTX tỉnh tổ chức hội nghị sơ kết; dự hội nghị có 120 đại biểu.",
        [
            "120 đại biểu: delegates, 120, person, other, 2023-07-12/2023-07-12",
        ],
    ),
    (
        "awards of a kind",
        "Liên minh HTX tỉnh trao 15 bằng khen cho các HTX.",
        [
            "15 bằng khen: awards, 15, award, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "awards for persons",
        "UBND tỉnh tặng bằng khen cho 3 HTX và 11 cá nhân.",
        [
            "3 HTX: awards, 3, award, 2023-01-01/2023-06-30",
            "11 cá nhân: awards, 11, award, individual, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "members and capital of new organisations",
        "Thành lập mới 41 HTX với 520 thành viên, vốn điều lệ 62 tỷ đồng.",
        [
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "520 thành viên: members-new, 520, person, 2023-01-01/2023-06-30",
            "62 tỷ đồng: charter-capital-total, 62000000000, VND, 2023-06-30",
        ],
    ),
    (
        "members who join",
        "Các HTX kết nạp thêm 240 thành viên.",
        [
            "240 thành viên: members-new, 240, person, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "members and workers",
        "Nâng tổng số HTX lên 812 HTX, với 24.300 thành viên và 17.900 lao động.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "24.300 thành viên: members-total, 24300, person, 2023-06-30",
            "17.900 lao động: workers-total, 17900, person, 2023-06-30",
        ],
    ),
    (
        "members and workers as persons",
        "Tổng số thành viên của HTX là 24.300 người; tổng số lao động là 17.900 người.",
        [
            "24.300 người: members-total, 24300, person, 2023-06-30",
            "17.900 người: workers-total, 17900, person, 2023-06-30",
        ],
    ),
    (
        "income whose unit a neighbour prints",
        "Thu nhập bình quân của lao động trong HTX đạt 5,3 triệu đồng/người/tháng, trong THT 4 "
        "triệu đồng.",
        [
            "5,3 triệu đồng/người/tháng: income-average, 5300000, VND/month, 2023-01-01/2023-06-30",
            "4 triệu đồng: income-average, 4000000, VND/month, cooperative-group, "
            "2023-01-01/2023-06-30",
        ],
    ),
    (
        "income in two units",
        "Thu nhập bình quân trong HTX đạt 5,3 triệu đồng/tháng (63,6 triệu đồng/năm).",
        [
            "5,3 triệu đồng/tháng: income-average, 5300000, VND/month, 2023-01-01/2023-06-30",
            "63,6 triệu đồng/năm: income-average, 63600000, VND/year, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "income as a range",
        "Các HTX tạo việc làm cho 9.600 lao động, thu nhập từ 4 đến 6 triệu đồng/người/tháng.",
        [
            "9.600 lao động: workers-total, 9600, person, 2023-06-30",
            "từ 4 đến 6 triệu đồng/người/tháng: income-average, 4000000..6000000, VND/month, "
            "2023-01-01/2023-06-30",
        ],
    ),
    (
        "managers by qualification",
        "Có 1.240 cán bộ quản lý HTX, trong đó 310 người có trình độ cao đẳng, đại học.",
        [
            "1.240 cán bộ quản lý: managers-total, 1240, person, 2023-06-30",
            "310 người: managers-qualified, 310, person, 2023-06-30",
        ],
    ),
    (
        "percentages of managers",
        "Trong 3.100 cán bộ quản lý HTX, 18% có trình độ đại học, 41% có trình độ trung cấp.",
        [
            "3.100 cán bộ quản lý: managers-total, 3100, person, 2023-06-30",
            "18%: managers-qualified, 18, share, percent, 2023-06-30",
            "41%: managers-qualified, 41, share, percent, 2023-06-30",
        ],
    ),
    (
        "managers who were trained",
        "Số cán bộ quản lý HTX qua đào tạo đạt 58%.",
        [
            "58%: managers-qualified, 58, share, percent, 2023-06-30",
        ],
    ),
    (
        "learners of a kind",
        "Đã tập huấn cho 420 cán bộ HTX.",
        [
            "420 cán bộ: people-trained, 420, person, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "classes and learners",
        "Liên minh HTX mở 6 lớp bồi dưỡng cho 310 lượt người.",
        [
            "6 lớp: other, 6, other, alliance, 2023-06-30",
            "310 lượt người: people-trained, 310, person-time, cooperative-sector, "
            "2023-01-01/2023-06-30",
        ],
    ),
    (
        "fund: capital, loans, bad debt",
        "Quỹ hỗ trợ phát triển HTX có nguồn vốn 32 tỷ đồng, dư nợ 24,6 tỷ đồng, nợ quá hạn 1,1%.",
        [
            "32 tỷ đồng: assets-total, 32000000000, VND, other, 2023-06-30",
            "24,6 tỷ đồng: loans, 24600000000, VND, other, 2023-06-30",
            "1,1%: other, 1.1, share, percent, other, 2023-06-30",
        ],
    ),
    (
        "credit funds",
        "Tỉnh có 20 QTDND với 31.500 thành viên, tổng tài sản 1.580 tỷ đồng, vốn điều lệ 61 tỷ "
        "đồng.",
        [
            "20 QTDND: organisations-total, 20, peoples-credit-fund, credit, 2023-06-30",
            "31.500 thành viên: members-total, 31500, person, peoples-credit-fund, credit, "
            "2023-06-30",
            "1.580 tỷ đồng: assets-total, 1580000000000, VND, peoples-credit-fund, credit, "
            "2023-06-30",
            "61 tỷ đồng: charter-capital-total, 61000000000, VND, peoples-credit-fund, credit, "
            "2023-06-30",
        ],
    ),
    (
        "loans of credit funds",
        "Dư nợ cho vay của các QTDND đạt 1.250 tỷ đồng, nợ xấu chiếm 0,8%.",
        [
            "1.250 tỷ đồng: loans, 1250000000000, VND, peoples-credit-fund, credit, 2023-06-30",
            "0,8%: other, 0.8, share, percent, peoples-credit-fund, credit, 2023-06-30",
        ],
    ),
    (
        "capital: what has a code and what has not",
        "Vốn hoạt động bình quân của HTX là 1,4 tỷ đồng, vốn huy động của các QTDND là 980 tỷ "
        "đồng.",
        [
            "1,4 tỷ đồng: other, 1400000000, VND, 2023-06-30",
            "980 tỷ đồng: other, 980000000000, VND, peoples-credit-fund, credit, 2023-06-30",
        ],
    ),
    (
        "capital: all of it",
        "Tổng nguồn vốn hoạt động của các QTDND đạt 1.410 tỷ đồng.",
        [
            "1.410 tỷ đồng: assets-total, 1410000000000, VND, peoples-credit-fund, credit, "
            "2023-06-30",
        ],
    ),
    (
        "public money and its sources",
        "Kinh phí hỗ trợ HTX là 9,6 tỷ đồng, trong đó ngân sách trung ương 6 tỷ đồng, ngân sách "
        "tỉnh 3,6 tỷ đồng.",
        [
            "9,6 tỷ đồng: support-funding, 9600000000, VND, 2023-01-01/2023-06-30",
            "6 tỷ đồng: support-funding, 6000000000, VND, 2023-01-01/2023-06-30",
            "3,6 tỷ đồng: support-funding, 3600000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "public money per organisation",
        "Ngân sách hỗ trợ 41 HTX, mỗi HTX 20 triệu đồng.",
        [
            "41 HTX: organisations-assisted, 41, 2023-01-01/2023-06-30",
            "20 triệu đồng: support-funding, 20000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "public money as a range",
        "Hỗ trợ 3 - 5 tỷ đồng cho mỗi HTX.",
        [
            "3 - 5 tỷ đồng: support-funding, 3000000000..5000000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "taxes",
        "Các HTX nộp ngân sách 15 tỷ đồng.",
        [
            "15 tỷ đồng: budget-contribution, 15000000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "exports",
        "Các HTX xuất khẩu 2,4 triệu USD chè và cà phê.",
        [
            "2,4 triệu USD: exports, 2400000, USD, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "households",
        "Các HTX giúp 310 hộ thoát nghèo.",
        [
            "310 hộ: households-assisted, 310, household, household, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "inspections and dossiers",
        "Kiểm tra 18 HTX và thẩm định 25 hồ sơ vay vốn.",
        [
            "18 HTX: organisations-inspected, 18, 2023-01-01/2023-06-30",
            "25 hồ sơ: organisations-inspected, 25, dossier, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "advice, then founding",
        "Tư vấn cho 95 HTX, hỗ trợ thành lập 41 HTX.",
        [
            "95 HTX: organisations-assisted, 95, 2023-01-01/2023-06-30",
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "organisations without money",
        "Còn 24 HTX chưa được bố trí kinh phí hỗ trợ.",
        [
            "24 HTX: organisations-unfunded, 24, 2023-06-30",
        ],
    ),
    (
        "merged organisations",
        "Đã sáp nhập 18 HTX.",
        [
            "18 HTX: other, 18, 2023-06-30",
        ],
    ),
    (
        "two acts in one number",
        "Số HTX giải thể hoặc chuyển đổi là 21 HTX.",
        [
            "21 HTX: other, 21, 2023-06-30",
        ],
    ),
    (
        "mixed kinds take the first",
        "Có 07 HTX và doanh nghiệp tham gia hội chợ.",
        [
            "07 HTX: other, 7, 2023-06-30",
        ],
    ),
    (
        "posts of the alliance",
        "Liên minh HTX tỉnh có 26 biên chế.",
        [
            "26 biên chế: other, 26, person, alliance, 2023-06-30",
        ],
    ),
    (
        "committee of the alliance",
        "Đại hội bầu 31 đồng chí vào Ban Chấp hành Liên minh HTX tỉnh.",
        [
            "31 đồng chí: other, 31, person, alliance, 2023-06-30",
        ],
    ),
    (
        "numbers in words",
        "Có ba liên hiệp HTX và bốn mươi hai tổ hợp tác.",
        [
            "ba liên hiệp HTX: organisations-total, 3, cooperative-union, 2023-06-30",
            "bốn mươi hai tổ hợp tác: organisations-total, 42, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "modifiers",
        "Gần 500 HTX, chưa đến 60 THT và hơn 20 QTDND.",
        [
            "Gần 500 HTX: organisations-total, 500, nearly, 2023-06-30",
            "chưa đến 60 THT: organisations-total, 60, cooperative-group, less-than, 2023-06-30",
            "hơn 20 QTDND: organisations-total, 20, peoples-credit-fund, credit, more-than, "
            "2023-06-30",
        ],
    ),
    (
        "modifier behind",
        "Có từ 65 HTX trở lên được vay vốn.",
        [
            "từ 65 HTX trở lên: other, 65, at-least, 2023-06-30",
        ],
    ),
    (
        "classes of organisations",
        "Xếp loại HTX: tốt 114, khá 390, trung bình 243, yếu 65.",
        [
            "114: organisations-effective, 114, 2023-06-30",
            "390: organisations-effective, 390, 2023-06-30",
            "243: other, 243, 2023-06-30",
            "65: other, 65, 2023-06-30",
        ],
    ),
    (
        "money of projects",
        "Đã cho vay 62 dự án với số tiền 41 tỷ đồng, trong đó 26 dự án của HTX.",
        [
            "62 dự án: other, 62, other, 2023-06-30",
            "41 tỷ đồng: loans, 41000000000, VND, 2023-06-30",
            "26 dự án: other, 26, other, 2023-06-30",
        ],
    ),
    (
        "citations hold no figures",
        "Theo Nghị định 98/2018/NĐ-CP, 12 chuỗi liên kết của HTX được hỗ trợ 8 tỷ đồng.",
        [
            "12 chuỗi liên kết: other, 12, other, 2023-06-30",
            "8 tỷ đồng: support-funding, 8000000000, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "no figures: vague numbers",
        "Hàng trăm HTX, một số tổ hợp tác và nhiều hộ đã tham gia.",
        [],
    ),
    (
        "no figures: a threshold",
        "HTX đạt từ 80 điểm trở lên được xếp loại tốt.",
        [],
    ),
    (
        "no figures: one organisation",
        "Một HTX của xã vừa ra mắt.",
        [],
    ),
    (
        "no figures: names and numbers of things",
        "HTX 19/5 ở quốc lộ 6 có chè 5 sao theo Điều 12, khoản 3.",
        [],
    ),
    (
        "no figures: prices of a market",
        "Giá chè búp khô bán ở chợ là 250.000 đồng/kg.",
        [],
    ),
    (
        "no figures: other news",
        "Giá vàng tăng 2,5%. Trong khi đó, HTX vẫn khó vay vốn.",
        [],
    ),
    (
        "partition in brackets",
        "Tỉnh có 812 HTX (640 HTX nông nghiệp, 172 HTX phi nông nghiệp), 63 THT.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "640 HTX: organisations-total, 640, agriculture, 2023-06-30",
            "172 HTX: organisations-total, 172, non-agriculture, 2023-06-30",
            "63 THT: organisations-total, 63, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "growth: amount, rate and base",
        "Toàn tỉnh có 812 HTX, tăng 31 HTX (4%) so với cuối năm 2022 (781 HTX).",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "31 HTX: organisations-total, 31, growth-amount, 2023-06-30",
            "4%: organisations-total, 4, growth-rate, percent, 2023-06-30",
            "781 HTX: organisations-total, 781, 2022-12-31",
        ],
    ),
    (
        "growth: what is left",
        "Số HTX giảm 12 HTX, còn 812 HTX.",
        [
            "12 HTX: organisations-total, -12, growth-amount, 2023-06-30",
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "growth of a mean",
        "Doanh thu đạt 3,2 tỷ đồng/HTX, tăng 210 triệu đồng so với năm 2022.",
        [
            "3,2 tỷ đồng/HTX: revenue-average, 3200000000, VND, 2023-01-01/2023-06-30",
            "210 triệu đồng: revenue-average, 210000000, growth-amount, VND, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "days of two years",
        "Đến 31/12/2022 có 781 HTX, đến 30/6/2023 có 812 HTX.",
        [
            "781 HTX: organisations-total, 781, 2022-12-31",
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "plan, result, completion",
        "Năm 2023, tỉnh được giao thành lập mới 60 HTX, đến nay đã thành lập 41 HTX, đạt 68,3%.",
        [
            "60 HTX: organisations-new, 60, target, 2023-01-01/2023-12-31",
            "41 HTX: organisations-new, 41, 2023-01-01/2023-06-30",
            "68,3%: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "partition of what is dissolved",
        "Trong 6 tháng, giải thể 12 HTX, gồm 8 HTX nông nghiệp, 4 HTX xây dựng.",
        [
            "12 HTX: organisations-dissolved, 12, 2023-01-01/2023-06-30",
            "8 HTX: organisations-dissolved, 8, agriculture, 2023-01-01/2023-06-30",
            "4 HTX: organisations-dissolved, 4, construction, 2023-01-01/2023-06-30",
        ],
    ),
    (
        "members among workers",
        "Số lao động thường xuyên là 17.900 người, trong đó 12.100 người là thành viên HTX.",
        [
            "17.900 người: workers-total, 17900, person, 2023-06-30",
            "12.100 người: members-total, 12100, person, 2023-06-30",
        ],
    ),
    (
        "mean per year of a span",
        "Giai đoạn 2018 - 2022, bình quân mỗi năm tỉnh thành lập mới 45 HTX.",
        [
            "45 HTX: organisations-new, 45, mean-per-year, 2018-01-01/2022-12-31",
        ],
    ),
    (
        "partition over sentences",
        "Toàn tỉnh có 812 HTX. Trong đó, 640 HTX nông nghiệp. Còn lại là 172 HTX phi nông nghiệp.",
        [
            "812 HTX: organisations-total, 812, 2023-06-30",
            "640 HTX: organisations-total, 640, agriculture, 2023-06-30",
            "172 HTX: organisations-total, 172, non-agriculture, 2023-06-30",
        ],
    ),
    (
        "denominator",
        "Bình quân 1 HTX có 45 thành viên.",
        [
            "45 thành viên: members-total, 45, person, 2023-06-30",
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_figures_of_a_sentence(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


SECTIONS: list[tuple[str, list[tuple[BlockKind, str]], list[str]]] = [
    (
        "a heading with a target holds for its section, not for the next",
        [
            (BlockKind.heading, "II. MỤC TIÊU, NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
            (BlockKind.paragraph, "Thành lập mới 19 HTX, giải thể 4 HTX."),
            (BlockKind.paragraph, "Tư vấn cho 60 HTX."),
            (BlockKind.heading, "III. KẾT QUẢ ĐẠT ĐƯỢC"),
            (BlockKind.paragraph, "Toàn tỉnh có 812 HTX."),
        ],
        [
            "19 HTX: organisations-new, 19, target, 2023-07-01/2023-12-31",
            "4 HTX: organisations-dissolved, 4, target, 2023-07-01/2023-12-31",
            "60 HTX: organisations-assisted, 60, target, 2023-07-01/2023-12-31",
            "812 HTX: organisations-total, 812, 2023-06-30",
        ],
    ),
    (
        "a heading with a year to come dates what stands under it",
        [
            (BlockKind.heading, "1. Mục tiêu đến năm 2025:"),
            (BlockKind.paragraph, "Có 1.000 HTX."),
            (BlockKind.paragraph, "Tỷ lệ HTX hoạt động hiệu quả đạt 75%."),
        ],
        [
            "1.000 HTX: organisations-total, 1000, target, 2025-12-31",
            "75%: organisations-effective, 75, share, percent, target, 2025-12-31",
        ],
    ),
]


@pytest.mark.parametrize(
    ("lines", "expected"), [case[1:] for case in SECTIONS], ids=[case[0] for case in SECTIONS]
)
def test_the_figures_of_a_section(lines: list[tuple[BlockKind, str]], expected: list[str]) -> None:
    flat = document("\n".join(text for _, text in lines), title=TITLE)
    kinds = [BlockKind.title, *(kind for kind, _ in lines)]
    blocks = [
        Block(kind, block.start, block.end) for kind, block in zip(kinds, flat.blocks, strict=True)
    ]
    assert figures_of(replace(flat, blocks=tuple(blocks))) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Xã Chiềng Khoa thu hoạch mận",
            "Toàn xã có 310 ha mận, sản lượng 4.200 tấn, giá bán 25.000 đồng/kg.\n"
            "Xã có 1.200 hộ, tỷ lệ nghèo 12%.",
        ),
        (
            "Thành phố khai giảng năm học 2023",
            "Năm nay, 42 trường học đón 18.500 học sinh.\n"
            "Bệnh viện có 300 giường, ngân sách chi 25 tỷ đồng.",
        ),
        (
            "Giá vàng trong nước tăng 2,5%",
            "Mỗi lượng vàng bán ra 68,5 triệu đồng, tăng 300.000 đồng so với hôm qua.",
        ),
    ],
)
def test_other_news_has_no_figures(title: str, text: str) -> None:
    assert figures(text, title) == []


def test_a_figure_of_the_headline_has_the_period_of_the_headline() -> None:
    page = document("Các HTX đều có lãi.", title="Năm 2022, Sơn La thành lập mới 66 HTX")
    assert [told(one) for one in extract(page).observations] == [
        "66 HTX: organisations-new, 66, 2022-01-01/2022-12-31"
    ]
