"""Short forms: "Chương trình hành động 190" is what the same text names in full elsewhere."""

from collections import defaultdict
from collections.abc import Sequence

from kg.law.draft import Draft

_NICKNAMED = {"Chương trình", "Đề án"}  # "Chương trình 135" is the national programme
Key = tuple[str | None, str | None]


def settle_short(text: str, drafts: Sequence[Draft], keys: list[Key]) -> None:
    """Fill the keys that are open, where one full form alone in the text can be meant.

    Args:
        text: the view in which the drafts have their places.
        drafts: all citations of the text.
        keys: key and symbol of each of them; open ones are filled in place.
    """
    full: dict[tuple[str | None, str], set[Key]] = defaultdict(set)
    for draft, (key, symbol) in zip(drafts, keys, strict=True):
        if key is not None and draft.number is not None and symbol is not None:
            full[_name(draft)].add((key, symbol))
    for place, draft in enumerate(drafts):
        if keys[place][0] is not None or not _is_short(text, draft):
            continue
        found = [(k, s) for k, s in full[_name(draft)] if _agrees(draft, s)]
        if len(found) == 1:
            keys[place] = found[0]


def _name(draft: Draft) -> tuple[str | None, str]:
    return draft.type, (draft.number or "").lstrip("0").lower()


def _is_short(text: str, draft: Draft) -> bool:
    if draft.number is None or draft.type is None or draft.printed_year is not None:
        return False
    named = draft.type not in _NICKNAMED
    return named or "hành động" in text[draft.start : draft.end].lower()


def _agrees(draft: Draft, symbol: str | None) -> bool:
    """Tell whether nothing that is printed at the short form speaks against the full one."""
    signs = (symbol or "").replace("/", "-").split("-")
    if draft.symbol is not None and draft.symbol.issuer not in signs:
        return False
    sign = draft.issuer.sign if draft.issuer else None
    return draft.issuer is None or sign is None or sign in signs
