"""The day as of which a report's stocks hold where nothing nearer tells."""

from kg.extract.head.parts import Parts
from kg.extract.periods import Calendar, Span, period_cues

_COUNTED = 250  # days before a congress in which the counts of its report are made
_RECENT = 400  # days before a report in which a day lies that its figures are of
_DAYS = frozenset({"day", "month-end", "year-end"})


def stock_day(parts: Parts, known: Calendar) -> tuple[Span | None, str]:
    """Return the default day of a stock and the rule that gave it.

    It is the day as of which a report on a term counts, else the period's end, else the first day
    named, else the day of the report.
    """
    counted = _counted(parts, known)
    if counted is not None:
        return counted, "day of the term's counts"
    period, published = known.period, known.published
    if period and (published is None or period.last <= published or known.event):
        return Span(None, period.last), "title"
    named = _named(parts, known)
    if named is not None:
        return named
    if period:
        return Span(None, period.last), "title"
    return (Span(None, known.today), "published") if known.today else (None, "")


def _named(parts: Parts, known: Calendar) -> tuple[Span, str] | None:
    """Return the first recent day that the first paragraphs name."""
    today = known.today
    if today is None:
        return None
    for block in parts.leading():
        for cue in period_cues(parts.words(block), known):
            if cue.kind == "point" and 0 <= (today - cue.span.last).days < _RECENT:
                return Span(None, cue.span.last), cue.rule
    return None


def _counted(parts: Parts, known: Calendar) -> Span | None:
    """Return the first day as of which a report on a term counts: its congress meets later."""
    period = known.period
    if period is None or period.first is None or period.first.year == period.last.year:
        return None
    if (period.last.month, period.last.day) == (12, 31):
        return None
    for block in parts.content:
        for cue in period_cues(parts.words(block), known):
            counts = cue.rule in _DAYS and cue.kind == "point" and cue.dated
            if counts and 0 < (period.last - cue.span.last).days < _COUNTED:
                return Span(None, cue.span.last)
    return None
