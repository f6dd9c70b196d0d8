"""An interruption, by key or by signal, becomes a message that says how things stand."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import Interrupted


@contextmanager
def undisturbed(message: str) -> Iterator[None]:
    """Turn an interruption into an error with a message.

    Raises:
        Interrupted: the user or the system stopped the command.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(message) from None
