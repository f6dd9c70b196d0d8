"""Bytes into text: the encodings in which Vietnamese reports are kept."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.errors import BadCall, UnreadableReport
from kg.read.legacy import from_mojibake, from_tcvn3, from_vni

_SYLLABLES = Path(__file__).resolve().with_name("syllables.txt")
_WORD = re.compile(r"[^\W\d_]+(?:[^\s\d,.;:()/]*[^\W\d_])?")
_SAMPLE = 20_000  # characters, enough to tell how a text is written
VIETNAMESE = 0.3  # share of common syllables; texts have more than half, other readings a tenth
_NOT_WORSE = 0.15
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BINARY = 0.01
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile("\r\n?")

NAMES: dict[str, Callable[[bytes], str]] = {
    "tcvn3": lambda content: from_tcvn3(content.decode("latin-1")),
    "abc": lambda content: from_tcvn3(content.decode("latin-1")),
    "vni": lambda content: from_vni(content.decode("latin-1")),
}


def decoded(path: Path, content: bytes, encoding: str | None = None) -> str:
    """Return the text of a plain file: composed letters (NFC), lines that end in LF.

    Without an encoding it is told from marks, from strict UTF-8, from the pattern of UTF-16, or
    from how many common Vietnamese syllables each reading gives.

    Raises:
        BadCall: the encoding named is unknown.
        UnreadableReport: the bytes are not in that encoding, no text, or in none that is known.
    """
    if encoding is not None:
        return normal(_named(path, content, encoding))
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return normal(_strict(path, content, name))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        _refuse_binary(path, text)
        return normal(repaired(text))
    wide = _utf16(content)
    return normal(_strict(path, content, wide) if wide else _guessed(path, content))


def normal(text: str) -> str:
    """Return a text with composed letters and lines that end in LF."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return unicodedata.normalize("NFC", text)


def repaired(text: str) -> str:
    """Return a text of letters whose code was misread, or of old fonts, as Unicode has it.

    A text that is Vietnamese, or that no reading makes so, is returned as it is.
    """
    if text.isascii():
        return text
    share = vietnamese(text)
    if share >= VIETNAMESE:
        return _of_lines(text)
    readings = [reading(text) for reading in (from_mojibake, from_tcvn3, from_vni)]
    best = max(readings, key=vietnamese)
    better = vietnamese(best) >= max(VIETNAMESE, share + _NOT_WORSE)
    return best if better else text


def _of_lines(text: str) -> str:
    """Return a Vietnamese text in which single lines may be misread UTF-8."""
    return from_mojibake(text) if "áº" in text or "á»" in text or "Ã¡" in text else text


def vietnamese(text: str) -> float:
    """Return which share of a text's words are common Vietnamese syllables, by its beginning."""
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower())
    return sum(word in _syllables() for word in words) / max(len(words), 1)


@cache
def _syllables() -> frozenset[str]:
    return frozenset(_SYLLABLES.read_text("utf-8").split())


def _named(path: Path, content: bytes, encoding: str) -> str:
    if encoding.lower() in NAMES:
        return NAMES[encoding.lower()](content)
    try:
        b"  ".decode(encoding, "replace")
    except (LookupError, ValueError) as error:
        raise BadCall(
            f"{encoding}: is no known encoding; use utf-8, utf-16, cp1258, tcvn3 or vni"
        ) from error
    return _strict(path, content, encoding)


def _strict(path: Path, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except (UnicodeError, ValueError) as error:
        where = getattr(error, "start", 0)
        raise UnreadableReport(
            f"{path}: is not {encoding} at byte {where}; name its encoding with --encoding, "
            "or repair the file"
        ) from error
    _refuse_binary(path, text)
    return text


def _utf16(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = max(len(sample) // 2, 1)
    if odd / pairs > 0.2 and even / pairs < 0.02:
        return "utf-16-le"
    if even / pairs > 0.2 and odd / pairs < 0.02:
        return "utf-16-be"
    return None


def _guessed(path: Path, content: bytes) -> str:
    readings = [
        content.decode("cp1258", "replace"),
        from_tcvn3(content.decode("latin-1")),
        from_vni(content.decode("latin-1")),
        content.decode("utf-8", "replace"),
    ]
    _refuse_binary(path, content[:_SAMPLE].decode("latin-1"))
    if vietnamese(readings[-1]) >= VIETNAMESE:
        return _strict(path, content, "utf-8")  # which says where it is damaged
    best = max(readings[:-1], key=vietnamese)
    if vietnamese(best) < VIETNAMESE:
        raise UnreadableReport(
            f"{path}: is in no encoding that can be told; name it with --encoding "
            "(utf-8, utf-16, cp1258, tcvn3, vni)"
        )
    return best


def _refuse_binary(path: Path, text: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _BINARY * len(sample):
        raise UnreadableReport(
            f"{path}: is not text and of no known kind; give .txt, .md, .html, .docx or .pdf"
        )
