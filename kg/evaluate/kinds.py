"""The kinds of facts: by what two of a kind are paired, and what must agree for a correct one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.evaluate.items import (
    Item,
    Reader,
    area,
    body_name,
    document_key,
    exact_name,
    name,
    number,
    number_of_document,
    overlapping,
    period_end,
    period_start,
    plain,
    rating,
    span,
)


def anywhere(_gold: Item, _predicted: Item) -> bool:
    """Pair wherever the two stand: a name is the same at each of its mentions."""
    return True


def same_event(gold: Item, predicted: Item) -> bool:
    """Pair what overlaps, and events of one type on one day, whose mentions may lie apart."""
    dated = gold.said["date"] is not None and gold.said["date"] == predicted.said["date"]
    return overlapping(gold, predicted) or (dated and gold.said["type"] == predicted.said["type"])


def same_title(gold: Item, predicted: Item) -> bool:
    """Pair what overlaps, and programmes of one title."""
    return overlapping(gold, predicted) or gold.said["label"] == predicted.said["label"]


def same_product(gold: Item, predicted: Item) -> bool:
    """Pair what overlaps, and products of one name."""
    return overlapping(gold, predicted) or gold.said["name"] == predicted.said["name"]


@dataclass(frozen=True)
class Kind:
    """One list of a facts file.

    Attributes:
        name: the list's name.
        readers: what is read of each fact, in the order of listing.
        judged: what must agree for a fact to be correct; among several candidates for a pair the
            one that agrees in most of these is taken. The other attributes are only told.
        equal: what must be equal for two facts to be a pair at all.
        meets: what else must hold for that.
        once: facts that agree in these are one fact; empty where each mention counts.
        spans: whether every fact must have its offsets.
    """

    name: str
    readers: Mapping[str, Reader]
    judged: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()
    meets: Callable[[Item, Item], bool] = anywhere
    once: tuple[str, ...] = ()
    spans: bool = True


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "observations",
            {"value": number("value"), "value_max": number("value_max"), "unit": plain("unit"),
             "indicator": plain("indicator"), "measure": plain("measure"),
             "subject": plain("subject"), "area": area, "period_end": period_end,
             "status": plain("status"), "modifier": plain("modifier"),
             "period_start": period_start, "sector": plain("sector"),
             "organisation": body_name("organisation"), "quote": span},
            judged=("value_max", "unit", "indicator", "measure", "subject", "area", "period_end",
                    "status", "modifier", "period_start"),
            equal=("value",),
            meets=overlapping,
        ),
        Kind(
            "citations",
            {"key": number_of_document, "type": name("type"), "number": plain("number"),
             "year": plain("year"), "symbol": exact_name("symbol"), "issuer": name("issuer"),
             "date": plain("date"), "quote": span},
            judged=("key",),
            meets=overlapping,
        ),
        Kind("people", {"name": exact_name("name")}, equal=("name",), once=("name",), spans=False),
        Kind(
            "events",
            {"type": plain("type"), "label": name("label"), "date": plain("date"), "area": area},
            judged=("type",),
            meets=same_event,
        ),
        Kind(
            "organisations",
            {"type": plain("type"), "name": body_name("name"), "area": area},
            judged=("type",),
            equal=("name",),
            once=("name", "type"),
        ),
        Kind(
            "products",
            {"rating": rating, "name": name("name"), "producer": body_name("producer"),
             "area": area},
            judged=("rating",),
            meets=same_product,
            once=("name", "producer"),
        ),
        Kind(
            "programmes",
            {"label": name("label"), "number": plain("number"), "issuer": name("issuer")},
            meets=same_title,
            once=("label",),
        ),
        Kind(
            "legal_relations",
            {"from": document_key("from"), "relation": plain("relation"),
             "to": document_key("to")},
            equal=("from", "relation", "to"),
            once=("from", "relation", "to"),
            spans=False,
        ),
    )
}  # fmt: skip

OPEN_WORDING = frozenset({"label"})  # written in each reader's own words: never compared
NULL_IS_UNKNOWN = frozenset({"sector"})  # a null of gold says that nobody settled it


def unclassified(item: Item) -> bool:
    """Tell whether a figure has no indicator of its own, so that only its amount is judged."""
    return item.kind == "observations" and item.said["indicator"] == "other"


AMOUNT = ("value", "value_max", "unit")


def agrees(attribute: str, gold: Item, predicted: Item) -> bool:
    """Tell whether two paired facts say the same; the area of a named organisation is its own."""
    if attribute == "area" and (
        gold.said.get("organisation") or predicted.said.get("organisation")
    ):
        return True
    return gold.said[attribute] == predicted.said[attribute]


def compared(gold: Item, predicted: Item) -> list[str]:
    """Return the attributes in which a pair is compared.

    What is judged always is; what is only told, where either side says it.
    """
    kind = KINDS[gold.kind]
    judged = [one for one in kind.judged if one in AMOUNT or not unclassified(gold)]
    told = [
        one
        for one in kind.readers
        if one not in {*kind.judged, *kind.equal, *OPEN_WORDING}
        and (gold.said[one] or (predicted.said[one] and one not in NULL_IS_UNKNOWN))
    ]
    return [*judged, *told]
