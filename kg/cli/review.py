"""`kg review`: what a person changed in a facts file is kept as corrections beside it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.ask.answers import Table
from kg.cli.explain import shown_value
from kg.cli.extraction import how_to_correct, write_whole
from kg.cli.tables import print_json, print_table
from kg.errors import BadCall, FaultyFacts
from kg.extract.extract import EXTRACTOR, extract
from kg.facts.check import check_text
from kg.facts.model import Facts, Review
from kg.facts.source import FactsFile, read_facts
from kg.facts.written import facts_json, facts_yaml
from kg.read.document import Document
from kg.read.read import read_document
from kg.review.apply import apply
from kg.review.compare import Signature, compare
from kg.review.confidence import least_confidence, leave_out
from kg.review.edited import place_words
from kg.review.files import corrections_path, corrections_text, read_corrections
from kg.review.model import Correction, Corrections, WholeReview
from kg.review.plain import judged

COLUMNS = ["Kind", "Start", "Words", "What", "Why", "By"]


@dataclass(frozen=True)
class Reviewer:
    """Who reviews: one who corrected some facts, or one who checked all of a report."""

    by: str | None
    reviewed_by: str | None
    why: str | None

    @property
    def name(self) -> str | None:
        """The name under which corrections are kept."""
        return self.by or self.reviewed_by


@dataclass(frozen=True)
class Reviewed:
    """The outcome for one facts file."""

    path: Path
    corrections: Corrections
    facts: Facts
    withdrawn: list[Correction]
    lapsed: WholeReview | None = None  # a review of the whole report that holds no more


class _Placing:
    """Finds the text of a facts file while it is read, and the places of words in it."""

    def __init__(self, path: Path, texts: Path | None, encoding: str | None) -> None:
        self.path, self.texts, self.encoding = path, texts, encoding
        self.document: Document | None = None

    def __call__(self, data: Any) -> None:
        """Place the words of the facts that a file holds."""
        try:
            source = data["report"]["source"]
            name, sha256 = str(source["file"]), str(source["sha256"])
        except (KeyError, TypeError):
            return  # the validation that follows tells what is missing
        self.document = find_text(self.path, name, sha256, self.texts, self.encoding)
        place_words(data, self.document.text)


def find_text(
    facts: Path, name: str, sha256: str, texts: Path | None, encoding: str | None
) -> Document:
    """Return the report that facts were extracted from: in the folder `texts`, or beside them.

    Raises:
        BadCall: it is not there, or another text has its name.
    """
    folders = [facts.parent] if texts is None else [texts]
    for folder in folders:
        path = folder / Path(name).name
        if path.is_file():
            document = read_document(path, path.read_bytes(), encoding)
            if document.sha256 != sha256:
                raise BadCall(f"{path}: is another text than {facts} was extracted from; "
                              "extract it anew")  # fmt: skip
            return document
    raise BadCall(
        f"{facts}: its report {name} is not in {folders[0]}; give --texts DIR, where it is"
    )


def review(path: Path, texts: Path | None, encoding: str | None, reviewer: Reviewer) -> Reviewed:
    """Return the corrections that an edited facts file holds, and its facts with them.

    Raises:
        KgError: the file has faults, its text is not at hand, or nobody signs what was changed.
    """
    placing = _Placing(path, texts, encoding)
    file = read_facts(path, placing)
    edited = _sound(file)
    document = placing.document or find_text(
        path, edited.report.source.file, edited.report.source.sha256, texts, encoding
    )
    fresh = extract(document)
    _refuse_another_extractor(path, edited, reviewer)
    before = read_corrections(corrections_path(path))
    base, _ = leave_out(fresh, least_confidence(edited), edited)
    said = _signed(path, base, edited, reviewer, before)
    whole, lapsed = _whole_review(edited, reviewer, before, fresh, said)
    mark = Review(by=whole.by, date=whole.date) if whole else None
    report = edited.report.model_copy(update={"reviewed": mark})
    _sound(replace(file, facts=edited.model_copy(update={"report": report})), document.text)
    corrections = Corrections(text=document.sha256, reviewed=whole, corrections=said)
    applied = apply(fresh, corrections)
    if applied.faults:
        raise FaultyFacts("\n".join(f"{path}: {fault}" for fault in applied.faults))
    facts, _ = leave_out(applied.facts, least_confidence(edited))
    kept = {correction.subject for correction in said}
    withdrawn = [one for one in before.corrections if one.subject not in kept] if before else []
    return Reviewed(path, corrections, facts, withdrawn, lapsed)


def _sound(file: FactsFile, text: str | None = None) -> Facts:
    errors = check_text(file, text).errors if text is not None else file.faults
    if errors or file.facts is None:
        raise FaultyFacts(
            "\n".join(str(fault) for fault in errors)
            + f"\n{file.path}: nothing was written; correct the facts and run the command again"
        )
    return file.facts


def _refuse_another_extractor(path: Path, edited: Facts, reviewer: Reviewer) -> None:
    """Refuse to take for a person's what another version of the program has read otherwise."""
    written_by = edited.report.extractor
    if written_by != EXTRACTOR and not reviewer.reviewed_by:
        raise BadCall(
            f"{path}: was written by {written_by or 'no extractor'}, this is {EXTRACTOR}: what you "
            "changed cannot be told from what the program reads otherwise now. Review it with that "
            "version, or check all facts and give --reviewed-by NAME."
        )


def _signed(
    path: Path, base: Facts, edited: Facts, reviewer: Reviewer, before: Corrections | None
) -> list[Correction]:
    """Return the corrections: those known before under their signatures, new ones under a new."""
    signature = Signature(reviewer.name or "?", date.today().isoformat(), reviewer.why)
    known = {one.subject: one for one in before.corrections} if before else {}
    found = [known.get(one.subject, one) for one in compare(base, edited, signature)]
    if reviewer.name is None and any(one.by == "?" for one in found):
        count = sum(one.by == "?" for one in found)
        raise BadCall(f"{path}: {count} facts were changed; say who did: --by NAME")
    return found


def _whole_review(
    edited: Facts, reviewer: Reviewer, before: Corrections | None, fresh: Facts,
    said: list[Correction],
) -> tuple[WholeReview | None, WholeReview | None]:  # fmt: skip
    """Return the review of all facts that holds, and the one that lapses."""
    known = before.reviewed if before else None
    claimed = edited.report.reviewed
    if claimed and not reviewer.reviewed_by and (known is None or known.by != claimed.by):
        raise BadCall(
            f"report.reviewed was written by hand; if {claimed.by} checked all facts, give "
            f"--reviewed-by '{claimed.by}'"
        )
    applied = apply(fresh, Corrections(text=fresh.report.source.sha256, corrections=said))
    now = judged(applied.facts)
    if reviewer.reviewed_by:
        if least_confidence(edited) is not None:
            raise BadCall("--reviewed-by: facts of low confidence were left out, so not all can be "
                          "reviewed; extract again without --min-confidence")  # fmt: skip
        return WholeReview(by=reviewer.reviewed_by, date=date.today().isoformat(), facts=now), None
    if known is not None and known.facts != now:
        return None, known
    return known, None


def write_reviewed(reviewed: Reviewed) -> list[Path]:
    """Write the corrections and the facts with them; return what was written."""
    beside = corrections_path(reviewed.path)
    written = [reviewed.path]
    if reviewed.corrections.corrections or reviewed.corrections.reviewed:
        write_whole(beside, corrections_text(reviewed.corrections).encode())
        written.append(beside)
    else:
        beside.unlink(missing_ok=True)
    text = (
        facts_json(reviewed.facts)
        if reviewed.path.suffix == ".json"
        else facts_yaml(reviewed.facts, how_to_correct(reviewed.path.name))
    )
    write_whole(reviewed.path, text.encode())
    return written


def print_reviewed(done: list[Reviewed], dry_run: bool, as_json: bool) -> None:
    """Print the corrections of each file."""
    if as_json:
        print_json([_data(one) for one in done])
        return
    for one in done:
        said = one.corrections.corrections
        rows = [[c.kind, _text(c.start), c.quote or "", what(c), c.why or "", c.by] for c in said]
        if rows:
            print_table(Table(COLUMNS, rows, [False, True, *[False] * 4]), str(one.path))
        for correction in one.withdrawn:
            print(f"{one.path}: withdrawn: {correction.kind} {correction.quote or ''}: "
                  f"{what(correction)} (by {correction.by}, {correction.date})")  # fmt: skip
        print(_closing(one, dry_run))


def what(correction: Correction) -> str:
    """Return in one line what a correction says."""
    before = correction.extracted or {}
    if correction.set is not None:
        return "; ".join(
            f"{name}: {shown_value(before.get(name)) or '–'} → {shown_value(value) or '–'}"
            for name, value in correction.set.items()
        )
    if correction.confirm:
        return "confirmed"
    if correction.drop is not None:
        return "dropped" if correction.drop is True else f"dropped: {shown_value(correction.drop)}"
    return f"added: {shown_value(correction.add)}"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _closing(one: Reviewed, dry_run: bool) -> str:
    said = one.corrections.corrections
    whole = one.corrections.reviewed
    told = [f"{one.path}: {len(said)} corrections"]
    if whole:
        told.append(f"all facts reviewed by {whole.by} on {whole.date}")
    if one.lapsed:
        told.append(f"the review by {one.lapsed.by} was of other facts and holds no more "
                    "(--reviewed-by NAME reviews them anew)")  # fmt: skip
    missing = sum(correction.why is None for correction in said)
    if missing:
        told.append(f"{missing} without a reason (write it in {corrections_path(one.path).name})")
    if dry_run:
        told.append("nothing was written (--dry-run)")
    return "; ".join(told)


def _data(one: Reviewed) -> dict[str, Any]:
    return {
        "file": str(one.path),
        "corrections": one.corrections.model_dump(mode="json", exclude_none=True),
        "withdrawn": [each.model_dump(mode="json", exclude_none=True) for each in one.withdrawn],
        "review_lapsed": one.lapsed is not None,
    }
