import json
from pathlib import Path

import pytest

from kg.extract.lexicon import entries
from kg.extract.localities import surroundings
from kg.extract.naming.mentions import Mentions
from kg.extract.naming.reading import read_name
from kg.extract.naming.words import ActingWord, Kind, NameWord
from kg.extract.organisations.organisations import organisations
from kg.extract.page import page_of
from kg.names import name_key
from kg.read.read import document_of
from tests.extract.document import document

AREA = "Sơn La"


def read(text: str, title: str | None = None) -> list[str]:
    found = organisations(document(text, title=title), AREA)
    return [f"{one.type}: {one.name} [{one.area}]" for one in found]


@pytest.mark.parametrize("row", entries("organisation_kinds", Kind), ids=lambda row: row.surface)
def test_every_kind_of_the_lexicon_is_named(row: Kind) -> None:
    page = page_of(document(row.example))
    mentions = Mentions(page, surroundings(page, AREA))
    (first, *_) = mentions.all
    assert f"{first.kind.type}: {mentions.full_name(first)}" == row.expected


@pytest.mark.parametrize("row", entries("name_words", NameWord), ids=lambda row: row.surface)
def test_every_word_of_the_lexicon_is_part_of_a_name(row: NameWord) -> None:
    page = page_of(document(row.example))
    named = read_name(page, 0, len(row.example))
    assert named is not None
    assert row.example[: named.end] == row.expected


@pytest.mark.parametrize("row", entries("acting_words", ActingWord), ids=lambda row: row.surface)
def test_every_word_of_the_lexicon_shows_a_body_at_work(row: ActingWord) -> None:
    names = [one.name for one in organisations(document(row.example), AREA)]
    assert names == [row.expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HTX Hoa, cây cảnh và dịch vụ Hồng Vân mở cửa.",
            ["HTX Hoa, cây cảnh và dịch vụ Hồng Vân"],
        ),
        ("HTX Nông lâm nghiệp Bản Mòng 8/3 bán hạt dẻ.", ["HTX Nông lâm nghiệp Bản Mòng 8/3"]),
        ("HTX 19/5 Chiềng Ban có 19 thành viên.", ["HTX 19/5 Chiềng Ban"]),
        ("HTX 2-9 Phình Sáng và HTX số 1 Hải An.", ["HTX 2-9 Phình Sáng", "HTX số 1 Hải An"]),
        ("HTX Dịch vụ thủy sản Cô Mạ 1, đạt 4 sao.", ["HTX Dịch vụ thủy sản Cô Mạ 1"]),
        ("HTX Tà Xùa 2 năm liền có lãi.", ["HTX Tà Xùa"]),
        ("HTX Chổi chít Thanh Lương bán 9 tấn chổi.", ["HTX Chổi chít Thanh Lương"]),
        ("HTX Toàn Mỹ trồng lúa ST25 ở Sông Mã.", ["HTX Toàn Mỹ"]),
        ("Giám đốc HTX Hoa Ban Trần Văn Tiệp kể.", ["HTX Hoa Ban"]),
        (
            "Ba HTX Dịch vụ nông nghiệp còn lại là Chiềng An (Mai Sơn), Nà Bó và Tà Hộc.",
            [
                "HTX Dịch vụ nông nghiệp Chiềng An",
                "HTX Dịch vụ nông nghiệp Nà Bó",
                "HTX Dịch vụ nông nghiệp Tà Hộc",
            ],
        ),
        (
            "Giao dịch tại Quỹ tín dụng nhân dân Phú Lạc. QTDND Phú Lạc có vốn lớn.",
            ["Quỹ tín dụng nhân dân Phú Lạc"],
        ),
        (
            "HTX Nông nghiệp và Dịch vụ Hoàng Thức mở xưởng. HTX Hoàng Thức có 15 thành viên.",
            ["HTX Nông nghiệp và Dịch vụ Hoàng Thức"],
        ),
        ("Các HTX nông nghiệp, HTX vận tải và hợp tác xã Việt Nam đổi mới.", []),
        ("Toàn tỉnh có 697 HTX; HTX Sản xuất rau an toàn còn ít.", []),
        ("Ba Quỹ Hỗ trợ phát triển HTX cũ sáp nhập; các Quỹ tín dụng nhân dân tăng vốn.", []),
        (
            "Ông Lò Văn An, Phó Chủ tịch Liên minh HTX tỉnh chủ trì hội nghị.",
            ["Liên minh HTX tỉnh Sơn La"],
        ),
        ("Ông Lò Văn An, Chủ tịch Liên minh HTX Việt Nam chủ trì hội nghị.", []),
        ("Sở Y tế tổ chức hội thảo về thuốc.", ["Sở Y tế tỉnh Sơn La"]),
        (
            "Tỉnh ủy, UBND tỉnh tổ chức hội nghị tổng kết xây dựng nông thôn mới.",
            ["Tỉnh ủy Sơn La", "UBND tỉnh Sơn La"],
        ),
        (
            "Sở Nội vụ, Sở Công Thương mở 15 lớp cho các HTX.",
            ["Sở Nội vụ tỉnh Sơn La", "Sở Công Thương tỉnh Sơn La"],
        ),
        (
            "HTX tăng theo kế hoạch của UBND tỉnh, Sở Công Thương tổng hợp như sau.",
            ["Sở Công Thương tỉnh Sơn La"],
        ),
        ("Đại diện Sở Công Thương cho biết các HTX có lãi.", ["Sở Công Thương tỉnh Sơn La"]),
        (
            "Cục Kinh tế hợp tác (Bộ Nông nghiệp và PTNT) tổ chức tập huấn cho HTX.",
            ["Cục Kinh tế hợp tác"],
        ),
        ("Đề nghị Bộ Tài chính trình Chính phủ sửa chính sách về HTX.", []),
        ("Ông Lò Văn An, Phó Trưởng Phòng Kinh tế huyện Mai Sơn cho biết các HTX có lãi.", []),
        ("Ông Lò Văn An, Trưởng Ban Chỉ đạo kinh tế tập thể tỉnh chủ trì.", []),
        ("Dịp này, UBND tỉnh tặng bằng khen cho 6 HTX.", []),
        ("Ban Thường vụ Liên minh HTX tỉnh họp phiên thường kỳ.", ["Liên minh HTX tỉnh Sơn La"]),
        (
            "Liên minh HTX tỉnh họp. LMHTX tỉnh mở 4 lớp.",
            ["Liên minh HTX tỉnh Sơn La"],
        ),
        (
            "Gửi tiền ở Quỹ tín dụng nhân dân (QTDND) Phú Lạc và Hợp tác xã (HTX) Tân Phú.",
            ["Quỹ tín dụng nhân dân Phú Lạc", "Hợp tác xã Tân Phú"],
        ),
        ("HTXNN Phú Hòa lãi nhất.", ["HTXNN Phú Hòa"]),
        ("Giám đốc HTX Trần Hữu Nghị đến hội nghị.", []),
        ("Giám đốc HTX Lò Thị Hồng Nhung cho biết có lãi.", []),
        ("Đại diện HTX Lò Thị Hồng Nhung; GIÁM ĐỐC HTX LÒ VĂN AN.", []),
        ("Giám đốc HTX Nông nghiệp Lò Văn An có 40 ha.", []),
        ("Giám đốc HTX Nông nghiệp Hoa Ban Lò Văn An.", ["HTX Nông nghiệp Hoa Ban"]),
        ("Phó Giám đốc HTX Lò Văn An; kế toán HTX Lò Thị Hoa.", []),
        ("Giám đốc HTX Lê Hồng Phong, ông Lò Văn An, kể.", ["HTX Lê Hồng Phong"]),
        ("HTX Lê Hồng Phong có lãi.", ["HTX Lê Hồng Phong"]),
        ("Huyện hỗ trợ 3 HTX xây dựng sản phẩm OCOP.", []),
        ("Huyện giúp HTX xây dựng sản phẩm OCOP.", []),
        (
            "Năm 2022 HTX Hoa Ban có lãi; tháng 6 HTX Tà Xùa mở xưởng.",
            ["HTX Hoa Ban", "HTX Tà Xùa"],
        ),
        ("Trong tổng số 12 HTX nông nghiệp Tam Giang có 9 HTX Lúa Tôm.", []),
        ("Xếp loại yếu 28. HTX Hoa Ban có lãi.", ["HTX Hoa Ban"]),
        ("LUẬT HTX NĂM 2012 có hiệu lực; Luật HTX Việt Nam.", []),
        ("Hợp tác xã Sơn La thêm một năm được mùa; kỷ niệm Ngày HTX Việt Nam 11/4.", []),
        ("Có 61 tổ hợp tác nuôi trồng thủy sản Tam Giang; một số HTX cam, rau Sông Đà.", []),
        (
            "Theo Ngân hàng Nhà nước Chi nhánh Sơn La, các HTX trả nợ tốt.",
            ["Ngân hàng Nhà nước Chi nhánh Sơn La"],
        ),
        ("Lãnh đạo Sở Y tế phát biểu; Bằng khen của Liên minh HTX Việt Nam.", []),
        ("UBND tỉnh ban hành Kế hoạch số 31/KH-UBND; Tỉnh ủy ban hành nghị quyết.", []),
        ("Sở Y tế tổ chức tiêm; Cục Thuế tỉnh phối hợp thu ngân sách.", []),
        ("BCĐ các huyện và Ban Chỉ đạo ở một số xã chưa họp.", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [one.name for one in organisations(document(text), AREA)] == expected


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("HTX Chè Tà Xùa (huyện Bắc Yên) bán chè.", "huyện Bắc Yên"),
        ("HTX Chè Tà Xùa (Bắc Yên) bán chè.", "Bắc Yên"),
        ("HTX Chè Tà Xùa, xã Tà Xùa, huyện Bắc Yên bán chè.", "xã Tà Xùa"),
        ("Còn ở huyện Bắc Yên, HTX Chè Tà Xùa bán chè.", "huyện Bắc Yên"),
        ("HTX Chè Tà Xùa bán chè.", "Sơn La"),
        (
            "Ở xã Tà Xùa, nhắc đến chị Lò Thị Hoa, Giám đốc HTX Chè Tà Xùa, ai cũng biết.",
            "xã Tà Xùa",
        ),
        ("HTX Chè Tà Xùa, cũng ở Bắc Yên, bán chè.", "Bắc Yên"),
        ("Cùng 11 hộ ở xã Tà Xùa góp được 65 triệu đồng, lập ra HTX Chè Tà Xùa.", "xã Tà Xùa"),
        ("HTX Chè Tà Xùa bán chè. Vườn của HTX Chè Tà Xùa (xã Tà Xùa) rộng.", "xã Tà Xùa"),
        ("HTX Chè Hồng Tà bán chè. HTX Hồng Tà, xã Tà Xùa, huyện Bắc Yên, có lãi.", "xã Tà Xùa"),
        ("HTX Chè Tà Xùa, HTX Hoa Ban, HTX Hoa Ban.", "Sơn La Sơn La"),
        ("HTX Chè Bắc Yên 1 bán chè.", "Bắc Yên"),
        ("HTX Chè Đại Từ bán chè.", "Sơn La"),
        ("Liên minh HTX Việt Nam tổ chức hội thi.", "Việt Nam"),
        ("Phòng Kinh tế huyện Mai Sơn kiểm tra các HTX.", "huyện Mai Sơn"),
        ("Trung tâm Khuyến nông mở 4 lớp cho HTX.", "Sơn La"),
        ("Cục Thống kê công bố số liệu về HTX.", "Việt Nam"),
    ],
)
def test_where_an_organisation_is(text: str, area: str) -> None:
    assert " ".join(str(one.area) for one in organisations(document(text), AREA)) == area


def test_a_district_of_the_headline_is_the_district_of_its_bodies() -> None:
    text = "Phòng Kinh tế tổ chức kiểm tra. HTX Chè Tà Xùa bán chè."
    found = read(text, title="Huyện Bắc Yên: Giữ nhịp phát triển hợp tác xã")
    assert found == [
        "agency: Phòng Kinh tế huyện Bắc Yên [huyện Bắc Yên]",
        "cooperative: HTX Chè Tà Xùa [huyện Bắc Yên]",
    ]


def test_the_district_of_a_report_is_that_of_its_bodies() -> None:
    page = document("UBND huyện tổ chức hội nghị. HTX Chè Tà Xùa bán chè ở huyện Bắc Yên.")
    found = organisations(page, AREA, "Bắc Yên")
    assert [(one.name, one.area) for one in found] == [
        ("UBND huyện Bắc Yên", "huyện Bắc Yên"),
        ("HTX Chè Tà Xùa", "huyện Bắc Yên"),
    ]


def test_development_corpus(corpus: Path) -> None:
    named = {"cooperative", "cooperative-group", "cooperative-union", "peoples-credit-fund", "fund"}
    for number in range(1, 21):
        name = f"d{number:02}"
        gold = json.loads((corpus / f"{name}.json").read_text("utf-8"))
        text = (corpus / f"{name}.txt").read_text("utf-8")
        found = organisations(document_of(text, name), gold["report"]["area"])
        wanted = {name_key(one["name"]) for one in gold["organisations"] if one["type"] in named}
        assert {name_key(one.name) for one in found if one.type in named} == wanted, name
