"""Where an organisation is: by its seat, its level, or the district that its name tells."""

from kg.extract.head.districts import districts
from kg.extract.localities import COUNTRY, Surroundings
from kg.extract.naming.reading import Named
from kg.extract.naming.seats import seat_beside
from kg.extract.page import Page
from kg.extract.words import folded
from kg.facts.model import Evidence

Area = tuple[str | None, dict[str, Evidence]]

_LOCAL = frozenset({"trung tâm", "trường", "ban quản lý"})
_DISTRICT = 2  # syllables of most districts' names


def area_of(page: Page, around: Surroundings, named: Named | None) -> Area:
    """Return where an organisation is, and the words that say so where they are not its own."""
    if named is None:
        return around.district_full or around.province, {}
    if named.kind.tail == "proper" and named.words.endswith(COUNTRY):
        return COUNTRY, {}
    if named.kind.tail == "proper":
        seat = seat_of(page, named)
        return seated(page, around, seat) if seat else _by_name(page, around, named)
    place = named.inner.locality if named.inner else named.locality
    if place is None:
        of_district = named.kind.level == "district" and around.district_full
        of_country = named.kind.level is None and named.inner is None and not _is_local(named)
        return (COUNTRY if of_country else of_district or around.province or COUNTRY), {}
    if place.level == "country":
        return COUNTRY, {}
    if place.name and place.level not in {"huyện", "xã", "thị xã", "phường"}:
        return place.name, {}
    full = f"{place.level} {place.name}" if place.name else around.full(place.level)
    return (around.province if full in {None, around.province_full} else full), {}


def _is_local(named: Named) -> bool:
    """Tell whether a body that may be anyone's is the place's: a centre, but no national one."""
    return named.kind.surface in _LOCAL and "quốc gia" not in named.words.lower()


def seat_of(page: Page, named: Named) -> tuple[int, int] | None:
    """Return the words beside a cooperative's name that say where it is."""
    block = page.block_at(named.start)
    return seat_beside(page, named.start, named.end, block.end) if block else None


def seated(page: Page, around: Surroundings, seat: tuple[int, int] | None) -> Area:
    """Return the place that is printed at a span; that of the report where there is none."""
    if seat is None:
        return around.district_full or around.province, {}
    place = page.place(*seat)
    evidence = Evidence(start=place["start"], end=place["end"], rule="seat-beside-name")
    return page.text[slice(*seat)], {"area": evidence}


def _by_name(page: Page, around: Surroundings, named: Named) -> Area:
    district = district_in_name(named.words, around)
    if district is None:
        return seated(page, around, None)
    return told_by_name(page, district, (named.start, named.end))


def told_by_name(page: Page, district: str, span: tuple[int, int]) -> Area:
    """Return a district with the name at a span as the words that tell it."""
    place = page.place(*span)
    return district, {
        "area": Evidence(start=place["start"], end=place["end"], rule="district-in-name")
    }


def district_in_name(name: str, around: Surroundings) -> str | None:
    """Return the district of the province with which a name ends: "HTX Chè Mai Sơn 1"."""
    words = name.rstrip(" 0123456789").split()[-_DISTRICT:]
    last = " ".join(words)
    capital = all(word[0].isupper() for word in words)
    ours = around.province in districts().get(folded(last), frozenset())
    return last if capital and ours and around.district is None else None
