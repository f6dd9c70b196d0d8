import pytest

from kg.extract.lexicon import entries
from kg.extract.programmes.relations import RelationWord, relations
from tests.extract.citing import citations
from tests.extract.document import document


def read(text: str) -> list[str]:
    found = relations(document(text), citations(text))
    return [f"{one.from_} {one.relation} {one.to}" for one in found]


@pytest.mark.parametrize(
    "row", entries("relation_words", RelationWord), ids=lambda row: row.surface
)
def test_every_word_of_the_lexicon_relates(row: RelationWord) -> None:
    assert read(row.example) == [row.expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỉnh thực hiện Quyết định số 1804/QĐ-TTg và Kế hoạch số 92/KH-UBND của UBND tỉnh.",
            [],
        ),
        (
            "Luật Hợp tác xã năm 2023 có hiệu lực từ ngày 01/7/2024, thay thế Luật Hợp tác xã "
            "năm 2012. Nghị định số 113/2024/NĐ-CP quy định chi tiết một số điều của Luật.",
            ["17/2023/QH15 replaces 23/2012/QH13", "113/2024/NĐ-CP implements 17/2023/QH15"],
        ),
        (
            "Thực hiện Nghị quyết số 13-NQ/TW, ngày 18/3/2002, Tỉnh ủy ban hành Chương trình hành "
            "động số 07-CTr/TU.",
            ["07-CTr/TU implements 13-NQ/TW"],
        ),
        (
            "Số: 31/KH-UBND\nCăn cứ Luật Hợp tác xã năm 2012; Nghị định số 193/2013/NĐ-CP;\n"
            "UBND tỉnh ban hành Kế hoạch như sau.",
            ["31/KH-UBND based_on 193/2013/NĐ-CP", "31/KH-UBND based_on 23/2012/QH13"],
        ),
        (
            "(Kèm theo Nghị quyết số 05/2021/NQ-HĐND)\n"
            "Bãi bỏ Nghị quyết số 09/2018/NQ-HĐND kể từ ngày Nghị quyết này có hiệu lực.",
            ["05/2021/NQ-HĐND replaces 09/2018/NQ-HĐND"],
        ),
        (
            "Số: 31/BC-UBND\nThực hiện Công văn số 5121/BKHĐT-HTX ngày 22/7/2019 của Bộ Kế hoạch "
            "và Đầu tư, UBND tỉnh báo cáo như sau:\nThực hiện Quyết định số 1804/QĐ-TTg, HTX tăng.",
            ["31/BC-UBND implements 5121/BKHĐT-HTX"],
        ),
        (
            "Số: 31/KH-UBND\nTheo hướng dẫn của Bộ Kế hoạch và Đầu tư tại Công văn số "
            "5529/BKHĐT-HTX, UBND tỉnh ban hành Kế hoạch gồm các nội dung sau:",
            ["31/KH-UBND based_on 5529/BKHĐT-HTX"],
        ),
        (
            "Số: 31/KH-UBND\nCăn cứ Quyết định số 1804/QĐ-TTg; thực hiện Kết luận số 70-KL/TW, "
            "UBND tỉnh ban hành Kế hoạch như sau:\n"
            "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 16/6/2016.",
            [
                "31/KH-UBND based_on 1804/QĐ-TTg",
                "31/KH-UBND implements 70-KL/TW",
                "31/KH-UBND replaces 12/KH-UBND",
            ],
        ),
        (
            "Quốc hội thông qua Luật Hợp tác xã năm 2023, có hiệu lực từ ngày 01/7/2024, thay thế "
            "Luật Hợp tác xã năm 2012.",
            ["17/2023/QH15 replaces 23/2012/QH13"],
        ),
        (
            "Nghị quyết số 20-NQ/TW được quán triệt; Kế hoạch số 92/KH-UBND đã ban hành.",
            [],
        ),
    ],
)
def test_relations(text: str, expected: list[str]) -> None:
    assert read(text) == expected
