"""The figures of a text in one line each, for tables of tests; what is usual is left out."""

from kg.extract.extract import extract
from kg.facts.model import Observation
from kg.read.document import Document
from tests.extract.document import document

TITLE = "Kinh tế hợp tác tỉnh Sơn La 6 tháng đầu năm 2023"
USUAL = {
    "measure": "value", "unit": "organisation", "subject": "cooperative", "sector": "all",
    "area": "Sơn La", "status": "observed", "modifier": "exact", "organisation": None,
}  # fmt: skip


def figures(text: str, title: str = TITLE) -> list[str]:
    """Return the figures below the headline of a report on the first half of 2023 in Sơn La."""
    return figures_of(document(text, title=title))


def figures_of(page: Document) -> list[str]:
    """Return "quote: indicator, value, what is unusual, period" of each, the headline left out."""
    title = page.blocks[0]
    return [told(one) for one in extract(page).observations if one.start >= title.end]


def told(one: Observation) -> str:
    """Return one figure in a line."""
    value = f"{one.value:f}" + (f"..{one.value_max:f}" if one.value_max is not None else "")
    unusual = [str(getattr(one, name)) for name in USUAL if getattr(one, name) != USUAL[name]]
    return f"{one.quote}: " + ", ".join([one.indicator, value, *unusual, str(one.period)])
