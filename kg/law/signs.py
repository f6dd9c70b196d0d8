"""Whether a symbol is enough to cite a document, and the type that it tells."""

import re

from kg.law.before import Before
from kg.law.symbols import Symbol, read_symbol
from kg.law.words import DASHES, type_sign, types_by_sign

_LEAD = re.compile(rf"\s{{0,2}}(?P<mark>[/{DASHES}])\s{{0,2}}|\s{{0,2}}")


def symbol_at(text: str, end: int, before: Before, dated: bool) -> Symbol | None:
    """Return the symbol behind a number where form and words before it make a citation."""
    lead = _LEAD.match(text, end)
    assert lead is not None
    mark = lead["mark"] or ""
    symbol = read_symbol(text, lead.end(), mark if mark in "/" else "-")
    if symbol is None:
        return None
    if symbol.kind == "excluded":
        return symbol
    if not mark and not (symbol.kind == "typed" and symbol.clear and symbol.issuer):
        return None
    if symbol.kind == "assembly":
        return symbol if dated or before.type else None
    named = before.type is not None
    if symbol.kind == "typed":
        return symbol if named or symbol.clear else None
    if symbol.kind == "letter":
        return symbol if named or symbol.clear else None
    enough = named or (before.marked and symbol.issuer is not None)
    return symbol if enough or symbol.text == "HĐBT" else None


def type_of(symbol: Symbol | None) -> str | None:
    """Return the type that a symbol alone tells, as the Party or the State writes it."""
    if symbol is None or symbol.type is None:
        return "Công văn" if symbol is not None and symbol.kind == "letter" else None
    rows = types_by_sign().get(type_sign(symbol.type) or "", ())
    party = symbol.lead == "-"
    fitting = [row.name_vi for row in rows if (row.system == "party") == party]
    return next(iter([*fitting, *(row.name_vi for row in rows)]), None)
