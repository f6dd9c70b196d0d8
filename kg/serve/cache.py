"""Answers kept as bytes, the least recently used leave first; a new snapshot empties it."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from kg.serve.http import Response

_SPELLINGS = 10_000  # requests as written that are known to mean a kept answer
_LONGEST = 2048  # bytes of such a request
_ENTRY = 1024  # bytes of an entry besides its key and its answer


@dataclass(frozen=True)
class Kept:
    """One answer, ready to be sent."""

    response: Response
    start: dict[str, Any]  # the message that begins it
    rows: int

    @property
    def body(self) -> bytes:
        """The answer's bytes."""
        assert isinstance(self.response.body, bytes)
        return self.response.body

    @property
    def content(self) -> dict[str, Any]:
        """The message that ends it."""
        return {"type": "http.response.body", "body": self.response.body}


class Cache:
    """Keeps answers up to a size in bytes, each not larger than an eighth of it."""

    def __init__(self, size: int) -> None:
        self._most = size
        self._size = 0
        self._kept: OrderedDict[bytes, Kept] = OrderedDict()
        self._spelled: dict[tuple[bytes, ...], bytes] = {}

    @property
    def largest(self) -> int:
        """Bytes of the largest answer that is kept."""
        return self._most // 8

    def get(self, key: bytes) -> Kept | None:
        """Return an answer, if it is kept."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def put(self, key: bytes, kept: Kept) -> None:
        """Keep an answer."""
        size = _size(key, kept)
        if size > self.largest or key in self._kept:
            return
        self._kept[key] = kept
        self._size += size
        while self._size > self._most:
            self._size -= _size(*self._kept.popitem(last=False))

    def spelled(self, request: tuple[bytes, ...]) -> Kept | None:
        """Return the answer to a request that was seen before in the same bytes."""
        key = self._spelled.get(request)
        return self.get(key) if key is not None else None

    def remember(self, request: tuple[bytes, ...], key: bytes) -> None:
        """Remember what a request in these bytes means."""
        if key in self._kept and sum(map(len, request)) <= _LONGEST:
            if len(self._spelled) >= _SPELLINGS:
                self._spelled.clear()
            self._spelled[request] = key

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._spelled.clear()
        self._size = 0


def _size(key: bytes, kept: Kept) -> int:
    return len(key) + len(kept.body) + _ENTRY
