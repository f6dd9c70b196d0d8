"""All organisations that a document names, in text order, and what a short form refers to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from kg.extract.localities import Surroundings
from kg.extract.naming.full_names import full_name
from kg.extract.naming.nameless import names_none
from kg.extract.naming.reading import Named, read_name
from kg.extract.naming.words import first_syllables
from kg.extract.page import Page
from kg.law.words import UPPER
from kg.read.document import BlockKind

COOPERATIVES = frozenset(
    {"cooperative", "cooperative-group", "cooperative-union", "peoples-credit-fund"}
)


@cache
def _anchor() -> re.Pattern[str]:
    """Return a pattern of the words that begin names, as they are written in running text.

    The commonest words count only before a capital, a digit or a word of names.
    """
    work = "|".join(map(re.escape, sorted(first_syllables("cooperative"))))
    named = rf"(?=(?: ?\([A-ZĐ]{{2,8}}\))? (?:[{UPPER}\d]|số \d|(?:{work})(?!\w)))"
    common = (
        "HTX(?: ?(?:DV)?NN|NNDV)?", "H[ợỢ]p tác xã", "THT", "Tổ hợp tác(?: xã)?", "hợp tác xã",
        "tổ hợp tác(?: xã)?", "liên hiệp HTX",
    )  # fmt: skip
    return re.compile(  # all begin with a letter by itself, to which a search skips
        "|".join(word + named for word in common)
        + r"|QTDND|Quỹ |L(?:MHTX|HHTX|H HTX|iên )|B(?:an |CĐ|CH |ộ )"
        r"|Sở |Phòng |C(?:hi cục |ục |ông (?:ty|an|đoàn) |hính phủ)|V(?:ụ |ăn phòng |iện )"
        r"|T(?:rung |rường |hường trực|ỉnh |hành |hị |ổng )|N(?:gân hàng |HNN )|Ủy ban "
        r"|U(?:BND|BMTTQ|BKT|ỷ ban )|H(?:ĐND|ội |uyện ủy|iệp hội)|M(?:TTQ|ặt trận)|Đ(?:ảng |ài )"
        r"|Doanh nghiệp|Cơ sở |Hộ kinh doanh |hộ kinh doanh |cơ sở (?=[A-ZĐ])|cơ sở sản xuất |"
        r"Kho bạc|Qu(?:ốc hội|ận ủy)|liên minh|quỹ "
    )


class Mentions:
    """The organisations that a document names."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        self._page = page
        self._around = around

    @property
    def all(self) -> tuple[Named, ...]:
        """All mentions outside furniture that have a name, in text order, none within another."""
        return _found(self._page)

    @cached_property
    def _cooperatives(self) -> list[Named]:
        return [named for named in self.all if named.kind.type in COOPERATIVES and named.proper]

    def cooperative_near(self, place: int) -> Named | None:
        """Return the cooperative that a bare "HTX" at a place means.

        It is the last one named before in the same block, else the only one of the document.
        """
        block = self._page.block_at(place)
        index = bisect_left(self._cooperatives, place, key=lambda named: named.start)
        if index and block and self._cooperatives[index - 1].start >= block.start:
            return self._cooperatives[index - 1]
        if len({named.words.lower() for named in self._cooperatives}) == 1:
            return self._cooperatives[0]
        return None

    @cached_property
    def _committees(self) -> list[Named]:
        """The steering committees in words that differ; a page has few."""
        found = (named for named in self.all if named.kind.type == "steering-committee")
        return list(
            {(one.words, one.locality and one.locality.level): one for one in found}.values()
        )

    def committee(self, named: Named) -> Named:
        """Return the fullest mention of the steering committee that a short form means."""
        level = named.locality.level if named.locality else None
        same = [
            other for other in self._committees
            if level is None or other.locality is None or other.locality.level == level
        ]  # fmt: skip
        return max([named, *same], key=lambda other: len(other.words))

    def full_name(self, named: Named) -> str:
        """Return the full name of a mention, of a steering committee the fullest."""
        if named.kind.type == "steering-committee":
            named = self.committee(named)
        return full_name(named, self._around)


@lru_cache(maxsize=4)
def _found(page: Page) -> tuple[Named, ...]:
    """Scan a document once for people, organisations and products."""
    return tuple(_scan(page))


def _scan(page: Page) -> Iterator[Named]:
    done = 0
    block = None
    for match in _anchor().finditer(page.text):
        at = match.start()
        if at < done or (at and page.text[at - 1].isalpha()):
            continue
        if block is None or not block.start <= at < block.end:
            block = page.block_at(at)
        if block is None or block.kind is BlockKind.furniture:
            continue
        named = read_name(page, at, block.end)
        if named is not None and (
            (named.proper or named.locality is not None or named.kind.is_whole)
            and not (named.kind.type in COOPERATIVES and names_none(page, named, block.start))
        ):
            done = named.end
            yield named
