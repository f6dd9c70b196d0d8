"""The facts contract: what is refused, and what the exported schema says."""

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from kg.authority.codes import codes
from kg.facts.fields import parse_period
from kg.facts.model import Facts

REPORT: dict[str, Any] = {
    "id": "test-2023",
    "title": "Báo cáo",
    "area": "Yên Bái",
    "period": "2023-01-01/2023-06-30",
    "source": {"file": "test.txt", "sha256": "0" * 64, "characters": 100},
}
FIGURE: dict[str, Any] = {
    "indicator": "organisations-new",
    "measure": "value",
    "subject": "cooperative",
    "sector": "all",
    "area": "Yên Bái",
    "period": "2023-01-01/2023-06-30",
    "value": 50,
    "unit": "organisation",
    "status": "observed",
    "modifier": "exact",
    "quote": "50 HTX",
    "start": 10,
    "end": 16,
}


def with_figure(**changes: Any) -> dict[str, Any]:
    return {"report": copy.deepcopy(REPORT), "observations": [{**FIGURE, **changes}]}


def test_a_figure_is_accepted() -> None:
    facts = Facts.model_validate(with_figure())
    assert facts.observations[0].value == 50
    assert not facts.is_reviewed(facts.observations[0])


@pytest.mark.parametrize(
    ("changes", "location", "words"),
    [
        ({"colour": "red"}, "colour", "not permitted"),
        ({"indicator": "number-of-cows"}, "indicator", "no code of the list 'indicator'"),
        ({"unit": "dollar"}, "unit", "no code of the list 'unit'"),
        ({"status": "planned"}, "status", "allowed: estimate, observed, target"),
        ({"period": "2023"}, "period", "is no period"),
        ({"period": "2023-13-01"}, "period", "month must be in 1..12"),
        ({"period": "2023-06-30/2023-01-01"}, "period", "ends before it starts"),
        ({"end": 17}, "", "spans 7 characters, the quote has 6"),
        ({"indicator": "other"}, "", "needs a label"),
        ({"value_max": 40}, "", "greater than value"),
        ({"confidence": 1.2}, "confidence", "less than or equal to 1"),
        ({"quote": ""}, "quote", "at least 1 character"),
        ({"value": "many"}, "value", "valid decimal"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], location: str, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Facts.model_validate(with_figure(**changes))
    fault = refused.value.errors()[0]
    assert words in fault["msg"]
    assert not location or fault["loc"][-1] == location


def test_the_name_of_a_system_graph_is_no_report_id() -> None:
    data = with_figure()
    data["report"]["id"] = "derived"
    with pytest.raises(ValidationError, match="choose another id"):
        Facts.model_validate(data)


def test_a_settled_document_needs_its_reason() -> None:
    citation = {"document": "1804/QĐ-TTg@2020", "quote": "x", "start": 0, "end": 1}
    with pytest.raises(ValidationError, match="needs its 'why'"):
        Facts.model_validate({"report": REPORT, "citations": [citation]})


def test_there_is_room_for_what_programs_add() -> None:
    data = with_figure(
        period=None,
        confidence=0.85,
        evidence={"area": {"start": 1, "end": 5, "rule": "title"}},
        why_null={"period": "no date is printed"},
        reviewed=True,
    )
    data["report"]["extractor"] = "reader 1.0"
    facts = Facts.model_validate(data)
    assert facts.observations[0].evidence["area"].rule == "title"
    assert facts.is_reviewed(facts.observations[0])


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-01-01/2023-06-30", "2023-01-01", "2023-06-30"),
        ("2023-06-30", "None", "2023-06-30"),
        ("2023-01-01/..", "2023-01-01", "None"),
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    assert [str(day) for day in parse_period(text)] == [start, end]


def test_the_schema_lists_the_codes_of_the_ontology() -> None:
    schema = Facts.model_json_schema(by_alias=True)
    figure = schema["$defs"]["Observation"]["properties"]
    assert figure["indicator"]["enum"] == sorted(codes("indicator"))
    assert schema["additionalProperties"] is False
    assert "from" in schema["$defs"]["LegalRelation"]["properties"]
