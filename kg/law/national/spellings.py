"""The official spellings of the parts of symbols, from the tables that people edit."""

import re
from collections import defaultdict
from functools import cache

from kg.authority.documents import documents
from kg.authority.legal_terms import legal_issuers, legal_types
from kg.law.fold import fold
from kg.law.national.numbers import Signs


@cache
def signs() -> Signs:
    """Return the signs of types and bodies, and the parts of the symbols of curated documents."""
    parts = [row.abbreviation for row in legal_types() if row.abbreviation]
    parts.extend(row.abbreviation for row in legal_issuers())
    for document in documents().values():
        parts.extend(re.split("[/-]", document.symbol))
    found: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        if re.fullmatch(r"[^\W_]+", part):
            found[fold(part)].add(part)
    return Signs(
        spellings={folded: frozenset(official) for folded, official in found.items()},
        party=frozenset(row.abbreviation for row in legal_issuers() if row.system == "party"),
    )
