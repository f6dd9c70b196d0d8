"""Feeds made and damaged files to the readers: `python -m tests.read.fuzz COUNT SEED`.

Each must become a document whose blocks are sound, or be refused with the declared error, within
seconds and within the memory limit of this process; anything else ends the run with a traceback.
"""

import io
import random
import resource
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from kg.errors import KgError
from kg.read.document import Document
from kg.read.phrases import phrases
from kg.read.read import read_document
from tests.read import make
from tests.read.test_blocks import PAGES, listed
from tests.read.test_encodings import CODED

MEMORY = 1500 * 1024 * 1024  # bytes
SECONDS = 5  # for one input of at most some kilobytes

WORD = "p r t tbl tr tc ins del sdt sdtContent pPr rPr vanish numPr txbxContent br tab"
TAGS = "html body div p span table tr td th ul li a br h1 article figure script style nav form b i"
TOKENS = [
    *(f"<{tag}>" for tag in TAGS.split()), *(f"</{tag}>" for tag in TAGS.split()),
    '<td colspan="9">', "<td rowspan=99999>", '<div class="comments">', '<p style="display:none">',
    "<!--", "-->", "<![CDATA[", "]]>", "&nbsp;", "&#0;", "&#x110000;", "&", "<", ">", '"',
    "<?xml?>", "<meta charset=utf-7>", "<meta charset=", "<title>", "\0", "\ufeff", "\u00a0",
    "\u200b", "\u2028",
]  # fmt: skip
MARKS = [
    "\n",
    "\n\n",
    "\t",
    "   ",
    " | ",
    " › ",
    "•",
    "- ",
    "1. ",
    "(1)",
    ":",
    ";",
    ".",
    "./.",
    "|",
]
EXAMPLES = [phrase.example for phrase in phrases()]
LINES = [words for page in PAGES.values() for _, words in listed(page)]
PDF = make.pdf([[make.TITLE, *make.PARAGRAPHS, "1"], ["còn tiếp", "2"]], make.TABLE)
DOCX = make.docx(method=zipfile.ZIP_STORED)
XML = zipfile.ZipFile(io.BytesIO(DOCX)).read("word/document.xml")
PAGE = make.page().encode()


def random_bytes(chance: random.Random) -> tuple[str, bytes]:
    heads = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<html>", b"{\\rtf"]
    suffix = chance.choice(["txt", "docx", "pdf", "html", "md", "doc", ""])
    return f"a.{suffix}", chance.choice(heads) + chance.randbytes(chance.randrange(600))


def letters(chance: random.Random) -> tuple[str, bytes]:
    planes = [(0x20, 0x7F), (0xA0, 0x500), (0x1E00, 0x2100), (0xD800, 0xE000), (0x10000, 0x110000)]
    made = []
    for _ in range(chance.randrange(300)):
        low, high = chance.choice(planes) if chance.random() < 0.995 else (0, 0x20)
        made.append(chr(chance.randrange(low, high)))
    coding = chance.choice(["utf-8", "utf-16", "utf-32-le", "latin-1"])
    suffix = chance.choice(["txt", "md", "html"])
    return f"a.{suffix}", "".join(made).encode(coding, "ignore")


def page_lines(chance: random.Random) -> tuple[str, bytes]:
    pool = [*LINES, *EXAMPLES]
    made = [chance.choice(pool if chance.random() < 0.7 else MARKS) for _ in range(30)]
    joint = chance.choice(["\n", "", " ", "\n\n", "\t"])
    return chance.choice(["a.txt", "a.md"]), joint.join(made).encode()


def markup(chance: random.Random) -> tuple[str, bytes]:
    pool = [TOKENS, TOKENS, LINES, MARKS]
    made = [chance.choice(chance.choice(pool)) for _ in range(chance.randrange(200))]
    return chance.choice(["a.html", "a.md"]), "".join(made).encode()


def deep(chance: random.Random) -> tuple[str, bytes]:
    piece = chance.choice([*TOKENS, *MARKS, "(", "“", "a", "1", "Ả", "**", "_", "[", "](", "> "])
    times = chance.randrange(2000) if chance.random() < 0.99 else 50_000
    tail = chance.choice(["", *TOKENS, *LINES])
    return chance.choice(["a.html", "a.md", "a.txt"]), (piece * times + tail).encode()


def damaged(chance: random.Random, content: bytes) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        if not made:
            break
        at = chance.randrange(len(made))
        kind = chance.randrange(5)
        if kind == 0:
            made[at] = chance.randrange(256)
        elif kind == 1:
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 2:
            del made[at : at + chance.randrange(1, 60)]
        elif kind == 3:
            made[at:at] = made[at : at + chance.randrange(1, 200)] * chance.randrange(1, 4)
        elif chance.random() < 0.1:
            del made[at:]
    return bytes(made)


def word(chance: random.Random) -> tuple[str, bytes]:
    return "a.docx", damaged(chance, DOCX)


def word_xml(chance: random.Random) -> tuple[str, bytes]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", damaged(chance, XML))
        if chance.random() < 0.3:
            archive.writestr("word/numbering.xml", damaged(chance, XML))
    return "a.docx", stream.getvalue()


def word_tree(chance: random.Random) -> tuple[str, bytes]:
    """Well-formed XML of Word's elements in any order and depth."""

    def element(depth: int) -> str:
        tag = chance.choice(WORD.split())
        inner = "".join(element(depth + 1) for _ in range(chance.randrange(4 if depth < 6 else 1)))
        return f'<w:{tag} w:val="{chance.randrange(-1, 9)}">{inner or "chữ 5 HTX"}</w:{tag}>'

    return "a.docx", make.docx("".join(f"<w:p>{element(0)}</w:p>{element(0)}" for _ in range(3)))


def printed(chance: random.Random) -> tuple[str, bytes]:
    return "a.pdf", damaged(chance, PDF)


def web(chance: random.Random) -> tuple[str, bytes]:
    return "a.html", damaged(chance, PAGE)


def marked(chance: random.Random) -> tuple[str, bytes]:
    return "a.md", damaged(chance, make.MARKDOWN.encode())


def coded(chance: random.Random) -> tuple[str, bytes]:
    return "a.txt", damaged(chance, chance.choice(list(CODED.values())))


MAKERS: list[Callable[[random.Random], tuple[str, bytes]]] = [
    random_bytes, letters, page_lines, markup, deep, word, word_xml, word_tree, printed,
    web, marked, coded,
]  # fmt: skip


def check(document: Document) -> None:
    """Fail if a block is not in order, or holds white space at its ends."""
    at = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        assert at <= block.start < block.end <= len(document.text), block
        assert words == words.strip(), block
        assert all(block.start <= s <= e <= block.end for s, e in block.cells), block
        at = block.end


def late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"an input took more than {SECONDS} seconds")


def main(count: int, seed: int) -> None:
    """Feed so many inputs and print how many of each kind were read and refused."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, late)
    outcomes: Counter[str] = Counter()
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        maker = MAKERS[number % len(MAKERS)]
        name, content = maker(chance)
        signal.alarm(SECONDS)
        try:
            check(read_document(Path(name), content))
            outcomes[f"{maker.__name__} read"] += 1
        except KgError as error:
            refused = "refused" if "\n" not in str(error) else "refused in several lines"
            outcomes[f"{maker.__name__} {refused}"] += 1
        except BaseException:
            print(f"input {number} of seed {seed} ({maker.__name__})", file=sys.stderr)
            raise
        finally:
            signal.alarm(0)
    print(f"{count} inputs: " + ", ".join(f"{kind} {n}" for kind, n in sorted(outcomes.items())))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
