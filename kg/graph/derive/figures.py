"""The figures of all reports, read back from the claims as rows for the rules."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox

from kg import names
from kg.terms import value_of
from mappings.terms import KTTT, OA, PROV, Statements, boolean, code, day, iri

CODED = ("indicator", "measure", "subject", "sector", "unit", "status", "modifier")
PLAIN = {
    "report": KTTT.report,
    "area": KTTT.area,
    "period_start": KTTT.periodStart,
    "period_end": KTTT.periodEnd,
    "value": KTTT.value,
    "value_max": KTTT.valueMax,
    "reviewed": KTTT.reviewed,
    "label": KTTT.label,
    "organisation": KTTT.organisation,
    "relative_to": KTTT.relativeTo,
    "span": PROV.wasQuotedFrom,
}
FIELDS = {
    **{getattr(KTTT, field).value: field for field in CODED},
    **{predicate.value: field for field, predicate in PLAIN.items()},
}
SPAN = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the rules see it; places, reports and organisations are IRIs."""

    node: ox.NamedNode
    report: str
    indicator: str
    measure: str
    subject: str
    sector: str | None
    area: str | None
    period: tuple[str | None, str | None]
    value: Decimal
    value_max: Decimal | None
    unit: str
    status: str
    modifier: str
    reviewed: bool
    label: str | None
    organisation: str | None
    relative_to: str | None
    start: int
    end: int
    quote: str  # the words of a plan-completion, which tell its rounding; else empty

    @property
    def is_whole(self) -> bool:
        """Tell whether the figure is of a whole area: no sector, no label, no organisation."""
        return self.sector == "all" and self.label is None and self.organisation is None

    def key(self) -> tuple[str, ...]:
        """Return what the figure is about, and when, as strings."""
        return (self.indicator, self.subject, self.area or "", *(day or "" for day in self.period))

    def about(self, node: ox.NamedNode) -> Statements:
        """Yield indicator, subject, area, period and review for a thing derived from this one."""
        yield node, KTTT.indicator, code("indicator", self.indicator)
        yield node, KTTT.subject, code("subject", self.subject)
        if self.area:
            yield node, KTTT.area, iri(self.area)
        start, end = self.period
        if start:
            yield node, KTTT.periodStart, day(start)
        if end:
            yield node, KTTT.periodEnd, day(end)


class FigureRows:
    """The figures of a store, gathered while they are put in, or read from what is there."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, str]] = defaultdict(dict)

    def watch(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """Yield the quads again, and keep what they say of figures."""
        for quad in quads:
            field = FIELDS.get(quad.predicate.value)
            if field is not None:
                self._rows[value_of(quad.subject)][field] = value_of(quad.object)
            yield quad

    def read(self, store: ox.Store) -> None:
        """Keep what a store says of figures; it holds no derived graph."""
        for predicate in FIELDS:
            node = ox.NamedNode(predicate)
            for _ in self.watch(store.quads_for_pattern(None, node, None, None)):
                pass

    def figures(self, store: ox.Store) -> list[Figure]:
        """Return the figures in the order of their IRIs; `store` holds their words."""
        figures = sorted(key for key, row in self._rows.items() if "indicator" in row)
        return [_figure(store, key, self._rows[key]) for key in figures]


def _figure(store: ox.Store, key: str, row: dict[str, str]) -> Figure:
    match = SPAN.search(row["span"])
    assert match is not None, row["span"]
    maximum = row.get("value_max")
    return Figure(
        node=ox.NamedNode(key),
        report=row["report"],
        indicator=_notation(row["indicator"]),
        measure=_notation(row["measure"]),
        subject=_notation(row["subject"]),
        sector=_notation(row["sector"]) if "sector" in row else None,
        area=row.get("area"),
        period=(row.get("period_start"), row.get("period_end")),
        value=Decimal(row["value"]),
        value_max=Decimal(maximum) if maximum is not None else None,
        unit=_notation(row["unit"]),
        status=_notation(row["status"]),
        modifier=_notation(row["modifier"]),
        reviewed=row["reviewed"] == "true",
        label=row.get("label"),
        organisation=row.get("organisation"),
        relative_to=row.get("relative_to"),
        start=int(match[1]),
        end=int(match[2]),
        quote=_quote(store, row["span"]) if row["measure"].endswith("/plan-completion") else "",
    )


def _quote(store: ox.Store, span: str) -> str:
    node = ox.NamedNode(f"{span}&quote")
    return next(value_of(q.object) for q in store.quads_for_pattern(node, OA.exact, None, None))


def _notation(code_iri: str) -> str:
    return code_iri.removeprefix(names.CODE).partition("/")[2]


def inputs(node: ox.NamedNode, figures: list[Figure]) -> Statements:
    """Yield what a derived thing was derived from, and whether all of it was reviewed."""
    for figure in figures:
        yield node, PROV.wasDerivedFrom, figure.node
    yield node, KTTT.reviewed, boolean(all(figure.reviewed for figure in figures))
