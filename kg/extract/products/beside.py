"""Finds the products that stand beside their producer, their rating, or a word for "candidate"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.naming.mentions import Mentions
from kg.extract.naming.reading import Named
from kg.extract.naming.words import kind_at
from kg.extract.page import Page
from kg.extract.products.names import Piece, pieces_before
from kg.extract.products.ratings import Rating
from kg.read.document import Block

_NAME = 3  # syllables of a name that needs no word for a product
_FAR = 80  # characters behind a producer in which the rating of its product is printed


@dataclass(frozen=True, slots=True)
class Found:
    """A product as it stands beside what tells that it is one."""

    piece: Piece
    producer: Named | None
    rating: Rating | None
    rule: str


_BARE = re.compile(
    r" của (?:htx|hợp tác xã|tổ hợp tác|tht|đơn vị)(?= (?:đang|chờ|đạt|được|vừa|đã|đều|cùng)|[,(])"
)
_MARK = re.compile(r"[,.;:]")
_STAR = r"(?:0?[345]|ba|bốn|năm) sao"
_TO_MAKER = re.compile(
    rf"(?: ?\((?:đạt )?(?:ocop )?{_STAR}\)?,? ?(?:(?:của|do) )?"
    rf"|,? (?:đạt )?(?:hạng )?(?:ocop )?{_STAR},? (?:của|do) | (?:của|do|thuộc) | *- *| ?\()$"
)
_AWAITS = re.compile(r" (?:đang|chờ)[^.;]{0,30}(?:hạng|sao|ocop)")
_STOP = re.compile(r"[;.](?= |$)")
_LIST = re.compile(r"\(1\)")


def beside_makers(
    page: Page, makers: Sequence[Named], marks: list[Rating], block: Block
) -> Iterator[Found]:
    """Yield "chè A (HTX B, 4 sao)", "chè A, 4 sao, của HTX B", "chè A và chè C - HTX B"."""
    first = block.start
    words = page.low[block.start : block.end]
    with_ocop = "ocop" in words or ("sản phẩm" in words and "ocop" in page.low)
    for index, maker in enumerate(makers):
        joint = _TO_MAKER.search(page.low, first, maker.start)
        following = makers[index + 1].start if index + 1 < len(makers) else block.end
        pieces = pieces_before(page, first, joint.start()) if joint else []
        listed = _are_labelled(pieces)
        for piece in pieces:
            rating = _rating(page, marks, piece, maker, following, block)
            told = piece.known and (listed or (with_ocop and piece.proper))
            if told or (rating and (piece.known or piece.proper or piece.numbered)):
                yield Found(piece, maker, rating, "product-producer")
        first = maker.end


def beside_bare_makers(
    page: Page, mentions: Mentions, marks: list[Rating], block: Block
) -> Iterator[Found]:
    """Yield "chè A, chè B của HTX đạt 4 sao", where no name follows "HTX"."""
    first = block.start
    for bare in _BARE.finditer(page.low, block.start, block.end):
        mark = next((one for one in marks if one.start >= bare.end()), None)
        if mark and _MARK.search(page.low, bare.end(), mark.start):
            mark = None
        maker = mentions.cooperative_near(bare.start())
        if maker and (mark or _AWAITS.match(page.low, bare.end(), block.end)):
            for piece in pieces_before(page, first, bare.start()):
                if piece.known or (mark and piece.proper):
                    yield Found(piece, maker, mark, "product-producer")
        first = bare.end()


def _are_labelled(pieces: Sequence[Piece]) -> bool:
    """Tell "Sản phẩm bưởi đỏ Tân Lạc, mía tím", of which one at least has a name."""
    return bool(pieces) and pieces[-1].labelled and any(piece.proper for piece in pieces)


_LEAD = re.compile(r"[^;.]{0,40}?(?:gồm|là|:)(?: có)?:? | cho (?:các )?(?:sản phẩm )?")
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
_REACHES = re.compile(r" đạt(?: hạng| chuẩn| tiêu chuẩn)?(?: ocop)? $")
_PASSIVE = re.compile(r",? (?:vừa|đã|mới|cũng|được|vinh dự)(?: được)? ")


def beside_ratings(page: Page, marks: list[Rating], block: Block) -> Iterator[Found]:
    """Yield "chè A (4 sao)" and "chè A vừa được chấm 4 sao"."""
    for mark in marks:
        if page.text[mark.end : mark.end + 1] == ":":
            continue
        joint = _TO_RATING.search(page.low, block.start, mark.start)
        if joint:
            for piece in pieces_before(page, block.start, joint.start()):
                if _is_alone(page, piece):
                    yield Found(piece, None, mark, "rating")
            continue
        first, _ = page.sentence(mark.start)
        reaches = _REACHES.search(page.low, first, mark.start)
        verb = reaches or _PASSIVE.search(page.low, first, mark.start)
        for piece in pieces_before(page, first, verb.start()) if verb else ():
            if (piece.proper or (reaches and piece.known)) and _is_alone(page, piece):
                yield Found(piece, None, mark, "rated")


def _is_alone(page: Page, piece: Piece) -> bool:
    """Tell whether words name a product with no producer beside them: no place, no body."""
    long = piece.proper and len(piece.text.split()) >= _NAME
    return piece.known or (long and kind_at(page, piece.start, piece.end) is None)


_CANDIDATE = re.compile(r"sản phẩm (?P<name>[^,.;:()]{4,50}?) (?:đang|đã|vừa|được) [^.;]{0,60}ocop")


def candidates(page: Page, block: Block) -> Iterator[Found]:
    """Yield "sản phẩm chè A đang làm hồ sơ OCOP", which has no rating yet."""
    for match in _CANDIDATE.finditer(page.low, block.start, block.end):
        for piece in pieces_before(page, match.start("name"), match.end("name")):
            if piece.known and piece.proper:
                yield Found(piece, None, None, "candidate")
