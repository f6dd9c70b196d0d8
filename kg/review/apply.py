"""Corrections put on freshly extracted facts; one that does not fit any more is told, not lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from kg.facts.check import FACT_KINDS
from kg.facts.model import Fact, Facts, Report, Review
from kg.facts.written import OF_A_PROGRAM
from kg.review.model import Correction, Corrections
from kg.review.plain import attributes, judged, plain

UNTOLD = "a person found that the text does not tell"


@dataclass
class Applied:
    """Facts with their corrections, what came of each correction, and what no longer fits."""

    facts: Facts
    applied: int = 0
    needless: list[str] = field(default_factory=list)  # the extraction says the same by now
    faults: list[str] = field(default_factory=list)


class Misfit(Exception):
    """A correction does not fit the facts that were extracted this time."""


class _Needless(Exception):
    pass


def apply(extracted: Facts, corrections: Corrections) -> Applied:
    """Return the facts as corrected.

    What a person corrected or added is marked as reviewed. A review of the whole report holds only
    where all facts are those that were reviewed; else it is a fault and the report is unreviewed.
    """
    if corrections.text != extracted.report.source.sha256:
        return Applied(extracted, faults=[
            f"the corrections are of another text (sha256 {corrections.text[:12]}…, now "
            f"{extracted.report.source.sha256[:12]}…): none was applied"
        ])  # fmt: skip
    done = Applied(extracted)
    work = _Work(extracted)
    for correction in corrections.corrections:
        try:
            fault = work.correct(correction)
        except _Needless:
            done.needless.append(told(correction))
        except Misfit as misfit:
            done.faults.append(f"{told(correction)}: {misfit}")
        else:
            done.applied += 1
            if fault:
                done.faults.append(f"{told(correction)}: {fault}")
    done.facts = _reviewed(work.facts(), corrections, done)
    return done


def told(correction: Correction) -> str:
    """Return in a few words what a correction corrects: "observations at 1190 '50 HTX'"."""
    added = correction.add
    if isinstance(added, dict) and "quote" in added:
        return f"{correction.kind} at {added['start']} '{added['quote']}' (added)"
    if correction.quote is not None:
        return f"{correction.kind} at {correction.start} '{correction.quote}'"
    return correction.kind


def _reviewed(facts: Facts, corrections: Corrections, done: Applied) -> Facts:
    review = corrections.reviewed
    if review is None:
        return facts
    if judged(facts) == review.facts:
        mark = Review(by=review.by, date=review.date)
        return facts.model_copy(
            update={"report": facts.report.model_copy(update={"reviewed": mark})}
        )
    done.faults.append(
        f"{review.by} reviewed other facts of this text on {review.date}: the report is not marked "
        "as reviewed; review it again"
    )
    return facts


class _Work:
    """The lists of facts while corrections are put on them."""

    def __init__(self, extracted: Facts) -> None:
        self.extracted = extracted
        self.report = extracted.report
        self.lists: dict[str, list[Any]] = {
            kind: list(getattr(extracted, kind))
            for kind in (*FACT_KINDS, "contradictions", "notes")
        }

    def facts(self) -> Facts:
        """Return the facts, in the order of the text where some were added."""
        for kind in FACT_KINDS:
            self.lists[kind].sort(key=lambda fact: fact.start)
        return self.extracted.model_copy(update={"report": self.report, **self.lists})

    def correct(self, correction: Correction) -> str | None:
        """Put one correction on; return what a person should look at again, if anything."""
        if correction.kind == "report":
            self._head(correction)
        elif correction.kind in {"contradictions", "notes"}:
            self._whole(correction)
        elif correction.add is not None:
            self._add(correction)
        elif correction.drop:
            self._drop(correction)
        else:
            return self._set(correction)
        return None

    def _head(self, correction: Correction) -> None:
        data = self.report.model_dump(mode="json")
        values = dict(correction.set or {})
        if "url" in values:
            data["source"]["url"] = values.pop("url")
        self.report = _valid(lambda: Report.model_validate({**data, **values}))

    def _whole(self, correction: Correction) -> None:
        items = self.lists[correction.kind]
        model = type(self.extracted)
        said = correction.add if correction.drop is None else correction.drop
        item = _valid(
            lambda: getattr(
                model.model_validate({"report": self.report, correction.kind: [said]}),
                correction.kind,
            )[0]
        )
        if (item in items) == (correction.drop is None):
            raise _Needless
        if correction.drop is None:
            items.append(item)
        else:
            items.remove(item)

    def _at(self, kind: str, start: int | None, quote: str | None) -> list[Fact]:
        return [fact for fact in self.lists[kind] if (fact.start, fact.quote) == (start, quote)]

    def _add(self, correction: Correction) -> None:
        kind = correction.kind
        values = correction.add
        assert isinstance(values, dict)
        fact = _valid(lambda: _fact(self.extracted, kind, {**values, "reviewed": True}))
        there = self._at(kind, fact.start, fact.quote)
        same = [one for one in there if plain(one) == plain(fact)]
        if same:
            self._replace(kind, same[0], same[0].model_copy(update={"reviewed": True}))
            raise _Needless
        extracted = [one for one in getattr(self.extracted, kind)
                     if (one.start, one.quote) == (fact.start, fact.quote)]  # fmt: skip
        unseen = [one for one in extracted if attributes(one) not in correction.beside]
        if unseen:
            raise Misfit(f"the extraction now has {shown(attributes(unseen[0]))} at these words; "
                         "correct that one instead")  # fmt: skip
        self.lists[kind].append(fact)

    def _drop(self, correction: Correction) -> None:
        there = self._at(correction.kind, correction.start, correction.quote)
        for fact in there:
            if attributes(fact) == correction.extracted:
                self.lists[correction.kind].remove(fact)
                return
        if there:
            raise Misfit(f"the extraction now reads it otherwise ("
                         f"{differing(correction.extracted or {}, attributes(there[0]))}): "
                         "it was not dropped; look at it again")  # fmt: skip
        self._refuse_if_moved(correction)
        raise _Needless

    def _refuse_if_moved(self, correction: Correction) -> None:
        start = correction.start or 0
        end = start + len(correction.quote or "")
        for fact in self.lists[correction.kind]:
            if fact.start < end and start < fact.end:
                raise Misfit(f"the extraction now has the words '{fact.quote}' at {fact.start} "
                             "instead; correct that one")  # fmt: skip

    def _set(self, correction: Correction) -> str | None:
        kind, extracted = correction.kind, correction.extracted or {}
        wanted = _without_nulls({**extracted, **(correction.set or {})})
        there = self._at(kind, correction.start, correction.quote)
        fits = [one for one in there if attributes(one) in (extracted, wanted)]
        if not there:
            self._refuse_if_moved(correction)
            raise Misfit("the extraction finds no such fact any more; add it, or withdraw this")
        if len(there) > 1 and not fits:
            raise Misfit(f"{len(there)} facts stand at these words, and none is the one that was "
                         "corrected; look at them again")  # fmt: skip
        before = (fits or there)[0]
        after = _valid(lambda: _corrected(self.extracted, kind, before, correction))
        seen = attributes(after) == wanted
        self._replace(kind, before, after.model_copy(update={"reviewed": True if seen else None}))
        if seen:
            return None
        return ("applied, but the extraction reads the rest of the fact otherwise now "
                f"({differing(wanted, attributes(after))}); look at it again")  # fmt: skip

    def _replace(self, kind: str, before: Fact, after: Fact) -> None:
        items = self.lists[kind]
        items[next(at for at, item in enumerate(items) if item is before)] = after


def _without_nulls(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _valid(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise Misfit(f"is not valid: {place}: {first['msg']}") from error


def _fact(facts: Facts, kind: str, data: dict[str, Any]) -> Fact:
    made: list[Fact] = getattr(Facts.model_validate({"report": facts.report, kind: [data]}), kind)
    return made[0]


def _corrected(facts: Facts, kind: str, before: Fact, correction: Correction) -> Fact:
    """Return a fact with other values; what the program said of the old values goes."""
    values = correction.set or {}
    data = before.model_dump(mode="json", by_alias=True) | values
    if values:
        data["confidence"] = None
    for name in ("evidence", "why_null"):
        data[name] = {key: what for key, what in data[name].items() if key not in values}
    for key, value in values.items():
        if value is None:
            data["why_null"][key] = correction.why or UNTOLD
    return _fact(facts, kind, data)


def shown(values: dict[str, Any]) -> str:
    """Return attributes in one line."""
    return ", ".join(
        f"{name} {value}" for name, value in values.items() if name not in OF_A_PROGRAM
    )


def differing(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return in one line which attributes differ: "unit: person → household"."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return ", ".join(f"{name}: {_value(before.get(name))} → {_value(after.get(name))}"
                     for name in names)  # fmt: skip


def _value(value: Any) -> str:
    return "–" if value is None else str(value)
