"""The corpus keeps the facts contract, and its quotes stand in its texts."""

from pathlib import Path

from kg.facts.check import check_file
from kg.facts.source import read_facts

# Two faults that the check sees and a reader does not: "đồng chí" is no money, and one printed
# figure may count in each of two districts.
NOT_FAULTS = {
    ("d06.json", "'37 đồng chí' is money, the unit is person"),
    ("d09.json", "is observations[14] once more"),
}


def test_gold_keeps_the_contract(corpus: Path) -> None:
    paths = sorted(corpus.glob("*.json"))
    assert [path.stem for path in paths] == [f"d{number:02}" for number in range(1, 31)]
    checked = [check_file(read_facts(path), corpus) for path in paths]
    assert all(one.text_seen for one in checked)
    errors = {(one.file.path.name, fault.message) for one in checked for fault in one.errors}
    assert errors <= NOT_FAULTS


def test_every_other_format_belongs_to_a_text(corpus: Path) -> None:
    others = [path for path in corpus.iterdir() if path.suffix in {".html", ".docx", ".pdf"}]
    assert len(others) == 7
    assert all(path.with_suffix(".txt").is_file() for path in others)
