"""Corrections of one report's facts, as they are kept beside the facts."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from kg.facts.fields import Day, Model, NonEmpty

Kind = Literal[
    "report", "observations", "citations", "people", "events", "programmes", "organisations",
    "products", "legal_relations", "contradictions", "notes",
]  # fmt: skip
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Correction(Model):
    """What a person said instead of the program, of one fact or of the report's head.

    Exactly one of `set`, `drop`, `add` and `confirm` tells what: other values of some attributes,
    a fact that is none, a fact that was missing, or that the program was right. Contradictions and
    notes have no words in the text, so `drop` and `add` hold them whole.
    """

    kind: Kind
    quote: NonEmpty | None = None
    start: Annotated[int, Field(ge=0)] | None = None
    set: dict[str, Any] | None = None
    drop: Literal[True] | dict[str, Any] | str | None = None
    add: dict[str, Any] | str | None = None
    confirm: Literal[True] | None = None
    extracted: dict[str, Any] | None = None  # the attributes as the program gave them then
    beside: list[dict[str, Any]] = Field(
        default=[]
    )  # of `add`: what the program had at the same words then
    why: NonEmpty | None = None
    by: NonEmpty
    date: Day

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [name for name in ("set", "drop", "add", "confirm")
                if getattr(self, name) is not None]  # fmt: skip
        if len(said) != 1:
            raise PydanticCustomError(
                "one_thing", "a correction has exactly one of set, drop, add, confirm", {}
            )
        spanned = self.kind not in {"report", "contradictions", "notes"}
        if spanned and self.add is None and (self.quote is None or self.start is None):
            raise PydanticCustomError(
                "no_words", "a correction of a fact needs its quote and start", {}
            )
        if not spanned and (self.set is None) == (self.kind == "report"):
            raise PydanticCustomError(
                "no_such", "the report is corrected by set, notes and contradictions by drop, add",
                {},
            )  # fmt: skip
        return self

    @property
    def subject(self) -> tuple[object, ...]:
        """What is corrected and how, without who, when and why."""
        return (self.kind, self.quote, self.start, str(self.set), str(self.drop), str(self.add),
                self.confirm)  # fmt: skip


class WholeReview(Model):
    """Who checked all facts of a report, and the hash of the facts that were checked."""

    by: NonEmpty
    date: Day
    facts: Sha256


class Corrections(Model):
    """All corrections of one report's facts; `text` is the hash of the report's file."""

    text: Sha256
    reviewed: WholeReview | None = None
    corrections: list[Correction] = Field(default=[])
