"""Dumps to publish: compressed, with checksums, licence and citation beside them.

The dumps depend on the content alone: lines in the order of code points, no time and no name in
the compressed files. Only the pages beside them tell which snapshot they are of.
"""

import gzip
import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import BadCall
from kg.graph.catalogue import DUMP_FILES
from kg.graph.dump import PREFIXES
from kg.graph.publication_pages import citation, readme
from kg.graph.snapshots import Snapshot
from kg.graph.sorting import sorted_file, sorted_lines
from kg.resources import data_licence

CHECKSUMS = "SHA256SUMS"
_LEVEL = 6  # of compression; 9 takes thrice as long for two per cent


def write_dumps(snapshot: Snapshot, directory: Path) -> list[Path]:
    """Write the dumps of a snapshot and what belongs beside them; return the files.

    Every file appears whole or not at all, the checksums last. Memory is bounded: what does not
    fit is sorted in temporary files, which need about thrice the room of the N-Quads.

    Raises:
        BadCall: the directory cannot be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".dumps-", dir=directory) as name:
            made = _made(snapshot, Path(name))
            return [path.replace(directory / path.name) for path in made]
    except OSError as error:
        reason = error.strerror or error
        raise BadCall(f"{directory}: the dumps cannot be written ({reason})") from error


def _made(snapshot: Snapshot, folder: Path) -> list[Path]:
    quads, trig = (folder / name for name in DUMP_FILES)
    lines = folder / "lines"
    snapshot.open().dump(str(lines), format=ox.RdfFormat.N_QUADS)
    with _compressed(quads) as file:
        file.writelines(sorted_file(lines))
    _write_trig(lines, trig)
    lines.unlink()
    pages = {
        "README.md": readme(snapshot),
        "CITATION.cff": citation(snapshot),
        "LICENSE-DATA": data_licence().read_text("utf-8"),
    }
    files = [quads, trig]
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
        files.append(folder / name)
    sums = folder / CHECKSUMS
    sums.write_text("".join(f"{_sha256(path)}  {path.name}\n" for path in files), "utf-8")
    return [*files, sums]


@contextmanager
def _compressed(path: Path) -> Iterator[gzip.GzipFile]:
    """Open a compressed file that tells neither its name nor its time."""
    with (
        path.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=raw, mtime=0) as file,
    ):
        yield file


def _write_trig(lines: Path, trig: Path) -> None:
    """Write TriG from lines of N-Quads, graph by graph, each in the order of its lines."""
    by_graph, plain = lines.with_name("by-graph"), lines.with_name("plain")
    with lines.open("rb") as source, by_graph.open("wb") as target:
        ordered = sorted_lines(_keyed(source), lines.parent)
        target.writelines(line.split(b"\t", 1)[1] for line in ordered)
    quads = ox.parse(path=str(by_graph), format=ox.RdfFormat.N_QUADS)
    ox.serialize(quads, output=str(plain), format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    by_graph.unlink()
    with plain.open("rb") as source, _compressed(trig) as file:
        # The serializer writes prefixes in an order that differs from run to run.
        file.writelines(sorted(source.readline() for _ in PREFIXES))
        shutil.copyfileobj(source, file)
    plain.unlink()


def _keyed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Put the graph before each line; the last but one word of a line is its graph."""
    for line in lines:
        yield line.rsplit(b" ", 2)[1] + b"\t" + line


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
