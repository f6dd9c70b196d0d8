"""Printed lines into paragraphs: lines joined, page numbers and running heads left out."""

import re
from collections import Counter
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(
    r"(?:(?:trang|page)\s*)?[-–—|\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—|\s]*$", re.I
)
_DIGITS = re.compile(r"\d+")
_RUNNING = 3  # pages on which a line must stand at the edge to be a running head
_STOP = re.compile(r"[.:;!?…][\"”’)\]]?$|\./\.$")
_BEGINS = re.compile(
    r"[-–+•*▪►»]\s?\S|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s|\(\d{1,2}\)\s|\d{1,2}[-–/]\s(?=[^\W\d])|[a-zđ][.)]\s|[IVXL]{1,6}\s?[.\-–)]\s"
    r"|(?:Điều|Khoản|Chương|Mục|Phần|PHẦN|CHƯƠNG)\s\w+[.:]?\s"
)
_FULL = 0.85  # of the page's width from which a line has no room for its next word
_COLUMNS = "   "  # parts what stands side by side
_INDENT = 8.0  # points by which a paragraph's first line stands in


def begins_item(words: str) -> bool:
    """Tell whether a line begins as items of lists and numbered headings do."""
    return bool(_BEGINS.match(words))


def ends_sentence(words: str) -> bool:
    """Tell whether a line ends in a mark after which nothing need follow."""
    return bool(_STOP.search(words[-3:]))


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed: its words and where it begins and ends, in points from the left."""

    words: str
    left: float = 0.0
    right: float = 0.0
    is_row: bool = False


def without_running_lines(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return pages without their numbers and without heads and feet that many of them repeat."""
    edges = Counter(
        key for page in pages for key in {_key(line) for line in [*page[:1], *page[-1:]]}
    )
    running = {key for key, count in edges.items() if count >= _RUNNING}
    return [_trimmed(page, running) for page in pages]


def _key(line: PrintedLine) -> str:
    return _DIGITS.sub("0", line.words)


def _trimmed(page: list[PrintedLine], running: set[str]) -> list[PrintedLine]:
    kept = list(page)
    while kept and _is_running(kept[0], running):
        kept.pop(0)
    while kept and _is_running(kept[-1], running):
        kept.pop()
    return kept


def _is_running(line: PrintedLine, running: set[str]) -> bool:
    if line.is_row:
        return False
    return bool(_PAGE_NUMBER.match(line.words)) or (_key(line) in running and len(line.words) < 100)


def joined(pages: list[list[PrintedLine]]) -> list[str]:
    """Return the paragraphs of pages, one a string; a table's rows stay lines of their own."""
    paragraphs: list[str] = []
    above: PrintedLine | None = None
    for page in pages:
        texts = [line for line in page if not line.is_row]
        left = min((line.left for line in texts), default=0.0)
        right = max((line.right for line in texts), default=0.0)
        for line in page:
            if above and _continues(above, line, left, right):
                paragraphs[-1] += f" {line.words}"
            else:
                if above and above.is_row and not line.is_row:
                    paragraphs.append("")
                paragraphs.append(line.words)
            above = line
    return paragraphs


def _continues(above: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    if above.is_row or line.is_row or begins_item(line.words) or _COLUMNS in above.words:
        return False
    is_full = above.right - left >= _FULL * (right - left)
    if not is_full:
        return False
    if line.words[0].islower():
        return True
    if ends_sentence(above.words):
        is_indented = line.left - left >= _INDENT
        return not is_indented and above.left - left >= _INDENT
    return above.words.isupper() == line.words.isupper()
