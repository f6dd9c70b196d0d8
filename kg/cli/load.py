"""`kg load` and `kg check` of facts files and raw reports alike."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kg.cli.extract import Progress, extract_all, is_report, processors
from kg.cli.extraction import REPORT_ENDINGS, Done, Wanted
from kg.errors import BadCall, FaultyFacts, ReportConflict
from kg.facts.check import Checked, check_text
from kg.facts.source import FactsFile
from kg.graph.load import is_facts_file
from kg.names import name_key
from kg.read.read import read_document

ALIKE = 0.85  # of the runs of words, that two files of one report share at least
RUN = 4  # words
SECONDS = 60.0  # that one report may take


def facts_and_reports(sources: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the facts files and the raw reports of sources.

    In a folder, a report whose facts lie beside it (`report.yaml` beside `report.docx`) is loaded
    from its facts.

    Raises:
        BadCall: a source does not exist, is neither of both, or a folder holds neither.
    """
    facts: list[Path] = []
    reports: list[Path] = []
    for source in sources:
        if source.is_dir():
            known = sorted(path for path in source.iterdir() if is_facts_file(path))
            stems = {path.stem for path in known}
            raw = sorted(p for p in source.iterdir() if is_report(p) and p.stem not in stems)
            if not known and not raw:
                raise BadCall(f"{source}: this folder holds no .yaml or .json facts files, and no "
                              f"report ({_endings()})")  # fmt: skip
            facts.extend(known)
            reports.extend(raw)
        elif not source.exists():
            raise BadCall(f"{source}: there is no such file or folder")
        elif source.suffix.lower() in REPORT_ENDINGS:
            reports.append(source)
        elif is_facts_file(source):
            facts.append(source)
        else:
            raise BadCall(f"{source}: is neither facts (.yaml, .json) nor a report ({_endings()})")
    return facts, reports


def _endings() -> str:
    return ", ".join(sorted(REPORT_ENDINGS))


def extracted(reports: Sequence[Path], progress: Progress) -> list[Checked]:
    """Return the facts of raw reports, with the corrections that lie beside them, checked.

    Raises:
        FaultyFacts: reports that cannot be read, corrections that do not fit; all are listed.
        ReportConflict: two of them are one report.
    """
    done = extract_all(reports, Wanted(), processors(), SECONDS, progress)
    told = [line for one in done for line in (*([one.error] if one.error else []), *one.faults)]
    if told:
        raise FaultyFacts("\n".join(told) + "\nNothing was loaded.")
    _refuse_same_texts(done)
    return [_checked(one) for one in done]


def _checked(done: Done) -> Checked:
    assert done.facts is not None
    return check_text(FactsFile(Path(done.source), done.facts, [], b""), done.text)


def _refuse_same_texts(done: Sequence[Done]) -> None:
    seen: defaultdict[str, list[tuple[Done, frozenset[int]]]] = defaultdict(list)
    for one in done:
        assert one.facts is not None
        runs = _runs(one.text)
        for other, others in seen[one.facts.report.area]:
            if len(runs & others) >= ALIKE * len(runs | others):
                raise ReportConflict(f"{one.source} and {other.source} are one report: their texts "
                                     "are nearly the same. Give one of them.")  # fmt: skip
        seen[one.facts.report.area].append((one, runs))


def _runs(text: str) -> frozenset[int]:
    """Return the runs of words of a text, as hashes; blanks and spellings do not count."""
    words = name_key(text).split()
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(max(1, len(words) - RUN)))


def text_of(path: Path, content: bytes) -> str:
    """Return the text of a report in any format, for `kg check --texts`."""
    return read_document(path, content).text
