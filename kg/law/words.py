"""The words and signs of the tables, made ready for patterns and look-ups."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg import names
from kg.authority.legal_terms import LegalIssuer, LegalType, legal_issuers, legal_types

UPPER = "".join(
    letter
    for letter in map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)])
    if letter.isupper()
)
DASHES = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
NOT_AFTER_LETTER = r"(?<![^\W\d_])"


def plain(text: str) -> str:
    """Return the text in small plain letters with single spaces."""
    return " ".join(names.strip_diacritics(text).lower().split())


def alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern for phrases, with and without diacritics, the longest first."""
    spellings = {*phrases}
    spellings |= {names.strip_diacritics(phrase) for phrase in spellings}
    ordered = sorted(spellings, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A type of document as words name it; `number` as in the table of types."""

    name: str
    number: str


def _cited(row: LegalType) -> bool:
    return row.system != "reference"


@cache
def type_words() -> dict[str, TypeWord]:
    """Return the types by their plain words, other names and signs included."""
    found: dict[str, TypeWord] = {}
    for row in filter(_cited, legal_types()):
        number = "never" if row.system == "excluded" else row.number
        for word in (row.name_vi, *row.aliases):
            found.setdefault(plain(word), TypeWord(row.name_vi, number))
    return found


@cache
def type_names() -> tuple[str, ...]:
    """Return all words for types, as they are written."""
    rows = filter(_cited, legal_types())
    return tuple({word for row in rows for word in (row.name_vi, *row.aliases)})


@cache
def short_types() -> dict[str, TypeWord]:
    """Return the types by the signs that stand for their words ("NQ số 20-NQ/TW").

    A sign alone beside a number is enough only where it is clear: the sign of one type, of no
    issuer, or of the State's decisions, which are normative under the same sign.
    """
    found: dict[str, TypeWord] = {}
    issuers = {row.abbreviation for row in legal_issuers()}
    for sign, rows in types_by_sign().items():
        number = rows[0].number
        if len(sign) < 2 or number in {"never", "symbol"}:
            continue
        one = number == "alone" and len({row.name_vi for row in rows}) == 1
        both = number == "named" and any(row.level.startswith("normative") for row in rows)
        clear = (one or both) and sign not in issuers
        found[sign] = TypeWord(rows[0].name_vi, number if clear else "marked")
    return found


@cache
def types_by_sign() -> dict[str, tuple[LegalType, ...]]:
    """Return the types of every sign."""
    found: dict[str, tuple[LegalType, ...]] = {}
    for row in filter(_cited, legal_types()):
        if row.abbreviation:
            found[row.abbreviation] = (*found.get(row.abbreviation, ()), row)
    return found


@cache
def issuers_by_sign() -> dict[str, LegalIssuer]:
    """Return the first issuer of every sign."""
    found: dict[str, LegalIssuer] = {}
    for row in legal_issuers():
        for sign in (row.abbreviation, *row.spellings):
            found.setdefault(sign, row)
    return found


def _loose(signs: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    cased: dict[str, str] = {}
    plained: dict[str, str] = {}
    for sign in signs:
        cased.setdefault(sign.lower(), sign)
        plained.setdefault(plain(sign), sign)
    return cased, plained


@cache
def _loose_types() -> tuple[dict[str, str], dict[str, str]]:
    return _loose(types_by_sign())


@cache
def _loose_issuers() -> tuple[dict[str, str], dict[str, str]]:
    return _loose(issuers_by_sign())


def type_sign(printed: str) -> str | None:
    """Return the official sign of a type that is printed in whatever case or without marks."""
    if printed in types_by_sign():
        return printed
    cased, plained = _loose_types()
    return cased.get(printed.lower()) or plained.get(plain(printed))


def issuer_sign(printed: str) -> str | None:
    """Return the official sign of an issuer that is printed in whatever case or without marks."""
    printed = "".join(printed.split())
    if printed not in issuers_by_sign():
        cased, plained = _loose_issuers()
        printed = cased.get(printed.lower()) or plained.get(plain(printed)) or ""
    row = issuers_by_sign().get(printed)
    return row.abbreviation if row else None


def sign_of_type(name: str, system: str) -> str | None:
    """Return the sign that a type has in a system of numbers ("party", "state")."""
    for row in legal_types():
        if row.name_vi == name and row.system == system and row.abbreviation:
            return row.abbreviation
    return None
