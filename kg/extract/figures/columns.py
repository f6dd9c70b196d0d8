"""The columns of a table: what their heads say of status, period and measure."""

import re
from dataclasses import dataclass

from kg.extract.head.frame import Frame
from kg.extract.page import Page
from kg.extract.periods import Span, period_cues, whole_year
from kg.read.document import Block

Cell = tuple[int, int]


NUMBER = re.compile(r"[<>≥≤~]?\s*-?\d+(?:[.,]\d+)*(?: \d{3})*\s*(?:%|\*)?")


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


_YEARS = re.compile(r"((?:19|20)\d\d)\s*(?:-|đến)\s*((?:19|20)\d\d)")


_ESTIMATE = re.compile(r"(?<!\w)(?:ước|ư(?:\.|\s)?th|dự kiến)(?!\w)")


_PLAN = re.compile(r"(?<!\w)(?:kh|kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|giao|nhu cầu|dự toán)(?!\w)")


_DONE = re.compile(r"(?<!\w)(?:th|thực hiện|kết quả|đạt|hiện trạng|hiện có)(?!\w)")


_COMPLETION = re.compile(
    r"(?:%|tỷ lệ|đạt)[^|]{0,20}(?:kh|kế hoạch|mục tiêu|chỉ tiêu)|(?:th"
    r"|thực hiện)(?: \d{4})?\s*/\s*(?:kh|kế hoạch)|% đạt|đạt %|% th"
)


_GROWTH = re.compile(r"(?:so|tăng|giảm|tốc độ)[^|]{0,30}(?:cùng kỳ|năm trước|%|năm \d{4})")


UNIT_COLUMN = re.compile(r"^(?:đvt|đơn vị(?: tính)?)\W*$")


NUMBER_COLUMN = re.compile(r"^(?:tt|stt|số tt|số thứ tự)\W*$")


NOTE_COLUMN = re.compile(r"^ghi chú\W*$")


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says of its cells."""

    cell: Cell
    low: str
    status: str | None
    period: Span | None
    measure: str

    @property
    def span(self) -> Cell | None:
        """Where its head stands; None where it has none."""
        return self.cell if self.cell[1] > self.cell[0] else None


def cell_text(page: Page, cell: Cell) -> str:
    """Return the folded words of a cell."""
    return page.low[cell[0] : cell[1]].strip()


_LETTERED = re.compile(r"\(?[\d=+/x%a-e]{1,7}\)?")


def split_rows(page: Page, rows: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part the heads from the body: the body begins with the first row that holds a figure."""
    for at, row in enumerate(rows):
        texts = [cell_text(page, cell) for cell in row.cells]
        numbers = [t for t in texts[1:] if NUMBER.fullmatch(t) and not _YEAR.fullmatch(t)]
        counted = all(t == str(n) for n, t in enumerate(texts, 1)) or all(
            _LETTERED.fullmatch(t) for t in texts if t
        )
        if numbers and not (counted and at < 3):
            return rows[:at], rows[at:]
    return rows, []


def columns_of(page: Page, frame: Frame, heads: list[Block]) -> list[Column]:
    """Return what the heads of a table say, column by column."""
    width = max(len(row.cells) for row in heads)
    columns = []
    for at in range(width):
        cells = [
            row.cells[at] for row in heads if at < len(row.cells) and cell_text(page, row.cells[at])
        ]
        cell = cells[-1] if cells else (heads[0].start, heads[0].start)
        low = " ".join(cell_text(page, one) for one in cells)
        columns.append(Column(cell, low, _status(low), _period(low, frame), _measure(low)))
    return columns


def _status(low: str) -> str | None:
    if _ESTIMATE.search(low):
        return "estimate"
    if _COMPLETION.search(low) or _DONE.search(low):
        return "observed"
    return "target" if _PLAN.search(low) else None


def _period(low: str, frame: Frame) -> Span | None:
    years = _YEARS.search(low)
    if years:
        return whole_year(int(years[1]), int(years[2]))
    if _GROWTH.search(low):
        return None
    cues = period_cues(low, frame.known)
    if cues:
        return cues[-1].span
    year = _YEAR.search(low)
    return whole_year(int(year[1])) if year else None


def _measure(low: str) -> str:
    if _COMPLETION.search(low):
        return "plan-completion"
    return "growth-rate" if _GROWTH.search(low) else "value"


def label_column(page: Page, columns: list[Column], body: list[Block]) -> int:
    """Return the column whose cells name the rows: the first that is neither number nor unit."""
    for at, column in enumerate(columns):
        if NUMBER_COLUMN.match(column.low) or UNIT_COLUMN.match(column.low):
            continue
        texts = [cell_text(page, row.cells[at]) for row in body if at < len(row.cells)]
        if sum(1 for t in texts if t and not NUMBER.fullmatch(t)) * 2 >= len(texts):
            return at
    return 0
