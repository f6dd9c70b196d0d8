"""Tables: the heads of rows and columns say what a cell counts, where, when and in which status."""

import hashlib

import pytest

from kg.extract.extract import extract
from kg.read.document import Block, BlockKind, Document
from tests.extract.told import TITLE, told


def table(*lines: str) -> Document:
    """A report whose lines with "|" are the rows of one table."""
    text = "\n".join([TITLE, *lines])
    blocks = [Block(BlockKind.title, 0, len(TITLE))]
    at = len(TITLE) + 1
    for line in lines:
        if "|" in line:
            blocks.append(Block(BlockKind.row, at, at + len(line), cells(line, at), 0))
        else:
            blocks.append(Block(BlockKind.paragraph, at, at + len(line)))
        at += len(line) + 1
    return Document("text", hashlib.sha256(text.encode()).hexdigest(), text, tuple(blocks))


def cells(line: str, at: int) -> tuple[tuple[int, int], ...]:
    found = []
    for part in line.split("|"):
        first = at + len(part) - len(part.lstrip())
        found.append((first, first + len(part.strip())))
        at += len(part) + 1
    return tuple(found)


CASES: list[tuple[str, list[str], list[str]]] = [
    (
        "plan, estimate and completion",
        [
            "TT | Chỉ tiêu | ĐVT | KH năm 2023 | Ước TH 6 tháng | Tỷ lệ % so KH",
            "1 | Thành lập mới HTX | HTX | 60 | 41 | 68,3",
            "2 | Doanh thu bình quân | Tr.đ/HTX | 3.000 | 1.650 | 55",
            "3 | Số lao động của HTX | người | 18.000 | 17.900 | 99,4",
        ],
        [
            "60: organisations-new, 60, target, 2023-01-01/2023-12-31",
            "41: organisations-new, 41, estimate, 2023-01-01/2023-06-30",
            "68,3: organisations-new, 68.3, plan-completion, percent, 2023-01-01/2023-06-30",
            "3.000: revenue-average, 3000000000, VND, target, 2023-01-01/2023-12-31",
            "1.650: revenue-average, 1650000000, VND, estimate, 2023-01-01/2023-06-30",
            "55: revenue-average, 55, plan-completion, percent, 2023-01-01/2023-06-30",
            "18.000: workers-total, 18000, person, target, 2023-12-31",
            "17.900: workers-total, 17900, person, estimate, 2023-06-30",
            "99,4: workers-total, 99.4, plan-completion, percent, 2023-06-30",
        ],
    ),
    (
        "years as columns, a target among them",
        [
            "Chỉ tiêu | Năm 2021 | Năm 2022 | Mục tiêu 2025",
            "Số tổ hợp tác | 44 | 50 | 90",
            "Tỷ lệ HTX khá, tốt | 58% | 60% | 75%",
        ],
        [
            "44: organisations-total, 44, cooperative-group, 2021-12-31",
            "50: organisations-total, 50, cooperative-group, 2022-12-31",
            "90: organisations-total, 90, cooperative-group, target, 2025-12-31",
            "58%: organisations-effective, 58, share, percent, 2021-12-31",
            "60%: organisations-effective, 60, share, percent, 2022-12-31",
            "75%: organisations-effective, 75, share, percent, target, 2025-12-31",
        ],
    ),
    (
        "places as rows",
        [
            "Địa phương | Số tổ hợp tác | Số thành viên HTX | Ghi chú",
            "Huyện Mai Sơn | 27 | 2.900 | 3",
            "Huyện Yên Châu | 14 | 1.310 |",
            "Tổng cộng | 41 | 4.210 |",
        ],
        [
            "27: organisations-total, 27, cooperative-group, Mai Sơn, 2023-06-30",
            "2.900: members-total, 2900, person, Mai Sơn, 2023-06-30",
            "14: organisations-total, 14, cooperative-group, Yên Châu, 2023-06-30",
            "1.310: members-total, 1310, person, Yên Châu, 2023-06-30",
            "41: organisations-total, 41, cooperative-group, 2023-06-30",
            "4.210: members-total, 4210, person, 2023-06-30",
        ],
    ),
    (
        "sectors and kinds as rows, a caption with a day",
        [
            "Bảng 1. HTX theo lĩnh vực đến 30/4/2023",
            "Lĩnh vực | Số HTX (HTX) | Thành viên (người)",
            "Nông nghiệp | 142 | 16.310",
            "Quỹ tín dụng nhân dân | 4 | 636",
            "Tổng cộng | 146 | 16.946",
        ],
        [
            "142: organisations-total, 142, agriculture, 2023-04-30",
            "16.310: members-total, 16310, person, agriculture, 2023-04-30",
            "4: organisations-total, 4, peoples-credit-fund, credit, 2023-04-30",
            "636: members-total, 636, person, peoples-credit-fund, credit, 2023-04-30",
            "146: organisations-total, 146, 2023-04-30",
            "16.946: members-total, 16946, person, 2023-04-30",
        ],
    ),
    (
        "kinds as columns",
        [
            "Chỉ tiêu | HTX nông nghiệp | Tổ hợp tác | Ghi chú",
            "Số lượng thành lập mới | 7 | 12 | đạt",
            "Tổng số thành viên | 1.310 | 420 |",
        ],
        [
            "7: organisations-new, 7, agriculture, 2023-01-01/2023-06-30",
            "12: organisations-new, 12, cooperative-group, 2023-01-01/2023-06-30",
            "1.310: members-total, 1310, person, agriculture, 2023-06-30",
            "420: members-total, 420, person, cooperative-group, 2023-06-30",
        ],
    ),
    (
        "a plan's caption",
        [
            "Các chỉ tiêu kế hoạch năm 2024:",
            "Chỉ tiêu | Số lượng",
            "HTX thành lập mới | 20",
            "Tổng số HTX | 270",
        ],
        [
            "20: organisations-new, 20, target, 2024-01-01/2024-12-31",
            "270: organisations-total, 270, target, 2024-12-31",
        ],
    ),
    (
        "a unit in the head of a row",
        [
            "Chỉ tiêu | TH 6 tháng",
            "Doanh thu của các HTX (tỷ đồng) | 2.600",
            "Thành viên các HTX (người) | 24.300",
        ],
        [
            "2.600: revenue-total, 2600000000000, VND, 2023-01-01/2023-06-30",
            "24.300: members-total, 24300, person, 2023-06-30",
        ],
    ),
    (
        "a unit in the caption",
        [
            "Kinh phí hỗ trợ HTX (đơn vị tính: tỷ đồng)",
            "Nguồn | Năm 2022 | Năm 2023",
            "Ngân sách tỉnh | 3,1 | 3,6",
        ],
        [
            "3,1: support-funding, 3100000000, VND, cooperative-sector, 2022-01-01/2022-12-31",
            "3,6: support-funding, 3600000000, VND, cooperative-sector, 2023-01-01/2023-12-31",
        ],
    ),
    (
        "numbers of rows, years and words are no figures",
        ["STT | Tên HTX | Năm thành lập", "1 | HTX Hoa Ban | 2019", "2 | HTX Sông Đà | 2020"],
        [],
    ),
]


@pytest.mark.parametrize(
    ("lines", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_figures_of_a_table(lines: list[str], expected: list[str]) -> None:
    assert [told(one) for one in extract(table(*lines)).observations] == expected


def test_the_quote_is_the_number_in_its_cell() -> None:
    page = table("Chỉ tiêu | ĐVT | TH 6 tháng", "Số HTX | HTX | 812")
    (one,) = extract(page).observations
    assert page.text[one.start : one.end] == one.quote == "812"
