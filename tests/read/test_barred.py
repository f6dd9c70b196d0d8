"""Tables whose cells bars part, and lines with bars that are none."""

import pytest

from kg.read.document import BlockKind
from kg.read.read import document_of

REPORT = """BÁO CÁO
Kinh tế tập thể huyện Suối Vàng năm 2023

Toàn huyện có 42 HTX với 3.150 thành viên, tăng 6 HTX so với năm 2022.

{lines}

Các hợp tác xã nộp ngân sách 2,1 tỷ đồng và tạo việc làm cho 415 lao động.
"""


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            "Lĩnh vực | Số HTX | Ghi chú\nNông nghiệp | 30 | tăng\nVận tải | 12 |\n",
            [
                ["Lĩnh vực", "Số HTX", "Ghi chú"],
                ["Nông nghiệp", "30", "tăng"],
                ["Vận tải", "12", ""],
            ],
        ),
        (
            "Xã | Số HTX\nNậm Rốm | 4",
            [["Xã", "Số HTX"], ["Nậm Rốm", "4"]],
        ),
        ("Trang chủ | Giới thiệu | Liên hệ\nThứ ba | 24/09/2015 | 09:40", []),
        ("Đang online: 3 | Hôm nay: 211\nThứ ba | 24/09/2015", []),
        ("Số lượt xem: 12 | Cỡ chữ", []),
    ],
)
def test_rows(lines: str, rows: list[list[str]]) -> None:
    document = document_of(REPORT.format(lines=lines))
    found = [block for block in document.blocks if block.kind is BlockKind.row]
    assert [[document.text[a:b] for a, b in block.cells] for block in found] == rows
