"""The words and signs of citations: types, issuers, laws by title, plenums of the Party."""

from functools import cache
from typing import Literal

from kg.authority.tables import Listed, Optional, OptionalDay, Row, Text, read_table, table_path

Verification = Literal["verified", "partly", "unverified", "seen", "known"]


class LegalType(Row):
    """A type of document, with its sign; one sign can stand for several types.

    `number` tells how little has to be printed beside a number to make it a citation: the type
    `alone` ("Nghị quyết 20"), the type as a `named` thing ("Đề án 01", but not "đề án 3 xã"), the
    type and a `marked` number ("Báo cáo số 12"), a whole `symbol`, or `never`.
    """

    abbreviation: Optional
    name_vi: Text
    name_en: Text
    system: Literal["state", "party", "historic", "reference", "excluded"]
    level: Text
    number: Literal["alone", "named", "marked", "symbol", "never"]
    aliases: Listed
    note: Optional
    verification: Verification


class LegalIssuer(Row):
    """A body that issues documents, with its sign; one sign can stand for several bodies."""

    abbreviation: Text
    name_vi: Text
    name_en: Text
    system: Literal["party", "state", "historic", "organisation"]
    level: Text
    names: Listed  # how it is written in words
    spellings: Listed  # other spellings of the sign
    note: Optional
    verification: Verification


class Law(Row):
    """A law with its title, its year and its number."""

    title: Text
    year: int
    date: OptionalDay
    key: Text
    aliases: Listed
    all_years: Optional  # "yes" where the rows of this title are all the laws that bore it
    verification: Verification


class Plenum(Row):
    """A resolution of a plenum of the Central Committee, told from its sisters by its topic."""

    term: int
    plenum: int
    key: Text
    topics: Listed
    verification: Verification


@cache
def legal_types() -> tuple[LegalType, ...]:
    """Return the types of documents.

    Raises:
        FaultyTable: a broken row.
    """
    return tuple(read_table(table_path("legal_types"), LegalType))


@cache
def legal_issuers() -> tuple[LegalIssuer, ...]:
    """Return the bodies that issue documents.

    Raises:
        FaultyTable: a broken row.
    """
    return tuple(read_table(table_path("legal_issuers"), LegalIssuer))


@cache
def laws() -> tuple[Law, ...]:
    """Return the laws that are cited by title and year.

    Raises:
        FaultyTable: a broken row.
    """
    return tuple(read_table(table_path("legal_laws"), Law))


@cache
def plenums() -> tuple[Plenum, ...]:
    """Return the resolutions that are cited by plenum and term.

    Raises:
        FaultyTable: a broken row.
    """
    return tuple(read_table(table_path("legal_plenums"), Plenum))
