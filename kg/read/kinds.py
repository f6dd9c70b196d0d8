"""Which kind of file it is, by its first bytes before its name, and the text it holds."""

from pathlib import Path

from kg.errors import UnreadableReport
from kg.read.encodings import decoded

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PDF_HEAD = 1024  # bytes within which a PDF file says that it is one
_HTML_HEAD = 2048
_HTML_NAMES = {".html", ".htm", ".xhtml"}
_MARKDOWN_NAMES = {".md", ".markdown"}

_REFUSED = (
    (b"{\\rtf", "is RTF; open it in a word processor and save it as .docx"),
    (b"\x89PNG", "is a picture; run OCR first (tesseract -l vie), then give its text"),
    (b"\xff\xd8\xff", "is a picture; run OCR first (tesseract -l vie), then give its text"),
    (b"GIF8", "is a picture; run OCR first (tesseract -l vie), then give its text"),
    (b"II*\x00", "is a picture; run OCR first (tesseract -l vie), then give its text"),
    (b"MM\x00*", "is a picture; run OCR first (tesseract -l vie), then give its text"),
    (b"\x1f\x8b", "is a packed file (gzip); unpack it first"),
    (b"7z\xbc\xaf", "is a packed file (7z); unpack it first"),
    (b"Rar!", "is a packed file (RAR); unpack it first"),
    (b"\x7fELF", "is a program, not a report"),
)


def text_of(path: Path, content: bytes, encoding: str | None = None) -> str:
    """Return the text that a file holds.

    Raises:
        BadCall: the encoding is unknown.
        UnreadableReport: the file is of a kind that holds no text, or is damaged.
    """
    for sign, reason in _REFUSED:
        if content.startswith(sign):
            raise UnreadableReport(f"{path}: {reason}")
    if content.startswith(_OLE):
        raise UnreadableReport(f"{path}: {_old_office(content)}")
    if content.startswith(_ZIP):
        from kg.read.word import text_of_word

        return text_of_word(path, content)
    if b"%PDF-" in content[:_PDF_HEAD]:
        from kg.read.pdf import text_of_pdf

        return text_of_pdf(path, content)
    if path.suffix.lower() in {".docx", ".pdf", ".doc", ".docm"}:
        raise UnreadableReport(
            f"{path}: is damaged or not what its name says; save it again, or give its text as .txt"
        )
    return _of_characters(path, content, encoding)


def _of_characters(path: Path, content: bytes, encoding: str | None) -> str:
    suffix = path.suffix.lower()
    if suffix in _HTML_NAMES or (suffix not in _MARKDOWN_NAMES and _looks_like_html(content)):
        from kg.read.webpage import text_of_page

        return text_of_page(path, content, encoding)
    text = decoded(path, content, encoding)
    if suffix in _MARKDOWN_NAMES:
        from kg.read.markdown import text_of_markdown

        return text_of_markdown(text)
    return text


def _old_office(content: bytes) -> str:
    if _ENCRYPTED_PACKAGE in content:
        return "is encrypted; save it without a password"
    return "is an old binary Office file (.doc, .xls); save it as .docx"


def _looks_like_html(content: bytes) -> bool:
    head = content[:_HTML_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or b"<html" in head[:512]
