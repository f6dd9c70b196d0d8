"""Rows whose cells bars part, without bars at their ends: "Nông nghiệp | 142 | 16.310"."""

import re
from collections.abc import Iterator, Sequence

from kg.read.lines import Line

_BAR = "|"
_AMOUNT = re.compile(r"\s*\d[\d.,]*\s?%?\s*")


def barred(text: str, found: Sequence[Line]) -> frozenset[int]:
    """Return which lines, by their place, are rows of such tables.

    Menus and counters use bars too: only adjacent lines with as many bars are a table, and most
    rows after the first must hold an amount, and nothing else, in a cell behind their first.
    """
    rows: set[int] = set()
    for start, end in _runs(text, found):
        body = found[start + 1 : end]
        if 2 * sum(_has_amount(text, line) for line in body) > len(body):
            rows.update(range(start, end))
    return frozenset(rows)


def _runs(text: str, found: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(found):
        bars = text.count(_BAR, found[start].raw_start, found[start].raw_end)
        end = start + 1
        while bars and end < len(found) and _continues(text, found[end - 1], found[end], bars):
            end += 1
        if end - start > 1:
            yield start, end
        start = end


def _continues(text: str, above: Line, line: Line, bars: int) -> bool:
    return (
        text.count("\n", above.raw_end, line.raw_start) <= 1
        and text.count(_BAR, line.raw_start, line.raw_end) == bars
    )


def _has_amount(text: str, line: Line) -> bool:
    _, *cells = text[line.raw_start : line.raw_end].split(_BAR)
    return any(map(_AMOUNT.fullmatch, cells))
