"""The application: which request goes where, how a worker answers it, what is kept and logged."""

import asyncio
import hashlib
import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import Any

from kg.errors import KgError
from kg.serve.accept import acceptable
from kg.serve.answers import Answer
from kg.serve.cache import Cache, Kept
from kg.serve.errors import Refused
from kg.serve.exchange import CLIENT_LEFT, request_of, respond, start, watch
from kg.serve.formats import GRAPHS, SOLUTIONS
from kg.serve.http import Headers, Receive, Request, Response, Send, content_of
from kg.serve.log import AccessLog
from kg.serve.pool import Pool
from kg.serve.published import Current, Published
from kg.serve.settings import Settings

Handler = Callable[["App", Request], Awaitable[Response]]

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NO_STORE = Refused(503, "The store cannot be read just now.", retry_after=5)
_GONE = 410  # what a worker says of a snapshot that is no more
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
        self.log = log
        self.mechanism = ""
        self.draining = False
        self.writing = asyncio.Lock()
        self._cache = Cache(settings.cache)
        self._cached = b""  # the digest of the snapshot whose answers are kept
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
        request = request_of(scope, receive)
        kept = self._known(request)
        if kept is not None:
            await send(kept.start)
            await send(kept.content)
            self.log.add(request, 200, len(kept.body), time.monotonic() - started, "complete")
            return
        status, size, end = 500, 0, "complete"
        try:
            response = await self._respond(request)
            status, size = response.status, response.size
            if status != CLIENT_LEFT:
                await respond(response, request, send)
        except Refused as refused:  # in the middle of an answer: the connection is cut
            end = refused.message
            raise
        finally:
            self.log.add(request, status, size, time.monotonic() - started, end)

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

        Raises:
            Refused: there is no answer.
        """
        published = request.published or self.current.get()
        told = _encoded({**task, "store": published.database}).encode("utf-8", "replace")
        more = [(b"vary", b"accept"), *(headers or ())]
        etag = _etag(published, told)
        if not stable:
            more.append((b"cache-control", b"no-store"))
        else:
            more += [(b"etag", etag), (b"cache-control", b"public, no-cache")]
            if matches(request, etag):
                return Response(304, more)
            kept = self._keeping(published).get(etag)
            if kept is not None:
                if request.method != "POST":  # whose question stands in its body
                    self._cache.remember(_spelling(request), etag)
                request.note.update(rows=str(kept.rows), cache="hit")
                return kept.response
        pool = self.federated if federated and self.federated is not None else self.pool
        try:
            answer, first = await self._first(pool, told, request)
        except Refused as refused:
            if refused.status != _GONE or self.current.get() == published:
                raise
            request.published = None
            return await self.answer(
                request, task, stable=stable, federated=federated, headers=headers
            )
        head = [(b"content-type", _CONTENT_TYPES[answer.format]), *more]

        def keep(content: bytes) -> Response:
            response = Response(200, head, content)
            if stable and self._cached == published.digest:
                self._cache.put(etag, Kept(response, start(response), answer.rows))
            return response

        if not answer.complete:
            return Response(200, head, self._stream(answer, first, request, keep))
        answer.stop()
        request.note["rows"] = str(answer.rows)
        return keep(first)

    def _known(self, request: Request) -> Kept | None:
        """Return the kept answer to a request that came before in the same bytes."""
        if request.method != "GET" or b"if-none-match" in request.headers:
            return None
        try:
            request.published = self.current.get()
        except (KgError, OSError):
            return None  # who needs the store will say so
        kept = self._keeping(request.published).spelled(_spelling(request))
        if kept is not None:
            request.note.update(rows=str(kept.rows), cache="hit")
        return kept

    def _keeping(self, published: Published) -> Cache:
        """Return the cache, emptied if it was of another snapshot."""
        if self._cached != published.digest:
            self._cache.clear()
            self._cached = published.digest
        return self._cache

    async def _respond(self, request: Request) -> Response:
        handler = self._exact.get(request.path) or self._under.get(_first_step(request.path))
        try:
            if handler is None:
                raise Refused(
                    404, f"There is nothing at {request.path[:200]}; see {request.origin}/"
                )
            return await handler(self, request)
        except KgError as error:
            request.note["cause"] = str(error).splitlines()[0]
            return problem(error if isinstance(error, Refused) else _NO_STORE, request)

    async def _first(self, pool: Pool, told: bytes, request: Request) -> tuple[Answer, bytes]:
        answer = Answer(told, lambda answer: watch(request, answer))
        pool.run(answer)
        try:
            return answer, await answer.first()
        except BaseException:
            answer.stop()
            raise

    async def _stream(
        self, answer: Answer, first: bytes, request: Request, keep: Callable[[bytes], object]
    ) -> AsyncGenerator[bytes, None]:
        """Yield an answer as it comes; keep it, if it is small enough, once it is whole."""
        pieces = [first]
        try:
            yield first
            async for piece in answer.rest():
                if answer.size <= self._cache.largest:
                    pieces.append(piece)
                yield piece
            request.note["rows"] = str(answer.rows)
            if answer.size <= self._cache.largest:
                keep(b"".join(pieces))
        finally:
            answer.stop()


def problem(refused: Refused, request: Request) -> Response:
    """Return the response to a request that is refused, in words."""
    more: Headers = []
    if refused.retry_after is not None:
        more.append((b"retry-after", str(refused.retry_after).encode()))
    if refused.allow:
        more.append((b"allow", refused.allow.encode()))
    if refused.status == 401:
        more.append((b"www-authenticate", b'Bearer realm="kg"'))
    accept = request.header("accept")
    if "application/json" in accept or "problem+json" in accept:
        content = {"status": refused.status, "detail": refused.message}
        body = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
        return content_of(refused.status, body, "application/problem+json", *more)
    body = f"{refused.message}\n".encode("utf-8", "replace")
    return content_of(refused.status, body, "text/plain; charset=utf-8", *more)


def formats(request: Request, format_: str = "") -> tuple[str | None, str | None]:
    """Return the formats that a request wants for solutions and for graphs."""
    return acceptable(request.header("accept"), format_)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def _first_step(path: str) -> str:
    return path[: path.find("/", 1) + 1]


def _spelling(request: Request) -> tuple[bytes, ...]:
    headers = request.headers
    return (
        request.path.encode("utf-8", "replace"), request.query,
        headers.get(b"accept", b""), headers.get(b"host", b""),
    )  # fmt: skip


def _etag(published: Published, told: bytes) -> bytes:
    digest = hashlib.blake2b(told, digest_size=12, key=published.digest)
    return f'"{digest.hexdigest()}"'.encode()


def matches(request: Request, etag: bytes) -> bool:
    """Tell whether the client has this answer already, by If-None-Match."""
    condition = request.headers.get(b"if-none-match")
    if condition is None or request.method not in {"GET", "HEAD"}:
        return False
    known = {each.strip().removeprefix(b"W/") for each in condition.split(b",")}
    if etag not in known and condition.strip() != b"*":
        return False
    request.note["end"] = "not modified"
    return True
