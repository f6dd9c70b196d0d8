"""Answers kept as bytes, the least recently used leave first; a new snapshot empties it."""

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """One answer."""

    format: str
    rows: int
    body: bytes


class Cache:
    """Keeps answers up to a size in bytes, each not larger than an eighth of it."""

    def __init__(self, size: int) -> None:
        self._most = size
        self._size = 0
        self._kept: OrderedDict[object, Kept] = OrderedDict()

    def get(self, key: object) -> Kept | None:
        """Return an answer, if it is kept."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def put(self, key: object, kept: Kept) -> None:
        """Keep an answer."""
        size = len(kept.body) + 1024  # the key and the entry
        if size > self._most // 8 or key in self._kept:
            return
        self._kept[key] = kept
        self._size += size
        while self._size > self._most:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone.body) + 1024

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._size = 0
