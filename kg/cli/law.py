"""What `kg law import` tells: what was taken, merged, refused, and why."""

from kg.ask.answers import Table, number
from kg.cli.tables import print_json, print_table
from kg.law.national.report import ImportReport

SHOWN = 10  # refused rows on the terminal; the file beside the index has all
COUNTS = {
    "taken": "new documents",
    "updated": "known documents with other metadata",
    "unchanged": "known already",
    "merged": "of a document that another row describes",
    "refused": "not taken",
    "linked": "the same as a curated document, which stays as it is",
    "conflicting": "kept apart: another row has the same number, issuer and date",
}


def print_import(report: ImportReport, as_json: bool) -> None:
    """Print what became of the rows of a file."""
    if as_json:
        print_json(report.to_dict())
        return
    rows = [
        [name, number(str(getattr(report, name)), "en"), meaning]
        for name, meaning in COUNTS.items()
    ]
    title = f"{number(str(report.rows), 'en')} rows of {report.file} ({report.column_set})"
    print_table(Table(["Rows", "Count", "Meaning"], rows, [False, True, False]), title)
    _print_reasons("Refused", report.refused_because)
    for refusal in report.refusals[:SHOWN]:
        print(f"{report.file}:{refusal.line}: {refusal.reason}: {refusal.value}")
    if report.refused > SHOWN:
        print(f"… all {number(str(report.refused), 'en')} stand in {report.refusals_file}")
    _print_reasons("Values left out", report.left_out)
    print(_closing(report))


def _print_reasons(title: str, counts: dict[str, int]) -> None:
    if counts:
        told = "; ".join(f"{reason} ({number(str(n), 'en')})" for reason, n in counts.items())
        print(f"{title}: {told}")


def _closing(report: ImportReport) -> str:
    documents = number(str(report.documents), "en")
    if not report.published:
        return f"Nothing changed: the index holds {documents} documents."
    return (
        f"The index holds {documents} documents; 'kg cite' uses them now, "
        "the graph after the next 'kg load'."
    )
