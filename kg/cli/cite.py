"""`kg cite`: the citations of texts, as a table, as JSON lines, or marked up in a page."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg.ask.answers import Table
from kg.authority.areas import areas
from kg.cli.tables import print_table
from kg.errors import BadCall
from kg.law.candidates import LookUp
from kg.law.cite import Cited, as_data, as_page, cite, told
from kg.law.context import text_context

COLUMNS = {
    "vi": ["Vị trí", "Nguyên văn", "Số, ký hiệu", "Kết quả", "Văn bản", "Căn cứ"],
    "en": ["Offset", "Words", "Number", "Outcome", "Document", "Evidence"],
}
OUTCOMES = {
    "vi": {"resolved": "đã xác định", "ambiguous": "nhiều khả năng", "unknown": "không biết"},
    "en": {"resolved": "resolved", "ambiguous": "ambiguous", "unknown": "unknown"},
}


def cited_texts(
    sources: list[str], area: str | None, on: str | None, look_up: LookUp | None
) -> Iterator[Cited]:
    """Yield the citations of each source: a text file in UTF-8, or - for standard input."""
    day = _day(on)
    key = _area_key(area, day)
    for source in sources:
        context = text_context(_read(source), key, day)
        yield cite("-" if source == "-" else source, context, look_up)


def _day(on: str | None) -> date | None:
    try:
        return date.fromisoformat(on) if on else None
    except ValueError:
        raise BadCall(f"--date {on}: write a day as 2023-07-12") from None


def _area_key(area: str | None, on: date | None) -> str | None:
    if area is None:
        return None
    if area in areas().by_key:
        return area
    found = areas().find(area, on)
    if found is None:
        raise BadCall(
            f"--area {area}: is no province, or several of that name; write its key (15-2004) "
            "or give --date too"
        )
    return found.key


def _read(source: str) -> str:
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return content.decode("utf-8")
    except FileNotFoundError:
        raise BadCall(f"{source}: there is no such file") from None
    except UnicodeDecodeError as error:
        raise BadCall(f"{source}: is no UTF-8 text (byte {error.start}); save it so") from None
    except OSError as error:
        raise BadCall(f"{source}: cannot be read ({error.strerror})") from None


def print_cited(cited: Cited, format_: str, language: str) -> None:
    """Print the citations of one text as a table, a JSON line, or a page."""
    if format_ == "json":
        print(json.dumps(as_data(cited), ensure_ascii=False))
    elif format_ == "html":
        print(as_page(cited))
    else:
        _print_table(cited, language)


def _print_table(cited: Cited, language: str) -> None:
    rows = []
    for resolution in cited.resolutions:
        citation = resolution.citation
        rows.append(
            [
                str(citation.start),
                " ".join(citation.quote.split()),
                citation.key or "",
                OUTCOMES[language][resolution.status],
                resolution.document or ", ".join(resolution.candidates),
                told(resolution, language),
            ]
        )
    numeric = [True, False, False, False, False, False]
    counted = {"vi": f"{len(rows)} chỗ dẫn", "en": f"{len(rows)} citations"}[language]
    print_table(Table(COLUMNS[language], rows, numeric), cited.file, counted)
