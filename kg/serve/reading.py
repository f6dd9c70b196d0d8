"""Addresses that are only read: GET and HEAD, OPTIONS tells so, anything else is refused."""

from kg.serve.app import App, Handler
from kg.serve.http import Request, Response
from kg.serve.sparql import only_read


def reading(handler: Handler) -> Handler:
    """Let a handler see GET and HEAD alone."""

    async def handle(app: App, request: Request) -> Response:
        told = only_read(request)
        return told if told is not None else await handler(app, request)

    return handle
