"""Tables: the heads of column and row are scopes nearer than any paragraph."""

from kg.extract.head import Frame
from kg.extract.page import Page
from kg.extract.reading import Reading
from kg.read.document import Block


def read_table(page: Page, frame: Frame, rows: list[Block], before: list[Block]) -> list[Reading]:
    """Return the figures of a table."""
    return []
