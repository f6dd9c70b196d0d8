"""A text as lines: spans without white space, and the parts that one line may hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _ZERO_WIDTH

_PHOTO_CODE = re.compile(r"(?:[a-z]{2,4}[ _-]?\d{3,}[ _-]?){1,6}(?=[^\W\d_])")
_GAP = re.compile(r"[ \u00a0]{3,}|\s*\t\s*")
_SEPARATOR = re.compile(r"[ \u00a0]{3,}|[ \u00a0]+[|·][ \u00a0]+")
_DASH = re.compile(r"\s+[-–•]\s+")


@dataclass(slots=True)
class Line:
    """A line that is not blank: its span without white space, and its own end marks left out."""

    start: int
    end: int
    raw_start: int  # with the white space, which may be a row's first, empty cell
    raw_end: int


def lines(text: str) -> Iterator[Line]:
    """Give the lines of a text that are not blank."""
    at = 0
    for raw in text.splitlines(keepends=True):
        after = at + len(raw)
        right = raw.rstrip(BLANK)
        if right:
            start = at + len(right) - len(right.lstrip(BLANK))
            broken = raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
            yield Line(start, at + len(right), at, at + len(broken))
        at = after


def photo_code(line: str) -> int:
    """Return the length of a picture's file name glued to the line's first word, or 0.

    "dsc 0417 ltt 2107Hai năm trước" has one of 17 characters.
    """
    found = _PHOTO_CODE.match(line)
    return found.end() if found and line[found.end()].isupper() else 0


def columns(line: str) -> list[tuple[int, int]]:
    """Return the spans of parts that stand side by side, parted by at least three spaces."""
    return _split(line, _GAP)


def parts(line: str) -> list[tuple[int, int]]:
    """Return the spans of parts that stand side by side, or are parted by a bar or a dot."""
    return _split(line, _SEPARATOR)


def dashed(line: str) -> list[tuple[int, int]]:
    """Return the spans of parts that dashes or dots part."""
    return _split(line, _DASH)


def _split(line: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for found in separator.finditer(line):
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(line)))
    return [span for span in spans if span[0] < span[1]]
