"""The same report in every format has the same text."""

import io
import json
import sys
from pathlib import Path

import pytest

from kg.read.document import BlockKind, Document
from kg.read.read import read_document
from tests.read import make


def content_lines(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind.is_content]


def wrapped(words: str, width: int = 90) -> list[str]:
    import textwrap

    return textwrap.wrap(words, width)


PDF = make.pdf(
    [[make.TITLE, *[line for p in make.PARAGRAPHS for line in wrapped(p)], "1"]], make.TABLE
)
FORMATS = {
    "report.txt": make.TEXT.encode(),
    "report.docx": make.docx(),
    "report.html": make.page().encode(),
    "report.md": make.MARKDOWN.encode(),
    "report.pdf": PDF,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_in_any_format_has_the_same_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name])
    document = read_document(path)
    assert content_lines(document) == [line.strip() for line in make.LINES]
    assert [len(b.cells) for b in document.blocks if b.kind is BlockKind.row] == [4, 4, 4]
    assert document.name == name


@pytest.mark.parametrize("name", FORMATS)
def test_the_first_bytes_tell_the_format_where_the_name_does_not(name: str) -> None:
    if name != "report.md":
        document = read_document(Path("upload"), FORMATS[name])
        assert content_lines(document)[:3] == list(make.LINES[:3])


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(make.docx())))
    document = read_document(Path("-"))
    assert document.name == "stdin"
    assert content_lines(document)[0] == make.TITLE


def test_word_keeps_what_is_inserted_and_leaves_out_what_is_deleted() -> None:
    run = "<w:r>{}<w:t>{}</w:t></w:r>"
    box = "<w:txbxContent>" + make.paragraph("Trong khung.") + "</w:txbxContent>"
    body = (
        "<w:p>"
        + run.format("", "Có ")
        + "<w:ins>" + run.format("", "42") + "</w:ins>"
        + "<w:del><w:r><w:delText>41</w:delText></w:r></w:del>"
        + run.format("", " HTX")
        + run.format("<w:rPr><w:vanish/></w:rPr>", " ẩn")
        + "<w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box
        + "</mc:Fallback></mc:AlternateContent></w:r>"
        + "<w:moveFrom>" + run.format("", " cũ") + "</w:moveFrom>"
        + "<w:r><w:instrText>PAGE</w:instrText><w:noBreakHyphen/><w:t>X</w:t></w:r></w:p>"
    )  # fmt: skip
    document = read_document(Path("a.docx"), make.docx(body))
    assert document.text.split("\n") == ["Có 42 HTX-X", "Trong khung."]


def test_word_prints_the_labels_of_lists() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(
            [("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), ("bullet", "o")]
        )
    )
    numbering = (
        f'<w:numbering xmlns:w="{make.W}"><w:abstractNum w:abstractNumId="7">{levels}'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    body = "".join(
        make.paragraph(
            words,
            f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr></w:pPr>',
        )
        for depth, words in [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (3, "E"), (0, "F"), (1, "G")]
    )
    content = make.docx(body, {"word/numbering.xml": numbering})
    text = read_document(Path("a.docx"), content).text
    assert text.split("\n") == ["I. A", "I.1. B", "a) C", "b) D", "- E", "II. F", "II.1. G"]


def test_a_letter_head_in_a_table_of_word_is_no_row() -> None:
    head = [("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 5/KH-UBND", "Độc lập")]
    document = read_document(Path("a.docx"), make.docx(make.table(head)))
    assert all(block.kind is not BlockKind.row for block in document.blocks)


def test_cells_that_span_keep_the_columns_in_line() -> None:
    rows = (
        "<tr><td rowspan=2>Chỉ tiêu</td><td colspan=2>Năm 2022</td><td>2023</td></tr>"
        "<tr><td>KH</td><td>TH</td><td>KH</td></tr>"
        "<tr><td>Số HTX</td><td>1</td><td>2</td><td>3</td></tr>"
    )
    document = read_document(
        Path("a.html"), f"<html><body><table>{rows}</table></body></html>".encode()
    )
    cells = [
        [document.text[start:end] for start, end in block.cells]
        for block in document.blocks
        if block.cells
    ]
    assert cells == [
        ["Chỉ tiêu", "Năm 2022", "", "2023"],
        ["", "KH", "TH", "KH"],
        ["Số HTX", "1", "2", "3"],
    ]


def test_pages_of_a_pdf_lose_their_numbers_and_running_heads() -> None:
    line = "Hợp tác xã Suối Vàng có 25 thành viên và 12 lao động, trồng quế trên 40 ha đồi;"
    pages = [["Báo cáo của huyện", line, "còn lại là rừng.", f"- {at} -"] for at in range(1, 5)]
    text = read_document(Path("a.pdf"), make.pdf(pages)).text
    assert text.split("\n") == [f"{line} còn lại là rừng."] * 4


def test_the_columns_of_a_letter_head_are_kept_apart_in_a_pdf() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 5/KH-UBND\tSuối Vàng, ngày 2 tháng 3 năm 2024",
        "KẾ HOẠCH",
        "Phát triển kinh tế tập thể",
        "Trong năm, huyện thành lập mới 8 HTX.",
    ]
    document = read_document(Path("a.pdf"), make.pdf([lines]))
    assert [(b.kind.name, document.text[b.start : b.end]) for b in document.blocks] == [
        ("byline", "ỦY BAN NHÂN DÂN"),
        ("furniture", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("dateline", "Số: 5/KH-UBND"),
        ("dateline", "Suối Vàng, ngày 2 tháng 3 năm 2024"),
        ("heading", "KẾ HOẠCH"),
        ("title", "Phát triển kinh tế tập thể"),
        ("paragraph", "Trong năm, huyện thành lập mới 8 HTX."),
    ]


def test_a_web_page_says_its_encoding() -> None:
    page = make.page().replace("utf-8", "windows-1258")
    from tests.read.test_encodings import cp1258

    document = read_document(Path("a.html"), cp1258(page))
    assert content_lines(document)[:3] == list(make.LINES[:3])


MARKDOWN = [
    ("# Tổng kết *năm*", "Tổng kết năm"),
    ("Có **42 HTX** và __3__ [quỹ](http://a.vn/x).", "Có 42 HTX và 3 quỹ."),
    ("dòng một\ndòng hai", "dòng một dòng hai"),
    ("* một\n* hai", "- một\n- hai"),
    ("> Trích **lời**", "Trích lời"),
    ("| a | b |\n|:--|--:|\n| 1 | 2 |", "a\tb\n1\t2"),
    ("---\ntitle: x\n---\nChữ", "Chữ"),
    ("5 * 3 = 15, giá 2*3", "5 * 3 = 15, giá 2*3"),
    ("Tên_tệp_dài &amp; \\*sao\\*", "Tên_tệp_dài & *sao*"),
]


@pytest.mark.parametrize(("written", "plain"), MARKDOWN)
def test_markdown_marks_are_no_text(written: str, plain: str) -> None:
    assert read_document(Path("a.md"), written.encode()).text.strip() == plain


@pytest.mark.parametrize(
    "name", ["d01.html", "d10.html", "d13.html", "d20.html", "d04.docx", "d05.pdf"]
)
def test_the_gold_holds_in_the_other_formats(corpus: Path, name: str) -> None:
    gold = json.loads((corpus / name).with_suffix(".json").read_text("utf-8"))
    document = read_document(corpus / name)
    content = "\n".join(content_lines(document))
    assert [f["quote"] for f in gold["observations"] if f["quote"] not in content] == []
    kinds = ("citations", "people", "events", "programmes", "organisations", "products")
    quotes = [fact["quote"] for kind in kinds for fact in gold.get(kind, [])]
    assert [quote for quote in quotes if quote not in document.text] == []


FURNITURE = {
    "d01.html": [
        "120 HTX",
        "785 HTX",
        "15.000 tấn",
        "thành lập mới 5 HTX",
        "48.220.771",
        "12 lượt",
    ],
    "d10.html": ["3 HTX mà", "90.000", "7 HTX", "300.000", "4,1 tỷ", "12 HTX", "5.120", "500 đồng"],
    "d13.html": ["31 HTX", "60 thành viên", "902.314", "02 viên chức"],
    "d20.html": ["41 HTX", "6 HTX", "14.500", "15 hộ", "128 phiếu", "1.204.377"],
}


@pytest.mark.parametrize("name", FURNITURE)
def test_figures_around_an_article_are_not_its_own(corpus: Path, name: str) -> None:
    content = "\n".join(content_lines(read_document(corpus / name)))
    assert [figure for figure in FURNITURE[name] if figure in content] == []


def test_an_article_has_the_lines_of_its_text(corpus: Path) -> None:
    for name in ("d01", "d10", "d13", "d20"):
        web = content_lines(read_document(corpus / f"{name}.html"))
        text = content_lines(read_document(corpus / f"{name}.txt"))
        assert [line.replace("\u00a0", " ") for line in text] == web
    assert content_lines(read_document(corpus / "d05.pdf")) == content_lines(
        read_document(corpus / "d05.txt")
    )
