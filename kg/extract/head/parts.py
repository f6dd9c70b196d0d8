"""A document as its head is read: the title, the blocks of content, the first paragraphs."""

from dataclasses import dataclass

from kg.extract.words import fold
from kg.read.document import Block, BlockKind, Document

LEAD = 900  # characters of content in which a report says what it is about
_LEADING = 2  # paragraphs of content in which a report says what period it is of
_LONG = 60  # characters from which on a block is a paragraph and no heading


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document that its head is read from."""

    document: Document
    low: str  # the text folded
    title: Block | None
    content: tuple[Block, ...]

    def words(self, block: Block) -> str:
        """Return the folded words of a block."""
        return self.low[block.start : block.end]

    @property
    def titled(self) -> str:
        """The folded words of the title; none without one."""
        return self.words(self.title) if self.title else ""

    @property
    def body(self) -> tuple[Block, ...]:
        """The content without the title."""
        return tuple(block for block in self.content if block is not self.title)

    def leading(self) -> list[Block]:
        """Return the first paragraphs, and the headings among them."""
        after = [b for b in self.body if self.title is None or b.start > self.title.start]
        found: list[Block] = []
        for block in after:
            found.append(block)
            if sum(one.end - one.start > _LONG for one in found) == _LEADING:
                break
        return found


def parts_of(document: Document) -> Parts:
    """Return the parts of a document."""
    title = next((b for b in document.blocks if b.kind is BlockKind.title), None)
    content = tuple(b for b in document.blocks if b.kind.is_content)
    return Parts(document, fold(document.text), title, content)
