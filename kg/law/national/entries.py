"""One row of a database as one entry of the index: its fields, and the keys that identify it."""

import re
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from kg.law.fold import fold
from kg.law.national import values
from kg.law.national.columns import ColumnSet, Field, Record
from kg.law.national.issuers import area_of, is_identified, is_party, issuer_key
from kg.law.national.numbers import Number, Signs, read_number
from kg.names import slug

_LONGEST_NUMBER = 100
_UNIQUE = "\x1e"  # begins the minimum key of an entry that has not all its parts


class Entry(NamedTuple):
    """What the index keeps of a document, in the order of its columns.

    `min_key` is the hash of the minimum key (body, place, type, number, day of signing); `year_key`
    has the year in place of the day, because numbers of the State run through a year. Both are
    unlike every other where a part is missing, so that nothing is taken for the same on a guess.
    """

    uid: str
    key: str
    key_fold: str
    type: str | None
    type_fold: str | None
    number: str
    number_fold: str
    symbol: str | None
    issuer: str | None
    area: str | None
    date: str | None
    title: str | None
    effective_from: str | None
    effective_to: str | None
    status: str | None
    vbpl_id: str | None
    source: str
    min_key: int
    year_key: int
    title_key: int | None
    undated: bool  # without a day, but with a year that stands in its place


class Refused(Exception):
    """A row that cannot be taken: why, and the value that is in the way."""

    def __init__(self, reason: str, value: str = "") -> None:
        super().__init__(reason, value)
        self.reason = reason
        self.value = value


def entry_of(record: Record, columns: ColumnSet, signs: Signs, left_out: Counter[str]) -> Entry:
    """Return the entry of a row.

    Args:
        record: the cells of the row by column.
        columns: which column says what.
        signs: how the parts of symbols are officially spelled.
        left_out: counts, by reason, the values that could not be read and were left out.

    Raises:
        Refused: no number, or a date of signing that is no date.
    """
    number = _number(values.text(columns.value(record, "number")), columns, signs)
    day = _day_of_signing(record, columns)
    when = day or (str(number.year) if number.year else None)
    vbpl_id = values.identifier(columns.value(record, "vbpl_id"))
    type_name = values.text(columns.value(record, "type"))
    if type_name and type_name.isupper():
        type_name = type_name.capitalize()
    type_fold = _type_fold(type_name or "")
    issuer = values.text(columns.value(record, "issuer"))
    area = area_of(issuer, values.text(columns.value(record, "scope")), when)
    title = values.text(columns.value(record, "title"))
    title_key = _hash(re.sub(r"\W+", "", title.lower())) if title else None
    key_fold = fold(number.key)
    same = "\x1f".join((issuer_key(issuer or ""), area or "", type_fold, key_fold))
    party = number.of_party or (issuer is not None and is_party(issuer))
    min_key, year_key, undated = _keys(
        same if issuer and type_name and is_identified(issuer, area) else None,
        when,
        party,
        f"{_UNIQUE}{vbpl_id or ''}\x1f{same}\x1f{day or ''}\x1f{'' if vbpl_id else title_key}",
    )
    return Entry(
        uid=_uid(vbpl_id, min_key, title_key),
        key=number.key,
        key_fold=key_fold,
        type=type_name,
        type_fold=type_fold or None,
        number=number.number,
        number_fold=fold(number.number),
        symbol=number.symbol,
        issuer=issuer,
        area=area,
        date=day,
        title=title,
        effective_from=_day_or_nothing(record, columns, "effective_from", left_out),
        effective_to=_day_or_nothing(record, columns, "effective_to", left_out),
        status=values.text(columns.value(record, "status")),
        vbpl_id=vbpl_id,
        source=columns.name,
        min_key=min_key,
        year_key=year_key,
        title_key=title_key,
        undated=undated,
    )


@lru_cache(maxsize=1024)
def _type_fold(type_name: str) -> str:
    return slug(type_name)


def _number(printed: str | None, columns: ColumnSet, signs: Signs) -> Number:
    column = columns.column("number")
    if printed is None:
        raise Refused(f"{column}: there is no number")
    if len(printed) > _LONGEST_NUMBER:
        raise Refused(f"{column}: is too long for a number", printed)
    number = read_number(printed, signs)
    if number is None:
        raise Refused(f"{column}: has no number", printed)
    return number


def _day_of_signing(record: Record, columns: ColumnSet) -> str | None:
    cell = columns.value(record, "date")
    try:
        return values.day(cell)
    except (ValueError, OverflowError):
        raise Refused(f"{columns.column('date')}: is no date", str(cell)) from None


def _day_or_nothing(
    record: Record, columns: ColumnSet, field: Field, left_out: Counter[str]
) -> str | None:
    try:
        return values.day(columns.value(record, field))
    except (ValueError, OverflowError):
        left_out[f"{columns.column(field)}: is no date"] += 1
        return None


def _keys(same: str | None, when: str | None, party: bool, unique: str) -> tuple[int, int, bool]:
    """Return minimum key, year key, and whether the year stands in place of the day."""
    if same is None or when is None or (party and len(when) == 4):
        key = _hash(unique)
        return key, key, False
    key = _hash(f"{same}\x1f{when}")
    year_key = key if party else _hash(f"{same}\x1f{when[:4]}")
    return key, year_key, len(when) == 4


def _uid(vbpl_id: str | None, min_key: int, title_key: int | None) -> str:
    if vbpl_id is None:
        return f"national-{_hex(_hash(f'{min_key} {title_key}'))}"
    plain = re.fullmatch(r"[a-z0-9][a-z0-9.-]*", vbpl_id)
    return f"vbpl-{vbpl_id if plain else 'x' + _hex(_hash(vbpl_id))}"


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


def _hex(number: int) -> str:
    return f"{number & (1 << 64) - 1:016x}"
