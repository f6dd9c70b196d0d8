"""Fixed phrases of pages and documents that tell what a line is: rows of `phrases.csv`."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from kg.errors import FaultyTable

TABLE = Path(__file__).resolve().with_name("phrases.csv")


class Role(StrEnum):
    """What a line that shows a phrase is on its page."""

    furniture = "furniture"  # menus, counters, buttons, licences, state formulas
    related = "related"  # opens a list of titles of other pages
    comments = "comments"  # opens the readers' comments
    recipients = "recipients"  # opens the list of who receives an official document
    byline = "byline"  # names author, source or signing authority
    caption = "caption"  # begins what stands under a picture
    genre = "genre"  # kind of an official document, printed above its title
    press = "press"  # kind of a text for the public, printed above its title
    official = "official"  # stands at the head of official documents alone
    agency = "agency"  # begins the name of an authority or office
    heading = "heading"  # begins a heading of such reports
    address = "address"  # begins the words by which a speech or letter turns to its readers
    photos = "photos"  # the page is a series of pictures; its captions are its text


class Match(StrEnum):
    """How a phrase is sought in a line, without regard to case."""

    start = "start"  # the line begins with it
    whole = "whole"  # the line's letters are nothing else: "(0) Bình luận"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row: the words in lower case, how they are sought, what they tell, and a line with them."""

    role: Role
    match: Match
    words: str
    example: str


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the rows of the table.

    Raises:
        FaultyTable: a row is broken; the message names file and line.
    """
    with TABLE.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        try:
            return tuple(
                Phrase(Role(row["role"]), Match(row["match"]), row["words"], row["example"])
                for row in reader
            )
        except (csv.Error, KeyError, ValueError) as error:
            raise FaultyTable(f"{TABLE}:{reader.line_num}: {error}; correct this row") from error


_NO_LETTERS = re.compile(r"[\W\d_]+")
_LONGEST_START = 80


class Roles:
    """The roles of one set, found in a line in one step; the longest phrase decides."""

    def __init__(self, *roles: Role) -> None:
        chosen = [phrase for phrase in phrases() if phrase.role in roles]
        self._whole = {p.words: p.role for p in chosen if p.match is Match.whole}
        starts = {p.words: p.role for p in chosen if p.match is Match.start}
        self._starts = starts
        longest_first = sorted(starts, key=len, reverse=True)
        self._start = re.compile(
            "|".join(
                re.escape(words) + (r"(?!\w)" if words[-1].isalnum() else "")
                for words in longest_first
            )
            or r"(?!)"
        )

    def of(self, line: str) -> Role | None:
        """Return the role of a line, or None where it shows no phrase of this set."""
        head = unicodedata.normalize("NFC", line[:_LONGEST_START]).lower()
        found = self._start.match(head)
        if found:
            return self._starts[found[0]]
        if not self._whole or len(line) >= _LONGEST_START:
            return None
        return self._whole.get(_NO_LETTERS.sub(" ", head).strip())
