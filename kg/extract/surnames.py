"""Family names, with which the names of people begin."""

from functools import cache

from kg.extract.lexicon import Entry, entries


@cache
def surnames() -> frozenset[str]:
    """Return the surnames, those of all peoples of Viet Nam."""
    return frozenset(row.surface for row in entries("surnames", Entry))


def is_surname(word: str) -> bool:
    """Tell whether a word, in whatever case, is a surname."""
    return word in surnames() or word.title() in surnames()
