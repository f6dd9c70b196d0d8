"""Cooperatives named by a list: "ba HTX Dịch vụ nông nghiệp là An Phú (Mai Sơn), Bình Hòa …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.naming.reading import activity
from kg.extract.page import SYLLABLE, Page

_KIND = re.compile(r"(?:HTX|hợp tác xã|THT|tổ hợp tác|QTDND)(?= )")
_COUNTS = (
    " các ",
    " những ",
    "hai ",
    "ba ",
    " bốn ",
    " năm ",
    " sáu ",
    *(f"{n} " for n in range(10)),
)
_LEAD = re.compile(
    r"(?: (?:còn lại|tiêu biểu|điển hình|sau|này|khác|nói trên|được chọn))?(?: đó)?"
    r" ?(?:là|gồm|gồm có|như|:)(?: các)?:? "
)
_ITEM = re.compile(
    rf"(?P<name>{SYLLABLE}(?: {SYLLABLE}){{1,3}})(?: ?\((?P<place>[^()]{{3,40}})\))?"
    rf"(?P<joint>, (?:và )?| và |; )?"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One name of a list, with the words that all of them share, and its place."""

    kind: str
    name: str
    start: int
    end: int
    seat: tuple[int, int] | None


def listed(page: Page) -> Iterator[Listed]:
    """Yield the cooperatives that a list names without the word for their kind."""
    for head in _KIND.finditer(page.text):
        if not page.low.endswith(_COUNTS, 0, head.start()):
            continue
        block = page.block_at(head.start())
        if block is None:
            continue
        shared = activity(page, head.end(), block.end)
        lead = _LEAD.match(page.low, shared, block.end)
        if lead is None:
            continue
        items = list(_items(page, lead.end(), block.end))
        if len(items) > 1:
            prefix = page.text[head.start() : shared]
            for item in items:
                seat = item.span("place") if item["place"] else None
                name = f"{prefix} {item['name']}"
                yield Listed(head[0], name, *item.span("name"), seat)


def _items(page: Page, at: int, limit: int) -> Iterator[re.Match[str]]:
    while (item := _ITEM.match(page.text, at, limit)) is not None:
        yield item
        if not item["joint"]:
            return
        at = item.end()
