"""The printed date of a document."""

import re
from datetime import date

_DAY = r"(?P<day>\d{1,2})"
_FIGURES = rf"{_DAY}\s?[/.\-–]\s?(?P<month>\d{{1,2}})\s?[/.\-–]\s?(?P<year>\d{{4}})(?!\d)"
_WORDS = (
    r"(?P<day2>\d{1,2})(?:\s+(?:tháng|thang)\s+|\s?[/-]\s?)(?P<month2>\d{1,2})"
    r"\s*,?\s+(?:năm|nam)\s+(?P<year2>\d{4})"
)
_DATE = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}(?P<open>\()?\s?(?P<issued>(?:được\s+)?(?:ban\s+hành|ký)\s+)?"
    rf"(?:ngày|ngay|Ngày)\s+(?:{_FIGURES}|{_WORDS})(?P<close>\s?\))?"
)
_IN_BRACKETS = re.compile(rf"\s?\(\s?{_FIGURES}\s?\)")
_HEAD = re.compile(rf"(?:^|[\s,])ngày\s+{_WORDS}\s*$", re.MULTILINE)


def _iso(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    parts = [groups.get(name) or groups.get(f"{name}2") for name in ("year", "month", "day")]
    try:
        return date(*(int(part or "0") for part in parts)).isoformat()
    except ValueError:
        return None


def read_date(text: str, place: int) -> tuple[str | None, int] | None:
    """Read the date that follows a number; return it with the end of its words.

    The end is the place itself where the date is told but is no part of the citation's words
    ("ban hành ngày 13/11/2020"). A date that cannot be is None and still part of the words.
    """
    match = _DATE.match(text, place)
    if match is None:
        bare = _IN_BRACKETS.match(text, place)
        return (_iso(bare), place) if bare else None
    if match["issued"]:
        return _iso(match), place
    end = match.end()
    if match["close"] and not match["open"]:
        end = match.start("close")
    return _iso(match), end


def read_head_date(text: str, place: int, reach: int = 400) -> str | None:
    """Return the date in the head of a document whose own number stands at a place."""
    match = _HEAD.search(text, place, min(len(text), place + reach))
    return _iso(match) if match else None
