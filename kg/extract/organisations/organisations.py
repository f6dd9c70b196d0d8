"""Organisations: cooperatives and funds that a report names, bodies that act in it."""

from collections.abc import Iterable, Iterator

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
    found = _merged((*_mentioned(page, around), *_listed(page, around)))
    return sorted(found, key=lambda one: one.start)


def _merged(mentioned: Iterable[Organisation]) -> Iterable[Organisation]:
    """Return each organisation once, at its first mention, with the seat that any mention tells.

    A short form behind the full name is a mention of the same.
    """
    found: dict[str, Organisation] = {}
    fuller: dict[str, str] = {}  # the key of a name in full, by those of its short forms
    for one in mentioned:
        key = names.body_key(one.name)
        full = fuller.get(key)
        if full is not None and found[full].start < one.start:
            key = full
        first = found.setdefault(key, one)
        if "area" in one.evidence and "area" not in first.evidence:
            found[key] = first.model_copy(update={"area": one.area, "evidence": one.evidence})
        for short in _short_forms(key):
            if short not in fuller or one.start < found[fuller[short]].start:
                fuller[short] = key
    return found.values()


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
