"""Many words as one pattern that is fast to search: words part where their letters do.

`re` tries the words of "a|b|c" one after another at every place of a text. Here words that begin
alike share their beginning, and a search skips to letters that a word begins with.
"""

import re
from collections.abc import Iterable

_Branches = dict[str, "_Branches"]
_END = ""  # the key that says that a word ends here


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the longest of words that stands at a place; a space is any spaces."""
    return _written(_branches(words))


def whole_words(words: Iterable[str], more: str = "") -> str:
    """Return the same for words that no letter or digit touches, to be searched for.

    Args:
        words: the words.
        more: a pattern of what may follow a word and belongs to it.
    """
    branches = _branches(words)
    parts = [
        rf"{_letter(first)}(?<!\w{_letter(first)}){_written(rest)}"
        for first, rest in branches.items()
    ]
    return rf"(?:{'|'.join(parts)}){more}(?!\w)"


def at_word(alternatives: str) -> str:
    r"""Return the pattern `(?<!\w)(?:alternatives)`, whose search skips to their first letters.

    Args:
        alternatives: patterns parted by "|", each of which begins with a letter that must stand.
    """
    parts = parted(alternatives)
    assert all(part[0].isalpha() and part[1:2] not in {"?", "*", "{"} for part in parts), parts
    begun = [rf"{part[0]}(?<!\w{part[0]}){part[1:]}" for part in parts]
    return f"(?:{'|'.join(begun)})"


def parted(alternatives: str) -> list[str]:
    """Return the alternatives of a pattern that no bracket holds."""
    parts, depth = [""], 0
    for letter in alternatives:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _branches(words: Iterable[str]) -> _Branches:
    root: _Branches = {}
    for word in words:
        branch = root
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return root


def _written(branches: _Branches) -> str:
    parts = [_letter(one) + _written(rest) for one, rest in branches.items() if one != _END]
    if not parts:
        return ""
    if len(parts) == 1 and _END not in branches:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if _END in branches else "")


def _letter(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)
