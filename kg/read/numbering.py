"""The numbers and dashes of Word's lists, which its text does not hold."""

import re
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%([1-9])")
_LARGEST = 3999


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts the paragraphs of a document's lists, in the order of the text."""

    def __init__(self, part: etree._Element | None) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if part is None:
            return
        abstract = {
            _value(element, "abstractNumId"): _levels(element)
            for element in part.findall(f"{_W}abstractNum")
        }
        for number in part.findall(f"{_W}num"):
            link = number.find(f"{_W}abstractNumId")
            if link is not None:
                levels = abstract.get(_value(link, "val"), {})
                self._lists[_value(number, "numId")] = levels

    def label(self, paragraph: etree._Element) -> str:
        """Return what Word prints before a paragraph ("1.", "a)", "-"), or nothing."""
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if number is None:
            return ""
        levels = self._lists.get(_value(number, "val"), {})
        depth_of = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
        depth = _whole(_value(depth_of, "val"), 0) if depth_of is not None else 0
        level = levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return "-"
        return self._counted(_value(number, "val"), depth, levels)

    def _counted(self, key: str, depth: int, levels: dict[int, _Level]) -> str:
        counts = self._counts.setdefault(key, [None] * 9)
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (8 - depth)

        def printed(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = levels.get(at)
            if level is None:
                return ""
            count = counts[at]
            return _printed(level.form, level.start if count is None else count)

        return _LEVEL.sub(printed, levels[depth].text)


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    levels = {}
    for element in abstract.findall(f"{_W}lvl"):
        depth = _whole(_value(element, "ilvl"), 9)
        if depth < 9:
            levels[depth] = _Level(
                _child(element, "numFmt") or "decimal",
                _child(element, "lvlText"),
                _whole(_child(element, "start"), 1),
            )
    return levels


def _child(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return _value(child, "val") if child is not None else ""


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{_W}{name}") or ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else otherwise


def _printed(form: str, count: int) -> str:
    if form in {"lowerLetter", "upperLetter"} and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 % 9 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < count <= _LARGEST:
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    signs = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    made = ""
    for value, sign in signs:
        made += sign * (count // value)
        count %= value
    return made
