"""Identity: pure functions from stable keys to IRIs, and from names as printed to keys.

A change to any IRI is a breaking change; `tests/test_names.py` pins them.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/kttt/"
DEF = BASE + "def/"
CODE = BASE + "code/"
ID = BASE + "id/"
GRAPH = BASE + "graph/"
SHAPE = BASE + "shape/"

AUTHORITY_GRAPHS = ("ontology", "codes", "shapes", "areas", "bodies", "programmes", "legal")
DERIVED_GRAPH = "derived"
CATALOGUE_GRAPH = "catalogue"
RESERVED_GRAPHS = frozenset({*AUTHORITY_GRAPHS, DERIVED_GRAPH, CATALOGUE_GRAPH, "default"})

REPORT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_SPELLINGS = (
    ("hợp tác xã", "htx"),
    ("kinh tế tập thể", "kttt"),
    ("uỷ", "ủy"),
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("uý", "úy"),
    ("uỳ", "ùy"),
    ("uỵ", "ụy"),
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
)
_SHORT_FORMS = (
    ("quỹ tín dụng nhân dân", "qtdnd"),
    ("quỹ tdnd", "qtdnd"),
    ("tổ hợp tác", "tht"),
    ("lmhtx", "liên minh htx"),
    ("phát triển nông thôn", "ptnt"),
    ("ngân hàng nhà nước", "nhnn"),
    (" – ", " - "),
)


def strip_diacritics(text: str) -> str:
    """Return the text in plain Latin letters: "Mù Căng Chải" becomes "Mu Cang Chai"."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """Return plain letters, digits and hyphens: "HTX Hồng Ca" is htx-hong-ca."""
    return re.sub(r"[^a-z0-9]+", "-", strip_diacritics(text).lower()).strip("-")


def named_slug(name: str) -> str:
    """Return a slug that keeps apart names which differ only in diacritics (Thúy, Thủy)."""
    normal = unicodedata.normalize("NFC", name).strip()
    return f"{slug(normal)}-{hashlib.sha256(normal.encode()).hexdigest()[:6]}"


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return the form under which spellings of one name are the same (Uỷ ban, Ủy ban, UBND)."""
    key = " ".join(unicodedata.normalize("NFC", name).lower().split())
    for spelling, normal in _SPELLINGS:
        key = key.replace(spelling, normal)
    return key


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """Return the form under which long and short names of one body are the same (QTDND, LMHTX)."""
    key = name_key(name).replace("’", "'")
    for words, short in _SHORT_FORMS:
        key = key.replace(words, short)
    return key


def code(scheme: str, notation: str) -> str:
    """Return the IRI of a code of a list."""
    return f"{CODE}{scheme}/{notation}"


def graph(name: str) -> str:
    """Return the IRI of a named graph: a report, an authority, or what is derived."""
    return GRAPH + name


def report(report_id: str) -> str:
    """Return the IRI of a report."""
    return f"{ID}report/{report_id}"


def text(report_id: str) -> str:
    """Return the IRI of a report's text, of which spans are fragments."""
    return f"{ID}report/{report_id}/text"


def span(report_id: str, start: int, end: int) -> str:
    """Return the IRI of the characters start..end (code points, end excluded; RFC 5147)."""
    return f"{text(report_id)}#char={start},{end}"


def fact(kind: str, report_id: str, start: int, ordinal: int = 1) -> str:
    """Return the IRI of a fact that stands at an offset of a report.

    Args:
        kind: observation, citation, event, programme-mention, product, legal-relation …
        report_id: the report's id; a slash parts it from the offset, so no two can collide.
        start: offset in code points of the words that state the fact.
        ordinal: 1 for the first fact of this kind at this offset, 2 for the next.
    """
    tail = f"{start}" if ordinal == 1 else f"{start}-{ordinal}"
    return f"{ID}{kind}/{report_id}/{tail}"


def person(report_id: str, name: str) -> str:
    """Return the IRI of a person as one report names them; who is who across reports is derived."""
    return f"{ID}person/{report_id}/{named_slug(name)}"


def organisation(report_id: str, name: str) -> str:
    """Return the IRI of an organisation that a report names and no authority row describes."""
    return f"{ID}organisation/{report_id}/{named_slug(name)}"


def named_area(report_id: str, name: str) -> str:
    """Return the IRI of a place that a report names and no authority row describes."""
    return f"{ID}area/{report_id}/{named_slug(name)}"


def area(key: str) -> str:
    """Return the IRI of a place of the authority, by code and era: "15-2004"."""
    return f"{ID}area/{key}"


def body(key: str) -> str:
    """Return the IRI of a body of the authority."""
    return f"{ID}body/{key}"


def programme(key: str) -> str:
    """Return the IRI of a programme of the authority."""
    return f"{ID}programme/{key}"


def legal(uid: str) -> str:
    """Return the IRI of a legal or Party document: "1804/QĐ-TTg@2020" becomes 1804_qd-ttg.2020."""
    plain = strip_diacritics(uid).lower().replace("/", "_").replace("@", ".")
    if not re.fullmatch(r"[a-z0-9_.-]+", plain):
        raise ValueError(f"The uid {uid!r} of a legal document has a character that has no slug.")
    return f"{ID}legal/{plain}"


def derived(kind: str, *parts: str) -> str:
    """Return the IRI of a derived thing: its kind and the hash of what identifies it."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
    return f"{ID}{kind}/{digest}"


def catalogue(kind: str, name: str | None = None) -> str:
    """Return the IRI of a thing of the catalogue: the data set, a prefix, an example query."""
    tail = kind if name is None else f"{kind}/{name}"
    return f"{graph(CATALOGUE_GRAPH)}#{tail}"


def partition(*terms: str) -> str:
    """Return the IRI of the part of the data that has a class, a property, a kind of object."""
    return catalogue("part", hashlib.sha256("\x1f".join(terms).encode()).hexdigest()[:16])
