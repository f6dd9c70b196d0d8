"""What a reviewer judges in facts: their attributes, not what a program says about itself."""

import hashlib
import json
from typing import Any

from kg.facts.check import FACT_KINDS
from kg.facts.model import Fact, Facts, Report
from kg.facts.written import OF_A_PROGRAM

WORDS = ("quote", "start", "end")
HEAD = ("id", "title", "publisher", "area", "published", "period", "author")


def attributes(fact: Fact) -> dict[str, Any]:
    """Return the attributes of a fact that are not null, without its words."""
    data = fact.model_dump(mode="json", by_alias=True, exclude={*OF_A_PROGRAM, *WORDS})
    return {name: value for name, value in data.items() if value is not None}


def plain(fact: Fact) -> dict[str, Any]:
    """Return the attributes of a fact with its words."""
    return attributes(fact) | {name: getattr(fact, name) for name in WORDS}


def head(report: Report) -> dict[str, Any]:
    """Return what a person may correct in the head of a report."""
    data = report.model_dump(mode="json")
    return {name: data[name] for name in HEAD} | {"url": report.source.url}


def judged(facts: Facts) -> str:
    """Return the hash of all that a reviewer of the whole report has judged."""
    data = {
        "report": head(facts.report),
        **{kind: sorted(_json(plain(fact)) for fact in getattr(facts, kind))
           for kind in FACT_KINDS},
        "contradictions": sorted(
            _json(one.model_dump(mode="json")) for one in facts.contradictions
        ),
        "notes": sorted(facts.notes),
    }  # fmt: skip
    return hashlib.sha256(_json(data).encode()).hexdigest()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
