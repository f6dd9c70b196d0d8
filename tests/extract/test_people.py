import pytest

from kg.extract.lexicon import Entry, entries
from kg.extract.people import people
from kg.extract.posts import Role
from kg.facts.model import Person
from kg.read.document import BlockKind
from tests.extract.document import document

AREA = "Sơn La"


def told(person: Person) -> str:
    posts = "; ".join(f"{post.role} @ {post.organisation or '-'}" for post in person.posts)
    return f"{person.name}: {posts}" if posts else person.name


def read(text: str, kind: BlockKind = BlockKind.paragraph, title: str | None = None) -> list[str]:
    return [told(person) for person in people(document(text, kind, title), AREA)]


@pytest.mark.parametrize("row", entries("roles", Role), ids=lambda row: row.surface)
def test_every_role_of_the_lexicon_is_read(row: Role) -> None:
    assert read(row.example) == [f"Cầm Văn Bình: {row.expected}"]


@pytest.mark.parametrize("row", entries("surnames", Entry), ids=lambda row: row.surface)
def test_every_surname_of_the_lexicon_begins_a_name(row: Entry) -> None:
    assert [person.name for person in people(document(row.example), AREA)] == [row.expected]


@pytest.mark.parametrize("row", entries("titles", Entry), ids=lambda row: row.surface)
def test_every_title_of_the_lexicon_is_left_out_of_the_name(row: Entry) -> None:
    (person,) = people(document(row.example), AREA)
    assert (person.name, person.quote) == (row.expected, f"{row.expected}, Giám đốc Sở Y tế")
