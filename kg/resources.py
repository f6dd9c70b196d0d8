"""Where ontology, seeds and saved queries lie: in a checkout or in an installed wheel."""

from functools import cache
from pathlib import Path

from kg.errors import KgError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder `ontology`, `seeds` or `queries` that belongs to this installation.

    Raises:
        KgError: the folder is missing, so the installation is incomplete.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parent):
        if (root / name).is_dir():
            return root / name
    raise KgError(f"The folder '{name}' of this installation is missing; install kttt-kg again.")
