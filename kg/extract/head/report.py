"""What a report says of itself: its title, publisher, author, and the id made of these."""

import re

from kg import names
from kg.extract.head.frame import Frame
from kg.facts.model import Report, Source
from kg.read.document import Block, BlockKind, Document
from kg.read.forms import is_agency

_PUBLISHER = re.compile(
    r"(?:(?:Báo(?! cáo)|Đài|Tạp chí|Cổng thông tin|Sở|Liên minh|UBND|Ủy ban|HĐND|Hội đồng|Tỉnh ủy"
    r"|BÁO(?! CÁO)|SỞ|LIÊN MINH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|TỈNH ỦY|CỔNG|CHI CỤC|Chi cục|CỤC|Cục"
    r"|Trang tin)[^|\n•»>,.()]{3,80})"
)
_LICENCE = re.compile(r"\s*[-–]\s*(?:Giấy phép|Cơ quan|Tiếng nói|GP).*")
_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN) [^,;:.]{2,30}$")
_AUTHOR = re.compile(r"[^\W\d_][^\d,:()]{2,40}")
_LINE = 160  # characters of a line that may name a publisher


def report_head(document: Document, frame: Frame, extractor: str) -> Report:
    """Return what the report says of itself; its id is area, period and the text's hash."""
    title = frame.title
    words = document.text[title.start : title.end] if title else document.name
    period, published = frame.known.period, frame.known.published
    when = period.last.year if period else (frame.known.year or "undated")
    return Report(
        id=f"{names.slug(frame.area)}-{when}-{document.sha256[:8]}",
        title=words,
        publisher=_publisher(document, title),
        area=frame.area,
        published=str(published) if published else None,
        period=str(period) if period else None,
        author=_author(document),
        source=Source(file=document.name, sha256=document.sha256, characters=len(document.text)),
        extractor=extractor,
    )


def _publisher(document: Document, title: Block | None) -> str | None:
    named = [b for b in document.blocks if b.kind not in {BlockKind.caption, BlockKind.title}]
    edges = [b for b in named if not b.kind.is_content or (title and b.end <= title.start)]
    begin = title.start if title else 0
    head = [block for block in edges if block.start < begin]
    foot = [block for block in reversed(edges) if block.start >= begin]
    for block in (*head, *foot, *named[:2]):
        match = _PUBLISHER.search(document.text, block.start, block.end)
        if match and block.end - block.start < _LINE:
            return _whole_name(document, block, _LICENCE.sub("", match[0]).strip(" .:-–"))
    return None


def _whole_name(document: Document, block: Block, name: str) -> str:
    """Return a name of which a letter head prints the place on the next line."""
    if not name.isupper() or not name.endswith(("NHÂN DÂN", "ĐẦU TƯ", "NÔNG THÔN", "HỢP TÁC XÃ")):
        return name
    lines = [
        document.text[b.start : b.end].strip() for b in document.blocks if b.start > block.start
    ]
    place = next((line for line in lines[:3] if line.isupper() and _PLACE.match(line)), None)
    return f"{name} {place}" if place else name


def _author(document: Document) -> str | None:
    for block in document.blocks:
        words = document.text[block.start : block.end].strip()
        named = block.kind is BlockKind.byline and _AUTHOR.fullmatch(words)
        if named and not words.isupper() and not is_agency(words):
            return words
    return None
