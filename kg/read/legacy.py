"""Vietnamese letters before Unicode: TCVN3 (ABC fonts), VNI, and UTF-8 that was read as cp1252.

All work on texts whose characters stand for bytes, as files and old fonts give them.
"""

import re

_TCVN3 = {
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ",
    "¨": "ă", "©": "â", "ª": "ê", "«": "ô", "¬": "ơ", "\u00ad": "ư", "®": "đ",
    "µ": "à", "¶": "ả", "·": "ã", "¸": "á", "¹": "ạ",
    "»": "ằ", "¼": "ẳ", "½": "ẵ", "¾": "ắ", "Æ": "ặ",
    "Ç": "ầ", "È": "ẩ", "É": "ẫ", "Ê": "ấ", "Ë": "ậ",
    "Ì": "è", "Î": "ẻ", "Ï": "ẽ", "Ð": "é", "Ñ": "ẹ",
    "Ò": "ề", "Ó": "ể", "Ô": "ễ", "Õ": "ế", "Ö": "ệ",
    "×": "ì", "Ø": "ỉ", "Ü": "ĩ", "Ý": "í", "Þ": "ị",
    "ß": "ò", "á": "ỏ", "â": "õ", "ã": "ó", "ä": "ọ",
    "å": "ồ", "æ": "ổ", "ç": "ỗ", "è": "ố", "é": "ộ",
    "ê": "ờ", "ë": "ở", "ì": "ỡ", "í": "ớ", "î": "ợ",
    "ï": "ù", "ñ": "ủ", "ò": "ũ", "ó": "ú", "ô": "ụ",
    "õ": "ừ", "ö": "ử", "÷": "ữ", "ø": "ứ", "ù": "ự",
    "ú": "ỳ", "û": "ỷ", "ü": "ỹ", "ý": "ý", "þ": "ỵ",
}  # fmt: skip
_TCVN3_LETTERS = str.maketrans(_TCVN3)

_TONES = "ùøûõï"  # acute, grave, hook, tilde, dot: written after the vowel
_VNI_MARKED = {
    "a" + _TONES: "áàảãạ", "aâ": "â", "a" + "áàåãä": "ấầẩẫậ", "aê": "ă", "a" + "éèúüë": "ắằẳẵặ",
    "e" + _TONES: "éèẻẽẹ", "eâ": "ê", "e" + "áàåãä": "ếềểễệ",
    "o" + _TONES: "óòỏõọ", "oâ": "ô", "o" + "áàåãä": "ốồổỗộ",
    "ô" + _TONES: "ớờởỡợ", "u" + _TONES: "úùủũụ", "ö" + _TONES: "ứừửữự", "y" + "ùøûõ": "ýỳỷỹ",
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}


def _vni_letters() -> dict[str, str]:
    letters = dict(_VNI_ALONE)
    for group, vowels in _VNI_MARKED.items():
        for mark, vowel in zip(group[1:], vowels, strict=True):
            letters[group[0] + mark] = vowel
    for written, letter in list(letters.items()):
        letters[written.upper()] = letter.upper()
        letters[written[0].upper() + written[1:]] = letter.upper()
    return letters


_VNI = _vni_letters()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_BYTES = {code: bytes([code]) for code in range(256)}
_CP1252 = {
    ord(bytes([code]).decode("cp1252")): bytes([code])
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_OF_CHARACTER = {**_BYTES, **_CP1252}


def from_tcvn3(text: str) -> str:
    """Return a TCVN3 text in Unicode: "­íc ®¹t" is "ước đạt". Its font made capitals, not it."""
    return text.translate(_TCVN3_LETTERS)


def from_vni(text: str) -> str:
    """Return a VNI text in Unicode: "ñöôïc" is "được"."""
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)


def from_mojibake(text: str) -> str:
    """Return a text whose UTF-8 was read as cp1252: "bÃ¬nh quÃ¢n" is "bình quân".

    Lines that are not such stay as they are.
    """
    return "\n".join(map(_line_from_mojibake, text.split("\n")))


def _line_from_mojibake(line: str) -> str:
    if line.isascii():
        return line
    try:
        return b"".join([_OF_CHARACTER[ord(character)] for character in line]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return line
