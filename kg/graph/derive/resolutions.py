"""Which document each citation means, by software: never in place of what a reader settled.

The reports' texts are not in the store; the words of their facts stand in for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg import names
from kg.graph.derive.figures import SPAN
from kg.law.candidates import Candidate, LookUp
from kg.law.identify import akoma_ntoso
from kg.law.model import Citation
from kg.law.resolve import Context, Resolution, resolve
from mappings.terms import (
    DCTERMS,
    ELI,
    KTTT,
    OA,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    A,
    Statements,
    code,
    iri,
    partial_date,
    plain,
    vietnamese,
)

READ = {
    "type": KTTT.documentType,
    "number": KTTT.number,
    "symbol": KTTT.symbol,
    "issuer": KTTT.issuer,
    "area": KTTT.citedArea,
    "date": KTTT.date,
    "key": KTTT.key,
    "year": KTTT.year,
}
WORDED = (SKOS.prefLabel, SCHEMA.name, KTTT.label)


@dataclass
class _Report:
    node: ox.NamedNode
    citations: list[tuple[ox.NamedNode, Citation]] = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)


def resolutions(store: ox.Store, look_up: LookUp | None) -> Statements:
    """Yield the outcome for every citation of every report."""
    national: dict[str, Candidate] = {}
    noted = _noting(look_up, national) if look_up is not None else None
    for report in _reports(store):
        report.citations.sort(key=lambda pair: pair[1].start)
        citations = [citation for _, citation in report.citations]
        outcomes = resolve(citations, _context(store, report), noted)
        for (node, _), outcome in zip(report.citations, outcomes, strict=True):
            yield from _outcome(node, report.node, outcome)
            for document in _not_curated(outcome, national):
                yield from _document(document, node)


def _noting(look_up: LookUp, seen: dict[str, Candidate]) -> LookUp:
    """Return a look-up that also notes what it found, to be described where it is a candidate."""

    def noting(key: str) -> Iterator[Candidate]:
        for candidate in look_up(key):
            seen[candidate.uid] = candidate
            yield candidate

    return noting


def _reports(store: ox.Store) -> Iterator[_Report]:
    reports: dict[str, _Report] = {}
    for quad in store.quads_for_pattern(None, RDF.type, KTTT.Report, None):
        assert isinstance(quad.subject, ox.NamedNode)
        reports[quad.subject.value] = _Report(quad.subject)
    for quad in store.quads_for_pattern(None, RDF.type, KTTT.Citation, None):
        assert isinstance(quad.subject, ox.NamedNode)
        report = reports[_text(_one(store, quad.subject, KTTT.report))]
        report.citations.append((quad.subject, _citation(store, quad.subject)))
    for property_ in WORDED:
        for quad in store.quads_for_pattern(None, property_, None, None):
            _place_words(store, quad, reports)
    return iter([reports[key] for key in sorted(reports)])


def _place_words(store: ox.Store, quad: ox.Quad, reports: dict[str, _Report]) -> None:
    report = reports.get(_text(_one(store, quad.subject, KTTT.report)))
    span = _one(store, quad.subject, PROV.wasQuotedFrom)
    place = SPAN.search(_text(span)) if span is not None else None
    if report is not None and place is not None:
        report.words.append((int(place[1]), _text(quad.object)))


def _citation(store: ox.Store, node: ox.NamedNode) -> Citation:
    found: dict[str, Any] = {
        name: _text(value)
        for name, property_ in READ.items()
        if (value := _one(store, node, property_)) is not None
    }
    span = _text(_one(store, node, PROV.wasQuotedFrom))
    place = SPAN.search(span)
    assert place is not None
    quote = _text(_one(store, ox.NamedNode(f"{span}&quote"), OA.exact))
    year = found.pop("year", None)
    fields = {name: found.get(name) for name in READ if name != "year"}
    titled = not fields["number"] and fields["type"] in {"Luật", "Pháp lệnh", "Bộ luật"}
    return Citation(
        quote=quote,
        start=int(place[1]),
        end=int(place[2]),
        year=int(year) if year else None,
        title=quote if titled else None,
        **fields,
    )


def _context(store: ox.Store, report: _Report) -> Context:
    ends = _one(store, report.node, DCTERMS.issued) or _one(store, report.node, KTTT.periodEnd)
    place = _one(store, report.node, KTTT.area)
    words = [" "] * int(_text(_one(store, report.node, KTTT.characters)))
    for start, label in [
        *sorted(report.words),
        *((citation.start, citation.quote) for _, citation in report.citations),
    ]:
        words[start : start + len(label)] = label[: max(0, len(words) - start)]
    return Context(
        text="".join(words),
        area=_text(place).rpartition("/")[2] if place is not None else None,
        on=date.fromisoformat(_text(ends)) if ends is not None else None,
    )


def _outcome(citation: ox.NamedNode, report: ox.NamedNode, outcome: Resolution) -> Statements:
    node = iri(names.derived("resolution", citation.value))
    yield node, A, KTTT.Resolution
    yield node, KTTT.report, report
    yield node, KTTT.citation, citation
    yield node, PROV.wasDerivedFrom, citation
    yield node, KTTT.resolutionStatus, code("resolution-status", outcome.status)
    for uid in outcome.candidates:
        yield node, KTTT.candidateDocument, iri(names.legal(uid))
    for reason in outcome.evidence:
        yield node, KTTT.resolvedBy, code("evidence", reason)
    for wanted in outcome.would_decide:
        yield node, KTTT.wouldDecide, code("evidence", wanted)
    if outcome.document:
        yield node, KTTT.resolvedTo, iri(names.legal(outcome.document))


def _not_curated(outcome: Resolution, national: dict[str, Candidate]) -> set[Candidate]:
    """Return the documents of an outcome that no row of the authority describes."""
    documents = {national[uid] for uid in outcome.candidates if uid in national}
    if outcome.found and not outcome.found.curated:
        documents.add(outcome.found)
    return documents


def _document(candidate: Candidate, source: ox.NamedNode) -> Statements:
    """Describe a document as a national database does, or as far as its printed number tells.

    Nobody of this project has verified it.
    """
    document = iri(names.legal(candidate.uid))
    yield document, A, ELI.LegalResource
    yield document, PROV.wasDerivedFrom, source
    yield document, KTTT.uid, plain(candidate.uid)
    yield document, ELI.id_local, plain(candidate.key)
    yield document, ELI.number, plain(candidate.number)
    if candidate.type:
        yield document, KTTT.documentType, vietnamese(candidate.type)
    if candidate.issuer:
        yield document, KTTT.issuer, vietnamese(candidate.issuer)
    if candidate.date:
        yield document, ELI.date_document, partial_date(candidate.date)
    if candidate.title:
        yield document, DCTERMS.title, vietnamese(candidate.title)
    if akn := akoma_ntoso(candidate):
        yield document, KTTT.akomaNtoso, plain(akn)
    if candidate.vbpl_id:
        yield document, KTTT.vbplId, plain(candidate.vbpl_id)


def _one(store: ox.Store, subject: Any, predicate: ox.NamedNode) -> Any:
    quad = next(iter(store.quads_for_pattern(subject, predicate, None, None)), None)
    return quad.object if quad is not None else None


def _text(term: Any) -> str:
    return str(term.value) if term is not None else ""
