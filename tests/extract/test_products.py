import pytest

from kg.extract.lexicon import Entry, entries
from kg.extract.products.products import products
from kg.extract.products.ratings import RatingWord
from tests.extract.document import document


def read(text: str) -> list[str]:
    found = products(document(text), "Sơn La")
    return [f"{one.name} | {one.producer} | {one.rating}" for one in found]


@pytest.mark.parametrize("row", entries("product_words", Entry), ids=lambda row: row.surface)
def test_every_product_of_the_lexicon_is_found(row: Entry) -> None:
    assert [one.name for one in products(document(row.example), "Sơn La")] == [row.expected]


@pytest.mark.parametrize("row", entries("rating_words", RatingWord), ids=lambda row: row.surface)
def test_every_rating_of_the_lexicon_is_read(row: RatingWord) -> None:
    assert [one.rating for one in products(document(row.example), "Sơn La")] == [row.expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Có chè Tà Xùa (HTX Chè Tà Xùa, OCOP 5 sao) và mận sấy Nà Sản của HTX Mận Nà Sản, 4 "
            "sao.",
            ["chè Tà Xùa | HTX Chè Tà Xùa | ocop-5", "mận sấy Nà Sản | HTX Mận Nà Sản | ocop-4"],
        ),
        (
            "Nổi bật: mật ong Phiêng Khoài, 4 sao, của HTX Ong Phiêng Khoài, Yên Châu; "
            "chuối sấy và mít sấy của HTX Nông sản Tú Nang, cùng đạt 3 sao.",
            [
                "mật ong Phiêng Khoài | HTX Ong Phiêng Khoài | ocop-4",
                "chuối sấy | HTX Nông sản Tú Nang | ocop-3",
                "mít sấy | HTX Nông sản Tú Nang | ocop-3",
            ],
        ),
        (
            "Sản phẩm OCOP được công nhận 3 sao, gồm: (1) Trà cà gai Thảo Mộc - HTX Dược liệu "
            "Thảo Mộc; (2) Cao lá vằng và (3) Rượu táo mèo - HTX Bản Lầm.",
            [
                "Trà cà gai Thảo Mộc | HTX Dược liệu Thảo Mộc | ocop-3",
                "Cao lá vằng | HTX Bản Lầm | ocop-3",
                "Rượu táo mèo | HTX Bản Lầm | ocop-3",
            ],
        ),
        (
            "Cơm lam Mường Bú vừa được hội đồng chấm 3 sao OCOP.",
            ["Cơm lam Mường Bú | None | ocop-3"],
        ),
        (
            "Sản phẩm bưởi đỏ Mai Sơn, mía tím của HTX Nông sản Mường Bú xuất sang Anh.",
            [
                "bưởi đỏ Mai Sơn | HTX Nông sản Mường Bú | None",
                "mía tím | HTX Nông sản Mường Bú | None",
            ],
        ),
        (
            "HTX Thanh Yên có 58 thành viên; gạo Séng cù, Bắc thơm số 7 của HTX đạt OCOP 4 sao.",
            ["gạo Séng cù | HTX Thanh Yên | ocop-4", "Bắc thơm số 7 | HTX Thanh Yên | ocop-4"],
        ),
        (
            "HTX An Hòa có bốn sản phẩm OCOP, riêng mật táo An Hòa đạt 4 sao.",
            ["mật táo An Hòa | HTX An Hòa | ocop-4"],
        ),
        (
            "HTX Chiềng Khoa có sản phẩm OCOP; muối hầm ngũ sắc của HTX đang chờ chấm hạng.",
            ["muối hầm ngũ sắc | HTX Chiềng Khoa | None"],
        ),
        (
            "HTX Chiềng Khoa có giò bê, nước mắm Vạn Phần đạt OCOP 4 sao.",
            ["giò bê | HTX Chiềng Khoa | ocop-4", "nước mắm Vạn Phần | HTX Chiềng Khoa | ocop-4"],
        ),
        (
            "Giám đốc HTX Tân Việt (xã Mường Bú), cho biết thạch đen của HTX đã đạt OCOP 4 sao.",
            ["thạch đen | HTX Tân Việt | ocop-4"],
        ),
        (
            "Tỉnh trao chứng nhận OCOP 3 sao cho chè xanh Tà Xùa của HTX Chè Tà Xùa.",
            ["chè xanh Tà Xùa | HTX Chè Tà Xùa | ocop-3"],
        ),
        (
            "HTX Đầm Dơi đã có ba khía muối đạt chuẩn OCOP 4 sao, tôm khô Rạch Gốc (HTX Lợi Phát) "
            "3 sao.",
            ["ba khía muối | HTX Đầm Dơi | ocop-4", "tôm khô Rạch Gốc | HTX Lợi Phát | ocop-3"],
        ),
        ("HTX Chiềng Khoa bán sản phẩm; cà phê bột của HTX, ngon, được khen.", []),
        ("Trong đó có 25 sản phẩm 4 sao, còn lại 3 sao (4 sao: 301; 3 sao: 185).", []),
        ("Gian hàng của HTX Chè Tà Xùa ở Hội chợ OCOP đón nhiều khách.", []),
        ("Doanh thu của HTX Chè Tà Xùa đạt 4 tỷ đồng nhờ sản phẩm mới.", []),
    ],
)
def test_products(text: str, expected: list[str]) -> None:
    assert read(text) == expected
