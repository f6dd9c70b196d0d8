"""Terms of RDF as the triple store gives them."""

import pyoxigraph as ox


def value_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Return the IRI of a node or the words of a literal; nothing here speaks of statements."""
    assert not isinstance(term, ox.Triple)
    return term.value
