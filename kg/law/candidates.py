"""Which documents a citation may mean: those of the authority, and of a national index."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from kg import names
from kg.authority.documents import Document, documents
from kg.law.fold import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document as resolution sees it; `area` is the key of a place, or None where unknown."""

    uid: str
    key: str
    type: str | None
    number: str
    issuer: str | None
    area: str | None
    date: str | None  # a day, or a year
    title: str | None
    not_before: str | None = None
    curated: bool = True
    vbpl_id: str | None = None  # ItemID of vbpl.vn
    url: str | None = None  # a page where it was seen


LookUp = Callable[[str], Iterable[Candidate]]


def curated(row: Document) -> Candidate:
    """Return a document of the authority as resolution sees it."""
    return Candidate(
        uid=row.uid,
        key=row.key,
        type=row.type,
        number=row.number,
        issuer=row.issuer,
        area=row.area,
        date=row.date,
        title=row.title_vi,
        not_before=str(row.not_before) if row.not_before else None,
        vbpl_id=row.vbpl_id,
        url=row.url,
    )


@cache
def _curated() -> tuple[dict[str, list[Candidate]], dict[tuple[str, str], list[Candidate]]]:
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    by_number: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for row in documents().values():
        candidate = curated(row)
        by_key[fold(row.key)].append(candidate)
        by_number[row.type.lower(), row.number.lower()].append(candidate)
    return by_key, by_number


def curated_by_key(key: str) -> list[Candidate]:
    """Return the documents of the authority that bear a printed number, in any spelling."""
    return _curated()[0].get(fold(key), [])


def curated_by_title(title: str) -> list[Candidate]:
    """Return the laws of the authority that bear a title: "Luật Hợp tác xã" has several."""
    wanted = names.name_key(title)
    return [
        candidate
        for candidates in _curated()[0].values()
        for candidate in candidates
        if candidate.title and names.name_key(candidate.title) == wanted
    ]


def curated_by_number(type_: str, number: str) -> list[Candidate]:
    """Return the documents of the authority of a type with a number, whoever issued them."""
    return _curated()[1].get((type_.lower(), number.lower()), [])
