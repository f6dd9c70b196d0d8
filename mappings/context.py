"""What a mapping script needs to know about the report around a fact: who, where, when."""

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cached_property

import pyoxigraph as ox

from kg import names
from kg.authority.areas import areas
from kg.authority.bodies import bodies
from kg.authority.documents import documents
from kg.authority.programmes import programmes
from kg.facts.fields import parse_period
from kg.facts.model import Fact, Facts, Report
from mappings.terms import (
    KTTT,
    OA,
    ORG,
    PROV,
    SKOS,
    A,
    Statements,
    boolean,
    count,
    decimal,
    iri,
    plain,
    vietnamese,
)


class Context:
    """A report's facts with the look-ups that give its names identity."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.report: Report = facts.report
        self.node = iri(names.report(self.report.id))
        self.text_node = iri(names.text(self.report.id))
        self._seen: Counter[tuple[str, int]] = Counter()
        self._areas: dict[tuple[str, date | None], ox.NamedNode] = {}

    def identity(self, kind: str, start: int) -> ox.NamedNode:
        """Return the IRI of the next fact of a kind at an offset."""
        self._seen[kind, start] += 1
        return iri(names.fact(kind, self.report.id, start, self._seen[kind, start]))

    @cached_property
    def as_of(self) -> date | None:
        """The report's date."""
        return self.report.as_of

    @cached_property
    def province(self) -> str | None:
        """The key of the report's main place."""
        found = areas().find(self.report.area, self.as_of)
        return found.key if found else None

    def day_of(self, period: str | None) -> date | None:
        """Return the day that decides which version of a place is meant.

        It is the earlier of the period's end and the report's date: a target for a later year
        belongs to the place that set it.
        """
        end = parse_period(period)[1] if period else None
        known = [day for day in (end, self.as_of) if day is not None]
        return min(known) if known else None

    def area(self, name: str, period: str | None = None) -> ox.NamedNode:
        """Return the place of a name; one without a row of its own is kept by name."""
        on = self.day_of(period)
        if (name, on) not in self._areas:
            found = areas().find(name, on, self.province)
            self._areas[name, on] = iri(
                names.area(found.key) if found else names.named_area(self.report.id, name)
            )
        return self._areas[name, on]

    def area_statements(
        self, name: str, named_by: ox.NamedNode, period: str | None = None
    ) -> Statements:
        """Yield the description of a place that has no row; nothing for one that has."""
        node = self.area(name, period)
        if node.value == names.named_area(self.report.id, name):
            yield node, A, KTTT.NamedArea
            yield node, SKOS.prefLabel, vietnamese(name)
            yield node, KTTT.report, self.node
            yield node, PROV.wasQuotedFrom, named_by
            if self.province and name != self.report.area:
                yield node, KTTT.within, iri(names.area(self.province))

    def organisation(self, name: str) -> ox.NamedNode:
        """Return the body of a name, else the organisation as this report names it."""
        body = bodies().find(name, self.as_of, self.province)
        return iri(names.body(body.id) if body else names.organisation(self.report.id, name))

    def organisation_statements(self, name: str, named_by: ox.NamedNode) -> Statements:
        """Yield the description of an organisation that has no row; nothing for one that has.

        Args:
            name: the organisation's name as settled.
            named_by: the span of the fact that names it.
        """
        node = self.organisation(name)
        if node.value == names.organisation(self.report.id, name):
            yield node, A, ORG.Organization
            yield node, SKOS.prefLabel, vietnamese(name)
            yield node, KTTT.report, self.node
            yield node, PROV.wasQuotedFrom, named_by

    def span(self, fact: Fact) -> ox.NamedNode:
        """Return the span of a fact's words."""
        return iri(names.span(self.report.id, fact.start, fact.end))

    def refers_to(self, key: str) -> ox.NamedNode | None:
        """Return the programme or document that a base or a relation names, if it has identity.

        A printed key counts only where the citations of this report settle it as one document.
        """
        if key in programmes():
            return iri(names.programme(key))
        if key in documents():
            return iri(names.legal(key))
        settled = {
            citation.document
            for citation in self.facts.citations
            if citation.key == key and citation.document
        }
        return iri(names.legal(settled.pop())) if len(settled) == 1 else None

    def quoted(self, node: ox.NamedNode, fact: Fact) -> Statements:
        """Yield what leads from a fact to its words, and what a program says about the fact."""
        span = self.span(fact)
        yield node, KTTT.report, self.node
        yield node, PROV.wasQuotedFrom, span
        yield span, A, OA.SpecificResource
        yield from self._span(span, fact.start, fact.end)
        quote = iri(f"{span.value}&quote")
        yield span, OA.hasSelector, quote
        yield quote, A, OA.TextQuoteSelector
        yield quote, OA.exact, vietnamese(fact.quote)
        if fact.confidence is not None:
            yield node, KTTT.confidence, decimal(Decimal(str(fact.confidence)))
        for attribute, reason in sorted(fact.why_null.items()):
            yield node, KTTT.whyNull, plain(f"{attribute}: {reason}")
        yield from self._evidence(node, fact)

    def _span(self, span: ox.NamedNode, start: int, end: int) -> Statements:
        position = iri(f"{span.value}&position")
        yield span, OA.hasSource, self.text_node
        yield span, OA.hasSelector, position
        yield position, A, OA.TextPositionSelector
        yield position, OA.start, count(start)
        yield position, OA.end, count(end)

    def _evidence(self, node: ox.NamedNode, fact: Fact) -> Statements:
        """Yield the places that gave attributes; only a fact's own span carries its words."""
        for attribute, evidence in sorted(fact.evidence.items()):
            witness = iri(f"{node.value}/evidence/{attribute}")
            span = iri(names.span(self.report.id, evidence.start, evidence.end))
            yield node, KTTT.evidence, witness
            yield witness, A, KTTT.Evidence
            yield witness, KTTT.attribute, plain(attribute)
            yield witness, PROV.wasQuotedFrom, span
            yield from self._span(span, evidence.start, evidence.end)
            if evidence.rule:
                yield witness, KTTT.rule, plain(evidence.rule)

    def reviewed(self, node: ox.NamedNode, fact: Fact) -> Statements:
        """Yield whether a person checked this fact."""
        yield node, KTTT.reviewed, boolean(self.facts.is_reviewed(fact))
