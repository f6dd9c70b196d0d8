import json
import unicodedata
from pathlib import Path

import pytest

from kg.extract.lexicon import Entry, entries
from kg.extract.people.people import people
from kg.extract.roles import Role
from kg.facts.model import Person
from kg.read.document import BlockKind
from kg.read.read import document_of
from tests.extract.document import document

AREA = "Sơn La"


def told(person: Person) -> str:
    posts = "; ".join(f"{post.role} @ {post.organisation or '-'}" for post in person.posts)
    return f"{person.name}: {posts}" if posts else person.name


def read(text: str, kind: BlockKind = BlockKind.paragraph, title: str | None = None) -> list[str]:
    return [told(person) for person in people(document(text, kind, title), AREA)]


@pytest.mark.parametrize("row", entries("roles", Role), ids=lambda row: row.surface)
def test_every_role_of_the_lexicon_is_read(row: Role) -> None:
    assert read(row.example) == [f"Cầm Văn Bình: {row.expected}"]


@pytest.mark.parametrize("row", entries("surnames", Entry), ids=lambda row: row.surface)
def test_every_surname_of_the_lexicon_begins_a_name(row: Entry) -> None:
    assert [person.name for person in people(document(row.example), AREA)] == [row.expected]


@pytest.mark.parametrize("row", entries("titles", Entry), ids=lambda row: row.surface)
def test_every_title_of_the_lexicon_is_left_out_of_the_name(row: Entry) -> None:
    (person,) = people(document(row.example), AREA)
    assert (person.name, person.quote) == (row.expected, f"{row.expected}, Giám đốc Sở Y tế")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đồng chí Lò Văn An, Phó Chủ tịch UBND tỉnh – Trưởng Ban Chỉ đạo chủ trì.",
            ["Lò Văn An: Phó Chủ tịch @ UBND tỉnh Sơn La; Trưởng Ban @ Ban Chỉ đạo tỉnh Sơn La"],
        ),
        (
            "Dự có các đồng chí: Cầm Thị Bình, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy; Hà Văn "
            "Chung - Giám đốc Sở Y tế.",
            [
                "Cầm Thị Bình: Ủy viên @ Trung ương Đảng; Bí thư @ Tỉnh ủy Sơn La",
                "Hà Văn Chung: Giám đốc @ Sở Y tế tỉnh Sơn La",
            ],
        ),
        (
            "Theo Chủ tịch UBND huyện Mai Sơn Lường Văn Dũng, vụ này được mùa.",
            ["Lường Văn Dũng: Chủ tịch @ UBND huyện Mai Sơn"],
        ),
        (
            "Phó Chủ tịch UBND huyện Hà Văn Chung, Trưởng phòng Kinh tế Quàng Thị Dung cùng dự.",
            [
                "Hà Văn Chung: Phó Chủ tịch @ UBND huyện",
                "Quàng Thị Dung: Trưởng phòng @ Phòng Kinh tế",
            ],
        ),
        (
            "Đại hội bầu đồng chí Lò Văn An giữ chức Chủ tịch Liên minh HTX tỉnh.",
            ["Lò Văn An: Chủ tịch @ Liên minh HTX tỉnh Sơn La"],
        ),
        (
            "HTX Hoa Ban Trắng do chị Lò Thị Ngoan làm giám đốc có 9 thành viên.",
            ["Lò Thị Ngoan: giám đốc @ HTX Hoa Ban Trắng"],
        ),
        (
            "HTX Hoa Ban Trắng thu 3 tỷ đồng. Anh Sùng A Páo, Giám đốc HTX, cho biết như vậy.",
            ["Sùng A Páo: Giám đốc @ HTX Hoa Ban Trắng"],
        ),
        (
            "“Đất này hợp với mận”, bà H’Lan Niê (bìa trái), 52 tuổi, thành viên HTX Chè Tà Xùa "
            "nói.",
            ["H’Lan Niê"],
        ),
        (
            "Ông Đinh Văn Em, nguyên Bí thư Huyện ủy Mai Sơn kể lại.",
            ["Đinh Văn Em: nguyên Bí thư @ Huyện ủy Mai Sơn"],
        ),
        (
            "Trưởng bản Nà Sản Hoàng Văn Tài và Phó Chủ tịch UBND tỉnh Lê Huyền cùng ra đồng.",
            ["Hoàng Văn Tài: Trưởng bản @ -", "Lê Huyền: Phó Chủ tịch @ UBND tỉnh Sơn La"],
        ),
        ("PV ông LÒ VĂN HẢI - Giám đốc Sở Y tế.", ["Lò Văn Hải: Giám đốc @ Sở Y tế tỉnh Sơn La"]),
        ("Bác Sùng A Páo ở bản Hua Tạt đã vào HTX.", ["Sùng A Páo"]),
        ("Anh Páo vui lắm. Đồng chí Phó Chủ tịch UBND tỉnh kết luận.", []),
        ("Lãnh đạo Sở Y tế, Giám đốc HTX Hoa Ban và Chủ tịch UBND huyện Mai Sơn dự.", []),
        ("Đường Lê Văn Lương, phường Nguyễn Trãi, tỉnh Hà Nam, huyện Trần Đề.", []),
        ("Chịu trách nhiệm nội dung: Ông Lò Văn An - Phó Chủ tịch Liên minh HTX tỉnh", []),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_byline_counts_only_with_an_office() -> None:
    assert read("Lò Thị Thúy - Chánh Văn phòng", BlockKind.byline) == [
        "Lò Thị Thúy: Chánh Văn phòng @ -"
    ]
    assert read("Ông Lò Văn Thúy", BlockKind.byline) == []
    assert read("Ông Lò Văn Thúy, Giám đốc Sở Y tế", BlockKind.furniture) == []


def test_signatures() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 31/KH-UBND\nNội dung kế hoạch.\nTM. ỦY BAN NHÂN DÂN\n"
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)\nLò Văn An"
    )
    assert read(text) == ["Lò Văn An: Phó Chủ tịch @ UBND tỉnh Sơn La"]


def test_an_office_below_a_name_is_its_office() -> None:
    text = "Vấn đề là làm.\nLò Văn An\nPhó Giám đốc NHNN Chi nhánh tỉnh"
    assert read(text) == ["Lò Văn An: Phó Giám đốc @ NHNN Chi nhánh tỉnh Sơn La"]
    assert read("Lò Văn An\nPhó Giám đốc Sở Y tế nói rằng mọi việc đều tốt.") == []


def test_an_office_that_opens_a_sentence_is_of_the_next_name() -> None:
    text = "Mọi việc xong. Giám đốc Sở Y tế, ông Lò Văn An kể lại. Ông Cầm Văn Bình, bà Lò Thị Hoa."
    assert read(text) == [
        "Lò Văn An: Giám đốc @ Sở Y tế tỉnh Sơn La", "Cầm Văn Bình", "Lò Thị Hoa"
    ]  # fmt: skip


def test_a_minister_is_of_a_ministry() -> None:
    text = "Kết luận, Thứ trưởng Nông nghiệp và Phát triển nông thôn Lò Văn An yêu cầu."
    assert read(text) == ["Lò Văn An: Thứ trưởng @ Bộ Nông nghiệp và Phát triển nông thôn"]


def test_the_quote_runs_over_name_and_role_and_mentions_are_joined() -> None:
    text = (
        "Đồng chí Lò Văn An - Phó Chủ tịch UBND tỉnh chủ trì.\nÔng Lò Văn An, Trưởng BCĐ KTTT tỉnh."
    )
    (person,) = people(document(text), AREA)
    assert person.quote == "Lò Văn An - Phó Chủ tịch UBND tỉnh"
    assert [post.role for post in person.posts] == ["Phó Chủ tịch", "Trưởng Ban"]
    assert person.evidence["posts"].start == text.index("Lò Văn An, Trưởng")


def test_offsets_are_those_of_the_text_as_read() -> None:
    text = unicodedata.normalize(
        "NFD", "Ông Lò Văn Ấn, Giám đốc Sở Y tế.\nBà Cầm Thị Ưng, kế toán HTX."
    )
    for person in people(document(text), AREA):
        assert text[person.start : person.end] == person.quote
        assert unicodedata.is_normalized("NFC", person.name)


def test_development_corpus(corpus: Path) -> None:
    missed, wrong = [], []
    for number in range(1, 21):
        name = f"d{number:02}"
        gold = json.loads((corpus / f"{name}.json").read_text("utf-8"))
        text = (corpus / f"{name}.txt").read_text("utf-8")
        found = {one.name for one in people(document_of(text, name), gold["report"]["area"])}
        wanted = {one["name"] for one in gold["people"]}
        missed += sorted(wanted - found)
        wrong += sorted(found - wanted)
    assert (missed, wrong) == ([], [])
