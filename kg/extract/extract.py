"""The whole extraction: stages that read one immutable document, and the facts put together."""

from decimal import Decimal
from typing import cast

from kg import __version__
from kg.authority.areas import areas
from kg.extract.contradictions import contradictions
from kg.extract.events.events import events
from kg.extract.figures.observations import observations
from kg.extract.figures.reading import Reading
from kg.extract.head.frame import Frame, read_frame
from kg.extract.head.report import report_head
from kg.extract.organisations.organisations import organisations
from kg.extract.page import Page, page_of
from kg.extract.people.people import people
from kg.extract.products.products import products
from kg.extract.programmes.programmes import programmes
from kg.extract.programmes.relations import relations
from kg.facts.model import Citation, Evidence, Facts, Observation
from kg.law.find import find_citations
from kg.law.model import Citation as Found
from kg.law.resolve import Context, resolve
from kg.read.document import Document

LAW = "Luật"
EXTRACTOR = f"kttt-kg {__version__}"


def extract(document: Document) -> Facts:
    """Return the facts of a report, none of them reviewed."""
    page = page_of(document)
    frame = read_frame(document)
    cited = [one for one in find_citations(page.text) if page.names_at(one.start)]
    figures = observations(page, frame, [(one.start, one.end) for one in cited])
    keys = _keys_of_laws(page, frame, cited)
    citations = [_citation(page, one, keys.get(one.start)) for one in cited]
    area, district = frame.area, frame.figure_area
    persons = people(document, area, district)
    facts = Facts(
        report=report_head(document, frame, EXTRACTOR),
        observations=[_observation(page, reading) for reading in figures],
        citations=citations,
        people=persons,
        events=events(document, area, frame.known.published, persons, district),
        programmes=programmes(document, area, citations),
        organisations=organisations(document, area, district),
        products=products(document, area, district),
        legal_relations=relations(document, citations),
    )
    return facts.model_copy(update={"contradictions": contradictions(facts)})


def _keys_of_laws(page: Page, frame: Frame, cited: list[Found]) -> dict[int, str]:
    """Return the numbers of laws that a text names by title alone: its date tells which."""
    if not any(one.key is None and one.type == LAW for one in cited):
        return {}
    place = areas().find(frame.area, frame.known.today)
    context = Context(page.text, place.key if place else None, frame.known.today)
    return {
        one.citation.start: one.found.key
        for one in resolve(cited, context)
        if one.citation.type == LAW and one.found is not None and one.found.key
    }


def _citation(page: Page, one: Found, law: str | None) -> Citation:
    return Citation(
        type=one.type, number=one.number, year=one.year, symbol=one.symbol, issuer=one.issuer,
        area=one.area, date=one.date, key=one.key or law, **page.place(one.start, one.end),
    )  # fmt: skip


def _observation(page: Page, reading: Reading) -> Observation:
    """Return a figure as a fact; its evidence is checked with it, as one piece."""
    evidence = {}
    for name, one in reading.given().items():
        if one is not None and one.span is not None:
            start, end = page.view.span(*one.span)
            evidence[name] = {"start": start, "end": end, "rule": one.rule}
    return Observation(
        indicator=reading.indicator.value,
        measure=reading.measure.value,
        subject=reading.subject.value,
        sector=reading.sector,
        area=reading.area.value if reading.area else None,
        period=str(reading.period) if reading.period else None,
        value=_number(reading.value),
        value_max=_number(reading.value_max) if reading.value_max is not None else None,
        unit=reading.unit,
        status=reading.status.value if reading.status else "observed",
        modifier=reading.modifier,
        base=reading.base,
        organisation=reading.organisation.value if reading.organisation else None,
        label=reading.label,
        confidence=reading.confidence(),
        evidence=cast(dict[str, Evidence], evidence),
        why_null=_why_null(reading),
        **page.place(*reading.span),
    )


_NO_PLACE = "the text names no province"
_NO_DATE = "no date of the report is known"


def _why_null(reading: Reading) -> dict[str, str]:
    """Return why the place or the period of a figure is not known."""
    why = {} if reading.area else {"area": _NO_PLACE}
    return why if reading.period else {**why, "period": reading.notes.get("period", _NO_DATE)}


def _number(value: Decimal) -> Decimal:
    return value.normalize() if value == value.to_integral_value() else value
