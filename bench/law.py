"""`python -m bench.law`: finding and resolving citations, beside simple patterns, to LAW.md.

Accuracy and speed are measured in the same run, on sentences that everybody has; a folder of texts
with gold (`name.txt` beside `name.json` with `citations`) can be named as well.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from bench.results import machine
from bench.tables import Table, grouped
from kg.law.candidates import LookUp
from kg.law.cite import cite
from kg.law.context import text_context
from kg.law.find import find_citations
from kg.law.national.importing import import_file
from kg.law.national.look_up import national_look_up
from tests.law.cited import ALL
from tests.law.national.made import made_rows, write_csv
from tests.law.not_cited import NOT_CITED

RESULTS = Path(__file__).parent / "LAW.md"
REPORTS = 400
REPEATED = 10  # times that the texts of a corpus are read
CITATIONS = 6  # in a made text, as in the reports that we know
PLAIN = 110  # sentences without a citation in a made text
ROUNDS = 3
FEW, MANY = 81, 500_000

Span = tuple[int, int, str | None]  # start, end, key
Finder = Callable[[str], list[Span]]
Gold = list[tuple[str, list[Span]]]

COMMON = re.compile(r"\d+/(?:19|20)\d\d/[A-ZĐ][A-Za-zĐđ0-9-]*")
NAIVE = re.compile(
    r"\d+[a-z]?(?:/(?:19|20)\d\d)?[/-][A-ZĐ][A-Za-zĐđ]*(?:[-/][A-ZĐ][A-Za-zĐđ0-9]*)*"
)


def _ours(text: str) -> list[Span]:
    return [(found.start, found.end, found.key) for found in find_citations(text)]


def _pattern(pattern: re.Pattern[str]) -> Finder:
    return lambda text: [(m.start(), m.end(), m[0]) for m in pattern.finditer(text)]


FINDERS: dict[str, Finder] = {
    "kg.law": _ours,
    "pattern N[/YYYY][/-]SYMBOL": _pattern(NAIVE),
    "pattern N/YYYY/SYMBOL": _pattern(COMMON),
}


@dataclass
class Score:
    """Counts over texts with gold; an alarm is a finding that overlaps no gold."""

    gold: int = 0
    overlapping: int = 0
    keyed: int = 0
    alarms: int = 0

    def add(self, gold: list[Span], found: list[Span]) -> None:
        """Count one text."""
        for start, end, key in gold:
            over = [each for each in found if each[0] < end and start < each[1]]
            self.gold += 1
            self.overlapping += bool(over)
            self.keyed += any(each[2] == key for each in over)
        self.alarms += sum(
            not any(each[0] < end and start < each[1] for start, end, _ in gold) for each in found
        )


def main() -> None:
    """Measure, print and write the tables."""
    parser = argparse.ArgumentParser("python -m bench.law", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="folder of texts with gold")
    parser.add_argument("--rows", type=int, default=MANY, help="rows of the large index")
    options = parser.parse_args()
    sets = {"dense made texts, half of them near-citations": list(islice(_made(), REPORTS))}
    tables = [_accuracy("made sentences", _sentences())]
    if options.corpus:
        corpus = list(_corpus(options.corpus))
        tables.append(_accuracy("the corpus that was named", corpus))
        sets["the corpus that was named"] = _with_imported([text for text, _ in corpus] * REPEATED)
    for name, texts in sets.items():
        tables += [_finding(name, texts), _resolving(name, texts, options.rows)]
    command = "python -m bench.law" + (f" --corpus {options.corpus}" if options.corpus else "")
    blocks = [
        f"## {each.title}\n\n```\n{str(each).partition(chr(10) * 2)[2]}\n```" for each in tables
    ]
    written = "\n\n".join(["# Legal citations", machine(command), *blocks]) + "\n"
    RESULTS.write_text(written, "utf-8")
    print(written)


def _sentences() -> Gold:
    cited = [(text, list(_places(text, citations))) for text, citations in ALL]
    return [*cited, *((text, list[Span]()) for text in NOT_CITED)]


def _places(text: str, citations: list[tuple[str, str | None]]) -> Iterator[Span]:
    at = 0
    for quote, key in citations:
        start = text.index(quote, at)
        at = start + len(quote)
        yield start, at, key


def _corpus(folder: Path) -> Iterator[tuple[str, list[Span]]]:
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))["citations"]
        text = path.with_suffix(".txt").read_bytes().decode()
        yield text, [(each["start"], each["end"], each["key"]) for each in gold]


def _accuracy(name: str, gold: Gold) -> Table:
    rows = []
    for finder, find in FINDERS.items():
        score = Score()
        for text, spans in gold:
            score.add(spans, find(text))
        rows.append([
            finder, str(score.gold), f"{score.overlapping / score.gold:.3f}",
            f"{score.keyed / score.gold:.3f}", str(score.alarms),
        ])  # fmt: skip
    return Table(
        f"Accuracy on {name}", ["finder", "citations", "overlap", "exact key", "alarms"], rows
    )


def _with_imported(texts: list[str]) -> list[str]:
    """Append to each text a citation of an imported row."""
    imported = cycle(row["so_ky_hieu"] for row in made_rows(FEW))
    return [
        f"{text}\nThực hiện văn bản số {number}."
        for text, number in zip(texts, imported, strict=False)
    ]


def _made() -> Iterator[str]:
    """Yield texts with a few citations among sentences that only look like some."""
    cited = cycle(text for text, _ in ALL)
    plain = cycle(NOT_CITED)
    while True:
        sentences = list(islice(plain, PLAIN))
        for at, sentence in enumerate(islice(cited, CITATIONS - 1)):
            sentences.insert(at * PLAIN // CITATIONS, sentence)
        yield from _with_imported(["\n".join(sentences)])


def _seconds(work: Callable[[str], object], texts: list[str]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for text in texts:
            work(text)
        taken.append(time.perf_counter() - began)
    return min(taken)


def _finding(name: str, texts: list[str]) -> Table:
    size = sum(map(len, texts))
    rows = []
    ours = 0.0
    for finder, find in FINDERS.items():
        seconds = _seconds(find, texts)
        ours = ours or seconds
        rows.append([finder, grouped(size / seconds), f"{ours / seconds:.2f}"])
    title = f"Finding in {name}: {len(texts)} texts, {grouped(size)} characters, one core"
    return Table(title, ["finder", "characters/s", "speed ratio"], rows)


def _resolving(name: str, texts: list[str], many: int) -> Table:
    size = sum(map(len, texts))
    rows = []
    base = 0.0
    for title, count in ((f"{FEW} rows", FEW), (f"{grouped(many)} rows", many)):
        with _imported(count) as look_up:
            seconds = _seconds(_citing(look_up), texts)
        base = base or seconds
        rows.append([title, grouped(size / seconds), f"{seconds / base:.2f}"])
    return Table(
        f"Finding and resolving in {name}, by the size of the imported index",
        ["index", "characters/s", "time ratio"], rows,
    )  # fmt: skip


@contextmanager
def _imported(rows: int) -> Iterator[LookUp | None]:
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as folder:
        store = Path(folder)
        import_file(write_csv(store / "rows.csv", made_rows(rows)), store)
        with national_look_up(store) as look_up:
            yield look_up


def _citing(look_up: LookUp | None) -> Callable[[str], object]:
    return lambda text: cite("", text_context(text, "15-2004", date(2023, 7, 12)), look_up)


if __name__ == "__main__":
    main()
