"""Numbers of documents: their official spelling, and the form under which slips are the same."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.names import strip_diacritics

_LETTERS = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}  # eth and African D stand in for Đ in many databases
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("∕⁄\\", "/")
)
_LABEL = re.compile(r"^\W*(?:số hiệu|số|so)(?![^\W\d_])[\s:.]*", re.IGNORECASE)
_GAPS = re.compile(r"\s*([/-])\s*")
_PRINTED = re.compile(
    r"(?P<number>[0-9]+(?:[A-Za-zđĐ](?=[/-]|$))?)(?:/(?P<year>(?:19|20)[0-9]{2})(?![0-9]))?(?P<rest>.*)"
)
_YEAR = re.compile(r"[0-9]+[A-Za-zđĐ]?/((?:19|20)[0-9]{2})(?![0-9])")
_LOOSE_HYPHEN = re.compile(r"(?<![0-9])-|-(?![0-9])")


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


def fold(number: str) -> str:
    """Return the form under which spellings of a number with symbol are the same.

    Case, Đ and D, spaces, dashes, slashes, "số" and leading noughts are folded, so "số 06-qd/ttg",
    "6/QĐ-TTG" and "06/QĐ-TTg" are one. A hyphen stays between two digits: 1/2020 is not 12020.
    """
    text = _LABEL.sub("", unicodedata.normalize("NFC", number))
    plain = strip_diacritics(text.translate(_LETTERS)).lower()
    parted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return _LOOSE_HYPHEN.sub("", parted).lstrip("0")


def read_number(printed: str, signs: Signs) -> Number | None:
    """Read a number as a database prints it, or return None where it has no digit.

    Args:
        printed: "Số: 69/2020/NQ-HDND", "20/NQ-TW", "30a/2008/NQ-CP", "SL 147" …
        signs: how the parts of symbols are officially spelled, and which are the Party's.
    """
    text = _LABEL.sub("", unicodedata.normalize("NFC", printed).translate(_LETTERS))
    text = _GAPS.sub(r"\1", " ".join(text.split())).strip(" .,;:/-")
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


@lru_cache(maxsize=4096)
def _folded_part(part: str) -> str:
    return fold(part)


def _spelled(part: str, signs: Signs) -> str:
    """Return the official spelling where there is one: TTG is TTg; HD stays, HĐ is another."""
    official = signs.spellings.get(_folded_part(part), frozenset())
    return next(iter(official)) if len(official) == 1 else part
