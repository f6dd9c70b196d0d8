"""Whether the server lives, and whether it can answer queries."""

import json

from kg.serve.app import App
from kg.serve.errors import Refused
from kg.serve.http import Request, Response, content_of


async def health(_app: App, _request: Request) -> Response:
    """Say that the server lives; no worker is asked."""
    return content_of(200, b'{"status":"ok"}', "application/json")


async def ready(app: App, _request: Request) -> Response:
    """Say whether a query would be answered now, and from which snapshot."""
    if app.draining:
        raise Refused(503, "The server is going down.", retry_after=5)
    published = app.current.get()
    content = {
        "status": "ready",
        "snapshot": published.snapshot.id,
        "isolation": app.mechanism,
        "workers": len(app.pool.processes),
        "running": app.pool.running,
    }
    return content_of(200, json.dumps(content).encode(), "application/json")
