"""Finds citations: one scan for places where a citation may be, then reading around them only."""

import re

from kg.law.before import may_be_cited
from kg.law.draft import Draft
from kg.law.keys import settle
from kg.law.lawbook import settle_untitled
from kg.law.model import Citation
from kg.law.plenary import read_plenary
from kg.law.read import read_number
from kg.law.short import settle_short
from kg.law.text import View
from kg.law.titles import read_title
from kg.law.words import DASHES, issuers_by_sign

# A digit before a symbol (1), a digit behind what may be a type word (2), first words of laws (3),
# the Central Committee (4). Every branch begins with a letter or digit of one set, so that the
# scanner can skip all else.
_ANCHOR = re.compile(
    rf"[0-9LlPHhT](?:"
    rf"(?<=[0-9])(?<![0-9].)(?:"
    rf"(?P<symbol>[0-9]{{0,4}}[a-zđA-Z]?\s{{0,2}}[/{DASHES}]\s{{0,2}}(?:[0-9]{{4}}\s{{0,2}}[/{DASHES}]\s{{0,2}})?[A-Za-zĐđ]"
    rf"|(?<![0-9].)[0-9]{{1,4}}\s?[A-ZĐ]{{2,4}}[a-z]?[^\W\d_]*\s?[/{DASHES}]\s?[A-Za-zĐđ])"
    rf"|(?P<typed>(?<=[tịưnhốTỊƯNHỐiuogQĐLR:.]\s.)|(?<=[ốỐ:].)|(?<=\s\s.)))"
    rf"|(?P<law>(?<=[Ll])(?:uật|uat|UẬT|UAT)(?![^\W\d_])"
    rf"|(?<=[Pp])(?:háp\s+lệnh|hap\s+lenh)|(?<=P)HÁP\s+LỆNH|(?<=[Hh])iến\s+pháp|(?<=H)IẾN\s+PHÁP)"
    rf"|(?P<centre>(?<=T)(?:rung\s+ương|RUNG\s+ƯƠNG|W|Ư|\.Ư)))"
)


def find_citations(text: str) -> list[Citation]:
    """Return the citations of a text, in text order; no two overlap.

    Args:
        text: any text, in whatever Unicode form; offsets are those of this text.
    """
    view = View(text)
    drafts: list[Draft] = []
    floor = 0
    for match in _ANCHOR.finditer(view.text):
        place = match.start()
        if place < floor:
            continue
        found = _read(view.text, match, place, floor)
        if found:
            drafts.extend(found)
            floor = found[-1].end
    settle_untitled(view.text, drafts)
    keys = [_key(draft) for draft in drafts]
    settle_short(view.text, drafts, keys)
    return [_citation(text, view, *pair) for pair in zip(drafts, keys, strict=True)]


def _read(text: str, match: re.Match[str], place: int, floor: int) -> list[Draft]:
    if match["law"]:
        return read_title(text, place, floor)
    if match["centre"]:
        return read_plenary(text, place, floor)
    if match["symbol"] is not None or may_be_cited(text, place):
        return read_number(text, place, floor)
    return []


def _key(draft: Draft) -> tuple[str | None, str | None]:
    if draft.key is None and draft.number is not None:
        return settle(draft)
    return draft.key, draft.symbol.text if draft.symbol else None


def _citation(raw: str, view: View, draft: Draft, key: tuple[str | None, str | None]) -> Citation:
    start, end = view.span(draft.start, draft.end)
    issuer, area = _issuer(draft)
    return Citation(
        raw[start:end], start, end, draft.type, draft.number, draft.year, key[1], issuer, area,
        draft.date, key[0], draft.title,
    )  # fmt: skip


def _issuer(draft: Draft) -> tuple[str | None, str | None]:
    if draft.issuer is not None:
        return draft.issuer.name, draft.issuer.area
    if draft.issuer_name is not None:
        return draft.issuer_name, None
    if draft.symbol is None:
        return ("Chính phủ" if draft.type == "Nghị định" else None), None
    signs = (draft.symbol.issuer, *draft.symbol.others)
    rows = [issuers_by_sign().get(sign or "") for sign in signs]
    named = [row.name_vi for row in rows if row is not None]
    return (", ".join(named) or None), None
