"""Tables that fit the terminal, and JSON for tools."""

import json
import sys
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable

from kg.ask.answers import Table

WIDTH_OF_A_FILE = 160  # where there is no terminal whose width counts


def print_table(table: Table, title: str | None = None, caption: str | None = None) -> None:
    """Print a table; numbers stand on the right, long texts wrap in their column."""
    shown = RichTable(title=title, caption=caption, title_justify="left", caption_justify="left")
    for column, numeric in zip(table.columns, table.numeric, strict=True):
        shown.add_column(
            column, justify="right" if numeric else "left", no_wrap=numeric, overflow="fold"
        )
    for row in table.rows:
        shown.add_row(*(cell.replace("[", r"\[") for cell in row))
    width = None if sys.stdout.isatty() else WIDTH_OF_A_FILE
    Console(width=width, highlight=False).print(shown)


def print_json(data: Any) -> None:
    """Print data for tools."""
    print(json.dumps(data, ensure_ascii=False, indent=1))
