from collections import Counter
from dataclasses import dataclass

import pytest

from kg.authority.areas import areas
from kg.extract.lexicon import Entry, entries

NAMES = 699 + 19  # 705 units of 2023, six named as a neighbour; 19 names of before or after


@dataclass(frozen=True, slots=True)
class District(Entry):
    province: str


DISTRICTS = entries("districts", District)


def test_every_province_is_one_of_the_63_of_the_authority() -> None:
    provinces = {
        row.name_vi
        for row in areas().by_key.values()
        if row.level == "province" and (row.valid_from is None or row.valid_from.year < 2025)
    }
    assert len(provinces) == 63
    assert {row.province for row in DISTRICTS} == provinces


def test_a_name_stands_once_in_a_province() -> None:
    counts = Counter((row.surface, row.province) for row in DISTRICTS)
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_district_is_left_out() -> None:
    assert len(DISTRICTS) >= NAMES


def test_the_example_names_the_district_with_its_level() -> None:
    levels = ("Huyện", "Quận", "Thị xã", "Thành phố")
    for row in DISTRICTS:
        full = {row.surface, *(f"{level} {row.surface}" for level in levels)}
        assert row.example.removesuffix(" có 25 HTX.") in full
        assert row.example.startswith(levels)
        assert row.expected == row.province


@pytest.mark.parametrize(
    ("province", "names"),
    [
        ("Hà Nội", 31),
        ("Thanh Hóa", 28),
        ("Nghệ An", 21),
        ("Quảng Nam", 18),
        ("Hồ Chí Minh", 24),
        ("Hà Nam", 6),
    ],
)
def test_a_province_has_the_names_of_its_districts_and_of_those_abolished(
    province: str, names: int
) -> None:
    assert sum(row.province == province for row in DISTRICTS) == names


@pytest.mark.parametrize(
    ("name", "provinces"),
    [
        ("Chư Păh", {"Gia Lai"}),
        ("Từ Liêm", {"Hà Nội"}),
        ("Kỳ Sơn", {"Hòa Bình", "Nghệ An"}),
        ("Tam Nông", {"Phú Thọ", "Đồng Tháp"}),
        ("Chợ Mới", {"Bắc Kạn", "An Giang"}),
        ("Phong Điền", {"Thừa Thiên Huế", "Cần Thơ"}),
        ("Quảng Ninh", {"Quảng Bình"}),
    ],
)
def test_a_name_is_told_with_each_of_its_provinces(name: str, provinces: set[str]) -> None:
    assert {row.province for row in DISTRICTS if row.surface == name} == provinces
