"""Feeds made and damaged reports to extraction: `python -m tests.extract.fuzz COUNT SEED`.

Whatever the input, its facts are sound by the facts contract, within seconds and within the memory
limit of this process; anything else ends the run with a traceback that names the input.
"""

import random
import resource
import signal
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError
from kg.extract.extract import extract
from kg.extract.figures.cues import Head, Kind, Sector, Status
from kg.extract.figures.quantities import Unit
from kg.extract.lexicon import entries
from kg.extract.shapes import PeriodShape
from kg.facts.check import check_text
from kg.facts.source import FactsFile
from kg.read.document import Document
from kg.read.read import document_of, read_document
from tests.conftest import ROOT
from tests.read import fuzz as files

MEMORY = 2000 * 1024 * 1024  # bytes
SECONDS = 20  # for one input of at most some tens of kilobytes

TEXTS = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "corpus").rglob("*.txt"))]
SENTENCES = [piece for text in TEXTS for line in text.split("\n") for piece in line.split(". ")]
WORDS: list[str] = [
    row.surface
    for name, kind in (
        ("heads", Head), ("units", Unit), ("kinds", Kind), ("sectors", Sector), ("status", Status),
    )
    for row in entries(name, kind)
]  # fmt: skip
EXAMPLES: list[str] = [row.example for row in entries("periods", PeriodShape)]
NUMBERS = [
    "0", "1", "01", "1.234", "12,5", "1.234.567,8", "2023", "31/12/2023", "30/6", "5/6",
    "65/30 HTX", "100%", "1,5 lần", "6 - 8%", "99999999999999999999", "1/0", "13 tỷ rưỡi",
    "một nửa", "gấp đôi", "ba trăm", "-5", "1 tỷ 200 triệu đồng", "20/2023/QĐ-UBND",
    "32 tháng 13 năm 2023", "0/0 HTX",
]  # fmt: skip
MARKS = [
    ", ",
    "; ",
    ". ",
    ": ",
    " (",
    ") ",
    "\n",
    "\n\n",
    " và ",
    "\t",
    " - ",
    " / ",
    "“",
    "”",
    " ",
]


def sentences(chance: random.Random) -> str:
    return chance.choice([". ", "\n", "\n\n", "; "]).join(
        chance.choice(SENTENCES) for _ in range(chance.randrange(1, 12))
    )


def words(chance: random.Random) -> str:
    pools = [WORDS, NUMBERS, NUMBERS, MARKS, MARKS, EXAMPLES]
    return "".join(
        chance.choice(chance.choice(pools)) + chance.choice(["", " "])
        for _ in range(chance.randrange(120))
    )


def spliced(chance: random.Random) -> str:
    """Return sentences whose numbers are replaced by others."""
    made = sentences(chance).split(" ")
    for _ in range(chance.randrange(8)):
        made[chance.randrange(len(made))] = chance.choice(NUMBERS)
    return " ".join(made)


def repeated(chance: random.Random) -> str:
    piece = chance.choice(NUMBERS) + chance.choice(MARKS) + chance.choice([*WORDS, *EXAMPLES, ""])
    return piece * chance.choice([3, 30, 300]) + chance.choice(SENTENCES)


def cut(chance: random.Random) -> str:
    text = chance.choice(TEXTS)
    start = chance.randrange(len(text))
    return text[start : start + chance.randrange(1500)]


MAKERS: list[Callable[[random.Random], str]] = [sentences, words, spliced, repeated, cut]


def made(chance: random.Random, number: int) -> Document | None:
    """Return an input: mostly words of the field, else a file of any format, if it can be read."""
    if number % 4:
        text = MAKERS[number % len(MAKERS)](chance)
        return document_of(text, "a.txt") if text.strip() else None
    name, content = files.MAKERS[number // 4 % len(files.MAKERS)](chance)
    try:
        return read_document(Path(name), content)
    except KgError:
        return None


def check(document: Document) -> int:
    """Fail if a fact of a document breaks the contract; return how many figures there are."""
    facts = extract(document)
    file = FactsFile(Path("a.json"), facts, [], b"")
    assert not check_text(file, document.text, warnings=False).errors
    return len(facts.observations)


def main(count: int, seed: int) -> None:
    """Feed so many inputs and print how many were read and how many figures they gave."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, files.late)
    outcomes: Counter[str] = Counter()
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        signal.alarm(SECONDS)
        try:
            document = made(chance, number)
            if document is not None:
                outcomes["figures"] += check(document)
            outcomes["refused" if document is None else "read"] += 1
        except BaseException:
            print(f"input {number} of seed {seed}", file=sys.stderr)
            raise
        finally:
            signal.alarm(0)
    print(f"{count} inputs: " + ", ".join(f"{kind} {n}" for kind, n in sorted(outcomes.items())))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
