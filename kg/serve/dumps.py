"""Dumps of the published snapshot: made once, at the first request, and sent as files.

They lie beside the store, in a folder that is named after the snapshot and its digest, and go when
those of another snapshot have been made. The names of files come from a table, not from a request.
"""

import asyncio
import contextlib
import hashlib
import json
import sys
from pathlib import Path
from weakref import WeakKeyDictionary

from kg.graph.publication import CHECKSUMS
from kg.serve.app import App
from kg.serve.errors import Refused
from kg.serve.files import file_response
from kg.serve.http import Request, Response, content_of, text
from kg.serve.published import Published

ROOT = "/dumps/"
FILES = {
    "kttt.nq.gz": ("application/gzip", "everything, as N-Quads; sorted lines"),
    "kttt.trig.gz": ("application/gzip", "everything, as TriG, graph by graph"),
    "README.md": ("text/markdown; charset=utf-8", "what the files hold"),
    "CITATION.cff": ("text/plain; charset=utf-8", "how to cite them"),
    "LICENSE-DATA": ("text/plain; charset=utf-8", "what may be done with them"),
    CHECKSUMS: ("text/plain; charset=utf-8", "their checksums: sha256sum -c SHA256SUMS"),
}
_PATIENCE = 10.0  # seconds in which a request waits for the dumps
_MOST = 3600.0  # seconds that making them may take
_making: WeakKeyDictionary[App, asyncio.Task[bool]] = WeakKeyDictionary()


async def dumps(app: App, request: Request) -> Response:
    """Answer with a dump, or with the list of them."""
    name = request.path.removeprefix(ROOT)
    listed = name in {"", "/dumps"}
    if not listed and name not in FILES:
        raise Refused(404, f"There is no dump {name[:200]!r}; there are: {', '.join(FILES)}")
    directory = await _directory(app)
    try:
        if listed:
            return _index(request, directory)
        tag = _checksums(directory)[name][:32]
        return file_response(request, directory / name, FILES[name][0], tag)
    except OSError as error:  # a newer snapshot has taken its place just now
        raise _not_yet() from error


def _index(request: Request, directory: Path) -> Response:
    """List the dumps, for programs as JSON, else as text."""
    checksums = _checksums(directory)
    files = [
        {"name": name, "description": description, "bytes": (directory / name).stat().st_size,
         "sha256": checksums[name]}
        for name, (_, description) in FILES.items()
    ]  # fmt: skip
    if "json" in request.header("accept"):
        snapshot, _, _ = directory.name.partition("-")
        body = json.dumps({"snapshot": snapshot, "files": files}, indent=1).encode()
        return content_of(200, body, "application/json", (b"vary", b"accept"))
    lines = [f"{each['bytes']:>14,}  {each['name']:<14} {each['description']}\n" for each in files]
    return text(200, "".join(lines), (b"vary", b"accept"))


def _checksums(directory: Path) -> dict[str, str]:
    content = (directory / CHECKSUMS).read_bytes()
    lines = (line.split("  ", 1) for line in content.decode().splitlines())
    return {
        CHECKSUMS: hashlib.sha256(content).hexdigest(),
        **{name: digest for digest, name in lines},
    }


async def _directory(app: App) -> Path:
    """Return the folder of the published snapshot's dumps.

    Raises:
        Refused: they are still being made, or cannot be.
    """
    published = app.current.get()
    directory = app.settings.store / "dumps" / f"{published.snapshot.id}-{published.digest.hex()}"
    if directory.is_dir():
        return directory
    task = _making.get(app)
    if task is None or task.done():
        task = _making[app] = asyncio.create_task(_make(app, published, directory))
    await asyncio.wait({task}, timeout=_PATIENCE)  # the task goes on when the client leaves
    if directory.is_dir():
        return directory
    if task.done() and not task.result():
        raise Refused(
            503, "The dumps could not be made; the server's error output says why.", retry_after=60
        )
    raise _not_yet()


def _not_yet() -> Refused:
    return Refused(
        503, "The dumps of this snapshot are being made; come back soon.", retry_after=10
    )


async def _make(app: App, published: Published, directory: Path) -> bool:
    """Let a process make the dumps; tell whether it did."""
    task = {
        "snapshot": str(published.snapshot.path.resolve()), "directory": str(directory.resolve()),
        "memory": 2 * app.settings.memory,
    }  # fmt: skip
    start = f"import sys; sys.path[:] = {sys.path!r}; from kg.serve.dumping import main; main()"
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-S", "-c", start, json.dumps(task), stdin=asyncio.subprocess.DEVNULL
        )
    except OSError as error:
        print(f"The dumps cannot be made: {error}", file=sys.stderr)
        return False
    try:
        return await asyncio.wait_for(process.wait(), _MOST) == 0
    except TimeoutError:
        return False
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
