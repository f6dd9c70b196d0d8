"""The key of a citation: what is printed, in the official spelling; nothing is guessed."""

from kg.authority.legal_terms import LegalIssuer
from kg.law.draft import Draft
from kg.law.words import issuers_by_sign, sign_of_type

LAST_MIXED_YEAR = 2008  # later resolutions of the Government are never normative
FIRST_CLEAR_YEAR = 2017  # later directives are never normative
NORMATIVE_DECISIONS = 100  # more decisions of one body and year are not normative
_YEARLY = {"Nghị định", "Thông tư"}  # normative, so the year belongs to the number
_MIXED = {"Quyết định", "Nghị quyết", "Chỉ thị"}


def settle(draft: Draft) -> tuple[str | None, str | None]:
    """Return the key and the symbol of a citation that has a number."""
    if draft.symbol is not None:
        return _printed(draft)
    system, sign = _issuer(draft)
    if draft.type is None or draft.number is None or sign is None:
        return None, None
    kind = sign_of_type(draft.type, system)
    if kind is None:
        return None, None
    if system == "party":
        return f"{draft.number}-{kind}/{sign}", f"{kind}/{sign}"
    if draft.type == "Đề án" or (draft.type == "Chương trình" and sign != "UBND"):
        return None, None  # a nickname: "Đề án 06" and "Chương trình 135" are of decisions
    symbol = f"{kind}-{sign}"
    number = _numbered(draft, sign)
    return (f"{number}/{symbol}" if number else None), symbol


def _printed(draft: Draft) -> tuple[str | None, str]:
    symbol = draft.symbol
    assert symbol is not None
    yearless = draft.printed_year is None
    if yearless and (draft.number is None or (draft.lent and symbol.type in {"NĐ", "TT", "TTLT"})):
        return None, symbol.text
    number = (draft.number or "").replace(".", "")
    if draft.printed_year is not None:
        lead = symbol.lead if symbol.lead == "-" and not _regular(symbol.issuer) else "/"
        return f"{number}/{draft.printed_year}{lead}{symbol.text}", symbol.text
    return f"{number}{symbol.lead}{symbol.text}", symbol.text


def _regular(sign: str | None) -> bool:
    row = issuers_by_sign().get(sign or "")
    return row is not None and row.system != "historic"


def _issuer(draft: Draft) -> tuple[str, str | None]:
    if draft.type == "Nghị định":
        return "state", "CP"
    sign = draft.issuer.sign if draft.issuer else None
    row: LegalIssuer | None = issuers_by_sign().get(sign or "")
    if row is None or row.system not in {"party", "state"}:
        return "state", None
    return row.system, sign


def _numbered(draft: Draft, sign: str) -> str | None:
    """Return number, and year where it belongs to it, of a State document; None if unsure."""
    number = draft.number or ""
    year = draft.year or (int(draft.date[:4]) if draft.date else None)
    if draft.printed_year is not None:
        return f"{number}/{draft.printed_year}" if draft.type in _YEARLY | _MIXED else None
    if draft.type in _YEARLY:
        return f"{number}/{year}" if year else None
    if draft.type not in _MIXED:
        return number
    if not number.isdigit() or (year is not None and year <= LAST_MIXED_YEAR):
        return None
    if draft.type == "Quyết định":
        return number if int(number) >= NORMATIVE_DECISIONS else None
    if draft.type == "Chỉ thị":
        return number if year is None or year >= FIRST_CLEAR_YEAR else None
    return number if sign == "CP" else None
