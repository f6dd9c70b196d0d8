"""Heads beside a quantity: the words that say what it counts, left and right of it."""

import re

from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Head, heads
from kg.extract.figures.homographs import is_other_word
from kg.extract.figures.reading import Given
from kg.extract.patterns import at_word

_LIGHT = re.compile(
    r"[\s\"“(]*(?:(?:cho|được|mới|dứt điểm|thêm|các|là|đạt|ước|có|tại|của|với|lên|xuống|từ|đến"
    r"|còn|trong đó"
    r"|bình quân|trung bình|mỗi năm|hơn|khoảng|số|tổng số|trực tiếp|xong|số lượng|thực tế|ước đạt"
    r"|đối với|gồm|và|chỉ|vẫn|mới chỉ|đã|toàn|tỉnh|hết)[\s:]*)*"
)


def own_span(clause: Clause, at: int) -> tuple[int, int]:
    """Return where a quantity stands in the text."""
    quantity = clause.quantities[at]
    return clause.sentence.start + quantity.start, clause.sentence.start + quantity.end


def given_by(clause: Clause, found: Found[Head], side: str, rank: str) -> Given:
    """Return the indicator of a head, which is the evidence."""
    start = clause.sentence.start
    return Given(
        found.row.indicator, (start + found.start, start + found.end),
        f"head-{side}:{found.row.surface}", rank,
    )  # fmt: skip


def _adjacent(low: str, found: Found[Head], here: int) -> bool:
    return _LIGHT.fullmatch(low, found.end, here) is not None


def left_head(clause: Clause, at: int, family: str) -> tuple[Found[Head] | None, bool]:
    """Return the nearest head on the left of a quantity, and whether it stands beside it."""
    before, here = clause.own_left(at)
    raw, words = clause.sentence.raw, clause.plain_left(at)
    chosen = None
    for found in heads(family, "left").all(words, before, here):
        if _DENIED.search(words[max(0, found.start - 10) : found.start]):
            continue
        if is_other_word(raw, words, found) or _AROUND.search(words, 0, found.start):
            continue
        if found.row.surface == "lũy kế" and _of_a_span(clause, found.start, here):
            continue
        if found.row.surface == "trung bình" and clause.quantities[at].per:
            continue
        if found.row.surface not in _BARE_CLASSES or not words[found.end : here].strip(" :(đạt"):
            chosen = found
    return chosen, bool(chosen and _adjacent(words, chosen, here))


def _of_a_span(clause: Clause, start: int, here: int) -> bool:
    """Tell "lũy kế 6 tháng", which adds up what went on before and names no new count."""
    return any(
        start <= cue.start and cue.end <= here and cue.kind == "flow" for cue in clause.periods
    )


def right_head(clause: Clause, at: int, family: str) -> Found[Head] | None:
    """Return the first head on the right of a quantity, in its own clause."""
    start, stop, end = clause.right(at)
    found = None
    for one in heads(family, "right").all(clause.low, start, end):
        waits = one.row.indicator == "organisations-unfunded"
        if waits and (one.start < stop or _BUT.search(clause.low, stop, one.start)):
            return one
    for one in heads(family, "right").all(clause.low, start, end):
        if one.row.surface not in _BARE_CLASSES or not clause.low[start : one.start].strip():
            found = one
            break
    if found is None or found.start >= stop or found.start - start > 60:
        return None
    passive = found.row.surface.startswith(("được", "bị", "đã", "đang", "có"))
    if end < len(clause.low) and not passive and beside_next(clause.low, found, end):
        return None
    return found


_BUT = re.compile(r"\s*,?\s*(?:nhưng|song|mà)\s+(?:đến nay |hiện |vẫn )*$")


def is_rivalled(clause: Clause, at: int, indicator: str) -> bool:
    """Tell whether words beside a figure would have it count something else than it does."""
    family = clause.quantities[at].family
    if family not in {"organisation", "money", "person"}:
        return False
    first, stop, _ = clause.right(at)
    beside = heads(family, "left").all(clause.low, *clause.own_left(at))
    if family != "money":  # what an amount is stands before it
        beside += heads(family, "right").all(clause.low, first, stop)
    same = {indicator, "organisations-total"}
    return any(one.row.indicator not in same for one in beside)


_LIGHT_WORD = re.compile(r"\s*(?:mới|được|cho|thêm|hơn|là|trên|gần)\s*")


def beside_next(low: str, found: Found[Head], following: int) -> bool:
    """Tell whether a head belongs to the figure behind it: "38 HTX giải thể 11 HTX"."""
    between = low[found.end : following]
    return not between.strip() or bool(_LIGHT_WORD.fullmatch(between))


_BARE_CLASSES = {
    "tốt", "khá", "giỏi", "trung bình", "yếu", "kém", "loại a", "loại b", "loại c",
    "thu", "nhận", "góp", "lời",
}  # fmt: skip


_AROUND = re.compile(at_word("trước|sau|trước khi|sau khi|từ khi") + r"\s+$")  # "trước hợp nhất"


_DENIED = re.compile(r"(?<!\w)(?:chưa|không|chưa được|chưa bị|chờ|quỹ)\s+$")
