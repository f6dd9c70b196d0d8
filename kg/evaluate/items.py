"""What is compared: facts with their attributes in the form in which two of them are the same."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.names import body_key, name_key

Data = Mapping[str, Any]
Said = str | float | None
Reader = Callable[[Data], Said]

# What stands before a place's name; taken off in this order, as "tỉnh Yên Bái" is Yên Bái.
_LEVELS_OF_AREAS = ("tỉnh ", "thành phố ", "tp. ", "huyện ", "thị xã ", "quận ", "xã ", "vùng ")
_GLOSS = re.compile(r"\s*\(([^\W_]{2,8})\)")
_STARS = re.compile(r"ocop\D{0,6}([1-5])(?!\d)|(?<!\d)([1-5]) ?sao(?!\w)")


@dataclass(frozen=True)
class Item:
    """One fact: as its file gives it, and what it says in each attribute."""

    kind: str
    given: Data
    said: Mapping[str, Said]
    start: int = 0
    end: int = 0

    @property
    def quote(self) -> str:
        """The words of the fact, on one line."""
        return " ".join(str(self.given.get("quote") or "").split())

    @property
    def confidence(self) -> float | None:
        """How sure the program is that wrote the fact, 0 to 1; null where it does not say."""
        sure = self.given.get("confidence")
        return None if sure is None else float(sure)

    @property
    def identity(self) -> Hashable:
        """What tells this fact from the others of its document."""
        return self.kind, self.start, self.end, *self.said.values()

    def shown(self, attribute: str) -> Said:
        """Return an attribute as people read it."""
        said = self.said[attribute]
        if attribute == "quote":
            return f"{said} “{self.quote}”"
        return self.given.get(attribute, said) if said is not None else None


def overlapping(one: Item, other: Item) -> bool:
    """Tell whether two facts stand, in part, on the same characters."""
    return one.start < other.end and other.start < one.end


def normal(text: object) -> str:
    """Return a text in NFC without blanks around it; null is empty."""
    return unicodedata.normalize("NFC", str(text or "")).strip()


def plain(field: str) -> Reader:
    """Return a reader of a code or a year, which is compared as it is written."""
    return lambda data: None if data.get(field) is None else str(data[field])


def number(field: str) -> Reader:
    """Return a reader of a number, compared to six places."""

    def read(data: Data) -> float | None:
        value = data.get(field)
        return None if value is None else round(float(value), 6)

    return read


def exact_name(field: str) -> Reader:
    """Return a reader of a name of which every letter counts."""
    return lambda data: normal(data.get(field))


def name(field: str) -> Reader:
    """Return a reader of a name that may be spelt in several ways (Hợp tác xã, HTX; uỷ, ủy)."""
    return lambda data: name_key(str(data[field])) if data.get(field) else None


def body_name(field: str) -> Reader:
    """Return a reader of an organisation's name; short forms in brackets, "(HTX)", are no part."""
    return lambda data: body_key(_GLOSS.sub(_unless_short, normal(data.get(field)))) or None


def _unless_short(bracket: re.Match[str]) -> str:
    return "" if bracket[1].isupper() else bracket[0]


def rating(data: Data) -> Said:
    """Return a product's rating as its code: "OCOP 5 sao" is ocop-5."""
    given = data.get("rating")
    stars = _STARS.search(normal(given).lower())
    return f"ocop-{stars[1] or stars[2]}" if stars else plain("rating")(data)


def document_key(field: str) -> Reader:
    """Return a reader of a document's key; of a uid (1804/QĐ-TTg@2020) it is what leads it."""
    return lambda data: normal(data.get(field)).upper().partition("@")[0]


def number_of_document(data: Data) -> str:
    """Return a citation's key in capitals; empty where it is not settled."""
    return normal(data.get("key")).upper()


def area(data: Data) -> str:
    """Return a place's name without its level, in small letters."""
    place = normal(data.get("area")).replace("Hoà", "Hòa").lower()
    for level in _LEVELS_OF_AREAS:
        place = place.removeprefix(level)
    return place


def period_start(data: Data) -> str | None:
    """Return the first day of an interval; null of a single date."""
    start, slash, _ = normal(data.get("period")).partition("/")
    return start if slash else None


def period_end(data: Data) -> str | None:
    """Return the last day of an interval, or the single date; null where it is open."""
    start, slash, end = normal(data.get("period")).partition("/")
    last = end if slash else start
    return None if last in {"", ".."} else last


def span(data: Data) -> str:
    """Return which characters a fact's quote takes."""
    return f"{data['start']}-{data['end']}"
