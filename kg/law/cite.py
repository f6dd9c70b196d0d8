"""Find, read and resolve the citations of one text, as data for tools and as a page for people."""

from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from kg.authority.codes import label
from kg.law.candidates import LookUp
from kg.law.find import find_citations
from kg.law.identify import Link, akoma_ntoso, links, urn_lex
from kg.law.resolve import Context, Resolution, resolve

NEEDED = {"vi": "còn cần", "en": "needed"}


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of one text, resolved."""

    file: str
    context: Context
    resolutions: list[Resolution]


def cite(file: str, context: Context, look_up: LookUp | None = None) -> Cited:
    """Return the citations of the text of a context, each with its outcome."""
    return Cited(file, context, resolve(find_citations(context.text), context, look_up))


def told(resolution: Resolution, language: str) -> str:
    """Return the evidence of an outcome in words, or what would decide where it is open."""
    found = resolution.evidence or resolution.would_decide
    words = "; ".join(label("evidence", notation, language) for notation in found)
    return words if resolution.evidence else f"{NEEDED[language]}: {words}"


def links_of(resolution: Resolution) -> list[Link]:
    """Return the links of the document that a citation was resolved to."""
    if resolution.document is None:
        return []
    found = resolution.found
    return links(
        resolution.document, found.vbpl_id if found else None, found.url if found else None
    )


def as_data(cited: Cited) -> dict[str, Any]:
    """Return a text's citations as one JSON object."""
    return {
        "file": cited.file,
        "area": cited.context.area,
        "citations": [_citation_data(resolution) for resolution in cited.resolutions],
    }


def _citation_data(resolution: Resolution) -> dict[str, Any]:
    data = asdict(resolution.citation)
    found = resolution.found
    return {
        **data,
        "key": resolution.citation.key or (found.key if found else None),
        "status": resolution.status,
        "document": resolution.document,
        "candidates": list(resolution.candidates),
        "evidence": list(resolution.evidence),
        "would_decide": list(resolution.would_decide),
        "links": [asdict(link) for link in links_of(resolution)],
        "urn_lex_unofficial": urn_lex(found) if found else None,
        "akoma_ntoso": akoma_ntoso(found) if found else None,
    }


_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 17px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }}
pre {{ white-space: pre-wrap; font: inherit; overflow-wrap: anywhere; }}
mark {{ padding: 0 .15em; border-radius: .2em; }}
mark a {{ color: inherit; }}
.resolved {{ background: #cdeccd; }} .ambiguous {{ background: #ffe7b3; }}
.unknown {{ background: #e3e3e3; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9em; }}
th, td {{ text-align: left; vertical-align: top; padding: .3em .6em .3em 0;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p><mark class="resolved">đã xác định · resolved</mark>
<mark class="ambiguous">còn nhiều khả năng · ambiguous</mark>
<mark class="unknown">không biết · unknown</mark></p>
<pre>{text}</pre>
<h2>Văn bản được dẫn · Documents cited</h2>
<table>
<tr><th>Nguyên văn · words</th><th>Số · number</th><th>Văn bản · document</th>
<th>Căn cứ · evidence</th></tr>
{rows}
</table>
</body>
</html>
"""


def as_page(cited: Cited) -> str:
    """Return the text as one self-contained page, each citation marked up and linked."""
    return _PAGE.format(
        title=escape(cited.file),
        text=_marked(cited),
        rows="\n".join(_row(resolution) for resolution in cited.resolutions),
    )


def _marked(cited: Cited) -> str:
    text, parts, at = cited.context.text, [], 0
    for resolution in cited.resolutions:
        citation = resolution.citation
        parts.append(escape(text[at : citation.start]))
        reason = escape(told(resolution, "vi"))
        words = escape(citation.quote)
        target = _href(resolution)
        inner = f'<a href="{escape(target)}">{words}</a>' if target else words
        parts.append(f'<mark class="{resolution.status}" title="{reason}">{inner}</mark>')
        at = citation.end
    return "".join([*parts, escape(text[at:])])


def _href(resolution: Resolution) -> str | None:
    """Return the address of a document that a person can open: a page, else our own IRI."""
    found = {link.kind: link.url for link in links_of(resolution)}
    return found.get("vbpl") or found.get("page") or found.get("iri")


def _row(resolution: Resolution) -> str:
    title = resolution.found.title if resolution.found else None
    named = title or resolution.document or ", ".join(resolution.candidates)
    target = _href(resolution)
    document = f'<a href="{escape(target)}">{escape(named)}</a>' if target else escape(named)
    return (
        f"<tr><td>{escape(resolution.citation.quote)}</td>"
        f"<td>{escape(resolution.citation.key or '')}</td><td>{document}</td>"
        f"<td>{escape(told(resolution, 'vi'))}</td></tr>"
    )
