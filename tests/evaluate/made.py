"""Facts for tests in one line each."""

import json
from pathlib import Path
from typing import Any

Fact = dict[str, Any]


def figure(start: int = 10, value: float = 50, **fields: Any) -> Fact:
    quote = f"{value:g} HTX"
    return {
        "indicator": "organisations-new", "measure": "value", "subject": "cooperative",
        "sector": None, "area": "Yên Bái", "period": "2023-01-01/2023-06-30", "value": value,
        "value_max": None, "unit": "organisation", "status": "observed", "modifier": "exact",
        "quote": quote, "start": start, "end": start + len(quote),
    } | fields  # fmt: skip


def mention(start: int, quote: str, **fields: Any) -> Fact:
    return {"quote": quote, "start": start, "end": start + len(quote)} | fields


def write(path: Path, **kinds: list[Fact]) -> Path:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(json.dumps(kinds, ensure_ascii=False), "utf-8")
    return path
