"""The dataset that the protocol names for an update: `using-graph-uri` becomes USING."""

import re

from kg.ask.syntax import top_level
from kg.serve.errors import Refused

_WHERE = re.compile(r"where\s*\{", re.IGNORECASE)
_OWN = re.compile(r"(?<![\w?$:])(?:using|with)(?![\w:])", re.IGNORECASE)


def with_using(text: str, default: list[str], named: list[str]) -> str:
    """Return an update whose operations use these graphs.

    Raises:
        Refused: an operation names its graphs itself, by USING or WITH.
    """
    top = top_level(text)
    if _OWN.search(top):
        raise Refused(
            400, "The graphs are named by USING or WITH in the update, or by parameters, not both."
        )
    clause = "".join(f" USING <{iri}>" for iri in default)
    clause += "".join(f" USING NAMED <{iri}>" for iri in named)
    for found in reversed(list(_WHERE.finditer(top))):
        start, opening = found.start(), found.end() - 1
        pattern = text[opening : top.index("}", opening) + 1]
        short = re.search(r"delete\s*$", top[:start], re.IGNORECASE)
        template = f" {pattern} " if short else ""  # DELETE WHERE deletes its own pattern
        text = f"{text[:start]}{template}{clause} {text[start:]}"
    return text
