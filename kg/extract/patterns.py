"""Many words as one pattern that is fast to search: words part where their letters do.

`re` tries the words of "a|b|c" one after another at every place of a text. Here words that begin
alike share their beginning, and a search skips to letters that a word begins with.
"""

import re
from collections.abc import Iterable

_Branches = dict[str, "_Branches"]
_END = ""  # the key that says that a word ends here


SPACES = r"\s+"
_LETTERS = re.compile(r"[^\W\d_]+(?![?*{])")  # that must stand at the beginning of a pattern


def any_of(words: Iterable[str], space: str = SPACES) -> str:
    """Return a pattern of the longest of words that stands at a place.

    Args:
        words: the words.
        space: a pattern of what stands where a word has a space.
    """
    return _written(_branches(words), space)


def whole_words(
    words: Iterable[str], more: str = "", space: str = SPACES, after: str = r"(?!\w)"
) -> str:
    """Return the same for words that no letter or digit touches; a search for it is fast.

    Args:
        words: the words.
        more: a pattern of what may follow a word and belongs to it.
        space: a pattern of what stands where a word has a space.
        after: a pattern of what must follow.
    """
    parts = []
    for first, rest in _branches(words).items():
        if first.isalpha() and all(map(str.isalpha, rest)):  # both letters, then what stands ahead
            seconds = [
                f"{two}(?<!\\w{first}{two}){_written(last, space)}" for two, last in rest.items()
            ]
            parts.append(f"{first}(?:{'|'.join(seconds)})")
        else:
            head = re.escape(first)
            parts.append(rf"{head}(?<!\w{head}){_written(rest, space)}")
    return f"(?:{'|'.join(parts)}){more}{after}"


def at_word(alternatives: str) -> str:
    r"""Return the pattern `(?<!\w)(?:alternatives)`, whose search skips to their first letters.

    Args:
        alternatives: patterns parted by "|", each of which begins with a letter that must stand.
    """
    begun = []
    for part in parted(alternatives):
        letters = _LETTERS.match(part)
        assert letters, part
        begun.append(rf"{letters[0]}(?<!\w{letters[0]}){part[letters.end() :]}")
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


def _written(branches: _Branches, space: str) -> str:
    parts = [
        (space if letter == " " else re.escape(letter)) + _written(rest, space)
        for letter, rest in branches.items()
        if letter != _END
    ]
    if not parts:
        return ""
    if len(parts) == 1 and _END not in branches:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if _END in branches else "")
