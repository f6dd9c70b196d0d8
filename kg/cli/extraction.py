"""One report to its facts: read, extracted, corrected, checked, written beside others' facts."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import FaultyFacts, KgError
from kg.extract.extract import EXTRACTOR, extract
from kg.facts.check import check_text
from kg.facts.model import Facts
from kg.facts.source import FactsFile, read_facts
from kg.facts.written import facts_json, facts_yaml, is_as_written
from kg.read.content import STANDARD_INPUT, content_of
from kg.read.read import read_document
from kg.review.apply import Applied, apply
from kg.review.confidence import least_confidence_in, leave_out
from kg.review.files import corrections_path, read_corrections

REPORT_ENDINGS = frozenset({".txt", ".html", ".htm", ".docx", ".pdf", ".md"})
PAGE_ENDING = ".facts.html"


@dataclass(frozen=True)
class Wanted:
    """What is wanted of each report."""

    folder: Path | None = None  # where the facts are written; none: they are returned
    ending: str = ".yaml"  # or .json
    encoding: str | None = None
    min_confidence: float | None = None
    page: bool = False
    again: bool = False
    keep: bool = False  # facts that are written are returned too, not only counted


@dataclass(frozen=True)
class Task:
    """One report and what is wanted of it; the content is there where it was read already."""

    source: Path
    wanted: Wanted
    content: bytes | None = None

    @property
    def stem(self) -> str:
        """The name of the facts file without its ending."""
        return "stdin" if self.source == STANDARD_INPUT else self.source.stem

    @property
    def target(self) -> Path | None:
        """The facts file, where one is written."""
        folder = self.wanted.folder
        return None if folder is None else folder / (self.stem + self.wanted.ending)

    @property
    def corrections(self) -> Path:
        """Where people's corrections lie: beside the facts, else beside the report."""
        return corrections_path(self.target or self.source)


@dataclass
class Done:
    """What became of one report; `error` is set where there are no facts.

    Of facts that are written into a folder the counts alone are kept, unless more is wanted.
    """

    source: str
    state: str  # extracted | skipped | failed
    facts: Facts | None = None
    text: str = ""
    written: list[str] = field(default_factory=list)
    left_out: int = 0
    corrected: int = 0
    needless: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    error: str | None = None
    report: str | None = None
    reviewed: bool = False
    figures: int = 0
    citations: int = 0

    @property
    def sound(self) -> bool:
        """Tell whether nothing is left that a person must look at."""
        return self.error is None and not self.faults


def extract_one(task: Task) -> Done:
    """Extract one report; whatever goes wrong is told in the outcome."""
    try:
        return _extract(task)
    except KgError as error:
        return Done(str(task.source), "failed", error=str(error))
    except Exception as error:  # a fault of the program must not stop the other reports
        return Done(str(task.source), "failed", error=f"{task.source}: {_unexpected(error)}")


def _unexpected(error: Exception) -> str:
    return f"the program failed on it ({type(error).__name__}: {error}); please report this file"


def _extract(task: Task) -> Done:
    content = content_of(task.source) if task.content is None else task.content
    if task.target is not None and _is_done(task, task.target, content):
        return Done(str(task.source), "skipped", written=[str(task.target)])
    known = _known(task)
    if known is not None and task.target is not None:
        _refuse_to_lose(task, task.target, known, content)
    document = read_document(task.source, content, task.wanted.encoding)
    applied = corrected(extract(document), task.corrections)
    facts, left_out = leave_out(applied.facts, task.wanted.min_confidence)
    done = Done(
        str(task.source), "extracted", facts, document.text, [], left_out,
        applied.applied, applied.needless,
        [f"{task.corrections}: {fault}" for fault in applied.faults],
        report=facts.report.id, reviewed=facts.report.reviewed is not None,
        figures=len(facts.observations), citations=len(facts.citations),
    )  # fmt: skip
    if known is not None and known.report.reviewed and not facts.report.reviewed:
        raise FaultyFacts(
            "\n".join([
                f"{task.target}: {known.report.reviewed.by} reviewed these facts, and the "
                "extraction differs now: they were kept as they are", *done.faults
            ])
        )  # fmt: skip
    target = task.target or task.source
    written = b"" if task.target is None else _written(task, facts)
    file = FactsFile(target, facts, [], written)
    errors = check_text(file, document.text, warnings=False).errors
    done.faults.extend(map(str, errors))
    if task.target is not None:
        _write_all(task, task.target, written, done)
        if not task.wanted.keep:
            done.facts, done.text = None, ""
    return done


def corrected(extracted: Facts, path: Path) -> Applied:
    """Return extracted facts with the corrections of a file, where there is one."""
    corrections = read_corrections(path)
    return Applied(extracted) if corrections is None else apply(extracted, corrections)


def _known(task: Task) -> Facts | None:
    """Return the facts that stand where the new ones are to be written."""
    target = task.target
    if target is None or not target.exists():
        return None
    file = read_facts(target)
    if file.facts is None:
        raise FaultyFacts(
            f"{file.faults[0]}\n{target} was kept; correct it and run 'kg review', or remove it"
        )
    return file.facts


def _is_done(task: Task, target: Path, content: bytes) -> bool:
    """Tell whether facts are there of this text by this extractor, as they are wanted.

    Only the head of a facts file is read, so that a large folder is taken up at once.
    """
    if task.wanted.again or task.corrections.exists() or not target.exists():
        return False
    if task.wanted.page and not page_path(task).exists():
        return False
    written = target.read_text("utf-8", errors="replace")
    return (
        f"sha256: {hashlib.sha256(content).hexdigest()}\n" in _head(written)
        and f"extractor: {EXTRACTOR}\n" in _head(written)
        and least_confidence_in(written) == task.wanted.min_confidence
    )


def _head(written: str) -> str:
    """Return the lines of a facts file about its report, those of JSON as those of YAML."""
    return written.partition("observations")[0].replace('"', "").replace(",\n", "\n")


def _refuse_to_lose(task: Task, target: Path, known: Facts, content: bytes) -> None:
    """Refuse to write over what people wrote, or over the facts of another text."""
    if known.report.extractor is None:
        raise FaultyFacts(f"{target}: was not written by 'kg extract' and was kept; remove it, or "
                          "name another folder")  # fmt: skip
    if target.suffix == ".yaml" and not is_as_written(target.read_text("utf-8"), known):
        raise FaultyFacts(f"{target}: was edited by hand and was kept; run 'kg review {target}' to "
                          "keep what was corrected, or remove the file")  # fmt: skip
    other = known.report.source
    if other.sha256 != hashlib.sha256(content).hexdigest() and not task.wanted.again:
        raise FaultyFacts(f"{target}: holds the facts of another text ({other.file}) and was kept; "
                          "give --again to replace it, or name another folder")  # fmt: skip


def page_path(task: Task) -> Path:
    """Return where the page of a report is written."""
    assert task.wanted.folder is not None
    return task.wanted.folder / (task.stem + PAGE_ENDING)


def _written(task: Task, facts: Facts) -> bytes:
    if task.wanted.ending == ".json":
        return facts_json(facts).encode()
    return facts_yaml(facts, how_to_correct(f"{task.stem}.yaml")).encode()


def how_to_correct(name: str) -> str:
    """Return the words of a facts file that tell a person how to correct it."""
    return f"Correct them here, then run: kg review '{name}' --by NAME"


def _write_all(task: Task, target: Path, written: bytes, done: Done) -> None:
    """Write the page, then the facts: where the facts stand, all that was wanted stands."""
    assert done.facts is not None
    if task.wanted.page:
        from kg.cli.page import facts_page

        write_whole(page_path(task), facts_page(done.facts, done.text).encode())
        done.written.append(str(page_path(task)))
    write_whole(target, written)
    done.written.append(str(target))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all.

    Raises:
        KgError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        beside.unlink(missing_ok=True)
