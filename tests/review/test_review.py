"""What a person corrected comes back after every extraction, or is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import FaultyFacts
from kg.facts.model import Facts, Review
from kg.facts.source import read_facts
from kg.review.apply import apply
from kg.review.compare import Signature, compare
from kg.review.edited import place_words
from kg.review.files import corrections_path, corrections_text, read_corrections
from kg.review.model import Corrections, WholeReview
from kg.review.plain import judged
from tests.conftest import SEEDS

BY = Signature("Ngọc", "2026-11-25")
DATA = dict[str, Any]


def base() -> DATA:
    """The facts of a bundled report, as though a program had written them."""
    facts = read_facts(SEEDS / "yen-bai-2023-h1.yaml").facts
    assert facts is not None
    data = facts.model_dump(mode="json", by_alias=True)
    data["report"] |= {"reviewed": None, "extractor": "kttt-kg 0"}
    for figure in data["observations"]:
        figure |= {"confidence": 0.8, "evidence": {"period": {"start": 1, "end": 5, "rule": "r"}}}
    return data


def made(change: Callable[[DATA], object] = lambda data: None) -> Facts:
    data = base()
    change(data)
    return Facts.model_validate(data)


def corrections(edited: Facts, extracted: Facts | None = None) -> Corrections:
    extracted = extracted or made()
    return Corrections(text=extracted.report.source.sha256,
                       corrections=compare(extracted, edited, BY))  # fmt: skip


EDITS: dict[str, Callable[[DATA], object]] = {
    "a value": lambda data: data["observations"][0].update(period="2023-06-30"),
    "a value that is none": lambda data: data["observations"][0].update(area=None),
    "a value where there was none": lambda data: data["observations"][0].update(label="mới"),
    "the head": lambda data: data["report"].update(id="my-own-id", published="2023-07-12"),
    "the address": lambda data: data["report"]["source"].update(url="https://example.org/a"),
    "a fact that is none": lambda data: data["citations"].pop(1),
    "a missing fact": lambda data: data["products"].append(
        {"name": "Chè", "quote": "50 HTX", "start": 1190, "end": 1196}),
    "a second fact at the same words": lambda data: data["observations"].insert(
        1, {**data["observations"][0], "subject": "cooperative-group"}),
    "other words": lambda data: data["people"][0].update(quote="x", start=7, end=8),
    "a post": lambda data: data["people"][0].update(posts=[{"role": "Giám đốc"}]),
    "a note": lambda data: data["notes"].append("Đã gọi điện hỏi."),
    "one note less": lambda data: data["notes"].pop(0),
    "one contradiction less": lambda data: data["contradictions"].clear(),
    "a relation": lambda data: data["legal_relations"].append(
        {"from": "a", "relation": "amends", "to": "b", "quote": "50 HTX", "start": 1190,
         "end": 1196}),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_comes_back(edit: str) -> None:
    edited = made(EDITS[edit])
    kept = corrections(edited)
    assert kept.corrections
    done = apply(made(), kept)
    assert (done.faults, done.needless) == ([], [])
    assert judged(done.facts) == judged(edited)
    assert apply(made(), kept).facts == done.facts


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(sorted(EDITS))))
def test_edits_come_back_together(names: set[str]) -> None:
    def all_of(data: DATA) -> None:
        for name in sorted(names):
            EDITS[name](data)

    edited = made(all_of)
    done = apply(made(), corrections(edited))
    assert done.faults == []
    assert judged(done.facts) == judged(edited)


def test_only_what_a_person_touched_is_reviewed() -> None:
    done = apply(made(), corrections(made(EDITS["a value"])))
    assert [figure.reviewed for figure in done.facts.observations[:3]] == [True, None, None]
    assert done.facts.report.reviewed is None
    figure = done.facts.observations[0]
    assert figure.confidence is None
    assert "period" not in figure.evidence


def test_an_attribute_that_a_person_could_not_tell_says_so() -> None:
    done = apply(made(), corrections(made(EDITS["a value that is none"])))
    assert done.facts.observations[0].why_null == {
        "area": "a person found that the text does not tell"
    }


def test_a_fact_can_be_confirmed() -> None:
    kept = corrections(made(lambda data: data["observations"][0].update(reviewed=True)))
    assert [one.confirm for one in kept.corrections] == [True]
    assert apply(made(), kept).facts.observations[0].reviewed is True
    changed = made(lambda data: data["observations"][0].update(value=51))
    done = apply(changed, kept)
    assert done.facts.observations[0].reviewed is None
    assert "value: 50 → 51" in done.faults[0]


MISFITS: dict[str, tuple[str, Callable[[DATA], object], str]] = {
    "the fact is gone": (
        "a value", lambda data: data["observations"].pop(0), "finds no such fact any more"),
    "its words moved": (
        "a value", lambda data: data["observations"][0].update(quote="50 HT", end=1195),
        "now has the words '50 HT' at 1190 instead"),
    "the rest of it changed": (
        "a value", lambda data: data["observations"][0].update(subject="alliance"),
        "subject: cooperative → alliance"),
    "a dropped fact changed": (
        "a fact that is none", lambda data: data["citations"][1].update(year=1999),
        "it was not dropped"),
    "a dropped fact moved": (
        "a fact that is none",
        lambda data: data["citations"][1].update(
            start=data["citations"][1]["start"] + 1, quote=data["citations"][1]["quote"][1:]),
        "correct that one"),
    "an added fact is found otherwise": (
        "a missing fact",
        lambda data: data["products"].append(
            {"name": "Quế", "quote": "50 HTX", "start": 1190, "end": 1196}),
        "the extraction now has name Quế at these words"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISFITS)
def test_what_no_longer_fits_is_told(name: str) -> None:
    edit, changes, words = MISFITS[name]
    done = apply(made(changes), corrections(made(EDITS[edit])))
    assert len(done.faults) == 1
    assert words in done.faults[0]


@pytest.mark.parametrize("edit", ["a fact that is none", "a missing fact", "a note"])
def test_a_correction_that_the_extraction_has_learnt_is_needless(edit: str) -> None:
    done = apply(made(EDITS[edit]), corrections(made(EDITS[edit])))
    assert (done.faults, len(done.needless)) == ([], 1)
    assert judged(done.facts) == judged(made(EDITS[edit]))


def test_the_values_of_a_person_stand_when_the_extraction_has_learnt_them() -> None:
    done = apply(made(EDITS["a value"]), corrections(made(EDITS["a value"])))
    assert done.faults == []
    assert done.facts.observations[0].reviewed is True


def test_corrections_of_another_text_are_refused() -> None:
    other = made(lambda data: data["report"]["source"].update(sha256="0" * 64))
    done = apply(other, corrections(made(EDITS["a value"])))
    assert "of another text" in done.faults[0]
    assert done.facts == other


def test_a_value_that_is_none_of_the_codes_is_told() -> None:
    kept = corrections(made(EDITS["a value"]))
    wrong = kept.corrections[0].model_copy(update={"set": {"unit": "heads"}})
    done = apply(made(), kept.model_copy(update={"corrections": [wrong]}))
    assert "'heads' is no code" in done.faults[0]
    assert done.facts == made()


def test_a_whole_review_holds_for_what_was_reviewed_only() -> None:
    edited = made(EDITS["a value"])
    review = WholeReview(by="Ngọc", date="2026-11-25", facts=judged(edited))
    kept = corrections(edited).model_copy(update={"reviewed": review})
    assert apply(made(), kept).facts.report.reviewed == Review(by="Ngọc", date="2026-11-25")
    newer = apply(made(lambda data: data["products"].append(
        {"name": "Quế", "quote": "50 HTX", "start": 1190, "end": 1196})), kept)  # fmt: skip
    assert newer.facts.report.reviewed is None
    assert "review it again" in newer.faults[0]


def test_corrections_are_kept_in_a_file(tmp_path: Path) -> None:
    kept = corrections(made(EDITS["a value"]))
    path = corrections_path(tmp_path / "báo cáo.yaml")
    assert path.name == "báo cáo.corrections.yaml"
    assert read_corrections(path) is None
    path.write_text(corrections_text(kept), "utf-8")
    assert read_corrections(path) == kept
    data = yaml.safe_load(path.read_text("utf-8"))
    assert data["corrections"][0]["set"] == {"period": "2023-06-30"}
    assert data["corrections"][0]["why"] is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("text: [", "cannot be read"),
        ("text: x", "should match pattern"),
        ("{text: '" + "0" * 64 + "', corrections: [{kind: notes, set: {}, by: a, date: "
         "'2026-01-01'}]}", "notes and contradictions by drop, add"),
        ("{text: '" + "0" * 64 + "', corrections: [{kind: people, quote: a, start: 1, by: a, "
         "date: '2026-01-01'}]}", "exactly one of set, drop, add, confirm"),
    ],
)  # fmt: skip
def test_a_broken_corrections_file_is_told(content: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(FaultyFacts, match=words) as refused:
        read_corrections(path)
    assert str(path) in str(refused.value)


TEXT = "Tỉnh có 50 HTX và khoảng 70 THT; huyện có 12 HTX. Cả hai: 12 HTX."


@pytest.mark.parametrize(
    ("fact", "start", "end"),
    [
        ({"quote": "50 HTX"}, 8, 14),
        ({"quote": "12 HTX"}, None, None),  # stands twice
        ({"quote": "12 HTX", "start": 42}, 42, 48),
        ({"quote": "khoảng 70 THT", "start": 25, "end": 31}, 18, 31),
        ({"quote": "70 THT", "start": 18, "end": 31}, 25, 31),
        ({"quote": "12 HTX", "start": 0, "end": 4}, 0, 4),
        ({"quote": "99 HTX"}, None, None),
    ],
)
def test_words_find_their_place(fact: DATA, start: int | None, end: int | None) -> None:
    place_words({"report": {}, "observations": [fact]}, TEXT)
    assert (fact.get("start"), fact.get("end")) == (start, end)
