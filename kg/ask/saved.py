"""Saved queries: `.rq` files whose `#+` header tells title, parameters, columns in two languages.

    #+ title: {vi: …, en: …}
    #+ summary: {vi: …, en: …}
    #+ parameters:
    #+   subject: {type: code/subject, default: cooperative, vi: …, en: …}
    #+ columns:
    #+   area: {vi: …, en: …}
    #+ chart: bar
    SELECT … WHERE { VALUES ?subject { code-subject:cooperative } … }

A parameter is a variable that the query binds by `VALUES ?name { … }`; the file runs anywhere as
it stands, and running it with a value replaces the term in the braces by a validated one.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.ask.syntax import query_form
from kg.errors import BadCall
from kg.resources import folder

LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Parameter:
    """A parameter: its type, its default as a user would write it, and what it means."""

    name: str
    type: str  # area, report, person …, code/<scheme>, string, integer, language
    default: str | None
    labels: dict[str, str]


@dataclass(frozen=True)
class SavedQuery:
    """A saved query."""

    name: str
    text: str
    title: dict[str, str]
    summary: dict[str, str]
    parameters: dict[str, Parameter]
    columns: dict[str, dict[str, str]]
    chart: str | None

    @property
    def sparql(self) -> str:
        """The query without its header."""
        lines = self.text.splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith("#+"))

    @cached_property
    def form(self) -> str:
        """SELECT, ASK, CONSTRUCT or DESCRIBE."""
        return query_form(self.text)


@lru_cache(maxsize=256)
def parse(name: str, text: str) -> SavedQuery:
    """Read a query with its header.

    Raises:
        BadCall: the header is no YAML, or lacks what it must have.
    """
    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    try:
        header: dict[str, Any] = yaml.load("\n".join(lines), Loader=yaml.CSafeLoader) or {}
        return SavedQuery(
            name=name,
            text=text,
            title=header["title"],
            summary=header["summary"],
            parameters={
                key: Parameter(key, spec["type"], _text(spec.get("default")), _labels(spec))
                for key, spec in (header.get("parameters") or {}).items()
            },
            columns=header["columns"],
            chart=header.get("chart"),
        )
    except yaml.YAMLError as error:
        raise BadCall(f"The header of the query '{name}' is no YAML: {error}") from error
    except (KeyError, TypeError) as error:
        raise BadCall(f"The header of the query '{name}' lacks {error}") from error


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _labels(spec: dict[str, Any]) -> dict[str, str]:
    return {language: str(spec[language]) for language in LANGUAGES}


def saved_names() -> list[str]:
    """Return the names of all saved queries."""
    return sorted(path.stem for path in folder("queries").glob("*.rq"))


def stamp() -> tuple[tuple[str, int], ...]:
    """Return what changes when a saved query does: names and times, which are soon looked up."""
    return tuple(
        sorted(
            (path.stem, path.stat().st_mtime_ns)
            for path in folder("queries").iterdir()
            if path.suffix == ".rq"
        )
    )


def saved_query(name: str) -> SavedQuery:
    """Return a saved query by its name.

    Raises:
        BadCall: there is none; the message names the nearest ones.
    """
    path = folder("queries") / f"{name}.rq"
    if not re.fullmatch(r"[a-z0-9-]{1,100}", name) or not path.is_file():
        import difflib

        near = difflib.get_close_matches(name[:60], saved_names(), n=3, cutoff=0.4)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise BadCall(f"There is no saved query '{name[:60]}'.{hint} 'kg queries' lists all.")
    return parse(name, path.read_text("utf-8"))


def read_query(source: Path) -> str:
    """Return the text of a query file.

    Raises:
        BadCall: the file cannot be read.
    """
    try:
        return source.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadCall(f"{source}: the query cannot be read: {error}") from error
