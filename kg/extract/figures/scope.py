"""What holds from sentence to sentence: registers of document, section, paragraph and sentence."""

from dataclasses import dataclass, replace
from datetime import date

from kg.extract.figures.reading import Given, Reading
from kg.extract.head.frame import Frame
from kg.extract.periods import Span

_BEGUN = 75  # days of a year in which a report of the year before speaks of its plans


@dataclass(slots=True)
class Scope:
    """The registers that a figure without words of its own reads."""

    frame: Frame
    flow: Given | None = None  # printed as value: the span's text; the span itself stands beside
    flow_span: Span | None = None
    stock_span: Span | None = None
    stock: Given | None = None
    area: Given | None = None
    district: str | None = None  # which "huyện" without a name means
    status: str | None = None  # what a section or an opened target carries on
    named: Given | None = None  # the organisation that the paragraph tells of
    named_kind: str | None = None
    last: Reading | None = None  # the figure before, in this sentence or an opened one
    last_organisations: Reading | None = None
    last_counted: Reading | None = (
        None  # organisations, products, people: what a bare number may count
    )
    last_product: Reading | None = None
    last_money: Reading | None = None
    paragraph_money: Reading | None = None  # the last amount of the paragraph
    fund: bool = False  # the paragraph speaks of a fund that lends
    last_person: Reading | None = None
    ocop: bool = False  # the paragraph speaks of rated products
    outer: Reading | None = None  # the figure before the bracket that is open
    outer_organisations: Reading | None = None
    outer_money: Reading | None = None
    bracket: int | None = None
    about_sector: str | None = None  # the sector of the first organisations of the sentence
    sentence_about: str | None = None  # the first kind that the sentence counts
    listed: bool = False  # the last organisations were not the first of their list
    about: str | None = None  # the subject that the paragraph speaks of

    def paragraph(self) -> "Scope":
        """Return the scope of a new paragraph: what its section or document says."""
        return Scope(
            self.frame,
            self.flow,
            self.flow_span,
            self.stock_span,
            self.stock,
            self.area,
            self.district,
            self.status,
        )

    def has_hardly_begun(self, year: int) -> bool:
        """Tell the year after the one that the report sums up, soon after its beginning."""
        told, today = self.frame.known.period, self.frame.known.published
        if told is None or today is None:
            return False
        early = (today - date(today.year, 1, 1)).days < _BEGUN
        return early and year == today.year and told.last.year == year - 1

    def copy(self) -> "Scope":
        """Return a scope that may change by itself."""
        return replace(self)
