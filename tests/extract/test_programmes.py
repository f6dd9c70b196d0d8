import pytest

from kg.extract.lexicon import entries
from kg.extract.programmes.programmes import programmes
from kg.extract.programmes.titles import ProgrammeWord
from kg.facts.model import Programme
from tests.extract.citing import citations
from tests.extract.document import document


def found(text: str) -> list[Programme]:
    return programmes(document(text), "Sơn La", citations(text))


@pytest.mark.parametrize(
    "row", entries("programme_words", ProgrammeWord), ids=lambda row: row.surface
)
def test_every_word_of_the_lexicon_begins_a_title(row: ProgrammeWord) -> None:
    assert [one.quote for one in found(row.example)] == [row.expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỉnh duyệt Đề án “Nhãn chín muộn đến năm 2025” (Quyết định số 461/QĐ-TTg).",
            ["Đề án “Nhãn chín muộn đến năm 2025” | 461/QĐ-TTg | Thủ tướng Chính phủ | None"],
        ),
        (
            "Tỉnh có Chương trình hỗ trợ giống mận giai đoạn 2021 - 2025 theo Quyết định số "
            "1804/QĐ-TTg.",
            [
                "Chương trình hỗ trợ giống mận giai đoạn 2021 - 2025 | 1804/QĐ-TTg | "
                "Thủ tướng Chính phủ | None"
            ],
        ),
        ("Vùng mà Đề án theo Quyết định số 445/QĐ-TTg thí điểm HTX kiểu mới.", []),
        (
            "Tỉnh trình Đề án phát triển HTX gắn với sản phẩm chủ lực giai đoạn 2021-2025.",
            [
                "Đề án phát triển HTX gắn với sản phẩm chủ lực giai đoạn 2021-2025 | None | None | "
                "None"
            ],
        ),
        (
            "HTX được dự án Hỗ trợ tam nông giúp 1,2 tỷ đồng.",
            ["Dự án Hỗ trợ tam nông | None | None | None"],
        ),
        (
            "Quyết định số 1804/QĐ-TTg ngày 13/11/2020 của Thủ tướng Chính phủ phê duyệt Chương "
            "trình hỗ trợ giống mận giai đoạn 2021 - 2025.",
            [
                "Chương trình hỗ trợ giống mận giai đoạn 2021 - 2025 | 1804/QĐ-TTg | "
                "Thủ tướng Chính phủ | None"
            ],
        ),
        (
            "Tỉnh triển khai Dự án chuyển đổi nông nghiệp bền vững (VnSAT) ở 5 huyện.",
            ["Dự án chuyển đổi nông nghiệp bền vững | None | None | None"],
        ),
        (
            "Đề án phát triển cây ăn quả có múi giai đoạn 2021 - 2025 được duyệt.",
            ["Đề án phát triển cây ăn quả có múi giai đoạn 2021 - 2025 | None | None | None"],
        ),
        ("Quốc hội thảo luận dự án Luật Hợp tác xã (sửa đổi).", []),
        ("Dự án trồng nấm do Liên minh triển khai đã giúp 120 hộ.", []),
        (
            "Kế hoạch số 31-KH/TU của Tỉnh ủy thực hiện Nghị quyết số 20-NQ/TW.",
            ["Kế hoạch số 31-KH/TU của Tỉnh ủy | 31-KH/TU | Tỉnh ủy Sơn La | 20-NQ/TW"],
        ),
        ("Tỉnh triển khai Kế hoạch số 31-KH/TU của Tỉnh ủy và Kế hoạch số 92/KH-UBND.", []),
        ("Các huyện triển khai các Chương trình hỗ trợ phát triển HTX.", []),
        ("Huyện lập kế hoạch sản xuất vụ xuân và chương trình công tác.", []),
        ("HTX xây dựng đề án vay vốn; tỉnh thực hiện 03 đề án.", []),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    read = [f"{one.label} | {one.number} | {one.issuer} | {one.implements}" for one in found(text)]
    assert read == expected
