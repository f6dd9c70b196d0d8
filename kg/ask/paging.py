"""Pages of an answer: its rows in an order that leaves nothing open, cut by LIMIT and OFFSET.

A query that orders by some columns leaves the others to the engine, which may put them otherwise
when the same rows lie otherwise on disk. So every column is added to the order, and what stands on
two pages or on none is never a matter of luck.
"""

import re

from kg.ask.saved import SavedQuery
from kg.ask.syntax import top_level
from kg.errors import BadCall

_ORDER = re.compile(r"(?<![\w?$:])ORDER\s+BY(?!\w)", re.IGNORECASE)
_VALUES = re.compile(r"(?<![\w?$:])VALUES(?!\w)", re.IGNORECASE)
_CUT = re.compile(r"(?<![\w?$:])(LIMIT|OFFSET)\s+([0-9]+)", re.IGNORECASE)


def whole(query: SavedQuery) -> str:
    """Return the text of a query; rows get an order that leaves nothing open."""
    return _cut(query, 0, None) if query.form == "SELECT" else query.text


def page(query: SavedQuery, number: int, size: int) -> str:
    """Return the text of a query that gives one page of its rows.

    Args:
        query: the saved query.
        number: which page; the first is 1.
        size: rows of a page.

    Raises:
        BadCall: the query lists no rows.
    """
    if query.form != "SELECT":
        raise BadCall(f"'{query.name}' is a query of the form {query.form}, which has no pages")
    return _cut(query, (number - 1) * size, size)


def _cut(query: SavedQuery, skipped: int, size: int | None) -> str:
    """Put order and cut where the grammar wants them: before VALUES, in place of its own cut."""
    text = query.text
    top = top_level(text)
    begin = top.index("}") + 1  # of what follows the pattern
    values = _VALUES.search(top, begin)
    end = values.start() if values else len(top)
    cuts = list(_CUT.finditer(top, begin, end))
    place = cuts[0].start() if cuts else end
    order = "" if _ORDER.search(top, begin, place) else "ORDER BY "
    columns = " ".join(f"?{name}" for name in query.columns)
    own = {cut[1].upper(): int(cut[2]) for cut in cuts}
    limit = own.get("LIMIT")
    if limit is not None:
        limit = max(0, limit - skipped)
    sizes = [each for each in (limit, size) if each is not None]
    offset = own.get("OFFSET", 0) + skipped
    slice_ = (f"LIMIT {min(sizes)}\n" if sizes else "") + (f"OFFSET {offset}\n" if offset else "")
    return f"{text[:place].rstrip(' ')}\n{order}{columns}\n{slice_}{text[end:]}"
