"""Bodies with their life spans: found by name and date, never by a name that several share."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from kg import names
from kg.authority.areas import areas
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


class Body(Row):
    """An organ of Party or State, an alliance, a fund, a committee."""

    id: Key
    name_vi: Text
    alt_names: Listed
    abbr_vi: Optional
    name_en: Optional
    kind: Text
    area: Key
    valid_from: OptionalDay
    valid_to: OptionalDay
    replaces: Listed
    wikidata: Optional
    note: Optional

    def holds_on(self, day: date | None) -> bool:
        """Tell whether the body existed on a day; an unknown day excludes nothing."""
        return day is None or (
            (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
        )


class Bodies:
    """The bodies of the authority, looked up by name and date."""

    def __init__(self, rows: Iterable[Body]) -> None:
        self.by_id = {row.id: row for row in rows}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for row in self.by_id.values():
            for name in (row.name_vi, *row.alt_names):
                self._by_name[names.name_key(name)].add(row.id)

    def find(self, name: str, on: date | None, area: str | None = None) -> Body | None:
        """Return the body of a name on a day, or None where none or several fit.

        Args:
            name: as settled by a reader ("UBND tỉnh Yên Bái") or as printed.
            on: the day; a name that passed to a successor needs it.
            area: key of a province that tells apart names without their province.
        """
        found = [self.by_id[key] for key in self._by_name[names.name_key(name)]]
        found = [body for body in found if body.holds_on(on)]
        if len(found) > 1 and area is not None:
            found = [body for body in found if body.area == area]
        return found[0] if len(found) == 1 else None


@cache
def bodies() -> Bodies:
    """Return the bodies of the authority.

    Raises:
        FaultyTable: a broken row, an id twice, or a reference to no row.
    """
    path = table_path("bodies")
    rows = read_table(path, Body)
    ids = frozenset(row.id for row in rows)
    raise_faults(
        [
            *check_unique(path, rows, "id", lambda row: row.id),
            *check_references(path, rows, "replaces", lambda row: row.replaces, ids),
            *check_references(
                path, rows, "area", lambda row: (row.area,), frozenset(areas().by_key)
            ),
        ]
    )
    return Bodies(rows)
