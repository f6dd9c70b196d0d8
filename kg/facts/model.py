"""The facts of one report as pydantic models; field names and order are those of the facts files.

Offsets are code points into the report's text as it was read, the end excluded, so that
`text[start:end] == quote`. Codes are the notations of the SKOS lists under `ontology/codes`.
"""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from kg import names
from kg.facts.fields import (
    Code,
    Day,
    Model,
    NonEmpty,
    Number,
    PartialDate,
    Period,
    ReportId,
    parse_period,
)


class Evidence(Model):
    """The words that gave one attribute of a fact, and the rule that read them."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    rule: str | None = None


class Fact(Model):
    """What every fact has: its words with their place, and what a program adds about itself."""

    quote: NonEmpty
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    evidence: dict[str, Evidence] = {}
    why_null: dict[str, str] = {}
    reviewed: bool | None = None  # null: as the report; true or false: this fact alone

    @model_validator(mode="after")
    def _span_has_the_length_of_its_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise PydanticCustomError(
                "span_length",
                "{start}..{end} spans {span} characters, the quote has {length}: '{quote}'",
                {"start": self.start, "end": self.end, "span": self.end - self.start,
                 "quote": self.quote, "length": len(self.quote)},
            )  # fmt: skip
        return self


class Observation(Fact):
    """One printed figure. Money is in full đồng, a percentage 62.5 is 62.5 percent."""

    indicator: Annotated[str, Code("indicator")]
    measure: Annotated[str, Code("measure")]
    subject: Annotated[str, Code("subject")]
    sector: Annotated[str, Code("sector")] | None = None
    area: NonEmpty | None = None
    period: Period | None = None
    value: Number
    value_max: Number | None = None
    unit: Annotated[str, Code("unit")]
    status: Annotated[str, Code("status")]
    modifier: Annotated[str, Code("modifier")]
    base: NonEmpty | None = None
    organisation: NonEmpty | None = None
    label: NonEmpty | None = None
    area_note: NonEmpty | None = None

    @model_validator(mode="after")
    def _says_what_it_measures(self) -> Self:
        if self.indicator == "other" and not self.label:
            raise PydanticCustomError("label_missing", "indicator 'other' needs a label", {})
        if self.value_max is not None and self.value_max <= self.value:
            raise PydanticCustomError(
                "range_reversed", "value_max must be greater than value in a range", {}
            )
        return self


class Citation(Fact):
    """One mention of a legal or Party document; `document` is the uid that a reader settled."""

    type: NonEmpty | None = None
    number: NonEmpty | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    symbol: NonEmpty | None = None
    issuer: NonEmpty | None = None
    area: NonEmpty | None = None
    date: PartialDate | None = None
    key: NonEmpty | None = None
    document: NonEmpty | None = None
    why: NonEmpty | None = None

    @model_validator(mode="after")
    def _a_settled_document_has_a_reason(self) -> Self:
        if self.document and not self.why:
            raise PydanticCustomError("why_missing", "a settled document needs its 'why'", {})
        return self


class Post(Model):
    """An office or role, and the body in which it is held."""

    role: NonEmpty
    organisation: NonEmpty | None = None


class Person(Fact):
    """A person with name and posts, as the report gives them."""

    name: NonEmpty
    posts: list[Post]


class Event(Fact):
    """A conference, congress, signing, award …; `date` is a day or an interval."""

    type: Annotated[str, Code("event-type")]
    label: NonEmpty
    date: Period | None = None
    area: NonEmpty | None = None
    chairs: list[NonEmpty] = []


class Programme(Fact):
    """A programme, scheme or plan named by its title; `programme` is the settled authority id."""

    label: NonEmpty
    issuer: NonEmpty | None = None
    number: NonEmpty | None = None
    implements: NonEmpty | None = None
    programme: NonEmpty | None = None
    why: NonEmpty | None = None


class Organisation(Fact):
    """An organisation that the report names."""

    name: NonEmpty
    type: Annotated[str, Code("organisation-type")]
    area: NonEmpty | None = None


class Product(Fact):
    """A product with its producer and its rating."""

    name: NonEmpty
    producer: NonEmpty | None = None
    area: NonEmpty | None = None
    rating: Annotated[str, Code("rating")] | None = None


class LegalRelation(Fact):
    """A relation between two documents that the report states; ends are uids or printed keys."""

    from_: Annotated[NonEmpty, Field(alias="from")]
    relation: Annotated[str, Code("relation")]
    to: NonEmpty


class Contradiction(Model):
    """Figures of the report that do not agree: where, what is printed, what would follow."""

    kind: Annotated[str, Code("contradiction")]
    observations: list[Annotated[int, Field(ge=0)]]
    printed: NonEmpty
    follows: NonEmpty
    note: NonEmpty


class Source(Model):
    """The text that was read: its file, the hash of the file's bytes, its length in code points."""

    file: NonEmpty
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    url: NonEmpty | None = None
    characters: Annotated[int, Field(gt=0)]


class Review(Model):
    """Who checked the facts against the text, and when."""

    by: NonEmpty
    date: Day


class Report(Model):
    """Who says it, where and when."""

    id: ReportId
    title: NonEmpty
    publisher: NonEmpty | None = None
    area: NonEmpty
    published: Day | None = None
    period: Period | None = None
    author: NonEmpty | None = None
    source: Source
    reviewed: Review | None = None
    extractor: NonEmpty | None = None

    @model_validator(mode="after")
    def _the_id_is_free(self) -> Self:
        if self.id in names.RESERVED_GRAPHS:
            raise PydanticCustomError(
                "reserved_id", "'{id}' is the name of a graph of the system; choose another id",
                {"id": self.id},
            )  # fmt: skip
        return self

    @property
    def as_of(self) -> date | None:
        """The report's date: when it was published, else the end of the period it reports on."""
        if self.published:
            return date.fromisoformat(self.published)
        return parse_period(self.period)[1] if self.period else None


class Facts(Model):
    """All that is known of one report."""

    report: Report
    observations: list[Observation] = []
    citations: list[Citation] = []
    people: list[Person] = []
    events: list[Event] = []
    programmes: list[Programme] = []
    organisations: list[Organisation] = []
    products: list[Product] = []
    legal_relations: list[LegalRelation] = []
    contradictions: list[Contradiction] = []
    notes: list[NonEmpty] = []

    def is_reviewed(self, fact: Fact) -> bool:
        """Tell whether a person checked this fact: its own mark, else the report's."""
        return self.report.reviewed is not None if fact.reviewed is None else fact.reviewed
