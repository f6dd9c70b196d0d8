"""Reading facts files of any origin, of which only what is compared must be sound.

A program's facts may lack the report's head, name unknown codes or have fields of their own: all
that is its answer, and is counted, not refused.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from kg.errors import BadCall, FaultyFacts
from kg.evaluate.items import Item
from kg.evaluate.kinds import KINDS, Kind
from kg.facts.source import load_yaml

Items = dict[str, list[Item]]  # kind → facts of one document

_SUFFIXES = (".json", ".yaml")
_NUMBERS = ("value", "value_max", "confidence")
_OFFSETS = ("start", "end")


@dataclass(frozen=True)
class Document:
    """One document: its gold, and what was predicted for it (None: no file, so nothing)."""

    name: str
    gold: Path
    predicted: Path | None


def documents(gold: Path, predicted: Path, only: Sequence[str] = ()) -> list[Document]:
    """Return the documents of gold with the predictions of the same stem.

    Two files are compared whatever their names. Of a folder of gold and one predicted file only
    the document of that stem is compared.

    Args:
        gold: a facts file, or a folder of them.
        predicted: the same, of predictions.
        only: patterns of stems (d2*); all documents where there is none.

    Raises:
        BadCall: nothing is there, or no document of the one is among the other.
    """
    if gold.is_file() and predicted.is_file():
        return [Document(gold.stem, gold, predicted)]
    wanted, found = _by_stem(gold), _by_stem(predicted)
    if only:
        wanted = {
            stem: path
            for stem, path in wanted.items()
            if any(fnmatchcase(stem, pattern) for pattern in only)
        }
        if not wanted:
            raise BadCall(f"--only {' '.join(only)}: no document of {gold} has such a name")
    if not wanted.keys() & found.keys():
        raise BadCall(f"no file of {predicted} has the stem of a document of {gold}")
    if predicted.is_file():
        wanted = {stem: path for stem, path in wanted.items() if stem in found}
    return [Document(stem, path, found.get(stem)) for stem, path in sorted(wanted.items())]


def other_predictions(chosen: Sequence[Document], predicted: Path) -> list[Document]:
    """Return the same documents of gold with predictions from elsewhere.

    Raises:
        BadCall: nothing is there, or none of it is for these documents.
    """
    if len(chosen) == 1 and predicted.is_file():
        return [replace(chosen[0], predicted=predicted)]
    found = _by_stem(predicted)
    if not any(one.name in found for one in chosen):
        raise BadCall(f"no file of {predicted} has the stem of a document that is compared")
    return [replace(one, predicted=found.get(one.name)) for one in chosen]


def _by_stem(source: Path) -> dict[str, Path]:
    if not source.exists():
        raise BadCall(f"{source}: there is no such file or folder")
    files = sorted(source.iterdir()) if source.is_dir() else [source]
    found: dict[str, Path] = {}
    for path in files:
        if path.suffix not in _SUFFIXES:
            continue
        if path.stem in found:
            raise BadCall(f"{source}: {found[path.stem].name} and {path.name} are one document; "
                          "keep one of them")  # fmt: skip
        found[path.stem] = path
    if not found:
        raise BadCall(f"{source}: holds no .json or .yaml facts")
    return found


def read_items(path: Path | None) -> Items:
    """Return the facts of a file by kind; none where there is no file.

    Raises:
        FaultyFacts: the file is no facts object, or facts lack what a comparison needs; all of
            them are listed.
    """
    data = _read(path) if path else {}
    if not isinstance(data, dict):
        raise FaultyFacts(f"{path}: is no facts object, which begins with its lists by name")
    faults = [fault for kind in KINDS.values() for fault in _faults(kind, data.get(kind.name))]
    if faults:
        raise FaultyFacts("\n".join(f"{path}: {fault}" for fault in faults))
    return {
        kind.name: [_item(kind, fact) for fact in data.get(kind.name) or [] if _counts(kind, fact)]
        for kind in KINDS.values()
    }


def _read(path: Path) -> Any:
    try:
        content = path.read_bytes().decode("utf-8")
        return json.loads(content) if path.suffix == ".json" else load_yaml(content)
    except OSError as error:
        raise BadCall(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise FaultyFacts(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except (json.JSONDecodeError, yaml.YAMLError) as error:
        raise FaultyFacts(f"{path}: is no valid {path.suffix[1:].upper()}: {error}") from error


def _faults(kind: Kind, facts: Any) -> Iterator[str]:
    if not isinstance(facts, list | None):
        yield f"{kind.name}: must be a list"
        return
    for at, fact in enumerate(facts or []):
        where = f"{kind.name}[{at}]"
        if not isinstance(fact, dict):
            yield f"{where}: must be an object with fields"
        else:
            yield from (f"{where}.{fault}" for fault in _field_faults(kind, fact))


def _field_faults(kind: Kind, fact: dict[str, Any]) -> Iterator[str]:
    for field in _OFFSETS:
        if not isinstance(fact.get(field), int) and (kind.spans or fact.get(field) is not None):
            yield f"{field}: must be an offset in characters, is {fact.get(field)!r}"
    for field in _NUMBERS:
        if not isinstance(fact.get(field), int | float | None):
            yield f"{field}: must be a number, is {fact[field]!r}"
    for field in (*kind.readers, "quote", "period"):
        if field in fact and not isinstance(fact[field], str | int | float | None):
            yield f"{field}: must be a text, a number or null"


def _counts(kind: Kind, fact: dict[str, Any]) -> bool:
    """Tell whether a fact is compared: a figure that stands in words alone is not."""
    printed = fact.get("quote")
    return kind.name != "observations" or not printed or any(map(str.isdigit, str(printed)))


def _item(kind: Kind, fact: dict[str, Any]) -> Item:
    said = {attribute: read(fact) for attribute, read in kind.readers.items()}
    return Item(kind.name, fact, said, fact.get("start") or 0, fact.get("end") or 0)
