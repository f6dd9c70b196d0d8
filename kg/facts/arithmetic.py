"""The arithmetic of a report: shares, sums, completions and yearly amounts that must follow.

Only exact figures are judged: with "khoảng" or "trên" in a figure nothing follows to the digit.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.facts.completion import (
    BESIDE,
    completion_inputs,
    half_unit,
    nearest,
    plan_bounds,
    same_but_for_time,
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


def _place_and_time(figure: Observation) -> tuple[str | None, str | None]:
    return figure.area, figure.period


def _grouped(
    figures: Iterable[Observation], key: Callable[[Observation], Hashable]
) -> dict[Hashable, list[Observation]]:
    """Return figures by a key, each group in their order: a long report has very many figures."""
    groups: dict[Hashable, list[Observation]] = {}
    for figure in figures:
        groups.setdefault(key(figure), []).append(figure)
    return groups


def _counted(figure: Observation) -> Hashable:
    """Return what a figure counts, of whom, where and when."""
    return (figure.indicator, figure.subject, figure.sector, *_place_and_time(figure))


def _values(figures: list[Observation]) -> list[Observation]:
    return [item for item in figures if item.measure == "value" and item.status != "target"]


def _completions(exact: list[Observation]) -> Iterator[Finding]:
    alike = _grouped((one for one in exact if one.measure == "value"), same_but_for_time)
    for completion in exact:
        if completion.measure != "plan-completion":
            continue
        result, target = completion_inputs(alike.get(same_but_for_time(completion), []), completion)
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
    values = _grouped(_values(exact), _counted)
    for share in exact:
        if share.measure != "share" or share.status == "target":
            continue
        part = nearest(values.get(_counted(share), []), share)
        whole = _whole(values, share, part.value) if part else None
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


def _whole(
    values: dict[Hashable, list[Observation]], share: Observation, least: Decimal
) -> Observation | None:
    if share.indicator not in {INCLUDED_IN_TOTAL, *PARTS_OF_TOTAL}:
        return None
    subject = WHOLE_SUBJECTS.get(share.subject, share.subject)
    wholes = values.get((INCLUDED_IN_TOTAL, subject, "all", *_place_and_time(share)), [])
    return nearest([item for item in wholes if item.value >= least], share)


def _sector_sums(exact: list[Observation]) -> Iterator[Finding]:
    """Judge sums over sectors, where shares say that the parts are the whole."""
    values = [item for item in _values(exact) if item.indicator == INCLUDED_IN_TOTAL]
    of_sectors = (item for item in values if item.sector not in {"all", None})
    by_whole = _grouped(
        of_sectors,
        lambda item: (WHOLE_SUBJECTS.get(item.subject, item.subject), *_place_and_time(item)),
    )
    shares = _grouped((item for item in exact if item.measure == "share"), _shared)
    for whole in values:
        if whole.sector != "all":
            continue
        within = by_whole.get((whole.subject, *_place_and_time(whole)), [])
        parts = [item for item in within if item.start > whole.start]
        if len(parts) >= 2 and _parts_are_the_whole(parts, shares):
            yield from _sum_finding(whole, parts)


def _shared(figure: Observation) -> Hashable:
    """Return what a figure counts and of whom, at whatever time and place."""
    return figure.sector, figure.subject, figure.indicator


def _parts_are_the_whole(
    parts: list[Observation], by_kind: dict[Hashable, list[Observation]]
) -> bool:
    found = (nearest(by_kind.get(_shared(part), []), part) for part in parts)
    shares = [share for share in found if share is not None]
    total = sum((share.value for share in shares), Decimal(0))
    return len(shares) == len(parts) and abs(total - 100) <= 1


def _subject_sums(exact: list[Observation]) -> Iterator[Finding]:
    """Judge totals of the whole sector that print their cooperatives and groups in brackets."""
    values = _values(exact)
    parted = _grouped(
        (item for item in values if item.subject in {"cooperative", "cooperative-group"}),
        _counted_of_all,
    )
    for whole in values:
        if whole.subject != "cooperative-sector" or whole.unit not in {"organisation", "person"}:
            continue
        alike = parted.get(_counted_of_all(whole), [])
        parts = [item for item in alike if 0 < item.start - whole.end < BESIDE]
        if {item.subject for item in parts} == {"cooperative", "cooperative-group"}:
            yield from _sum_finding(whole, parts)


def _counted_of_all(figure: Observation) -> Hashable:
    """Return what a figure counts, where and when, whomever it is of."""
    return (figure.indicator, figure.sector, *_place_and_time(figure))


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
