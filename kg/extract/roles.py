"""Offices and roles: where one stands, and whether one stands right before a body."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.page import Page
from kg.extract.words import folded

_ROLE_WORDS = 5  # words that the longest role has
_SPEAKERS = frozenset({"đại diện"})  # who speaks for a body: it acts
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Role(Entry):
    """An office or role.

    label: how it is called, where not by its own words.
    inside: the word in it with which the body's name begins: the "ban" of "trưởng ban chỉ đạo".
    weak: it is one only beside a body: "đại diện HTX Hoa Ban", but not "lãnh đạo các sở".
    organisation: the body that the office implies: "Tỉnh ủy" of "Tỉnh ủy viên".
    """

    label: str | None
    inside: str | None
    organisation: str | None
    weak: bool


@cache
def _roles() -> dict[str, tuple[Role, ...]]:
    found: defaultdict[str, list[Role]] = defaultdict(list)
    for role in entries("roles", Role):
        found[role.surface.split()[0]].append(role)
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row.surface)))
        for first, rows in found.items()
    }


@cache
def role_starts() -> frozenset[str]:
    """Return the first syllables of all roles."""
    return frozenset(_roles())


def role_at(page: Page, at: int, limit: int) -> Role | None:
    """Return the role that stands at a place."""
    first = _WORD.match(page.low, at, limit)
    if first is None:
        return None
    for role in _roles().get(first[0], ()):
        end = at + len(role.surface)
        if (
            end <= limit
            and page.low.startswith(folded(role.surface), at)
            and (end == limit or not page.low[end].isalnum())
        ):
            return role
    return None


def in_title(page: Page, start: int) -> bool:
    """Tell whether an office stands right before a body; who speaks for it has none."""
    return any(role.surface not in _SPEAKERS for role in roles_before(page, start))


def roles_before(page: Page, start: int) -> Iterator[Role]:
    """Yield the roles that end right before a place: "phó giám đốc" and the "giám đốc" in it."""
    at = start
    for _ in range(_ROLE_WORDS):
        if at == 0:
            return
        at = page.low.rfind(" ", max(0, at - 20), at - 1) + 1
        role = role_at(page, at, start)
        if role is not None and page.low[at + len(role.surface) : start] in {" ", " của "}:
            yield role
