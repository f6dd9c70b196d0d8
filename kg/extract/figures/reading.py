"""What is read of one quantity: its attributes, the words behind each, and how sure each is."""

import math
from dataclasses import dataclass, field
from decimal import Decimal

from kg.extract.figures.quantities import Quantity
from kg.extract.periods import Span

# How often an attribute is right, by how near the words stand that gave it. Set by hand, near to
# what was counted on reports that the rules had not seen: higher than there where many figures of
# known reports told more. `kg evaluate` shows what comes of it. Disputed is what careful readers
# of the same words decided otherwise.
_SURE = {
    "indicator": {
        "printed": 0.9, "adjacent": 0.95, "segment": 0.9, "inherited": 0.89, "paragraph": 0.7,
        "disputed": 0.7, "document": 0.6, "sentence": 0.5, "default": 0.5,
    },
    "measure": {"adjacent": 0.99, "segment": 0.99, "inherited": 0.95, "disputed": 0.92},
    "subject": {
        "printed": 0.985, "adjacent": 0.99, "segment": 0.94, "inherited": 0.945, "sentence": 0.93,
        "paragraph": 0.87, "disputed": 0.84, "document": 0.92, "default": 0.5,
    },
    "area": {"adjacent": 0.99, "document": 0.975, "paragraph": 0.97, "default": 0.5},
    "period": {
        "adjacent": 0.97, "sentence": 0.93, "inherited": 0.95, "paragraph": 0.88,
        "document": 0.8, "default": 0.5,
    },
    "status": {"adjacent": 0.99, "sentence": 0.98, "document": 0.975, "inherited": 0.97},
}  # fmt: skip
_UNTOLD = 0.5  # of an attribute of a rank that has no number above
_RIVALLED = 0.9  # of a figure beside which words of another indicator stand too
_OTHER = 0.8  # of what has no code: whether it is about the sector at all is less sure


# Measures that say something of another figure, and read its period, subject and place.
QUALIFIERS = {
    "growth-rate",
    "growth-amount",
    "plan-completion",
    "plan-difference",
    "ratio",
    "share",
}


def sure(name: str, rank: str) -> float:
    """Return how often an attribute is right whose words stand so near."""
    return _SURE[name].get(rank, _UNTOLD)


def at_offset(start: int, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return a span of a sentence as one of the text."""
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
    rivalled: bool = False  # words of another indicator stand beside it
    notes: dict[str, str] = field(default_factory=dict)  # why an attribute is null

    def confidence(self) -> float:
        """Return how likely it is right, from how near the words of its attributes stand.

        What it counts, of whom and how weighs in full; where, when and in which status by half,
        for these have defaults that hold for most figures of a page.
        """
        meaning = self.source * sure("indicator", self.indicator.rank)
        meaning *= sure("measure", self.measure.rank) * sure("subject", self.subject.rank)
        if self.indicator.value == "other":
            meaning *= _OTHER
        if self.rivalled:
            meaning *= _RIVALLED
        scope = 1.0
        beside = (("area", self.area), ("period", self.period_given), ("status", self.status))
        for name, one in beside:
            if one is not None:
                scope *= sure(name, one.rank)
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
