"""Which lines of a web page are its article: where most of its prose stands, with its title."""

import re
from collections.abc import Iterator

from lxml import etree

from kg.read.pagelines import PageLine

_PROSE = 80  # characters from which a line that is no link is prose
_MOST = 0.8  # share of a page's prose that the article's element holds
_ABOVE = 12  # lines between a title and the text
_BELOW = 6  # lines of signature and source under the text
_TITLE = 20
_LETTERS = re.compile(r"\W+")
_RIGHTS = ("©", "Bản quyền", "Copyright")


def article_lines(root: etree._Element, lines: list[PageLine]) -> Iterator[str]:
    """Give the lines of the article, a blank line before each paragraph.

    The line that tells whose page it is stands last. A page without prose is given whole.
    """
    start, end = _extent(root, lines)
    title = _page_title(root)
    if title and lines and not _shows_title(lines[start:end], title):
        yield title
    for at in range(start, end):
        if lines[at].gap:
            yield ""
        yield lines[at].words
    yield from _rights(root, lines[start:end])


def _rights(root: etree._Element, given: list[PageLine]) -> Iterator[str]:
    """Give the page's first line of rights, which names its publisher."""
    for element in root.iter():
        words = " ".join((element.text or "").split()) if isinstance(element.tag, str) else ""
        if words.startswith(_RIGHTS):
            if not any(words in line.words for line in given):
                yield from ("", words)
            return


def _extent(root: etree._Element, lines: list[PageLine]) -> tuple[int, int]:
    holder = _holder(lines)
    if holder is None:
        return 0, len(lines)
    inside = [at for at, line in enumerate(lines) if _stands_in(line.element, holder)]
    first, last = inside[0], inside[-1]
    return _title_before(root, lines, first, holder), _end_after(lines, last, holder)


def _holder(lines: list[PageLine]) -> etree._Element | None:
    """Return the innermost element that holds most of the page's prose."""
    prose: dict[etree._Element, int] = {}
    depth: dict[etree._Element, int] = {}
    total = 0
    for line in lines:
        if len(line.words) < _PROSE or line.is_link:
            continue
        total += len(line.words)
        ancestors = [line.element, *line.element.iterancestors()]
        for at, element in enumerate(ancestors):
            prose[element] = prose.get(element, 0) + len(line.words)
            depth[element] = len(ancestors) - at
    enough = [element for element, size in prose.items() if size >= _MOST * total]
    return max(enough, key=lambda element: depth[element], default=None)


def _stands_in(element: etree._Element, holder: etree._Element) -> bool:
    return element is holder or any(above is holder for above in element.iterancestors())


def _title_before(
    root: etree._Element, lines: list[PageLine], first: int, holder: etree._Element
) -> int:
    """Return where the title stands: the page's own, else a heading, else a likely line."""
    title = _page_title(root)
    near = range(first - 1, max(first - 1 - _ABOVE, -1), -1)
    for at in near:
        if _is_title(lines[at].words, title):
            return at
    for at in near:
        if lines[at].is_heading and not lines[at].is_link:
            return at
    parent = holder.getparent()
    likely = first
    for at in near:
        if parent is None or not _stands_in(lines[at].element, parent) or lines[at].is_link:
            break
        if len(lines[at].words) >= _TITLE:
            likely = at
    return likely


def _end_after(lines: list[PageLine], last: int, holder: etree._Element) -> int:
    parent = holder.getparent()
    end = last + 1
    for at in range(last + 1, min(last + 1 + _BELOW, len(lines))):
        if parent is None or lines[at].linked or not _stands_in(lines[at].element, parent):
            break
        end = at + 1
    return end


def _page_title(root: etree._Element) -> str:
    for element in root.iter("meta"):
        if element.get("property") == "og:title" and (element.get("content") or "").strip():
            return " ".join((element.get("content") or "").split())
    title = root.find(".//title")
    words = " ".join((title.text or "").split()) if title is not None else ""
    return words if len(words) >= _TITLE else ""


def _is_title(words: str, title: str) -> bool:
    """Tell whether a line is the page's title, which may name the site after it."""
    plain, wanted = _plain(words), _plain(title)
    if len(plain) < _TITLE or not wanted:
        return False
    return wanted.startswith(plain) or plain.startswith(wanted)


def _shows_title(lines: list[PageLine], title: str) -> bool:
    return any(_is_title(line.words, title) or line.is_heading for line in lines) or not title


def _plain(words: str) -> str:
    return _LETTERS.sub("", words.lower())
