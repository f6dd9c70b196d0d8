"""Starting and ending a server."""

import asyncio
import resource
import signal
import socket
from collections.abc import Callable
from typing import TextIO

import uvloop
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from kg.errors import BadCall
from kg.serve.app import App
from kg.serve.log import AccessLog
from kg.serve.published import ensure_store
from kg.serve.settings import Settings

_BACKLOG = 2048  # connections that the system keeps while all others are served
_CONNECTIONS = 16_384  # at once, if the system lets us; those that say nothing count too
_HEADERS = 64 << 10  # bytes of a request's line and headers
_HEADER_TIME = 15_000  # milliseconds in which they must come
_GRACE = 30.0  # seconds in which running requests may end


def serve(settings: Settings, log: TextIO | None, started: Callable[[App, int], None]) -> None:
    """Serve until the process is told to end.

    Args:
        settings: what the operator decided.
        log: where the access log goes, or nowhere.
        started: called with the application and the port once requests are answered.

    Raises:
        KgError: the store or the address cannot be used.
    """
    ensure_store(settings.store)
    uvloop.run(_serve(settings, log, started))


async def _serve(
    settings: Settings, log: TextIO | None, started: Callable[[App, int], None]
) -> None:
    port = _free_port(settings.host, settings.port)
    app = App(settings, AccessLog(log))
    await app.open()
    server = Server(
        app,
        address=settings.host,
        port=port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        backlog=_BACKLOG,
        backpressure=_connections(),
        websockets=False,
        log_enabled=False,
        http1_settings=HTTP1Settings(
            header_read_timeout=_HEADER_TIME, max_buffer_size=_HEADERS
        ),
    )  # fmt: skip
    told = _Told()
    serving = asyncio.create_task(server.serve())
    keeping = asyncio.create_task(app.log.keep())
    await _listening(settings.host, port, serving)
    started(app, port)
    await told.first(serving)
    app.draining = True
    server.stop()  # type: ignore[no-untyped-call]
    await told.again(serving)
    keeping.cancel()
    await app.close()


class _Told:
    """Whether the process was told to end: once to end well, twice to end now."""

    def __init__(self) -> None:
        self._times: asyncio.Queue[None] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, self._times.put_nowait, None)

    async def first(self, serving: "asyncio.Task[None]") -> None:
        """Wait until it was, or until the server ended by itself."""
        await self._either(serving, None)

    async def again(self, serving: "asyncio.Task[None]") -> None:
        """Wait for the server's end, for a while, or until told once more."""
        await self._either(serving, _GRACE)

    async def _either(self, serving: "asyncio.Task[None]", seconds: float | None) -> None:
        told = asyncio.create_task(self._times.get())
        await asyncio.wait({serving, told}, timeout=seconds, return_when="FIRST_COMPLETED")
        told.cancel()


def _connections() -> int:
    """Take all the open files that the system allows; return how many may be connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * _CONNECTIONS
    files = max(soft, wanted if hard == resource.RLIM_INFINITY else min(wanted, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
    return min(files // 2, _CONNECTIONS)


def _free_port(host: str, port: int) -> int:
    """Return a port on which can be listened; 0 takes any.

    Raises:
        BadCall: the address is in use or cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise BadCall(
                f"{host}:{port} cannot be used: {error.strerror}. "
                "Name another by --host and --port."
            ) from error
        found: int = trial.getsockname()[1]
        return found


async def _listening(host: str, port: int, serving: "asyncio.Task[None]") -> None:
    """Wait until connections are accepted.

    Raises:
        BadCall: the server ended before.
    """
    while not serving.done():
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.01)
            continue
        writer.close()
        return
    raise BadCall(f"{host}:{port} cannot be used: {serving.exception() or 'the server ended'}")
