"""Arithmetic as a judge: figures of a report that do not agree are told, and stay as printed."""

from kg.facts.arithmetic import findings
from kg.facts.model import Contradiction, Facts

NOTE = "Máy tính lại từ các con số của báo cáo; chưa có người kiểm tra."


def contradictions(facts: Facts) -> list[Contradiction]:
    """Return what does not follow from a report's own figures: shares, sums, completions."""
    starts = {figure.start for figure in facts.observations}
    return [
        Contradiction(
            kind=finding.kind,
            observations=[start for start in finding.starts if start in starts],
            printed=finding.printed,
            follows=finding.follows,
            note=NOTE,
        )
        for finding in findings(facts)
    ]
