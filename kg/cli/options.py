"""Options that several commands share, and the values that they take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """Languages of labels."""

    vi = "vi"
    en = "en"


class QueryFormat(StrEnum):
    """Formats of answers."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    ttl = "ttl"
    nt = "nt"


class CiteFormat(StrEnum):
    """Formats of citations."""

    table = "table"
    json = "json"


class DumpFormat(StrEnum):
    """Formats of dumps."""

    nq = "nq"
    trig = "trig"
    jsonld = "jsonld"


DEFAULT_STORE = Path("kttt-store")

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="KG_STORE", help="The store directory.", metavar="DIR")
]
TextsOption = Annotated[
    Path | None,
    typer.Option("--texts", help="Folder of the reports' texts, to compare quotes with.",
                 metavar="DIR", exists=True, file_okay=False),
]  # fmt: skip
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON for tools.")]
LangOption = Annotated[Language, typer.Option("--lang", help="Language of labels and columns.")]
