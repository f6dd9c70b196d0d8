"""Places and their changes (`ontology/authority/areas.csv`, `area_changes.csv`)."""

from kg import names
from kg.authority.areas import Area, AreaChange, area_changes, areas
from mappings.terms import (
    DCTERMS,
    ELI,
    KTTT,
    PROV,
    RDFS,
    SKOS,
    A,
    Statements,
    code,
    day,
    english,
    iri,
    plain,
    vietnamese,
)

WIKIDATA = "http://www.wikidata.org/entity/"


def area_statements() -> Statements:
    """Yield all versions of places and the changes between them."""
    for area in areas().by_key.values():
        yield from _area(area)
    for change in area_changes():
        yield from _change(change)


def _area(area: Area) -> Statements:
    node = iri(names.area(area.key))
    yield node, A, KTTT.AreaVersion
    yield node, KTTT.areaKey, plain(area.key)
    yield node, KTTT.level, code("area-level", area.level)
    yield node, SKOS.prefLabel, vietnamese(_label(area))
    yield node, SKOS.prefLabel, english(area.name_en)
    for name in {area.name_vi, area.full_name, *area.alt_names} - {_label(area)}:
        yield node, SKOS.altLabel, vietnamese(name)
    yield node, KTTT.gsoCode, plain(area.code)
    if area.iso3166_2:
        yield node, KTTT.iso3166, plain(area.iso3166_2)
    if area.wikidata:
        yield node, SKOS.exactMatch, iri(WIKIDATA + area.wikidata)
    if area.within:
        yield node, KTTT.within, iri(names.area(area.within))
    if area.valid_from:
        yield node, KTTT.validFrom, day(area.valid_from)
    if area.valid_to:
        yield node, KTTT.validThrough, day(area.valid_to)
    for replaced in area.replaces:
        yield node, DCTERMS.replaces, iri(names.area(replaced))
        yield iri(names.area(replaced)), DCTERMS.isReplacedBy, node
    if area.note:
        yield node, RDFS.comment, english(area.note)
    yield node, DCTERMS.source, plain(area.source)


def _label(area: Area) -> str:
    """Name a province by its bare name, a smaller place with its type (thành phố Yên Bái)."""
    return area.name_vi if area.level in {"country", "province"} else area.full_name


def _change(change: AreaChange) -> Statements:
    node = iri(f"{names.ID}area-change/{change.id}")
    yield node, A, KTTT.AreaChange
    yield node, KTTT.effective, day(change.effective)
    yield node, KTTT.changeKind, code("area-change", change.kind)
    for key in change.before:
        yield node, PROV.invalidated, iri(names.area(key))
    for key in change.after:
        yield node, PROV.generated, iri(names.area(key))
    label = f"{', '.join(change.names_before)} → {', '.join(change.names_after)}"
    yield node, RDFS.label, vietnamese(label)
    yield node, KTTT.legalBasis, plain(change.legal_basis)
    if change.document:
        yield node, ELI.based_on, iri(names.legal(change.document))
    if change.note:
        yield node, RDFS.comment, english(change.note)
    yield node, DCTERMS.source, plain(change.source)
