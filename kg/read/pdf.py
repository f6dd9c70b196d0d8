"""PDF documents with a text layer into text: paragraphs joined, ruled tables as rows."""

import re
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from kg.errors import UnreadableReport
from kg.read.content import LARGEST
from kg.read.paragraphs import PrintedLine, joined, without_running_lines
from kg.read.ruled import Table, tables_of

_MOST_PAGES = 3000
_FEWEST = 10  # letters and digits of a page that has a text layer
_COLUMNS_END = 130  # characters of a line; longer ones are prose
_COLUMN_GAP = 24.0  # points; words of a justified line stand closer
_VISIBLE = re.compile(r"\w")
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u00ad\u200b]")


def text_of_pdf(path: Path, content: bytes) -> str:
    """Return the text of a PDF document, page numbers and running heads left out.

    Raises:
        UnreadableReport: it is damaged, encrypted, or scanned without a text layer.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise UnreadableReport(f"{path}: {_reason(error)}") from error
    try:
        return _text(path, document)
    except pdfium.PdfiumError as error:
        raise UnreadableReport(f"{path}: is damaged ({error}); save it again as PDF") from error
    finally:
        document.close()


def _reason(error: pdfium.PdfiumError) -> str:
    if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD or "assword" in str(error):
        return "is encrypted; save it without a password"
    return f"is damaged or cut short ({error}); save it again as PDF"


def _text(path: Path, document: pdfium.PdfDocument) -> str:
    count = len(document)
    if not 0 < count <= _MOST_PAGES:
        raise UnreadableReport(f"{path}: has {count} pages; reports have 1 to {_MOST_PAGES}")
    pages: list[list[PrintedLine]] = []
    size = 0
    for number in range(count):
        pages.append(_page_lines(document, number))
        size += sum(len(line.words) for line in pages[-1])
        if size > LARGEST:
            raise UnreadableReport(f"{path}: unfolds to more than a report can hold")
    bare = sum(_is_bare(page) for page in pages)
    if 2 * bare > count:
        raise UnreadableReport(
            f"{path}: is scanned: {bare} of {count} pages have no text; run OCR first "
            "(ocrmypdf -l vie), then read its result"
        )
    return "\n".join(joined(without_running_lines(pages)))


def _is_bare(page: list[PrintedLine]) -> bool:
    return sum(len(_VISIBLE.findall(line.words)) for line in page) < _FEWEST


def _page_lines(document: pdfium.PdfDocument, number: int) -> list[PrintedLine]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        tables = tables_of(page)
        return _with_tables(text_page, tables)
    finally:
        text_page.close()
        page.close()


def _with_tables(text_page: pdfium.PdfTextPage, tables: list[Table]) -> list[PrintedLine]:
    """Return a page's lines; a table's rows stand where its first word does."""
    lines: list[PrintedLine] = []
    given: set[int] = set()
    at = 0
    for raw in text_page.get_text_range().split("\n"):
        words = _UNPRINTED.sub("", _in_columns(text_page, raw, at)).strip()
        if words:
            left, right, middle = _place(text_page, raw, at)
            inside = next((n for n, t in enumerate(tables) if t.holds(left, middle)), None)
            if inside is None:
                lines.append(PrintedLine(words, left, right))
            elif inside not in given:
                given.add(inside)
                lines.extend(
                    PrintedLine(row, is_row=True) for row in tables[inside].lines(text_page)
                )
        at += len(raw) + 1
    return lines


def _in_columns(text_page: pdfium.PdfTextPage, raw: str, at: int) -> str:
    """Return a line in which a space is three where it is as wide as between columns."""
    if len(raw) > _COLUMNS_END or " " not in raw.strip():
        return raw
    count = text_page.count_chars()
    made = [raw[0]]
    for place in range(1, len(raw)):
        letter = raw[place]
        if letter == " " and at + place + 1 < count:
            left = text_page.get_charbox(at + place - 1)[2]
            right = text_page.get_charbox(at + place + 1)[0]
            letter = "   " if right - left > _COLUMN_GAP else letter
        made.append(letter)
    return "".join(made)


def _place(text_page: pdfium.PdfTextPage, raw: str, at: int) -> tuple[float, float, float]:
    """Return where a line begins and ends on its page, and the height of its middle."""
    first = at + len(raw) - len(raw.lstrip())
    last = at + len(raw.rstrip()) - 1
    if not 0 <= first <= last < text_page.count_chars():
        return 0.0, 0.0, -1.0
    left, bottom, _, top = text_page.get_charbox(first)
    right = text_page.get_charbox(last)[2]
    return left, right, (bottom + top) / 2
