"""Identifiers: urn:lex by the grammar of RFC 9676, Akoma Ntoso, links."""

import re

import pytest

from kg.authority.documents import documents
from kg.law.candidates import Candidate, curated_by_key
from kg.law.identify import akoma_ntoso, links, urn_lex

# The grammar of RFC 9676, section 8, as far as these names use it.
_WORD = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
URN_LEX = re.compile(
    rf"urn:lex:[a-z]{{2}}(?:;{_WORD})*"  # jurisdiction and its units
    rf":{_WORD}(?:;{_WORD})*(?:\+{_WORD}(?:;{_WORD})*)*"  # authority: institutions and functions
    rf":{_WORD}(?:;{_WORD})*"  # measure: type and specifications
    rf":(?:\d{{4}}(?:-\d\d-\d\d)?);{_WORD}(?:,{_WORD})*"  # details: date and numbers
    rf"(?::{_WORD})*"
)


@pytest.mark.parametrize(
    ("key", "urn", "akn"),
    [
        ("1804/QĐ-TTg", "urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2020-11-13;1804-qd-ttg",
         "/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2020-11-13/1804-qd-ttg"),
        ("69/2020/NQ-HĐND",
         "urn:lex:vn;yen.bai:hoi.dong.nhan.dan:nghi.quyet:2020-12-16;69-2020-nq-hdnd",
         "/akn/vn-06/act/nghi-quyet/hoi-dong-nhan-dan/2020-12-16/69-2020-nq-hdnd"),
        ("17/2023/QH15", "urn:lex:vn:quoc.hoi:luat:2023-06-20;17-2023-qh15",
         "/akn/vn/act/luat/quoc-hoi/2023-06-20/17-2023-qh15"),
    ],
)  # fmt: skip
def test_identifiers_of_a_document(key: str, urn: str, akn: str) -> None:
    (document,) = curated_by_key(key)
    assert urn_lex(document) == urn
    assert akoma_ntoso(document) == akn


def test_a_party_document_is_a_statement_and_no_act() -> None:
    document = next(each for each in curated_by_key("20-NQ/TW") if each.date == "2022-06-16")
    assert "/statement/" in str(akoma_ntoso(document))
    assert str(urn_lex(document)).startswith("urn:lex:vn:dang.cong.san.viet.nam;")


def test_every_dated_document_has_a_name_that_the_grammar_parses() -> None:
    named = {}
    for row in documents().values():
        for document in curated_by_key(row.key):
            if document.uid == row.uid and document.date:
                named[row.uid] = urn_lex(document)
    assert len(named) >= 78
    assert all(urn and URN_LEX.fullmatch(urn) for urn in named.values())
    assert len(set(named.values())) == len(named)


def test_a_document_without_date_has_no_name_yet() -> None:
    (document,) = curated_by_key("135-CTr/TU")
    assert urn_lex(document) is None
    assert akoma_ntoso(document) is None


@pytest.mark.parametrize(
    ("area", "issuer", "akn"),
    [
        ("15-2004", "UBND tỉnh Yên Bái", "/akn/vn-06/act/quyet-dinh/ubnd/2021-03-01/9-qd-ubnd"),
        ("138-2004", "UBND huyện Trấn Yên",
         "/akn/vn/act/quyet-dinh/ubnd-huyen-tran-yen/2021-03-01/9-qd-ubnd"),
        (None, "UBND xã Tân Lập", None),
    ],
)  # fmt: skip
def test_the_place_is_part_of_the_name(area: str | None, issuer: str, akn: str | None) -> None:
    document = Candidate(uid="vbpl-1", key="9/QĐ-UBND", type="Quyết định", number="9",
                         issuer=issuer, area=area, date="2021-03-01", title=None)  # fmt: skip
    assert akoma_ntoso(document) == akn
    assert (urn_lex(document) is None) == (akn is None)


def test_links_that_a_person_can_click() -> None:
    row = documents()["17/2023/QH15"]
    found = {link.kind: link.url for link in links(row.uid, row.vbpl_id, row.url)}
    assert found["iri"] == "https://w3id.org/kttt/id/legal/17_2023_qh15"
    assert found["vbpl"].endswith("ItemID=166269")
    assert found["page"].startswith("https://")
