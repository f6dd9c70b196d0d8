"""Identities are frozen: a change here breaks every link that anyone has ever stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import names

PINNED = [
    (names.report("yen-bai-2023-h1"), "id/report/yen-bai-2023-h1"),
    (names.text("yen-bai-2023-h1"), "id/report/yen-bai-2023-h1/text"),
    (names.span("yen-bai-2023-h1", 1190, 1196), "id/report/yen-bai-2023-h1/text#char=1190,1196"),
    (names.fact("observation", "yen-bai-2023-h1", 1190), "id/observation/yen-bai-2023-h1/1190"),
    (names.fact("observation", "yen-bai-2023-h1", 5, 2), "id/observation/yen-bai-2023-h1/5-2"),
    (names.fact("citation", "lao-cai-2023", 3721), "id/citation/lao-cai-2023/3721"),
    (names.fact("event", "hoa-binh-2020", 217), "id/event/hoa-binh-2020/217"),
    (names.fact("product", "yen-bai-2020", 8067), "id/product/yen-bai-2020/8067"),
    (
        names.person("bac-giang-2023", "Nguyễn Thị Thúy"),
        "id/person/bac-giang-2023/nguyen-thi-thuy-68c2b7",
    ),
    (
        names.organisation("yen-bai-2020", "HTX 6/12 Đào Thịnh"),
        "id/organisation/yen-bai-2020/htx-6-12-dao-thinh-5b470b",
    ),
    (names.named_area("x", "xã Đồng Nai"), "id/area/x/xa-dong-nai-5406fe"),
    (names.area("15-2004"), "id/area/15-2004"),
    (names.area("15-2025"), "id/area/15-2025"),
    (names.body("lmhtx-yb"), "id/body/lmhtx-yb"),
    (names.programme("action-135-yen-bai"), "id/programme/action-135-yen-bai"),
    (names.legal("1804/QĐ-TTg@2020"), "id/legal/1804_qd-ttg.2020"),
    (names.legal("20-NQ/TW@2022"), "id/legal/20-nq_tw.2022"),
    (names.legal("135-CTr/TU@yen-bai"), "id/legal/135-ctr_tu.yen-bai"),
    (names.legal("45/2021/NĐ-CP"), "id/legal/45_2021_nd-cp"),
    (names.legal("06/2021/NQ-HĐND@yen-bai"), "id/legal/06_2021_nq-hdnd.yen-bai"),
    (names.code("indicator", "organisations-new"), "code/indicator/organisations-new"),
    (names.graph("yen-bai-2023-h1"), "graph/yen-bai-2023-h1"),
    (names.graph("derived"), "graph/derived"),
    (names.derived("series-point", "a", "b"), "id/series-point/f04cdced9736a69d"),
    (names.catalogue("dataset"), "graph/catalogue#dataset"),
    (names.catalogue("query", "implied-plans"), "graph/catalogue#query/implied-plans"),
    (names.partition("a", "b"), "graph/catalogue#part/f04cdced9736a69d"),
]


@pytest.mark.parametrize(("iri", "path"), PINNED)
def test_identities_are_pinned(iri: str, path: str) -> None:
    assert iri == "https://w3id.org/kttt/" + path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (names.fact("observation", "a-1", 2), names.fact("observation", "a", 1, 2)),
        (names.legal("10-CTr/TU@yen-bai@2020"), names.legal("10/CTr-UBND@yen-bai@2021")),
        (names.legal("20-NQ/TW@2022"), names.legal("20-NQ/TU@yen-bai@2021")),
        (names.person("x", "Nguyễn Thị Thúy"), names.person("x", "Nguyễn Thị Thủy")),
        (names.derived("x", "ab", "c"), names.derived("x", "a", "bc")),
        (names.partition("ab", "c"), names.partition("a", "bc")),
    ],
)
def test_different_things_have_different_identities(one: str, other: str) -> None:
    assert one != other


def test_a_name_is_the_same_person_in_either_normal_form() -> None:
    composed, decomposed = "Thúy", "Thu\u0301y"
    assert names.person("x", composed) == names.person("x", decomposed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân tỉnh Hoà Bình", "UBND tỉnh Hòa Bình"),
        ("Liên minh Hợp tác xã tỉnh Yên Bái", "Liên minh  HTX tỉnh Yên Bái"),
        ("BAN CHỈ ĐẠO KTTT", "Ban chỉ đạo kinh tế tập thể"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert names.name_key(one) == names.name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quỹ tín dụng nhân dân Phú Lạc", "QTDND Phú Lạc"),
        ("Tổ hợp tác Bến Sậy", "THT Bến Sậy"),
        ("LMHTX tỉnh Yên Bái", "Liên minh Hợp tác xã tỉnh Yên Bái"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và PTNT"),
        ("NHNN Chi nhánh tỉnh Yên Bái", "Ngân hàng Nhà nước Chi nhánh tỉnh Yên Bái"),
        ("Phòng Tài chính – Kế hoạch", "Phòng Tài chính - Kế hoạch"),
    ],
)
def test_long_and_short_names_of_one_body_have_one_key(one: str, other: str) -> None:
    assert names.body_key(one) == names.body_key(other)


@given(st.text(max_size=40))
def test_slugs_are_plain_ascii(name: str) -> None:
    assert names.named_slug(name).replace("-", "").isalnum() or not names.slug(name)
    assert names.named_slug(name).isascii()


def test_a_uid_without_slug_is_refused() -> None:
    with pytest.raises(ValueError, match="has no slug"):
        names.legal("Quyết định số 5")
