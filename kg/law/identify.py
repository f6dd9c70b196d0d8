"""Identifiers of legal documents beside our own IRI: urn:lex, Akoma Ntoso, national databases.

Viet Nam has no registrar for urn:lex, so these strings are unofficial; they follow RFC 9676. An ELI
URI is for states of the European Union; the vocabulary is used, the URI scheme is not.
"""

import re
from dataclasses import dataclass

from kg import names
from kg.authority.areas import areas
from kg.law.candidates import Candidate

VBPL = "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID="
PARTY = "dang.cong.san.viet.nam"
PARTY_SYMBOL = re.compile(r"/(?:TW|TU|VPTW|BTCTW|UBKTTW)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """A link that a person can follow; `kind` is iri, vbpl, page."""

    kind: str
    url: str


def _dotted(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", ".", names.strip_diacritics(text).lower()).strip(".")


def number_part(key: str) -> str:
    """Return a printed number as urn:lex and Akoma Ntoso write it: 1804/QĐ-TTg is 1804-qd-ttg."""
    return re.sub(r"[^a-z0-9]+", "-", names.strip_diacritics(key).lower()).strip("-")


def is_party(key: str) -> bool:
    """Tell whether a printed number is that of a Party document, which is no act of the State."""
    return bool(PARTY_SYMBOL.search(key))


def _province(document: Candidate) -> str | None:
    if document.area in {None, "vn"}:
        return None
    row = areas().by_key.get(document.area or "")
    return row.name_vi if row else None


def _organ(issuer: str, province: str | None) -> str:
    """Return an issuer without its province: "Ủy ban nhân dân tỉnh Yên Bái" is the committee."""
    if province:
        issuer = re.sub(rf"\s*(?:tỉnh|thành phố|TP\.?)?\s*{re.escape(province)}\s*$", "", issuer)
    return issuer


def urn_lex(document: Candidate) -> str | None:
    """Return the unofficial urn:lex of a document.

    It is None where type, issuer, place or date is unknown. A day that is not known is a year,
    which the grammar reads as a period.
    """
    if not (document.type and document.issuer and document.area and document.date):
        return None
    province = _province(document)
    jurisdiction = f"vn;{_dotted(province)}" if province else "vn"
    organ = _dotted(_organ(document.issuer, province))
    authority = f"{PARTY};{organ}" if is_party(document.key) else organ
    return (
        f"urn:lex:{jurisdiction}:{authority}:{_dotted(document.type)}:"
        f"{document.date};{number_part(document.key)}"
    )


def akoma_ntoso(document: Candidate) -> str | None:
    """Return the Akoma Ntoso IRI of the work, or None where a part of it is unknown.

    Its parts are type, issuer, place and date. A place without a code of ISO 3166-2, as a district,
    is told by the issuer's words.
    """
    if not (document.type and document.issuer and document.area and document.date):
        return None
    province = _province(document)
    row = areas().by_key.get(document.area)
    country, organ = "vn", document.issuer
    if province and row and row.iso3166_2:
        country, organ = row.iso3166_2.lower(), _organ(document.issuer, province)
    kind = "statement" if is_party(document.key) else "act"
    actor = number_part(organ)
    return (
        f"/akn/{country}/{kind}/{number_part(document.type)}/{actor}/"
        f"{document.date}/{number_part(document.key)}"
    )


def links(uid: str, vbpl_id: str | None, url: str | None) -> list[Link]:
    """Return the links of a document: our IRI, the national database, the page that was seen."""
    found = [Link("iri", names.legal(uid))]
    if vbpl_id:
        found.append(Link("vbpl", f"{VBPL}{vbpl_id}"))
    if url:
        found.append(Link("page", url))
    return found
