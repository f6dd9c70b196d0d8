"""Legal and Party documents: one identity each (the uid), however often the number recurs."""

from functools import cache
from typing import Literal

from kg import names
from kg.authority.areas import areas
from kg.authority.codes import codes
from kg.authority.tables import (
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


class Document(Row):
    """A legal or Party document; `key` is the printed number, which namesakes share."""

    uid: Text
    key: Text
    type: Text
    number: Text
    symbol: Text
    issuer: Text
    area: Text
    date: Optional  # a day, or a year where no more is known
    not_before: OptionalDay  # where the date is unknown: the earliest that it can be
    title_vi: Optional
    effective_date: OptionalDay
    status: Optional
    signer: Optional
    verification: Literal["verified", "partly", "unverified"]
    verification_note: Optional
    vbpl_id: Optional
    url: Optional
    urn_lex: Optional  # unofficial: no registrar for Viet Nam has been appointed
    note: Optional


@cache
def documents() -> dict[str, Document]:
    """Return the documents by uid.

    Raises:
        FaultyTable: a broken row, a uid or its slug twice, or an area of no row.
    """
    path = table_path("legal_documents")
    rows = read_table(path, Document)
    raise_faults(
        [
            *check_unique(path, rows, "uid", lambda row: names.legal(row.uid)),
            *check_references(
                path, rows, "area", lambda row: (row.area,), frozenset(areas().by_key)
            ),
        ]
    )
    return {row.uid: row for row in rows}


def document_uids() -> frozenset[str]:
    """Return the uids of all documents of the authority."""
    return frozenset(documents())


class DocumentRelation(Row):
    """A relation between two documents; `effective` is the day from which the second one ends."""

    from_: Text
    relation: Text
    to: Text
    effective: OptionalDay


@cache
def document_relations() -> list[DocumentRelation]:
    """Return the relations between documents of the authority.

    Raises:
        FaultyTable: a broken row, a relation that is no code, or a reference to no document.
    """
    path = table_path("legal_relations")
    rows = read_table(path, DocumentRelation)
    uids = document_uids()
    raise_faults(
        [
            *check_references(path, rows, "from_", lambda row: (row.from_,), uids),
            *check_references(path, rows, "to", lambda row: (row.to,), uids),
            *check_references(path, rows, "relation", lambda row: (row.relation,),
                              codes("relation")),
        ]
    )  # fmt: skip
    return rows
