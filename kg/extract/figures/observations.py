"""The figures of a document: every quantity about the sector, read in its clause and its scope."""

import re
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.figures.bare import bare_unit
from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import kinds
from kg.extract.figures.indicators import indicator_of, last_as_whole, tells_of_ocop
from kg.extract.figures.masks import masked
from kg.extract.figures.measures import Measured, measure_of, points
from kg.extract.figures.named import NamedOrganisations
from kg.extract.figures.percents import indicator_of_percent, own_head
from kg.extract.figures.places import area_of
from kg.extract.figures.quantities import Quantity, quantities
from kg.extract.figures.reading import SURE, Given, Reading
from kg.extract.figures.relevance import Relevance
from kg.extract.figures.scope import Scope
from kg.extract.figures.status import Stated, heading_status, sentence_marks, status_of
from kg.extract.figures.subjects import lends, sector_of, subject_of
from kg.extract.figures.tables import read_table
from kg.extract.figures.times import plan_span, span_of, usable
from kg.extract.head import Frame
from kg.extract.localities import surroundings
from kg.extract.mentions import Mentions
from kg.extract.page import Page
from kg.extract.periods import PeriodCue, Span, period_cues
from kg.extract.words import Sentence, sentences
from kg.read.document import Block, BlockKind

_OPENED = re.compile(
    r"^\W*(?:trong đó|còn lại|cụ thể|theo lĩnh vực|phân theo|bao gồm|gồm|riêng|số còn lại|về lĩnh vực|trong số (?:này|đó))"
)
_OPENING = 40  # characters in which a time expression opens a sentence
_ENTRY = re.compile(r"^\W*[^:.,;\d]{2,40}:\s*\(?\d")  # "Hòa An: 46."
_DIGIT_OR_NUMERAL = re.compile(
    r"\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nửa|rưỡi|đôi)(?!\w)"
)


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
            reader.readings.extend(read_table(page, frame, rows, blocks[:done]))
            done += len(rows)
            continue
        if block.kind is BlockKind.title:
            _title(reader, block)
        else:
            section = _block(reader, block, section)
        done += 1
    return sorted(reader.readings, key=lambda reading: reading.span)


def _title(reader: _Reader, block: Block) -> None:
    """Read the figures of a headline in the scope of its own words alone."""
    _paragraph(reader, block, Scope(reader.frame))


def _block(reader: _Reader, block: Block, section: Scope) -> Scope:
    """Read a block and return the scope of its section, which a heading changes."""
    low = reader.page.low[block.start : block.end]
    if block.kind is BlockKind.heading or (len(low) < 160 and low.endswith((":", "?"))):
        section = _section(reader, low, block, section)
    _paragraph(reader, block, section.paragraph())
    return section


def _section(reader: _Reader, low: str, block: Block, section: Scope) -> Scope:
    """Return the scope under a heading: its status, its period."""
    scope = Scope(reader.frame)
    scope.status = heading_status(low)
    if scope.status is None and not re.match(r"[\W]*(?:[ivx]+|[a-zđ]|\d+)[.)-]", low):
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


def _sentence(reader: _Reader, block: Block, sentence: Sentence, scope: Scope) -> None:
    marks = sentence_marks(sentence.low)
    if not _DIGIT_OR_NUMERAL.search(sentence.low):
        _leave(marks, scope, sentence)
        return
    inside = [
        (max(a, sentence.start) - sentence.start, b - sentence.start)
        for a, b in reader.cited
        if a < sentence.end and b > sentence.start
    ]
    masks = masked(sentence.raw, sentence.low, inside)
    found = quantities(sentence, masks)
    clause = Clause(sentence, found, period_cues(sentence.low, reader.frame.known))
    clause.opened = bool(_OPENED.match(sentence.low) or _ENTRY.match(sentence.low))
    scope.sentence_about = scope.about_sector = None
    if not clause.opened:
        scope.last = scope.last_money = scope.last_person = scope.last_organisations = None
    scope.area = None if not _keeps_area(scope) else scope.area
    cues = usable(clause)
    scope.bracket = None
    scope.fund = scope.fund or lends(sentence.low)
    _forget_past(sentence.low, scope)
    scope.ocop = scope.ocop or tells_of_ocop(sentence.low)
    position = 0
    while position < len(clause.quantities):
        _leave_bracket(clause, position, scope)
        if _accept(reader, block, clause, position, scope):
            reading = _read(reader, clause, position, scope, cues, marks)
            reader.readings.append(reading)
            _remember(scope, reading, clause.joined(position))
            position += 1
        else:
            del clause.quantities[position]
    _carry_periods(clause, scope, cues)
    _leave(marks, scope, sentence)


_NOW = re.compile(
    r"(?<!\w)(?:giờ(?: đây)?|nay|hiện nay|hiện|đến nay|tới nay|bây giờ|tới giờ|đến giờ)(?!\w)"
)


def _forget_past(low: str, scope: Scope) -> None:
    """ "Nay" ends what a past year said: "Năm 2016 … chỉ có 8 hộ. Giờ có 35 hộ"."""
    year = scope.frame.known.year
    if year is None or scope.status == "target" or not _NOW.search(low):
        return
    if scope.stock_span is not None and scope.stock_span.last.year < year:
        scope.stock, scope.stock_span = None, None
    if scope.flow_span is not None and scope.flow_span.last.year < year:
        scope.flow, scope.flow_span = None, None


def _leave_bracket(clause: Clause, at: int, scope: Scope) -> None:
    """Behind a bracket the figure before it is the one that words such as "đạt" refer to."""
    opened = clause.bracketed(at)
    if opened is None and scope.bracket is not None:
        scope.last = scope.outer or scope.last
        scope.last_organisations = scope.outer_organisations or scope.last_organisations
        scope.bracket = None
    elif opened is not None and opened != scope.bracket:
        scope.outer, scope.outer_organisations, scope.bracket = (
            scope.last,
            scope.last_organisations,
            opened,
        )


def _keeps_area(scope: Scope) -> bool:
    return scope.area is not None and scope.area.rank == "paragraph"


def _accept(reader: _Reader, block: Block, clause: Clause, at: int, scope: Scope) -> bool:
    """Tell whether a quantity is a figure about the sector; a bare number gets its unit here."""
    quantity = clause.quantities[at]
    if quantity.unit is None:
        unit = bare_unit(clause, at, scope)
        if unit is None:
            return False
        quantity.unit = unit
    reader.named.govern(clause, at, scope)
    return reader.relevance.holds(block, clause, at, scope)


def _read(
    reader: _Reader,
    clause: Clause,
    at: int,
    scope: Scope,
    cues: list[PeriodCue],
    marks: list[tuple[int, int, str]],
) -> Reading:
    quantity = clause.quantities[at]
    start = clause.sentence.start
    measured = measure_of(clause, at, scope)
    indicator = _indicator(clause, at, scope, measured)
    subject, sector = _subject(clause, at, scope, measured, indicator)
    status = status_of(clause, at, marks, scope.status)
    if indicator.value in {"delegates", "awards"} and scope.status is None:
        status = Stated("observed", None, "an event that took place")
    reading = Reading(
        quantity,
        (start + quantity.start, start + quantity.end),
        quantity.value,
        quantity.value_max,
        _unit(clause, at, indicator.value, measured, scope),
        quantity.modifier,
        indicator,
        Given(measured.measure, _at(start, measured.span), measured.rule, measured.rank),
        subject,
        sector,
    )
    if indicator.rank == "inherited" and scope.last is not None:
        reading.source = scope.last.source * SURE["indicator"][scope.last.indicator.rank]
    _sign(reading, measured, quantity)
    _place(reading, clause, at, scope)
    reading.organisation = scope.named
    reading.status = Given(
        status.status,
        _at(start, status.span),
        status.rule,
        "sentence" if status.span else "document",
    )
    _targets(reading, clause, at, scope, measured)
    _period(reading, clause, at, scope, cues, measured)
    if indicator.value == "other" or reading.unit == "other":
        reading.label = _label(clause, at)
    return reading


def _at(start: int, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return (start + span[0], start + span[1]) if span else None


_QUALIFIERS = {
    "growth-rate",
    "growth-amount",
    "plan-completion",
    "plan-difference",
    "ratio",
    "share",
}


def _indicator(clause: Clause, at: int, scope: Scope, measured: Measured) -> Given:
    """Return what a figure counts; one that qualifies another has the other's indicator."""
    quantity = clause.quantities[at]
    if quantity.family in {"percent", "times"}:
        return indicator_of_percent(clause, at, scope, measured)
    if measured.measure in {"growth-amount", "plan-difference"}:
        before, here = clause.left(at)
        head = own_head(clause, at, before, here)
        whole = last_as_whole(_same_kind(clause, at, scope))
        if head is not None:
            return head
        if whole is not None and (at > 0 or clause.opened):
            return whole
    return indicator_of(clause, at, scope)


def _same_kind(clause: Clause, at: int, scope: Scope) -> Reading | None:
    """Return the figure before that counts the same: members grow by members, HTX by HTX."""
    family = clause.quantities[at].family
    if family == "organisation" and scope.last_organisations is not None:
        return scope.last_organisations
    if family == "person":
        return scope.last_person
    if family == "money":
        return scope.last_money
    return scope.last


def _subject(
    clause: Clause, at: int, scope: Scope, measured: Measured, indicator: Given
) -> tuple[Given, str | None]:
    last = (
        scope.last
        if clause.quantities[at].family in {"percent", "times"}
        else _same_kind(clause, at, scope)
    )
    qualifies = measured.measure in _QUALIFIERS and indicator.rule == "of the figure before"
    unit = clause.quantities[at].unit
    before, here = clause.own_left(at)
    names_kind = (
        unit is not None
        and unit.family == "organisation"
        and (
            (unit.subject and clause.quantities[at].printed)
            or (not unit.subject and kinds().first(clause.low, before, here))
        )
    )
    if qualifies and names_kind:
        subject = subject_of(clause, at, indicator.value, scope)
        return subject, sector_of(clause, at, subject, scope)
    if qualifies and last is not None:
        return Given(
            last.subject.value, last.subject.span, "of the figure before", "inherited"
        ), last.sector
    subject = subject_of(clause, at, indicator.value, scope)
    return subject, sector_of(clause, at, subject, scope)


def _unit(clause: Clause, at: int, indicator: str, measured: Measured, scope: Scope) -> str:
    quantity = clause.quantities[at]
    unit = quantity.unit
    assert unit is not None
    if measured.measure == "plan-completion":
        return "percent"
    if indicator == "awards" and unit.family in {"organisation", "person"}:
        return "award"
    if unit.family == "percent":
        shares = (
            scope.last is not None
            and scope.last.unit == "percent"
            and measured.measure == "plan-difference"
        )
        return "percentage-point" if points(quantity.printed) or shares else "percent"
    if unit.unit != "VND":
        return unit.unit
    return _money_unit(clause, at, indicator, scope)


def _money_unit(clause: Clause, at: int, indicator: str, scope: Scope) -> str:
    quantity = clause.quantities[at]
    if "/tháng" in quantity.per:
        return "VND/month"
    if "/năm" in quantity.per:
        return "VND/year"
    last = scope.last_money
    if indicator != "income-average":
        return "VND"
    if last is not None and last.indicator.value == "income-average" and last.unit != "VND":
        return last.unit
    spoken = scope.paragraph_money
    neighbour = _neighbour_unit(clause, at)
    if neighbour == "VND" and spoken is not None and spoken.indicator.value == "income-average":
        return spoken.unit
    return neighbour


def _neighbour_unit(clause: Clause, at: int) -> str:
    """Return the per-unit that the next amount prints, or that "mỗi tháng" says."""
    for later in clause.quantities[at + 1 :]:
        if later.family == "money":
            return (
                "VND/month"
                if "/tháng" in later.per
                else "VND/year"
                if "/năm" in later.per
                else "VND"
            )
    before, here = clause.left(at)
    return (
        "VND/month" if re.search(r"(?:mỗi|một|hằng|hàng) tháng", clause.low[before:here]) else "VND"
    )


def _sign(reading: Reading, measured: Measured, quantity: Quantity) -> None:
    if measured.measure == "plan-completion" and quantity.family == "times":
        reading.value *= 100
        reading.value_max = reading.value_max * 100 if reading.value_max else None
    if measured.sign < 0:
        reading.value = -reading.value
        if reading.value_max is not None:
            reading.value, reading.value_max = -reading.value_max, reading.value


def _place(reading: Reading, clause: Clause, at: int, scope: Scope) -> None:
    if (
        reading.measure.value in _QUALIFIERS
        and scope.last is not None
        and scope.last.area is not None
        and (reading.indicator.rule == "of the figure before")
    ):
        reading.area = scope.last.area
        return
    area = area_of(clause, at, scope)
    reading.area = area
    if area.rule != "document":
        scope.area = area


def _targets(reading: Reading, clause: Clause, at: int, scope: Scope, measured: Measured) -> None:
    """Mark plans: the whole of "65/30 HTX", and the bracket behind a completion."""
    quantity = reading.quantity
    reading.notes["plan"] = "yes" if measured.plan else ""
    if not reading.notes["plan"]:
        del reading.notes["plan"]
    last = scope.last
    assert reading.status is not None
    if last is not None and last.quantity.part_of is quantity:
        if last.notes.get("whole") == "part":
            _make_whole(reading)
        else:
            reading.status = Given("target", reading.span, "achieved/planned", "adjacent")
            reading.notes["plan"] = "yes"
            reading.indicator, reading.subject = last.indicator, last.subject
        return
    if quantity.part_of is not None and _is_part(clause, at, reading.indicator.value):
        reading.notes["whole"] = "part"
    opened = clause.bracketed(at)
    if quantity.modifier == "at-least" and _MUST.search(
        clause.low[max(0, quantity.start - 60) : quantity.start]
    ):
        reading.status = Given("target", reading.span, "what must be kept", "adjacent")
    if (
        opened is not None
        and _PLAN_BRACKET.search(clause.low[:opened])
        and measured.measure in {"value", "share"}
    ):
        inner = clause.low[opened + 1 : quantity.start]
        if len(inner.strip()) < 12:
            reading.status = Given(
                "target",
                (clause.sentence.start + opened, reading.span[1]),
                "plan in brackets",
                "adjacent",
            )
    if measured.measure == "plan-completion":
        if reading.status.value == "target" and not re.search(
            r"phấn đấu|mục tiêu|đề nghị|yêu cầu|cố gắng|quyết tâm", clause.low[: quantity.start]
        ):
            reading.status = Given("observed", None, "a completion is a result", "adjacent")
        return
    if (
        opened is not None
        and last is not None
        and (last.notes.get("plan"))
        and measured.measure in {"value", "share"}
    ):
        inner = clause.low[opened + 1 : quantity.start]
        if len(inner) < 40:
            reading.status = Given(
                "target",
                (clause.sentence.start + opened, reading.span[1]),
                "plan in brackets",
                "adjacent",
            )
            if reading.quantity.family == last.quantity.family or last.quantity.family in {
                "percent",
                "times",
            }:
                reading.indicator = Given(
                    last.indicator.value, last.indicator.span, "plan in brackets", "inherited"
                )
                reading.subject = last.subject


def _make_whole(reading: Reading) -> None:
    """Read the whole of "53/206 sản phẩm": all there are."""
    if reading.quantity.family == "product" and reading.indicator.value == "products-ocop":
        reading.subject = Given("other", reading.span, "the whole of a part", "adjacent")
    elif reading.quantity.family == "organisation":
        reading.indicator = Given(
            "organisations-total", reading.span, "the whole of a part", "segment"
        )
        reading.label = "tổng số mà phần trước là một phần"
    else:
        reading.indicator = Given("other", reading.span, "the whole of a part", "segment")


_MUST = re.compile(r"(?:duy trì|đảm bảo|bảo đảm|phải)[^;]*$")
_PLAN_BRACKET = re.compile(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu)(?: đề ra| được giao| giao| năm| nhiệm kỳ| nghị quyết| đại hội)*\s*$"
)
_PLANNED_COUNTS = frozenset(
    {
        "organisations-new",
        "households-assisted",
        "people-trained",
        "members-new",
        "support-funding",
        "organisations-dissolved",
    }
)
_PART_BEHIND = re.compile(
    r"\s*(?:toàn tỉnh|của tỉnh|toàn quốc|cả nước|thuộc diện|trong tổng số|,?\s*chiếm)"
)


def _is_part(clause: Clause, at: int, indicator: str) -> bool:
    """Tell part and whole ("53/206 sản phẩm toàn tỉnh") from achieved and planned."""
    quantity = clause.quantities[at]
    behind = clause.low[quantity.end : quantity.end + 60]
    if re.search(r"kế hoạch|chỉ tiêu|mục tiêu", behind):
        return False
    if _PART_BEHIND.match(behind):
        return True
    whole = quantity.part_of
    return whole is not None and quantity.value <= whole.value and indicator not in _PLANNED_COUNTS


def _period(
    reading: Reading,
    clause: Clause,
    at: int,
    scope: Scope,
    cues: list[PeriodCue],
    measured: Measured,
) -> None:
    assert reading.status is not None
    status = reading.status.value
    last = scope.last
    follows = (
        reading.indicator.rule == "of the figure before" and reading.measure.value in _QUALIFIERS
    )
    if (
        follows
        and last is not None
        and last.period is not None
        and last.status
        and (last.status.value == "target") == (status == "target")
    ):
        own = [
            cue
            for cue in cues
            if clause.left(at)[0] <= cue.start and cue.end <= reading.quantity.start
        ]
        if not own:
            reading.period, reading.period_given = last.period, last.period_given
            return
    if reading.status.rule in {"achieved/planned", "plan in brackets"}:
        reading.period, reading.period_given = plan_span(reading, clause, at, scope)
        return
    if (
        reading.indicator.rule == "inherited"
        and last is not None
        and _lists_on(clause, at, cues, last, status)
    ):
        reading.period, reading.period_given = last.period, last.period_given
        return
    reading.period, reading.period_given = span_of(
        clause, at, reading.indicator.value, reading.measure.value, status, scope, cues
    )
    if (
        reading.period_given
        and reading.period_given.rule == "period:previous"
        and reading.status.value == "estimate"
    ):
        reading.status = Given("observed", None, "a base of comparison", "adjacent")
    _future(reading, scope)


def _lists_on(clause: Clause, at: int, cues: list[PeriodCue], last: Reading, status: str) -> bool:
    """Tell a figure that goes on with a list: nothing about time stands between it and the last."""
    before, here = clause.left(at)
    own = any(before <= cue.start and cue.end <= here for cue in clause.periods)
    behind = any(0 <= cue.start - clause.quantities[at].end <= 14 for cue in cues)
    own = own or re.search(r"(?<!\w)(?:lên|xuống|còn)\s*$", clause.low[before:here]) is not None
    same = last.status is not None and last.status.value == status
    return not own and not behind and same and last.period is not None and at > 0


def _to_come(span: Span | None, today: date) -> bool:
    """Tell a period that has hardly begun when the report is made: its estimates are plans."""
    if span is None:
        return False
    return (
        span.first is not None and (today - span.first).days < 20
    ) or span.last.year > today.year


def _future(reading: Reading, scope: Scope) -> None:
    """A figure for a day after the report is a target, unless it is an estimate."""
    today = scope.frame.known.today
    assert reading.status is not None
    if reading.status.value == "estimate" and today is not None and _to_come(reading.period, today):
        reading.status = Given(
            "target", reading.status.span, "planned for a coming period", "sentence"
        )
        return
    printed = reading.period_given is not None and reading.period_given.rule.startswith("period:")
    if (
        today is not None and printed and reading.period is not None and reading.status.value == "observed"
        and reading.period.last > today and (reading.period.first is None or reading.period.first > today)
        and reading.period.last.year > today.year
    ):  # fmt: skip
        reading.status = Given(
            "target",
            reading.period_given.span if reading.period_given else None,
            "a day after the report",
            "sentence",
        )


def _label(clause: Clause, at: int) -> str:
    """Return the words around a figure that say what the codes do not."""
    quantity = clause.quantities[at]
    _, stop, _ = clause.right(at)
    behind = clause.sentence.raw[quantity.end : min(stop, quantity.end + 60)].strip(" ,;:.()")
    before, here = clause.left(at)
    ahead = clause.sentence.raw[max(before, here - 50) : here].strip(" ,;:.()")
    words = (
        f"{quantity.printed} {behind}".strip() if behind else f"{ahead} {quantity.printed}".strip()
    )
    return words[:80] or quantity.printed or "xem nguyên văn"


def _remember(scope: Scope, reading: Reading, joined: bool) -> None:
    family = reading.quantity.family
    if family == "organisation" and reading.measure.value in {
        "value",
        "growth-amount",
        "mean-per-year",
    }:
        scope.last_organisations = reading
    if family == "money":
        scope.last_money = scope.paragraph_money = reading
    if family == "person":
        scope.last_person = reading
    if reading.subject.value != "enterprise" or scope.last is None:
        scope.last = reading
    if family in {"organisation", "product", "person", "household"}:
        scope.last_counted = reading
    if family == "product":
        scope.last_product = reading
    telling = reading.subject.value not in {"enterprise", "other", "alliance"}
    if family == "organisation" and reading.organisation is None and telling:
        scope.listed = joined or scope.sentence_about is not None
        if scope.sentence_about is None or reading.subject.value == scope.frame.subject:
            if scope.sentence_about is None:
                scope.about_sector = reading.sector
            scope.about = scope.sentence_about = reading.subject.value


def _carry_periods(clause: Clause, scope: Scope, cues: list[PeriodCue]) -> None:
    """Let the time expressions of a sentence hold for the rest of the paragraph."""
    start = clause.sentence.start
    for cue in cues:
        early = clause.quantities and cue.start < min(clause.quantities[0].start, _OPENING)
        if not (early or cue.dated) or cue.rule in {"previous", "previous-end"}:
            continue
        if cue.rule == "year" and not early:
            continue
        given = Given(
            str(cue.span),
            (start + cue.start, start + cue.end),
            f"paragraph:{cue.rule}",
            "paragraph",
        )
        today = scope.frame.known.today
        if (
            today
            and cue.span.last > today
            and cue.span.last.year > today.year
            and scope.status != "target"
        ):
            if not early or cue.span.first is None or cue.span.first.year <= today.year:
                continue
            scope.status = "target"
        if cue.kind == "flow":
            scope.flow, scope.flow_span = given, cue.span
        if cue.kind == "point" or early:
            scope.stock, scope.stock_span = given, replace(cue.span, first=None)


def _opens_targets(low: str, mark: tuple[int, int, str]) -> bool:
    """Tell a target that later sentences go on with from one told in passing."""
    word = low[mark[0] : mark[1]]
    early = mark[0] < 70 or ":" in low[mark[1] : mark[1] + 60]
    return early and not (word.startswith(("chỉ tiêu", "kế hoạch", "sẽ", "dự")) and mark[0] > 30)


def _leave(marks: list[tuple[int, int, str]], scope: Scope, sentence: Sentence) -> None:
    """Carry a target on to the next sentence of the paragraph."""
    if re.search(r"\((?:số )?ước(?: tính| đạt)?\)\s*:", sentence.low):
        scope.status = "estimate"
    opening = [mark for mark in marks if mark[2] != "estimate"]
    if not opening:
        return
    last = opening[-1]
    if (
        last[2] == "target"
        and re.search(r"\d", sentence.low[last[1] :])
        and _opens_targets(sentence.low, last)
    ):
        scope.status = "target"
    elif (
        last[2] == "observed"
        and scope.status == "target"
        and not sentence.low[: last[0]].strip(" ,")
    ):
        scope.status = None
