"""`kg extract --explain`: each fact attribute by attribute, with the words that gave it."""

from typing import Any

from kg.ask.answers import Table
from kg.cli.tables import print_table
from kg.facts.check import facts_with_location
from kg.facts.model import Fact, Facts
from kg.review.plain import attributes

COLUMNS = {
    "vi": ["Thuộc tính", "Giá trị", "Căn cứ vào lời", "Vị trí", "Quy tắc", "Vì sao trống"],
    "en": ["Attribute", "Value", "Words", "Offsets", "Rule", "Why unknown"],
}
WORDS = {
    "vi": {"confidence": "độ tin cậy", "reviewed": "đã rà soát", "unreviewed": "chưa rà soát",
           "facts": "dữ kiện"},
    "en": {"confidence": "confidence", "reviewed": "reviewed", "unreviewed": "not reviewed",
           "facts": "facts"},
}  # fmt: skip


def print_explanation(facts: Facts, text: str, language: str) -> None:
    """Print one table a fact."""
    count = 0
    for location, fact in facts_with_location(facts):
        count += 1
        title = f"{location[0]}[{location[1]}] · {_caption(facts, fact, language)}"
        print_table(explained(fact, text, language), title)
        print()
    print(f"{facts.report.id}: {count} {WORDS[language]['facts']}")


def _caption(facts: Facts, fact: Fact, language: str) -> str:
    words = WORDS[language]
    told = [f"'{' '.join(fact.quote.split())}' · {fact.start}–{fact.end}"]
    if fact.confidence is not None:
        told.append(f"{words['confidence']} {fact.confidence:g}")
    told.append(words["reviewed" if facts.is_reviewed(fact) else "unreviewed"])
    return " · ".join(told)


def explained(fact: Fact, text: str, language: str) -> Table:
    """Return the attributes of a fact: value, words behind it, their rule, why one is unknown."""
    values = attributes(fact)
    rows = []
    for name in {**values, **fact.why_null}:
        evidence = fact.evidence.get(name)
        rows.append([
            name,
            shown_value(values.get(name)),
            " ".join(text[evidence.start : evidence.end].split()) if evidence else "",
            f"{evidence.start}–{evidence.end}" if evidence else "",
            (evidence.rule or "") if evidence else "",
            fact.why_null.get(name, ""),
        ])  # fmt: skip
    return Table(COLUMNS[language], rows, [False] * len(COLUMNS[language]))


def shown_value(value: Any) -> str:
    """Return an attribute's value in one line: lists by semicolons, posts with their bodies."""
    if isinstance(value, list):
        return "; ".join(shown_value(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(str(item) for item in value.values() if item is not None)
    return "" if value is None else str(value)
