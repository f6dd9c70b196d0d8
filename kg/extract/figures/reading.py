"""What is read of one quantity: its attributes, the words behind each, and how sure each is."""

import math
from dataclasses import dataclass, field
from decimal import Decimal

from kg.extract.figures.quantities import Quantity
from kg.extract.periods import Span

# How often an attribute is right, by how near the words stand that gave it: measured on the
# development reports by `python -m bench.extract --calibrate`, and rounded down.
SURE = {
    "indicator": {
        "printed": 0.93, "adjacent": 0.96, "segment": 0.87, "inherited": 0.94, "sentence": 0.6,
        "paragraph": 0.8, "document": 0.6, "default": 0.45,
    },
    "measure": {"adjacent": 0.99, "segment": 0.99, "inherited": 0.94},
    "subject": {
        "printed": 0.98, "adjacent": 0.99, "segment": 0.96, "inherited": 0.96, "sentence": 0.93,
        "paragraph": 0.9, "document": 0.85, "default": 0.5,
    },
    "area": {"adjacent": 0.99, "document": 0.97, "paragraph": 0.97, "default": 0.5},
    "period": {
        "adjacent": 0.99, "sentence": 0.95, "inherited": 0.96, "paragraph": 0.93,
        "document": 0.87, "default": 0.5,
    },
    "status": {"adjacent": 0.99, "sentence": 0.96, "document": 0.98, "inherited": 0.97},
}  # fmt: skip


# Measures that say something of another figure, and read its period, subject and place.
QUALIFIERS = {
    "growth-rate",
    "growth-amount",
    "plan-completion",
    "plan-difference",
    "ratio",
    "share",
}


def at_offset(start: int, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return (start + span[0], start + span[1]) if span else None


@dataclass(slots=True)  # not frozen: thousands are made, which would take three times as long
class Given:
    """An attribute's value, the words that gave it (offsets of the text), the rule, how near."""

    value: str
    span: tuple[int, int] | None
    rule: str
    rank: str


@dataclass(slots=True)
class Reading:
    """One figure as it is read; `span` has offsets of the text."""

    quantity: Quantity
    span: tuple[int, int]
    value: Decimal
    value_max: Decimal | None
    unit: str
    modifier: str
    indicator: Given
    measure: Given
    subject: Given
    sector: str | None = "all"
    area: Given | None = None
    period: Span | None = None
    period_given: Given | None = None
    status: Given | None = None
    label: str | None = None
    base: str | None = None
    organisation: Given | None = None
    source: float = 1.0  # how sure the figure is from which it inherits what it counts
    notes: dict[str, str] = field(default_factory=dict)  # why an attribute is null

    def confidence(self) -> float:
        """Return how likely it is right, from how near the words of its attributes stand.

        What it counts, of whom and how weighs in full; where, when and in which status by half,
        for these have defaults that hold for most figures of a page.
        """
        meaning: float = self.source * SURE["indicator"][self.indicator.rank]
        meaning *= SURE["measure"][self.measure.rank]
        meaning *= SURE["subject"][self.subject.rank]
        scope: float = 1.0
        beside = (("area", self.area), ("period", self.period_given), ("status", self.status))
        for name, one in beside:
            if one is not None:
                scope *= SURE[name][one.rank]
        return round(meaning * math.sqrt(scope), 2)

    def given(self) -> dict[str, Given | None]:
        """Return the attributes by name with the words behind each."""
        return {
            "indicator": self.indicator,
            "measure": self.measure,
            "subject": self.subject,
            "area": self.area,
            "period": self.period_given,
            "status": self.status,
            "organisation": self.organisation,
        }
