"""Tables of plain text: words on the left, numbers on the right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table with its title; the first column holds words, the others numbers."""

    title: str
    columns: list[str]
    rows: list[list[str]]

    def __str__(self) -> str:
        lines = [self.columns, *self.rows]
        widths = [max(len(line[at]) for line in lines) for at in range(len(self.columns))]
        header, *rows = (_line(line, widths) for line in lines)
        return "\n".join(
            [self.title, "", header, "  ".join("-" * width for width in widths), *rows]
        )


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def grouped(value: float) -> str:
    """Return a number without decimals, grouped by thousands."""
    return f"{value:,.0f}"
