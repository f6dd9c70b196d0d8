"""`python -m bench.extract`: how fast and how right extraction is, beside two peers, to EXTRACT.md.

The peers are large, so they are an extra of their own, best in an environment of its own:

    pip install -c constraints.txt -e '.[bench-nlp]'

Without them their rows say "not measured".
"""

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import kg.extract.extract as stages_of
from bench.measure import Measured, run_process
from bench.nlp_peers import Peer, name_tagger, numbers, people_tagged, term_tagger, terms
from bench.results import machine
from bench.tables import Table, grouped
from kg.evaluate.evaluate import evaluate
from kg.evaluate.scores import Tally
from kg.facts.model import Fact, Facts
from kg.facts.written import facts_json
from kg.read.read import document_of

HERE = Path(__file__).parent
RESULTS = HERE / "EXTRACT.md"
CORPUS = HERE.parent / "tests" / "corpus"
CHARACTERS = 2_000_000  # of the texts that are read for speed
LONG = 8_250  # characters of a report, as those in seeds/
REPORTS = 1_000
PARTS = {
    "d01-d20, development": ("d0?", "d1?", "d20"),
    "d21-d30, held back": ("d2[1-9]", "d30"),
}
DENSITIES = {
    "d01-d16, a figure in 60 characters": slice(0, 16),
    "d17-d30, one in 234, as on real pages": slice(16, 30),
}
LEVELS = ("figure", "meaning", "full", "citations", "people", "organisations")
STAGES = {
    "page_of": "letters composed and folded",
    "read_frame": "head: date, place, period",
    "report_head": "head: date, place, period",
    "find_citations": "citations",
    "_keys_of_laws": "citations",
    "observations": "figures",
    "people": "people",
    "organisations": "organisations",
    "events": "events, programmes, products, relations",
    "programmes": "events, programmes, products, relations",
    "products": "events, programmes, products, relations",
    "relations": "events, programmes, products, relations",
}
READING = "bytes to blocks (read)"
FACTS = "facts built and checked by their model"
NOT_MEASURED = "not measured"
NOTES = """\
The texts are those of `tests/corpus` (invented reports; SHA-256 of all thirty: {sha256}).
The machine is shared, so every figure is the best of {rounds} runs, of the many reports of
{long_rounds}; the runs of one table alternate.
Characters are counted against the processor time of one process, after a first run that fills the
tables; documents against the time on the clock, with the start of the programs.

- kg.extract: `document_of` and `extract`, from texts to all facts with values, periods and offsets
- underthesea `ner`: names of people, places and bodies only, line by line; on {sample} characters
  of the same texts
- spaCy `blank("xx")` + EntityRuler: the {terms} surfaces of our lexicon, in any case. It tags where
  these words stand and reads no value, unit, period or scope, so there is nothing to score: its
  count is of words, not of facts
- every number (re): `re` over the digits alone, the floor of touching the text once
- people: a name is right where gold has it letter by letter; of underthesea all PER spans count as
  names, each once a text. It was not made for such reports, and it sees no offices or titles"""


def main() -> None:
    """Measure, print and write the tables."""
    parser = argparse.ArgumentParser("python -m bench.extract", description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS, help="reports of the long run")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default 3)")
    parser.add_argument("--long-rounds", type=int, default=2, help="long runs (default 2)")
    options = parser.parse_args()
    texts = [path.read_bytes().decode() for path in sorted(CORPUS.glob("*.txt"))]
    words = terms()
    many = _many(texts, options.reports, options.long_rounds)  # first: children begin with our peak
    tables = [
        _speed(texts, words, options.rounds), _by_density(texts, options.rounds),
        *_accuracy(texts), many,
        _stages(texts, options.rounds),
    ]  # fmt: skip
    notes = NOTES.format(
        sha256=hashlib.sha256("".join(texts).encode()).hexdigest(), rounds=options.rounds,
        long_rounds=options.long_rounds, sample=grouped(sum(map(len, texts))),
        terms=grouped(len(words)),
    )  # fmt: skip
    command = " ".join(["python -m bench.extract", *sys.argv[1:]])
    blocks = [
        f"## {each.title}\n\n```\n{str(each).partition(chr(10) * 2)[2]}\n```" for each in tables
    ]
    written = "\n\n".join(["# Extraction", machine(command), notes, *blocks]) + "\n"
    RESULTS.write_text(written, "utf-8")
    print(written)


def _extracted(text: str) -> Facts:
    return stages_of.extract(document_of(text))


def _ours(texts: Sequence[str]) -> int:
    return sum(len(_facts(_extracted(text))) for text in texts)


def _facts(facts: Facts) -> list[Fact]:
    lists = (getattr(facts, name) for name in Facts.model_fields if name != "report")
    return [fact for items in lists if isinstance(items, list) for fact in items]


def _processor_seconds(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return the seconds of each work in its best round; the works alternate."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, seconds in zip(works, taken, strict=True):
            began = time.process_time()
            work()
            seconds.append(time.process_time() - began)
    return [min(seconds) for seconds in taken]


def _speed(texts: list[str], words: Sequence[str], rounds: int) -> Table:
    once = sum(map(len, texts))
    repeated = texts * -(-CHARACTERS // once)
    ours = Peer("kg.extract, all facts", _ours)
    peers = [(ours, repeated), (name_tagger(), texts), (term_tagger(words), repeated),
             (numbers(), repeated)]  # fmt: skip
    present = [(peer, read) for peer, read in peers if peer is not None]
    found = {peer.name: peer.work(texts) for peer, _ in present}
    seconds = _processor_seconds([partial(peer.work, read) for peer, read in present], rounds)
    speeds = {
        peer.name: sum(map(len, read)) / taken
        for (peer, read), taken in zip(present, seconds, strict=True)
    }
    rows = [
        [name, grouped(speed), f"{speeds[ours.name] / speed:.3g}", str(found[name])]
        for name, speed in speeds.items()
    ]
    rows += [[name, NOT_MEASURED, "", ""] for name in _missing([peer for peer, _ in peers])]
    title = f"Speed: {len(repeated)} texts, {grouped(sum(map(len, repeated)))} characters, one core"
    columns = ["program", "characters/s", "kg.extract is … times as fast", "found in 30 texts"]
    return Table(title, columns, rows)


def _by_density(texts: list[str], rounds: int) -> Table:
    """Measure reports as dense in figures as the corpus's first, and as real pages are."""
    tagger = name_tagger()
    rows = []
    for name, part in DENSITIES.items():
        read = texts[part] * -(-CHARACTERS // 4 // sum(map(len, texts[part])))
        works = [partial(_ours, read)]
        works += [partial(tagger.work, texts[part])] if tagger else []
        seconds = _processor_seconds(works, rounds)
        speed = sum(map(len, read)) / seconds[0]
        theirs = sum(map(len, texts[part])) / seconds[1] if tagger else None
        ratio = [grouped(theirs), f"{speed / theirs:.3g}"] if theirs else [NOT_MEASURED, ""]
        rows.append([name, grouped(speed), *ratio])
    columns = ["reports", "kg.extract, characters/s", "underthesea, characters/s", "times as fast"]
    return Table("Speed by how many figures a report prints", columns, rows)


def _missing(peers: Sequence[Peer | None]) -> list[str]:
    names = ["", "underthesea, ner", "spaCy, blank('xx') + EntityRuler", ""]
    return [name for name, peer in zip(names, peers, strict=True) if peer is None]


def _accuracy(texts: list[str]) -> Iterator[Table]:
    """Yield the scores of our facts, and those of names of people beside the tagger's."""
    ours = {name: _scores([facts_json(_extracted(text)) for text in texts], only)
            for name, only in PARTS.items()}  # fmt: skip
    rows = [
        [name, *(f"{tallies[level].f1:.3f}" for level in LEVELS)] for name, tallies in ours.items()
    ]
    yield Table("Accuracy of kg.extract: F1 by `kg evaluate`", ["part", *LEVELS], rows)
    people = [[f"kg.extract, {name}", *_cells(tallies["people"])] for name, tallies in ours.items()]
    columns = ["program and part", "gold", "found", "right", "precision", "recall", "F1"]
    yield Table("Names of people", columns, people + _people_of_the_tagger(texts))


def _people_of_the_tagger(texts: list[str]) -> list[list[str]]:
    if name_tagger() is None:
        return [["underthesea", NOT_MEASURED, *[""] * 5]]
    predicted = [
        json.dumps({"people": [{"name": name} for name in people_tagged(text)]}) for text in texts
    ]
    return [
        [f"underthesea, {name}", *_cells(_scores(predicted, only)["people"])]
        for name, only in PARTS.items()
    ]


def _cells(tally: Tally) -> list[str]:
    shares = (tally.precision, tally.recall, tally.f1)
    counts = (tally.gold, tally.predicted, tally.correct)
    return [*map(str, counts), *(f"{share:.3f}" for share in shares)]


def _scores(predicted: Iterable[str], only: Sequence[str]) -> dict[str, Tally]:
    """Compare one facts file for each text with gold, those of some documents only."""
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name)
        paths = sorted(CORPUS.glob("*.txt"))
        for path, content in zip(paths, predicted, strict=True):
            (folder / f"{path.stem}.json").write_text(content, "utf-8")
        return evaluate(CORPUS, folder, only).tallies()


def _many(texts: list[str], count: int, rounds: int) -> Table:
    """Measure whole programs on many reports: one after another, and in worker processes."""
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name)
        reports = _reports(folder / "reports", texts, count)
        command = [sys.executable, "-m", "bench.extract_loop", str(reports)]
        programs: dict[str, Callable[[str], list[str]]] = {
            "kg.extract in a loop, facts dropped": lambda _: command,
            "kg extract, JSON, 1 process": lambda out: [*command, out, "1"],
            "kg extract, JSON, 2 processes": lambda out: [*command, out, "2"],
        }
        runs = defaultdict(list)
        for at in range(rounds):
            for number, (program, line) in enumerate(programs.items()):
                run, _ = run_process(line(str(folder / f"facts-{at}-{number}")))
                runs[program].append(run)
    rows = []
    for program, each in runs.items():
        measured = Measured(each)
        rows.append([program, f"{measured.fastest:.1f}", f"{count / measured.fastest:.1f}",
                     grouped(measured.megabytes)])  # fmt: skip
    title = f"{grouped(count)} reports of {grouped(LONG)} characters or a little more"
    columns = ["program", "seconds", "documents/s", "peak MiB of its largest process"]
    return Table(title, columns, rows)


def _reports(folder: Path, texts: list[str], count: int) -> Path:
    """Write reports as long as real ones, each of several texts of the corpus."""
    folder.mkdir()
    endless = cycle(texts)
    for number in range(count):
        report = ""
        while len(report) < LONG:
            report += next(endless).rstrip("\n") + "\n\n"
        (folder / f"r{number:04}.txt").write_text(report, "utf-8")
    return folder


def _stages(texts: list[str], rounds: int) -> Table:
    """Measure where the time of extraction goes; of several rounds the fastest is told."""
    fastest = min((_stages_once(texts) for _ in range(rounds)), key=lambda one: sum(one.values()))
    whole = sum(fastest.values())
    order = [READING, *dict.fromkeys(STAGES.values()), FACTS]
    rows = [[stage, f"{1000 * fastest[stage] / len(texts):.2f}", f"{fastest[stage] / whole:.1%}"]
            for stage in order]  # fmt: skip
    rows.append(["whole", f"{1000 * whole / len(texts):.2f}", "100%"])
    title = f"Stages: mean of the {len(texts)} texts, one core"
    return Table(title, ["stage", "ms a text", "share"], rows)


def _stages_once(texts: list[str]) -> dict[str, float]:
    seconds: defaultdict[str, float] = defaultdict(float)
    read, whole = _timed(document_of, READING, seconds), 0.0
    with _stages_timed(seconds):
        for text in texts:
            document = read(text)
            began = time.process_time()
            stages_of.extract(document)
            whole += time.process_time() - began
    seconds[FACTS] = whole - sum(seconds[stage] for stage in set(STAGES.values()))
    return seconds


@contextmanager
def _stages_timed(seconds: defaultdict[str, float]) -> Iterator[None]:
    """Let the stages that `extract` calls tell their time."""
    plain = {name: getattr(stages_of, name) for name in STAGES}
    try:
        for name, stage in STAGES.items():
            setattr(stages_of, name, _timed(plain[name], stage, seconds))
        yield
    finally:
        for name, function in plain.items():
            setattr(stages_of, name, function)


def _timed(
    function: Callable[..., Any], stage: str, seconds: defaultdict[str, float]
) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        began = time.process_time()
        result = function(*arguments)
        seconds[stage] += time.process_time() - began
        return result

    return timed


if __name__ == "__main__":
    main()
