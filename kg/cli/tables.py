"""Tables that fit the terminal, and JSON for tools."""

import json
import sys
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable

from kg.ask.answers import Table

WIDTH_OF_A_FILE = 160  # where there is no terminal whose width counts
READABLE = 11  # a column of text may be this narrow before a table is given up for records

GAP = 2  # blanks between two columns


def print_table(table: Table, title: str | None = None, caption: str | None = None) -> None:
    """Print an answer: as a table where it fits the terminal, else as one record a row.

    Columns that are empty in every row are left out.
    """
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    filled = [at for at in range(len(table.columns)) if any(row[at] for row in table.rows)]
    if table.rows and len(filled) < len(table.columns):
        table = Table(
            [table.columns[at] for at in filled],
            [[row[at] for at in filled] for row in table.rows],
            [table.numeric[at] for at in filled],
        )
    if _least_width(table) <= console.width:
        console.print(_as_table(table, title, caption))
    else:
        _print_records(console, table, title, caption)


def _least_width(table: Table) -> int:
    widths = []
    for at, column in enumerate(table.columns):
        natural = max(cell_len(text) for text in (column, *(row[at] for row in table.rows)))
        widths.append(natural if table.numeric[at] else min(natural, READABLE))
    return sum(widths) + GAP * (len(widths) - 1)


def _as_table(table: Table, title: str | None, caption: str | None) -> RichTable:
    """Return a table; numbers stand on the right, long texts wrap in their column."""
    shown = RichTable(
        title=title,
        caption=caption,
        title_justify="left",
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, GAP - 1, 0, 0),
    )
    for column, numeric in zip(table.columns, table.numeric, strict=True):
        shown.add_column(
            column, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold"
        )
    for row in table.rows:
        shown.add_row(*map(escape, row))
    return shown


def _print_records(console: Console, table: Table, title: str | None, caption: str | None) -> None:
    if title:
        console.print(f"[italic]{escape(title)}[/italic]")
    for number, row in enumerate(table.rows, start=1):
        console.rule(f"{number} / {len(table.rows)}", align="left")
        record = RichTable.grid(padding=(0, 2))
        record.add_column(style="bold", no_wrap=True)
        record.add_column(overflow="fold")
        for column, cell in zip(table.columns, row, strict=True):
            if cell:
                record.add_row(escape(column), escape(cell))
        console.print(record)
    if caption:
        console.print(f"[italic]{escape(caption)}[/italic]")


def print_json(data: Any) -> None:
    """Print data for tools."""
    print(json.dumps(data, ensure_ascii=False, indent=1))
