"""What `kg serve` says and reads: the token, the addresses, where the log goes."""

import sys
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table

from kg.errors import BadCall
from kg.serve.app import App
from kg.serve.run import serve
from kg.serve.settings import Settings

_SHORTEST = 16  # characters of a token
_MECHANISMS = {
    "seccomp": "seccomp: workers have no network, whatever a query says",
    "namespace": "network namespace: workers have no network, whatever a query says",
    "guard": "This system has neither seccomp nor namespaces: only the guard on a query's text "
    "keeps it off the network. Serve only queries that you trust, or use Linux.",
}


def run(settings: Settings, log: str) -> None:
    """Serve until the process is told to end.

    Args:
        settings: what the operator decided.
        log: where the access log goes: a file, `-` for standard error, or nothing.
    """
    file = _log(log)
    try:
        serve(settings, file, lambda app, port: _told(settings, app, port))
    finally:
        if file is not None and file is not sys.stderr:
            file.close()


def read_token(path: Path) -> str:
    """Return the token that a file holds.

    Raises:
        BadCall: the file cannot be read, or the token is too short.
    """
    try:
        token = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadCall(f"{path}: the token cannot be read: {error}") from error
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        raise BadCall(
            f"{path}: a token has at least {_SHORTEST} letters, digits or signs and no spaces. "
            "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
        )
    return token


def _log(path: str) -> TextIO | None:
    if path in {"", "off"}:
        return None
    if path == "-":
        return sys.stderr
    try:
        return Path(path).open("a", encoding="utf-8")
    except OSError as error:
        raise BadCall(f"{path}: the log cannot be written ({error.strerror})") from error


def _told(settings: Settings, app: App, port: int) -> None:
    """Say where the server listens and what holds."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{port}"
    published = app.current.get().snapshot
    print(f"Serving '{settings.store}', snapshot {published.id}, at {address}", flush=True)
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in (
        ("SPARQL", f"{address}/sparql"),
        ("Graph Store", f"{address}/graphs"),
        ("Saved queries", f"{address}/queries, {address}/openapi.json"),
        ("Linked data", f"{address}/id/…, {address}/.well-known/void, {address}/dumps/"),
        ("Health", f"{address}/health, {address}/ready"),
        ("Writing", "by bearer token" if settings.token else "no: read-only"),
        ("Federation", ", ".join(sorted(settings.federation)) or "none"),
        ("Isolation", _MECHANISMS[app.mechanism]),
        ("Limits", f"{settings.timeout:g} s, {settings.memory >> 20} MiB a query, "
                   f"{settings.workers} at once"),
    ):  # fmt: skip
        table.add_row(name, value)
    Console(soft_wrap=True).print(table)
    sys.stdout.flush()
