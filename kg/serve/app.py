"""The application: which request goes where, and what is said of each in the log."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from kg.errors import KgError
from kg.serve.accept import acceptable
from kg.serve.cache import Cache, Kept
from kg.serve.errors import Refused
from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.http import Headers, Receive, Request, Response, Send, content_of
from kg.serve.log import AccessLog
from kg.serve.pool import Answer, Pool
from kg.serve.published import Current, Published
from kg.serve.settings import Settings

Handler = Callable[["App", Request], Awaitable[Response]]

_WATCH = 0.05  # seconds after which it is looked whether the client is still there
_CORS = (b"access-control-allow-origin", b"*")
_NO_SNIFFING = (b"x-content-type-options", b"nosniff")
_EXPOSED = (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After")
_CONTENT_TYPES = {
    **{name: format_.content_type.encode() for name, format_ in GRAPHS.items()},
    **{name: format_.content_type.encode() for name, format_ in SOLUTIONS.items()},
}


class App:
    """One server: its settings, its workers, its cache, its routes."""

    def __init__(self, settings: Settings, log: AccessLog) -> None:
        """Make the application; `open` starts the workers."""
        from kg.serve.routes import EXACT, UNDER

        self.settings = settings
        self.current = Current(settings.store)
        self.pool = Pool(settings, lambda: self.current.database)
        self.federated = (
            Pool(settings, lambda: self.current.database, federated=True)
            if settings.federation
            else None
        )
        self.cache = Cache(settings.cache)
        self.log = log
        self.mechanism = ""
        self.draining = False
        self.writing = asyncio.Lock()
        self._cached_digest = ""
        self._exact: dict[str, Handler] = EXACT
        self._under: dict[str, Handler] = UNDER

    async def open(self) -> None:
        """Start the workers."""
        self.mechanism = await self.pool.open()
        if self.federated is not None:
            await self.federated.open()

    async def close(self) -> None:
        """End the workers."""
        await self.pool.close()
        if self.federated is not None:
            await self.federated.close()
        self.log.flush()

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await _lifespan(receive, send)
            return
        started = time.monotonic()
        request = _request(scope, receive)
        response, end = Response(500, []), "complete"
        try:
            response = await self._respond(request)
            await _send(response, request, send)
        except _ClientLeft:
            response, end = Response(499, []), "client left"
        except Refused as refused:
            end = refused.message
            raise
        finally:
            self.log.add(request, response, time.monotonic() - started, end)

    async def _respond(self, request: Request) -> Response:
        handler = self._exact.get(request.path) or self._handler_under(request.path)
        try:
            if handler is None:
                raise Refused(
                    404, f"There is nothing at {request.path[:200]}; see {request.origin}/"
                )
            return await handler(self, request)
        except KgError as error:
            refused = error if isinstance(error, Refused) else Refused(503, str(error))
            request.note["cause"] = refused.message.splitlines()[0]
            return problem(refused, request)

    def _handler_under(self, path: str) -> Handler | None:
        first = path[: path.find("/", 1) + 1]
        return self._under.get(first)

    async def answer(
        self, request: Request, task: dict[str, Any], *, stable: bool = True,
        federated: bool = False, headers: Headers | None = None,
    ) -> Response:  # fmt: skip
        """Answer by a worker, from the cache, or by 304.

        Args:
            request: the request.
            task: what the worker is told (see `kg.serve.worker`), without the snapshot.
            stable: the same task on the same snapshot gives the same bytes.
            federated: the query asks allowed servers.
            headers: more headers.
        """
        published = self.current.get()
        key = tuple(_frozen(value) for value in task.values())
        more = list(headers or ())
        if stable:
            etag = _etag(published, key)
            more += [(b"etag", etag), (b"cache-control", b"public, no-cache")]
            if _matches(request.headers.get(b"if-none-match"), etag):
                request.note["end"] = "not modified"
                return Response(304, [*more, (b"vary", b"accept")])
            kept = self._kept(published, key)
            if kept is not None:
                request.note.update(rows=str(kept.rows), cache="hit")
                return _whole(kept.format, kept.body, more)
        else:
            more.append((b"cache-control", b"no-store"))
        pool = self.federated if federated and self.federated is not None else self.pool
        answer, first = await self._first(pool, task, request)
        if not answer.complete:
            head = [(b"content-type", _CONTENT_TYPES[answer.format]), (b"vary", b"accept"), *more]
            return Response(200, head, self._stream(answer, first, request))
        request.note["rows"] = str(answer.rows)
        if stable and self._cached_digest == published.digest == self.current.get().digest:
            self.cache.put(key, Kept(answer.format, answer.rows, first))
        return _whole(answer.format, first, more)

    def _kept(self, published: Published, key: object) -> Kept | None:
        if self._cached_digest != published.digest:
            self.cache.clear()
            self._cached_digest = published.digest
        return self.cache.get(key)

    async def _first(
        self, pool: Pool, task: dict[str, Any], request: Request
    ) -> tuple[Answer, bytes]:
        answer: Answer | None = None
        async with _ending_with_client(request):
            try:
                answer = await pool.run(task)
                first = await answer.first()
                if not answer.ended:
                    return answer, first
            except Refused as refused:
                if refused.status != 410:
                    raise
                answer = await pool.run(task)  # the snapshot went away in between
                first = await answer.first()
            except asyncio.CancelledError:
                if answer is not None:
                    answer.stop()
                raise
        return answer, first

    async def _stream(self, answer: Answer, first: bytes, request: Request) -> AsyncIterator[bytes]:
        try:
            async with _ending_with_client(request):
                yield first
                async for piece in answer.rest():
                    yield piece
            request.note["rows"] = str(answer.rows)
        finally:
            answer.stop()


class _ClientLeft(Exception):
    """Nobody waits for the answer any more."""


class _ending_with_client:  # noqa: N801 - used as a statement
    """Cancel what is done inside when the client goes away."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._watch: asyncio.Task[None] | None = None
        self._left = False

    async def __aenter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(_WATCH, self._begin)

    def _begin(self) -> None:
        self._watch = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        while True:
            message = await self._request.receive()
            if message["type"] == "http.disconnect":
                self._left = True
                self._task.cancel()
                return

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._timer.cancel()
        if self._watch is not None:
            self._watch.cancel()
        if kind is asyncio.CancelledError and self._left:
            self._task.uncancel()
            raise _ClientLeft


def problem(refused: Refused, request: Request) -> Response:
    """Return the response to a request that is refused, in words."""
    more: Headers = []
    if refused.retry_after is not None:
        more.append((b"retry-after", str(refused.retry_after).encode()))
    if refused.status == 401:
        more.append((b"www-authenticate", b'Bearer realm="kg"'))
    accept = request.header("accept")
    if "application/json" in accept or "problem+json" in accept:
        import json

        content = {"status": refused.status, "detail": refused.message}
        body = json.dumps(content, ensure_ascii=False).encode()
        return content_of(refused.status, body, "application/problem+json", *more)
    body = f"{refused.message}\n".encode("utf-8", "replace")
    return content_of(refused.status, body, "text/plain; charset=utf-8", *more)


def formats(request: Request, format_: str = "") -> tuple[str | None, str | None]:
    """Return the formats that a request wants for solutions and for graphs."""
    return acceptable(request.header("accept"), format_)


def _whole(format_: str, body: bytes, more: Headers) -> Response:
    head = [(b"content-type", _CONTENT_TYPES[format_]), (b"vary", b"accept"), *more]
    return Response(200, head, body)


def _request(scope: Mapping[str, Any], receive: Receive) -> Request:
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        headers[name] = headers[name] + b", " + value if name in headers else value
    client = scope.get("client") or ("",)
    return Request(
        scope["method"], scope["path"], scope["query_string"], headers, client[0], receive,
        scope.get("scheme", "http"),
    )  # fmt: skip


async def _send(response: Response, request: Request, send: Send) -> None:
    body = response.body
    headers = [*response.headers, _CORS, _EXPOSED, _NO_SNIFFING]
    if isinstance(body, bytes):
        if response.status not in {204, 304}:
            headers.append((b"content-length", str(len(body)).encode()))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        content = b"" if request.method == "HEAD" else body
        await send({"type": "http.response.body", "body": content})
        return
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    if request.method != "HEAD":
        async for piece in body:
            request.note["bytes"] = str(int(request.note.get("bytes", "0")) + len(piece))
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    elif hasattr(body, "aclose"):
        await body.aclose()
    await send({"type": "http.response.body", "body": b""})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _etag(published: Published, key: tuple[Any, ...]) -> bytes:
    digest = hashlib.blake2b(repr(key).encode(), digest_size=12, key=published.digest.encode())
    return f'"{digest.hexdigest()}"'.encode()


def _matches(condition: bytes | None, etag: bytes) -> bool:
    if condition is None:
        return False
    return condition.strip() == b"*" or etag in {
        each.strip().removeprefix(b"W/") for each in condition.split(b",")
    }
