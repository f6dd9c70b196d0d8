"""Places that numbers answer one by one: "các huyện Mộc Châu, Mai Sơn lần lượt đạt 92% và 90%"."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.reading import Given
from kg.extract.patterns import at_word
from kg.law.words import UPPER

_CAP = rf"[{UPPER}][\w’']*"
_NAME = rf"{_CAP}(?:\s+{_CAP}){{0,3}}"
_LEVEL = at_word("tỉnh|thành phố|TP\\.?|huyện|thị xã|quận|xã|phường|thị trấn")
_IN_TURN = re.compile(
    rf"(?P<names>(?:{_LEVEL}\s+)?{_NAME}(?:\s*(?:,|và|,\s*và)\s+(?:{_LEVEL}\s+)?{_NAME})+)"
    r"[\s,:(]*(?:(?:có|đạt|là|với)\s+)?lần lượt(?!\w)"
)
_EACH = re.compile(rf"(?:{_LEVEL}\s+)?(?P<name>{_NAME})")


def place_in_turn(clause: Clause, index: int, count: int, here: int) -> Given | None:
    """Return which of as many places the number at an index of a series is about."""
    *_, match = None, *_IN_TURN.finditer(clause.sentence.raw, 0, here)
    names = list(_EACH.finditer(match.string, *match.span("names"))) if match else []
    if len(names) != count:
        return None
    start, own = clause.sentence.start, names[index]
    span = start + own.start("name"), start + own.end("name")
    return Given(own["name"], span, "places one by one", "adjacent")
