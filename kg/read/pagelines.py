"""The lines that a web page shows, each with where it stands; tables as rows of cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kg.read.grid import table_lines

_WHITE = re.compile(r"[ \t\n\r\f]+")
_NOT_SHOWN = {
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "object",
    "embed", "svg", "canvas", "video", "audio", "map", "select", "option", "button", "input",
    "textarea", "label", "datalist", "marquee", "nav", "footer", "aside", "dialog", "rt", "rp",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "time", "tr", "ul",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|cmt|binh-?luan|related|relate|lien-?quan|tin-?khac|other-?news|"
    r"more-?news|sidebar|side-bar|menu|navbar|nav|breadcrumbs?|footer|share|sharing|social|tags?|"
    r"ratings?|vote|poll|ads?|adv|advert\w*|quang-?cao|popup|newsletter|most-?read|"
    r"doc-?nhieu|xem-?nhieu|pagination|paging|counter|thong-?ke|toolbar|tools|taglib-ratings|"
    r"portlet-topper)(?:$|[\s_-])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WIDEST_SPAN = 50
_WIDEST_ROW = 100  # columns; what stands beyond is left out
_LONG_CELL = 400  # characters; a cell with more lays out the page


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: its words, the element that holds it, and how many of its letters are links."""

    words: str
    element: etree._Element
    linked: int = 0
    is_heading: bool = False
    is_row: bool = False
    gap: bool = True  # it begins a paragraph; after a mere line break it does not

    @property
    def is_link(self) -> bool:
        """Tell whether most of it leads elsewhere."""
        return 2 * self.linked > len(self.words)


def page_lines(root: etree._Element) -> list[PageLine]:
    """Return the lines of a page in its order, without menus, forms, comments and the like."""
    return _Walk(_size(root)).of(root)


class _Walk:
    def __init__(self, size: int) -> None:
        self._size = size
        self._lines: list[PageLine] = []
        self._words: list[str] = []
        self._linked = 0
        self._gap = True

    def of(self, root: etree._Element) -> list[PageLine]:
        pending: list[tuple[etree._Element, bool]] = [(root, True)]
        links = 0
        while pending:
            element, enters = pending.pop()
            if not isinstance(element.tag, str):
                self._add(element.tail, links)
                continue
            tag = element.tag
            if enters and (tag in _NOT_SHOWN or is_aside(element, self._size)):
                if tag in _BLOCKS or tag in {"nav", "footer", "aside"}:
                    self._end(element.getparent())
                self._add(element.tail, links)
            elif enters and tag == "table" and _is_data(element):
                self._end(element.getparent())
                self._table(element)
                self._add(element.tail, links)
            elif enters:
                self._enter(element)
                links += tag == "a"
                self._add(element.text, links)
                pending.append((element, False))
                pending.extend((child, True) for child in reversed(element))
            else:
                links -= tag == "a"
                if tag in _BLOCKS:
                    self._end(element)
                self._add(element.tail, links)
        self._end(root)
        return self._lines

    def _enter(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._end(element.getparent())
            if element.tag == "li":
                self._words.append("- ")
        elif element.tag == "br":
            self._end(element.getparent())
            self._gap = False

    def _add(self, text: str | None, links: int) -> None:
        if text:
            self._words.append(text)
            self._linked += len(text.strip()) if links else 0

    def _end(self, element: etree._Element | None) -> None:
        words = _plain("".join(self._words))
        if words.strip() and words != "-" and element is not None:
            self._lines.append(
                PageLine(words, element, self._linked, element.tag in _HEADINGS, gap=self._gap)
            )
        self._gap = True
        self._words, self._linked = [], 0

    def _table(self, table: etree._Element) -> None:
        rows = [list(_cells(row)) for row in table.iter("tr")]
        for at, line in enumerate(table_lines(_aligned(rows))):
            self._lines.append(PageLine(line, table, is_row="\t" in line, gap=at == 0))


def is_aside(element: etree._Element, page_size: int) -> bool:
    """Tell whether an element says of itself that it is no part of an article, or is hidden.

    One that holds the page's main heading, or half of its characters, is none whatever its name.
    """
    if element.tag in {"html", "body", "main", "article", "form"}:
        return False
    if "hidden" in element.attrib or _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " " or not _ASIDE.search(_CAMEL.sub("-", names).lower()):
        return element.tag == "header" and element.find(".//nav") is not None
    return element.find(".//h1") is None and 2 * _size(element) < page_size


def _size(element: etree._Element) -> int:
    return sum(map(len, element.itertext()))


def _text(element: etree._Element) -> str:
    return _plain("".join(_shown(element)))


def _plain(text: str) -> str:
    """Return a text as a page shows it; a run of no-break spaces still parts columns."""
    return _WHITE.sub(" ", text).replace("\u00a0", " ").strip(" ")


def _shown(element: etree._Element) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield "\n" if node.tag in {"br", "p", "div"} else ""
            if node.tag not in _NOT_SHOWN:
                yield node.text or ""
        elif node is not element:
            yield node.tail or ""


def _is_data(table: etree._Element) -> bool:
    """Tell whether a table holds data, not the columns of a page or a picture."""
    if table.find(".//table") is not None or table.find(".//img") is not None:
        return False
    rows = table.findall(".//tr")
    cells = [cell for row in rows for cell in row if cell.tag in {"td", "th"}]
    if (
        len(rows) < 2
        or len(cells) < 2 * 2
        or any(True for _ in table.iter("form", "ul", "h1", "h2"))
    ):
        return False
    return all(len(_text(cell)) < _LONG_CELL for cell in cells)


def _cells(row: etree._Element) -> Iterator[tuple[str, int, int]]:
    for cell in row:
        if cell.tag in {"td", "th"}:
            yield _text(cell), _span(cell, "colspan"), _span(cell, "rowspan")


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), _WIDEST_SPAN) if value.isascii() and value.isdecimal() else 1


def _aligned(rows: list[list[tuple[str, int, int]]]) -> list[list[str]]:
    """Return rows whose cells stand under their heads: spans are filled with empty cells."""
    aligned: list[list[str]] = []
    below: dict[int, int] = {}  # column: rows that a cell from above still covers
    for row in rows:
        cells: list[str] = []
        covers: dict[int, int] = {}
        for words, wide, high in row:
            while below.get(len(cells), 0) > 0:
                cells.append("")
            for at in range(min(max(wide, 1), _WIDEST_ROW - len(cells))):
                if high > 1:
                    covers[len(cells)] = high
                cells.append(words if at == 0 else "")
        below = {at: left - 1 for at, left in {**below, **covers}.items() if left > 1}
        aligned.append(cells)
    return aligned
