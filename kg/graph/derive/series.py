"""One reconciled value for each indicator, subject, area and period; conflicts stay visible.

Results and targets are series of their own. A reviewed figure comes before an unreviewed one,
an observed before an estimated, an exact before an approximate. Where the best still differ
there is no value: the point is marked as conflicting, and the conflict is a contradiction.
"""

from collections import defaultdict
from collections.abc import Iterable

from kg import names
from kg.graph.derive.figures import Figure, inputs
from mappings.terms import (
    KTTT,
    PROV,
    A,
    Statements,
    boolean,
    code,
    count,
    decimal,
    iri,
    vietnamese,
)

Rank = tuple[bool, bool, bool]


def rank(figure: Figure) -> Rank:
    """Return how far a figure stands behind the best; smaller is better."""
    return (not figure.reviewed, figure.status == "estimate", figure.modifier != "exact")


def series(figures: list[Figure]) -> Statements:
    """Yield a point for every key that some figure of a whole area has."""
    points: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.measure == "value" and figure.is_whole and figure.indicator != "other":
            kind = "target" if figure.status == "target" else "result"
            points[*figure.key(), figure.unit, kind].append(figure)
    for key, members in points.items():
        yield from _point(key, members)


def _point(key: tuple[str, ...], members: list[Figure]) -> Statements:
    node = iri(names.derived("series-point", *key))
    ordered = sorted(members, key=lambda figure: (rank(figure), figure.node.value))
    best = [figure for figure in ordered if rank(figure) == rank(ordered[0])]
    conflicting = len(_values(best)) > 1
    chosen = ordered[0]
    yield node, A, KTTT.SeriesPoint
    yield from chosen.about(node)
    yield node, KTTT.unit, code("unit", chosen.unit)
    yield node, KTTT.conflicting, boolean(conflicting)
    yield node, KTTT.valueCount, count(len(_values(members)))
    yield from inputs(node, ordered)
    if conflicting:
        yield from _conflict(key, best)
        return
    yield node, KTTT.chosen, chosen.node
    yield node, KTTT.value, decimal(chosen.value)
    if chosen.value_max is not None:
        yield node, KTTT.valueMax, decimal(chosen.value_max)
    yield node, KTTT.status, code("status", chosen.status)
    yield node, KTTT.modifier, code("modifier", chosen.modifier)


def _values(figures: Iterable[Figure]) -> list[str]:
    return sorted({_shown(figure) for figure in figures})


def _shown(figure: Figure) -> str:
    low = format(figure.value.normalize(), "f")
    if figure.value_max is None:
        return low
    return f"{low}–{format(figure.value_max.normalize(), 'f')}"


def _conflict(key: tuple[str, ...], figures: list[Figure]) -> Statements:
    node = iri(names.derived("contradiction", *key))
    yield node, A, KTTT.Contradiction
    yield node, KTTT.contradictionKind, code("contradiction", "conflict")
    yield node, KTTT.printed, vietnamese("; ".join(_values(figures)))
    yield (
        node,
        KTTT.note,
        vietnamese("Các số liệu cùng chỉ tiêu, địa bàn và kỳ nhưng khác giá trị."),
    )
    for report in sorted({figure.report for figure in figures}):
        yield node, KTTT.report, iri(report)
    for figure in figures:
        yield node, KTTT.figure, figure.node
        yield node, PROV.wasDerivedFrom, figure.node
