"""Any text into blocks: the report's own words apart from the furniture of its page."""

from kg.read.document import Block, BlockKind
from kg.read.forms import Piece, is_photo_report
from kg.read.page import kinds
from kg.read.pieces import pieces


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text, in its order; lines that are blank are in none.

    A line is one block, but for lines that hold several things side by side (two columns of a
    letter head; author and day; a picture's file name glued to a sentence).
    """
    page = pieces(text)
    found = kinds(page)
    title = next(
        (p.words for p, kind in zip(page, found, strict=True) if kind is BlockKind.title), ""
    )
    if is_photo_report(title):
        found = [BlockKind.paragraph if kind is BlockKind.caption else kind for kind in found]
    return tuple(_numbered_tables(page, found))


def _numbered_tables(page: list[Piece], found: list[BlockKind]) -> list[Block]:
    made: list[Block] = []
    table = -1
    in_table = False
    for piece, kind in zip(page, found, strict=True):
        is_row = kind is BlockKind.row
        if is_row and (not in_table or piece.gap):
            table += 1
        in_table = is_row
        made.append(
            Block(kind, piece.start, piece.end, piece.cells, table)
            if is_row
            else Block(kind, piece.start, piece.end)
        )
    return made
