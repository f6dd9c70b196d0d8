"""A count that was told before: "119 HTX ngừng hoạt động. … Trong 119 HTX này, 43 HTX nợ thuế"."""

import re
from collections.abc import Sequence

from kg.extract.figures.clause import Clause
from kg.extract.figures.reading import Given, Reading

_FEW = 3  # a smaller number is seldom the same one again
_AMONG = re.compile(r"(?<!\w)trong (?:tổng )?(?:số )?$")
_THESE = re.compile(
    r" (?:này|đó|ấy|(?:nói|kể|nêu) trên|vừa (?:nói|kể|nêu)|trên(?= (?:có|đã|đều|thì)(?!\w)|[,.;]))"
    r"(?!\w)"
)


def told_before(reading: Reading, clause: Clause, at: int, earlier: Sequence[Reading]) -> None:
    """Read a count that refers back, with no head of its own, as the same number before it."""
    if reading.indicator.rule != "organisations without a head" or reading.value <= _FEW:
        return
    if not _refers(clause, at):
        return
    for one in reversed(earlier):
        same = one.value == reading.value and one.subject.value == reading.subject.value
        if same and one.quantity.family == "organisation" and one.measure.value == "value":
            reading.indicator = Given(one.indicator.value, one.span, "told before", "paragraph")
            reading.area, reading.sector = one.area, one.sector
            reading.period, reading.period_given = one.period, one.period_given
            return


def _refers(clause: Clause, at: int) -> bool:
    """Tell "trong 119 HTX" and "119 HTX này" from a number that happens to be the same."""
    quantity = clause.quantities[at]
    among = _AMONG.search(clause.low, *clause.left(at))
    return bool(among or _THESE.match(clause.low, quantity.end))
