"""Facts below a confidence left out, and how a facts file says so."""

import re

from kg.facts.check import FACT_KINDS
from kg.facts.model import Event, Fact, Facts

_NOTE = "Facts of a confidence below {} were left out (--min-confidence)."
_SAYS = re.compile(re.escape(_NOTE).replace(r"\{\}", r"([0-9.]+)"))


def leave_out(facts: Facts, least: float | None, besides: Facts | None = None) -> tuple[Facts, int]:
    """Return facts without those below a confidence, and how many those are.

    What a person reviewed stays, what tells no confidence, and what stands among facts `besides`.
    What would refer to a fact that is left out goes with it. A note says that some are missing.
    """
    if least is None:
        return facts, 0
    kept = {
        kind: [
            fact
            for fact in getattr(facts, kind)
            if _stays(fact, least) or (besides and _words(fact) in _all_words(besides, kind))
        ]
        for kind in FACT_KINDS
    }
    named = {person.name for person in kept["people"]}
    starts = {figure.start for figure in kept["observations"]}
    kept["events"] = [_with_known_chairs(event, named) for event in kept["events"]]
    contradictions = [one for one in facts.contradictions if starts.issuperset(one.observations)]
    dropped = sum(len(getattr(facts, kind)) - len(kept[kind]) for kind in FACT_KINDS)
    notes = [*facts.notes, _NOTE.format(f"{least:g}")]
    update = {**kept, "contradictions": contradictions, "notes": notes}
    return facts.model_copy(update=update), dropped


def _stays(fact: Fact, least: float) -> bool:
    return fact.reviewed is True or fact.confidence is None or fact.confidence >= least


def _words(fact: Fact) -> tuple[int, str]:
    return fact.start, fact.quote


def _all_words(facts: Facts, kind: str) -> set[tuple[int, str]]:
    return {_words(fact) for fact in getattr(facts, kind)}


def _with_known_chairs(event: Event, named: set[str]) -> Event:
    return event.model_copy(update={"chairs": [one for one in event.chairs if one in named]})


def least_confidence(facts: Facts) -> float | None:
    """Return below which confidence facts were left out; none where they are all there."""
    return least_confidence_in("\n".join(facts.notes))


def least_confidence_in(notes: str) -> float | None:
    """Return the same from the text of a facts file, or of its notes."""
    says = _SAYS.search(notes)
    return float(says[1]) if says else None
