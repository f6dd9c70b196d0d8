"""One mention of a person, with the offices printed beside the name."""

from dataclasses import dataclass

from kg.extract.people.posts import Office


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person's name with its offices, as printed at start..end.

    body: the organisation of the offices, where it stands apart from them, as in signatures.
    """

    name: str
    start: int
    end: int
    offices: list[Office]
    confidence: float
    rule: str
    body: str | None = None
