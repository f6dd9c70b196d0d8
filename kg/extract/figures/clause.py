"""A sentence with its quantities: what stands left and right of each, up to its neighbours."""

import re
from dataclasses import dataclass, field

from kg.extract.figures.quantities import Quantity
from kg.extract.periods import PeriodCue
from kg.extract.words import Sentence

_STOP = re.compile(  # a mark, " - ", or a word that opens another clause, found by first letters
    r"[,;.:()\snsct](?:(?<=[,;.:()])|-(?<=\s-)\s|(?<!\w.)"
    r"(?:(?<=n)hưng|(?<=s)ong|(?<=c)òn(?! hoạt động| lại)|(?<=t)(?:rong khi|uy nhiên))(?!\w))",
    re.DOTALL,
)
_GLOSS = re.compile(r"\s*\((?:htx|tht|qtdnd|lhhtx|kttt)\)")
_MIXED = re.compile(
    r"\s*(?:,|và|/)\s*(?:tht|tổ hợp tác|htx)(?!\w)(?=\s+[^\W\d_])(?!\s*(?:là|có|đạt|giảm|tăng|còn"
    r"|thu hút))"
)
_JOINED = re.compile(r"\s*(?:[^\W\d_]+\s+){0,4}?(?:,|và|,\s*và|cùng(?: với)?|hoặc)\s*(?:có\s*)?")
_CLOSED = re.compile(r"\([^()]*\)")


@dataclass(slots=True)
class Clause:
    """A sentence as a row of quantities; positions index `quantities`."""

    sentence: Sentence
    quantities: list[Quantity]
    periods: list[PeriodCue]
    opened: bool = False  # the sentence goes on with the one before ("Trong đó, …")
    taken: set[int] = field(default_factory=set)
    low: str = field(init=False)  # the sentence folded
    _lefts: dict[int, tuple[int, int]] = field(init=False, default_factory=dict)
    _rights: dict[int, tuple[int, int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.low = self.sentence.low

    def drop(self, at: int) -> None:
        """Leave out a quantity that is no figure: others are now neighbours."""
        del self.quantities[at]
        self._lefts.clear()
        self._rights.clear()

    def plain_left(self, at: int) -> str:
        """Return the folded sentence up to a quantity, brackets that have closed blanked out."""
        words = self.low[: self.quantities[at].start]
        return _CLOSED.sub(lambda match: " " * len(match[0]), words) if ")" in words else words

    def left(self, at: int) -> tuple[int, int]:
        """Return the span between the quantity before and this one."""
        found = self._lefts.get(at)
        if found is None:
            here = self.quantities[at].start
            ends = (one.end for one in reversed(self.quantities[:at]) if one.end <= here)
            found = self._lefts[at] = next(ends, 0), here
        return found

    def own_left(self, at: int) -> tuple[int, int]:
        """Return the same span from its last semicolon on: the quantity's own clause."""
        before, here = self.left(at)
        return max(before, self.low.rfind(";", before, here) + 1), here

    def next_start(self, at: int) -> int:
        """Return where the next quantity begins, else the end of the sentence."""
        end = self.quantities[at].end
        for later in self.quantities[at + 1 :]:
            if later.start >= end:
                return later.start
        return len(self.low)

    def right(self, at: int) -> tuple[int, int, int]:
        """Return where the words behind a quantity begin, where a cue must begin, where it ends."""
        found = self._rights.get(at)
        if found is None:
            found = self._rights[at] = self._right(at)
        return found

    def _right(self, at: int) -> tuple[int, int, int]:
        start, end = self.quantities[at].end, self.next_start(at)
        gloss = _GLOSS.match(self.low, start)
        if gloss:
            start = gloss.end()
        mixed = _MIXED.match(self.low, start)
        if mixed and mixed.end() <= end:
            start = mixed.end()
        stop = _STOP.search(self.low, start, end)
        return start, stop.start() if stop else end, end

    def joined(self, at: int) -> bool:
        """Tell whether only a comma or "và" stands between the quantity before and this one."""
        if at == 0:
            return False
        before, here = self.left(at)
        return _JOINED.fullmatch(self.low, before, here) is not None

    def bracketed(self, at: int) -> int | None:
        """Return where the bracket opens in which a quantity stands, if it stands in one."""
        here = self.quantities[at].start
        opened = self.low.rfind("(", 0, here)
        if opened < 0 or self.low.find(")", opened, here) >= 0:
            return None
        return opened
