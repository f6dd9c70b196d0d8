"""Numbers of documents as databases print them, and their official spelling."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.law.fold import fold, unlabelled

_GAPS = re.compile(r"\s*([/-])\s*")
_PRINTED = re.compile(
    r"(?P<number>[0-9]+(?:[A-Za-zđĐ](?=[/-]|$))?)(?:/(?P<year>(?:19|20)[0-9]{2})(?![0-9]))?(?P<rest>.*)"
)
_YEAR = re.compile(r"[0-9]+[A-Za-zđĐ]?/((?:19|20)[0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the parts of a symbol stand for."""

    spellings: Mapping[str, frozenset[str]]  # folded part -> its official spellings
    party: frozenset[str]  # signs of bodies of the Party, whose numbers run through a term


@dataclass(frozen=True, slots=True)
class Number:
    """A document's number in its official spelling: 69/2020/NQ-HĐND is 69, 2020, NQ-HĐND."""

    key: str
    number: str
    year: int | None
    symbol: str | None
    of_party: bool = False


def read_number(printed: str, signs: Signs) -> Number | None:
    """Read a number as a database prints it, or return None where it has no digit.

    Args:
        printed: "Số: 69/2020/NQ-HDND", "20/NQ-TW", "30a/2008/NQ-CP", "SL 147" …
        signs: how the parts of symbols are officially spelled, and which are the Party's.
    """
    text = _GAPS.sub(r"\1", " ".join(unlabelled(printed).split())).strip(" .,;:/-")
    digits = re.search("[0-9]+", text)
    if digits is None:
        return None
    found = _PRINTED.fullmatch(text)
    if found is None:
        return Number(text, digits.group(), None, None)
    year = int(found["year"]) if found["year"] else None
    rest = found["rest"]
    joint = rest[0] if rest[:1] in {"/", "-"} else "/"
    symbol = _official(rest.lstrip("/- ").replace(" ", "-"), signs)
    parts = re.split("[/-]", symbol)
    of_party = parts[-1] in signs.party
    if of_party and year is None and len(parts) == 2:
        joint, symbol = "-", "/".join(parts)  # 20-NQ/TW: the Party's way, whatever is printed
    head = found["number"] + (f"/{year}" if year else "")
    return Number(
        key=f"{head}{joint}{symbol}" if symbol else head,
        number=found["number"],
        year=year,
        symbol=symbol or None,
        of_party=of_party,
    )


def year_in(key: str) -> str | None:
    """Return the year that a number prints: 2021 in 45/2021/NĐ-CP."""
    found = _YEAR.match(key)
    return found[1] if found else None


def _official(symbol: str, signs: Signs) -> str:
    return "".join(
        part if part in {"/", "-", ""} else _spelled(part, signs)
        for part in re.split("([/-])", symbol)
    )


def _spelled(part: str, signs: Signs) -> str:
    """Return the official spelling where there is one: TTG is TTg; HD stays, HĐ is another."""
    official = signs.spellings.get(fold(part), frozenset())
    return next(iter(official)) if len(official) == 1 else part
