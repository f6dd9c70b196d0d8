"""One view of a text: composed letters, nothing invisible, and the way back to the offsets."""

import re
import unicodedata
from bisect import bisect_left, bisect_right

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_CHANGED = re.compile(rf"[^\u0300-\u036f][\u0300-\u036f]+|[{INVISIBLE}]+")


class View:
    """A text as it is searched, and its spans in the text as it was given.

    A composed text without invisible characters is its own view, which costs nothing.
    """

    def __init__(self, raw: str) -> None:
        self.text = raw
        self._views = [0]  # where the view goes on …
        self._raws = [0]  # … and where the given text does
        plain = not any(mark in raw for mark in INVISIBLE)
        if not (plain and unicodedata.is_normalized("NFC", raw)):
            self._compose(raw)
        for eth, letter in (("\u00d0", "Đ"), ("\u00f0", "đ")):
            if eth in self.text:  # looks the same in print, and many keyboards gave it
                self.text = self.text.replace(eth, letter)

    def _compose(self, raw: str) -> None:
        pieces: list[str] = []
        length = done = 0
        for match in _CHANGED.finditer(raw):
            composed = "" if match[0][0] in INVISIBLE else unicodedata.normalize("NFC", match[0])
            if composed == match[0]:
                continue
            pieces += [raw[done : match.start()], composed]
            length += match.start() - done
            self._views += [length, length + len(composed)]
            self._raws += [match.start(), match.end()]
            length += len(composed)
            done = match.end()
        self.text = "".join([*pieces, raw[done:]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the given text that a span of the view stands for."""
        if len(self._views) == 1:  # nothing was composed or left out
            return start, end
        index = bisect_left(self._views, end)
        if index < len(self._views) and self._views[index] == end:
            return self._raw(start), self._raws[index]
        return self._raw(start), self._raw(end)

    def _raw(self, place: int) -> int:
        index = bisect_right(self._views, place) - 1
        found = self._raws[index] + place - self._views[index]
        return min(found, self._raws[index + 1]) if index + 1 < len(self._raws) else found
