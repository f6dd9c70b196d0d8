"""What is refused before a worker sees it: by size, by nesting, by whom it would ask."""

from kg.ask.syntax import depth, services
from kg.serve.errors import Refused
from kg.serve.settings import Settings

UPDATE_SIZE = 1 << 20  # bytes


def guard(text: str, settings: Settings) -> bool:
    """Refuse a text that is too large, too deeply nested, or asks a server that is not allowed.

    Returns:
        whether it asks servers that are allowed.

    Raises:
        Refused: with the limit in words.
    """
    if len(text) > settings.query_size // 4 and len(text.encode()) > settings.query_size:
        raise Refused(413, f"The query is larger than {settings.query_size >> 10} KiB.")
    if depth(text, settings.nesting) > settings.nesting:
        raise Refused(422, f"The query nests brackets more than {settings.nesting} deep.")
    return _guard_services(text, settings)


def guard_update(text: str, settings: Settings) -> None:
    """Refuse an update that is too large, too deeply nested, or asks another server.

    Raises:
        Refused: with the limit in words.
    """
    if len(text.encode()) > UPDATE_SIZE:
        raise Refused(413, f"The update is larger than {UPDATE_SIZE >> 10} KiB; "
                      "send graphs to the Graph Store.")  # fmt: skip
    if depth(text, settings.nesting) > settings.nesting:
        raise Refused(422, f"The update nests brackets more than {settings.nesting} deep.")
    if services(text):
        raise Refused(403, "SERVICE is not allowed in an update.")


def _guard_services(text: str, settings: Settings) -> bool:
    asked = services(text)
    for address in asked:
        if address is None or address not in settings.federation:
            raise Refused(403, _not_allowed(address, settings))
    return bool(asked)


def _not_allowed(address: str | None, settings: Settings) -> str:
    if not settings.federation:
        return "SERVICE is not allowed: a query here asks no other server."
    what = f"<{address}>" if address is not None else "an address that is no absolute IRI"
    allowed = ", ".join(f"<{each}>" for each in sorted(settings.federation))
    return f"SERVICE must name an allowed address as it stands, not {what}; allowed: {allowed}"
