"""Places with their history: a province is code and era, found by name and date."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from kg import names
from kg.authority.codes import codes
from kg.authority.tables import (
    Key,
    Listed,
    Optional,
    OptionalDay,
    Row,
    Text,
    check_references,
    check_unique,
    raise_faults,
    read_table,
    table_path,
)

COUNTRY = "vn"
PREFIX_LEVELS = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "tp.": ("province", "district"),
    "tp": ("province", "district"),
    "huyện": ("district",),
    "thị xã": ("district",),
    "tx.": ("district",),
    "quận": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
}
LEVELS = ("country", "province", "district", "commune")


def _is_level(level: str) -> str:
    if level not in codes("area-level"):
        raise ValueError(f"must be one of {', '.join(sorted(codes('area-level')))}")
    return level


class Area(Row):
    """One version of a place: the same name or code in another era is another row."""

    key: Key
    level: Annotated[str, AfterValidator(_is_level)]
    code: Text
    prefix_vi: Optional
    name_vi: Text
    name_en: Text
    iso3166_2: Optional
    wikidata: Optional
    within: Optional
    valid_from: OptionalDay
    valid_to: OptionalDay  # the last day
    replaces: Listed
    alt_names: Listed
    note: Optional

    def holds_on(self, day: date | None) -> bool:
        """Tell whether this version held on a day; an unknown day excludes nothing."""
        return day is None or (
            (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )

    @property
    def full_name(self) -> str:
        """The name with its type: "huyện Văn Yên"."""
        return f"{self.prefix_vi} {self.name_vi}" if self.prefix_vi else self.name_vi


class AreaChange(Row):
    """A change of places: split, merger, new type, new codes, with its legal basis."""

    id: Key
    effective: date
    kind: Text
    before: Listed
    names_before: Listed
    after: Listed
    names_after: Listed
    legal_basis: Text
    document: Optional
    note: Optional


class Areas:
    """The places of the authority, looked up by name, date and parent."""

    def __init__(self, rows: Iterable[Area]) -> None:
        self.by_key = {row.key: row for row in rows}
        self._by_name: dict[str, list[Area]] = defaultdict(list)
        for row in self.by_key.values():
            for name in {row.name_vi, row.full_name, *row.alt_names}:
                self._by_name[names.name_key(name)].append(row)

    def find(self, name: str, on: date | None, within: str | None = None) -> Area | None:
        """Return the place of a name as it was on a day, or None where no row or several fit.

        Args:
            name: as printed, with or without its type, or with its parents ("xã A, huyện B").
            on: the day for which the place is meant; None accepts only a name without history.
            within: key of the place (a province) in which smaller places are looked for.
        """
        first, *parents = [part.strip() for part in name.split(",")]
        key = names.name_key(first)
        prefix = next((p for p in sorted(PREFIX_LEVELS, key=len, reverse=True)
                       if key.startswith(p + " ")), None)  # fmt: skip
        found = self._candidates(key, prefix, on)
        for level in LEVELS:
            fitting = [area for area in found if area.level == level]
            if level in {"district", "commune"}:
                fitting = [area for area in fitting if self._lies_in(area, within, parents, on)]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return None
        return None

    def _candidates(self, key: str, prefix: str | None, on: date | None) -> list[Area]:
        bare = key.removeprefix(prefix + " ") if prefix else key
        levels = PREFIX_LEVELS[prefix] if prefix else LEVELS
        exact = [area for area in self._by_name[key] if area.holds_on(on)]
        loose = [a for a in self._by_name[bare] if a.level in levels and a.holds_on(on)]
        exact = [area for area in exact if area.level in levels]
        return list({area.key: area for area in (exact or loose)}.values())

    def _lies_in(self, area: Area, within: str | None, parents: list[str], on: date | None) -> bool:
        ancestors = self.ancestors(area)
        if within not in {None, COUNTRY} and within not in {a.key for a in ancestors}:
            return False
        ancestor_names = {
            names.name_key(name)
            for a in ancestors
            for name in (a.name_vi, a.full_name, *a.alt_names)
        }
        return all(names.name_key(parent) in ancestor_names for parent in parents)

    def ancestors(self, area: Area) -> list[Area]:
        """Return the places in which a place lies, the nearest first."""
        found = []
        while area.within:
            area = self.by_key[area.within]
            found.append(area)
        return found


@cache
def areas() -> Areas:
    """Return the places of the authority.

    Raises:
        FaultyTable: a broken row, a key twice, or a reference to no row.
    """
    path = table_path("areas")
    rows = read_table(path, Area)
    keys = frozenset(row.key for row in rows)
    raise_faults(
        [
            *check_unique(path, rows, "key", lambda row: row.key),
            *check_references(
                path, rows, "within", lambda row: (row.within,) if row.within else (), keys
            ),
            *check_references(path, rows, "replaces", lambda row: row.replaces, keys),
        ]
    )
    return Areas(rows)


@cache
def area_changes() -> list[AreaChange]:
    """Return the recorded changes of places.

    Raises:
        FaultyTable: a broken row, an id twice, or a reference to no place.
    """
    path = table_path("area_changes")
    rows = read_table(path, AreaChange)
    keys = frozenset(areas().by_key)
    raise_faults(
        [
            *check_unique(path, rows, "id", lambda row: row.id),
            *check_references(path, rows, "before", lambda row: row.before, keys),
            *check_references(path, rows, "after", lambda row: row.after, keys),
        ]
    )
    return rows
