"""Files of every format, made from the same lines of text."""

import html
import io
import zipfile
import zlib
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

TITLE = "Huyện Suối Vàng: Hợp tác xã giữ nhịp phát triển trong năm 2023"
PARAGRAPHS = (
    "Đến ngày 31/12/2023, toàn huyện có 42 HTX với 3.150 thành viên, tăng 6 HTX so với cùng kỳ; "
    "doanh thu bình quân ước đạt 1,35 tỷ đồng/HTX, lợi nhuận 180 triệu đồng/HTX.",
    "Trong năm, huyện thành lập mới 8 HTX, đạt 160% kế hoạch, giải thể 2 HTX đã ngừng hoạt động "
    "lâu năm; các tổ hợp tác thu hút thêm 415 lao động ở những xã vùng cao.",
)
TABLE = (
    ("TT", "Chỉ tiêu", "TH 2022", "TH 2023"),
    ("1", "Tổng số hợp tác xã", "36", "42"),
    ("", "Trong đó: nông nghiệp", "27", "31"),
)
LINES = (TITLE, *PARAGRAPHS, *("\t".join(row) for row in TABLE))
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n\n" + "\n".join("\t".join(row) for row in TABLE)


def docx(
    body: str | None = None, parts: dict[str, str] | None = None, method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A Word document with this XML within w:body; without it, the sample text."""
    if body is None:
        body = "".join(paragraph(line) for line in (TITLE, *PARAGRAPHS)) + table(TABLE)
    document = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{html.escape(words)}</w:t></w:r></w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    made = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def page() -> str:
    """A web page with the sample text between menus, side columns, related titles and comments."""
    rows = "".join(
        f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in TABLE
    )
    article = "".join(f"<p><span>{html.escape(words)}</span></p>" for words in PARAGRAPHS)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | Trang tin</title>
<script>var hits = 907;</script></head><body>
<header><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">777 HTX</a></li></ul></nav>
</header><div id="left-sidebar"><p>Toàn quốc có 901 HTX được vinh danh trong tuần.</p></div>
<div class="main"><h1>{TITLE}</h1><div class="content">{article}<table>{rows}</table></div>
<div class="related"><b>Tin liên quan</b><a href="/r">Xã bên: thành lập mới 902 HTX</a></div>
<div class="comments"><p>Tôi thấy xã tôi có 903 HTX mà chẳng thấy hoạt động gì cả.</p></div></div>
<footer>© 2023 Trang tin. Lượt truy cập: 904.000</footer></body></html>"""


MARKDOWN = (
    f"# {TITLE}\n\n{PARAGRAPHS[0].replace('42 HTX', '**42 HTX**')}\n\n"
    + PARAGRAPHS[1].replace(", đạt", ",\nđạt")
    + "\n\n"
    + "\n".join(
        "| " + " | ".join(row) + " |" + ("\n|---|---|---:|---:|" if at == 0 else "")
        for at, row in enumerate(TABLE)
    )
)


def pdf(pages: Sequence[Sequence[str]], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A PDF with a text layer: these printed lines on each page, a ruled table on the first.

    A tab in a line begins the page's right column.
    """
    letters = sorted({letter for lines in pages for line in lines for letter in line}
                     | {letter for row in rows for cell in row for letter in cell})  # fmt: skip
    codes = {letter: at + 33 for at, letter in enumerate(letters)}

    def shown(x: float, y: float, words: str) -> str:
        return f"BT /F 10 Tf {x} {y} Td <{''.join(f'{codes[c]:02x}' for c in words)}> Tj ET\n"

    objects = [b"", b""]
    kids = []
    for number, lines in enumerate(pages):
        stream = "".join(
            shown(50 + 300 * column, 780 - 14 * at, part)
            for at, line in enumerate(lines)
            for column, part in enumerate(line.split("\t"))
        )
        if number == 0 and rows:
            stream += _ruled(rows, shown)
        objects.append(_stream(stream.encode()))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F FONT 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    font = len(objects) + 1
    mapping = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    widths = " ".join(["500"] * (len(codes) + 1))
    names = " ".join(["/A"] * len(codes))  # what is drawn does not matter, only what it stands for
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 33 /LastChar "
        f"{33 + len(codes)} /Widths [{widths}] /Encoding << /Differences [33 {names}] >> "
        f"/ToUnicode {font + 1} 0 R >>".encode(),
        _stream(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def "
            "/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange "
            f"{len(codes)} beginbfchar\n{mapping}endbfchar endcmap end end".encode()
        ),
    ]
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _file([o.replace(b"FONT", str(font).encode()) for o in objects])


def _ruled(rows: Sequence[Sequence[str]], shown: object) -> str:
    assert callable(shown)
    top, high, wide = 600, 20, 160
    across = "".join(
        f"50 {top - high * at} m {50 + wide * len(rows[0])} {top - high * at} l S\n"
        for at in range(len(rows) + 1)
    )
    down = "".join(
        f"{50 + wide * at} {top} m {50 + wide * at} {top - high * len(rows)} l S\n"
        for at in range(len(rows[0]) + 1)
    )
    words = "".join(
        shown(54 + wide * x, top - high * y - 14, cell)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell
    )
    return across + down + words


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >> stream\n%s\nendstream" % (len(packed), packed)


def _file(objects: Sequence[bytes]) -> bytes:
    made = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table_at,
    )
