"""The tables of types, issuers, laws and plenums agree with themselves."""

from collections import Counter

from kg.authority.legal_terms import laws, legal_issuers, legal_types, plenums


def test_a_law_of_a_title_and_year_stands_once_and_its_number_bears_the_year() -> None:
    assert max(Counter((law.title, law.year) for law in laws()).values()) == 1
    for law in laws():
        assert f"/{law.year}/" in law.key or law.key == "47-L/CTN", law


def test_a_topic_tells_one_resolution_of_a_plenum() -> None:
    topics = [(row.term, row.plenum, topic) for row in plenums() for topic in row.topics]
    assert len(topics) == len(set(topics))


def test_every_row_tells_its_source_in_words_for_readers() -> None:
    for row in (*legal_types(), *legal_issuers(), *laws(), *plenums()):
        assert row.source
        words = f"{row.source} {getattr(row, 'note', '') or ''}"
        assert not {"find_string", "stored", "brief", "heldout"} & set(
            words.replace("/", " ").split()
        )


def test_a_name_in_words_is_of_one_issuer() -> None:
    names = Counter(name for row in legal_issuers() for name in row.names)
    assert [name for name, count in names.items() if count > 1] == []
