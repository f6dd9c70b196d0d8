"""The figures of a document: every quantity about the sector, block by block."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from operator import itemgetter

from kg.extract.figures.again import told_before
from kg.extract.figures.assembling import name_it, read_figure
from kg.extract.figures.bare import bare_unit
from kg.extract.figures.carrying import (
    carry_periods,
    forget_past,
    keeps_area,
    leave,
    leave_bracket,
    remember,
)
from kg.extract.figures.clause import Clause
from kg.extract.figures.definite_districts import tell_district
from kg.extract.figures.indicators import tells_of_ocop
from kg.extract.figures.masks import masked
from kg.extract.figures.named import NamedOrganisations
from kg.extract.figures.quantities import quantities
from kg.extract.figures.reading import Given, Reading
from kg.extract.figures.relevance import Relevance
from kg.extract.figures.scope import Scope
from kg.extract.figures.series import answer_one_by_one
from kg.extract.figures.status import heading_status, known_days, sentence_marks
from kg.extract.figures.subjects import lends
from kg.extract.figures.tables import read_table
from kg.extract.figures.times import usable
from kg.extract.head.frame import Frame
from kg.extract.localities import surroundings
from kg.extract.naming.mentions import Mentions
from kg.extract.page import Page
from kg.extract.patterns import whole_words
from kg.extract.periods import period_cues
from kg.extract.words import Sentence, sentences
from kg.read.document import Block, BlockKind

_OPENED = re.compile(
    r"^\W*(?:trong đó|còn lại|cụ thể|theo lĩnh vực|phân theo|bao gồm|gồm|riêng|số còn lại"
    r"|về lĩnh vực|trong số (?:này|đó))"
)


_ENTRY = re.compile(r"^\W*[^:.,;\d]{2,40}:\s*\(?\d")  # "Hòa An: 46."


_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(
    whole_words(
        (
            "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nửa",
            "rưỡi", "đôi",
        )
    )
)  # fmt: skip


@dataclass(slots=True)
class _Reader:
    page: Page
    frame: Frame
    cited: list[tuple[int, int]]
    relevance: Relevance
    named: NamedOrganisations
    readings: list[Reading]


def observations(page: Page, frame: Frame, cited: list[tuple[int, int]]) -> list[Reading]:
    """Return the figures of a document in text order.

    Args:
        page: the document.
        frame: what holds for the whole report.
        cited: the spans of citations, in which no figure stands.
    """
    reader = _Reader(
        page,
        frame,
        cited,
        Relevance(page),
        NamedOrganisations(Mentions(page, surroundings(page, frame.area)), page.text, page.low),
        [],
    )
    section = Scope(frame)
    blocks = [block for block in page.blocks if block.kind.is_content]
    done = 0
    while done < len(blocks):
        block = blocks[done]
        if block.kind is BlockKind.row:
            rows = [b for b in blocks[done:] if b.kind is BlockKind.row and b.table == block.table]
            above = _above_table(reader, blocks[:done], section)
            reader.readings.extend(read_table(page, frame, rows, blocks[:done], above))
            done += len(rows)
            continue
        if block.kind is BlockKind.title:
            _title(reader, block)
        else:
            section = _block(reader, block, section)
        done += 1
    return sorted(reader.readings, key=lambda reading: reading.span)


def _above_table(reader: _Reader, before: list[Block], section: Scope) -> Scope:
    """Return the scope of a table: its section's, and what a caption right above it says."""
    if not before or before[-1].kind is BlockKind.title:
        return section
    low = reader.page.low[before[-1].start : before[-1].end]
    is_caption = len(low) < _CAPTION and not low.endswith((".", ";"))
    return _section(reader, low, before[-1], section) if is_caption else section


def _title(reader: _Reader, block: Block) -> None:
    """Read the figures of a headline in the scope of its own words alone."""
    _paragraph(reader, block, Scope(reader.frame))


def _block(reader: _Reader, block: Block, section: Scope) -> Scope:
    """Read a block and return the scope of its section, which a heading changes."""
    low = reader.page.low[block.start : block.end]
    leads = block.kind is BlockKind.heading or (len(low) < 160 and low.endswith((":", "?")))
    if leads and not _NOTE.fullmatch(low):
        section = _section(reader, low, block, section)
    paragraph = section.paragraph()
    _paragraph(reader, block, paragraph)
    section.district = paragraph.district
    return section


_CAPTION = 160  # characters
_NOTE = re.compile(r"\W*\([^()]*\)\W*")  # "(Kèm theo Kế hoạch số 55)" stands beside, not above
_NUMBERED = re.compile(r"[\W]*(?:[ivx]+|[a-zđ]|\d+)[.)-]")


def _section(reader: _Reader, low: str, block: Block, section: Scope) -> Scope:
    """Return the scope under a heading: its status, its period."""
    scope = Scope(reader.frame)
    scope.status = heading_status(low, section.status)
    if scope.status is None and not _NUMBERED.match(low):
        scope.status = None
    elif scope.status is None:
        scope.status = section.status
        scope.flow, scope.flow_span = section.flow, section.flow_span
        scope.stock, scope.stock_span = section.stock, section.stock_span
    cues = [cue for cue in period_cues(low, reader.frame.known) if cue.kind != "compare"]
    if cues:
        cue = cues[-1]
        given = Given(
            str(cue.span),
            (block.start + cue.start, block.start + cue.end),
            f"heading:{cue.rule}",
            "paragraph",
        )
        if (
            scope.status is None
            and cue.rule == "year"
            and scope.has_hardly_begun(cue.span.last.year)
        ):
            scope.status = "target"
        if cue.span.first is not None or scope.status == "target":
            scope.flow, scope.flow_span = given, cue.span
        if scope.status != "target":
            scope.stock = given
            scope.stock_span = replace(cue.span, first=None)
    return scope


def _paragraph(reader: _Reader, block: Block, scope: Scope) -> None:
    page = reader.page
    reader.named.enter(block)
    for sentence in sentences(page.text, page.low, block.start, block.end):
        _sentence(reader, block, sentence, scope)
        tell_district(sentence, scope)


def _cited_in(cited: list[tuple[int, int]], sentence: Sentence) -> list[tuple[int, int]]:
    """Return the spans of a sentence that citations cover; citations are in text order."""
    first = bisect_right(cited, sentence.start, key=itemgetter(1))
    inside = takewhile(lambda span: span[0] < sentence.end, islice(cited, first, None))
    return [(max(a, sentence.start) - sentence.start, b - sentence.start) for a, b in inside]


def _sentence(reader: _Reader, block: Block, sentence: Sentence, scope: Scope) -> None:
    if not _DIGIT.search(sentence.low) and not _NUMERAL.search(sentence.low):
        if scope.status == "target" or "ước" in sentence.low:
            leave(sentence_marks(sentence.low), scope, sentence)
        return
    marks = sentence_marks(sentence.low)
    inside = _cited_in(reader.cited, sentence)
    masks = masked(sentence.raw, sentence.low, inside)
    found = quantities(sentence, masks)
    cues = [
        cue
        for cue in period_cues(sentence.low, reader.frame.known)
        if all(cue.end <= a or b <= cue.start for a, b in inside)
    ]
    marks = sorted(marks + known_days(sentence.low, cues, reader.frame.known))
    clause = Clause(sentence, found, cues)
    clause.opened = bool(_OPENED.match(sentence.low) or _ENTRY.match(sentence.low))
    scope.sentence_about = scope.about_sector = None
    if not clause.opened:
        scope.last = scope.last_money = scope.last_person = scope.last_organisations = None
    scope.area = None if not keeps_area(scope) else scope.area
    cues = usable(clause)
    scope.bracket = None
    scope.fund = scope.fund or lends(sentence.low)
    forget_past(sentence.low, scope)
    scope.ocop = scope.ocop or tells_of_ocop(sentence.low)
    position = 0
    while position < len(clause.quantities):
        leave_bracket(clause, position, scope)
        if _accept(reader, block, clause, position, scope):
            reading = read_figure(clause, position, scope, cues, marks)
            told_before(reading, clause, position, reader.readings)
            answer_one_by_one(reading, clause, position, reader.readings)
            name_it(reading, clause, position)
            reader.readings.append(reading)
            remember(scope, reading, clause.joined(position))
            position += 1
        else:
            clause.drop(position)
    carry_periods(clause, scope, cues)
    leave(marks, scope, sentence)


def _accept(reader: _Reader, block: Block, clause: Clause, at: int, scope: Scope) -> bool:
    """Tell whether a quantity is a figure about the sector; a bare number gets its unit here."""
    quantity = clause.quantities[at]
    if quantity.unit is None:
        unit = bare_unit(clause, at, scope)
        if unit is None:
            return False
        quantity.lend(unit)
    reader.named.govern(clause, at, scope)
    return reader.relevance.holds(block, clause, at, scope)
