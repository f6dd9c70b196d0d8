"""Bad files: told by file and line, and nothing has changed."""

import builtins
import gzip
import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.errors import BadCall, FaultyTable, KgError
from kg.law.national import files
from kg.law.national.importing import import_file
from kg.law.national.index import index_path
from tests.law.national.made import dataset_row, made_rows, write_csv, write_json

Make = Callable[[Path], Path]


def raw(name: str, content: bytes) -> Make:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def rows_and(name: str, content: bytes) -> Make:
    """Return a good file of more rows than one batch, with something bad at its end."""

    def make(folder: Path) -> Path:
        write = write_csv if name.endswith(".csv") else write_json
        path = write(folder / name, made_rows(6000))
        with path.open("ab") as file:
            file.write(content)
        return path

    return make


def cut(name: str, size: int) -> Make:
    def make(folder: Path) -> Path:
        path = write_json(folder / name, made_rows(6000))
        path.write_bytes(path.read_bytes()[:size])
        return path

    return make


def without(column: str) -> Make:
    def make(folder: Path) -> Path:
        row = dataset_row()
        del row[column]
        return write_json(folder / "rows.jsonl", [row])

    return make


BAD: list[tuple[str, Make, type[KgError], str]] = [
    ("no such file", lambda folder: folder / "none.csv", BadCall, "cannot be read: No such file"),
    ("a file as folder", lambda folder: raw("f", b"x")(folder) / "x", BadCall, "cannot be read"),
    ("a directory", lambda folder: folder, BadCall, "is a directory"),
    ("empty", raw("rows.csv", b""), BadCall, "is empty"),
    ("blank", raw("rows.jsonl", b"\n \n"), BadCall, "has no rows"),
    ("empty gzip", raw("rows.jsonl.gz", gzip.compress(b"")), BadCall, "has no rows"),
    ("header alone", lambda folder: write_csv(folder / "r.csv", []), BadCall, "has no rows"),
    ("one list", raw("rows.json", b'[{"id": 1}]'), BadCall, "one object a line"),
    ("latin-1", rows_and("r.csv", b"\xe9\n"), FaultyTable, r":6002: is not UTF-8"),
    ("utf-16", raw("r.csv", "id,title\n".encode("utf-16")), FaultyTable, ":1: is not UTF-8"),
    ("binary", raw("r.bin", bytes(range(256)) * 9), FaultyTable, "is not UTF-8"),
    ("broken JSON", rows_and("r.jsonl", b'{"id": 1,\n'), FaultyTable, ":6001: is no JSON"),
    ("deep JSON", rows_and("r.jsonl", b"[" * 100000), FaultyTable, ":6001: is no JSON"),
    ("no object", rows_and("r.jsonl", b"17\n"), FaultyTable, ":6001: is no JSON object"),
    ("open quote", rows_and("r.csv", b'1,"x'), FaultyTable, "is not CSV"),
    ("bad quote", rows_and("r.csv", b'1,"x"y\n'), FaultyTable, ":6002: is not CSV"),
    ("cut gzip", cut("r.jsonl.gz", 100_000), FaultyTable, "is cut off or broken"),
    ("cut gzip head", cut("r.jsonl.gz", 5), FaultyTable, "is cut off or broken"),
    ("no date", without("ngay_ban_hanh"), FaultyTable, "columns are missing: ngay_ban_hanh"),
    ("no number", without("so_ky_hieu"), FaultyTable, "columns are missing: so_ky_hieu"),
    ("strange columns", raw("r.csv", b"a,b\n1,2\n"), FaultyTable, r"Its columns are: a, b\."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "error", "words"), BAD, ids=[bad[0] for bad in BAD])
def test_bad_files(name: str, make: Make, error: type[KgError], words: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    import_file(write_json(tmp_path / "good.jsonl", [dataset_row()]), store)
    before = sorted((path, path.stat().st_mtime_ns) for path in store.rglob("*"))
    content = index_path(store).read_bytes()
    folder = tmp_path / "bad"
    folder.mkdir()
    with pytest.raises(error, match=words):
        import_file(make(folder), store)
    assert index_path(store).read_bytes() == content
    assert [path for path, _ in before] == sorted(store.rglob("*"))


@pytest.mark.parametrize("name", ["directory", "strange columns"])
def test_a_file_that_cannot_be_read_makes_no_store(name: str, tmp_path: Path) -> None:
    bad = tmp_path if name == "directory" else raw("r.csv", b"a,b\n1,2\n")(tmp_path)
    with pytest.raises(KgError):
        import_file(bad, tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_line_without_end_is_not_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LONGEST_LINE", 1000)
    with pytest.raises(FaultyTable, match=":1: the line is longer than 1000 bytes"):
        import_file(raw("r.jsonl", b'{"id": "' + b"x" * 5000)(tmp_path), tmp_path / "store")


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.import_module

    def missing(name: str, package: str | None = None) -> ModuleType:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return known(name, package)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(BadCall, match=r"install kttt-kg\[parquet\]"):
        import_file(raw("r.parquet", b"PAR1....PAR1")(tmp_path), tmp_path / "store")


def test_pyarrow_is_not_imported_for_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = builtins.__import__

    def guarded(name: str, *rest: Any) -> ModuleType:
        assert not name.startswith("pyarrow")
        return known(name, *rest)

    monkeypatch.setattr(builtins, "__import__", guarded)
    report = import_file(write_csv(tmp_path / "r.csv", made_rows(3)), tmp_path / "store")
    assert report.taken == 3
