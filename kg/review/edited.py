"""Edited facts made whole: a person gives the words of a fact, the text tells where they stand."""

from typing import Any

from kg.facts.check import FACT_KINDS


def place_words(data: Any, text: str) -> None:
    """Fill in the offsets of facts where a person left them out, or changed the words.

    Words without offsets must stand once in the text; changed words must overlap the old place,
    once. What stays open is told by the checks that follow.
    """
    for kind in FACT_KINDS if isinstance(data, dict) else ():
        for item in data.get(kind) or []:
            if isinstance(item, dict) and isinstance(item.get("quote"), str) and item["quote"]:
                _place(item, text)


def _place(item: dict[str, Any], text: str) -> None:
    quote, start, end = item["quote"], item.get("start"), item.get("end")
    places = [at for at in range(len(text)) if text.startswith(quote, at)]
    if isinstance(start, int):
        last = end if isinstance(end, int) else start + len(quote)
        if start not in places:
            places = [at for at in places if at < last and start < at + len(quote)]
        else:
            places = [start]
    if len(places) == 1:
        item["start"], item["end"] = places[0], places[0] + len(quote)
