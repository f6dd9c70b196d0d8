"""Who was in the chair of an event."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.page import Page
from kg.facts.model import Person

_CHAIR = re.compile(
    r"(?:đồng )?chủ (?:trì|tọa)(?! tổ chức| tư vấn| tham mưu)|điều hành (?:hội nghị|đại hội)"
)
_NEAR = 450  # characters behind an event in which its chair is named


def chairs(
    page: Page, event: tuple[int, int], first: int, following: int, known: Sequence[Person]
) -> Iterator[tuple[str, int, int]]:
    """Yield those whom the sentence that says "chủ trì" names before it."""
    last = min(following, event[1] + _NEAR)
    for match in _CHAIR.finditer(page.low, first, last):
        first, _ = page.whole_sentence(match.start())
        words = page.text[first : match.start()]
        named = [(words.find(person.name), person.name) for person in known]
        for at, name in sorted(pair for pair in named if pair[0] >= 0):
            yield name, first + at, first + at + len(name)
        if any(at >= 0 for at, _ in named):
            return
