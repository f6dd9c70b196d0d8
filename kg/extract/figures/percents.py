"""What a percentage, a multiple or a growth is about: a head of its own, else the figure before."""

import re

from kg.extract.figures.amounts import AVERAGED, public_money
from kg.extract.figures.clause import Clause
from kg.extract.figures.cues import Found, Head, heads
from kg.extract.figures.homographs import is_other_word
from kg.extract.figures.measures import Measured
from kg.extract.figures.reading import Given
from kg.extract.figures.scope import Scope

FAMILIES = ("organisation", "money", "person")
_OCOP = re.compile(r"sản phẩm[^,;]{0,30}(?:ocop|sao)|ocop")
_GRDP = re.compile(r"(?<!\w)(?:grdp|gdp|tổng sản phẩm)(?!\w)")
_ORGS = re.compile(r"(?<!\w)(?:số|tổng số)\s+(?:lượng\s+)?(?:htx|hợp tác xã|tht|tổ hợp tác|quỹ)")


def _last_head(clause: Clause, family: str, before: int, here: int) -> Found[Head] | None:
    """Return the head nearest to a figure that is no part of another word or of a name."""
    raw, low = clause.sentence.raw, clause.low
    found = heads(family, "left").all(low, before, here)
    return next((one for one in reversed(found) if not is_other_word(raw, low, one)), None)


def own_head(clause: Clause, at: int, before: int, here: int) -> Given | None:
    """Return the nearest head of any family between the quantity before and this one."""
    best: Found[Head] | None = None
    for family in FAMILIES:
        found = _last_head(clause, family, before, here)
        if (
            found
            and (best is None or found.end > best.end)
            and not _attends(clause.low, before, found)
            and (found.row.surface not in _LOOSE or _leads(clause.low, before, found, here))
        ):
            best = found
    start = clause.sentence.start
    counts = list(_ORGS.finditer(clause.low, before, here))
    match = counts[-1] if counts else None
    if match and (best is None or match.end() >= best.end):
        new = clause.low.startswith(" mới", match.end())
        return Given(
            "organisations-new" if new else "organisations-total",
            (start + match.start(), start + match.end()),
            "head-left:số HTX",
            "segment",
        )
    if best is None:
        return None
    value = _averaged(clause, best)
    if best.row.surface == "giải ngân" and public_money(clause, best.start):
        value = "support-funding"
    return Given(
        value, (start + best.start, start + best.end), f"head-left:{best.row.surface}", "segment"
    )


def _attends(low: str, before: int, found: Found[Head]) -> bool:
    """Tell what the people of the figure before do: "620 lượt người tham dự, đạt 88%"."""
    return found.row.indicator == "delegates" and not low[before : found.start].strip()


_OPENS = re.compile(r"[\s,;.:]*(?:và |số )?")
_MOVES = re.compile(r"\s*(?:tăng|giảm|đạt|chiếm)")


def _leads(low: str, before: int, found: Found[Head], here: int) -> bool:
    """Tell a loose word that is the clause's own subject: ", lao động tăng 11,3%"."""
    if found.row.surface not in {"lao động", "thành viên", "lãi"}:
        return False
    first = _OPENS.fullmatch(low[before : found.start]) is not None
    return first and _MOVES.match(low[found.end : here]) is not None


_LOOSE = {
    "hỗ trợ",
    "vay",
    "lãi",
    "tốt",
    "khá",
    "yếu",
    "trung bình",
    "bố trí",
    "giúp",
    "lao động",
    "thành viên",
    "trình độ",
    "duy trì",
}


_MEAN = re.compile(r"bình quân|trung bình")


def _averaged(clause: Clause, head: Found[Head]) -> str:
    value = head.row.indicator
    if value in AVERAGED and _MEAN.search(clause.low[head.start : head.end + 24]):
        return AVERAGED[value]
    return value


_HELD = re.compile(r"(?:htx|hợp tác xã|tht|tổ hợp tác|quỹ)[^;.]{0,40}chiếm\D*$")


def indicator_of_percent(clause: Clause, at: int, scope: Scope, measured: Measured) -> Given:
    """Return what a percentage or multiple is about."""
    low = clause.low
    before, here = clause.own_left(at)
    quantity = clause.quantities[at]
    start = clause.sentence.start
    right_start, _stop, end = clause.right(at)
    behind = low[right_start : min(end, right_start + 90)]
    if _GRDP.search(behind[:40]) or _GRDP.search(low, before, here):
        return Given("grdp-share", None, "GRDP", "adjacent")
    rated = _CLASS.match(low, quantity.end)
    if rated:
        return Given("other", (start + quantity.end, start + rated.end()), "class", "adjacent")
    opened = clause.bracketed(at)
    in_bracket = opened is not None and not low[opened + 1 : quantity.start].strip(" :≈~đạtbằng")
    qualifies = measured.measure in {"growth-rate", "plan-completion", "plan-difference", "ratio"}
    if not in_bracket:
        own = (
            _share_head(clause, at, measured)
            if measured.measure == "share"
            else own_head(clause, at, before, here)
        )
        if own:
            return own
    last = scope.last
    if last is not None and (at > 0 or clause.opened or qualifies):
        return Given(last.indicator.value, last.indicator.span, "of the figure before", "inherited")
    if measured.measure == "share" and _HELD.search(low[before:here]):
        return Given(
            "organisations-total", (start + before, start + here), "HTX … chiếm", "segment"
        )
    if measured.measure == "share":
        return Given(
            "other",
            (start + quantity.start, start + quantity.end),
            "share without a head",
            "default",
        )
    earlier = own_head(clause, at, 0, here)
    return earlier or Given("other", None, "percentage without a head", "default")


_CLASS = re.compile(
    r"\s*(?:(?:số )?htx |hợp tác xã )?(?:được )?(?:xếp )?(?:loại |hạng )?(?:trung bình|yếu"
    r"|kém)(?!\w)"
)
_QUALIFIED = re.compile(r"trình độ|cao đẳng|đại học|trung cấp|sơ cấp|qua đào tạo")


_OF_PART = re.compile(
    r"\s*(?:trong\s+)?(?:tổng\s+)?(?:số\s+)?(?:đó\s+)?(?:các\s+)?(?:htx|hợp tác xã|tht"
    r"|tổ hợp tác|quỹ|cán bộ|lao động|thành viên|sản phẩm|đơn vị|giám đốc|làm ăn|hoạt động"
    r"|đạt loại|(?:được )?xếp loại)"
)
_RATED = re.compile(
    r"\s*(?:số )?(?:htx|hợp tác xã|tht|tổ hợp tác)[^,;.\d]{0,20}(?:đạt|xếp|loại|hoạt động)(?!\w)"
)
_OF_WHOLE = re.compile(r"\s*(?:trong\s+)?(?:tổng\s+số|tổng|của|so với|số)\s")
_WITH_DEGREE = re.compile(r"\s*(?:(?:có|đạt) trình độ|(?:đã )?tốt nghiệp|có bằng)(?!\w)")
_WOMEN = re.compile(r"(?<!\w)nữ(?!\w)")
_DOING = re.compile(r"\s*(?:hoạt động|đạt|xếp loại|loại|có lãi|làm ăn)")
_COUNT = re.compile(r"\s*\d")


def _share_head(clause: Clause, at: int, measured: Measured) -> Given | None:
    """Return what a share is of: "64% HTX hoạt động hiệu quả", "tỷ lệ HTX khá, tốt đạt 55%"."""
    low = clause.low
    start = clause.sentence.start
    before, here = clause.own_left(at)
    first, _stop, end = clause.right(at)
    reach = min(end, first + 110)
    behind = low[first:reach]
    part = _OF_PART.match(behind)
    whole = _OF_WHOLE.match(behind)
    near = low[before:here]
    if (
        _QUALIFIED.search(near)
        or (part and _QUALIFIED.search(behind))
        or _WITH_DEGREE.match(behind)
    ):
        return Given("managers-qualified", (start + before, start + reach), "trình độ", "segment")
    if _WOMEN.search(near[-30:]):
        return None
    left = None
    for family in FAMILIES:
        found = _last_head(clause, family, before, here)
        if (
            found
            and (left is None or found.end > left.end)
            and found.row.surface not in _LOOSE - {"tốt", "khá"}
        ):
            left = found
    if left and part and "," in low[left.end : here] and _RATED.match(behind):
        left = None
    if left and left.row.indicator not in {"organisations-total"}:
        public = left.row.surface == "giải ngân" and public_money(clause, left.start)
        return Given(
            "support-funding" if public else left.row.indicator,
            (start + left.start, start + left.end),
            f"head-left:{left.row.surface}",
            "segment",
        )
    if part or _DOING.match(behind):
        right = heads("organisation", "right").first(low, first, reach)
        if (
            right
            and not _COUNT.match(low[right.end :])
            and right.row.indicator != "organisations-total"
        ) and not (
            whole and not part.group().strip().startswith(("số", "htx", "trong")) if part else False
        ):
            return Given(
                right.row.indicator,
                (start + right.start, start + right.end),
                f"head-right:{right.row.surface}",
                "segment",
            )
    if _OCOP.search(near):
        return Given("products-ocop", (start + before, start + here), "OCOP", "segment")
    return None
