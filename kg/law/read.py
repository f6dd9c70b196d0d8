"""Reads the citation at a number, and the list of numbers that may follow it."""

import re

from kg.law.before import Before, read_before
from kg.law.dates import read_date, read_head_date
from kg.law.draft import Draft
from kg.law.enough import COUNTED, ENDS, NEXT, PARTLY, number_is_enough
from kg.law.issuers import Issuer, read_issuer
from kg.law.signs import symbol_at, type_of
from kg.law.symbols import Symbol
from kg.law.words import DASHES, types_by_sign

GENERIC = "Văn bản"  # any document; its symbol tells the type
_GAP = rf"\s{{0,2}}[/{DASHES}]\s{{0,2}}"
_NUMBER = re.compile(r"(?P<number>\d{1,2}\.\d{3}(?=\s?/)|\d{1,5})(?P<suffix>[a-eđA-E]?)(?!\d)")
_YEAR = re.compile(rf"{_GAP}(?P<year>(?:19|20)\d\d)(?![\d])")
_YEAR_BEHIND = re.compile(r"\s+năm\s+((?:19|20)\d\d)(?=\s+của)")
_LEVEL = re.compile(r"\s(?:tỉnh|thành phố|huyện|thị xã|xã|phường)(?=\s?,?\s)")


def read_number(text: str, place: int, floor: int) -> list[Draft]:
    """Read the citation whose number begins at a place, with its list; none may be found."""
    before = read_before(text, place, floor)
    word = before.type
    if word is not None and word.number == "never":
        return []
    if before.start == place and not _stands_free(text, place):
        return []
    draft = _item(text, place, before)
    if draft is None:
        return []
    if before.issuer_at is not None:
        draft.issuer = read_issuer(text, before.issuer_at)
    if before.head and draft.date is None:
        draft.date = read_head_date(text, draft.end)
    drafts = [draft, *_list(text, draft)]
    _lend(drafts)
    _issuers(text, drafts)
    return drafts


def _issuers(text: str, drafts: list[Draft]) -> None:
    """Give every number of a list its issuer: at its own number, else behind the last."""
    last = drafts[-1]
    behind = _issuer(text, last)
    if behind and last.date is None:
        later = read_date(text, behind.end)
        last.date = later[0] if later else None
    for draft in drafts:
        draft.issuer = draft.issuer or (behind if draft is last else _issuer(text, draft)) or behind


def _issuer(text: str, draft: Draft) -> Issuer | None:
    issuer = read_issuer(text, draft.end)
    if issuer is None or issuer.of or draft.symbol is None or draft.symbol.issuer == issuer.sign:
        return issuer
    return None  # "theo 20-NQ/TW Chính phủ đã …"


def _stands_free(text: str, place: int) -> bool:
    """Tell whether a number without words before it is no part of something longer."""
    previous = text[place - 1 : place]
    if previous.isalnum() or previous in {"/", "_", "@", "#"}:
        return False
    return not (previous and previous in ".,:-–" and text[place - 2 : place - 1].isalnum())


def _item(text: str, place: int, before: Before) -> Draft | None:
    match = _NUMBER.match(text, place)
    if match is None:
        return None
    draft = Draft(before.start, match.end(), number=match["number"] + match["suffix"])
    year = _YEAR.match(text, match.end())
    end = year.end() if year else match.end()
    symbol = symbol_at(text, end, before, year is not None)
    if symbol is not None and symbol.kind == "excluded":
        return None
    if symbol is not None:
        draft.symbol, draft.end = symbol, symbol.end
    elif not number_is_enough(text, match, year, before):
        return None
    else:
        draft.end = end
    if year:
        draft.printed_year, draft.year = year["year"], int(year["year"])
    named = before.type is not None and before.type.name != GENERIC
    draft.type = before.type.name if before.type and named else type_of(symbol)
    _date(text, draft)
    return draft


def _date(text: str, draft: Draft) -> None:
    printed = read_date(text, draft.end)
    if printed is None and draft.symbol is not None and draft.symbol.issuer in {"UBND", "HĐND"}:
        level = _LEVEL.match(text, draft.end)  # "17/CT-UBND tỉnh ngày 18/11/2016"
        printed = read_date(text, level.end()) if level else None
    if printed:
        draft.date, draft.end = printed[0], max(draft.end, printed[1])
    elif draft.symbol is None and draft.year is None:
        year = _YEAR_BEHIND.match(text, draft.end)
        if year:
            draft.year = int(year[1])


def _list(text: str, first: Draft) -> list[Draft]:
    """Read the numbers that share the type of the first: ", 03 và 14/2021/TT-NHNN"."""
    found: list[Draft] = []
    sure = 0  # so many of them are certain
    end = first.end
    while following := NEXT.match(text, end):
        place = following.end()
        start = following.start("mark") if following["mark"] else place
        item = _listed(text, start, place, first)
        if item is None:
            break
        found.append(item)
        end = item.end
        if item.symbol is not None or following["mark"] or _is_last(text, first, item):
            sure = len(found)
    if sure < len(found) and first.symbol is None and all(d.symbol is None for d in found):
        last = found[-1]
        if ENDS.match(text, last.end) and not COUNTED.match(text, last.end):
            sure = len(found)
    return found[:sure]


def _is_last(text: str, first: Draft, item: Draft) -> bool:
    """Tell whether the issuer of the first symbol stands behind a number ("… và 11 của …")."""
    issuer = read_issuer(text, item.end)
    if issuer is None or first.symbol is None:
        return False
    return issuer.of and issuer.sign == first.symbol.issuer


def _listed(text: str, start: int, place: int, first: Draft) -> Draft | None:
    match = _NUMBER.match(text, place)
    if match is None:
        return None
    word = Before(start, None, marked=True)
    item = _item(text, place, word)
    if item is not None:
        item.type = item.type or first.type
        if (first.symbol and item.symbol and first.symbol.type == item.symbol.type) or (
            first.symbol is None and item.symbol and item.symbol.type == _sign(first.type)
        ):
            item.type = first.type
        return item
    year = _YEAR.match(text, match.end())
    end = year.end() if year else match.end()
    if PARTLY.match(text, end) and not NEXT.match(text, end):
        return None
    if text[end : end + 1] == "/" or COUNTED.match(text, end):
        return None
    item = Draft(start, end, first.type, match["number"] + match["suffix"])
    if year:
        item.printed_year, item.year = year["year"], int(year["year"])
    _date(text, item)
    return item


def _sign(name: str | None) -> str | None:
    return next((s for s, rows in types_by_sign().items() if rows[0].name_vi == name), None)


def _lend(drafts: list[Draft]) -> None:
    """Give numbers without symbol that of the next in the list, else that of the one before."""
    lender: Symbol | None = None
    for draft in reversed(drafts):
        if draft.symbol is not None:
            lender = draft.symbol
        elif lender is not None:
            draft.symbol, draft.lent = lender, True
    lender = None
    for draft in drafts:
        if draft.symbol is None:
            draft.symbol, draft.lent = lender, lender is not None
        else:
            lender = draft.symbol
