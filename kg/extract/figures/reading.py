"""What is read of one quantity: its attributes, the words behind each, and how sure each is."""

from dataclasses import dataclass, field
from decimal import Decimal

from kg.extract.figures.quantities import Quantity
from kg.extract.periods import Span

SURE = {
    "printed": Decimal("0.98"),  # in the figure's own words
    "adjacent": Decimal("0.95"),  # directly beside it
    "segment": Decimal("0.9"),  # between it and its neighbour
    "sentence": Decimal("0.85"),
    "inherited": Decimal("0.82"),  # from the figure before it
    "paragraph": Decimal("0.75"),
    "document": Decimal("0.8"),
    "default": Decimal("0.45"),
}


@dataclass(frozen=True, slots=True)
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
    notes: dict[str, str] = field(default_factory=dict)  # why an attribute is null

    def ranks(self) -> list[str]:
        """Return how near the words of the attributes stand."""
        given = (
            self.indicator,
            self.measure,
            self.subject,
            self.area,
            self.period_given,
            self.status,
        )
        return [one.rank for one in given if one is not None]
