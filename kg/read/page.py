"""What every piece is on its page: head, text and tail are told apart by their neighbours."""

from kg.read.document import BlockKind
from kg.read.forms import (
    Form,
    Piece,
    ends_in_stop,
    is_agency,
    is_caption,
    is_genre,
    is_heading,
    is_masthead,
    is_menu,
    is_name,
    is_official,
    is_section,
)

_TITLE = 24  # characters that a headline has; shorter lines are rather names of pages
_STANDFIRST = 60
_HEADLINE = 100  # characters; longer lines rather sum a report up
_RELATED = 160  # characters that titles of other pages do not reach
_FILLED = 50  # characters of a line that ends only because it is full
_SENTENCES = {Form.prose, Form.short}
_SETTLED = {
    Form.furniture: BlockKind.furniture,
    Form.related: BlockKind.furniture,
    Form.comments: BlockKind.furniture,
    Form.recipients: BlockKind.furniture,
    Form.byline: BlockKind.byline,
    Form.dateline: BlockKind.dateline,
    Form.caption: BlockKind.caption,
    Form.row: BlockKind.row,
    Form.chapter: BlockKind.heading,
    Form.bullet: BlockKind.item,
    Form.numbered: BlockKind.item,
    Form.prose: BlockKind.paragraph,
}


def kinds(page: list[Piece]) -> list[BlockKind]:
    """Return the kind of each piece."""
    outside = _outside(page)
    body = [at for at, piece in enumerate(page) if piece.is_body and at not in outside]
    if not body:
        return [_alone(piece, at in outside) for at, piece in enumerate(page)]
    found: list[BlockKind | None] = [
        BlockKind.furniture if at in outside else None for at in range(len(page))
    ]
    told = (at for at in body if page[at].form is not Form.bullet)
    first = _first_of_text(page, next(told, body[0]))
    _head(page, first, found)
    _tail(page, body[-1], found)
    official = any(is_official(piece.words) for piece in page[:first])
    for at in range(len(page)):
        if found[at] is None:
            kind = _middle(page, at, found)
            found[at] = _official(page[at], kind) if official else kind
    return [kind or BlockKind.paragraph for kind in found]


def _alone(piece: Piece, outside: bool) -> BlockKind:
    """Return the kind where no piece is prose: short lines are the whole text."""
    if outside:
        return BlockKind.furniture
    return _SETTLED.get(piece.form, BlockKind.paragraph)


def _outside(page: list[Piece]) -> set[int]:
    """Return the pieces that lists of related titles, comments and recipients hold."""
    outside: set[int] = set()
    zone: Form | None = None
    for at, piece in enumerate(page):
        if piece.form in {Form.related, Form.recipients}:
            zone = piece.form
        elif zone and _leaves(zone, piece):
            zone = None
        elif zone and (zone is Form.related or piece.form in {Form.bullet, Form.furniture}):
            outside.add(at)
    return outside | _comments(page) | _after_signature(page)


def _leaves(zone: Form, piece: Piece) -> bool:
    if piece.form in {Form.byline, Form.chapter}:
        return zone is Form.related
    if piece.form in {Form.bullet, Form.numbered}:
        return len(piece.words) >= _RELATED and ends_in_stop(piece.words)
    return piece.form is Form.prose and len(piece.words) >= 80


def _comments(page: list[Piece]) -> set[int]:
    """Return what follows the mark of comments, unless most of the text does (a mere button)."""
    mark = next((at for at, piece in enumerate(page) if piece.form is Form.comments), None)
    if mark is None or _prose(page[:mark]) <= _prose(page[mark:]):
        return set()
    return set(range(mark, len(page)))


def _prose(page: list[Piece]) -> int:
    return sum(len(piece.words) for piece in page if piece.is_body)


def _after_signature(page: list[Piece]) -> set[int]:
    """Return bulleted titles of other pages that follow the author's name."""
    last = max((at for at, piece in enumerate(page) if piece.form is Form.prose), default=len(page))
    signed = False
    outside = set()
    for at in range(last + 1, len(page)):
        piece = page[at]
        if piece.form is Form.bullet and signed:
            outside.add(at)
        signed = signed or piece.form is Form.byline or (piece.is_open and is_name(piece.words))
    return outside


def _first_of_text(page: list[Piece], body: int) -> int:
    chapter = next((at for at, p in enumerate(page[:body]) if p.form is Form.chapter), body)
    return min(chapter, body)


def _head(page: list[Piece], first: int, found: list[BlockKind | None]) -> None:
    """Settle the pieces above the text: the headline and what stands around it."""
    title = _title(page, first)
    for at in range(first):
        if found[at] is not None:
            continue
        piece = page[at]
        if at in title:
            found[at] = BlockKind.title
        elif title and at < title[0]:
            found[at] = _above_title(piece)
        elif piece.is_open and piece.words.startswith("("):
            found[at] = BlockKind.paragraph
        elif piece.is_open and not is_heading(piece.words) and is_name(piece.words):
            found[at] = BlockKind.byline
        elif piece.is_open and _is_standfirst(piece):
            found[at] = BlockKind.paragraph


def _is_standfirst(piece: Piece) -> bool:
    """Tell whether a line below the title sums the report up, which may lack its full stop."""
    return len(piece.words) >= _STANDFIRST and not is_caption(piece.words)


def _above_title(piece: Piece) -> BlockKind:
    if piece.form in {Form.bullet, Form.lead_in}:
        return BlockKind.furniture
    if is_genre(piece.words):
        return BlockKind.heading
    if piece.is_open:
        owner = is_agency(piece.words) or is_masthead(piece.words)
        return BlockKind.byline if owner else BlockKind.furniture
    return _SETTLED[piece.form]


def _title(page: list[Piece], first: int) -> list[int]:
    """Return the pieces of the headline; none where none can be told."""
    genre = max((at for at in range(first) if is_genre(page[at].words)), default=None)
    if genre is not None:
        return _below_genre(page, genre, first) or [genre]
    open_pieces = [at for at in range(first) if page[at].is_open and not is_menu(page[at].words)]
    likely = [at for at in open_pieces if not is_masthead(page[at].words)] or open_pieces
    long = [at for at in likely if len(page[at].words) >= _TITLE or page[at].has_figure]
    if long:
        return _with_next_lines(page, _headline(page, long), first)
    by_length = sorted(likely, key=lambda at: len(page[at].words), reverse=True)
    return by_length[:1]


def _headline(page: list[Piece], long: list[int]) -> int:
    """Return the first line, unless it may name a part of the site and a headline follows."""
    if not is_section(page[long[0]].words):
        return long[0]
    later = (at for at in long[1:] if _is_headline(page[at].words))
    return next(later, long[0])


def _is_headline(words: str) -> bool:
    is_other = is_section(words) or is_caption(words) or is_name(words) or words.startswith("(")
    return len(words) < _HEADLINE and not is_other


def _with_next_lines(page: list[Piece], at: int, first: int) -> list[int]:
    """Return a headline with the lines on which it goes on."""
    lines = [at]
    while at + 1 < first and _goes_on(page, at):
        at += 1
        lines.append(at)
    return lines


def _goes_on(page: list[Piece], at: int) -> bool:
    """Tell whether the sentence of a line goes on in the next line."""
    if at + 1 >= len(page) or page[at + 1].gap or page[at + 1].form not in _SENTENCES:
        return False
    return page[at + 1].words[0].islower() and not ends_in_stop(page[at].words)


def _below_genre(page: list[Piece], genre: int, first: int) -> list[int]:
    """Return the lines of a document's title, which stand under the kind of document."""
    lines: list[int] = []
    for at in range(genre + 1, first):
        if lines and (page[at].gap or not page[at].is_open):
            break
        if page[at].is_open and not page[at].words.startswith("("):
            lines.append(at)
    return lines


def _tail(page: list[Piece], last: int, found: list[BlockKind | None]) -> None:
    """Settle the pieces below the text: captions, signature, and the page's foot."""
    foot = False
    for at in range(last + 1, len(page)):
        piece = page[at]
        foot = foot or piece.form in _FOOT
        if found[at] is not None or piece.form is Form.byline:
            continue
        if foot and not (piece.form is Form.capitals and _signs(piece)):
            found[at] = BlockKind.furniture
        elif piece.is_open and _signs(piece):
            found[at] = BlockKind.byline


_FOOT = {Form.furniture, Form.related, Form.comments}


def _signs(piece: Piece) -> bool:
    return piece.form is Form.capitals or is_agency(piece.words) or is_name(piece.words)


def _official(piece: Piece, kind: BlockKind) -> BlockKind:
    """Return the kind of a piece of an official document, which has no pictures."""
    if kind is not BlockKind.caption or piece.form is Form.caption:
        return kind
    return BlockKind.heading if len(piece.words) < _STANDFIRST else BlockKind.paragraph


def _middle(page: list[Piece], at: int, found: list[BlockKind | None]) -> BlockKind:
    """Return the kind of a piece within the text."""
    piece = page[at]
    above = found[at - 1] if at else None
    if above is BlockKind.caption and piece.words[0].islower() and len(piece.words) < 80:
        return BlockKind.caption
    if piece.form is Form.lead_in:
        return BlockKind.caption if is_caption(piece.words) else BlockKind.heading
    if not piece.is_open:
        return _SETTLED[piece.form]
    if is_heading(piece.words) or (piece.form is Form.capitals and not piece.has_figure):
        return BlockKind.heading
    if ends_in_stop(piece.words):
        return BlockKind.paragraph
    if is_caption(piece.words):
        return BlockKind.caption
    is_wrapped = (len(piece.words) >= _FILLED and _goes_on(page, at)) or (
        above is BlockKind.paragraph and _goes_on(page, at - 1)
    )
    return BlockKind.paragraph if piece.has_figure or is_wrapped else BlockKind.caption
