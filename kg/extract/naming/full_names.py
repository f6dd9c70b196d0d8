"""The full name of an organisation: "UBND tỉnh" of a report on Sơn La is "UBND tỉnh Sơn La"."""

from kg.extract.localities import Surroundings
from kg.extract.naming.reading import Named


def full_name(named: Named, around: Surroundings) -> str:
    """Return the name with the place that the text leaves out, as far as it is certain."""
    if named.kind.tail == "proper":
        return named.words
    if named.inner is not None:
        return f"{named.words} {full_name(named.inner, around)}"
    return " ".join(part for part in (named.words, _place(named, around)) if part)


def _place(named: Named, around: Surroundings) -> str | None:
    place = named.locality
    if place is None:
        return _own(named, around)
    if place.level == "country":
        return place.name
    if place.name:
        return f"{place.level} {place.name}".strip()
    return around.full(place.level) or place.level


def _own(named: Named, around: Surroundings) -> str | None:
    """Return the place of a body that is always one province's, or one district's."""
    bare = named.kind.is_of_a_place
    if named.kind.level == "province":
        return around.province if bare else around.province_full
    if named.kind.level in {"district", "city"}:
        return around.district if bare else around.district_full
    return None
