"""Relations between cited documents, only where the text states them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from kg.extract.lexicon import Entry, entries
from kg.extract.page import Page, page_of
from kg.extract.words import folded
from kg.facts.model import Citation, Evidence, LegalRelation
from kg.read.document import Document


@dataclass(frozen=True, slots=True)
class RelationWord(Entry):
    """Words between two documents that relate them; `reversed`: the second acts on the first."""

    relation: str
    reversed: bool


@dataclass(frozen=True, slots=True)
class _Cited:
    fact: Citation
    key: str
    start: int
    end: int


_FILL = (  # what may stand between a number and its verb: day, issuer, what it is of
    r"(?:,? ?(?:ngày|ngay) [\d/.-]+(?: tháng \d+ năm \d+)?)?"
    r"(?:,? ?của [^,.;:()“”\"]{2,60}?)?(?: có hiệu lực(?: thi hành)?(?: ?\(?(?:kể )?từ ngày "
    r"[\d/.-]+)?)?"
    r"(?: ?[,(])?(?: ?(?:nay|vừa|đã|để|nhằm))*(?: [“\"]?(?:v/v|về việc))?"
)
_OBJECT = (  # what may stand between the verb and the second number
    r"(?: (?:một số|các|những))?(?: (?:điều|nội dung|khoản|phần|quy định|"
    r"và biện pháp thi hành)){0,3}"
    r"(?: (?:đề án|chương trình|kế hoạch)(?: [“\"][^”\"]{3,150}[”\"])?)?"
    r"(?: (?:được )?(?:ban hành|phê duyệt))?(?: kèm)?(?: theo| tại)?(?: của)?(?: các)?"
)
_TYPES_THAT_IMPLEMENT = frozenset(
    {
        "Kế hoạch", "Chương trình", "Chương trình hành động", "Nghị định", "Thông tư",
        "Hướng dẫn", "Chỉ thị", "Quyết định", "Đề án",
    }
)  # fmt: skip


def relations(document: Document, citations: Sequence[Citation]) -> list[LegalRelation]:
    """Return the relations that a report states between the documents that it cites.

    Args:
        document: the report.
        citations: its citations in text order, settled as far as they can be; a relation names a
            document by its uid, else by its printed key, and is left out where it has neither.
    """
    page = page_of(document)
    cited = list(_placed(page, citations))
    found: dict[tuple[str, str, str], LegalRelation] = {}
    stated = (*_between(page, cited), *_grounds(page, cited), *_in_head(page, cited))
    for relation in (*stated, *_of_the_law(page, cited, stated)):
        found.setdefault((relation.from_, relation.relation, relation.to), relation)
    return sorted(found.values(), key=lambda one: (one.start, one.to))


def _placed(page: Page, citations: Sequence[Citation]) -> Iterator[_Cited]:
    """Yield the citations that name a document, at their place in the page."""
    plain = len(page.text) == len(page.raw)
    for fact in citations:
        key = fact.document or fact.key
        start = fact.start if plain else page.text.find(fact.quote)
        if key and start >= 0 and page.names_at(start):
            yield _Cited(fact, key, start, start + len(fact.quote))


@cache
def _words() -> dict[str, RelationWord]:
    return {folded(row.surface): row for row in entries("relation_words", RelationWord)}


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(map(re.escape, _words()), key=len, reverse=True)
    return re.compile(rf"{_FILL} ?(?:phê duyệt )?(?P<verb>{'|'.join(words)}){_OBJECT} ?")


def _between(page: Page, cited: Sequence[_Cited]) -> Iterator[LegalRelation]:
    for index, (first, second) in enumerate(pairwise(cited)):
        words = page.low[first.end : second.start]
        match = _verb().fullmatch(words) if len(words) < _FAR else None
        if match is None:
            continue
        word = _words()[match["verb"]]
        if word.relation == "implements" and first.fact.type not in _TYPES_THAT_IMPLEMENT:
            continue
        source, target = (second, first) if word.reversed else (first, second)
        if source.key != target.key:
            at = first.end + match.start("verb")
            end = at + len(word.surface)
            yield _relation(page, source, word.relation, target, at, end)
            for other in () if word.reversed else _listed_with(page, index + 1, cited):
                yield _relation(page, source, word.relation, other, at, end)


_FAR = 260  # characters between two citations that one clause relates
_AND = re.compile(r"(?:,? ?(?:ngày) [\d/.-]+)?(?: của [^,.;:()]{2,40}?)?(?: và |, |; )")


def _listed_with(page: Page, index: int, cited: Sequence[_Cited]) -> Iterator[_Cited]:
    """Yield the documents of the same kind that a list goes on with: "thay thế A và B"."""
    one = cited[index]
    for other in islice(cited, index + 1, None):
        if other.fact.type != one.fact.type or not _AND.fullmatch(page.low[one.end : other.start]):
            return
        yield other
        one = other


def _relation(
    page: Page, source: _Cited, relation: str, target: _Cited, start: int, end: int
) -> LegalRelation:
    evidence = {
        name: Evidence(start=one.fact.start, end=one.fact.end, rule="citation")
        for name, one in (("from", source), ("to", target))
    }
    return LegalRelation(
        from_=source.key, relation=relation, to=target.key, confidence=0.85, evidence=evidence,
        **page.place(start, end),
    )  # fmt: skip


_GROUND = re.compile(r"(?<!\w)(?:thực hiện|triển khai|cụ thể hóa) ")
_ISSUES = re.compile(r"(?<!\w)ban hành $")


def _grounds(page: Page, cited: Sequence[_Cited]) -> Iterator[LegalRelation]:
    """Yield "Thực hiện Nghị quyết số …, Tỉnh ủy ban hành Chương trình hành động số …"."""
    for index, second in enumerate(cited):
        first, _ = page.sentence(second.start)
        issues = _ISSUES.search(page.low, max(first, second.start - 40), second.start)
        opening = _GROUND.match(page.low, first, second.start)
        if not issues or not opening or second.fact.type not in _TYPES_THAT_IMPLEMENT:
            continue
        ground = next(
            (one for one in cited[:index] if one.start - opening.end() in range(12)), None
        )
        if ground:
            yield _relation(page, second, "implements", ground, opening.start(), opening.end() - 1)


_OF_LAW = re.compile(
    rf"{_FILL} ?(?P<verb>quy định chi tiết|hướng dẫn thi hành|"
    rf"hướng dẫn){_OBJECT} luật(?! \w+ (?:số|năm))"
)


def _of_the_law(
    page: Page, cited: Sequence[_Cited], stated: Sequence[LegalRelation]
) -> Iterator[LegalRelation]:
    """Yield "Nghị định số … quy định chi tiết một số điều của Luật": the law named before it.

    It is the only law of the block that no other replaces; with two, none is meant for certain.
    """
    ended = {one.to for one in stated if one.relation == "replaces"}
    for index, one in enumerate(cited):
        match = _OF_LAW.match(page.low, one.end)
        block = page.block_at(one.start)
        if match is None or block is None:
            continue
        laws = {other.key: other for other in cited[:index]
                if (other.fact.type or "").startswith("Luật") and other.start >= block.start
                and other.key not in ended}  # fmt: skip
        if len(laws) == 1:
            (law,) = laws.values()
            yield _relation(page, one, "implements", law, match.start("verb"), match.end("verb"))


_BASED = re.compile(r"căn cứ ")
_ENDS = re.compile(r"(?:bãi bỏ|thay thế) $")
_THIS = re.compile(r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch) này")


def _in_head(page: Page, cited: Sequence[_Cited]) -> Iterator[LegalRelation]:
    """Yield what the document itself rests on: "Căn cứ Luật …; Nghị định …"; or ends.

    The document's own number stands in its head, above all others.
    """
    if not cited or not _is_own(page, cited[0]):
        return
    own = cited[0]
    for block in page.blocks:
        if not _BASED.match(page.low, block.start, block.end):
            continue
        first, last = (
            bisect_left(cited, place, key=lambda one: one.start)
            for place in (block.start, block.end)
        )
        end = block.start + len("căn cứ")
        for one in cited[first:last]:
            if one.key != own.key:
                yield _relation(page, own, "based_on", one, block.start, end)
    for one in cited[1:]:
        ends = _ENDS.search(page.low, max(0, one.start - 12), one.start)
        if ends and _THIS.search(page.low, one.end, one.end + 100):
            yield _relation(page, own, "replaces", one, ends.start(), ends.end() - 1)


_OWN = re.compile(r"(?:^|\n)\s*(?:số:? ?|\(kèm theo )$")
_HEAD = 700  # characters of a document's head


def _is_own(page: Page, one: _Cited) -> bool:
    """Tell whether the first citation is the number of the document itself, or of what it is of."""
    before = page.text[max(0, one.start - 20) : one.start].lower()
    return one.start < _HEAD and (
        _OWN.search(before) is not None or one.fact.quote.lower().startswith("số")
    )
