"""The codes of a list, as the ontology of this installation has them: known without a store."""

from functools import cache

import pyoxigraph as ox

from kg import names
from kg.resources import folder

_IN_SCHEME = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")


@cache
def codes(scheme: str) -> tuple[str, ...]:
    """Return the codes of a list, in the order of the alphabet; none if there is no such list.

    Example:
        >>> codes("outcome")
        ('none', 'range', 'single', 'undefined', 'unknown')
    """
    path = folder("ontology") / "codes" / f"{scheme}.ttl"
    if not path.is_file():
        return ()
    base = f"{names.CODE}{scheme}/"
    return tuple(
        sorted(
            quad.subject.value.removeprefix(base)
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
            if quad.predicate == _IN_SCHEME and isinstance(quad.subject, ox.NamedNode)
        )
    )
