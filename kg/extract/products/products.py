"""Products: named beside their producer or their rating."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg import names
from kg.extract.localities import surroundings
from kg.extract.naming.mentions import Mentions
from kg.extract.naming.reading import Named
from kg.extract.naming.words import kind_at
from kg.extract.organisations.organisations import area_of
from kg.extract.page import Page, page_of
from kg.extract.products.names import Piece, named_like, pieces_before
from kg.extract.products.ratings import Rating, ratings
from kg.facts.model import Evidence, Product
from kg.read.document import Block, Document

_PRODUCERS = frozenset({"cooperative", "cooperative-group", "cooperative-union", "enterprise"})
_CUE = re.compile(r"ocop|sản phẩm|đặc sản|\d sao")
_NAME = 3  # syllables of a name that needs no word for a product
_FAR = 80  # characters behind a producer in which the rating of its product is printed


@dataclass(frozen=True, slots=True)
class _Found:
    piece: Piece
    producer: Named | None
    rating: Rating | None
    rule: str


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
        if block.kind.is_content and _CUE.search(page.low, block.start, block.end):
            for one in _in_block(page, mentions, makers, block):
                product = _product(page, mentions, one, area_of(page, around, one.producer))
                found.setdefault(names.name_key(product.name), product)
    return sorted(found.values(), key=lambda one: one.start)


def _in_block(
    page: Page, mentions: Mentions, makers: list[Named], block: Block
) -> Iterator[_Found]:
    marks = list(ratings(page, block.start, block.end))
    first = bisect_left(makers, block.start, key=lambda maker: maker.start)
    last = bisect_left(makers, block.end, key=lambda maker: maker.start)
    here = makers[first:last]
    taken: list[tuple[int, int]] = [(maker.start, maker.end) for maker in here]
    for one in _beside_makers(page, here, marks, block):
        taken.append((one.piece.start, one.piece.end))
        yield one
    for one in (*_beside_ratings(page, marks, block), *_candidates(page, block)):
        free = all(one.piece.end <= start or end <= one.piece.start for start, end in taken)
        if free:
            taken.append((one.piece.start, one.piece.end))
            maker = _maker_like(one.piece, makers) or (
                mentions.cooperative_near(one.piece.start) if one.rule != "rating" else None
            )
            yield _Found(one.piece, maker, one.rating, one.rule)


_STAR = r"(?:0?[345]|ba|bốn|năm) sao"
_TO_MAKER = re.compile(
    rf"(?: ?\((?:đạt )?(?:ocop )?{_STAR}\)?,? ?(?:(?:của|do) )?"
    rf"|,? (?:đạt )?(?:hạng )?(?:ocop )?{_STAR},? (?:của|do) | (?:của|do|thuộc) | *- *| ?\()$"
)
_STOP = re.compile(r"[;.](?= |$)")
_LIST = re.compile(r"\(1\)")


def _beside_makers(
    page: Page, makers: list[Named], marks: list[Rating], block: Block
) -> Iterator[_Found]:
    """Yield "chè A (HTX B, 4 sao)", "chè A, 4 sao, của HTX B", "chè A và chè C - HTX B"."""
    first = block.start
    words = page.low[block.start : block.end]
    with_ocop = "ocop" in words or ("sản phẩm" in words and "ocop" in page.low)
    for index, maker in enumerate(makers):
        joint = _TO_MAKER.search(page.low, first, maker.start)
        following = makers[index + 1].start if index + 1 < len(makers) else block.end
        pieces = pieces_before(page, first, joint.start()) if joint else []
        for piece in pieces:
            rating = _rating(page, marks, piece, maker, following, block)
            if (piece.known and (rating or (with_ocop and piece.proper))) or (
                rating and (piece.proper or piece.numbered)
            ):
                yield _Found(piece, maker, rating, "product-producer")
        first = maker.end


_LEAD = re.compile(r"[^;.]{0,40}?(?:gồm|là|:)(?: có)?:? ")
_ALL = re.compile(r"(?:đều|cùng) (?:\w+ ){0,6}?(?:ocop )?$")


def _rating(
    page: Page, marks: list[Rating], piece: Piece, maker: Named, following: int, block: Block
) -> Rating | None:
    """Return the rating of a product.

    It stands between it and its producer, behind them, before a list ("4 sao, gồm: …"), or
    behind a list, for all of it ("… đều đạt 3 sao").
    """
    stop = _STOP.search(page.text, maker.end, following)
    last = min(stop.start() if stop else following, maker.end + _FAR)
    for mark in marks:
        if piece.end <= mark.start < last:
            return mark
    first, end = page.whole_sentence(piece.start)
    for mark in marks:
        if last <= mark.start < end and _ALL.search(page.low, last, mark.start):
            return mark
    before = [mark for mark in marks if mark.end <= piece.start]
    head = _LIST.search(page.text, block.start, piece.start)
    if head:
        before = [mark for mark in before if mark.end <= head.start()]
        return before[-1] if before else None
    leads = [mark for mark in before if mark.start >= first and _leads(page, mark, piece)]
    return leads[-1] if leads else None


def _leads(page: Page, mark: Rating, piece: Piece) -> bool:
    """Tell whether a list follows a rating, in which a piece stands: "4 sao, gồm: A; B"."""
    return _LEAD.match(page.low, mark.end, piece.start) is not None


_TO_RATING = re.compile(r"(?: ?\(|, )(?:cùng )?(?:đạt )?(?:hạng )?(?:ocop )?$")
_PASSIVE = re.compile(r",? (?:vừa|đã|mới|cũng|được|vinh dự)(?: được)? ")


def _beside_ratings(page: Page, marks: list[Rating], block: Block) -> Iterator[_Found]:
    """Yield "chè A (4 sao)" and "chè A vừa được chấm 4 sao"."""
    for mark in marks:
        if page.text[mark.end : mark.end + 1] == ":":
            continue
        joint = _TO_RATING.search(page.low, block.start, mark.start)
        if joint:
            for piece in pieces_before(page, block.start, joint.start()):
                if _is_alone(page, piece):
                    yield _Found(piece, None, mark, "rating")
            continue
        first, _ = page.sentence(mark.start)
        verb = _PASSIVE.search(page.low, first, mark.start)
        for piece in pieces_before(page, first, verb.start()) if verb else ():
            if piece.proper and _is_alone(page, piece):
                yield _Found(piece, None, mark, "rated")


def _is_alone(page: Page, piece: Piece) -> bool:
    """Tell whether words name a product with no producer beside them: no place, no body."""
    long = piece.proper and len(piece.text.split()) >= _NAME
    return piece.known or (long and kind_at(page, piece.start, piece.end) is None)


_CANDIDATE = re.compile(r"sản phẩm (?P<name>[^,.;:()]{4,50}?) (?:đang|đã|vừa|được) [^.;]{0,60}ocop")


def _candidates(page: Page, block: Block) -> Iterator[_Found]:
    """Yield "sản phẩm chè A đang làm hồ sơ OCOP", which has no rating yet."""
    for match in _CANDIDATE.finditer(page.low, block.start, block.end):
        for piece in pieces_before(page, match.start("name"), match.end("name")):
            if piece.known and piece.proper:
                yield _Found(piece, None, None, "candidate")


def _maker_like(piece: Piece, makers: list[Named]) -> Named | None:
    found = {maker.words: maker for maker in makers if named_like(piece, maker.words)}
    return next(iter(found.values())) if len(found) == 1 else None


def _product(
    page: Page, mentions: Mentions, one: _Found, area: tuple[str | None, dict[str, Evidence]]
) -> Product:
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
