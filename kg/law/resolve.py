"""Which document a citation means: evidence is weighed, and nothing is settled without it.

Precision comes first. A number alone is no identity: a decision 01/QĐ-TTg exists in nearly every
year, 20-NQ/TW names six resolutions, 135-CTr/TU is a programme of one province. A candidate is
excluded by what cannot be (another type, another province, another year, a date behind the
report's); among the rest the evidence must be strong, and clearly stronger than for any other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.authority.areas import areas
from kg.law.candidates import (
    Candidate,
    LookUp,
    curated_by_key,
    curated_by_number,
    curated_by_title,
)
from kg.law.fold import fold
from kg.law.model import Citation
from kg.law.terms import Term, term_of
from kg.law.topic import likeness, speaks_of_sector

NEEDED = 3  # points that settle a document
MARGIN = 2  # points by which it must lead
BEHIND = 60  # characters behind a citation in which its term is looked for
AROUND = 280  # characters on either side in which a citation's subject is looked for
SMALL_NUMBER = 100  # numbers below recur in every year and for every subject
RECENT_YEARS = 6
YEARLY_YEARS = 2  # the same, of a number that recurs each year
NEW_YEARS = 2  # so long a law is called by its title and "(sửa đổi)"
AMENDED = re.compile(r"\(\s*sửa đổi", re.IGNORECASE)

SELF_IDENTIFYING = re.compile(
    r"\d+[a-z]?/(?:19|20)\d\d/(?:NĐ-CP|NQ-CP|QĐ-TTg|CT-TTg|TT-[A-ZĐ]+|TTLT-[-A-ZĐ]+|UBTVQH\d+|QH\d+)"
)
LOCAL_ISSUER = re.compile(r"\b(?:tỉnh|thành|huyện|UBND|HĐND|Ủy ban|Hội đồng nhân dân)\b", re.I)
YEARLY_SYMBOL = re.compile(r"(?:UBND|HĐND|UB)\b")
LOCAL_SYMBOL = re.compile(r"(?:UBND|HĐND|UB|TU|HU|ĐU|SKHĐT|LMHTX)\b")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the text that cites: its province, its date, its words."""

    text: str = ""
    area: str | None = None  # key of a place: "15-2004"
    on: date | None = None  # the report's date: nothing is cited before it exists


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for one citation."""

    citation: Citation
    status: str  # resolved | ambiguous | unknown
    document: str | None
    candidates: tuple[str, ...]
    evidence: tuple[str, ...]  # codes of the list `evidence`
    would_decide: tuple[str, ...]  # codes of the same list
    found: Candidate | None = None  # what describes the document; at least its printed number


@dataclass(slots=True)
class _Weighed:
    candidate: Candidate
    points: int = 0
    evidence: list[str] = field(default_factory=list)

    def add(self, points: int, evidence: str) -> None:
        self.points += points
        self.evidence.append(evidence)


def resolve(
    citations: Sequence[Citation], context: Context, look_up: LookUp | None = None
) -> list[Resolution]:
    """Return the outcome for each citation of one text, in the same order.

    Args:
        citations: all citations of the text, in text order: a short one may repeat a full one.
        context: province, date and words of the text.
        look_up: documents of a national index by printed key, beside the curated ones.
    """
    resolutions: list[Resolution] = []
    for citation in citations:
        earlier = _earlier(citation, resolutions)
        resolutions.append(earlier or _resolve_one(citation, context, look_up))
    return _later_full_ones(resolutions)


def _earlier(citation: Citation, done: list[Resolution]) -> Resolution | None:
    """Return the outcome of the nearest earlier full citation that this one repeats."""
    for resolution in reversed(done):
        full = resolution.citation
        if resolution.status == "resolved" and _repeats(citation, full):
            return _repeated(citation, resolution)
    return None


def _repeated(citation: Citation, full: Resolution) -> Resolution:
    evidence = ("repeats", *(code for code in full.evidence if code != "repeats"))
    return replace(full, citation=citation, evidence=evidence)


def _later_full_ones(resolutions: list[Resolution]) -> list[Resolution]:
    """Settle a short citation by a full one that comes later, if all full ones agree."""
    settled = []
    for resolution in resolutions:
        same = {
            other.document: other
            for other in resolutions
            if other.status == "resolved" and _repeats(resolution.citation, other.citation)
        }
        if resolution.status != "resolved" and len(same) == 1:
            resolution = _repeated(resolution.citation, *same.values())
        settled.append(resolution)
    return settled


def _repeats(short: Citation, full: Citation) -> bool:
    """Tell whether a citation says nothing that a fuller one does not say."""
    if short.key and full.key:
        if fold(short.key) != fold(full.key):
            return False
    elif not short.number or short.number != full.number or short.title or full.title:
        return False
    same = [
        (short.type, full.type), (short.year, full.year), (short.area, full.area),
        (short.date, full.date),
    ]  # fmt: skip
    return all(one is None or other is None or one == other for one, other in same) and (
        short.date is None or full.date is not None
    )


def _resolve_one(citation: Citation, context: Context, look_up: LookUp | None) -> Resolution:
    candidates = _candidates(citation, context, look_up)
    namesakes = len(candidates) > 1
    weighed = [
        _weigh(candidate, citation, context, namesakes)
        for candidate in candidates
        if _possible(candidate, citation, context)
    ]
    weighed.sort(key=lambda each: (-each.points, each.candidate.uid))
    if weighed and _settles(weighed):
        best = weighed[0]
        return Resolution(
            citation, "resolved", best.candidate.uid, tuple(w.candidate.uid for w in weighed),
            tuple(best.evidence), (), found=best.candidate,
        )  # fmt: skip
    if not candidates and (itself := _by_itself(citation)):
        return itself
    if weighed:
        return Resolution(
            citation, "ambiguous", None, tuple(w.candidate.uid for w in weighed), (),
            _would_decide(citation, weighed),
        )  # fmt: skip
    return Resolution(citation, "unknown", None, (), (), ("authority-row",))


def _by_itself(citation: Citation) -> Resolution | None:
    """Return the outcome where the printed number says which document it is, though no row does.

    The number of a law that is cited by its title comes from a table, not from the print.
    """
    number, key = citation.number, citation.key
    if not (number and key and SELF_IDENTIFYING.fullmatch(key)):
        return None
    document = Candidate(
        uid=key, key=key, type=citation.type, number=number, issuer=citation.issuer,
        area=None, date=None, title=None, curated=False,
    )  # fmt: skip
    return Resolution(citation, "resolved", key, (), ("identifies-itself",), (), found=document)


def _settles(weighed: list[_Weighed]) -> bool:
    lead = weighed[0].points - (weighed[1].points if len(weighed) > 1 else 0)
    return weighed[0].points >= NEEDED and lead >= MARGIN


def _candidates(citation: Citation, context: Context, look_up: LookUp | None) -> list[Candidate]:
    if citation.key:
        found = list(curated_by_key(citation.key))
        known = {candidate.uid for candidate in found}
        if look_up is not None:
            found.extend(c for c in look_up(citation.key) if c.uid not in known)
        return found
    if citation.type and citation.number:
        return curated_by_number(citation.type, citation.number)
    if citation.title and AMENDED.search(citation.quote) and context.on:
        return _newest(curated_by_title(citation.title), context.on)
    return []


def _newest(same_title: list[Candidate], on: date) -> list[Candidate]:
    """Return the latest law of a title, if it was new at the text's date: "Luật … (sửa đổi)"."""
    known = [each for each in same_title if each.date and each.date <= on.isoformat()]
    newest = max(known, key=lambda each: each.date or "", default=None)
    if newest is None or on.year - int((newest.date or "")[:4]) > NEW_YEARS:
        return []
    return [newest]


def _possible(candidate: Candidate, citation: Citation, context: Context) -> bool:
    """Tell whether nothing speaks against a candidate that no slip could explain."""
    if citation.type and candidate.type and citation.type.lower() != candidate.type.lower():
        return False
    if not _of_the_place(candidate, citation, context):
        return False
    year = citation.year or (int(citation.date[:4]) if citation.date else None)
    dated = candidate.date or candidate.not_before
    if year and candidate.date and int(candidate.date[:4]) != year and not _has_year(citation):
        return False
    if context.on and dated and dated > context.on.isoformat()[: len(dated)]:
        return False
    term = _term(citation, context)
    return not (term and candidate.date and not term.holds(candidate.date))


def _term(citation: Citation, context: Context) -> Term | None:
    """Return the term that is printed in the citation or right behind it."""
    inside = re.search(r"kh(?:oá|óa)\s+[IVX]+", citation.quote, re.IGNORECASE)
    behind = context.text[citation.end : citation.end + BEHIND]
    return term_of(inside[0]) if inside else term_of(behind)


def _has_year(citation: Citation) -> bool:
    return bool(citation.key and re.search(r"/(?:19|20)\d\d/|QH\d", citation.key))


def _of_the_place(candidate: Candidate, citation: Citation, context: Context) -> bool:
    """Tell whether a provincial document is of the printed province, else of the report's."""
    if candidate.area in {None, "vn"}:
        return not (citation.area and citation.key and LOCAL_SYMBOL.search(citation.key))
    printed = areas().find(citation.area, context.on) if citation.area else None
    place = printed.key if printed else context.area
    return candidate.area == place


def _weigh(candidate: Candidate, citation: Citation, context: Context, namesakes: bool) -> _Weighed:
    weighed = _Weighed(candidate)
    _weigh_number(weighed, citation)
    _weigh_date(weighed, citation, context)
    if candidate.area not in {None, "vn"} and _says_who(citation):
        weighed.add(2, "province")
    _weigh_subject(weighed, citation, context, namesakes)
    return weighed


def _says_who(citation: Citation) -> bool:
    """Tell whether a citation prints a provincial issuer, by its symbol or by its words.

    "Nghị quyết số 20" in the report of a province may well be of the Central Committee.
    """
    return bool(
        (citation.key and LOCAL_SYMBOL.search(citation.key))
        or (citation.issuer and LOCAL_ISSUER.search(citation.issuer))
        or citation.area
    )


def _weigh_number(weighed: _Weighed, citation: Citation) -> None:
    if citation.title:
        weighed.add(4, "title-and-year")
    elif _has_year(citation):
        weighed.add(3, "number-with-year")
    elif citation.key and weighed.candidate.area not in {None, "vn"} and not _yearly(citation):
        weighed.add(1, "symbol")


def _yearly(citation: Citation) -> bool:
    """Tell whether the numbers of a citation's provincial issuer begin anew each year.

    Those of a Party committee run through its term; a printed year settles the matter.
    """
    return bool(citation.key and YEARLY_SYMBOL.search(citation.key) and not _has_year(citation))


def _recent(citation: Citation) -> int:
    """Return how many years back a document may lie to count as recent; -1 for never."""
    if not _yearly(citation):
        return RECENT_YEARS
    return -1 if citation.number is None or _is_small(citation.number) else YEARLY_YEARS


def _weigh_date(weighed: _Weighed, citation: Citation, context: Context) -> None:
    dated = weighed.candidate.date
    if citation.date and dated:
        if dated == citation.date:
            weighed.add(6, "printed-date")
        elif dated[:4] == citation.date[:4]:
            weighed.add(3, "printed-year")
        else:
            weighed.add(-2, "printed-date-differs")
    if context.on and dated and 0 <= context.on.year - int(dated[:4]) <= _recent(citation):
        weighed.add(1, "recent")
    term = _term(citation, context)
    if term and dated and term.holds(dated):
        weighed.add(3, "party-term")


def _weigh_subject(
    weighed: _Weighed, citation: Citation, context: Context, namesakes: bool
) -> None:
    """Weigh the words around; a small number says little unless its namesakes are known too."""
    start = max(0, citation.start - AROUND)
    around = context.text[start : citation.end + AROUND]
    like = likeness(weighed.candidate.title, around)
    if like >= 0.4:
        weighed.add(4, "speaks-of-title")
    elif like >= 0.2:
        weighed.add(2, "touches-title")
    if speaks_of_sector(weighed.candidate.title) and speaks_of_sector(around):
        small = not namesakes and citation.number is not None and _is_small(citation.number)
        weighed.add(1 if small else 2, "speaks-of-sector")


def _is_small(number: str) -> bool:
    digits = re.match(r"\d+", number)
    return digits is None or int(digits[0]) < SMALL_NUMBER


def _would_decide(citation: Citation, weighed: list[_Weighed]) -> tuple[str, ...]:
    wanted = []
    if not citation.date:
        wanted.append("date-of-signing")
    if len({each.candidate.area for each in weighed}) > 1:
        wanted.append("issuing-province")
    wanted.append("title")
    return tuple(wanted)
