"""A folder with made reports: their facts as JSON, and their quads as one N-Quads file.

The process that measures imports this module but not the making: a child begins with the peak
memory of its parent, so the parent stays small.
"""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Corpus:
    """What was made."""

    reports: int
    quads: int  # distinct
    megabytes: float  # of N-Quads
    warnings: int  # of `kg check`; an error stops the making


def nquads(folder: Path) -> Path:
    """Return the N-Quads file of a corpus."""
    return folder / "content.nq"


def facts_folder(folder: Path) -> Path:
    """Return the folder of the facts files of a corpus."""
    return folder / "facts"


def read_corpus(folder: Path) -> Corpus:
    """Return what is known of a corpus that was made."""
    return Corpus(**json.loads((folder / "corpus.json").read_text("utf-8")))
