"""The command `kg`. Exit codes: 0 done, 1 faults were found or nothing could be done, 2 bad call.

Each command imports what it needs when it runs, so that a query starts as fast as an empty program.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.interruption import undisturbed
from kg.cli.options import (
    DEFAULT_STORE,
    CiteFormat,
    DumpFormat,
    JsonOption,
    LangOption,
    Language,
    QueryFormat,
    StoreOption,
    TextsOption,
)
from kg.cli.report_commands import extract, review
from kg.errors import BadCall, KgError

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Knowledge graph of Viet Nam's cooperative sector: load facts of reports, check them, "
    "ask questions across reports.",
    epilog="Start with: `kg load`, then `kg queries` and `kg query provinces-by-cooperatives`",
)

law_app = typer.Typer(no_args_is_help=True, help="National legal documents beside the store.")
app.add_typer(law_app, name="law")


app.command(
    epilog="Example: `kg extract report.docx` · `kg extract reports -o facts` · "
    "`kg extract report.pdf --explain`"
)(extract)
app.command(
    epilog="Example: `kg review facts/report.yaml --by 'Nguyễn Thị Ngọc' --texts reports` · "
    "`kg review facts/report.yaml --reviewed-by 'Nguyễn Thị Ngọc'`"
)(review)

INTERRUPTED = (
    "Interrupted. A snapshot is published whole or not at all; 'kg info' shows the current one. "
    "Run the command again to finish."
)


def _query_names() -> list[str]:
    """Return what the shell may complete the name of a query to."""
    from kg.ask.saved import saved_names

    return saved_names()


def _version(value: bool) -> None:
    if value:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version_flag: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog="Example: `kg load` · `kg load report.docx` · `kg load facts --store my-store --dry-run`"
)
def load(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Facts files (.yaml .json), reports (.txt .html .docx .pdf .md), folders of them; "
            "the bundled reports by default."
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    texts: TextsOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Accept a report that is known with another text.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check, map and validate; publish nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Load facts into the store and publish the next snapshot; all of it or nothing.

    A report is extracted first, and the corrections that lie beside it are applied.
    """
    from kg.cli.load import extracted, facts_and_reports, text_of
    from kg.cli.progress import progress_bars
    from kg.graph.load import load as load_facts
    from kg.resources import folder

    files, reports = facts_and_reports(sources or [folder("seeds")])
    with undisturbed(INTERRUPTED), progress_bars() as progress:
        outcome = load_facts(
            files,
            store,
            extracted=extracted(reports, progress) if reports else (),
            texts=texts,
            reader=text_of,
            replace=replace,
            dry_run=dry_run,
            progress=progress,
        )
    from kg.cli.reports import print_outcome

    print_outcome(outcome, store, as_json)


@app.command(epilog="Example: `kg check seeds/*.yaml --texts reports`")
def check(
    files: Annotated[list[Path], typer.Argument(help="Facts files (.yaml, .json) or folders.")],
    texts: TextsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check facts: codes, quotes and offsets, values against their words, periods, arithmetic."""
    from kg.cli.load import text_of
    from kg.cli.reports import print_checks
    from kg.facts.check import check_file
    from kg.facts.source import read_facts
    from kg.graph.load import facts_files

    checked = [check_file(read_facts(path), texts, text_of) for path in facts_files(files)]
    print_checks(checked, texts, as_json)
    if any(one.errors for one in checked):
        raise typer.Exit(1)


@app.command(epilog="Example: `kg schema > facts.schema.json`")
def schema() -> None:
    """Write the JSON Schema of facts files."""
    from kg.cli.tables import print_json
    from kg.facts.model import Facts

    print_json(Facts.model_json_schema(by_alias=True))


@app.command(epilog="Example: `kg remove lao-cai-2023`")
def remove(
    report_ids: Annotated[list[str], typer.Argument(help="Ids of reports.", metavar="ID...")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Remove reports from the store and publish the next snapshot."""
    from kg.graph.load import remove as remove_reports

    with undisturbed(INTERRUPTED):
        snapshot = remove_reports(report_ids, store)
    print(f"Removed {', '.join(report_ids)}; published snapshot {snapshot.id}.")


@app.command(epilog="Example: `kg queries` · `kg queries implied-plans`")
def queries(
    name: Annotated[
        str | None,
        typer.Argument(help="Show this query with its SPARQL.", autocompletion=_query_names),
    ] = None,
    lang: LangOption = Language.vi,
    as_json: JsonOption = False,
) -> None:
    """List the saved queries, or show one with its parameters and its SPARQL."""
    from kg.ask.saved import saved_names, saved_query
    from kg.cli.queries import print_queries, print_query

    if name is not None:
        print_query(saved_query(name), lang.value, as_json)
    else:
        print_queries([saved_query(each) for each in saved_names()], lang.value, as_json)


@app.command(
    epilog="Example: `kg query provinces-by-cooperatives` · "
    "`kg query figures-of-subject --param subject=cooperative-group --format csv` · "
    "`echo 'SELECT * { ?s a kttt:Report }' | kg query -`"
)
def query(
    source: Annotated[
        str,
        typer.Argument(
            help="A saved query, a file, or - for standard input.",
            metavar="NAME",
            autocompletion=_query_names,
        ),
    ],
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="NAME=VALUE; may be repeated.")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    format_: Annotated[QueryFormat, typer.Option("--format", "-f")] = QueryFormat.table,
    lang: LangOption = Language.vi,
) -> None:
    """Ask a question: a saved query by name, or any SPARQL query."""
    from kg.cli.queries import answer

    answer(source, _parameters(param or []), store, format_.value, lang.value)


def _parameters(pairs: list[str]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise BadCall(f"--param {pair}: write NAME=VALUE")
        values[name] = value
    return values


@app.command(
    epilog="Example: `kg cite report.txt` · `kg cite report.txt --format json` · "
    "`kg cite report.txt --area 'Yên Bái' --date 2023-07-12 --annotate > report.html`"
)
def cite(
    files: Annotated[
        list[str], typer.Argument(help="Text files (UTF-8), or - for standard input.")
    ],
    store: StoreOption = DEFAULT_STORE,
    area: Annotated[
        str | None, typer.Option(help="The text's province; else the one that it names most.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="The text's date; else the latest year that it prints.")
    ] = None,
    format_: Annotated[CiteFormat, typer.Option("--format", "-f")] = CiteFormat.table,
    annotate: Annotated[bool, typer.Option("--annotate", help="Write one text as a page.")] = False,
    lang: LangOption = Language.vi,
) -> None:
    """Find legal and Party citations in texts, and tell which documents they mean."""
    from kg.cli.cite import cited_texts, print_cited
    from kg.law.national.look_up import national_look_up

    if annotate and len(files) > 1:
        raise BadCall("--annotate writes one page; name one file, and run it again for each other")
    written = "html" if annotate else format_.value
    with national_look_up(store) as look_up:
        for cited in cited_texts(files, area, date, look_up):
            print_cited(cited, written, lang.value)


@app.command(
    epilog="Example: `kg evaluate tests/corpus predicted --by-document` · "
    "`kg evaluate gold.yaml predicted.json --errors` · "
    "`kg evaluate tests/corpus after --baseline before --lang en`"
)
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A facts file, or a folder of them.")],
    predicted: Annotated[
        Path, typer.Argument(help="The same, of predictions; files belong together by stem.")
    ],
    baseline: Annotated[
        Path | None,
        typer.Option(help="Earlier predictions: list what was gained and lost.", metavar="PATH"),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only documents of this stem (d2*); may be repeated.", metavar="PATTERN"),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Tell too what holds of predictions that are this sure."),
    ] = None,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="F1 of each document.")
    ] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
    lang: LangOption = Language.vi,
    as_json: JsonOption = False,
) -> None:
    """Compare predicted facts with gold: precision, recall, F1, accuracy of attributes, errors."""
    from kg.cli.evaluate import Wanted, print_evaluation
    from kg.evaluate.evaluate import evaluate as compare
    from kg.evaluate.evaluate import evaluate_baseline

    evaluation = compare(gold, predicted, only or ())
    earlier = evaluate_baseline(evaluation, baseline) if baseline else None
    wanted = Wanted(by_document, errors, min_confidence, earlier)
    print_evaluation(evaluation, wanted, lang.value, as_json)


@law_app.command("import", epilog="Example: `kg law import documents.parquet`")
def law_import(
    file: Annotated[
        Path, typer.Argument(help="Metadata as CSV, JSON lines (also gzipped) or Parquet.")
    ],
    store: StoreOption = DEFAULT_STORE,
    as_json: JsonOption = False,
) -> None:
    """Import metadata of a national legal database, to resolve citations against.

    Curated documents are never changed; rows that contradict each other are kept apart. The columns
    that are read stand in `ontology/authority/national_columns.csv`.
    """
    from kg.cli.law import print_import
    from kg.cli.progress import row_counter
    from kg.law.national.importing import import_file

    with undisturbed(INTERRUPTED), row_counter("Read rows") as progress:
        report = import_file(file, store, progress)
    print_import(report, as_json)


@app.command(epilog="Example: `kg validate --json`")
def validate(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Validate every report graph by the shapes, and all figures by the rules across reports."""
    from kg.cli.reports import print_violations
    from kg.graph.snapshots import Snapshots
    from kg.graph.validate import validate_store

    snapshot = Snapshots(store).require()
    violations = validate_store(snapshot.open(), sorted(snapshot.manifest.reports))
    print_violations(violations, len(snapshot.manifest.reports), as_json)
    if violations:
        raise typer.Exit(1)


@app.command(
    epilog="Example: `kg dump --format trig --graph yen-bai-2023-h1 --output report.trig` · "
    "`kg dump --publish dumps`"
)
def dump(
    store: StoreOption = DEFAULT_STORE,
    format_: Annotated[DumpFormat, typer.Option("--format", "-f")] = DumpFormat.nq,
    graph: Annotated[
        str | None, typer.Option(help="One graph: a report's id, derived, areas, legal …")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file.")] = None,
    publish: Annotated[
        Path | None,
        typer.Option(
            help="Write all that is published into a folder: compressed N-Quads and TriG, "
            "checksums, licence, citation.",
            metavar="DIR",
        ),
    ] = None,
) -> None:
    """Write the store, or one graph; the same content gives the same bytes."""
    from kg.graph.dump import dump as dump_store
    from kg.graph.snapshots import Snapshots

    snapshot = Snapshots(store).require()
    if publish is not None:
        if graph is not None or output is not None:
            raise BadCall("--publish writes the whole store; leave out --graph and --output")
        from kg.graph.publication import write_dumps

        for path in write_dumps(snapshot, publish):
            print(path)
        return
    content = dump_store(snapshot.open(), format_.value, graph)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise BadCall(f"{output}: cannot be written ({error.strerror})") from error


@app.command(
    epilog="Example: `kg serve` · `kg serve --store my-store --port 80 --host 0.0.0.0` · "
    "`kg serve --token-file token.txt --memory`"
)
def serve(
    store: StoreOption = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen at; 0.0.0.0 is all.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = (
        8080
    ),
    token_file: Annotated[
        Path | None,
        typer.Option(help="Allow writing by the token in this file; without it, read-only."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may run.")] = 30,
    memory_mb: Annotated[int, typer.Option(min=64, help="MiB that a query may take.")] = 1024,
    output_mb: Annotated[int, typer.Option(min=1, help="MiB that an answer may measure.")] = 1024,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Queries at once; one more than cores by default.")
    ] = None,
    cache_mb: Annotated[int, typer.Option(min=0, help="MiB of answers kept; 0 keeps none.")] = 128,
    memory: Annotated[
        bool, typer.Option("--memory", help="Hold the whole store in the memory of each worker.")
    ] = False,
    allow_service: Annotated[
        list[str] | None,
        typer.Option(help="An address that a SERVICE may name; may be repeated.", metavar="IRI"),
    ] = None,
    public_url: Annotated[
        str | None, typer.Option(help="The address under which people reach this server.")
    ] = None,
    log: Annotated[
        str, typer.Option(help="Where the access log goes: a file, - for standard error, off.")
    ] = "-",
) -> None:
    """Publish the store over HTTP: SPARQL 1.1 query, update by token, the Graph Store.

    Queries run in processes of their own, without network, with limits on time, memory and size.
    """
    from kg.cli.serve import read_token, run
    from kg.serve.settings import Settings

    default = Settings(store)
    run(
        Settings(
            store, host, port, workers or default.workers, timeout=timeout,
            memory=memory_mb << 20, output=output_mb << 20, cache=cache_mb << 20,
            in_memory=memory, federation=frozenset(allow_service or ()),
            token=read_token(token_file) if token_file else None, public=public_url,
        ),
        log,
    )  # fmt: skip


@app.command(epilog="Example: `kg info --json`")
def info(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """Tell what the store holds: its snapshot, its reports, its graphs."""
    from kg.cli.reports import print_info
    from kg.graph.snapshots import Snapshots

    print_info(Snapshots(store).require(), as_json)


def main() -> None:
    """Run the command line; errors that are meant for the user are told without a traceback."""
    try:
        app()
    except KgError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
