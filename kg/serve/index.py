"""The page at the root: what there is here, for people, in Vietnamese and English."""

import base64
import hashlib
from functools import lru_cache
from html import escape

from kg.ask.answers import number
from kg.graph.catalogue import DESCRIPTIONS, TITLES
from kg.serve.app import App
from kg.serve.http import Request, Response, content_of, text
from kg.serve.published import Published

LINKS = (
    ("sparql", "hỏi bằng SPARQL; không có câu hỏi thì là mô tả dịch vụ",
     "ask by SPARQL; without a query, the description of the service"),
    ("queries", "câu hỏi soạn sẵn, có tham số", "saved questions with parameters"),
    ("graphs?graph=https%3A%2F%2Fw3id.org%2Fkttt%2Fgraph%2Fareas",
     "từng đồ thị theo Graph Store Protocol", "single graphs by the Graph Store Protocol"),
    ("id/area/15-2004", "dữ liệu liên kết: mỗi định danh có địa chỉ ở đây",
     "linked data: every identifier has an address here"),
    ("def/", "bản thể học", "the ontology"),
    ("code/", "danh mục mã", "the code lists"),
    (".well-known/void", "mô tả tập dữ liệu (VoID)", "description of the data set (VoID)"),
    ("dumps/", "tải toàn bộ, kèm giấy phép và cách trích dẫn",
     "all of it as files, with licence and citation"),
    ("openapi.json", "mô tả giao diện cho chương trình", "the interface, for programs"),
    ("health", "tình trạng máy chủ", "state of the server"),
)  # fmt: skip
_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff }
h1 { font-size: 1.4rem; line-height: 1.25 }
dt { margin-top: .8rem; font-family: ui-monospace, monospace }
dd { margin: 0 }
[lang=en] { color: #555 }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #161616 } a { color: #8ab4f8 } [lang=en] { color: #aaa }
}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_PAGE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title_vi}</title>
<link rel="alternate" type="text/turtle" href=".well-known/void">
<style>{style}</style>
</head>
<body>
<h1>{title_vi}<br><span lang="en">{title_en}</span></h1>
<p>{description_vi}</p>
<p lang="en">{description_en}</p>
<p>{reports} báo cáo, {quads} phát biểu, công bố <time>{published}</time><br>
<span lang="en">{reports_en} reports, {quads_en} statements,
published <time>{published}</time></span></p>
<dl>
{links}
</dl>
<p>Giấy phép · <span lang="en">Licence</span>:
<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a></p>
</body>
</html>
"""
_ROBOTS = """\
User-agent: *
Disallow: /sparql
Disallow: /graphs
Disallow: /dumps/kttt
"""


async def index(app: App, _request: Request) -> Response:
    """Show what there is here."""
    return content_of(
        200, _page(app.current.get()), "text/html; charset=utf-8",
        (b"content-security-policy", _POLICY.encode()), (b"referrer-policy", b"no-referrer"),
        (b"cache-control", b"public, no-cache"),
    )  # fmt: skip


async def robots(_app: App, _request: Request) -> Response:
    """Ask robots to leave alone what is computed for each request."""
    return text(200, _ROBOTS)


@lru_cache(maxsize=1)
def _page(published: Published) -> bytes:
    manifest = published.snapshot.manifest
    links = "\n".join(
        f'<dt><a href="{escape(href)}">/{escape(href.partition("?")[0])}</a></dt>\n'
        f'<dd>{escape(vi)}<br><span lang="en">{escape(en)}</span></dd>'
        for href, vi, en in LINKS
    )
    counts = {"reports": len(manifest.reports), "quads": manifest.quads}
    page = _PAGE.format(
        **{name: number(str(count), "vi") for name, count in counts.items()},
        **{f"{name}_en": number(str(count), "en") for name, count in counts.items()},
        style=_STYLE, links=links, published=escape(manifest.published),
        title_vi=escape(TITLES["vi"]), title_en=escape(TITLES["en"]),
        description_vi=escape(DESCRIPTIONS["vi"]), description_en=escape(DESCRIPTIONS["en"]),
    )  # fmt: skip
    return page.encode()
