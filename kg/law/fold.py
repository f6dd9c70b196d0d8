"""One form for all spellings of a printed number: "số 06-qd/ttg" and "06/QĐ-TTg" are the same."""

import re
import unicodedata
from functools import lru_cache

from kg.names import strip_diacritics

_LETTERS = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}  # eth and African D stand in for Đ in many databases
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("∕⁄\\", "/")
)
_LABEL = re.compile(r"^\W*(?:số hiệu|số|so)(?![^\W\d_])[\s:.]*", re.IGNORECASE)
_LOOSE_HYPHEN = re.compile(r"(?<![0-9])-|-(?![0-9])")


def unlabelled(printed: str) -> str:
    """Return a number without "số" before it, in composed letters, its dashes plain."""
    return _LABEL.sub("", unicodedata.normalize("NFC", printed).translate(_LETTERS))


@lru_cache(maxsize=4096)
def fold(number: str) -> str:
    """Return the form under which spellings of a number with symbol are the same.

    Case, Đ and D, spaces, dashes, slashes, "số" and leading noughts are folded, so "số 06-qd/ttg",
    "6/QĐ-TTG" and "06/QĐ-TTg" are one. A hyphen stays between two digits: 1/2020 is not 12020.
    """
    plain = strip_diacritics(unlabelled(number)).lower()
    parted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return _LOOSE_HYPHEN.sub("", parted).lstrip("0")
