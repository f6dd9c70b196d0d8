"""What kind of figure it is: a value, a share, a growth, the completion of a plan, a mean."""

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.figures.clause import Clause
from kg.extract.figures.scope import Scope
from kg.extract.patterns import at_word

_PLAN = r"(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|kh(?!\w)|dự toán|định mức)"
_PLAN_BEHIND = re.compile(rf"\s*(?:so với |so |của |so sánh với |mức )?(?:các |tổng |số )?{_PLAN}")
_PLAN_OF = re.compile(rf"(?:so với|so|của)?\s*{_PLAN}(?: năm| giao| đề ra| tỉnh| được)")
_LAST_YEAR_BEHIND = re.compile(
    r"\s*(?:so với |so |của |mức )?(?:cùng kỳ|(?:cả )?năm (?:trước|ngoái|\d{4})|cùng thời điểm)"
)
_UP = r"tăng|nhích|nhích lên|tăng nhẹ|cao hơn|nhiều hơn|lớn hơn|tăng thêm|tăng trưởng|hơn"
_DOWN = r"giảm|thấp hơn|ít hơn|kém hơn|giảm được|giảm sút|làm giảm"
_VERBS = (*_UP.split("|"), *_DOWN.split("|"))
_STEMS = [verb for verb in _VERBS if not any(one in verb for one in _VERBS if one != verb)]
_CHANGE = re.compile(
    rf"(?P<verb>{at_word(f'{_UP}|{_DOWN}')})(?P<between>(?:\s+(?!lên|từ|xuống|còn"
    rf"|đến)[^\W\d_/]+(?: \d{{4}})?){{0,9}})\s*$"
)
_CHANGE_DATED = re.compile(
    rf"(?P<verb>{at_word(f'{_UP}|{_DOWN}')})\s+(?:so với|so)[^,;]{{0,40}}?(?:là|,)?\s*$"
)
_EXCEED = re.compile(rf"(?P<verb>{at_word('vượt|thiếu|hụt')})(?:\s+(?!lên)[^\W\d_]+){{0,3}}\s*$")
_DONE = re.compile(
    at_word("đạt|bằng|hoàn thành|đạt tỷ lệ|đạt khoảng|mới đạt|tương đương|ước đạt") + r"[\s(]*$"
)
_EQUAL = re.compile(at_word("bằng|tương đương|chỉ bằng") + r"\s*$")
_SHARE = re.compile(
    at_word("chiếm|tỷ lệ|tỉ lệ|chiếm tỷ lệ|chiếm khoảng|chiếm tới") + "[^,;%]{0,40}$"
)
_YEARLY = re.compile(
    r"(?:bình quân|trung bình|mỗi|hằng|hàng)(?:\s+(?:mỗi|một|hằng|hàng|1))?\s+năm[^,;:.\d]{0,40}$"
)
_EQUALLY = re.compile(r"(?:tương ứng|tương đương|hay|tức)(?: với)?(?: giảm| tăng)?\s*$")
_POINTS = re.compile(r"điểm (?:phần trăm|%)")


WHOLE = 100  # percent


@dataclass(slots=True)
class Measured:
    """The measure, its sign, the words that gave it (offsets of the sentence), how near."""

    measure: str
    sign: int
    span: tuple[int, int] | None
    rule: str
    rank: str
    plan: bool = False  # it refers to a plan, so a bracket behind it holds the plan


def _exceeds(low: str, before: int, here: int) -> re.Match[str] | None:
    """Return the verb of what exceeds a plan or falls short of it, if one leads up to a place."""
    words = low[before:here]
    told = "vượt" in words or "thiếu" in words or "hụt" in words
    return _EXCEED.search(low, before, here) if told else None


def sign_of(verb: str) -> int:
    """Return -1 for a verb of decrease."""
    return -1 if re.fullmatch(_DOWN + "|thiếu|hụt", verb) else 1


_COMPARATIVE = re.compile(r"(?:cao|nhiều|lớn|ít|thấp)\s$")


def change_before(clause: Clause, at: int) -> Measured | None:
    """Return the growth that a quantity states, where a verb of change governs it."""
    before, here = clause.left(at)
    left = clause.low[before:here]
    if not any(stem in left for stem in _STEMS):
        return None
    match = _CHANGE.search(left) or _CHANGE_DATED.search(left)
    if match is None or _is_level(clause, at, match):
        return None
    if match["verb"] == "hơn" and not _COMPARATIVE.search(left[: match.start()]):
        return None
    span = (before + match.start("verb"), before + match.end("verb"))
    quantity = clause.quantities[at]
    exact = quantity.family in {"percent", "times"} and not points(quantity.printed)
    return Measured(
        "growth-rate" if exact else "growth-amount",
        sign_of(match["verb"]),
        span,
        "verb of change",
        "adjacent",
    )


_TO_LEVEL = re.compile(r"(?<!\w)(?:lên|từ|xuống|còn|đến|thành)\s*$")
_LEVEL_WORD = re.compile(r"(?:mức|con số|tỷ lệ)\s*$")
_OWN_WORD = re.compile(
    r"(?:số|có|là|thu nhập|doanh thu|lợi nhuận|vốn|htx|thành lập|thành viên|lao động)"
)
_OF_OTHERS = re.compile(r"năm trước|cùng kỳ|thị trường|bên ngoài|đại lý")


def _is_level(clause: Clause, at: int, match: re.Match[str]) -> bool:
    """Tell "tăng lên 3,4 tỷ" and "tăng từ 3,5% lên 17%", which state levels."""
    if match["verb"] != "nhích lên" and _TO_LEVEL.search(
        clause.low[: clause.quantities[at].start].rstrip()
    ):
        return True
    quantity = clause.quantities[at]
    if clause.low[quantity.start : quantity.digits].startswith("từ") and quantity.value_max is None:
        return True
    between = match.groupdict().get("between") or ""
    if _LEVEL_WORD.search(between):
        return True
    return bool(_OWN_WORD.search(between)) and (
        quantity.family != "percent" and not _OF_OTHERS.search(between)
    )


_AND = re.compile(r"\s*và\s*")
_ON_AVERAGE = re.compile(r"(?:bình quân|trung bình)[^,;]{0,20}$")
_NEXT_NAMED = re.compile(r"\s*,\s*(?:[^\W\d_]+\s+){1,3}")


def measure_of(clause: Clause, at: int, scope: Scope) -> Measured:
    """Return the measure of a quantity."""
    quantity = clause.quantities[at]
    if quantity.family == "percent":
        measured = _percent(clause, at, scope)
        return no_share(measured) if quantity.value > WHOLE else measured
    if quantity.family == "times":
        return _times(clause, at)
    before, here = clause.left(at)
    exceed = _exceeds(clause.low, before, here)
    _, _, _end = clause.right(at)
    if exceed and _PLAN_BEHIND.match(clause.low, quantity.end):
        return Measured(
            "plan-difference",
            sign_of(exceed["verb"]),
            exceed.span("verb"),
            "vượt, thiếu",
            "adjacent",
            True,
        )
    change = change_before(clause, at)
    if change and _PLAN_BEHIND.match(clause.low, quantity.end):
        return Measured(
            "plan-difference", change.sign, change.span, "so với kế hoạch", "adjacent", True
        )
    if change:
        return change
    last = scope.last
    if (
        last is not None
        and last.measure.value == "growth-amount"
        and _AND.fullmatch(clause.low[before:here])
    ):
        return Measured(
            "growth-amount", -1 if last.value < 0 else 1, None, "joined to a growth", "inherited"
        )
    mean = "/năm" in quantity.per and _ON_AVERAGE.search(clause.low[before:here])
    if mean and quantity.family in {"organisation", "person"}:
        return Measured("mean-per-year", 1, None, "bình quân N/năm", "adjacent")
    if (
        last is not None
        and last.measure.value == "mean-per-year"
        and last.quantity.family == quantity.family
        and _NEXT_NAMED.fullmatch(clause.low[before:here])
    ):
        return Measured("mean-per-year", 1, None, "joined to a mean", "inherited")
    yearly = _YEARLY.search(clause.low, before, here)
    if (
        yearly
        and quantity.family in {"organisation", "person"}
        and quantity.value_max != quantity.value
    ):
        return Measured("mean-per-year", 1, yearly.span(), "bình quân mỗi năm", "adjacent")
    return Measured("value", 1, None, "value", "segment")


_THE_TOTAL = re.compile(r"(?:tổng số|số htx)")
_INTEREST = re.compile(r"lãi suất[^,;]{0,20}$")
_OF_TOTAL = re.compile(r"\s*/?\s*(?:trên |trong |so với )?tổng")


def _percent(clause: Clause, at: int, scope: Scope) -> Measured:
    low, quantity = clause.low, clause.quantities[at]
    before, here = clause.left(at)
    end = quantity.end
    plan_behind = _plan_behind(clause, at)
    exceed = _exceeds(low, before, here)
    if exceed and not _THE_TOTAL.search(low[end : end + 20]):
        return Measured(
            "plan-difference",
            sign_of(exceed["verb"]),
            exceed.span("verb"),
            "vượt, thiếu",
            "disputed",  # percent of the plan, or points of a rate
            True,
        )
    change = change_before(clause, at)
    if change is None and points(quantity.printed):
        return Measured("growth-amount", 1, None, "percentage points", "adjacent")
    if change:
        if plan_behind and plan_behind.start() - end < 12:
            return Measured(
                "plan-difference", change.sign, change.span, "so với kế hoạch", "adjacent", True
            )
        return change
    if _EQUAL.search(low, before, here) and _LAST_YEAR_BEHIND.match(low, end):
        return Measured("ratio", 1, None, "bằng cùng kỳ", "adjacent")
    if _INTEREST.search(low[before:here]):
        return Measured("value", 1, None, "lãi suất", "adjacent")
    if _OF_TOTAL.match(low[end:]):
        return Measured("share", 1, None, "of the total", "adjacent")
    if _SHARE.search(low, before, here):
        return Measured("share", 1, None, "chiếm", "adjacent")
    done = _DONE.search(low, before, here)
    if plan_behind and (done or plan_behind.start() - end < 3):
        return Measured(
            "plan-completion", 1, plan_behind.span(), "kế hoạch behind", "adjacent", True
        )
    return _percent_without_words(clause, at, scope, bool(done))


def _plan_behind(clause: Clause, at: int) -> re.Match[str] | None:
    """Return the plan behind a percentage, or behind the last of "63,6% và 35,9% chỉ tiêu"."""
    low, quantities = clause.low, clause.quantities
    last = at
    while True:
        match = _PLAN_BEHIND.match(low, quantities[last].end)
        if match:
            return match
        if (
            last + 1 < len(quantities)
            and quantities[last + 1].family == "percent"
            and clause.joined(last + 1)
        ):
            last += 1
            continue
        break
    start, stop, _ = clause.right(at)
    found = _PLAN_OF.search(low, start, min(stop, start + 60))
    return found


_ENDS_THERE = re.compile(r"\s*[,;.)]|\s*$")
_REACHED = re.compile(r"\s*\)?\s*[,(]?\s*(?:đạt|bằng|ước đạt|hoàn thành)\s*")
_RATE_OF_GROWTH = re.compile(r"phát triển|tốc độ tăng|tăng trưởng")


_EQUALS = re.compile(r"(?<!\w)bằng\s*$")
_OF_A_PLAN = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu|(?<!\w)giao(?!\w)")
_ROUNDED = Decimal("0.06")


def _of_the_first(clause: Clause, at: int) -> bool:
    """Tell which part of a figure before it the last one is: "186,4 tỷ, góp 151,9, bằng 81,5%"."""
    if not _EQUALS.search(clause.low, *clause.left(at)) or _OF_A_PLAN.search(clause.low):
        return False
    part, percent = clause.quantities[at - 1], clause.quantities[at].value
    wholes = [one.value for one in clause.quantities[: at - 1] if one.family == part.family]
    return any(whole and abs(part.value * 100 / whole - percent) <= _ROUNDED for whole in wholes)


def _percent_without_words(clause: Clause, at: int, scope: Scope, done: bool) -> Measured:
    low = clause.low
    quantity = clause.quantities[at]
    last = scope.last
    opened = clause.bracketed(at)
    if opened is not None and not low[opened + 1 : quantity.start].strip(" :") and last is not None:
        kind = last.measure.value
        if kind == "growth-amount":
            sign = -1 if last.value < 0 else 1
            return Measured("growth-rate", sign, None, "bracket behind a growth", "inherited")
        return Measured("share", 1, None, "bracket behind a part", "inherited")
    if (
        last is not None
        and last.measure.value == "growth-amount"
        and _EQUALLY.search(low[: quantity.start])
    ):
        return Measured("growth-rate", -1 if last.value < 0 else 1, None, "tương ứng", "inherited")
    if done and last is not None:
        whole = last.quantity.part_of
        planned = whole is not None and last.notes.get("whole") != "part"
        if planned or last.notes.get("plan"):
            return Measured(
                "plan-completion", 1, None, "đạt, behind a planned figure", "inherited", True
            )
        if (
            _ENDS_THERE.match(low[quantity.end :])
            and last.quantity.family != "percent"
            and at > 0
            and whole is None
        ):
            before, here = clause.left(at)
            if _REACHED.fullmatch(low[before:here]) and not _of_the_first(clause, at):
                return Measured(
                    "plan-completion", 1, None, "đạt, with no base printed", "inherited", True
                )
    if (
        _RATE_OF_GROWTH.search(low[max(0, quantity.start - 60) : quantity.start])
        and quantity.per == "/năm"
    ):
        return Measured("growth-rate", 1, None, "tốc độ", "segment")
    return Measured("share", 1, None, "a bare percentage is a share", "segment")


def no_share(measured: Measured) -> Measured:
    """Read more than a hundred percent, which is no share, as what was reached of a plan."""
    if measured.measure != "share":
        return measured
    return Measured("plan-completion", 1, measured.span, "more than the whole", "segment", True)


def _times(clause: Clause, at: int) -> Measured:
    low, quantity = clause.low, clause.quantities[at]
    if _PLAN_BEHIND.match(low, quantity.end):
        return Measured("plan-completion", 1, None, "gấp N lần chỉ tiêu", "adjacent", True)
    return Measured("ratio", 1, None, "gấp N lần", "adjacent")


def points(printed: str) -> bool:
    """Tell percentage points from percent."""
    return _POINTS.search(printed) is not None
