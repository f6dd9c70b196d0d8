"""One folded form for all slips of a printed number."""

import pytest

from kg.authority.documents import documents
from kg.law.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1804/QĐ-TTg", "1804/qd-ttg"),
        ("1804/QĐ-TTg", "1804 QĐ TTg"),
        ("1804/QĐ-TTg", "1804/QĐ–TTG"),
        ("06/2021/NQ-HĐND", "6/2021/NQ-HDND"),
        ("45/2021/NĐ-CP", "45_2021_NĐ-CP"),
        ("06/2021/NQ-HĐND", "số 06/2021/NQ-HĐND"),
        ("20-NQ/TW", "20/NQ-TW"),
        ("17/2023/QH15", "17/2023/QH 15"),
        ("12/2003/QĐ-BGD&ĐT", "12/2003/QĐ-BGDĐT"),
    ],
)
def test_slips_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20-NQ/TW", "20-NQ/TU"),
        ("20-NQ/TU", "20/NQ-HĐND"),
        ("1/2020/QĐ-TTg", "12020/QĐ-TTg"),
        ("30/2008/NQ-CP", "30a/2008/NQ-CP"),
        ("10/CTr-UBND", "10-CTr/TU"),
        ("17/2023/QH15", "1/72023/QH15"),
    ],
)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_no_two_numbers_of_the_authority_become_one() -> None:
    keys = {document.key for document in documents().values()}
    assert len({fold(key) for key in keys}) == len(keys)
