"""Making a corpus: reports are written and checked until they give enough quads."""

import json
from dataclasses import asdict
from pathlib import Path

from bench.corpus import Corpus, facts_folder, nquads
from bench.reports import facts_json, report_id
from kg.facts.check import check_file
from kg.facts.model import Facts
from kg.facts.source import parse_facts
from mappings import report_quads


def make_corpus(folder: Path, size: int) -> Corpus:
    """Make whole reports until they give so many quads.

    Raises:
        ValueError: `kg check` finds an error in a made report.
    """
    facts_folder(folder).mkdir(parents=True)
    number = quads = warnings = 0
    with nquads(folder).open("w", encoding="utf-8") as file:
        while quads < size:
            facts, found = _checked(folder, number)
            lines = dict.fromkeys(f"{quad} .\n" for quad in report_quads(facts))
            file.writelines(lines)
            number, quads, warnings = number + 1, quads + len(lines), warnings + found
    corpus = Corpus(number, quads, round(nquads(folder).stat().st_size / 1e6, 1), warnings)
    (folder / "corpus.json").write_text(json.dumps(asdict(corpus)), "utf-8")
    return corpus


def _checked(folder: Path, number: int) -> tuple[Facts, int]:
    """Write one facts file; return its facts and how many warnings `kg check` has."""
    path = facts_folder(folder) / f"{report_id(number)}.json"
    path.write_text(facts_json(number), "utf-8")
    checked = check_file(parse_facts(path, path.read_bytes()), None)
    if checked.errors or checked.file.facts is None:
        raise ValueError(f"The made report is faulty: {checked.errors[0]}")
    return checked.file.facts, len(checked.faults)
