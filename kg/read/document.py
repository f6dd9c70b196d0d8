"""A report as it was read: one text, to which all offsets refer, and the blocks it falls into."""

from dataclasses import dataclass
from enum import Enum


class BlockKind(Enum):
    """What a block of a page is; `is_content` tells which may state figures."""

    title = "title"
    dateline = "dateline"  # "14/07/2023 16:05": when the page was published
    heading = "heading"
    paragraph = "paragraph"
    item = "item"  # of a list: "- …", "1. …", "(a) …"
    row = "row"  # of a table: cells parted by tabs
    caption = "caption"  # of a picture
    byline = "byline"  # author, source, signature
    furniture = "furniture"  # menus, counters, related titles, licences

    @property
    def is_content(self) -> bool:
        """Tell whether figures, periods and places of such a block count."""
        return self in _CONTENT


_CONTENT = (  # no set: members are told apart by identity faster than by hash
    BlockKind.title, BlockKind.heading, BlockKind.paragraph, BlockKind.item, BlockKind.row,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text, or one paragraph of several: its kind and its span, the end excluded.

    The span holds no white space at its ends. `cells` are the spans of a row's cells, empty cells
    with start == end; `table` numbers the table from 0.
    """

    kind: BlockKind
    start: int
    end: int
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report: the file's name, the hash of its bytes, its text, its blocks in text order."""

    name: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]

    def __hash__(self) -> int:
        """Hash the text alone, which it remembers; the blocks follow from it."""
        return hash(self.text)
