"""One text in every encoding in which Vietnamese reports are kept."""

import unicodedata
from pathlib import Path

import pytest

from kg.errors import BadCall, UnreadableReport
from kg.read.encodings import decoded, repaired
from kg.read.legacy import from_tcvn3, from_vni
from kg.read.read import read_document

TEXT = (
    "Tổng kết phát triển kinh tế tập thể của huyện trong năm qua\n\n"
    "Toàn huyện có 42 hợp tác xã với 3.150 thành viên, đạt 105% kế hoạch; lợi nhuận ước 1,2 tỷ "
    "đồng, thu nhập của người lao động đều tăng. Những khó khăn, vướng mắc về đất đai, vốn và thị "
    "trường đã được các sở, ngành tháo gỡ từng bước.\n"
    "Cũng trong kỳ, nhiều tổ hợp tác đã chuyển đổi, ký kết hợp đồng, mở rộng sản xuất."
)
PATH = Path("report.txt")


def inverse(reading: object, pieces: list[str]) -> dict[str, str]:
    assert callable(reading)
    return {reading(piece): piece for piece in reversed(pieces)}


BYTES = [chr(code) for code in range(0x80, 0x100)]
TCVN3 = inverse(from_tcvn3, BYTES)
VNI = inverse(
    from_vni, [a + b for a in "aeouyôöAEOUYÔÖ" for b in "ùøûõïâáàåãäêéèúüë"] + [*"ôöñîæóòÔÖÑ"]
)


def tcvn3(text: str) -> bytes:
    return "".join(TCVN3.get(letter, letter) for letter in text).encode("latin-1")


def vni(text: str) -> bytes:
    return "".join(VNI.get(letter, letter) for letter in text).encode("latin-1")


def cp1258(text: str) -> bytes:
    """Vowels with their own sign stand as one letter, tones as marks after it."""
    made = []
    for letter in text:
        try:
            letter.encode("cp1258")
            made.append(letter)
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
            base = [mark for mark in parts if mark not in tone]
            made.append(unicodedata.normalize("NFC", "".join(base)) + "".join(tone))
    return "".join(made).encode("cp1258")


CODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": TEXT.encode("utf-8-sig"),
    "UTF-8 decomposed": unicodedata.normalize("NFD", TEXT).encode(),
    "UTF-8 with CRLF": TEXT.replace("\n", "\r\n").encode(),
    "UTF-16 with a mark": TEXT.encode("utf-16"),
    "UTF-16 little without": TEXT.encode("utf-16-le"),
    "UTF-16 big without": TEXT.encode("utf-16-be"),
    "UTF-32": TEXT.encode("utf-32"),
    "windows-1258": cp1258(TEXT),
    "TCVN3": tcvn3(TEXT),
    "TCVN3 in UTF-8": tcvn3(TEXT).decode("latin-1").encode(),
    "VNI": vni(TEXT),
    "VNI in UTF-8": vni(TEXT).decode("latin-1").encode(),
    "UTF-8 read as latin-1": TEXT.encode().decode("latin-1").encode(),
    "UTF-8 read as cp1252": "".join(
        bytes([b]).decode("cp1252") if b not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(b)
        for b in TEXT.encode()
    ).encode(),
}


@pytest.mark.parametrize("name", CODED)
def test_a_text_in_any_encoding_is_read_the_same(name: str) -> None:
    assert decoded(PATH, CODED[name]) == TEXT
    assert read_document(PATH, CODED[name]).text == TEXT


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("utf-8", TEXT.encode()),
        ("cp1258", CODED["windows-1258"]),
        ("tcvn3", CODED["TCVN3"]),
        ("ABC", CODED["TCVN3"]),
        ("vni", CODED["VNI"]),
        ("utf-16", TEXT.encode("utf-16")),
    ],
)
def test_an_encoding_may_be_named(encoding: str, content: bytes) -> None:
    assert read_document(PATH, content, encoding).text == TEXT


def test_every_letter_of_the_old_fonts_has_its_own_code() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
    letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ"}
    own = letters - set("aeiouy")
    assert own <= set(TCVN3)
    assert own - {"í", "ì"} <= set(VNI)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("­íc ®¹t 1.155 triÖu ®ång", "ước đạt 1.155 triệu đồng"),
        ("Hîp t¸c x· ®­îc thµnh lËp", "Hợp tác xã được thành lập"),
    ],
)
def test_tcvn3_letters(written: str, meant: str) -> None:
    assert from_tcvn3(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ñöôïc thaønh laäp", "được thành lập"), ("HÔÏP TAÙC XAÕ", "HỢP TÁC XÃ")],
)
def test_vni_letters(written: str, meant: str) -> None:
    assert from_vni(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Annual report: 42 cooperatives, café crème",
        "Số liệu “năm” – «2023»",
        "",
        "12,5 % ½ ®",
        TEXT,
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert repaired(text) == text


def test_what_cannot_be_told_asks_for_its_encoding() -> None:
    content = "Отчёт о развитии кооперативов за прошлый год".encode("koi8-r")
    with pytest.raises(UnreadableReport, match="--encoding"):
        read_document(PATH, content)


def test_a_wrong_encoding_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="not ascii at byte 1"):
        read_document(PATH, TEXT.encode(), "ascii")
    with pytest.raises(BadCall, match="klingon: is no known encoding"):
        read_document(PATH, TEXT.encode(), "klingon")
    with pytest.raises(BadCall, match="no known encoding"):
        read_document(PATH, TEXT.encode(), "base64")


def test_utf_8_that_is_cut_says_where() -> None:
    content = TEXT.encode()[: len("Tổng kết phát triển kinh tế".encode()) - 1]
    with pytest.raises(UnreadableReport, match="not utf-8 at byte"):
        read_document(PATH, content)
