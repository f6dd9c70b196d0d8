"""The finder of citations: every form, what it must leave alone, any text, and the corpus."""

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.law.find import find_citations
from kg.law.model import Citation
from tests.conftest import SEEDS
from tests.law.cited import ALL
from tests.law.not_cited import NOT_CITED

Gold = Iterable[tuple[str, list[dict[str, Any]]]]

PIECES = st.sampled_from(
    [
        "Quyết định", "Nghị quyết", "số", " ", "\n", "1804", "/", "-", "QĐ", "TTg", "NQ", "TW", ",",
        "ngày 31/2/2020", "của UBND tỉnh", "Yên Bái", "Luật", "Hợp tác xã", "năm 2012", "(", ")",
        "Trung ương 5", "khóa IX", "và", "03", "T.Ư", "Hội nghị lần thứ", "\u200b", "e\u0302\u0301",
    ]
)  # fmt: skip


def _pairs(text: str) -> list[tuple[str, str | None]]:
    return [(citation.quote, citation.key) for citation in find_citations(text)]


@pytest.mark.parametrize(("text", "citations"), ALL)
def test_a_citation_is_found_and_read(text: str, citations: list[tuple[str, str | None]]) -> None:
    assert _pairs(text) == citations


@pytest.mark.parametrize(("text", "citations"), ALL)
def test_decomposed_text_gives_the_same_with_its_own_offsets(
    text: str, citations: list[tuple[str, str | None]]
) -> None:
    raw = unicodedata.normalize("NFD", text)
    found = find_citations(raw)
    assert [citation.key for citation in found] == [key for _, key in citations]
    for citation, (quote, _) in zip(found, citations, strict=True):
        assert raw[citation.start : citation.end] == citation.quote
        assert citation.quote == unicodedata.normalize("NFD", quote)


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_only_looks_like_a_citation_is_left_alone(text: str) -> None:
    assert _pairs(text) == []
    assert _pairs(unicodedata.normalize("NFD", text)) == []


def _holds(text: str, citations: list[Citation]) -> None:
    end = 0
    for citation in citations:
        assert end <= citation.start < citation.end
        assert text[citation.start : citation.end] == citation.quote
        end = citation.end


@given(st.text(max_size=200))
def test_no_text_makes_the_finder_fail(text: str) -> None:
    _holds(text, find_citations(text))


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=24).map("".join))
@example("Luật Hợp tác xã năm 2012 và năm 2012(Trung ương 5")
def test_spans_hold_in_every_jumble_of_parts(text: str) -> None:
    _holds(text, find_citations(text))


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Quy định 66-QĐ/TW", "type", "Quy định"),
        ("Quyết định 127-QĐ/TW", "type", "Quyết định"),
        ("các văn bản 20-NQ/TW", "type", "Nghị quyết"),
        ("Chương trình hành động số 15-CTr/TU", "type", "Chương trình"),
        ("Nghị quyết số 202/2025/QH15", "type", "Nghị quyết"),
        ("Công văn số 1211/VPCP-NN", "symbol", "VPCP-NN"),
        ("Công văn số 1211/VPCP-NN", "issuer", "Văn phòng Chính phủ"),
        ("Quyết định 1804/QĐ-TTg", "issuer", "Thủ tướng Chính phủ"),
        ("Quyết định 12/QĐ-UBND của Ủy ban nhân dân tỉnh Yên Bái", "issuer", "UBND tỉnh Yên Bái"),
        ("Quyết định 12/QĐ-UBND của UBND tỉnh Yên Bái", "area", "Yên Bái"),
        ("Quyết định 12/QĐ-UBND của UBND tỉnh", "area", None),
        ("Quyết định 12/QĐ-UBND của UBND huyện Văn Yên", "issuer", "UBND huyện Văn Yên"),
        ("Quyết định 12/QĐ-UBND của UBND huyện Văn Yên", "area", None),
        ("Quyết định 12/QĐ-UBND của UBND huyện Văn Yên, tỉnh Yên Bái", "area", "Yên Bái"),
        ("Kế hoạch 31-KH/TU của Ban Thường vụ Tỉnh ủy Lào Cai", "issuer", "Tỉnh ủy Lào Cai"),
        ("Nghị quyết 68-NQ/TW của Bộ Chính trị", "issuer", "Bộ Chính trị"),
        ("Nghị quyết 57 của Bộ Chính trị", "symbol", "NQ/TW"),
        ("Kế hoạch 12/KH-ABC của Sở Công Thương", "issuer", "Sở Công Thương"),
        ("Theo Nghị quyết 20-NQ/TW, Chính phủ giao", "issuer", "Ban Chấp hành Trung ương Đảng"),
        ("Theo Nghị quyết 20, Chính phủ giao", "issuer", None),
        ("Nghị quyết 69 do UBND tỉnh trình", "issuer", None),
        ("Nghị quyết 69 do HĐND tỉnh ban hành", "issuer", "HĐND tỉnh"),
        ("Nghị quyết 30a", "number", "30a"),
        ("Nghị định 45/2021/NĐ-CP", "year", 2021),
        ("Quyết định 1804/QĐ-TTg ngày 13-11-2020", "date", "2020-11-13"),
        ("Quyết định 1804/QĐ-TTg của Thủ tướng Chính phủ ngày 13/11/2020", "date", "2020-11-13"),
        ("Quyết định 1804/QĐ-TTg ban hành ngày 13/11/2020", "date", "2020-11-13"),
        ("Quyết định 1804/QĐ-TTg ngày 31/2/2020", "date", None),
        ("Số: 6127/KH-UBND   Quảng Nam, ngày 15 tháng 9 năm 2022\n", "date", "2022-09-15"),
        ("Luật HTX năm 2012", "title", "Luật Hợp tác xã"),
        ("Luật HTX năm 2012", "issuer", "Quốc hội"),
        ("Nghị quyết TW 5 (khóa IX)", "title", "Nghị quyết Trung ương 5 khóa IX"),
    ],
)
def test_fields(text: str, field: str, value: object) -> None:
    assert getattr(find_citations(text)[0], field) == value


def _score(gold: Gold) -> dict[str, int]:
    """Count what is found: overlap, exact key, exact span, and what no gold citation meets."""
    score = dict.fromkeys(("gold", "overlap", "key", "span", "false"), 0)
    for text, citations in gold:
        found = find_citations(text)
        _holds(text, found)
        for item in citations:
            score["gold"] += 1
            met = [c for c in found if c.start < item["end"] and item["start"] < c.end]
            if met:
                found.remove(met[0])
                score["overlap"] += 1
                score["key"] += met[0].key == item["key"]
                score["span"] += (met[0].start, met[0].end) == (item["start"], item["end"])
        score["false"] += len(found)
    return score


def _documents(corpus: Path, first: int, last: int) -> Gold:
    for number in range(first, last + 1):
        path = corpus / f"d{number:02}.json"
        text = path.with_suffix(".txt").read_bytes().decode()
        yield text, json.loads(path.read_text("utf-8"))["citations"]


def test_the_corpus_that_the_rules_were_written_with(corpus: Path) -> None:
    score = _score(_documents(corpus, 1, 20))
    print(score)
    assert score == {"gold": 87, "overlap": 87, "key": 87, "span": 86, "false": 0}


def test_the_corpus_that_was_set_aside(corpus: Path) -> None:
    score = _score(_documents(corpus, 21, 30))
    print(score)
    assert score == {"gold": 25, "overlap": 25, "key": 25, "span": 25, "false": 0}


def test_the_five_reports(texts: Path) -> None:
    gold = []
    for path in sorted(SEEDS.glob("*.yaml")):
        facts = yaml.safe_load(path.read_text("utf-8"))
        text = (texts / facts["report"]["source"]["file"]).read_bytes().decode()
        gold.append((text, facts["citations"]))
    score = _score(gold)
    print(score)
    assert score["gold"] == score["overlap"] == 28
    assert score["key"] >= 27
    assert score["false"] == 0
