"""Shapes of time are looked for quickly, and found wherever their own patterns stand."""

from pathlib import Path

import pytest

from kg.extract.lexicon import entries
from kg.extract.shapes import PeriodShape, _search, matches
from kg.extract.words import fold

TEXTS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
PATTERNS = [_search(at, row).pattern for at, row in enumerate(entries("periods", PeriodShape))]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_quick_search_finds_what_each_pattern_finds(path: Path) -> None:
    lines = [line for line in fold(path.read_text("utf-8")).split(".") if "năm" in line]
    for line in lines:
        found = sorted((match.span(), shape.surface) for _, match, shape in matches(line))
        plain = sorted(
            (match.span(), row.surface)
            for pattern, row in zip(PATTERNS, entries("periods", PeriodShape), strict=True)
            for match in pattern.finditer(line)
        )
        assert found == plain, line
