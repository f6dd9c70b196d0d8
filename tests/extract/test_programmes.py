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
            "Quyết định số 1804/QĐ-TTg phê duyệt Chương trình hỗ trợ giống mận giai đoạn 2021 - "
            "2025.",
            [
                "Chương trình hỗ trợ giống mận giai đoạn 2021 - 2025 | 1804/QĐ-TTg | "
                "Thủ tướng Chính phủ | None"
            ],
        ),
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
