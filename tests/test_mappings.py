"""Facts to RDF: the statements of each kind of fact, and the promises about all of them."""

from typing import Any

import pyoxigraph as ox
import pytest

from kg.authority.codes import codes
from kg.authority.documents import documents
from kg.facts.model import Facts, Observation
from kg.facts.source import read_facts
from mappings import report_quads
from mappings.authorities.documents import document_statements
from mappings.observations import leaf_class
from mappings.terms import KTTT
from tests.conftest import REPORTS, SEEDS
from tests.facts.test_model import FIGURE, REPORT

BASE = "https://w3id.org/kttt/"
SHORT = {
    "kttt:": BASE + "def/",
    "id:": BASE + "id/",
    "code:": BASE + "code/",
    "prov:": "http://www.w3.org/ns/prov#",
    "oa:": "http://www.w3.org/ns/oa#",
    "org:": "http://www.w3.org/ns/org#",
    "foaf:": "http://xmlns.com/foaf/0.1/",
    "schema:": "https://schema.org/",
    "eli:": "http://data.europa.eu/eli/ontology#",
    "skos:": "http://www.w3.org/2004/02/skos/core#",
    "dcterms:": "http://purl.org/dc/terms/",
    "rdf:": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def short(term: Any) -> str:
    for prefix, base in SHORT.items():
        if term.value.startswith(base):
            return prefix + str(term.value).removeprefix(base)
    return str(term.value)


def statements(**facts: Any) -> set[str]:
    report = {**REPORT, **facts.pop("report", {})}
    parsed = Facts.model_validate({"report": report, **facts})
    return {
        f"{short(quad.subject)} {short(quad.predicate)} {short(quad.object)}"
        for quad in report_quads(parsed)
    }


REVIEWED = {"reviewed": {"by": "Nhóm", "date": "2024-01-01"}}


def test_a_figure() -> None:
    found = statements(report=REVIEWED, observations=[FIGURE])
    node = "id:observation/test-2023/10"
    assert {
        f"{node} rdf:type kttt:Figure",
        f"{node} rdf:type kttt:Observation",
        f"{node} kttt:indicator code:indicator/organisations-new",
        f"{node} kttt:measure code:measure/value",
        f"{node} kttt:subject code:subject/cooperative",
        f"{node} kttt:sector code:sector/all",
        f"{node} kttt:area id:area/15-2004",
        f"{node} kttt:periodStart 2023-01-01",
        f"{node} kttt:periodEnd 2023-06-30",
        f"{node} kttt:value 50",
        f"{node} kttt:unit code:unit/organisation",
        f"{node} kttt:reviewed true",
        f"{node} kttt:report id:report/test-2023",
        f"{node} prov:wasQuotedFrom id:report/test-2023/text#char=10,16",
        "id:report/test-2023/text#char=10,16&quote oa:exact 50 HTX",
        "id:report/test-2023/text#char=10,16&position oa:start 10",
        "id:report/test-2023/text#char=10,16&position oa:end 16",
        "id:report/test-2023/text#char=10,16 oa:hasSource id:report/test-2023/text",
    } <= found


@pytest.mark.parametrize(
    ("changes", "reviewed", "leaf"),
    [
        ({}, True, "Observation"),
        ({"status": "estimate"}, True, "Observation"),
        ({"indicator": "other", "label": "đề án"}, True, "Observation"),
        ({"status": "target"}, True, "Target"),
        ({"measure": "share"}, True, "Comparison"),
        ({"measure": "share", "status": "target"}, True, "Comparison"),
        ({"sector": "agriculture"}, True, "PartFigure"),
        ({"sector": None}, True, "PartFigure"),
        ({"label": "do Liên minh hỗ trợ"}, True, "PartFigure"),
        ({"organisation": "HTX Hồng Ca"}, True, "OrganisationFigure"),
        ({"organisation": "HTX Hồng Ca", "sector": "agriculture"}, True, "OrganisationFigure"),
        ({}, False, "UnreviewedFigure"),
        ({"organisation": "HTX Hồng Ca"}, False, "UnreviewedFigure"),
    ],
)
def test_each_figure_has_one_class(changes: dict[str, Any], reviewed: bool, leaf: str) -> None:
    figure = Observation.model_validate({**FIGURE, **changes})
    assert short(leaf_class(figure, reviewed)) == f"kttt:{leaf}"


@pytest.mark.parametrize(
    ("area", "period", "published", "expected"),
    [
        ("Lào Cai", "2023-12-31", "2024-01-15", "id:area/10-2004"),
        ("Lào Cai", "2025-09-30", "2025-10-15", "id:area/15-2025"),
        ("Lào Cai", "2025-12-31", "2024-01-15", "id:area/10-2004"),
        ("Lào Cai", "2024-12-31", "2025-10-15", "id:area/10-2004"),
    ],
)
def test_a_figure_points_at_the_place_that_held_then(
    area: str, period: str, published: str, expected: str
) -> None:
    found = statements(
        report={"area": area, "published": published},
        observations=[{**FIGURE, "area": area, "period": period}],
    )
    assert f"id:observation/test-2023/10 kttt:area {expected}" in found


def test_a_place_without_a_row_is_kept_by_name() -> None:
    found = statements(observations=[{**FIGURE, "area": "bản Nậm Khắt"}])
    (node,) = [line.split(" kttt:area ")[1] for line in found if "/10 kttt:area " in line]
    assert f"{node} skos:prefLabel bản Nậm Khắt" in found
    assert f"{node} rdf:type kttt:NamedArea" in found
    assert f"{node} kttt:within id:area/15-2004" in found


SETTLED = {"key": "135-CTr/TU", "document": "135-CTr/TU@yen-bai", "why": "của Tỉnh ủy",
           "quote": "135", "start": 40, "end": 43}  # fmt: skip


@pytest.mark.parametrize(
    ("base", "citations", "expected"),
    [
        ("action-135-yen-bai", [], "relativeTo id:programme/action-135-yen-bai"),
        ("1804/QĐ-TTg@2020", [], "relativeTo id:legal/1804_qd-ttg.2020"),
        ("135-CTr/TU", [SETTLED], "relativeTo id:legal/135-ctr_tu.yen-bai"),
        ("135-CTr/TU", [], "relativeToText 135-CTr/TU"),
        ("kế hoạch năm 2023", [], "relativeToText kế hoạch năm 2023"),
    ],
)
def test_what_a_percentage_refers_to(
    base: str, citations: list[dict[str, Any]], expected: str
) -> None:
    found = statements(observations=[{**FIGURE, "base": base}], citations=citations)
    assert f"id:observation/test-2023/10 kttt:{expected}" in found


def test_figures_that_share_a_start_are_numbered() -> None:
    again = {**FIGURE, "indicator": "members-new", "unit": "person"}
    found = statements(observations=[FIGURE, again])
    assert "id:observation/test-2023/10 kttt:unit code:unit/organisation" in found
    assert "id:observation/test-2023/10-2 kttt:unit code:unit/person" in found


def test_a_citation_without_a_settled_document_stays_a_mention() -> None:
    open_citation = {"key": "01/QĐ-TTg", "quote": "01/QĐ-TTg", "start": 1, "end": 10}
    found = statements(citations=[open_citation, SETTLED])
    assert "id:citation/test-2023/1 kttt:key 01/QĐ-TTg" in found
    assert not any(line.startswith("id:citation/test-2023/1 kttt:document") for line in found)
    assert "id:citation/test-2023/40 kttt:document id:legal/135-ctr_tu.yen-bai" in found
    assert "id:report/test-2023 dcterms:references id:legal/135-ctr_tu.yen-bai" in found


PERSON = {"name": "Đỗ Nhân Đạo", "quote": "Đỗ Nhân Đạo", "start": 3, "end": 14}


def test_a_person_with_posts_in_a_known_and_in_a_named_body() -> None:
    posts = [
        {"role": "Chủ tịch", "organisation": "Liên minh HTX tỉnh Yên Bái"},
        {"role": "Người trông coi", "organisation": "HTX Không Tên"},
    ]
    found = statements(people=[{**PERSON, "posts": posts}])
    first, second = "id:membership/test-2023/3", "id:membership/test-2023/3-2"
    assert f"{first} org:organization id:body/lmhtx-yb" in found
    assert f"{first} org:role code:role/chair" in found
    assert f"{second} kttt:roleName Người trông coi" in found
    assert not any(line.startswith(f"{second} org:role") for line in found)
    assert any(line.endswith(" skos:prefLabel HTX Không Tên") for line in found)


def test_an_event_with_its_chair() -> None:
    event = {"type": "conference", "label": "Hội nghị", "date": "2023-07-12", "area": "Yên Bái",
             "chairs": ["Đỗ Nhân Đạo"], "quote": "Hội nghị", "start": 20, "end": 28}  # fmt: skip
    found = statements(people=[{**PERSON, "posts": []}], events=[event])
    (chair,) = [line for line in found if " kttt:chair " in line]
    assert f"{chair.split(' ')[2]} foaf:name Đỗ Nhân Đạo" in found
    assert "id:event/test-2023/20 kttt:periodStart 2023-07-12" in found
    assert "id:event/test-2023/20 kttt:periodEnd 2023-07-12" in found


def test_a_product_with_producer_and_district() -> None:
    product = {"name": "Chè", "producer": "HTX Púng Luông", "area": "huyện Mù Cang Chải",
               "rating": "ocop-3", "quote": "Chè", "start": 7, "end": 10}  # fmt: skip
    found = statements(products=[product])
    assert "id:product/test-2023/7 kttt:area id:area/137-2004" in found
    assert "id:product/test-2023/7 kttt:rating code:rating/ocop-3" in found
    assert any(line.endswith(" skos:prefLabel HTX Púng Luông") for line in found)


@pytest.mark.parametrize(
    ("relation", "property_"),
    [
        ("amends", "eli:amends"),
        ("replaces", "eli:repeals"),
        ("implements", "eli:implements"),
        ("based_on", "eli:based_on"),
        ("approves", "kttt:approves"),
    ],
)
def test_a_relation_between_documents(relation: str, property_: str) -> None:
    one, other = "1475/QĐ-UBND@yen-bai@2020", "1158/QĐ-UBND@yen-bai@2020"
    fact = {"from": one, "relation": relation, "to": other, "quote": "x", "start": 1, "end": 2}
    found = statements(legal_relations=[fact])
    direct = f"id:legal/1475_qd-ubnd.yen-bai.2020 {property_} id:legal/1158_qd-ubnd.yen-bai.2020"
    assert direct in found


def test_a_relation_to_a_document_without_identity_is_kept_by_key() -> None:
    fact = {"from": "2870/QĐ-UBND", "relation": "amends", "to": "1804/QĐ-TTg@2020",
            "quote": "x", "start": 1, "end": 2}  # fmt: skip
    found = statements(legal_relations=[fact])
    assert "id:legal-relation/test-2023/1 kttt:fromKey 2870/QĐ-UBND" in found
    assert not any(" eli:amends " in line for line in found)


def test_a_contradiction_leads_to_its_figures() -> None:
    recorded = {"kind": "share", "observations": [10], "printed": "a", "follows": "b", "note": "c"}
    found = statements(observations=[FIGURE], contradictions=[recorded])
    assert "id:contradiction/test-2023/1 kttt:figure id:observation/test-2023/10" in found


def test_what_a_program_adds_reaches_the_graph() -> None:
    figure = {**FIGURE, "confidence": 0.85, "why_null": {"sector": "not stated"},
              "evidence": {"area": {"start": 1, "end": 5, "rule": "title"}}}  # fmt: skip
    found = statements(observations=[figure])
    node = "id:observation/test-2023/10"
    assert f"{node} kttt:confidence 0.85" in found
    assert f"{node} kttt:whyNull sector: not stated" in found
    assert f"{node}/evidence/area prov:wasQuotedFrom id:report/test-2023/text#char=1,5" in found
    assert f"{node}/evidence/area kttt:rule title" in found


@pytest.mark.parametrize("report", REPORTS)
def test_promises_about_all_statements_of_a_report(report: str) -> None:
    facts = read_facts(SEEDS / f"{report}.yaml").facts
    assert facts is not None
    quads = set(report_quads(facts))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(BASE + "graph/" + report)}
    assert all(isinstance(quad.subject, ox.NamedNode) for quad in quads)
    assert not any(isinstance(quad.object, ox.BlankNode) for quad in quads)
    used = {short(quad.object) for quad in quads if short(quad.object).startswith("code:")}
    for scheme, notation in (name.removeprefix("code:").split("/", 1) for name in used):
        assert notation in codes(scheme)


@pytest.mark.parametrize("report", REPORTS)
def test_the_store_keeps_every_statement_as_it_was_mapped(report: str) -> None:
    facts = read_facts(SEEDS / f"{report}.yaml").facts
    assert facts is not None
    store = ox.Store()
    quads = set(report_quads(facts))
    store.bulk_extend(quads)
    assert set(store) == quads


def test_every_dated_document_has_a_name_of_its_own() -> None:
    named = [short(name) for _, predicate, name in document_statements()
             if predicate == KTTT.akomaNtoso]  # fmt: skip
    assert len(named) == sum(1 for row in documents().values() if row.date)
    assert len(set(named)) == len(named)
