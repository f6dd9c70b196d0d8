"""Changes by clients: who may, what they may, and the process that does it."""

import asyncio
import contextlib
import hmac
import json
import sys
from typing import Any

from kg.ask.syntax import loads
from kg.serve.app import App
from kg.serve.description import base
from kg.serve.errors import Refused
from kg.serve.guard import guard_update
from kg.serve.http import Request, Response
from kg.serve.process import failure
from kg.serve.sandbox import environment
from kg.serve.sparql import Operation
from kg.serve.using import with_using


def authorise(app: App, request: Request) -> None:
    """Refuse who may not write; the token is compared in constant time.

    Raises:
        Refused: the server is read-only, or the token is missing or wrong.
    """
    token = app.settings.token
    if token is None:
        raise Refused(403, "This server is read-only; its operator allows writing by --token-file.")
    scheme, _, shown = request.header("authorization").partition(" ")
    right = hmac.compare_digest(shown.strip().encode("utf-8", "replace"), token.encode())
    if scheme.lower() != "bearer" or not right:
        raise Refused(401, "Writing needs the header 'Authorization: Bearer TOKEN'.")


async def update(app: App, request: Request, operation: Operation) -> Response:
    """Run an update and publish its result as the next snapshot."""
    authorise(app, request)
    text = operation.text
    request.note["query"] = text
    guard_update(text, app.settings)
    if loads(text):
        raise Refused(403, "LOAD is not allowed: send the graph itself to the Graph Store.")
    if operation.default or operation.named:
        text = with_using(text, operation.default, operation.named)
    status = await write(app, {"update": text, "base": f"{base(app, request)}/sparql"})
    return Response(status, [])


async def write(app: App, task: dict[str, Any], content: bytes = b"") -> int:
    """Let a process make a change; one at a time.

    Raises:
        Refused: the change was refused, ran too long or broke off; nothing is published.
    """
    settings = app.settings
    told = {
        **task, "store": str(settings.store), "memory": 2 * settings.memory,
        "seconds": int(settings.timeout) + 5,
    }  # fmt: skip
    start = f"import sys; sys.path[:] = {sys.path!r}; from kg.serve.writer import main; main()"
    async with app.writing:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-S", "-c", start,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment(),
        )  # fmt: skip
        try:
            answer, _ = await asyncio.wait_for(
                process.communicate(json.dumps(told).encode() + b"\n" + content), settings.timeout
            )
        except TimeoutError:
            raise Refused(504, f"The change took longer than {settings.timeout:g} seconds; "
                          "nothing was changed.") from None  # fmt: skip
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if not answer:
        raise failure(process.returncode or 0, settings)
    status, message = json.loads(answer)
    if status >= 400:
        raise Refused(status, message, retry_after=2 if status == 503 else None)
    return int(status)
