"""A count that was told before: "119 HTX ngừng hoạt động. … Trong 119 HTX này, 43 HTX nợ thuế"."""

from collections.abc import Sequence

from kg.extract.figures.reading import Given, Reading

_FEW = 3  # a smaller number is seldom the same one again


def told_before(reading: Reading, earlier: Sequence[Reading]) -> None:
    """Read a count without a head of its own as the one that has the same number before it."""
    if reading.indicator.rule != "organisations without a head" or reading.value <= _FEW:
        return
    for one in reversed(earlier):
        same = one.value == reading.value and one.subject.value == reading.subject.value
        if same and one.quantity.family == "organisation" and one.measure.value == "value":
            reading.indicator = Given(one.indicator.value, one.span, "told before", "paragraph")
            reading.area, reading.sector = one.area, one.sector
            reading.period, reading.period_given = one.period, one.period_given
            return
