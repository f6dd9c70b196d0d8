"""Finds where a person may be named: a surname with a given name, or a title before a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import names
from kg.extract.lexicon import Entry, entries
from kg.extract.localities import PLACE_WORDS, place_names
from kg.extract.page import APOSTROPHES, LOWER, NO_LETTER_AFTER, SYLLABLE, Page
from kg.extract.patterns import any_of, whole_words
from kg.extract.roles import role_at, role_starts
from kg.extract.surnames import is_surname, surnames
from kg.law.words import UPPER

APOSTROPHED = frozenset(f"{letter}{mark}" for letter in "HK" for mark in APOSTROPHES)
MOST = 5  # syllables of a name
_WHOLE = 3  # syllables of a name that is no place's
_TITLE_ENDS = "hí|/c|/C|c\\.|ng|NG|bà|Bà|nh|hị|cô|Cô|hú|ác|em|cụ|Cụ|S\\.|s\\.|sĩ|sư|TS|hS|tá|áo|ân"
_GIVEN = rf"(?:{SYLLABLE}|[ĐK][{LOWER}]+)"
_RUN = re.compile(rf"{SYLLABLE}(?: {_GIVEN}){{0,{MOST}}}{NO_LETTER_AFTER}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a person's name; `title` is where a title before them begins."""

    name: str
    start: int
    end: int
    title: int | None
    surname: bool

    @property
    def syllables(self) -> int:
        """Return how many syllables the name has."""
        return self.name.count(" ") + 1


@cache
def _title() -> re.Pattern[str]:
    words = sorted(row.surface for row in entries("titles", Entry))
    more = any_of(words, space=" ")
    return re.compile(whole_words(words, rf"(?: {more})*", space=" ", after=":? $"))


@cache
def _start() -> re.Pattern[str]:
    by_first: dict[str, list[str]] = {}
    for surname in sorted(surnames(), key=len, reverse=True):
        by_first.setdefault(surname[0], []).append(surname[1:])
    branches = "|".join(
        f"(?<={first})(?:{'|'.join(map(re.escape, rest))})" for first, rest in by_first.items()
    )
    return re.compile(
        rf"[{UPPER}](?<![^\W\d_].)"
        rf"(?:(?P<surname>(?:{branches})(?= [{UPPER}ĐK]|['’ʼ][{UPPER}]))|"
        rf"(?P<titled>(?<=(?:{_TITLE_ENDS}) .)))"
    )


def candidates(page: Page) -> Iterator[Candidate]:
    """Yield the places where persons may be named, in text order, none within another."""
    done = 0
    for match in _start().finditer(page.text):
        if match.start() < done:
            continue
        found = _read(page, match)
        if found:
            done = found.end
            yield found


@cache
def _title_ends() -> frozenset[str]:
    return frozenset(row.surface.rpartition(" ")[2] for row in entries("titles", Entry))


def _title_before(page: Page, start: int) -> re.Match[str] | None:
    """Return the titles that stand before a name; looking at the last word first saves time."""
    last = page.low[max(0, start - 14) : start].rstrip(" :").rpartition(" ")[2]
    known = last in _title_ends() or last.lstrip('(“"-') in _title_ends()
    return _title().search(page.low, max(0, start - 40), start) if known else None


def _read(page: Page, match: re.Match[str]) -> Candidate | None:
    start = match.start()
    title = _title_before(page, start)
    if match["titled"] is not None and title is None:
        return None
    if title is None and (moved := _behind_place(page, start)) is not None:
        if moved == start:
            return None
        start = moved
    run = _RUN.match(page.text, start)
    if run is None:
        return None
    name = _without_role(page, start, run[0])
    if not name or (name.isupper() and title is not None and " " not in name):
        return None
    surname = is_surname(name.split(" ")[0]) or name[:2] in APOSTROPHED
    if title is None and names.name_key(name) in place_names():
        return None
    end = start + len(name)
    return Candidate(_usual_case(name), start, end, title.start() if title else None, surname)


def _usual_case(name: str) -> str:
    """Return a name that is printed in capitals as names are written."""
    return (
        " ".join(part[0] + part[1:].lower() for part in name.split(" ")) if name.isupper() else name
    )


_PLACE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, PLACE_WORDS))}) $")


def _behind_place(page: Page, start: int) -> int | None:
    """Return where a name may begin behind the word for a place; `start` where it may not.

    "huyện Mai Sơn Lò Văn An" has a place before the name; in "huyện Lò Văn An" the place has no
    name of its own, which only a name of three syllables makes likely.
    """
    if not _PLACE.search(page.low, max(0, start - 12), start):
        return None
    run = _RUN.match(page.text, start)
    syllables = run[0].split(" ") if run else []
    for count in range(min(3, len(syllables) - 2), 0, -1):
        known = names.name_key(" ".join(syllables[:count])) in place_names()
        if (known or count == 2) and syllables[count] in surnames():
            return start + len(" ".join(syllables[:count])) + 1
    province = page.low.endswith(("tỉnh ", "thành phố "), 0, start)  # whose names are all known
    known = names.name_key(" ".join(syllables[:2])) in place_names()
    whole = len(syllables) >= _WHOLE or (province and len(syllables) == 2 and not known)
    return None if whole and syllables[0] in surnames() else start


def _without_role(page: Page, start: int, run: str) -> str:
    """Return a run of capitals up to where an office begins: "Lò Văn An Phó Giám đốc"."""
    at = start
    kept: list[str] = []
    for syllable in run.split(" "):
        if syllable.lower() in role_starts() and role_at(page, at, len(page.text)):
            break
        kept.append(syllable)
        at += len(syllable) + 1
    return " ".join(kept[:MOST])
