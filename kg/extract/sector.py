"""Tells what a page says of cooperatives from the general news around it."""

import re

from kg.extract.page import Page
from kg.read.document import BlockKind

_WORDS = re.compile(
    r"htx|hợp tác xã|kinh tế tập thể|kttt|tổ hợp tác|tín dụng nhân dân|qtdnd|ocop|kinh tế hợp tác"
)


def is_about_the_sector(page: Page, place: int) -> bool:
    """Tell whether a paragraph, or the page by its headline, speaks of cooperatives."""
    block = page.block_at(place)
    if block is None:
        return False
    title = next((one for one in page.blocks if one.kind is BlockKind.title), block)
    return any(_WORDS.search(page.low, one.start, one.end) for one in (block, title))
