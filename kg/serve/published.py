"""The published snapshot, as each request sees it: looked up anew every time, in microseconds."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.errors import KgError
from kg.graph.snapshots import Manifest, Snapshot, Snapshots


@dataclass(frozen=True)
class Published:
    """One published snapshot."""

    link: str  # where the link `current` leads
    database: str  # path of its database
    digest: bytes  # of its manifest: the same for the same content only
    snapshot: Snapshot


class Current:
    """Follows the link of a store directory."""

    def __init__(self, store: Path) -> None:
        self.snapshots = Snapshots(store)
        self._link = str(store / "current")
        self._known: Published | None = None

    def get(self) -> Published:
        """Return what is published now.

        Raises:
            StoreProblem, BadCall: there is no store any more.
        """
        try:
            link = os.readlink(self._link)  # noqa: PTH115 - at every request: no path objects
        except OSError:
            self.snapshots.require()
            raise
        if self._known is None or self._known.link != link:
            snapshot = self.snapshots.require()
            manifest = (snapshot.path / "manifest.json").read_bytes()
            digest = hashlib.blake2b(manifest + link.encode(), digest_size=16).digest()
            self._known = Published(link, str(snapshot.path / "db"), digest, snapshot)
        return self._known

    @property
    def database(self) -> str:
        """The path of the published database; of the last one, while there is none."""
        try:
            return self.get().database
        except (KgError, OSError):
            if self._known is None:
                raise
            return self._known.database


def ensure_store(store: Path) -> bool:
    """Publish an empty snapshot where there is no store yet; tell whether it was needed.

    Raises:
        StoreProblem: the directory cannot be written.
    """
    snapshots = Snapshots(store)
    if snapshots.current() is not None:
        return False
    with snapshots.locked():
        if snapshots.current() is None:
            snapshots.publish(_empty)
            return True
    return False


def _empty(_store: ox.Store, _facts: Path) -> Manifest:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(published=now, version=__version__, authorities="", quads=0)
