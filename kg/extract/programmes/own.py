"""What a document says of itself: on what it rests, what it carries out, what it replaces."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.page import Page
from kg.extract.programmes.cited import Cited, relation
from kg.facts.model import LegalRelation
from kg.read.document import Block

_HEAD = 700  # characters of a document's head
_NEAR = 80  # characters between "Theo hướng dẫn" and the number of what guides
_LAST = 20  # characters at the end of a paragraph that lead in what follows
_OWN = re.compile(r"(?:^|\n)\s*(?:số:? ?|\(kèm theo )$")
_GROUNDS = re.compile(r"(?P<based>căn cứ|theo (?:hướng dẫn|đề nghị|yêu cầu)) |thực hiện ")
_GROUND = "căn cứ"
_LEADS_IN = re.compile(r"(?<!\w)sau(?: đây)?:?\s*$")  # "UBND tỉnh báo cáo như sau:"
_CARRIES_OUT = re.compile(r"; (?:triển khai )?thực hiện $")
_ENDS = re.compile(r"(?:bãi bỏ|thay thế)(?: cho)? $")
_THIS = re.compile(r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|chương trình) này")


def of_itself(page: Page, cited: Sequence[Cited]) -> Iterator[LegalRelation]:
    """Yield the relations of the document whose number stands in the head, above all others."""
    if not cited or not _is_own(page, cited[0]):
        return
    yield from _grounds(page, cited[0], cited)
    yield from _replaced(page, cited[0], cited[1:])


def _is_own(page: Page, one: Cited) -> bool:
    """Tell whether the first citation is the number of the document itself, or of what it is of."""
    before = page.text[max(0, one.start - 20) : one.start].lower()
    return one.start < _HEAD and (
        _OWN.search(before) is not None or one.fact.quote.lower().startswith("số")
    )


def _grounds(page: Page, own: Cited, cited: Sequence[Cited]) -> Iterator[LegalRelation]:
    """Yield "Căn cứ Luật …; thực hiện Kết luận …" and "Thực hiện Công văn …, UBND báo cáo …".

    "Thực hiện" is of the document itself in the sentence that leads in all that it tells.
    """
    for block in page.blocks:
        lead = _GROUNDS.match(page.low, block.start, block.end)
        for one in _named(page, block, lead, cited) if lead else ():
            if lead and one.key != own.key:
                kind = "implements" if _is_aim(page, lead, one) else "based_on"
                yield relation(page, own, kind, one, (lead.start(), lead.end() - 1))


def _named(
    page: Page, block: Block, lead: re.Match[str], cited: Sequence[Cited]
) -> Sequence[Cited]:
    """Return the documents that a paragraph of grounds names: all of "căn cứ", else the first."""
    first, last = (
        bisect_left(cited, place, key=lambda one: one.start) for place in (block.start, block.end)
    )
    if lead["based"] == _GROUND:
        return cited[first:last]
    return [one for one in cited[first:last][:1] if _opens(page, block, lead, one)]


def _opens(page: Page, block: Block, lead: re.Match[str], one: Cited) -> bool:
    """Tell whether a document is named at once, in the sentence that leads in all that follows."""
    near = one.start - lead.end() <= (_NEAR if lead["based"] else 0)
    end = max(block.start, block.end - _LAST)
    return near and _LEADS_IN.search(page.low, end, block.end) is not None


def _is_aim(page: Page, lead: re.Match[str], one: Cited) -> bool:
    """Tell whether a document is carried out: "Thực hiện …", "Căn cứ …; thực hiện …"."""
    before = max(lead.start(), one.start - _NEAR)
    return not lead["based"] or _CARRIES_OUT.search(page.low, before, one.start) is not None


def _replaced(page: Page, own: Cited, others: Sequence[Cited]) -> Iterator[LegalRelation]:
    """Yield "Bãi bỏ Nghị quyết số … kể từ ngày Nghị quyết này có hiệu lực"."""
    for one in others:
        ends = _ENDS.search(page.low, max(0, one.start - 16), one.start)
        if ends is None:
            continue
        first, last = max(0, ends.start() - 16), min(len(page.low), one.end + 100)
        if _THIS.search(page.low, first, ends.start()) or _THIS.search(page.low, one.end, last):
            yield relation(page, own, "replaces", one, (ends.start(), ends.end() - 1))
