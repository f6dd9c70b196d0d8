"""Organisations: cooperatives and funds that a report names, bodies that act in it."""

from collections.abc import Iterator

from kg import names
from kg.extract.localities import Surroundings, surroundings
from kg.extract.naming.mentions import COOPERATIVES, Mentions
from kg.extract.naming.words import kind_of
from kg.extract.organisations.counting import counted
from kg.extract.organisations.listed import listed
from kg.extract.organisations.places import area_of, seated
from kg.extract.page import Page, page_of
from kg.facts.model import Organisation
from kg.read.document import Document

_TYPES = {"peoples-committee": "agency", "peoples-council": "agency", "executive": "agency"}
_OWN = 4  # syllables of a name of its own


def organisations(
    document: Document, area: str | None = None, district: str | None = None
) -> list[Organisation]:
    """Return the organisations of a report, each once, at the first mention that counts.

    What counts is told in `counting`. A committee or council that issues a document is that
    document's issuer, not counted here.

    Args:
        document: the report.
        area: its province or "Việt Nam", for bodies that are printed without their place.
        district: the district whose report it is, if it is one's.
    """
    page = page_of(document)
    around = surroundings(page, area, district)
    found: dict[str, Organisation] = {}
    fuller: dict[str, int] = {}  # where a name first stands in full, by its short forms
    for organisation in (*_mentioned(page, around), *_listed(page, around)):
        key = names.body_key(organisation.name)
        if fuller.get(key, organisation.start) < organisation.start:
            continue
        first = found.setdefault(key, organisation)
        if "area" in organisation.evidence and "area" not in first.evidence:
            told = {"area": organisation.area, "evidence": organisation.evidence}
            found[key] = first.model_copy(update=told)
        for short in _short_forms(key):
            fuller[short] = min(organisation.start, fuller.get(short, organisation.start))
    return sorted(found.values(), key=lambda one: one.start)


def _short_forms(key: str) -> Iterator[str]:
    """Yield "htx hồng ca" of "htx dịch vụ hồng ca": the kind and the last words of the name."""
    kind, *words = key.split()
    for count in range(2, min(_OWN, len(words) - 1) + 1):
        yield " ".join((kind, *words[-count:]))


def _mentioned(page: Page, around: Surroundings) -> Iterator[Organisation]:
    mentions = Mentions(page, around)
    for named in counted(page, around, mentions):
        kind = named.kind.type
        area, evidence = area_of(page, around, named)
        yield Organisation(
            name=mentions.full_name(named), type=_TYPES.get(kind, kind), area=area,
            confidence=0.95 if kind in COOPERATIVES else 0.8, evidence=evidence,
            **page.place(named.start, named.end),
        )  # fmt: skip


def _listed(page: Page, around: Surroundings) -> Iterator[Organisation]:
    for item in listed(page):
        area, evidence = seated(page, around, item.seat)
        yield Organisation(
            name=item.name, type=kind_of(item.kind).type, area=area, confidence=0.8,
            evidence=evidence, **page.place(item.start, item.end),
        )  # fmt: skip
