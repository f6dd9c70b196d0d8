"""Organisations: cooperatives and funds that a report names, bodies that act in it."""

from collections.abc import Iterator

from kg import names
from kg.extract.localities import COUNTRY, Surroundings, surroundings
from kg.extract.naming.mentions import COOPERATIVES, Mentions
from kg.extract.naming.reading import Named
from kg.extract.naming.seats import seat_beside
from kg.extract.naming.words import kind_of
from kg.extract.organisations.counting import counted
from kg.extract.organisations.listed import listed
from kg.extract.page import Page, page_of
from kg.facts.model import Evidence, Organisation
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
        found.setdefault(key, organisation)
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


def area_of(
    page: Page, around: Surroundings, named: Named | None
) -> tuple[str | None, dict[str, Evidence]]:
    """Return where an organisation is, and the words that say so where they are not its own."""
    if named is None:
        return around.district_full or around.province, {}
    if named.kind.tail == "proper" and named.words.endswith(COUNTRY):
        return COUNTRY, {}
    if named.kind.tail == "proper":
        return _seat(page, around, seat_of(page, named))
    place = named.inner.locality if named.inner else named.locality
    if place is None:
        of_district = named.kind.level == "district" and around.district_full
        of_country = named.kind.level is None and named.inner is None
        return (COUNTRY if of_country else of_district or around.province or COUNTRY), {}
    if place.level == "country":
        return COUNTRY, {}
    if place.name and place.level not in {"huyện", "xã", "thị xã", "phường"}:
        return place.name, {}
    full = f"{place.level} {place.name}" if place.name else around.full(place.level)
    return (around.province if full in {None, around.province_full} else full), {}


def seat_of(page: Page, named: Named) -> tuple[int, int] | None:
    """Return the words beside a cooperative's name that say where it is."""
    block = page.block_at(named.start)
    return seat_beside(page, named.start, named.end, block.end) if block else None


def _seat(
    page: Page, around: Surroundings, seat: tuple[int, int] | None
) -> tuple[str | None, dict[str, Evidence]]:
    if seat is None:
        return around.district_full or around.province, {}
    place = page.place(*seat)
    evidence = Evidence(start=place["start"], end=place["end"], rule="seat-beside-name")
    return page.text[slice(*seat)], {"area": evidence}


def _listed(page: Page, around: Surroundings) -> Iterator[Organisation]:
    for item in listed(page):
        area, evidence = _seat(page, around, item.seat)
        yield Organisation(
            name=item.name, type=kind_of(item.kind).type, area=area, confidence=0.8,
            evidence=evidence, **page.place(item.start, item.end),
        )  # fmt: skip
