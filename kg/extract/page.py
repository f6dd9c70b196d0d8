"""A document as the rules for names read it: composed letters, plain spaces, offsets led back."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypedDict

from kg.extract.words import fold
from kg.law.text import View
from kg.law.words import UPPER
from kg.read.document import Block, BlockKind, Document

_MISPLACED = (("qũy", "quỹ"), ("qúy", "quý"))  # tones that are often printed so
LOWER = UPPER.lower()
APOSTROPHES = "'’ʼ"
SYLLABLE = rf"[{UPPER}][{LOWER}{UPPER}]*(?:[{APOSTROPHES}][{UPPER}{LOWER}]+)?"
NO_LETTER_BEFORE = r"(?<![^\W\d_])"
NO_LETTER_AFTER = r"(?![^\W\d_])"
_FULL_STOP = rf"[.!?…](?<![TtĐđ][PpXxS].)[”\"’)]*\s+(?=[{UPPER}“\"(\d–-])"
_WHOLE_END = re.compile(_FULL_STOP)
_CLAUSE_END = re.compile(  # the same, or ";" or a line's end
    rf"[.!?…;\n](?:(?<=[;\n])|(?<![;\n])(?<![TtĐđ][PpXxS].)[”\"’)]*\s+(?=[{UPPER}“\"(\d–-]))"
)


class Place(TypedDict):
    """The words of a fact and their place in the text as it was read."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a document as printed and folded; `blocks` have the offsets of this text."""

    text: str
    low: str
    blocks: tuple[Block, ...]
    raw: str
    view: View
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(block.start for block in self.blocks))

    def __hash__(self) -> int:
        """Hash the text alone, which it remembers; the blocks follow from it."""
        return hash(self.text)

    def place(self, start: int, end: int) -> Place:
        """Return the words of a span as they stand in the text as it was read."""
        first, last = self.view.span(start, end)
        return {"quote": self.raw[first:last], "start": first, "end": last}

    def block_at(self, place: int) -> Block | None:
        """Return the block in which a place lies."""
        index = bisect_right(self._starts, place) - 1
        return self.blocks[index] if index >= 0 and place < self.blocks[index].end else None

    def names_at(self, place: int) -> bool:
        """Tell whether people and organisations named at a place count: not in furniture."""
        block = self.block_at(place)
        return block is not None and block.kind is not BlockKind.furniture

    def states_at(self, place: int) -> bool:
        """Tell whether what is stated at a place counts: neither furniture nor caption."""
        block = self.block_at(place)
        return block is not None and block.kind.is_content

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the span of the clause or sentence around a place; it ends at ";" too."""
        return self._span_around(place, _CLAUSE_END)

    def whole_sentence(self, place: int) -> tuple[int, int]:
        """Return the span of the sentence around a place."""
        return self._span_around(place, _WHOLE_END)

    def _span_around(self, place: int, stop: re.Pattern[str]) -> tuple[int, int]:
        block = self.block_at(place)
        first, last = (block.start, block.end) if block else (place, place)
        for match in stop.finditer(self.text, first, last):
            if match.end() <= place:
                first = match.end()
            else:
                return first, match.start()
        return first, last

    def title(self) -> str:
        """Return the headline, or nothing."""
        title = next((block for block in self.blocks if block.kind is BlockKind.title), None)
        return self.text[title.start : title.end] if title else ""


def _views(raw: str) -> tuple[View, str, str]:
    view = View(raw)
    text = view.text.replace("\u00a0", " ")
    low = fold(text)
    for misplaced, usual in _MISPLACED:
        low = low.replace(misplaced, usual)
    return view, text, low


@lru_cache(maxsize=4)
def page_of(document: Document) -> Page:
    """Return a document as these rules read it; they all share one folding of the text."""
    view, text, low = _views(document.text)
    blocks = document.blocks
    if len(text) != len(document.text):
        blocks = tuple(_composed(document.text, blocks))
    return Page(text, low, blocks, document.text, view)


def _composed(raw: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks with the offsets of the composed text, which is shorter."""
    at = done = 0
    for block in blocks:
        start = at + len(View(raw[done : block.start]).text)
        end = start + len(View(raw[block.start : block.end]).text)
        cells = tuple(
            (
                start + len(View(raw[block.start : first]).text),
                start + len(View(raw[block.start : last]).text),
            )
            for first, last in block.cells
        )
        yield replace(block, start=start, end=end, cells=cells)
        at, done = end, block.end
