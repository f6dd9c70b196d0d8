"""Which rows are documents of `legal_documents.csv`, whose rows are never changed by an import."""

from kg.authority.documents import Document, documents
from kg.law.fold import fold
from kg.law.national.issuers import issuer_key


def curated_by_key() -> dict[str, list[Document]]:
    """Return the curated documents by the folded form of their printed number."""
    found: dict[str, list[Document]] = {}
    for document in documents().values():
        found.setdefault(fold(document.key), []).append(document)
    return found


def same_document(
    curated: Document, issuer: str | None, area: str | None, when: str | None, vbpl_id: str | None
) -> bool:
    """Tell whether a row of the same number is a curated document, beyond doubt.

    It is where the id of the national database is the curated one, or where body, place and date
    are: the day, or the year where one of the two knows no more. What one of them does not say
    proves nothing.
    """
    if curated.vbpl_id and curated.vbpl_id == vbpl_id:
        return True
    if issuer is None or area is None or when is None or curated.date is None:
        return False
    if issuer_key(issuer) != issuer_key(curated.issuer) or area != curated.area:
        return False
    exact = min(len(when), len(curated.date))
    return when[:exact] == curated.date[:exact]
