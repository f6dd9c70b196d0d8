"""The commands that turn reports into facts and keep what people correct: extract, review."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import JsonOption, LangOption, Language, TextsOption
from kg.errors import BadCall


class FactsFormat(StrEnum):
    """Formats of facts files."""

    yaml = "yaml"
    json = "json"


def extract(
    sources: Annotated[
        list[Path],
        typer.Argument(help="Reports (.txt .html .docx .pdf .md), folders of them, or - for "
                       "standard input.", metavar="FILE..."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR",
                     help="Write DIR/<name>.yaml for each; without it one report is printed."),
    ] = None,
    format_: Annotated[FactsFormat, typer.Option("--format", "-f")] = FactsFormat.yaml,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the words and the rule behind each attribute.")
    ] = False,
    html: Annotated[
        bool, typer.Option("--html", help="Write a page: the text with its facts marked.")
    ] = False,
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of the texts, where it is known (windows-1258 …).")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Leave out facts below this confidence.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Extract also what has its facts in DIR already.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes at once; by default one a core.")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds that one of many reports may take.")
    ] = 60,
    lang: LangOption = Language.vi,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Extract facts from reports: figures, citations, people … each with the words behind it.

    No fact is reviewed until a person says so (`kg review`). Corrections that lie beside the facts
    (`<name>.corrections.yaml`) are applied again. A folder that was interrupted is taken up where
    it stopped; what a person edited or reviewed is never written over.
    """
    from kg.cli.extract import Shown, extract_all, print_done, processors, report_files
    from kg.cli.extraction import Wanted
    from kg.cli.interruption import undisturbed
    from kg.cli.progress import progress_bars

    files = report_files(sources)
    if output is None and len(files) > 1:
        raise BadCall(f"{len(files)} reports: give --output DIR, where their facts are written")
    if output is not None:
        _make_folder(output)
    wanted = Wanted(output, f".{format_.value}", encoding, min_confidence, html, again, explain)
    message = "Interrupted. What was written is whole; run the command again to finish."
    with undisturbed(message), progress_bars() as progress:
        done = extract_all(files, wanted, jobs or processors(), timeout, progress)
    print_done(done, output, Shown(format_.value, html, explain, as_json, lang.value))
    if not all(one.sound for one in done):
        raise typer.Exit(1)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadCall(f"{folder}: cannot be made a folder ({error.strerror})") from error


def review(
    files: Annotated[
        list[Path], typer.Argument(help="Facts files that were edited.", metavar="FACTS...")
    ],
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who corrected the facts.")
    ] = None,
    why: Annotated[
        str | None, typer.Option(help="The reason for what is new; else write it into the file.")
    ] = None,
    reviewed_by: Annotated[
        str | None,
        typer.Option("--reviewed-by", metavar="NAME",
                     help="Who checked all facts of the report against its text."),
    ] = None,
    texts: TextsOption = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the texts, as given to "
                                                 "extract.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what was changed; write nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """Keep what a person changed in a facts file: compare it with what is extracted from the text.

    Edit DIR/<name>.yaml, then run this. The changes are written to DIR/<name>.corrections.yaml,
    which `kg extract` and `kg load` apply from then on. A new fact needs no offsets where its words
    stand once in the text. `reviewed: true` on a fact confirms it.
    """
    from kg.cli.review import Reviewer, print_reviewed, write_reviewed
    from kg.cli.review import review as review_file

    reviewer = Reviewer(by, reviewed_by, why)
    done = [review_file(path, texts, encoding, reviewer) for path in files]
    if not dry_run:
        for one in done:
            write_reviewed(one)
    print_reviewed(done, dry_run, as_json)
