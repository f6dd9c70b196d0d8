"""Documents for tests: a text, each line one block, all of one kind but a title where told."""

import hashlib

from kg.read.document import Block, BlockKind, Document


def document(
    text: str, kind: BlockKind = BlockKind.paragraph, title: str | None = None
) -> Document:
    """Return a document of the lines of a text, below a headline if there is one."""
    full = f"{title}\n{text}" if title else text
    blocks: list[Block] = []
    at = 0
    for line in full.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            head = title is not None and not blocks
            blocks.append(Block(BlockKind.title if head else kind, start, at + len(line.rstrip())))
        at += len(line) + 1
    digest = hashlib.sha256(full.encode()).hexdigest()
    return Document("text", digest, full, tuple(blocks))
