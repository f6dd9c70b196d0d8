"""Cells: text, ids, days, and the places of bodies."""

from datetime import UTC, date, datetime

import pytest

from kg.law.national.issuers import area_of, is_identified, is_party, issuer_key
from kg.law.national.values import day, identifier, text


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2020-11-13", "2020-11-13"),
        ("2020-11-13T00:00:00", "2020-11-13"),
        ("2020-11-13 00:00:00.000", "2020-11-13"),
        ("2020-11-12T17:00:00Z", "2020-11-13"),  # midnight in Viet Nam
        ("2020-11-12T17:00:00.0000000+00:00", "2020-11-13"),
        ("2020-11-13T00:00:00+07:00", "2020-11-13"),
        ("13/11/2020", "2020-11-13"),
        ("3/1/2023", "2023-01-03"),
        ("13-11-2020", "2020-11-13"),
        ("13.11.2020", "2020-11-13"),
        ("13/11/2020 00:00:00", "2020-11-13"),
        ("20201113", "2020-11-13"),
        (1605200400000, "2020-11-13"),  # 2020-11-12T17:00:00Z
        (1605200400, "2020-11-13"),
        ("1605200400000", "2020-11-13"),
        (-1148688000.0, "1933-08-08"),
        (datetime(2020, 11, 12, 17, tzinfo=UTC), "2020-11-13"),
        (datetime(2020, 11, 13), "2020-11-13"),
        (date(2020, 11, 13), "2020-11-13"),
        ("2020", "2020"),
        (2020, "2020"),
        ("11/2020", "2020"),
        ("2020-11", "2020"),
        (None, None),
        ("", None),
        ("null", None),
        ("...", None),
        (float("nan"), None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31", None),
    ],
)
def test_days(cell: object, expected: str | None) -> None:
    assert day(cell) == expected


@pytest.mark.parametrize(
    "cell", ["31/02/2020", "13/13/2020", "ngày mai", "12", "2020-11-13x", "1066-10-14", "T:Z"]
)
def test_what_is_no_day(cell: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (166269, "166269"),
        ("166269", "166269"),
        (166269.0, "166269"),
        ("166269.0", "166269"),
        (" x-1 ", "x-1"),
        ("", None),
        (None, None),
    ],
)
def test_ids(cell: object, expected: str | None) -> None:
    assert identifier(cell) == expected


def test_text_is_clean() -> None:
    assert text("  Nghị\u00a0quyết\r\n số\t6 ") == "Nghị quyết số 6"
    assert text("a\x00b\ud800c") == "a b c"
    assert text("Nghị") == "Nghị"  # NFD
    assert text({"a": 1}) is None
    assert text("NULL") is None


@pytest.mark.parametrize(
    ("issuer", "scope", "when", "area"),
    [
        ("Ủy ban nhân dân tỉnh Yên Bái", None, "2020-12-16", "15-2004"),
        ("UBND Tỉnh Lào Cai", None, "2025-06-30", "10-2004"),
        ("UBND Tỉnh Lào Cai", None, "2025-07-01", "15-2025"),
        ("UBND Tỉnh Lào Cai", None, "2025", None),  # either of the two
        ("HĐND Thành phố Huế", None, "2026-02-02", "46-2025"),
        ("UBND TP. Đà Nẵng", None, "2019-01-01", "48-2004"),
        ("Tỉnh ủy Yên Bái", None, "2021", "15-2004"),
        ("Thành ủy Hà Nội", None, "2021", "01-2004"),
        ("HĐND", "Tỉnh Yên Bái", "2020-12-16", "15-2004"),
        ("UBND Huyện Châu Thành", "Tỉnh Tiền Giang", "2010-01-01", "82-2004"),
        ("UBND Huyện Châu Thành", None, "2010-01-01", None),
        ("Sở Tài chính", None, "2020-01-01", None),
        ("Thủ tướng Chính phủ", "Toàn quốc", "2020-01-01", "vn"),
        ("Bộ Lao động - Thương binh và Xã hội", None, None, "vn"),
        ("Ngân hàng Hợp tác xã Việt Nam", None, None, "vn"),
        (None, "Toàn quốc", None, "vn"),
        (None, None, None, None),
    ],
)
def test_the_place_of_a_body(
    issuer: str | None, scope: str | None, when: str | None, area: str | None
) -> None:
    assert area_of(issuer, scope, when) == area


def test_spellings_of_a_body() -> None:
    assert issuer_key("Uỷ ban nhân dân Tỉnh Yên Bái") == issuer_key("UBND tỉnh Yên Bái")
    assert issuer_key("UBND TP Đà Nẵng") == issuer_key("Ủy ban nhân dân thành phố Đà Nẵng")
    assert issuer_key("Bộ Tài chính; Bộ Công an") == issuer_key("Bộ Công an;Bộ Tài chính")


def test_whether_a_body_is_certain() -> None:
    assert is_identified("UBND tỉnh Hà Tây", None)
    assert not is_identified("UBND", None)
    assert not is_identified("UBND huyện Châu Thành", None)


@pytest.mark.parametrize("issuer", ["Tỉnh ủy Yên Bái", "Bộ Chính trị", "Văn phòng Trung ương Đảng"])
def test_bodies_of_the_party(issuer: str) -> None:
    assert is_party(issuer)


@pytest.mark.parametrize("issuer", ["Ủy ban Dân tộc", "Bộ Công an", "UBND tỉnh Yên Bái"])
def test_bodies_of_the_state(issuer: str) -> None:
    assert not is_party(issuer)
