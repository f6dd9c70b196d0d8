"""Files that hold no text to be read: each is refused in one line that says why and what to do."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.errors import BadCall, KgError, UnreadableReport
from kg.read import content as limits
from kg.read.read import read_document
from tests.read import make

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(member: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        made.writestr(member, content)
    return stream.getvalue()


def encrypted_archive() -> bytes:
    made = bytearray(make.docx())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(sign) + at] |= 1
    return bytes(made)


def lying_archive() -> bytes:
    """An archive whose directory says that its part is small."""
    made = bytearray(archive("word/document.xml", b" " * 40_000_000))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = made.index(sign) + at
        made[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(made)


def encrypted_pdf() -> bytes:
    """A PDF that says it is locked with a password nobody knows."""
    lock = (
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >>"
    )
    made = make.pdf([["Hợp tác xã"]])
    return made.replace(b"trailer << ", b"trailer << /ID [<00> <00>] /Encrypt " + lock + b" ")


ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{make.W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
BROKEN = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t\n", "holds no text"),
    ("scan.pdf", make.pdf([[], []]), r"is scanned: 2 of 2 pages have no text; run OCR first"),
    ("old.doc", OLE + b"\0" * 600, r"old binary Office file \(.doc, .xls\); save it as .docx"),
    ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    ("locked-archive.docx", encrypted_archive(), "is encrypted; save it without a password"),
    ("locked.pdf", encrypted_pdf(), "is encrypted; save it without a password"),
    ("bomb.docx", archive("word/document.xml", b"a" * 30_000_000), "unfolds to more"),
    ("lie.docx", lying_archive(), "unfolds to more|damaged"),
    ("entities.docx", archive("word/document.xml", ENTITIES.encode()), "declares a document type"),
    ("cut.docx", make.docx()[:-40], "damaged or cut short"),
    ("cut-xml.docx", archive("word/document.xml", b"<w:document><w:body>"), "damaged"),
    ("sheet.docx", archive("xl/workbook.xml", b"<x/>"), "without a Word document"),
    ("cut.pdf", make.pdf([["Hợp tác xã"]])[:60], "damaged or cut short"),
    ("nonsense.pdf", b"%PDF-1.7\n" + b"x" * 500, "damaged or cut short"),
    ("false.pdf", b"no pdf at all", "not what its name says"),
    ("false.docx", b"no archive at all", "not what its name says"),
    ("binary.dat", bytes(range(256)) * 40, "not text and of no known kind|no encoding"),
    ("zeros.bin", b"\0" * 5000, "not text and of no known kind"),
    ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "is a picture; run OCR first"),
    ("packed.gz", b"\x1f\x8b\x08" + b"\0" * 99, "unpack it first"),
    ("letter.rtf", b"{\\rtf1 abc}", "save it as .docx"),
    ("nothing.html", b"<html><body><script>x</script></body></html>", "holds no text"),
    ("huge.html", b"<html>" + b"<p>" * 6_000_000, "larger than 16 MB"),
    ("cut.txt", "Toàn tỉnh có 42 hợp tác xã, các tổ".encode()[:-1] + b"\xe1", "not utf-8 at byte"),
    ("odd.txt", b"\xff\xfea", "not utf-16"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "reason"), BROKEN, ids=lambda value: str(value)[:20])
def test_what_cannot_be_read_is_refused_in_one_line(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableReport, match=reason) as refused:
        read_document(path)
    message = str(refused.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert refused.value.exit_code == 1


def test_a_file_that_is_not_there_and_a_directory(tmp_path: Path) -> None:
    with pytest.raises(BadCall, match="there is no such file"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(BadCall, match="is a directory"):
        read_document(tmp_path)
    with pytest.raises(BadCall, match="cannot be read"):
        read_document(Path("a\0b.txt"))


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path = tmp_path / "secret.txt"
    path.write_text("chữ")
    path.chmod(0)
    with pytest.raises(BadCall, match="cannot be read"):
        read_document(path)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(1024**3)
    program = (
        "import resource, sys; from pathlib import Path; from kg.read.read import read_document;"
        "resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000));"
        "read_document(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    assert (
        done.stderr.strip()
        .split("\n")[-1]
        .endswith("huge.txt: is larger than 64 MB; split it, or give its text alone")
    )


def test_content_at_hand_has_the_same_limit() -> None:
    with pytest.raises(KgError, match="larger than 64 MB"):
        read_document(Path("a.txt"), b"a" * (limits.LARGEST + 1))
