"""A text as pieces: its lines, taken apart where one line holds several things.

The lines of a wrapped paragraph are one piece.
"""

import re

from kg.read.barred import barred
from kg.read.forms import Form, Piece, ends_in_stop, form_of, is_agency, is_name
from kg.read.grid import is_head_or_signature
from kg.read.lines import BLANK, Line, columns, dashed, lines, parts, photo_code
from kg.read.wrapped import unwrapped

_PART = 80  # characters; longer parts are sentences with wide spaces in them
_HEAD_LINE = 160
_PARTED = re.compile(r"\s{3}|\t|\s[|·•–-]\s")
_SETTLED = {Form.furniture, Form.comments, Form.dateline, Form.byline, Form.recipients}


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a text in its order."""
    found = unwrapped(text, list(lines(text)))
    in_bars = barred(text, found)
    made: list[Piece] = []
    for at, line in enumerate(found):
        gap = at == 0 or "\n" in text[found[at - 1].raw_end : line.raw_start].replace("\n", "", 1)
        if _is_row(text, found, at) and not _is_head(text[line.raw_start : line.raw_end]):
            made.append(_row(text, line, gap, (line.raw_start, line.raw_end), "\t"))
        elif _is_pipe_row(text, line):
            made.append(_row(text, line, gap, (line.start + 1, line.end - 1), "|"))
        elif at in in_bars:
            made.append(_row(text, line, gap, (line.raw_start, line.raw_end), "|"))
        else:
            made.extend(_plain(text, line, gap))
    return made


def _plain(text: str, line: Line, gap: bool) -> list[Piece]:
    words = text[line.start : line.end]
    code = photo_code(words)
    if code:
        head = Piece(line.start, line.start + len(words[:code].rstrip(BLANK)), Form.furniture,
                     words[:code], gap)  # fmt: skip
        rest = _in_one_line(words[code:])
        return [head, Piece(line.start + code, line.end, form_of(rest), rest, gap=False)]
    if "\n" not in words and len(words) < _HEAD_LINE and _PARTED.search(words):
        side_by_side = _side_by_side(words, line.start, gap)
        if side_by_side:
            return side_by_side
    words = _in_one_line(words)
    return [Piece(line.start, line.end, form_of(words), words, gap)]


def _in_one_line(words: str) -> str:
    return " ".join(words.split()) if "\n" in words else words


def _side_by_side(words: str, at: int, gap: bool) -> list[Piece]:
    """Return the parts of a line where each is settled by itself, or all are columns of a head."""
    for split in (columns, parts, dashed):
        spans = split(words)
        found = []
        for start, end in spans:
            part = words[start:end].strip(BLANK)
            begin = start + words[start:end].index(part) if part else start
            if part:
                found.append(Piece(at + begin, at + begin + len(part), form_of(part), part, gap))
        is_dated = any(piece.form is Form.dateline for piece in found)
        if len(found) > 1 and (is_dated or split is not dashed) and all(map(_stands_alone, found)):
            return found
    return []


def _is_head(words: str) -> bool:
    """Tell whether tabs part the two columns of a letter head or of a signature, not cells."""
    cells = [cell.strip(BLANK) for cell in words.split("\t")]
    filled = [cell for cell in cells if cell]
    if len(filled) > 2 or not filled:
        return False
    if is_head_or_signature(words) or _is_recipient_and_signature(filled):
        return True
    return all(form_of(cell) is Form.dateline for cell in filled)


def _is_recipient_and_signature(cells: list[str]) -> bool:
    """Tell whether cells are "- Bộ Tài chính;" and, beside it, a line of the signature."""
    first, last = cells[0], cells[-1]
    return (
        len(cells) > 1
        and form_of(first) is Form.bullet
        and ends_in_stop(first)
        and form_of(last) in {Form.byline, Form.capitals}
    )


def _stands_alone(piece: Piece) -> bool:
    if piece.form in _SETTLED or is_agency(piece.words) or is_name(piece.words):
        return True
    if piece.form in {Form.bullet, Form.capitals}:
        return len(piece.words) < _PART and not piece.has_figure
    return False


def _is_row(text: str, found: list[Line], at: int) -> bool:
    line = found[at]
    if not _cell_mark(text, line):
        return False
    if _marks(text, line) >= 2:
        return True
    neighbours = (found[near] for near in (at - 1, at + 1) if 0 <= near < len(found))
    return any(_cell_mark(text, near) for near in neighbours)


def _marks(text: str, line: Line) -> int:
    return text.count("\t", line.raw_start, line.raw_end)


def _cell_mark(text: str, line: Line) -> bool:
    return text.find("\t", line.raw_start, line.raw_end) >= 0


def _is_pipe_row(text: str, line: Line) -> bool:
    """Tell whether a line is a row of a Markdown table: "| HTX | 25 |"."""
    bars = text.count("|", line.start, line.end)
    return bars > 2 and text[line.start] == "|" == text[line.end - 1]


def _row(text: str, line: Line, gap: bool, span: tuple[int, int], mark: str) -> Piece:
    start, end = span
    cells = []
    at = start
    for raw in text[start:end].split(mark):
        cell = raw.strip(BLANK)
        begin = at + len(raw) - len(raw.lstrip(BLANK)) if cell else at
        begin = min(max(begin, line.start), line.end)
        cells.append((begin, begin + len(cell)))
        at += len(raw) + 1
    words = text[line.start : line.end]
    form = Form.row if any(letter.isalnum() for letter in words) else Form.furniture
    return Piece(line.start, line.end, form, words, gap, tuple(cells))
