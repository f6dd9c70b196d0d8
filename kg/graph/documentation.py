"""Writes `docs/ontology.md` from the ontology (`make docs`); a test tells when it is old."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg import names
from kg.authority.codes import scheme_graph, schemes
from kg.graph.dump import PREFIXES
from kg.resources import folder
from mappings.authorities.vocabulary import ontology_quads
from mappings.terms import OWL, RDF, RDFS, SKOS

Properties = dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]
Things = dict[ox.NamedNode, Properties]

HEAD = """# Bản thể học · Ontology

Trang này được viết tự động từ `ontology/`; đừng sửa tay. This page is generated from `ontology/`;
do not edit it by hand (`make docs`).

Không gian tên · namespace: `{namespace}` (`kttt:`), phiên bản · version {version}.
Mã · codes: `https://w3id.org/kttt/code/<danh mục · list>/<mã · notation>`.
"""

LAYERS = """## Các lớp đồ thị · The layers of the graph

| Đồ thị · graph | Nội dung · content |
|---|---|
| `graph/<id báo cáo · report id>` | điều một báo cáo nói · what one report says |
| `graph/ontology`, `codes`, `shapes` | thuật ngữ, danh mục, ràng buộc · terms, code lists, shapes |
| `graph/areas`, `bodies`, `programmes`, `legal` | danh mục có thẩm quyền · authorities |
| `graph/derived` | điều suy ra, kèm nguồn · conclusions with their inputs |
| `graph/catalogue` | mô tả bộ dữ liệu, truy vấn mẫu · description of the data, example queries |

Mặc định, truy vấn thấy hợp của mọi đồ thị; `GRAPH` cho biết ai nói. By default a query sees the
union of all graphs; `GRAPH` tells who says it.
"""


def documentation() -> str:
    """Return the documentation page of the ontology and its code lists, in both languages."""
    terms = _things(ontology_quads())
    header = terms[ox.NamedNode(names.DEF)]
    parts = [HEAD.format(namespace=names.DEF, version=_plain(header, OWL.versionInfo)), LAYERS]
    parts.append(_terms("Lớp · Classes", terms, {OWL.Class}))
    parts.append(
        _terms("Thuộc tính · Properties", terms, {OWL.ObjectProperty, OWL.DatatypeProperty})
    )
    parts.append("## Danh mục · Code lists\n")
    parts.extend(_scheme(scheme) for scheme in schemes())
    return "\n".join(parts)


def _things(quads: Iterable[ox.Quad]) -> Things:
    things: Things = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        things[quad.subject][quad.predicate].append(quad.object)
    return things


def _plain(properties: Properties, predicate: ox.NamedNode) -> str:
    return next((value.value for value in properties.get(predicate, [])), "")


def _text(properties: Properties, predicate: ox.NamedNode, language: str) -> str:
    found = [
        value.value
        for value in properties.get(predicate, [])
        if isinstance(value, ox.Literal) and value.language == language
    ]
    return "; ".join(sorted(found)).replace("|", "\\|")


def _terms(title: str, terms: Things, kinds: set[ox.NamedNode]) -> str:
    lines = [
        f"## {title}\n",
        "| Thuật ngữ · term | Tiếng Việt | English | Xem · see |",
        "|---|---|---|---|",
    ]
    for node, properties in sorted(terms.items(), key=lambda item: item[0].value):
        if kinds & set(properties.get(RDF.type, [])) and node.value.startswith(names.DEF):
            lines.append(
                f"| `kttt:{node.value.removeprefix(names.DEF)}` | {_entry(properties, 'vi')} "
                f"| {_entry(properties, 'en')} | {_alignments(properties)} |"
            )
    return "\n".join(lines) + "\n"


def _entry(properties: Properties, language: str) -> str:
    label = _text(properties, RDFS.label, language)
    definition = _text(properties, SKOS.definition, language)
    note = _text(properties, SKOS.editorialNote, language)
    return f"**{label}**. {definition}" + (f" *{note}*" if note else "")


def _alignments(properties: Properties) -> str:
    relations = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch)
    found = {
        _short(value.value) for relation in relations for value in properties.get(relation, [])
    }
    return ", ".join(f"`{name}`" for name in sorted(found))


def _short(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def _scheme(scheme: str) -> str:
    things = _things(scheme_graph(scheme))
    head = things[ox.NamedNode(f"{names.CODE}{scheme}")]
    lines = [
        f"### `{scheme}` · {_text(head, SKOS.prefLabel, 'vi')} · "
        f"{_text(head, SKOS.prefLabel, 'en')}\n",
        "| Mã · notation | Tiếng Việt | Cách viết khác trong báo cáo | English |",
        "|---|---|---|---|",
    ]
    for properties in things.values():
        if SKOS.notation in properties:
            lines.append(
                f"| `{_plain(properties, SKOS.notation)}` | {_concept(properties, 'vi')} "
                f"| {_text(properties, SKOS.altLabel, 'vi')} | {_concept(properties, 'en')} |"
            )
    return "\n".join(lines) + "\n"


def _concept(properties: Properties, language: str) -> str:
    label = _text(properties, SKOS.prefLabel, language)
    definition = _text(properties, SKOS.definition, language)
    note = _text(properties, SKOS.scopeNote, language)
    return f"**{label}**. {definition}" + (f" *{note}*" if note else "")


def page() -> Path:
    """Return where the page lies in a checkout."""
    return folder("ontology").parent / "docs" / "ontology.md"


if __name__ == "__main__":
    page().write_text(documentation(), encoding="utf-8")
