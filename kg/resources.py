"""Where ontology, seeds, saved queries and the licence lie: in a checkout or in a wheel."""

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


def data_licence() -> Path:
    """Return the file of the data's licence.

    Raises:
        KgError: the file is missing, so the installation is incomplete.
    """
    path = folder("ontology").parent / "LICENSE-DATA"
    if not path.is_file():
        raise KgError(
            "The file 'LICENSE-DATA' of this installation is missing; install kttt-kg again."
        )
    return path
