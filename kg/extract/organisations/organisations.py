"""Organisations: cooperatives and funds that a report names, bodies that act in it."""

import re
from collections.abc import Iterator

from kg import names
from kg.extract.localities import COUNTRY, Surroundings, surroundings
from kg.extract.naming.mentions import COOPERATIVES, Mentions
from kg.extract.naming.reading import Named
from kg.extract.naming.seats import seat_beside
from kg.extract.naming.words import kind_of
from kg.extract.organisations.acting import acting, leads_to
from kg.extract.organisations.listed import listed
from kg.extract.page import Page, page_of
from kg.extract.sector import is_about_the_sector
from kg.facts.model import Evidence, Organisation
from kg.read.document import Document

_NAMED = COOPERATIVES | {"fund", "steering-committee"}
_TYPES = {"peoples-committee": "agency", "peoples-council": "agency", "executive": "agency"}
_OWN = 4  # syllables of a name of its own
_SHORT = (("quỹ tín dụng nhân dân", "qtdnd"), ("quỹ tdnd", "qtdnd"), ("tổ hợp tác", "tht"),
          ("lmhtx", "liên minh htx"), ("chi nhánh tỉnh", "chi nhánh"))
_MANY = re.compile(r"(?<!\w)(?:các|những|mọi|hai|ba|bốn|\d+) $")
_ALL = re.compile(r"(?<!\w)(?:các|những|nhiều|số) $")
_GIVEN = "khen của "  # a certificate's: it only gives its name
_OF_ALL = re.compile(r"(?<!\w)(?:luật|liên minh|một số|nhiều|ngày|\d{2,}) $")
_OF_MANY = re.compile(r" (?:các|cấp (?:tỉnh|huyện|xã|cơ sở)|ở các|ở một số|những)(?!\w)")


def organisations(
    document: Document, area: str | None = None, district: str | None = None
) -> list[Organisation]:
    """Return the organisations of a report, each once, at the first mention that counts.

    Cooperatives, groups, unions, credit funds and support funds count wherever they are named;
    alliances, agencies and committees where they act, not in the titles of their officers, and
    agencies in paragraphs on the sector only. A committee or council that issues a document is
    that document's issuer, not counted here.

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
        key = _identity(organisation.name)
        if fuller.get(key, organisation.start) < organisation.start:
            continue
        found.setdefault(key, organisation)
        for short in _short_forms(key):
            fuller[short] = min(organisation.start, fuller.get(short, organisation.start))
    return sorted(found.values(), key=lambda one: one.start)


def _identity(name: str) -> str:
    """Return the same for "Quỹ tín dụng nhân dân Phú Lạc" and "QTDND Phú Lạc"."""
    key = names.name_key(name).replace("’", "'")
    for words, short in _SHORT:
        key = key.replace(words, short)
    return key


def _short_forms(key: str) -> Iterator[str]:
    """Yield "htx hồng ca" of "htx dịch vụ hồng ca": the kind and the last words of the name."""
    kind, *words = key.split()
    for count in range(2, min(_OWN, len(words) - 1) + 1):
        yield " ".join((kind, *words[-count:]))


def _mentioned(page: Page, around: Surroundings) -> Iterator[Organisation]:
    mentions = Mentions(page, around)
    at_work = acting(page, mentions.all)
    in_text = sorted(mentions.all, key=lambda named: not page.states_at(named.start))
    for mention in in_text:
        named = _whole(mention)
        if not _counts(page, named, around, at_work):
            continue
        kind = named.kind.type
        place = page.place(named.start, named.end)
        area, evidence = area_of(page, around, named)
        yield Organisation(
            name=mentions.full_name(named), type=_TYPES.get(kind, kind), area=area,
            confidence=0.95 if kind in COOPERATIVES else 0.8, evidence=evidence, **place,
        )  # fmt: skip


def _whole(named: Named) -> Named:
    """Return the alliance of which a board is named: what the board does, the alliance does."""
    of_alliance = named.inner is not None and named.inner.kind.type == "alliance"
    return named.inner if named.inner and of_alliance and named.kind.tail == "of" else named


def _counts(page: Page, named: Named, around: Surroundings, at_work: frozenset[int]) -> bool:
    """Tell whether a mention is of one organisation, and one that counts here."""
    before = page.low[max(0, named.start - 12) : named.start]
    if named.kind.type in COOPERATIVES:
        return named.proper and _is_one(named, around, before)
    if _MANY.search(before) or _OF_MANY.match(page.low, named.end):
        return False
    if named.kind.type in _NAMED:
        return named.proper and not leads_to(page, named.start)
    if named.kind.type == "alliance" and not _is_of_elsewhere(named, around):
        return not before.endswith(_GIVEN)
    sector = named.kind.type == "alliance" or is_about_the_sector(page, named.start)
    return named.kind.type != "enterprise" and sector and named.start in at_work


def _is_of_elsewhere(named: Named, around: Surroundings) -> bool:
    """Tell whether an alliance is the country's, in the report of a province."""
    place = named.locality
    return around.province is not None and place is not None and place.level == "country"


def _is_one(named: Named, around: Surroundings, before: str) -> bool:
    """Tell whether words behind "HTX" name one: not a place's, a law's or a number of them."""
    if _OF_ALL.search(before):
        return False
    own = named.words[len(named.kind.surface) :].strip()
    few = own.count(" ") < len(COUNTRY.split())
    whole = own.startswith(COUNTRY) or own in {around.province, around.district}
    return not whole and not (few and _ALL.search(before))


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
