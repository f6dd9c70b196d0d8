"""Contradictions that a reader recorded: kept as data, never repaired.

| field | property |
|---|---|
| kind | `kttt:contradictionKind` |
| observations | `kttt:figure`, every figure that starts at one of these offsets |
| printed, follows, note | `kttt:printed`, `kttt:follows`, `kttt:note` |
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg import names
from kg.facts.model import Contradiction
from mappings.context import Context
from mappings.terms import KTTT, PROV, A, Statements, code, iri, vietnamese


def contradiction(recorded: Contradiction, ordinal: int, context: Context) -> Statements:
    """Yield the statements of one recorded contradiction, the ordinal-th of its report."""
    node = iri(names.fact("contradiction", context.report.id, ordinal))
    yield node, A, KTTT.Contradiction
    yield node, KTTT.report, context.node
    yield node, KTTT.contradictionKind, code("contradiction", recorded.kind)
    yield node, KTTT.printed, vietnamese(recorded.printed)
    yield node, KTTT.follows, vietnamese(recorded.follows)
    yield node, KTTT.note, vietnamese(recorded.note)
    for start in recorded.observations:
        for figure in _figures_at(start, context):
            yield node, KTTT.figure, figure
            yield node, PROV.wasDerivedFrom, figure


def _figures_at(start: int, context: Context) -> Iterator[ox.NamedNode]:
    sharing = sum(1 for figure in context.facts.observations if figure.start == start)
    for ordinal in range(1, sharing + 1):
        yield iri(names.fact("observation", context.report.id, start, ordinal))
