import pytest

from kg.extract.lexicon import entries
from kg.extract.localities import surroundings
from kg.extract.mentions import Mentions
from kg.extract.name_words import ActingWord, Kind, NameWord
from kg.extract.naming import read_name
from kg.extract.organisations import organisations
from kg.extract.page import page_of
from tests.extract.document import document

AREA = "Sơn La"


def read(text: str, title: str | None = None) -> list[str]:
    found = organisations(document(text, title=title), AREA)
    return [f"{one.type}: {one.name} [{one.area}]" for one in found]


@pytest.mark.parametrize("row", entries("organisation_kinds", Kind), ids=lambda row: row.surface)
def test_every_kind_of_the_lexicon_is_named(row: Kind) -> None:
    page = page_of(document(row.example))
    mentions = Mentions(page, surroundings(page, AREA))
    (first, *_) = mentions.all
    assert f"{first.kind.type}: {mentions.full_name(first)}" == row.expected


@pytest.mark.parametrize("row", entries("name_words", NameWord), ids=lambda row: row.surface)
def test_every_word_of_the_lexicon_is_part_of_a_name(row: NameWord) -> None:
    page = page_of(document(row.example))
    named = read_name(page, 0, len(row.example))
    assert named is not None
    assert row.example[: named.end] == row.expected


@pytest.mark.parametrize("row", entries("acting_words", ActingWord), ids=lambda row: row.surface)
def test_every_word_of_the_lexicon_shows_a_body_at_work(row: ActingWord) -> None:
    names = [one.name for one in organisations(document(row.example), AREA)]
    assert names == [row.expected]
