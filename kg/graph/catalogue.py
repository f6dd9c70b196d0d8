"""The catalogue: a graph that describes the others by VoID, and lists example queries.

Editors and agents read it through the endpoint itself: which classes there are, which properties
each has and where they lead, which prefixes are usual, which questions can be asked. It has no
blank nodes and no times, so the same content gives the same catalogue.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg import names
from kg.graph.examples import example_statements
from kg.graph.statistics import Statistics, statistics
from mappings.terms import (
    DCTERMS,
    RDF,
    VOID,
    VOID_EXT,
    Statements,
    count,
    english,
    iri,
    plain,
    vietnamese,
)

DATASET = iri(names.catalogue("dataset"))
ENDPOINT = iri(names.BASE + "sparql")
DUMPS = names.BASE + "dumps/"
DUMP_FILES = ("kttt.nq.gz", "kttt.trig.gz")
LICENCE = iri("https://creativecommons.org/licenses/by/4.0/")
TITLES = {
    "vi": "Đồ thị tri thức về hợp tác xã Việt Nam",
    "en": "Knowledge graph of Viet Nam's cooperative sector",
}
DESCRIPTIONS = {
    "vi": "Điều mà báo cáo về khu vực kinh tế tập thể, hợp tác xã nói, mỗi con số dẫn về đúng lời "
    "trong văn bản; danh mục địa bàn, tổ chức, chương trình, văn bản; và điều suy ra, kèm nguồn. "
    "Các báo cáo thuộc về nơi công bố chúng.",
    "en": "What reports on the collective economy and cooperatives say, each figure leading back "
    "to its words; authorities of places, bodies, programmes and documents; and conclusions with "
    "their inputs. The reports themselves belong to their publishers.",
}
_CLASS = iri("http://rdfs.org/ns/void#class")  # a keyword of Python, so no attribute


def catalogue_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of the catalogue of a store that holds all other graphs."""
    graph = iri(names.graph(names.CATALOGUE_GRAPH))
    found = statistics(store)
    for statements in (_dataset(found), _subsets(found), _properties(found), _classes(found),
                       example_statements(ENDPOINT)):  # fmt: skip
        for subject, predicate, object_ in statements:
            yield ox.Quad(subject, predicate, object_, graph)


def _dataset(found: Statistics) -> Statements:
    yield DATASET, RDF.type, VOID.Dataset
    for texts, predicate in ((TITLES, DCTERMS.title), (DESCRIPTIONS, DCTERMS.description)):
        yield DATASET, predicate, vietnamese(texts["vi"])
        yield DATASET, predicate, english(texts["en"])
    yield DATASET, DCTERMS.license, LICENCE
    yield DATASET, VOID.sparqlEndpoint, ENDPOINT
    for file in DUMP_FILES:
        yield DATASET, VOID.dataDump, iri(DUMPS + file)
    yield DATASET, VOID.uriSpace, plain(names.BASE)
    yield DATASET, VOID.triples, count(found.triples)
    yield DATASET, VOID.entities, count(found.entities)
    yield DATASET, VOID.classes, count(len(found.classes))
    yield DATASET, VOID.properties, count(len(found.properties))
    for vocabulary in sorted({_namespace(term) for term in (*found.classes, *found.properties)}):
        yield DATASET, VOID.vocabulary, iri(vocabulary)


def _namespace(term: str) -> str:
    """Return what a term's name follows: all up to the last # or slash."""
    return term[: max(term.rfind("#"), term.rfind("/")) + 1]


def _subsets(found: Statistics) -> Statements:
    """Describe each named graph under its own name."""
    for graph, triples in found.graphs.items():
        yield DATASET, VOID.subset, iri(graph)
        yield iri(graph), RDF.type, VOID.Dataset
        yield iri(graph), VOID.triples, count(triples)


def _properties(found: Statistics) -> Statements:
    for property_, triples in found.properties.items():
        part = iri(names.partition("property", property_))
        yield DATASET, VOID.propertyPartition, part
        yield part, VOID.property, iri(property_)
        yield part, VOID.triples, count(triples)


def _classes(found: Statistics) -> Statements:
    """Describe each class, its properties, and the classes and datatypes they lead to."""
    for class_, entities in found.classes.items():
        part = iri(names.partition("class", class_))
        yield DATASET, VOID.classPartition, part
        yield part, _CLASS, iri(class_)
        yield part, VOID.entities, count(entities)
    for (class_, property_), triples in found.uses.items():
        part = iri(names.partition("use", class_, property_))
        yield iri(names.partition("class", class_)), VOID.propertyPartition, part
        yield part, VOID.property, iri(property_)
        yield part, VOID.triples, count(triples)
    for key, triples in found.object_classes.items():
        use, part = iri(names.partition("use", *key[:2])), iri(names.partition("class", *key))
        yield use, VOID.classPartition, part
        yield part, _CLASS, iri(key[2])
        yield part, VOID.triples, count(triples)
    for key, triples in found.datatypes.items():
        use, part = iri(names.partition("use", *key[:2])), iri(names.partition("datatype", *key))
        yield use, VOID_EXT.datatypePartition, part
        yield part, VOID_EXT.datatype, iri(key[2])
        yield part, VOID.triples, count(triples)
