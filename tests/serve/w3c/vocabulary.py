"""The vocabulary of service descriptions, and where a description departs from it."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# From what to what; an empty name stands for anything that has an address.
# https://www.w3.org/TR/sparql11-service-description/#vocab
_PROPERTIES = {
    "endpoint": ("Service", ""),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "entailmentRegime": ("NamedGraph", "EntailmentRegime"),
    "defaultSupportedEntailmentProfile": ("Service", "EntailmentProfile"),
    "supportedEntailmentProfile": ("NamedGraph", "EntailmentProfile"),
    "extensionFunction": ("Service", "Function"),
    "extensionAggregate": ("Service", "Aggregate"),
    "languageExtension": ("Service", "Feature"),
    "supportedLanguage": ("Service", "Language"),
    "propertyFeature": ("Service", "Feature"),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", "GraphCollection"),
    "resultFormat": ("Service", ""),
    "inputFormat": ("Service", ""),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("GraphCollection", "NamedGraph"),
    "name": ("NamedGraph", ""),
    "graph": ("NamedGraph", "Graph"),
}
_CLASSES = {
    *("Service", "Feature", "Language", "Function", "Aggregate", "EntailmentRegime"),
    *("EntailmentProfile", "GraphCollection", "Dataset", "Graph", "NamedGraph"),
}
_BROADER = {"Dataset": "GraphCollection"}
_INDIVIDUALS = {
    **dict.fromkeys(("SPARQL10Query", "SPARQL11Query", "SPARQL11Update"), "Language"),
    **dict.fromkeys(("DereferencesURIs", "UnionDefaultGraph", "RequiresDataset"), "Feature"),
    **dict.fromkeys(("EmptyGraphs", "BasicFederatedQuery"), "Feature"),
}
_REQUIRED = (("Service", "endpoint"), ("NamedGraph", "name"))


def faults(description: Iterable[ox.Quad]) -> list[str]:
    """Return where a description departs from the vocabulary: nothing, where it conforms."""
    quads = list(description)
    types = _types(quads)
    return [
        *_unknown_terms(quads),
        *_wrong_ends(quads, types),
        *_shared_endpoints(quads),
        *_missing(quads, types),
    ]


def _types(quads: list[ox.Quad]) -> dict[object, set[str]]:
    """Return the classes of this vocabulary that each node is said to have."""
    types: dict[object, set[str]] = {
        ox.NamedNode(SD + name): {kind} for name, kind in _INDIVIDUALS.items()
    }
    for quad in quads:
        if quad.predicate.value == _TYPE and (name := _local(quad.object)):
            types.setdefault(quad.subject, set()).update({name, _BROADER.get(name, name)})
    return types


def _unknown_terms(quads: list[ox.Quad]) -> Iterator[str]:
    terms = {*_PROPERTIES, *_CLASSES, *_INDIVIDUALS}
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            if (name := _local(term)) and name not in terms:
                yield f"no such term: sd:{name}"


def _wrong_ends(quads: list[ox.Quad], types: dict[object, set[str]]) -> Iterator[str]:
    for quad in quads:
        name = _local(quad.predicate)
        if name not in _PROPERTIES:
            continue
        domain, range_ = _PROPERTIES[name]
        if isinstance(quad.object, ox.Literal):
            yield f"sd:{name} has a literal: {quad.object}"
        elif not range_ and not isinstance(quad.object, ox.NamedNode):
            yield f"sd:{name} has no address: {quad.object}"
        for node, kind in ((quad.subject, domain), (quad.object, range_)):
            if kind and kind not in types.get(node, {kind}):
                yield f"sd:{name} wants a sd:{kind}: {node}"


def _shared_endpoints(quads: list[ox.Quad]) -> Iterator[str]:
    counts = Counter(quad.object for quad in quads if _local(quad.predicate) == "endpoint")
    for endpoint, count in counts.items():
        if count > 1:
            yield f"two services at one sd:endpoint: {endpoint}"


def _missing(quads: list[ox.Quad], types: dict[object, set[str]]) -> Iterator[str]:
    present = {(quad.subject, _local(quad.predicate)) for quad in quads}
    if not any("Service" in kinds for kinds in types.values()):
        yield "no sd:Service"
    for kind, name in _REQUIRED:
        for node in _of_kind(kind, quads, types):
            if (node, name) not in present:
                yield f"a sd:{kind} without sd:{name}: {node}"


def _of_kind(kind: str, quads: list[ox.Quad], types: dict[object, set[str]]) -> set[object]:
    """Return the nodes said to be of a class, or being so by a property that leads to it."""
    ranges = {quad.object: _PROPERTIES.get(_local(quad.predicate), ("", ""))[1] for quad in quads}
    return {node for node, kinds in types.items() if kind in kinds} | {
        node for node, range_ in ranges.items() if range_ == kind
    }


def _local(term: object) -> str:
    """Return the name of a term of this vocabulary, or nothing."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(SD):
        return term.value.removeprefix(SD)
    return ""
