"""Relations between cited documents, only where the text states them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from kg.extract.lexicon import Entry, entries
from kg.extract.page import Page, page_of
from kg.extract.programmes.cited import Cited, placed, relation
from kg.extract.programmes.own import of_itself
from kg.extract.words import folded
from kg.facts.model import Citation, LegalRelation
from kg.read.document import Document


@dataclass(frozen=True, slots=True)
class RelationWord(Entry):
    """Words between two documents that relate them; `reversed`: the second acts on the first."""

    relation: str
    reversed: bool


_FILL = (  # what may stand between a number and its verb: day, issuer, what it is of
    r"(?:,? ?(?:ngày|ngay) [\d/.-]+(?: tháng \d+ năm \d+)?)?"
    r"(?:,? ?của [^,.;:()“”\"]{2,60}?)?(?:,? có hiệu lực(?: thi hành)?(?: ?\(?(?:kể )?từ ngày "
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
    cited = list(placed(page, citations))
    found: dict[tuple[str, str, str], LegalRelation] = {}
    stated = (*_between(page, cited), *_grounds(page, cited), *of_itself(page, cited))
    for one in (*stated, *_of_the_law(page, cited, stated)):
        found.setdefault((one.from_, one.relation, one.to), one)
    return sorted(found.values(), key=lambda one: (one.start, one.to))


@cache
def _words() -> dict[str, RelationWord]:
    return {folded(row.surface): row for row in entries("relation_words", RelationWord)}


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(map(re.escape, _words()), key=len, reverse=True)
    return re.compile(rf"{_FILL} ?(?:phê duyệt )?(?P<verb>{'|'.join(words)}){_OBJECT} ?")


def _between(page: Page, cited: Sequence[Cited]) -> Iterator[LegalRelation]:
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
            yield relation(page, source, word.relation, target, (at, end))
            for other in () if word.reversed else _listed_with(page, index + 1, cited):
                yield relation(page, source, word.relation, other, (at, end))


_FAR = 260  # characters between two citations that one clause relates
_AND = re.compile(r"(?:,? ?(?:ngày) [\d/.-]+)?(?: của [^,.;:()]{2,40}?)?(?: và |, |; )")


def _listed_with(page: Page, index: int, cited: Sequence[Cited]) -> Iterator[Cited]:
    """Yield the documents of the same kind that a list goes on with: "thay thế A và B"."""
    one = cited[index]
    for other in islice(cited, index + 1, None):
        if other.fact.type != one.fact.type or not _AND.fullmatch(page.low[one.end : other.start]):
            return
        yield other
        one = other


_GROUND = re.compile(r"(?<!\w)(?:thực hiện|triển khai|cụ thể hóa) ")
_ISSUES = re.compile(r"(?<!\w)ban hành $")


def _grounds(page: Page, cited: Sequence[Cited]) -> Iterator[LegalRelation]:
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
            words = (opening.start(), opening.end() - 1)
            yield relation(page, second, "implements", ground, words)


_OF_LAW = re.compile(
    rf"{_FILL} ?(?P<verb>quy định chi tiết|hướng dẫn thi hành|"
    rf"hướng dẫn){_OBJECT} luật(?! \w+ (?:số|năm))"
)


def _of_the_law(
    page: Page, cited: Sequence[Cited], stated: Sequence[LegalRelation]
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
            yield relation(page, one, "implements", law, match.span("verb"))
