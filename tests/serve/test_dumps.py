"""Dumps are made once, are what they say, and come in parts to whoever asks."""

import gzip
import hashlib
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.graph.dump import dump
from kg.graph.snapshots import Snapshot
from kg.serve.dumping import make
from kg.serve.dumps import FILES
from tests.serve.linked_server import LinkedServer, linked_server, serving

__all__ = ["linked_server"]  # a fixture

README = "/dumps/README.md"
QUADS = "/dumps/kttt.nq.gz"


def test_the_dumps_are_the_snapshot(linked_server: LinkedServer, snapshot: Snapshot) -> None:
    quads = linked_server.ask(QUADS)
    assert quads.status == 200
    assert quads.headers["content-type"] == "application/gzip"
    assert quads.headers["content-encoding"] is None
    assert gzip.decompress(quads.body) == dump(snapshot.open(), "nq")


def test_the_checksums_are_those_of_the_files(linked_server: LinkedServer) -> None:
    lines = linked_server.ask("/dumps/SHA256SUMS").text.splitlines()
    named = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert {*named, "SHA256SUMS"} == {*FILES}
    for name, digest in named.items():
        assert hashlib.sha256(linked_server.ask(f"/dumps/{name}").body).hexdigest() == digest


def test_the_list_names_all_files(linked_server: LinkedServer, snapshot: Snapshot) -> None:
    text = linked_server.ask("/dumps/")
    listed = json.loads(linked_server.ask("/dumps/", {"Accept": "application/json"}).body)
    assert text.headers["content-type"].startswith("text/plain")
    assert listed["snapshot"] == snapshot.id
    for file in listed["files"]:
        assert file["name"] in text.text
        head = linked_server.ask(f"/dumps/{file['name']}", method="HEAD")
        assert head.headers["content-length"] == str(file["bytes"])
        assert head.body == b""
        assert head.headers["accept-ranges"] == "bytes"
    assert {file["name"] for file in listed["files"]} == {*FILES}


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-9", 0, 10), ("bytes=5-5", 5, 6), ("bytes=100-", 100, None),
        ("bytes=-7", -7, None),
        ("bytes=10-999999999999", 10, None), ("bytes=-999999999999", 0, None), ("BYTES=0-0", 0, 1),
    ],
)  # fmt: skip
def test_a_range_is_sent_alone(
    linked_server: LinkedServer, asked: str, start: int, end: int | None
) -> None:
    whole = linked_server.ask(README).body
    part = linked_server.ask(README, {"Range": asked})
    first = start % len(whole)
    expected = whole[start:end]
    assert (part.status, part.body) == (206, expected)
    assert part.headers["content-length"] == str(len(expected))
    span = f"bytes {first}-{first + len(expected) - 1}/{len(whole)}"
    assert part.headers["content-range"] == span


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=999999999-9999999999", "bytes=-0"])
def test_a_range_outside_is_refused(linked_server: LinkedServer, asked: str) -> None:
    answer = linked_server.ask(README, {"Range": asked})
    size = len(linked_server.ask(README).body)
    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{size}")


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1", "bytes=0-1 x",
              "bytes=" + "9" * 5000 + "-", "bytes=٣-٤"],
)  # fmt: skip
def test_a_range_that_is_not_understood_is_answered_by_all(
    linked_server: LinkedServer, asked: str
) -> None:
    answer = linked_server.ask(README, {"Range": asked.encode().decode("latin-1")})
    assert answer.status == 200
    assert answer.headers["content-length"] == str(len(answer.body))


def test_a_download_goes_on_only_in_the_same_file(linked_server: LinkedServer) -> None:
    whole = linked_server.ask(README)
    part = {"Range": "bytes=10-19"}
    for header in ("etag", "last-modified"):
        same = {**part, "If-Range": whole.headers[header]}
        assert linked_server.ask(README, same).body == whole.body[10:20]
    for other in ('"other"', "Wed, 01 Jan 2020 00:00:00 GMT", f"W/{whole.headers['etag']}"):
        answer = linked_server.ask(README, {**part, "If-Range": other})
        assert (answer.status, answer.body) == (200, whole.body)
    head = linked_server.ask(README, part, method="HEAD")
    assert (head.status, head.headers["content-length"]) == (200, str(len(whole.body)))


def test_a_file_that_has_not_changed_is_not_sent(linked_server: LinkedServer) -> None:
    headers = linked_server.ask(QUADS).headers
    for condition in (
        {"If-None-Match": headers["etag"]},
        {"If-None-Match": f'"other", W/{headers["etag"]}'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": headers["last-modified"]},
    ):
        answer = linked_server.ask(QUADS, condition)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["etag"] == headers["etag"]
    for condition in (
        {"If-None-Match": '"other"', "If-Modified-Since": headers["last-modified"]},
        {"If-Modified-Since": "Wed, 01 Jan 2020 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
    ):
        assert linked_server.ask(QUADS, condition).status == 200


@pytest.mark.parametrize(
    "name", ["x", "kttt.nq", "../current", "%2e%2e/lock", "..%2f..%2flock", "lock", ".making",
             "kttt.nq.gz/", "/kttt.nq.gz", "SHA256SUMS%00", "%E1%BB%87"],
)  # fmt: skip
def test_nothing_else_is_sent(linked_server: LinkedServer, name: str) -> None:
    answer = linked_server.ask(f"/dumps/{name}")
    assert answer.status == 404
    assert "There is no dump" in answer.text


def test_requests_at_once_wait_for_the_same_dumps(tmp_path: Path, store_directory: Path) -> None:
    store = shutil.copytree(store_directory, tmp_path / "store", symlinks=True)
    with serving(store, tmp_path / "log") as server, ThreadPoolExecutor(6) as several:
        answers = list(several.map(lambda _: server.ask(QUADS), range(6)))
        assert {answer.status for answer in answers} == {200}
        assert len({answer.body for answer in answers}) == 1
        made = [path.name for path in (store / "dumps").iterdir() if path.is_dir()]
        assert len(made) == 1


def test_dumps_that_cannot_be_made_are_told(tmp_path: Path, store_directory: Path) -> None:
    store = shutil.copytree(store_directory, tmp_path / "store", symlinks=True)
    (store / "dumps").write_text("in the way")
    with serving(store, tmp_path / "log") as server:
        answer = server.ask(QUADS)
        assert (answer.status, answer.headers["retry-after"]) == (503, "60")
        assert "could not be made" in answer.text
        assert server.ask("/health").status == 200


def test_new_dumps_take_the_place_of_old_ones(tmp_path: Path, snapshot: Snapshot) -> None:
    home = tmp_path / "dumps"
    make(snapshot.path, home / "000001-a")
    (home / ".making").mkdir()  # of a process that was killed
    before = (home / "000001-a" / "SHA256SUMS").stat()
    make(snapshot.path, home / "000001-a")
    assert (home / "000001-a" / "SHA256SUMS").stat() == before
    make(snapshot.path, home / "000002-b")
    assert sorted(path.name for path in home.iterdir()) == ["000002-b", "lock"]
    assert sorted(path.name for path in (home / "000002-b").iterdir()) == sorted(FILES)
