"""Word documents (.docx) into text: the paragraphs and tables as they stand when printed."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from kg.errors import UnreadableReport
from kg.read.grid import table_lines
from kg.read.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BODY = re.compile(r"word/document\d*\.xml")
_LARGEST_PART = 32 * 1024 * 1024  # bytes of XML; three hundred pages have five million
_MOST_UNFOLDED = 200  # times its packed size that a part may have; text packs to a tenth
_SMALL = 1024 * 1024
_MOST_COLUMNS = 63  # Word's own limit

_LEFT_OUT = {
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr",
    f"{_W}tblPr", f"{_W}trPr", f"{_W}tcPr", f"{_W}sectPr", f"{_W}sdtPr", f"{_W}rubyPr", f"{_W}rt",
    f"{_MC}Fallback",
}  # fmt: skip
_IN_TEXT = {
    f"{_W}tab": "   ",
    f"{_W}ptab": "   ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}


def text_of_word(path: Path, content: bytes) -> str:
    """Return the text of a Word document: deleted words left out, inserted ones kept.

    Raises:
        UnreadableReport: it is damaged, encrypted, no Word document, or unfolds beyond the limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = next(filter(_BODY.fullmatch, archive.namelist()), None)
            if name is None:
                raise UnreadableReport(
                    f"{path}: is a ZIP archive without a Word document; unpack it, or save as .docx"
                )
            body = _part(path, archive, name)
            numbering = Numbering(_optional(path, archive, "word/numbering.xml"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
            ValueError, KeyError, IndexError, struct.error) as error:  # fmt: skip
        raise _damaged(path, error) from error
    return "\n".join(_lines(_parsed(path, body), numbering))


def _damaged(path: Path, error: Exception) -> UnreadableReport:
    reason = " ".join(str(error).split())
    return UnreadableReport(f"{path}: is damaged or cut short ({reason}); save it again as .docx")


def _optional(path: Path, archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    return _parsed(path, _part(path, archive, name)) if name in archive.namelist() else None


def _part(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    member = archive.getinfo(name)
    if member.flag_bits & 1:
        raise UnreadableReport(f"{path}: is encrypted; save it without a password")
    packed = max(member.compress_size, 1)
    if member.file_size > _LARGEST_PART or (
        member.file_size > _SMALL and member.file_size / packed > _MOST_UNFOLDED
    ):
        raise _unfolds(path)
    with archive.open(member) as stream:
        part = stream.read(_LARGEST_PART + 1)
    if len(part) > _LARGEST_PART:
        raise _unfolds(path)
    return part


def _unfolds(path: Path) -> UnreadableReport:
    return UnreadableReport(
        f"{path}: unfolds to more than a report can hold (a ZIP bomb, or damaged); give its text"
    )


def _parsed(path: Path, part: bytes) -> etree._Element:
    if b"<!DOCTYPE" in part:
        raise UnreadableReport(f"{path}: declares a document type, which Word never does; refused")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part.replace(_STRICT, _TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(path, error) from error


def _lines(parent: etree._Element, numbering: Numbering) -> list[str]:
    """Return the lines of all paragraphs and tables within an element, a blank line after each."""
    lines: list[str] = []
    for block in _blocks(parent):
        if block.tag == f"{_W}p":
            lines.extend(_paragraph_lines(block, numbering))
        else:
            lines.extend([*table_lines(_rows(block, numbering)), ""])
    return lines


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _paragraph_lines(paragraph: etree._Element, numbering: Numbering) -> list[str]:
    words: list[str] = []
    boxes: list[str] = []
    _collect(paragraph, words, boxes, numbering)
    label = numbering.label(paragraph)
    text = "".join(words)
    if label and text.strip():
        text = f"{label} {text.lstrip()}"
    return [*text.split("\n"), *boxes]


def _collect(
    parent: etree._Element, words: list[str], boxes: list[str], numbering: Numbering
) -> None:
    """Add the words of an element; what stands in a text box becomes lines of its own."""
    for child in parent:
        if child.tag in _IN_TEXT:
            words.append(_IN_TEXT[child.tag])
        elif child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag == f"{_W}txbxContent":
            boxes.extend(_lines(child, numbering))
        elif child.tag not in _LEFT_OUT and not _is_hidden(child):
            _collect(child, words, boxes, numbering)


def _is_hidden(run: etree._Element) -> bool:
    return run.tag == f"{_W}r" and run.find(f"{_W}rPr/{_W}vanish") is not None


def _rows(table: etree._Element, numbering: Numbering) -> list[list[str]]:
    rows = []
    for row in _within(table, "tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: list[str] = []
        for cell in _within(row, "tc"):
            cells.append("\n".join(_lines(cell, numbering)).strip())
            cells.extend([""] * (_span(cell) - 1))
        rows.append(cells)
    return rows


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the children of that name, also those wrapped in content controls."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _within(child, name)


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    width = span.get(f"{_W}val", "1") if span is not None else "1"
    return min(int(width), _MOST_COLUMNS) if width.isascii() and width.isdecimal() else 1
