"""One quantity read: what it counts, how measured, of whom, where, when, in which status."""

from dataclasses import replace

from kg.extract.figures.bases import base_of
from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import kinds
from kg.extract.figures.dating import date_figure
from kg.extract.figures.headed import is_rivalled
from kg.extract.figures.indicators import indicator_of, last_as_whole
from kg.extract.figures.measures import Measured, measure_of
from kg.extract.figures.people_counted import ADMITTED_TO_ALLIANCE
from kg.extract.figures.percents import indicator_of_percent, own_head
from kg.extract.figures.places import area_of, place_before
from kg.extract.figures.plans import mark_plans
from kg.extract.figures.reading import QUALIFIERS, Given, Reading, at_offset, sure
from kg.extract.figures.scope import Scope
from kg.extract.figures.sectors_told import sector_of
from kg.extract.figures.status import Stated, status_of
from kg.extract.figures.subjects import subject_of
from kg.extract.figures.times import on_occasion
from kg.extract.figures.units import sign, unit_of
from kg.extract.periods import PeriodCue


def read_figure(
    clause: Clause,
    at: int,
    scope: Scope,
    cues: list[PeriodCue],
    marks: list[tuple[int, int, str]],
) -> Reading:
    """Return a quantity with its attributes and the words behind each.

    Args:
        clause: the sentence.
        at: which of its quantities.
        scope: what holds from the sentences before; it is not changed but for the place.
        cues: the time expressions of the sentence that may govern.
        marks: the words of the sentence that make targets, results and estimates.
    """
    quantity = clause.quantities[at]
    start = clause.sentence.start
    measured = measure_of(clause, at, scope)
    indicator = _indicator(clause, at, scope, measured)
    subject, sector = _subject(clause, at, scope, measured, indicator)
    status = status_of(clause, at, marks, scope.status)
    if indicator.value in {"delegates", "awards"} and (
        scope.status is None or on_occasion(clause.low)
    ):
        status = Stated("observed", None, "an event that took place")
    reading = Reading(
        quantity,
        (start + quantity.start, start + quantity.end),
        quantity.value,
        quantity.value_max,
        unit_of(clause, at, indicator.value, measured, scope),
        quantity.modifier,
        indicator,
        Given(measured.measure, at_offset(start, measured.span), measured.rule, measured.rank),
        subject,
        sector,
    )
    if indicator.rank == "inherited" and scope.last is not None:
        reading.source = scope.last.source * sure("indicator", scope.last.indicator.rank)
    _count_for_alliance(reading)
    reading.rivalled = is_rivalled(clause, at, indicator.value)
    sign(reading, measured, quantity)
    _place(reading, clause, at, scope)
    reading.organisation = scope.named
    reading.status = Given(
        status.status,
        at_offset(start, status.span),
        status.rule,
        "sentence" if status.span else "document",
    )
    mark_plans(reading, clause, at, scope, measured)
    date_figure(reading, clause, at, scope, cues)
    reading.base = base_of(clause, at, reading.measure.value)
    return reading


def _count_for_alliance(reading: Reading) -> None:
    """Read members of the alliance as what they are: organisations, in no cooperative."""
    admitted = reading.indicator.rule == ADMITTED_TO_ALLIANCE
    told = reading.indicator.value in {"members-total", "members-new"}
    if admitted or (told and reading.subject.value == "alliance"):
        given, subject = reading.indicator, reading.subject
        reading.indicator = replace(given, value="other")
        reading.subject = replace(subject, value="alliance")
        reading.unit = "organisation" if reading.unit == "person" else reading.unit


def _indicator(clause: Clause, at: int, scope: Scope, measured: Measured) -> Given:
    """Return what a figure counts; one that qualifies another has the other's indicator."""
    quantity = clause.quantities[at]
    if quantity.family in {"percent", "times"}:
        return indicator_of_percent(clause, at, scope, measured)
    if measured.measure in {"growth-amount", "plan-difference"}:
        before, here = clause.left(at)
        head = own_head(clause, at, before, here)
        whole = last_as_whole(_same_kind(clause, at, scope))
        person = head is not None and head.value in _OF_PEOPLE
        if head is not None and not (person and quantity.family == "money"):
            return head
        if whole is not None and (at > 0 or clause.opened):
            return whole
    return indicator_of(clause, at, scope)


_OF_PEOPLE = frozenset({"workers-total", "members-total", "managers-total", "people-trained"})


def _same_kind(clause: Clause, at: int, scope: Scope) -> Reading | None:
    """Return the figure before that counts the same: members grow by members, HTX by HTX."""
    family = clause.quantities[at].family
    if family == "organisation" and scope.last_organisations is not None:
        return scope.last_organisations
    if family == "person":
        return scope.last_person
    if family == "money":
        return scope.last_money
    return scope.last


def _subject(
    clause: Clause, at: int, scope: Scope, measured: Measured, indicator: Given
) -> tuple[Given, str | None]:
    last = (
        scope.last
        if clause.quantities[at].family in {"percent", "times"}
        else _same_kind(clause, at, scope)
    )
    qualifies = measured.measure in QUALIFIERS and indicator.rule == "of the figure before"
    unit = clause.quantities[at].unit
    before, here = clause.own_left(at)
    names_kind = (
        unit is not None
        and unit.family == "organisation"
        and (
            (unit.subject and clause.quantities[at].printed)
            or (not unit.subject and kinds().first(clause.low, before, here))
        )
    ) or (measured.measure == "share" and kinds().first(clause.low, before, here) is not None)
    if qualifies and names_kind:
        subject = subject_of(clause, at, indicator.value, scope)
        return subject, sector_of(clause, at, subject, scope)
    if qualifies and last is not None:
        return Given(
            last.subject.value, last.subject.span, "of the figure before", "inherited"
        ), last.sector
    subject = subject_of(clause, at, indicator.value, scope)
    if indicator.value == "support-funding" and subject.rank not in {"printed", "adjacent"}:
        subject = replace(subject, rank="disputed")
    return subject, sector_of(clause, at, subject, scope)


def _place(reading: Reading, clause: Clause, at: int, scope: Scope) -> None:
    if (
        reading.measure.value in QUALIFIERS
        and scope.last is not None
        and scope.last.area is not None
        and (reading.indicator.rule == "of the figure before")
    ):
        reading.area = place_before(clause, at, clause.left(at)[0]) or scope.last.area
        return
    area = area_of(clause, at, scope)
    reading.area = area
    if area is not None and area.rule != "document":
        scope.area = area


def name_it(reading: Reading, clause: Clause, at: int) -> None:
    """Give a figure without a code of its own the words around it as its label."""
    if reading.label is None and "other" in (reading.indicator.value, reading.unit):
        reading.label = _label(clause, at)


def _label(clause: Clause, at: int) -> str:
    """Return the words around a figure that say what the codes do not."""
    quantity = clause.quantities[at]
    _, stop, _ = clause.right(at)
    behind = clause.sentence.raw[quantity.end : min(stop, quantity.end + 60)].strip(" ,;:.()")
    before, here = clause.left(at)
    ahead = clause.sentence.raw[max(before, here - 50) : here].strip(" ,;:.()")
    words = (
        f"{quantity.printed} {behind}".strip() if behind else f"{ahead} {quantity.printed}".strip()
    )
    return words[:80] or quantity.printed or "xem nguyên văn"
