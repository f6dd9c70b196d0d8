"""Web pages into text: the article with its title and day, apart from the rest of the page."""

import re
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from kg.errors import UnreadableReport
from kg.read.article import article_lines
from kg.read.encodings import VIETNAMESE, decoded, vietnamese
from kg.read.pagelines import page_lines

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.I)
_LARGEST = 16 * 1024 * 1024  # bytes; a tree takes many times as much
_HEAD = 4096  # bytes within which a page says how it is encoded


def text_of_page(path: Path, content: bytes, encoding: str | None = None) -> str:
    """Return the text of a web page: one paragraph a line, table cells parted by tabs.

    Raises:
        BadCall: the encoding is unknown.
        UnreadableReport: it holds no text, or is larger than a page can be.
    """
    if len(content) > _LARGEST:
        raise UnreadableReport(
            f"{path}: is larger than {_LARGEST // 1024 // 1024} MB, which no web page is; "
            "give the text of the article"
        )
    text = _characters(path, content, encoding)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True,
                                  no_network=True)  # fmt: skip
    try:
        root = lxml_html.document_fromstring(
            text.replace("\0", "").encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableReport(f"{path}: holds no text") from error
    return "\n".join(article_lines(root, page_lines(root)))


def _characters(path: Path, content: bytes, encoding: str | None) -> str:
    """Return a page's characters; a few bytes that are none of its encoding are marked U+FFFD."""
    if encoding is not None:
        return decoded(path, content, encoding)
    try:
        return decoded(path, content)
    except UnreadableReport:
        declared = _CHARSET.search(content[:_HEAD])
        name = declared[1].decode("ascii") if declared else "utf-8"
        try:
            text = content.decode(name, "replace")
        except LookupError:
            text = content.decode("utf-8", "replace")
        if vietnamese(text) < VIETNAMESE:
            raise
        return text
