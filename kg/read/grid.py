"""Tables of any format as lines of text: one row a line, its cells parted by tabs."""

import re
from collections.abc import Sequence

_WHITE = re.compile(r"\s+")
_HEAD_OR_SIGNATURE = re.compile(
    r"cộng (?:hòa|hoà) xã hội chủ nghĩa|độc lập\s?[-–]\s?tự do|nơi nhận\s?:"
    r"|đảng cộng sản việt nam",
    re.IGNORECASE,
)


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table; cells may hold several lines.

    A table that only lays out the page (one row, one column, the two columns of a letter head or
    of a signature) gives the lines of its cells one after another.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    if _is_layout(filled):
        return [
            line.strip() for row in filled for cell in row for line in cell.split("\n")
            if line.strip()
        ]  # fmt: skip
    width = max(len(row) for row in filled)
    return ["\t".join(_cells(row, width)) for row in filled]


def _cells(row: Sequence[str], width: int) -> list[str]:
    cells = [_WHITE.sub(" ", cell).strip() for cell in row]
    return cells + [""] * (width - len(cells))


def _is_layout(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) == 1:
        return True
    columns = {at for row in rows for at, cell in enumerate(row) if cell.strip()}
    if len(columns) == 1:
        return True
    first = " ".join(cell for row in rows[:2] for cell in row)
    return len(columns) == 2 and is_head_or_signature(first)


def is_head_or_signature(words: str) -> bool:
    """Tell whether words stand in the two columns of a letter head or of a signature."""
    return bool(_HEAD_OR_SIGNATURE.search(words))
