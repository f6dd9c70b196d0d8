"""Products: named beside their producer or their rating."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import names
from kg.extract.localities import Surroundings, surroundings
from kg.extract.naming.mentions import Mentions
from kg.extract.naming.reading import Named
from kg.extract.organisations.places import Area, area_of, district_in_name, told_by_name
from kg.extract.page import Page, page_of
from kg.extract.products.beside import (
    Found,
    beside_bare_makers,
    beside_makers,
    beside_ratings,
    candidates,
)
from kg.extract.products.names import Piece, named_like
from kg.extract.products.ratings import ratings
from kg.facts.model import Evidence, Product
from kg.read.document import Block, Document

_PRODUCERS = frozenset({"cooperative", "cooperative-group", "cooperative-union", "enterprise"})
_WORDS = ("ocop", "sản phẩm", "đặc sản")
_STARS = re.compile(r"\d sao")


def products(
    document: Document, area: str | None = None, district: str | None = None
) -> list[Product]:
    """Return the products of a report, each once.

    Args:
        document: the report.
        area: its province or "Việt Nam".
        district: the district whose report it is, if it is one's.
    """
    page = page_of(document)
    around = surroundings(page, area, district)
    mentions = Mentions(page, around)
    found: dict[str, Product] = {}
    makers = [one for one in mentions.all if one.kind.type in _PRODUCERS and one.proper]
    for block in page.blocks:
        if block.kind.is_content and _tells_of_products(page.low[block.start : block.end]):
            for one in _in_block(page, mentions, makers, block):
                product = _product(page, mentions, one, _area(page, around, makers, one))
                found.setdefault(names.name_key(product.name), product)
    return sorted(found.values(), key=lambda one: one.start)


def _tells_of_products(low: str) -> bool:
    """Tell whether a block has a word of products, or a rating."""
    return any(word in low for word in _WORDS) or (" sao" in low and _STARS.search(low) is not None)


def _area(page: Page, around: Surroundings, makers: Sequence[Named], one: Found) -> Area:
    """Return where a product is from: its producer's seat, else the district of its name."""
    known = area_of(page, around, one.producer)
    if one.producer and "area" not in known[1]:
        others = (area_of(page, around, other) for other in makers
                  if other.words == one.producer.words)  # fmt: skip
        known = next((area for area in others if area[1]), known)
    district = None if known[1] else district_in_name(one.piece.text, around)
    return told_by_name(page, district, (one.piece.start, one.piece.end)) if district else known


def _in_block(page: Page, mentions: Mentions, makers: list[Named], block: Block) -> Iterator[Found]:
    marks = list(ratings(page, block.start, block.end))
    first = bisect_left(makers, block.start, key=lambda maker: maker.start)
    last = bisect_left(makers, block.end, key=lambda maker: maker.start)
    here = makers[first:last]
    taken = [(maker.start, maker.end) for maker in here]
    told = (
        *beside_makers(page, here, marks, block),
        *beside_bare_makers(page, mentions, marks, block),
        *beside_ratings(page, marks, block),
        *candidates(page, block),
    )
    for one in told:
        free = all(one.piece.end <= start or end <= one.piece.start for start, end in taken)
        if free:
            taken.append((one.piece.start, one.piece.end))
            yield one if one.producer else _with_maker(mentions, makers, one)


def _with_maker(mentions: Mentions, makers: list[Named], one: Found) -> Found:
    """Return a product with the producer whose name it bears, else the one told of before."""
    maker = _maker_like(one.piece, makers)
    if maker is None and one.rule != "rating":
        maker = mentions.cooperative_near(one.piece.start)
    return replace(one, producer=maker)


def _maker_like(piece: Piece, makers: list[Named]) -> Named | None:
    """Return the fullest mention of a producer that bears the name of a product."""
    found = [maker for maker in makers if named_like(piece, maker.words)]
    return max(found, key=lambda maker: len(maker.words), default=None)


def _product(page: Page, mentions: Mentions, one: Found, area: Area) -> Product:
    evidence = dict(area[1])
    for name, mark in (("producer", one.producer), ("rating", one.rating)):
        if mark is not None:
            span = page.place(mark.start, mark.end)
            evidence[name] = Evidence(start=span["start"], end=span["end"], rule=one.rule)
    return Product(
        name=one.piece.text,
        producer=mentions.full_name(one.producer) if one.producer else None,
        area=area[0], rating=one.rating.code if one.rating else None,
        confidence=0.9 if one.rating and one.producer else 0.75, evidence=evidence,
        **page.place(one.piece.start, one.piece.end),
    )  # fmt: skip
