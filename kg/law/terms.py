"""Terms of the Party: "khóa XIII" tells in which years a resolution of that term was passed."""

import re
from functools import cache

from kg.authority.tables import Optional, Row, Text, read_table, table_path

_NEXT = re.compile(
    r"[.;\n]|\b(?:về|thực hiện|nghị quyết|kết luận|quyết định|chỉ thị|chương trình|kế hoạch)\b",
    re.IGNORECASE,
)


class Term(Row):
    """A term of the Central Committee; documents count from the day after its congress closed."""

    term: int
    roman: Text
    from_: Text
    to: Optional

    def holds(self, day: str) -> bool:
        """Tell whether an ISO date, or a year, lies in the term."""
        return self.from_[: len(day)] <= day and (self.to is None or day <= self.to[: len(day)])


@cache
def terms() -> dict[str, Term]:
    """Return the terms by Roman number.

    Raises:
        FaultyTable: a broken row.
    """
    return {row.roman: row for row in read_table(table_path("party_terms"), Term)}


def term_of(words: str) -> Term | None:
    """Return the term that is named right behind a citation: "của … Trung ương khóa XIII".

    What follows a new clause or another document is not about this one.
    """
    clause = _NEXT.split(words, maxsplit=1)[0]
    found = re.search(r"\bkh(?:oá|óa)\s+([IVX]+)\b", clause, re.IGNORECASE)
    return terms().get(found[1].upper()) if found else None
