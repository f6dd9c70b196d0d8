"""Facts files: YAML for people, JSON for programs, with the line of every field for messages."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from kg.errors import BadCall
from kg.facts.model import Facts

Location = tuple[str | int, ...]
Prepare = Callable[[Any], None]  # changes what a file holds before it is validated


@dataclass(frozen=True)
class Fault:
    """One fault of one file: where it is, what is wrong, and whether it stops a load."""

    file: str
    line: int
    where: str
    message: str
    level: str = "error"  # error | warning

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.where}: {self.message}"


class _Loader(yaml.CSafeLoader):
    """YAML with null, booleans and numbers only: dates stay text, and a key stands once."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _unique_mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key '{key}' stands twice", key_node.start_mark
            )
        seen.add(key)
    return dict(yaml.SafeLoader.construct_mapping(loader, node, deep=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)


def load_yaml(content: str) -> Any:
    """Return the data of a YAML file, its dates as text.

    Raises:
        yaml.YAMLError: it is no YAML, or a key stands twice.
    """
    return yaml.load(content, Loader=_Loader)


@dataclass(frozen=True)
class FactsFile:
    """A facts file as read: its facts, or its faults and what is sound, with every field's line."""

    path: Path
    facts: Facts | None
    faults: list[Fault]
    _content: bytes
    sound: Facts | None = None  # the facts without faults of form, where others have some
    _places: dict[str, list[int]] = field(default_factory=dict)  # of the sound facts in the file

    def line(self, location: Location) -> int:
        """Return the line (from 1) on which a field stands, or its nearest parent."""
        for length in range(len(location), -1, -1):
            if location[:length] in self._lines:
                return self._lines[location[:length]]
        return 1

    @cached_property
    def _lines(self) -> dict[Location, int]:
        """The lines are looked up once for all faults: it takes longer than the checks."""
        return _lines(self._content)

    def fault(self, location: Location, message: str, level: str = "error") -> Fault:
        """Return a fault at a field of this file."""
        if len(location) > 1 and location[0] in self._places:
            location = (location[0], self._places[str(location[0])][int(location[1])],
                        *location[2:])  # fmt: skip
        return Fault(str(self.path), self.line(location), _dotted(location), message, level)


def _dotted(location: Location) -> str:
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text or "file"


def _lines(content: bytes) -> dict[Location, int]:
    """Return the line of every field; JSON is read as the YAML that it is."""
    lines: dict[Location, int] = {}
    root = yaml.compose(content.decode("utf-8").replace("\t", " "), Loader=yaml.CSafeLoader)
    pending: list[tuple[Location, Any]] = [((), root)] if root else []
    while pending:
        location, node = pending.pop()
        lines.setdefault(location, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                lines[(*location, key.value)] = key.start_mark.line + 1
                pending.append(((*location, key.value), value))
        elif isinstance(node, yaml.SequenceNode):
            pending.extend(((*location, at), item) for at, item in enumerate(node.value))
    return lines


def read_facts(path: Path, prepare: Prepare | None = None) -> FactsFile:
    """Read a facts file; all faults of its form are listed at once.

    Args:
        path: the file.
        prepare: called with what a YAML file holds, before it is validated.

    Raises:
        BadCall: the file does not exist, or is neither .yaml nor .json.
    """
    if path.suffix not in {".yaml", ".json"}:
        raise BadCall(f"{path}: facts files end in .yaml or .json")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise BadCall(f"{path}: there is no such file") from None
    except OSError as error:
        raise BadCall(f"{path}: cannot be read ({error.strerror})") from error
    return parse_facts(path, content, prepare)


def parse_facts(path: Path, content: bytes, prepare: Prepare | None = None) -> FactsFile:
    """Read the content of a facts file; `path` names it in messages and tells YAML from JSON."""
    try:
        if path.suffix == ".json":
            data: Any = content
            return FactsFile(path, Facts.model_validate_json(content), [], content)
        data = load_yaml(content.decode("utf-8"))
        if prepare is not None:
            prepare(data)
        return FactsFile(path, Facts.model_validate(data), [], content)
    except UnicodeDecodeError as error:
        fault = Fault(str(path), 1, "file", f"is not UTF-8 (byte {error.start}); save it as UTF-8")
        return FactsFile(path, None, [fault], content)
    except yaml.YAMLError as error:
        return FactsFile(path, None, [_syntax_fault(path, error)], content)
    except ValidationError as error:
        return _invalid(path, content, data, error)


def _syntax_fault(path: Path, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return Fault(str(path), mark.line + 1 if mark else 1, "file", f"is not valid YAML: {problem}")


def _invalid(path: Path, content: bytes, data: Any, error: ValidationError) -> FactsFile:
    if any(item["type"] == "json_invalid" for item in error.errors()):
        fault = Fault(str(path), 1, "file", f"is not valid JSON: {error.errors()[0]['msg']}")
        return FactsFile(path, None, [fault], content)
    broken = FactsFile(path, None, [], content)
    faults = [
        broken.fault(item["loc"], item["msg"][:1].lower() + item["msg"][1:])
        for item in error.errors(include_url=False)
    ]
    faults.sort(key=lambda fault: fault.line)
    sound, places = _sound(json.loads(data) if isinstance(data, bytes) else data, error)
    return FactsFile(path, None, faults, content, sound, places)


def _sound(data: Any, error: ValidationError) -> tuple[Facts | None, dict[str, list[int]]]:
    """Return the facts without those that have faults of form, and where they stood."""
    faulty = {item["loc"][:2] for item in error.errors()}
    if not all(len(location) == 2 and isinstance(location[1], int) for location in faulty):
        return None, {}
    places = {
        kind: [at for at in range(len(items)) if (kind, at) not in faulty]
        for kind, items in data.items()
        if isinstance(items, list)
    }
    kept = {kind: [data[kind][at] for at in positions] for kind, positions in places.items()}
    return Facts.model_validate({**data, **kept}), places


def canonical_json(facts: Facts) -> str:
    """Return facts as JSON with sorted keys: equal facts give equal text, from YAML or JSON."""
    return json.dumps(
        facts.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True
    )


def fingerprint(facts: Facts) -> str:
    """Return the hash that tells whether the facts of a report changed."""
    return hashlib.sha256(canonical_json(facts).encode()).hexdigest()
