"""Tables: the heads of column and row are scopes nearer than any paragraph.

A cell is read as the sentence that its row and column make: "Tổng số hợp tác xã là 137 HTX".
"""

import re
from dataclasses import dataclass, replace

from kg.extract.figures.clause import Clause
from kg.extract.figures.columns import (
    NOTE_COLUMN,
    NUMBER,
    NUMBER_COLUMN,
    UNIT_COLUMN,
    Cell,
    Column,
    cell_text,
    columns_of,
    label_column,
    split_rows,
)
from kg.extract.figures.cues import heads, kinds, sectors
from kg.extract.figures.indicators import indicator_of
from kg.extract.figures.measures import WHOLE, Measured, no_share
from kg.extract.figures.percents import indicator_of_percent
from kg.extract.figures.places import of_document, place_of_row
from kg.extract.figures.quantities import Quantity, quantities
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.scope import Scope
from kg.extract.figures.sectors_told import sector_of
from kg.extract.figures.subjects import subject_of
from kg.extract.figures.times import is_flow
from kg.extract.head.frame import Frame
from kg.extract.page import Page
from kg.extract.periods import Span, period_cues, whole_year
from kg.extract.words import Sentence, fold
from kg.read.document import Block

_SHORT_MONEY = re.compile(r"tr\.?\s?đ(?:ồng)?(?!\w)")
_UNIT_SAID = re.compile(r"(?:đơn vị tính|đvt|đơn vị)\s*:?\s*([^();.\n]{1,30})")
_UNIT_IN_HEAD = re.compile(r"\(([^()]{1,30})\)")
_MONEY_LABEL = re.compile(
    r"doanh thu|lãi|lợi nhuận|thu nhập|vốn|kinh phí|ngân sách|nộp|dư nợ|giá trị|nguồn|tiền|lương"
    r"|cộng|tổng"
)
_COOPERATIVES = re.compile(r"(?<!\w)(?:htx|hợp tác xã)(?!\w)")
_AMOUNT = re.compile(r"(?:tỷ|triệu|nghìn|ngàn|tr\.?)?\s*đ(?:ồng)?")
_PER_LABEL = re.compile(r"/(?:tháng|năm)")
_TOTAL = re.compile(r"^\W*(?:tổng cộng|tổng số|toàn tỉnh|cộng|toàn thành phố|tổng)\W*$")


def read_table(
    page: Page, frame: Frame, rows: list[Block], before: list[Block], section: Scope
) -> list[Reading]:
    """Return the figures of a table.

    Args:
        page: the document.
        frame: what holds for the whole report.
        rows: the blocks of the table.
        before: the blocks that stand before it; the nearest may say the unit.
        section: the status and period that the heading or caption above it sets.
    """
    heads, body = split_rows(page, rows)
    if not heads or not body:
        return []
    columns = columns_of(page, frame, heads)
    caption = " ".join(page.low[block.start : block.end] for block in before[-3:])
    said = " ".join((caption, *(column.low for column in columns)))
    label = label_column(page, columns, body)
    found: list[Reading] = []
    scope = section.paragraph()
    scope.stock_span = _led_in(page, frame, before) or scope.stock_span
    for row in body:
        found.extend(_row(page, frame, row, columns, label, said, scope))
    return found


def _led_in(page: Page, frame: Frame, before: list[Block]) -> Span | None:
    """Return the day of which a paragraph speaks that leads in a table with a colon."""
    if not before:
        return None
    low = page.low[before[-1].start : before[-1].end]
    days = [cue for cue in period_cues(low, frame.known) if cue.kind == "point" and cue.dated]
    return days[-1].span if days and low.rstrip().endswith(":") else None


def _row(
    page: Page,
    frame: Frame,
    row: Block,
    columns: list[Column],
    label: int,
    caption: str,
    scope: Scope,
) -> list[Reading]:
    if label >= len(row.cells):
        return []
    found = []
    named = row.cells[label]
    unit = _unit_of_row(page, row, columns)
    for at, cell in enumerate(row.cells):
        if at == label or at >= len(columns):
            continue
        column = columns[at]
        if (
            UNIT_COLUMN.match(column.low)
            or NUMBER_COLUMN.match(column.low)
            or NOTE_COLUMN.match(column.low)
        ):
            continue
        if not NUMBER.fullmatch(cell_text(page, cell)) or at < label:
            continue
        reading = _cell(page, frame, cell, named, column, unit, caption, scope)
        if reading is not None:
            found.append(reading)
    return found


def _unit_of_row(page: Page, row: Block, columns: list[Column]) -> str | None:
    for at, column in enumerate(columns):
        if UNIT_COLUMN.match(column.low) and at < len(row.cells):
            return cell_text(page, row.cells[at]) or None
    return None


_FOUR_DIGITS = re.compile(r"\d{4}")


def _cell(
    page: Page,
    frame: Frame,
    cell: Cell,
    named: Cell,
    column: Column,
    unit: str | None,
    caption: str,
    scope: Scope,
) -> Reading | None:
    """Read one cell in the sentence of its row head, or of its column's where rows are places."""
    place = place_of_row(page.text[named[0] : named[1]].strip(), frame)
    words = _words(page, named, column, place)
    value = page.text[cell[0] : cell[1]].strip().rstrip("*")
    measure = column.measure
    unit_word = (
        "%" if measure != "value" or value.endswith("%") else _unit(words, column, unit, caption)
    )
    if not unit_word:
        return None
    clause = _clause(words, value.rstrip("% "), unit_word)
    if clause is None:
        return None
    own = _unit(words, replace(column, low=""), unit, caption) if measure != "value" else ""
    counted = _clause(words, value.rstrip("% "), own) if own not in {"", "%"} else None
    return _reading(page, frame, clause, counted, cell, words, column, measure, place, scope)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of row and column in which a cell is read, and where what it counts stands."""

    span: Cell
    raw: str
    low: str
    kind: str | None = None  # of organisation, where a second head says it

    @classmethod
    def of(cls, page: Page, cell: Cell, dividing: Cell | None = None) -> "_Words":
        """Join the head that tells and the one that says of which sector or kind."""
        cells = [cell, dividing] if dividing else [cell]
        raw = " ".join(page.text[start:end].strip() for start, end in cells)
        low = " ".join(page.low[start:end].strip() for start, end in cells)
        kind = kinds().first(page.low, *dividing) if dividing else None
        return cls(cell, raw, low, kind.row.subject if kind else None)


def _words(page: Page, named: Cell, column: Column, place: str | None) -> _Words:
    """Return the words in which a cell is read.

    The head of the row tells what it counts ("Số HTX giải thể"), or that of the column where rows
    are places, sectors or kinds ("Số HTX" of "Thương mại - dịch vụ").
    """
    row = cell_text(page, named)
    if _FOUR_DIGITS.search(column.low) or column.status is not None or column.span is None:
        return _Words.of(page, named)
    if place is not None or _TOTAL.match(row):
        return _Words.of(page, column.cell)
    if _tells(column.low) and not _tells(row) and _divides(row):
        return _Words.of(page, column.cell, named)
    if _tells(row) and not _tells(column.low) and _divides(column.low):
        return _Words.of(page, named, column.cell)
    return _Words.of(page, named)


def _tells(low: str) -> bool:
    """Tell whether words say what is counted: "số HTX", "thành viên", "doanh thu"."""
    return any(heads(family, "left").first(low, 0, len(low)) for family in _FAMILIES)


def _divides(low: str) -> bool:
    """Tell whether words say of which sector or kind of organisation."""
    return bool(sectors().first(low, 0, len(low)) or kinds().first(low, 0, len(low)))


_FAMILIES = ("organisation", "person", "household", "money")


def _clause(words: _Words, value: str, unit: str) -> Clause | None:
    """Return the sentence that a cell and its head make, where it holds a quantity with a unit."""
    sentence = _sentence(words, value, unit)
    found = quantities(sentence, [(0, len(words.raw))])
    return Clause(sentence, found[:1], []) if found and found[0].unit is not None else None


_UNIT_WORD = re.compile(r"đồng|người|htx|tổ|%|hộ|ha|tấn|lượt|sản phẩm")


def _unit(words: _Words, column: Column, unit: str | None, caption: str) -> str:
    """Return the unit that the row, its words, the column or the caption says."""
    label = words.low
    if unit:
        return unit
    for low in (label, column.low):
        inside = _UNIT_IN_HEAD.search(low)
        if inside and _UNIT_WORD.search(inside[1]):
            return inside[1]
    said = _UNIT_SAID.search(caption)
    if said and (_MONEY_LABEL.search(label) or "đồng" not in said[1]):
        return _said_unit(said[1].strip(), label)
    for pattern, word in _UNIT_OF_LABEL:
        if pattern.search(label):
            return word
    headed = heads("organisation", "left").first(label, 0, len(label))
    return "HTX" if headed and _COOPERATIVES.search(caption) else ""


_UNIT_OF_LABEL = (
    (re.compile(r"tỷ lệ|tỉ lệ"), "%"),
    (re.compile(r"thành viên|lao động|cán bộ"), "người"),
    (re.compile(r"tổ hợp tác|tht"), "tổ hợp tác"),
    (re.compile(r"quỹ tín dụng|qtdnd"), "QTDND"),
    (re.compile(r"liên hiệp"), "liên hiệp HTX"),
    (_COOPERATIVES, "HTX"),
)


def _said_unit(said: str, label: str) -> str:
    """Return the unit of a caption ("tiền là triệu đồng"), with the per-unit of the row's head."""
    money = _AMOUNT.search(said)
    per = _PER_LABEL.search(label)
    return f"{money[0] if money else said}{per[0] if per else ''}"


def _sentence(words: _Words, value: str, unit: str) -> Sentence:
    unit = _SHORT_MONEY.sub("triệu đồng", unit)
    text = f"{words.raw} là {value} {unit}"
    low = f"{words.low} là {value} {fold(unit)}"
    return Sentence(words.span[0], words.span[0] + len(text), text, low)


_SUMMED = re.compile(r"^\W*(?:cộng|tổng)")


def _reading(
    page: Page,
    frame: Frame,
    clause: Clause,
    counted: Clause | None,
    cell: Cell,
    words: _Words,
    column: Column,
    measure: str,
    place: str | None,
    scope: Scope,
) -> Reading:
    quantity = clause.quantities[0]
    blank = Scope(frame)
    if quantity.family == "percent":
        kind = "share" if measure == "value" else measure
        measured = Measured(kind, 1, None, "column", "adjacent")
        measured = no_share(measured) if quantity.value > WHOLE else measured
        indicator = (
            indicator_of(counted, 0, blank)
            if counted
            else indicator_of_percent(clause, 0, blank, measured)
        )
    else:
        measured = Measured("value", 1, None, "column", "adjacent")
        indicator = indicator_of(clause, 0, blank)
    head = words.span
    indicator = replace(indicator, span=head, rule=f"row head: {indicator.rule}")
    if indicator.value == "other" and quantity.family == "money" and _SUMMED.search(clause.low):
        indicator = replace(indicator, value="support-funding")
    subject = subject_of(counted or clause, 0, indicator.value, blank)
    subject = replace(subject, value=words.kind or subject.value, span=head)
    status = column.status or _status(column, frame, scope)
    reading = Reading(
        quantity, _span(page, cell), quantity.value, quantity.value_max, _unit_code(quantity),
        quantity.modifier, indicator,
        Given(measured.measure, column.span, "column head", "adjacent"),
        subject, sector_of(clause, 0, subject, blank),
    )  # fmt: skip
    reading.status = Given(status, column.span, "column head", "adjacent")
    reading.area = Given(place, head, "row", "adjacent") if place else of_document(frame)
    reading.period, reading.period_given = _time(column, frame, indicator.value, status, scope)
    if indicator.value == "other":
        reading.label = words.raw[:80]
    return reading


def _span(page: Page, cell: Cell) -> Cell:
    raw = page.text[cell[0] : cell[1]]
    start = cell[0] + len(raw) - len(raw.lstrip())
    return start, start + len(raw.strip())


def _unit_code(quantity: Quantity) -> str:
    assert quantity.unit is not None
    if quantity.unit.unit == "VND":
        if "/tháng" in quantity.per:
            return "VND/month"
        return "VND/year" if "/năm" in quantity.per else "VND"
    return quantity.unit.unit


def _future(span: Span, frame: Frame) -> bool:
    today = frame.known.today
    return today is not None and span.last > today and span.last.year > today.year


def _status(column: Column, frame: Frame, scope: Scope) -> str:
    """Return the status of a column whose head does not say it."""
    if column.period is not None:
        return "target" if _future(column.period, frame) else "observed"
    if scope.status is not None:
        return scope.status
    return "target" if frame.known.plan and not frame.known.period else "observed"


def _time(
    column: Column, frame: Frame, indicator: str, status: str, scope: Scope
) -> tuple[Span | None, Given]:
    """Return the time that the column says, the words above the table, or the report."""
    flow = is_flow(indicator, "value", None)
    span, rule = column.period, "column head"
    if span is None:
        above = scope.flow_span if flow or status == "target" else scope.stock_span
        span, rule = above, "words above the table"
    if span is None:
        span, rule = _time_of_report(frame, status), "report's period"
    if span is None:
        return None, Given("", None, "no period", "default")
    if not flow:
        span = Span(None, span.last)
    elif span.first is None:
        span = whole_year(span.last.year)
    beside = rule == "column head"
    given = Given(
        str(span), column.cell if beside else None, rule, "adjacent" if beside else "document"
    )
    return span, given


def _time_of_report(frame: Frame, status: str) -> Span | None:
    known = frame.known
    told = known.period or frame.flow
    if status != "target":
        return told
    return known.plan or (whole_year(told.last.year) if told else None)
