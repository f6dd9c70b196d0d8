"""Markdown into text: one paragraph a line, table cells parted by tabs, no marks."""

import html
import re

from kg.read.grid import table_lines

_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,}|\*{3,}|_{3,}|(?:[-*_][ \t]){2,}[-*_]?)[ \t]*$")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,3}[.)]|[a-zđ]\))[ \t]+")
_STAR_ITEM = re.compile(r"([ \t]*)\*([ \t]+)")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")
_STARS = re.compile(r"(?<![\\\d])(\*{1,3}|~~)(?=\S)([^*~\n]+?)(?<=[^\s\\])\1")
_BARS = re.compile(r"(?<![\\\w])(_{1,3})(?=\S)([^_\n]+?)(?<=[^\s\\])\1(?!\w)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PIPE = re.compile(r"(?<!\\)\|")


def text_of_markdown(text: str) -> str:
    """Return the text of a Markdown document; its line breaks within paragraphs are joined."""
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text, count=1))
    lines: list[str] = []
    table: list[list[str]] = []
    open_paragraph = False
    for raw in text.split("\n"):
        line = _QUOTE.sub("", raw, count=1)
        if _is_row(line):
            table.extend([] if _DELIMITER.match(line) else [_cells(line)])
            open_paragraph = False
            continue
        lines.extend(table_lines(table))
        table = []
        continues = open_paragraph and _is_prose(line)
        open_paragraph = _take(line, lines, continues)
    return "\n".join([*lines, *table_lines(table)])


def _take(line: str, lines: list[str], continues: bool) -> bool:
    """Add one line that is no row; return whether the next may continue it."""
    if _FENCE.match(line):
        return False
    if not line.strip() or _UNDERLINE.match(line):
        lines.append("")
        return False
    if _HEADING.match(line):
        lines.extend(["", _plain(_CLOSING.sub("", _HEADING.sub("", line)))])
        return False
    if continues:
        lines[-1] += " " + _plain(line).strip()
    else:
        lines.append(_plain(_STAR_ITEM.sub(r"\1-\2", line) if _ITEM.match(line) else line))
    return not line.endswith("  ") and not line.endswith("\\")


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not any(
        form.match(line) for form in (_HEADING, _ITEM, _FENCE, _UNDERLINE)
    )


def _is_row(line: str) -> bool:
    stripped = line.strip()
    return stripped.startswith("|") and stripped.count("|") > 1


def _cells(line: str) -> list[str]:
    cells = _PIPE.split(line.strip())[1:]
    if cells and not cells[-1].strip():
        cells.pop()
    return [_plain(cell) for cell in cells]


def _plain(line: str) -> str:
    line = _LINK.sub(r"\1", _IMAGE.sub(r"\1", line))
    line = _TAG.sub("", _BREAK.sub(" ", line))
    for _ in range(3):  # bold within italics
        line = _BARS.sub(r"\2", _STARS.sub(r"\2", line))
    line = _ESCAPE.sub(r"\1", line.replace("`", ""))
    return html.unescape(line).strip()
