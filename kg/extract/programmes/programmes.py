"""Programmes, schemes and plans that a report names by their title."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg import names
from kg.authority.programmes import programmes as known_programmes
from kg.extract.localities import surroundings
from kg.extract.page import Page, page_of
from kg.extract.programmes.relations import relations
from kg.extract.programmes.titles import Title, anchor, read_title, words
from kg.facts.model import Citation, Evidence, Programme
from kg.read.document import BlockKind, Document

_NOT_ONE = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|\d+|hai|ba|dự thảo|(?:các|những) [^.,;]{3,20},) $"
)
_BY_DECISION = re.compile(r"(?: ?\(| (?:được )?(?:ban hành |phê duyệt )?(?:kèm )?(?:theo|tại) )$")
_APPROVED = re.compile(r"[^;“”\"]*?(?:phê duyệt|ban hành)(?: kèm theo)? [“\"]?")
_NEAR = 90  # characters between a programme and the decision that established it
_NO_TITLES = frozenset({BlockKind.title, BlockKind.furniture, BlockKind.byline, BlockKind.dateline})


def programmes(
    document: Document, area: str | None = None, citations: Sequence[Citation] = ()
) -> list[Programme]:
    """Return the programmes of a report, each at its first mention.

    A programme of the Party counts by its number, a plan of the Party if the text says what it
    carries out; others by their title.

    Args:
        document: the report.
        area: its province or "Việt Nam".
        citations: its citations; they tell the numbers of programmes and what these carry out.
    """
    page = page_of(document)
    titles = _titles(page)
    implemented = {
        one.from_: one for one in relations(document, citations) if one.relation == "implements"
    }
    by_key = {one.key: one.document or one.key for one in citations if one.key}
    found: list[Programme] = []
    for title in titles:
        uid = by_key.get(title.number) if title.number else None
        aim = implemented.get(uid or title.number or "")
        if title.word.follow == "plan" and title.number and aim is None:
            continue
        programme = _programme(page, title, area, citations, uid, aim.to if aim else None)
        if not any(_is_same(programme, other) for other in found):
            found.append(programme)
    return [one for one in found if not _is_part(one, found)]


def _titles(page: Page) -> list[Title]:
    found: list[Title] = []
    done = 0
    for match in anchor().finditer(page.low):
        block = page.block_at(match.start())
        if page.low[match.start() - 1 : match.start()].isalnum():
            continue
        if match.start() < done or block is None or block.kind in _NO_TITLES:
            continue
        if _NOT_ONE.search(page.low, max(block.start, match.start() - 28), match.start()):
            continue
        title = read_title(page, words()[match[0]], match.start(), block.end)
        if title:
            found.append(title)
            done = match.end() if title.word.follow == "plan" else title.end
    return found


def _programme(
    page: Page,
    title: Title,
    area: str | None,
    citations: Sequence[Citation],
    uid: str | None,
    implements: str | None,
) -> Programme:
    decision, end = _decision(page, title, citations)
    label = " ".join(page.text[title.start : title.end].split())
    number = title.number or (decision.key if decision else None)
    evidence = {}
    if decision is not None:
        evidence["number"] = Evidence(start=decision.start, end=decision.end, rule="decision")
    row = _authority(label, uid or (decision.document if decision else None))
    if implements is None and title.aims:
        implements = next((one.document or one.key for one in citations
                           if title.start < one.start < title.end), None)  # fmt: skip
    return Programme(
        label=label[0].upper() + label[1:], number=number, implements=implements,
        issuer=_issuer(page, title, area, decision), programme=row,
        why="tên hoặc số trùng với bảng chương trình" if row else None,
        confidence=0.9 if number or "“" in label else 0.75, evidence=evidence,
        **page.place(title.start, end),
    )  # fmt: skip


def _decision(
    page: Page, title: Title, citations: Sequence[Citation]
) -> tuple[Citation | None, int]:
    """Return the decision that established a programme, and where the words for both end."""
    if title.number:
        return None, title.end
    if len(page.text) != len(page.raw):
        return None, title.end
    place = bisect_left(citations, title.end, key=lambda one: one.start)
    for one in citations[place : place + 1]:
        between = page.low[title.end : min(one.start, title.end + _NEAR)]
        if one.start - title.end < _NEAR and _BY_DECISION.search(between):
            whole = between.strip() == "(" and page.text[one.end : one.end + 1] == ")"
            return one, one.end + 1 if whole else title.end if "(" in between else one.end
    before = _approving(page, title, citations)
    return before, title.end


def _approving(page: Page, title: Title, citations: Sequence[Citation]) -> Citation | None:
    """Return the decision whose own title this is: "Quyết định số … phê duyệt Chương trình …"."""
    place = bisect_left(citations, title.start, key=lambda one: one.start)
    for one in citations[max(0, place - 1) : place]:
        near = title.start - one.end < _NEAR
        if near and _APPROVED.fullmatch(page.low, one.end, title.start):
            return one
    return None


def _issuer(page: Page, title: Title, area: str | None, decision: Citation | None) -> str | None:
    if title.number and title.number.endswith("/TU") and area:
        around = surroundings(page, area)
        committee = "Thành ủy" if around.province_level == "thành phố" else "Tỉnh ủy"
        return f"{committee} {around.province}" if around.province else None
    return decision.issuer if decision else None


def _authority(label: str, uid: str | None) -> str | None:
    """Return the programme of the authority that has this very title, or this very document."""
    key = names.name_key(label.replace("“", "").replace("”", "").replace('"', ""))
    found = [
        row.id
        for row in known_programmes().values()
        if (uid is not None and uid == row.established_by)
        or key in {names.name_key(row.label_vi), *(names.name_key(name) for name in row.alt_names)}
    ]
    return found[0] if len(found) == 1 else None


def _is_same(one: Programme, other: Programme) -> bool:
    """Tell whether two mentions are of one programme: one number, or a title in the other."""
    if one.number and other.number:
        return one.number == other.number
    first, second = names.name_key(one.label), names.name_key(other.label)
    return first.startswith(second) or second.startswith(first)


def _is_part(one: Programme, others: Sequence[Programme]) -> bool:
    """Tell whether a short title is that of a fuller one: "chương trình OCOP"."""
    key = names.name_key(one.label)
    return (
        one.number is None
        and one.implements is None
        and any(other is not one and key in names.name_key(other.label) for other in others)
    )
