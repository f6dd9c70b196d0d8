"""Tables that a PDF page rules with lines: their grid, and the words in each cell."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from kg.read.grid import table_lines

_THIN = 3.0  # points; a path no thicker is a line
_NEAR = 2.5  # points within which two lines meet
_MOST_LINES = 1500  # of one page; drawings have more, tables fewer
_MOST_CELLS = 4000


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of a page: its place across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Tell whether the line runs past this place."""
        return self.start - _NEAR <= place <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Table:
    """A grid: its borders from left to right and from top to bottom, and the lines drawn."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the page lies within the table."""
        return (
            self.columns[0] - _NEAR <= x <= self.columns[-1] + _NEAR
            and self.rows[-1] - _NEAR <= y <= self.rows[0] + _NEAR
        )

    def lines(self, text_page: pdfium.PdfTextPage) -> list[str]:
        """Return the table's rows as lines of text."""
        wide, high = len(self.columns) - 1, len(self.rows) - 1
        cells = [[""] * wide for _ in range(high)]
        taken: set[tuple[int, int]] = set()
        for row in range(high):
            for column in range(wide):
                if (row, column) in taken:
                    continue
                right, below = self._extent(row, column, taken)
                taken.update((y, x) for y in range(row, below) for x in range(column, right))
                cells[row][column] = " ".join(
                    text_page.get_text_bounded(
                        self.columns[column], self.rows[below], self.columns[right], self.rows[row]
                    ).split()
                )
        return table_lines(cells)

    def _extent(self, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
        """Return the borders to the right of and below a cell, which may span several."""
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        right = column + 1
        while right < len(self.columns) - 1 and (row, right) not in taken:
            if any(abs(r.at - self.columns[right]) <= _NEAR and r.covers(middle)
                   for r in self.upright):  # fmt: skip
                break
            right += 1
        across = (self.columns[column] + self.columns[right]) / 2
        below = row + 1
        while below < len(self.rows) - 1:
            if any(abs(r.at - self.rows[below]) <= _NEAR and r.covers(across) for r in self.level):
                break
            below += 1
        return right, below


def tables_of(page: pdfium.PdfPage) -> list[Table]:
    """Return the ruled tables of a page, from the top."""
    upright, level = _rules(page)
    if not 2 <= len(upright) <= _MOST_LINES or not 2 <= len(level) <= _MOST_LINES:
        return []
    tables = [table for group in _groups(upright, level) if (table := _table(*group))]
    return sorted(tables, key=lambda table: -table.rows[0])


def _rules(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    upright: list[Rule] = []
    level: list[Rule] = []
    for left, bottom, right, top in _boxes(page):
        if top - bottom <= _THIN < right - left:
            level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN < top - bottom:
            upright.append(Rule((left + right) / 2, bottom, top))
        elif right - left > _THIN and top - bottom > _THIN:
            level.extend([Rule(top, left, right), Rule(bottom, left, right)])
            upright.extend([Rule(left, bottom, top), Rule(right, bottom, top)])
    return upright, level


def _boxes(page: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    for number, drawn in enumerate(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH])):
        if number > 2 * _MOST_LINES:
            return
        yield drawn.get_bounds()


def _groups(upright: list[Rule], level: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Give sets of lines that cross or touch one another."""
    left = set(range(len(upright)))
    bottom = set(range(len(level)))
    while left:
        pending = [(True, left.pop())]
        ups: list[Rule] = []
        downs: list[Rule] = []
        while pending:
            is_upright, number = pending.pop()
            if is_upright:
                rule = upright[number]
                ups.append(rule)
                met = {n for n in bottom if _meet(rule, level[n])}
                bottom -= met
                pending.extend((False, n) for n in met)
            else:
                rule = level[number]
                downs.append(rule)
                met = {n for n in left if _meet(upright[n], rule)}
                left -= met
                pending.extend((True, n) for n in met)
        yield ups, downs


def _meet(upright: Rule, level: Rule) -> bool:
    return upright.covers(level.at) and level.covers(upright.at)


def _table(upright: list[Rule], level: list[Rule]) -> Table | None:
    columns = _borders([rule.at for rule in upright])
    rows = _borders([rule.at for rule in level])[::-1]
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > _MOST_CELLS:
        return None
    return Table(tuple(columns), tuple(rows), tuple(upright), tuple(level))


def _borders(places: list[float]) -> list[float]:
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > _NEAR:
            borders.append(place)
    return borders
