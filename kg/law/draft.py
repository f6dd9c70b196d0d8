"""A citation while it is read: what is printed, before the key is settled."""

from dataclasses import dataclass

from kg.law.issuers import Issuer
from kg.law.symbols import Symbol


@dataclass(slots=True)
class Draft:
    """A citation of which not all is settled; places are those of the view."""

    start: int
    end: int
    type: str | None = None
    number: str | None = None
    year: int | None = None
    printed_year: str | None = None
    symbol: Symbol | None = None
    lent: bool = False  # the symbol stands at another number of the list
    issuer: Issuer | None = None
    date: str | None = None
    key: str | None = None
    title: str | None = None
    issuer_name: str | None = None
    law_year: int | None = None
    revised: bool = False  # "(sửa đổi)"
