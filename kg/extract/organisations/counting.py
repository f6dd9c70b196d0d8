"""Tells which organisations of a page count as facts: one that is named, or one that acts."""

import re
from collections.abc import Iterator

from kg.extract.localities import COUNTRY, Surroundings
from kg.extract.naming.mentions import COOPERATIVES, Mentions
from kg.extract.naming.reading import Named
from kg.extract.organisations.acting import acting, hosting, leads_to
from kg.extract.page import Page
from kg.extract.sector import is_about_the_sector

_NAMED = frozenset({"fund", "steering-committee"})
_MANY = re.compile(r"(?<!\w)(?:các|những|mọi|hai|ba|bốn|\d+) $")
_OF_MANY = re.compile(r" (?:các|cấp (?:tỉnh|huyện|xã|cơ sở)|ở các|ở một số|những)(?!\w)")
_ALL = re.compile(r"(?<!\w)(?:các|những|nhiều|số) $")
_NONE = re.compile(r"(?<!\w)(?:liên minh|một số|nhiều|ngày) $")
_GIVEN = "khen của "  # a certificate's: it only gives its name


def counted(page: Page, around: Surroundings, mentions: Mentions) -> Iterator[Named]:
    """Yield the mentions that count, those in captions last.

    Cooperatives, groups, unions, credit funds, support funds, steering committees and the
    alliance of the place count wherever they are named; other bodies where they hold a meeting,
    and where they act in paragraphs on the sector.
    """
    acts, hosts = acting(page, mentions.all), hosting(page, mentions.all)
    for mention in sorted(mentions.all, key=lambda named: not page.states_at(named.start)):
        named = _whole(mention)
        at_work = mention.start in hosts or (
            mention.start in acts and _is_of_the_sector(page, named)
        )
        if _counts(page, around, named, at_work):
            yield named


def _whole(named: Named) -> Named:
    """Return the alliance of which a board is named: what the board does, the alliance does."""
    of_alliance = named.inner is not None and named.inner.kind.type == "alliance"
    return named.inner if named.inner and of_alliance and named.kind.tail == "of" else named


def _is_of_the_sector(page: Page, named: Named) -> bool:
    return named.kind.type == "alliance" or is_about_the_sector(page, named.start)


def _counts(page: Page, around: Surroundings, named: Named, at_work: bool) -> bool:
    before = page.low[max(0, named.start - 12) : named.start]
    if named.kind.type in COOPERATIVES:
        return named.proper and not _NONE.search(before) and _is_one(page, around, named, before)
    if _MANY.search(before) or _OF_MANY.match(page.low, named.end):
        return False
    if named.kind.type in _NAMED:
        return named.proper and not leads_to(page, named.start)
    if named.kind.type == "alliance" and not _is_of_elsewhere(named, around):
        return not before.endswith(_GIVEN)
    return named.kind.type != "enterprise" and at_work


def _is_of_elsewhere(named: Named, around: Surroundings) -> bool:
    """Tell whether an alliance is the country's, in the report of a province."""
    place = named.locality
    return around.province is not None and place is not None and place.level == "country"


def _is_one(page: Page, around: Surroundings, named: Named, before: str) -> bool:
    """Tell whether the words behind "HTX" are its name: no place's, not of many."""
    own = named.words[len(named.kind.surface) :].strip()
    few = own.count(" ") < len(COUNTRY.split())
    whole = own.startswith(COUNTRY) or own in {around.province, around.district}
    return not (whole or (few and _ALL.search(before)))
