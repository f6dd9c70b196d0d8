"""Corrections files: `report.corrections.yaml` beside the facts `report.yaml`."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from kg.errors import FaultyFacts
from kg.facts.source import load_yaml
from kg.facts.written import OneLine, yaml_text
from kg.review.model import Correction, Corrections

ENDING = ".corrections.yaml"
_HEAD = """\
# What people corrected in the extracted facts of this report; 'kg extract' applies it again, and
# 'kg review' writes it from an edited facts file. The reasons (why) may be written here by hand.
"""


def corrections_path(facts: Path) -> Path:
    """Return where the corrections of a report lie, given its facts file or the report itself."""
    return facts.with_name(facts.stem + ENDING)


def read_corrections(path: Path) -> Corrections | None:
    """Read a corrections file; none where there is none.

    Raises:
        FaultyFacts: the file is no YAML, or a correction in it is broken.
    """
    try:
        return Corrections.model_validate(load_yaml(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise FaultyFacts(f"{path}: the corrections cannot be read: {error}") from error
    except ValidationError as error:
        faults = [
            f"{path}: {'.'.join(map(str, item['loc'])) or 'file'}: {item['msg']}"
            for item in error.errors(include_url=False)
        ]
        raise FaultyFacts("\n".join(faults)) from error


def corrections_text(corrections: Corrections) -> str:
    """Return a corrections file."""
    data = corrections.model_dump(mode="json", exclude={"corrections"}, exclude_none=True)
    return _HEAD + yaml_text({**data, "corrections": [_entry(c) for c in corrections.corrections]})


def _entry(correction: Correction) -> dict[str, object]:
    data = correction.model_dump(mode="json")
    kept = {
        name: value
        for name, value in data.items()
        if (value is not None and value != []) or name == "why"
    }
    if correction.extracted is not None:
        kept["extracted"] = OneLine(correction.extracted)
    if correction.beside:
        kept["beside"] = [OneLine(one) for one in correction.beside]
    return kept
