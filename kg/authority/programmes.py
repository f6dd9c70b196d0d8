"""Programmes, schemes and plans, each with the document that established it."""

from functools import cache

from kg.authority.areas import areas
from kg.authority.documents import document_uids
from kg.authority.tables import (
    Key,
    Listed,
    Optional,
    OptionalDay,
    Row,
    Text,
    check_references,
    check_unique,
    raise_faults,
    read_table,
    table_path,
)


class Programme(Row):
    """A programme; `different_from` names another with a like name or number."""

    id: Key
    label_vi: Text
    label_en: Text
    issuer: Text
    area: Key
    established_by: Optional
    start: OptionalDay
    end: OptionalDay
    implements: Optional
    alt_names: Listed
    different_from: Optional


@cache
def programmes() -> dict[str, Programme]:
    """Return the programmes by id.

    Raises:
        FaultyTable: a broken row, an id twice, or a reference to no row.
    """
    path = table_path("programmes")
    rows = read_table(path, Programme)
    ids = frozenset(row.id for row in rows)
    raise_faults(
        [
            *check_unique(path, rows, "id", lambda row: row.id),
            *check_references(path, rows, "area", lambda r: (r.area,), frozenset(areas().by_key)),
            *check_references(path, rows, "implements", lambda r: _one(r.implements), ids),
            *check_references(path, rows, "different_from", lambda r: _one(r.different_from), ids),
            *check_references(
                path, rows, "established_by", lambda r: _one(r.established_by), document_uids()
            ),
        ]
    )
    return {row.id: row for row in rows}


def _one(key: str | None) -> tuple[str, ...]:
    return (key,) if key else ()


def programme_ids() -> frozenset[str]:
    """Return the ids of all programmes of the authority."""
    return frozenset(programmes())
