"""Text wrapped at a fixed width, as in e-mail: the lines of a paragraph become one again."""

from itertools import pairwise

from kg.read.forms import Form, form_of, is_name
from kg.read.lines import Line
from kg.read.paragraphs import begins_item, ends_sentence

_WIDTHS = range(50, 121)  # characters at which such texts are wrapped
_WIDEST = 0.95  # share of the lines that are no longer than the width; a web address may be
_FULL = 0.75  # of the width from which a line may have no room for its next word
_SHORT = 0.6  # the same of a line that cuts a sentence before a small letter
_FEWEST = 4  # lines that begin with a small letter
_CUT = 0.6  # share of full lines that cut a sentence
_NAME = 30
_RAGGED = 0.1  # of the width by which lines of a printed page differ
_SIDE_BY_SIDE = ("\t", "   ", " | ")
_LINE_ENDS = {"\n", "\r\n"}
_ALONE = {
    Form.furniture,
    Form.related,
    Form.comments,
    Form.recipients,
    Form.byline,
    Form.dateline,
    Form.caption,
}


def unwrapped(text: str, found: list[Line]) -> list[Line]:
    """Return the lines with each wrapped paragraph as one, which then spans line breaks.

    A text that is not clearly wrapped keeps its lines.
    """
    width = _width(found)
    if width is None or not _is_wrapped(text, found, width):
        return found
    joined = found[:1]
    for above, line in pairwise(found):
        if _goes_on(text, above, line, width):
            first = joined[-1]
            joined[-1] = Line(first.start, line.end, first.raw_start, line.raw_end)
        else:
            joined.append(line)
    return joined


def _width(found: list[Line]) -> int | None:
    """Return the width that nearly all lines keep to, if a text may be wrapped at it."""
    lengths = sorted(_length(line) for line in found)
    width = lengths[int(_WIDEST * (len(lengths) - 1))] if lengths else 0
    return width if width in _WIDTHS else None


def _length(line: Line) -> int:
    return line.end - line.raw_start


def _is_wrapped(text: str, found: list[Line], width: int) -> bool:
    """Tell whether most of the lines that reach the width end within a sentence."""
    full = cut = small = 0
    for above, line in pairwise(found):
        if _length(above) >= _FULL * width and _are_neighbours(text, above, line):
            full += 1
            if not ends_sentence(text[above.start : above.end]):
                is_small = text[line.start].islower()
                small += is_small
                cut += is_small or _room(text, above, line, width) <= _RAGGED * width
    return small >= _FEWEST and cut >= _CUT * full


def _room(text: str, above: Line, line: Line, width: int) -> int:
    """Return how many characters a line would have left if it took the next line's first word."""
    first = text[line.start : line.end].split(maxsplit=1)[0]
    return width - _length(above) - len(first) - 1


def _are_neighbours(text: str, above: Line, line: Line) -> bool:
    return text[above.raw_end : line.raw_start] in _LINE_ENDS


def _goes_on(text: str, above: Line, line: Line, width: int) -> bool:
    """Tell whether a line goes on with the paragraph of the line above it."""
    upper, lower = text[above.start : above.end], text[line.start : line.end]
    cut = lower[0].islower() and not ends_sentence(upper)
    full = _length(above) >= (_SHORT if cut else _FULL) * width
    if not full or not _are_neighbours(text, above, line):
        return False
    if any(mark in upper or mark in lower for mark in _SIDE_BY_SIDE):
        return False
    room = _room(text, above, line, width)
    if begins_item(lower):
        return room < 0 and not ends_sentence(upper)
    counting = lower[0].isdigit() and not ends_sentence(upper)  # "có 402 HTX, tăng / 19 HTX"
    if lower[0].islower() or counting:
        return room <= _RAGGED * width or not ends_sentence(upper)
    return room <= (-1 if ends_sentence(upper) else _RAGGED * width) and not _parts(upper, lower)


def _parts(upper: str, lower: str) -> bool:
    """Tell whether two lines are of different kinds, one of them a heading or of the page."""
    if lower.isdecimal():
        return False
    if _is_in_capitals(upper) != _is_in_capitals(lower) or form_of(upper) in _ALONE:
        return True
    return not ends_sentence(lower) and (form_of(lower) in _ALONE or _is_signed(lower))


def _is_signed(words: str) -> bool:
    return len(words) < _NAME and is_name(words)


def _is_in_capitals(words: str) -> bool:
    """Tell whether a line is in capitals, which a line of one abbreviation is not."""
    return words.isupper() and sum(word.isalpha() for word in words.split()) > 1
