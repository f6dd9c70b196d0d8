"""Any text into blocks: the report's own words apart from the furniture of its page."""

import re

from kg.read.document import Block, BlockKind
from kg.read.forms import Piece, is_photo_report
from kg.read.page import kinds
from kg.read.pieces import pieces

_DELIMITER = re.compile(r"[|:\s+=-]+")  # the line below the head of a Markdown table
_FEWEST_PICTURES = 4


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in its order; lines that are blank are in none.

    A line is one block, but for lines that hold several things side by side (two columns of a
    letter head; author and day; a picture's file name glued to a sentence). Where a text is
    wrapped at a fixed width, the lines of a paragraph are one block, which spans line breaks.
    """
    page = pieces(text)
    found = kinds(page)
    if _is_photo_report(page, found):
        found = [BlockKind.paragraph if kind is BlockKind.caption else kind for kind in found]
    return tuple(_numbered_tables(page, found))


def _is_photo_report(page: list[Piece], found: list[BlockKind]) -> bool:
    """Tell whether a page is a series of pictures, by its title or because it is mostly captions.

    What stands under the pictures is then the report.
    """
    titles = [p.words for p, kind in zip(page, found, strict=True) if kind is BlockKind.title]
    captions, paragraphs = found.count(BlockKind.caption), found.count(BlockKind.paragraph)
    mostly = captions >= _FEWEST_PICTURES and captions > 2 * paragraphs
    return mostly or any(map(is_photo_report, titles))


def _numbered_tables(page: list[Piece], found: list[BlockKind]) -> list[Block]:
    made: list[Block] = []
    table = -1
    in_table = False
    for piece, kind in zip(page, found, strict=True):
        is_row = kind is BlockKind.row
        if is_row and (not in_table or piece.gap):
            table += 1
        in_table = is_row or (in_table and _DELIMITER.fullmatch(piece.words) is not None)
        made.append(
            Block(kind, piece.start, piece.end, piece.cells, table)
            if is_row
            else Block(kind, piece.start, piece.end)
        )
    return made
