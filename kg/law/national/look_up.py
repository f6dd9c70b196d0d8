"""Documents of the national index as candidates for resolution."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kg.law.candidates import Candidate, LookUp
from kg.law.national.index import NationalDocument, NationalIndex, index_path


@contextmanager
def national_look_up(store: Path) -> Iterator[LookUp | None]:
    """Open the look-up in the national index beside a store; it is None where there is none."""
    index = NationalIndex.open(store)
    if index is None:
        yield None
        return
    with index:
        yield partial(_by_key, index)


def _by_key(index: NationalIndex, key: str) -> Iterator[Candidate]:
    for row in index.by_key(key):
        if row.curated_uid is None:
            yield _candidate(row)


def national_fingerprint(store: Path) -> str | None:
    """Return the hash of the national index beside a store, or None where there is none."""
    path = index_path(store)
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _candidate(row: NationalDocument) -> Candidate:
    return Candidate(
        uid=row.uid,
        key=row.key,
        type=row.type,
        number=row.number,
        issuer=row.issuer,
        area=row.area,
        date=row.date,
        title=row.title,
        curated=False,
        vbpl_id=row.vbpl_id,
    )
