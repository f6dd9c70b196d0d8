"""Cells of national databases: text, ids and days, in the many ways they are written."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

_UNSAFE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_NOTHING = frozenset(
    {"", "null", "none", "nan", "nat", "n/a", "-", "--", "...", "…", "không xác định",
     "chưa xác định", "đang cập nhật"}
)  # fmt: skip
_NO_DAY = frozenset({"0001-01-01", "1753-01-01", "1900-01-01", "9999-12-31"})  # databases' nulls
_YEARS = range(1900, 2101)
_VIET_NAM = timezone(timedelta(hours=7))
_EPOCH = datetime(1970, 1, 1, tzinfo=_VIET_NAM) + timedelta(hours=7)
_MILLISECONDS = 10**10  # a number of seconds as large is in the year 2286

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ,].*)?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_YEAR = re.compile(r"(?:[0-9]{1,2}[-/.])?((?:19|20)[0-9]{2})(?:[-/.][0-9]{1,2})?(?:\.0)?")
_NUMBER = re.compile(r"-?[0-9]{9,13}(?:\.0)?")
_ZONE = re.compile(r"[Tt ][0-9:.]+\s*(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})$")


def text(value: object) -> str | None:
    """Return a cell as clean text, or None where it says nothing ("", NaN, "…")."""
    if value is None or isinstance(value, (dict, list)):
        return None
    plain = str(value)
    safe = plain if plain.isprintable() else _UNSAFE.sub(" ", plain)
    cleaned = unicodedata.normalize("NFC", " ".join(safe.split()))
    return None if cleaned.lower() in _NOTHING else cleaned


def identifier(value: object) -> str | None:
    """Return the id of a row: 166269, "166269" and 166269.0 (of a table with gaps) are one."""
    found = text(value)
    return re.sub(r"^([0-9]+)\.0$", r"\1", found) if found else None


def day(value: object) -> str | None:
    """Return a day as ISO date, or its year where no more is known; None where there is none.

    ISO, dd/mm/yyyy, yyyymmdd, dates and timestamps of Parquet, and seconds or milliseconds since
    1970 are read. A time with a zone is of the day that it was in Viet Nam.

    Raises:
        ValueError: it is no date.
    """
    if isinstance(value, datetime):
        value = value.astimezone(_VIET_NAM).date() if value.tzinfo else value.date()
    if isinstance(value, date):
        return _checked(value)
    found = text(value)
    return _read(found) if found else None


@lru_cache(maxsize=1 << 16)
def _read(found: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(found):
        if _ZONE.search(found):
            return _checked(datetime.fromisoformat(found).astimezone(_VIET_NAM).date())
        year, month, of_month = match.groups()
    elif match := _DAY_FIRST.fullmatch(found):
        of_month, month, year = match.groups()
    elif match := _COMPACT.fullmatch(found):
        year, month, of_month = match.groups()
    elif match := _YEAR.fullmatch(found):
        return match[1]
    elif _NUMBER.fullmatch(found):
        number = float(found)
        seconds = number / 1000 if abs(number) >= _MILLISECONDS else number
        return _checked((_EPOCH + timedelta(seconds=seconds)).date())
    else:
        raise ValueError(f"{found!r} is no date")
    return _checked(date(int(year), int(month), int(of_month)))


def _checked(found: date) -> str | None:
    if found.isoformat() in _NO_DAY:
        return None
    if found.year not in _YEARS:
        raise ValueError(f"{found.isoformat()} is of no year in which a document can be")
    return found.isoformat()
