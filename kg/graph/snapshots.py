"""Snapshots: a store directory holds immutable databases and a link to the current one.

    store/current -> snapshots/000002
    store/snapshots/000002/{db/, facts/, manifest.json}
    store/lock

A snapshot is built beside the others and published by one atomic swap of the link. Whatever
happens before the swap, the published snapshot stays as it was.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import BadCall, StoreProblem

KEPT = 3
_BUILDING = ".building"


@dataclass(frozen=True)
class ReportEntry:
    """What the manifest knows of one loaded report."""

    facts: str  # fingerprint of the facts
    text: str  # sha256 of the report's text
    source: str  # name of the facts file
    figures: int
    citations: int
    reviewed: bool
    quads: int = 0


@dataclass(frozen=True)
class Manifest:
    """What a snapshot was made of; the only place that knows times."""

    published: str  # ISO 8601, UTC
    version: str
    authorities: str  # fingerprint of the ontology and the authority tables
    quads: int
    reports: dict[str, ReportEntry] = field(default_factory=dict)
    national: str | None = None  # fingerprint of the index of national documents
    examples: str | None = None  # fingerprint of the saved queries

    def to_json(self) -> str:
        """Return the manifest as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read a manifest."""
        data: dict[str, Any] = json.loads(text)
        data["reports"] = {key: ReportEntry(**entry) for key, entry in data["reports"].items()}
        return cls(**data)


@dataclass(frozen=True)
class Snapshot:
    """One published state of the store."""

    path: Path

    @property
    def id(self) -> str:
        """The number of the snapshot."""
        return self.path.name

    @property
    def manifest(self) -> Manifest:
        """What the snapshot was made of."""
        return Manifest.from_json((self.path / "manifest.json").read_text("utf-8"))

    def open(self) -> ox.Store:
        """Open the database for reading."""
        try:
            return ox.Store.read_only(str(self.path / "db"))
        except OSError as error:
            raise StoreProblem(f"{self.path}: the database cannot be opened: {error}") from error

    def facts(self, report_id: str) -> bytes:
        """Return the facts of a report as they were loaded (canonical JSON)."""
        return (self.path / "facts" / f"{report_id}.json").read_bytes()


class Snapshots:
    """The snapshots of one store directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._snapshots = directory / "snapshots"
        self._link = directory / "current"

    def current(self) -> Snapshot | None:
        """Return the published snapshot, or None where nothing has been loaded."""
        return Snapshot(self._link.resolve()) if self._link.exists() else None

    def require(self) -> Snapshot:
        """Return the published snapshot.

        Raises:
            BadCall: nothing has been loaded there.
        """
        snapshot = self.current()
        if snapshot is None:
            raise BadCall(
                f"There is no store at '{self.directory}'. Run 'kg load' to make one, "
                "or name another with --store."
            )
        return snapshot

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the store's lock, so that one change happens at a time.

        Raises:
            StoreProblem: another process holds it, or the directory cannot be written.
        """
        try:
            self._snapshots.mkdir(parents=True, exist_ok=True)
            with (self.directory / "lock").open("a") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    raise StoreProblem(
                        f"Another process is changing the store '{self.directory}'; "
                        "wait for it to end and try again."
                    ) from None
                self._remove_unfinished()
                yield
        except OSError as error:
            raise StoreProblem(
                f"The store '{self.directory}' cannot be written: {error}. "
                "The published snapshot is as it was; make room or name another --store."
            ) from error

    def publish(
        self,
        build: Callable[[ox.Store, Path], Manifest],
        on_top_of: Snapshot | None = None,
    ) -> Snapshot:
        """Build the next snapshot and make it the current one; the caller holds the lock.

        Args:
            build: fills the database, and the folder for facts, and returns the manifest.
            on_top_of: a snapshot whose content the database begins with; None begins empty.

        Raises:
            Exception: whatever `build` raises; the published snapshot is then as it was.
        """
        building = self._snapshots / f"{_BUILDING}-{os.getpid()}"
        try:
            facts = building / "facts"
            if on_top_of is None:
                facts.mkdir(parents=True)
            else:
                building.mkdir()
                _copy(on_top_of, building)
            store = ox.Store(str(building / "db"))
            manifest = build(store, facts)
            store.flush()
            del store
            _write_durably(building / "manifest.json", manifest.to_json())
            published = self._snapshots / self._next_id()
            building.rename(published)
            _sync_directory(self._snapshots)
            self._swap(published)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        self._prune()
        return Snapshot(published)

    def _next_id(self) -> str:
        numbers = [int(path.name) for path in self._snapshots.iterdir() if path.name.isdigit()]
        return f"{max(numbers, default=0) + 1:06d}"

    def _swap(self, published: Path) -> None:
        temporary = self.directory / "current.new"
        temporary.unlink(missing_ok=True)
        temporary.symlink_to(Path("snapshots") / published.name)
        temporary.replace(self._link)
        _sync_directory(self.directory)

    def _prune(self) -> None:
        """Keep a few snapshots for readers that still have one open; orphans of a kill go first."""
        current = self._link.resolve().name
        known = sorted(path.name for path in self._snapshots.iterdir() if path.name.isdigit())
        for name in known:
            if name > current or (name < current and name not in known[-KEPT:]):
                shutil.rmtree(self._snapshots / name, ignore_errors=True)

    def _remove_unfinished(self) -> None:
        for path in self._snapshots.glob(f"{_BUILDING}-*"):
            shutil.rmtree(path, ignore_errors=True)


def _copy(snapshot: Snapshot, building: Path) -> None:
    """Copy a snapshot by hard links: its files never change, so both may share them."""
    store = snapshot.open()
    store.backup(str(building / "db"))
    shutil.copytree(snapshot.path / "facts", building / "facts", copy_function=os.link)


def _write_durably(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
