"""Patterns that are written to be fast find what the plain ones find."""

import re

import pytest

from kg.extract.patterns import any_of, at_word, parted, whole_words

WORDS = ("htx", "hợp tác xã", "hợp tác", "hội", "tổ", "tổ hợp tác", "tổng", "2 sao", "a.b")
TEXTS = (
    "htx và tổ hợp  tác; hợp tác xã, hợp tác xãy, các tổ, tổ",
    "xhtx htxx htx2 2 sao 12 sao, a.b axb _tổ tổ_",
    "hợp tác tổ hợp tác xã tổ",
    "",
)


def naive(words: tuple[str, ...]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


@pytest.mark.parametrize("text", TEXTS)
def test_words_that_begin_alike_are_found_as_one_by_one(text: str) -> None:
    assert spans(any_of(WORDS), text) == spans(naive(WORDS), text)
    whole = rf"(?<!\w)(?:{naive(WORDS)})(?!\w)"
    assert spans(whole_words(WORDS), text) == spans(whole, text)
    runs = rf"(?<!\w)(?:{naive(WORDS)})(?:\s+(?:{naive(WORDS)}))*(?!\w)"
    assert spans(whole_words(WORDS, rf"(?:\s+{any_of(WORDS)})*"), text) == spans(runs, text)


@pytest.mark.parametrize("text", TEXTS)
def test_alternatives_begin_at_words(text: str) -> None:
    alternatives = r"htx|hợp tác(?: xã)?|tổ(?! hợp| tác)|t(?:ổ|ổng)"
    assert spans(at_word(alternatives), text) == spans(rf"(?<!\w)(?:{alternatives})", text)


def test_brackets_hold_alternatives_together() -> None:
    assert parted("a(?:b|c)|d|e(f|(g|h))") == ["a(?:b|c)", "d", "e(f|(g|h))"]


def test_an_alternative_must_begin_with_a_letter_that_stands() -> None:
    with pytest.raises(AssertionError):
        at_word("a?b|c")
