"""What extraction is measured beside: a Vietnamese tagger of names, a tagger of terms, a pattern.

underthesea and spaCy are the extra `bench-nlp`; a peer that is not installed is not measured.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any

from kg.extract.lexicon import FOLDER

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OF_A_PATTERN = re.compile(r"[(\[{\\|?*]")  # such surfaces are no terms
_PERSON = ("B-PER", "I-PER")


@dataclass(frozen=True)
class Peer:
    """A program beside ours: what it does with texts; it returns how much it found."""

    name: str
    work: Callable[[Sequence[str]], int]


def numbers() -> Peer:
    """Return the least that any reader of figures does: touching the text once."""
    return Peer("every number (re)", lambda texts: sum(len(NUMBER.findall(text)) for text in texts))


def terms() -> list[str]:
    """Return the surfaces of the lexicon: the words by which facts are found."""
    found: set[str] = set()
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found.update(row["surface"] for row in csv.DictReader(lines))
    return sorted(term for term in found if not _OF_A_PATTERN.search(term))


def term_tagger(words: Sequence[str]) -> Peer | None:
    """Return spaCy with an EntityRuler of these words; None where spaCy is not installed."""
    spacy = _module("spacy")
    if spacy is None:
        return None
    language = spacy.blank("xx")
    ruler = language.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "TERM", "pattern": word} for word in words])

    def work(texts: Sequence[str]) -> int:
        return sum(len(document.ents) for document in language.pipe(texts))

    return Peer(f"spaCy {version('spacy')}, blank('xx') + EntityRuler", work)


def name_tagger() -> Peer | None:
    """Return underthesea's tagger of names; None where it is not installed."""
    tagger = _module("underthesea")
    if tagger is None:
        return None

    def work(texts: Sequence[str]) -> int:
        return sum(tag[3][:2] == "B-" for text in texts for tag in _tags(tagger, text))

    return Peer(f"underthesea {version('underthesea')}, ner", work)


def people_tagged(text: str) -> list[str]:
    """Return the names that underthesea tags as those of people, in text order.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    return list(_names(_tags(import_module("underthesea"), text)))


def _tags(tagger: Any, text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield words with their tags, line by line: the tagger reads sentences."""
    for line in text.splitlines():
        if line.strip():
            yield from tagger.ner(line)


def _names(tags: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    words: list[str] = []
    for word, _, _, tag in tags:
        if words and tag != "I-PER":
            yield " ".join(words)
            words = []
        if tag in _PERSON:
            words.append(word)
    if words:
        yield " ".join(words)


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
