"""Facts written and read again are the same facts, as YAML and as JSON."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.model import Facts
from kg.facts.source import canonical_json, parse_facts, read_facts
from kg.facts.written import facts_json, facts_yaml, is_as_written
from tests.conftest import REPORTS, SEEDS

HOW = "Edit this file."


def seed(report: str) -> Facts:
    facts = read_facts(SEEDS / f"{report}.yaml").facts
    assert facts is not None
    return facts


def again(name: str, content: str) -> Facts:
    file = parse_facts(Path(name), content.encode())
    assert file.facts is not None, file.faults
    return file.facts


@pytest.mark.parametrize("report", REPORTS)
def test_what_is_written_reads_back(report: str) -> None:
    facts = seed(report)
    assert canonical_json(again("a.yaml", facts_yaml(facts, HOW))) == canonical_json(facts)
    assert canonical_json(again("a.json", facts_json(facts))) == canonical_json(facts)


def test_the_fields_stand_in_the_order_of_the_bundled_facts() -> None:
    report = "yen-bai-2023-h1"
    bundled = yaml.safe_load((SEEDS / f"{report}.yaml").read_text("utf-8"))
    written = yaml.safe_load(facts_yaml(seed(report), HOW))
    assert list(written) == list(bundled)
    for kind in bundled:
        if kind != "report":
            assert [list(one) for one in written[kind] if isinstance(one, dict)] == [
                list(one) for one in bundled[kind] if isinstance(one, dict)
            ]


def test_what_a_program_adds_is_compact_and_a_telling_null_is_written() -> None:
    facts = seed("hoa-binh-2020")
    untold = {"period": None, "confidence": 0.5, "why_null": {"period": "no date is printed"}}
    figure = facts.observations[0].model_copy(update=untold)
    data = facts.model_dump(mode="json", by_alias=True)
    data["observations"] = [
        figure.model_dump(mode="json")
        | {"evidence": {"indicator": {"start": 3, "end": 9, "rule": "head"}}}
    ]
    text = facts_yaml(Facts.model_validate(data), HOW)
    assert "\n  period: null\n" in text
    assert "\n  value_max:" not in text
    assert "\n    indicator: {start: 3, end: 9, rule: head}\n" in text
    assert "\n  confidence: 0.5\n" in text


def test_an_edited_file_is_told_from_one_as_written() -> None:
    facts = seed("hoa-binh-2020")
    text = facts_yaml(facts, HOW)
    assert is_as_written(text, facts)
    edited = text.replace("Hòa Bình", "Sơn La")
    assert not is_as_written(edited, again("a.yaml", edited))
    assert is_as_written("# a remark\n" + text, facts)


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_words_read_back(words: str) -> None:
    facts = seed("hoa-binh-2020").model_copy(update={"notes": [words]})
    assert again("a.yaml", facts_yaml(facts, HOW)).notes == [words]
