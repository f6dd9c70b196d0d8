"""Look-ups by name and date: never a namesake, never a guess."""

from collections import Counter
from datetime import date

import pytest

from kg.authority.areas import area_changes, areas
from kg.authority.bodies import bodies
from kg.authority.codes import codes, schemes
from kg.authority.documents import documents
from kg.authority.programmes import programmes

OLD, NEW = date(2023, 6, 30), date(2025, 9, 30)


def test_how_many_provinces_there_were_and_are() -> None:
    provinces = [area for area in areas().by_key.values() if area.level == "province"]
    assert sum(area.holds_on(date(2024, 1, 1)) for area in provinces) == 63
    assert sum(area.holds_on(NEW) for area in provinces) == 34


def test_every_merged_province_tells_what_it_replaced() -> None:
    merged = [change for change in area_changes() if change.kind == "merged"]
    assert len(merged) == 23
    assert sum(len(change.before) for change in merged) == 52
    assert all(change.document == "202/2025/QH15" for change in merged)


@pytest.mark.parametrize(
    ("name", "on", "within", "key"),
    [
        ("Yên Bái", OLD, None, "15-2004"),
        ("tỉnh Yên Bái", OLD, None, "15-2004"),
        ("Yên Bái", NEW, None, None),
        ("Lào Cai", OLD, None, "10-2004"),
        ("Lào Cai", NEW, None, "15-2025"),
        ("Lào Cai", None, None, None),
        ("Hoà Bình", OLD, None, "17-2004"),
        ("Bắc Cạn", OLD, None, "06-2004"),
        ("TP. Hà Nội", NEW, None, "01-2004"),
        ("Việt Nam", OLD, None, "vn"),
        ("cả nước", OLD, None, "vn"),
        ("thành phố Yên Bái", OLD, "15-2004", "132-2004"),
        ("huyện Văn Yên", OLD, "15-2004", "136-2004"),
        ("Văn Yên", OLD, "15-2004", "136-2004"),
        ("huyện Mù Cang Chải", OLD, "15-2004", "137-2004"),
        ("huyện Văn Yên", OLD, "24-2004", None),
        ("huyện Văn Yên", NEW, "15-2025", None),
        ("xã Đào Thịnh, huyện Trấn Yên", OLD, "15-2004", "04507-2004"),
        ("xã Đào Thịnh, huyện Văn Yên", OLD, "15-2004", None),
        ("xã Púng Luông", OLD, "15-2004", "04492-2004"),
        ("xã Púng Luông", NEW, "15-2025", "04492-2025"),
        ("xã Đồng Nai", OLD, "70-2004", None),
        ("Atlantis", OLD, None, None),
    ],
)
def test_a_place_by_name_and_date(
    name: str, on: date | None, within: str | None, key: str | None
) -> None:
    found = areas().find(name, on, within)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("name", "on", "area", "body"),
    [
        ("UBND tỉnh Yên Bái", OLD, None, "ubnd-yb"),
        ("Uỷ ban nhân dân tỉnh Lào Cai", OLD, None, "ubnd-lc"),
        ("UBND tỉnh Lào Cai", NEW, None, "ubnd-lc25"),
        ("UBND tỉnh Lào Cai", None, None, None),
        ("Liên minh HTX tỉnh Yên Bái", OLD, None, "lmhtx-yb"),
        ("Liên minh Hợp tác xã tỉnh Yên Bái", NEW, None, None),
        ("Ban Chỉ đạo phát triển KTTT tỉnh", OLD, "17-2004", "bcd-hb"),
        ("Ban Chỉ đạo phát triển KTTT tỉnh", OLD, None, None),
        ("Bộ Kế hoạch và Đầu tư", OLD, None, "mpi"),
        ("Bộ Kế hoạch và Đầu tư", NEW, None, None),
        ("HTX Hồng Ca", OLD, "15-2004", None),
    ],
)
def test_a_body_by_name_and_date(
    name: str, on: date | None, area: str | None, body: str | None
) -> None:
    found = bodies().find(name, on, area)
    assert (found.id if found else None) == body


def test_documents_are_told_apart_by_more_than_their_number() -> None:
    assert len(documents()) == 81
    namesakes = Counter(document.key for document in documents().values())
    assert namesakes["20-NQ/TW"] == 6


def test_the_provincial_programme_is_not_the_national_one() -> None:
    provincial, national = programmes()["action-135-yen-bai"], programmes()["programme-135"]
    assert provincial.different_from == "programme-135"
    assert national.different_from == "action-135-yen-bai"
    assert provincial.established_by == "135-CTr/TU@yen-bai"
    assert national.established_by == "135/1998/QĐ-TTg"


def test_kinds_and_levels_of_the_tables_are_codes() -> None:
    assert {body.kind for body in bodies().by_id.values()} <= codes("organisation-type")
    assert {change.kind for change in area_changes()} <= codes("area-change")
    assert "indicator" in schemes()
