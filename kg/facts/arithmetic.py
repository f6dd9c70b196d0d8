"""The arithmetic of a report: shares, sums, completions and yearly amounts that must follow.

Only exact figures are judged: with "khoảng" or "trên" in a figure nothing follows to the digit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.facts.completion import (
    BESIDE,
    completion_inputs,
    half_unit,
    nearest,
    plan_bounds,
)
from kg.facts.model import Facts, Observation

# A part and its whole are of one kind for these subjects: the funds are counted among cooperatives.
WHOLE_SUBJECTS = {"peoples-credit-fund": "cooperative"}
INCLUDED_IN_TOTAL = "organisations-total"
PARTS_OF_TOTAL = frozenset(
    {"organisations-active", "organisations-effective", "organisations-inactive",
     "organisations-value-chain", "organisations-high-tech"}
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """Figures that do not agree: the kind, their offsets, what is printed and what would follow."""

    kind: str
    starts: tuple[int, ...]
    printed: str
    follows: str


def findings(facts: Facts) -> list[Finding]:
    """Return all figures of a report that do not agree with each other."""
    exact = [
        item
        for item in facts.observations
        if item.modifier == "exact" and item.value_max is None and item.organisation is None
    ]
    return [*_shares(exact), *_completions(exact), *_sector_sums(exact), *_subject_sums(exact)]


def _same_place_and_time(one: Observation, other: Observation) -> bool:
    return one.area == other.area and one.period == other.period


def _values(figures: list[Observation]) -> list[Observation]:
    return [item for item in figures if item.measure == "value" and item.status != "target"]


def _completions(exact: list[Observation]) -> Iterator[Finding]:
    for completion in exact:
        if completion.measure != "plan-completion":
            continue
        result, target = completion_inputs(exact, completion)
        if result is None:
            continue
        if target is not None and target.value:
            follows = result.value / target.value * 100
            if abs(follows - completion.value) > half_unit(completion.quote):
                yield Finding(
                    "completion",
                    (result.start, target.start, completion.start),
                    completion.quote,
                    f"{result.quote} / {target.quote} = {_round(follows)}%",
                )
        elif result.unit == "organisation" and not _some_integer(result.value, completion):
            low, high = plan_bounds(result.value, completion)
            yield Finding(
                "completion",
                (result.start, completion.start),
                completion.quote,
                f"{result.quote} / ({_round(low)} … {_round(high)}): no whole number",
            )


def _some_integer(result: Decimal, completion: Observation) -> bool:
    low, high = plan_bounds(result, completion)
    return int(high) >= low


def _shares(exact: list[Observation]) -> Iterator[Finding]:
    values = _values(exact)
    for share in exact:
        if share.measure != "share" or share.status == "target":
            continue
        parts = [
            item
            for item in values
            if (item.indicator, item.subject, item.sector)
            == (share.indicator, share.subject, share.sector)
            and _same_place_and_time(item, share)
        ]
        part = nearest(parts, share)
        whole = _whole([item for item in values if part and item.value >= part.value], share)
        if part is None or whole is None or not whole.value or part is whole:
            continue
        follows = part.value / whole.value * 100
        if abs(follows - share.value) > half_unit(share.quote):
            yield Finding(
                "share",
                (share.start,),
                share.quote,
                f"{part.quote} / {whole.quote} = {_round(follows)}%",
            )


def _whole(values: list[Observation], share: Observation) -> Observation | None:
    if share.indicator not in {INCLUDED_IN_TOTAL, *PARTS_OF_TOTAL}:
        return None
    subject = WHOLE_SUBJECTS.get(share.subject, share.subject)
    wholes = [
        item
        for item in values
        if item.indicator == INCLUDED_IN_TOTAL
        and item.subject == subject
        and item.sector == "all"
        and _same_place_and_time(item, share)
    ]
    return nearest(wholes, share)


def _sector_sums(exact: list[Observation]) -> Iterator[Finding]:
    """Judge sums over sectors, where shares say that the parts are the whole."""
    values = _values(exact)
    for whole in values:
        if whole.sector != "all" or whole.indicator != INCLUDED_IN_TOTAL:
            continue
        parts = [
            item
            for item in values
            if item.indicator == whole.indicator
            and item.sector not in {"all", None}
            and WHOLE_SUBJECTS.get(item.subject, item.subject) == whole.subject
            and _same_place_and_time(item, whole)
            and item.start > whole.start
        ]
        if len(parts) >= 2 and _parts_are_the_whole(parts, exact):
            yield from _sum_finding(whole, parts)


def _parts_are_the_whole(parts: list[Observation], exact: list[Observation]) -> bool:
    shares = [share for part in parts if (share := _share_of(part, exact)) is not None]
    total = sum((share.value for share in shares), Decimal(0))
    return len(shares) == len(parts) and abs(total - 100) <= 1


def _share_of(part: Observation, exact: list[Observation]) -> Observation | None:
    shares = [
        item
        for item in exact
        if item.measure == "share"
        and (item.sector, item.subject, item.indicator)
        == (part.sector, part.subject, part.indicator)
    ]
    return nearest(shares, part)


def _subject_sums(exact: list[Observation]) -> Iterator[Finding]:
    """Judge totals of the whole sector that print their cooperatives and groups in brackets."""
    values = _values(exact)
    for whole in values:
        if whole.subject != "cooperative-sector" or whole.unit not in {"organisation", "person"}:
            continue
        parts = [
            item
            for item in values
            if item.subject in {"cooperative", "cooperative-group"}
            and item.indicator == whole.indicator
            and item.sector == whole.sector
            and _same_place_and_time(item, whole)
            and 0 < item.start - whole.end < BESIDE
        ]
        if {item.subject for item in parts} == {"cooperative", "cooperative-group"}:
            yield from _sum_finding(whole, parts)


def _sum_finding(whole: Observation, parts: list[Observation]) -> Iterator[Finding]:
    total = sum(item.value for item in parts)
    if total != whole.value:
        yield Finding(
            "sum",
            (whole.start, *(item.start for item in parts)),
            whole.quote,
            " + ".join(str(item.value.normalize()) for item in parts) + f" = {total}",
        )


def _round(value: Decimal) -> str:
    return f"{value:.2f}"
