"""What a completion, a share or a growth refers to, in the words behind the figure."""

import re

from kg.extract.figures.clause import Clause

_END = r"[^,;.()\d]"
_PLAN = re.compile(
    rf"\s*\)?\s*(?:so với|so|của)?\s*"
    rf"(?P<base>(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết|dự toán)(?:{_END}|20\d\d){{0,60}})"
)
_WHOLE = re.compile(rf"\s*(?:trong|trên|/|so với)?\s*(?P<base>tổng\s(?:{_END}|20\d\d){{2,60}})")
_COMPARED = re.compile(rf"\s*(?:so với|so)\s+(?P<base>(?:{_END}|\d{{1,2}}/\d{{4}}|20\d\d){{3,50}})")
_PATTERNS = {
    "plan-completion": _PLAN,
    "plan-difference": _PLAN,
    "share": _WHOLE,
    "growth-rate": _COMPARED,
    "growth-amount": _COMPARED,
    "ratio": _COMPARED,
}
_ENDS = re.compile(r"\s*(?::|(?<!\w)(?:và|với|trong đó|nhưng|vì|do|tăng|giảm|đạt|là|được)(?!\w)).*")


def base_of(clause: Clause, at: int, measure: str) -> str | None:
    """Return the words behind a figure that say what it refers to; None where none do."""
    pattern = _PATTERNS.get(measure)
    match = pattern.match(clause.low, clause.quantities[at].end) if pattern else None
    if match is None:
        return None
    words = clause.sentence.raw[match.start("base") : match.end("base")]
    return " ".join(_ENDS.sub("", words).split()) or None
