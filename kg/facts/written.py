"""Facts as files: YAML that a person can read and correct, JSON for programs."""

from typing import Any, ClassVar

import yaml

from kg.facts.model import Fact, Facts, Observation
from kg.facts.source import fingerprint

# Null in one of these says that the text does not tell; the line is there to be filled in.
TELLING_NULLS = frozenset({"sector", "area", "period"})
OF_A_PROGRAM = ("confidence", "evidence", "why_null", "reviewed")
_FINGERPRINT = "# sha256 of these facts as they were written: "


class OneLine(dict[str, Any]):
    """A mapping that YAML writes on one line."""


class _Dumper(yaml.CSafeDumper):
    """YAML as in the bundled facts: block style, in the order of the contract."""

    ignore_aliases: ClassVar[Any] = lambda _self, _data: True


_Dumper.add_representer(
    OneLine,
    lambda dumper, data: dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=True
    ),
)


def yaml_text(data: Any) -> str:
    """Return data as YAML: block style, Vietnamese letters as they are, no line folded."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def fact_data(fact: Fact) -> dict[str, Any]:
    """Return a fact in the order of the contract, without the nulls that say nothing."""
    data = fact.model_dump(mode="json", by_alias=True)
    telling = {*fact.why_null, *(TELLING_NULLS if isinstance(fact, Observation) else ())}
    own = [name for name in data if name not in Fact.model_fields]
    ordered = {name: data[name] for name in (*own, *Fact.model_fields)}
    kept = {
        name: value for name, value in ordered.items() if value not in (None, {}) or name in telling
    }
    if fact.evidence:
        kept["evidence"] = {
            name: OneLine({key: value for key, value in words.items() if value is not None})
            for name, words in data["evidence"].items()
        }
    return kept


def facts_data(facts: Facts) -> dict[str, Any]:
    """Return the facts of a report as the mapping that its YAML file holds."""
    data = facts.model_dump(mode="json", by_alias=True)
    for kind in data:
        items = getattr(facts, kind)
        if kind != "report" and items and isinstance(items[0], Fact):
            data[kind] = [fact_data(fact) for fact in items]
    return data


def facts_yaml(facts: Facts, how_to_correct: str) -> str:
    """Return a facts file: a line that says how to correct it, the facts, and their fingerprint.

    The fingerprint tells later whether a person has edited the file since it was written.
    """
    source = " ".join(facts.report.source.file.split())
    return (
        f"# Facts of {source}; offsets are code points of its text. {how_to_correct}\n"
        f"{yaml_text(facts_data(facts))}{_FINGERPRINT}{fingerprint(facts)}\n"
    )


def facts_json(facts: Facts) -> str:
    """Return facts as JSON, every field of the contract in its place."""
    return facts.model_dump_json(by_alias=True, indent=1) + "\n"


def is_as_written(content: str, facts: Facts) -> bool:
    """Tell whether a YAML facts file still holds the facts that a program wrote into it."""
    last = content.rstrip().rpartition("\n")[2]
    return last == f"{_FINGERPRINT}{fingerprint(facts)}"
