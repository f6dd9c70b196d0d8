"""Signature blocks: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", then a name alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.localities import LEVEL, LEVELS, Surroundings
from kg.extract.page import NO_LETTER_AFTER, SYLLABLE, Page
from kg.extract.people.posts import Office, read_office
from kg.extract.people.sightings import Sighting
from kg.extract.surnames import is_surname
from kg.read.document import Block, BlockKind

_ABOVE = 5  # lines between an office and its name: deputy lines, seal, "(đã ký)"
_WIDE = 160  # characters of a line with two columns
_HEAD = 5  # lines that tell whose document it is
_NAME = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{1,4}}")
_COLUMNS = re.compile(r"\s{3,}|\t")
_FOR = re.compile(r"(?:tm|t/m|kt|k/t|tl|t/l|tuq|q)\.? ?")
_LEVEL = re.compile(rf"(?:(?:ủy ban|hội đồng) nhân dân |)(?P<level>{LEVEL}){NO_LETTER_AFTER}")
_BODIES = {"ủy ban nhân dân": "UBND", "ubnd": "UBND", "hội đồng nhân dân": "HĐND", "hđnd": "HĐND"}


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int


def signed(page: Page, around: Surroundings) -> Iterator[Sighting]:
    """Yield those who signed the document."""
    blocks = [block for block in page.blocks if block.kind is not BlockKind.furniture]
    for index, block in enumerate(blocks):
        if index == 0 or not _is_short(block):
            continue
        line = _last_column(page, block)
        words = page.text[line.start : line.end]
        if not _NAME.fullmatch(words) or not is_surname(words.split(" ")[0]):
            continue
        below = _office_below(page, blocks[index + 1]) if index + 1 < len(blocks) else None
        if below:
            name = words.title() if words.isupper() else words
            yield Sighting(name, line.start, below.end, [below], 0.85, "signature")
            continue
        above = [_last_column(page, one) for one in blocks[max(0, index - _ABOVE) : index]]
        office = _office(page, above)
        if office:
            name = words.title() if words.isupper() else words
            body = _body(page, around, above)
            yield Sighting(name, line.start, line.end, [office], 0.85, "signature", body)


def _last_column(page: Page, block: Block) -> _Line:
    """Return the right column of a line: signatures stand right of the list of receivers."""
    start = block.start
    for gap in _COLUMNS.finditer(page.text, block.start, block.end):
        start = gap.end()
    return _Line(start, block.end)


def _office(page: Page, above: Sequence[_Line]) -> Office | None:
    """Return the office that is printed in capitals nearest above a name."""
    for line in reversed(above):
        if not page.text[line.start : line.end].isupper():
            continue
        represents = _FOR.match(page.low, line.start, line.end)
        office = read_office(page, represents.end() if represents else line.start, line.end)
        if office and office.end == line.end:
            return replace(office, role=_sentence_case(page.low[office.start : office.end]))
    return None


def _office_below(page: Page, block: Block) -> Office | None:
    """Return the office that is all of a short line: "Lò Văn An" above "Giám đốc Sở Y tế"."""
    office = read_office(page, block.start, block.end) if _is_short(block) else None
    return office if office and office.end == block.end else None


def _is_short(block: Block) -> bool:
    return block.end - block.start <= _WIDE


def _sentence_case(words: str) -> str:
    capitals = {"phó": "Phó", "chủ": "Chủ", "bí": "Bí", "giám": "Giám", "thường": "Thường",
                "trưởng": "Trưởng", "tổng": "Tổng", "chánh": "Chánh", "bộ": "Bộ"}  # fmt: skip
    return " ".join(capitals.get(word, word) for word in words.split(" "))


def _body(page: Page, around: Surroundings, above: Sequence[_Line]) -> str | None:
    for line in reversed(above):
        represents = _FOR.match(page.low, line.start, line.end)
        words = page.low[represents.end() if represents else line.start : line.end]
        if words in _BODIES:
            return f"{_BODIES[words]} {_place_of(page, around) or ''}".strip()
        if words == "ban thường vụ" and around.province:
            return f"Tỉnh ủy {around.province}"
    return None


def _place_of(page: Page, around: Surroundings) -> str | None:
    for block in page.blocks[:_HEAD]:
        found = _LEVEL.match(page.low, block.start, block.end)
        if found is None:
            continue
        level = LEVELS[found["level"]]
        own = page.text[found.end() : block.end].strip()
        return around.full(level) or f"{level} {own.title()}".strip()
    return around.province_full
