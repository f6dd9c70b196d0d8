"""Numbers that answer a list one by one: "14 HTX và 37 THT …, lần lượt đạt 63,6% và 35,9%"."""

from collections.abc import Sequence

from kg.extract.figures.clause import Clause
from kg.extract.figures.places_in_turn import place_in_turn
from kg.extract.figures.reading import Reading

_ONE_BY_ONE = "lần lượt"


def place_in_series(clause: Clause, at: int) -> tuple[int, int] | None:
    """Return which of how many numbers behind "lần lượt" a quantity is, or None."""
    if _ONE_BY_ONE not in clause.low:
        return None
    first = last = at
    while first > 0 and clause.joined(first):
        first -= 1
    if _ONE_BY_ONE not in clause.low[slice(*clause.left(first))]:
        return None
    while last + 1 < len(clause.quantities) and clause.joined(last + 1):
        last += 1
    return at - first, last - first + 1


def series_end(clause: Clause, at: int) -> int | None:
    """Return the last number of the series that a quantity is in, or None."""
    place = place_in_series(clause, at)
    return at + place[1] - 1 - place[0] if place else None


def answer_one_by_one(
    reading: Reading, clause: Clause, at: int, earlier: Sequence[Reading]
) -> None:
    """Give a number of a series the subject and the place of the figure that it answers."""
    place = place_in_series(clause, at)
    if place is None:
        return
    index, count = place
    named = place_in_turn(clause, index, count, clause.quantities[at].start)
    if named is not None:
        reading.area = named
        return
    stop = len(earlier) - index
    asked = [one for one in earlier[:stop] if one.quantity.family == "organisation"][-count:]
    told = {(one.subject.value, one.area.value if one.area else "") for one in asked}
    if len(asked) == count and len(told) == count:
        reading.subject, reading.area = asked[index].subject, asked[index].area
        reading.sector = asked[index].sector
