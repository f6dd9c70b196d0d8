"""Which methods an address knows: told by OPTIONS and by 405, and most are only read."""

from kg.serve.app import App, Handler
from kg.serve.errors import Refused
from kg.serve.http import Request, Response

READING = "GET, HEAD, OPTIONS"


def options(methods: str, *more: tuple[bytes, bytes]) -> Response:
    """Return what may be done at an address, for a person and for a browser's preflight."""
    return Response(204, [
        (b"allow", methods.encode()),
        (b"access-control-allow-methods", methods.encode()),
        (b"access-control-allow-headers", b"Accept, Authorization, Content-Type, If-None-Match"),
        (b"access-control-max-age", b"86400"),
        *more,
    ])  # fmt: skip


def only_read(request: Request) -> Response | None:
    """Answer OPTIONS at an address that is only read; None lets its handler go on.

    Raises:
        Refused: the method is another one.
    """
    if request.method == "OPTIONS":
        return options(READING)
    if request.method not in {"GET", "HEAD"}:
        raise not_allowed(READING, request.method)
    return None


def not_allowed(methods: str, method: str) -> Refused:
    """Return what to say of a method that an address does not know."""
    message = f"{method[:20]} is not possible here; there are: {methods}"
    return Refused(405, message, allow=methods)


def reading(handler: Handler) -> Handler:
    """Let a handler see GET and HEAD alone."""

    async def handle(app: App, request: Request) -> Response:
        told = only_read(request)
        return told if told is not None else await handler(app, request)

    return handle
