"""The symbol behind a number: read as it is printed, written as the rules of form have it."""

import re
from dataclasses import dataclass

from kg.law.words import DASHES, UPPER, issuer_sign, issuers_by_sign, type_sign, types_by_sign

_TOKEN = re.compile(r"T\.\s?[ƯU](?![^\W\d_])|[^\W\d_]+(?:&[^\W\d_]+)*\d{0,2}")
_SEPARATOR = re.compile(rf"(\s{{0,2}})([/.{DASHES}])(\s{{0,2}})")
_ASSEMBLY = re.compile(r"(QH|UBTVQH|HĐNN|HDNN)\s?(\d{1,2})(?!\d)", re.IGNORECASE)
_JOINT = {"TTLT", "NQLT", "CTPH", "CTrPH", "CTMT", "KHPH", "KHLT", "QCPH", "HDLN"}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol: the signs of type and issuer where they are known, and its official spelling.

    `lead` is what parts it from the number. `clear` means that both signs are of the tables, so
    that no word is needed to tell that this is a citation; `open` that they have the form only.
    """

    end: int
    text: str
    lead: str
    type: str | None = None
    issuer: str | None = None
    kind: str = "typed"  # typed, assembly, letter, alone, excluded
    clear: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    end: int
    mark: str  # the separator before it
    spaced: bool


def _is_sign(text: str) -> bool:
    """Tell whether a word has the form of a sign: TTg, BKHĐT, but not Thành."""
    large = sum(letter in UPPER for letter in text)
    return 2 <= len(text) <= 14 and text[0] in UPPER and large >= 2 and 2 * large >= len(text)


def _next(text: str, place: int) -> _Token | None:
    separator = _SEPARATOR.match(text, place)
    token = _TOKEN.match(text, separator.end()) if separator else None
    if separator is None or token is None:
        return None
    mark = separator[2] if separator[2] in "/." else "-"
    return _Token(token[0], token.end(), mark, bool(separator[1] or separator[3]))


def read_symbol(text: str, place: int, lead: str) -> Symbol | None:
    """Read the symbol at a place, behind a number and what parts them."""
    assembly = _ASSEMBLY.match(text, place)
    if assembly:
        name = assembly[1].upper().replace("HDNN", "HĐNN") + assembly[2]
        sign = issuer_sign(name) or name
        return Symbol(assembly.end(), name, "/", issuer=sign, kind="assembly", clear=True)
    token = _TOKEN.match(text, place)
    if token is None:
        return None
    first = _Token(token[0], token.end(), lead, False)
    kind = type_sign(first.text)
    if kind is not None:
        return _typed(text, first, kind)
    return _joined(first) or _issued(text, first)


def _typed(text: str, first: _Token, kind: str) -> Symbol | None:
    """Read "NQ/TW", "QĐ-TTg", "TTLT-BTC-BNN": a type and whatever issuer follows."""
    if any(row.system == "excluded" for row in types_by_sign()[kind]):
        return Symbol(first.end, first.text, first.mark, kind="excluded")
    second = _unglued(_next(text, first.end)) or _unmarked(text, first.end)
    known = _known_issuer(second) if second else None
    if second is None or not (known or (_is_sign(second.text) and not second.spaced)):
        large = first.text[0] in UPPER
        return Symbol(first.end, kind, first.mark, type=kind, kind="alone") if large else None
    rest = _rest(text, second, spaced=kind in _JOINT)
    end = rest[-1].end if rest else second.end
    others = tuple(token.text for token in rest)
    tail = "".join(token.mark + token.text for token in rest)
    lead, mark = _marks(kind, known, bool(rest), first.mark, second.mark)
    issuer = known or second.text
    spelled = f"{kind}{mark}{issuer}{tail}"
    clear = known is not None or first.text == kind
    return Symbol(end, spelled, lead, type=kind, issuer=issuer, clear=clear, others=others)


def _marks(
    kind: str, issuer: str | None, long: bool, lead: str, mark: str
) -> tuple[str, str]:  # fmt: skip
    """Return the separators of the official spelling; what no rule fixes stays as printed."""
    row = issuers_by_sign().get(issuer) if issuer else None
    if row is None or row.system == "historic" or kind in _JOINT:
        return lead or "/", mark or "-"
    if row.system == "party":
        return "-", "/"
    return "/", mark if long and mark == "." else "-"


def _known_issuer(token: _Token) -> str | None:
    if token.text.islower() and token.spaced:
        return None
    assembly = _ASSEMBLY.fullmatch(token.text)
    if assembly:
        return token.text.upper()
    sign = issuer_sign(token.text)
    return None if sign and len(token.text) > 1 and token.spaced and token.text.istitle() else sign


def _unmarked(text: str, place: int) -> _Token | None:
    """Read an issuer behind a space where the hyphen is missing: "QĐ TTg"."""
    if text[place : place + 1] not in {" ", "\u00a0"}:
        return None
    token = _TOKEN.match(text, place + 1)
    if token and issuer_sign(token[0]) == token[0]:
        return _Token(token[0], token.end(), "", True)
    return None


def _unglued(token: _Token | None) -> _Token | None:
    """Part an issuer from a small word that is glued to it: "NQ/TWngày 16/6/2022"."""
    if token is None or issuer_sign(token.text):
        return token
    for cut in range(len(token.text) - 3, 1, -1):
        sign, word = token.text[:cut], token.text[cut:]
        if sign in issuers_by_sign() and word.islower():
            return _Token(sign, token.end - len(word), token.mark, token.spaced)
    return token


def _rest(text: str, token: _Token, *, spaced: bool) -> list[_Token]:
    """Read further issuers and units: "-BNN", "-HC", ".NN"."""
    found: list[_Token] = []
    while following := _next(text, token.end):
        known = issuer_sign(following.text)
        if not _is_sign(following.text) or (following.spaced and not (spaced and known)):
            break
        if following.mark == "/" and not spaced:
            break
        if following.mark == "." and (known or token.text != "UBND" or len(following.text) > 4):
            break  # "QĐ-UBND.HC" is a symbol; "QĐ-TTg.HTX" is the end of a sentence
        found.append(following)
        token = following
    return found


def _joined(first: _Token) -> Symbol | None:
    """Read a type and an issuer that no hyphen parts: "QĐTTg"."""
    for cut in range(1, len(first.text) - 1):
        kind, issuer = first.text[:cut], first.text[cut:]
        if kind in types_by_sign() and issuer in issuers_by_sign():
            sign = issuers_by_sign()[issuer].abbreviation
            lead, mark = _marks(kind, sign, False, first.mark, "-")
            return Symbol(first.end, f"{kind}{mark}{sign}", lead, kind, sign, clear=True)
    return None


def _issued(text: str, first: _Token) -> Symbol | None:
    """Read symbols that begin with an issuer: letters, "TTg/QĐ", "CP"."""
    sign = issuer_sign(first.text)
    known = sign is not None and first.text[0] in UPPER
    if not known and not _is_sign(first.text):
        return None
    name = sign if known and sign else first.text
    second = _next(text, first.end)
    if second and not second.spaced and _is_sign(second.text):
        kind = type_sign(second.text)
        if kind and known:
            spelled = f"{name}{second.mark}{kind}"
            return Symbol(second.end, spelled, first.mark or "/", kind, name, clear=True)
        rest = _rest(text, second, spaced=False)
        spelled = name + "".join(token.mark + token.text for token in (second, *rest))
        end = rest[-1].end if rest else second.end
        inner = issuer_sign(second.text)
        letter = "letter" if known or inner is None else "typed"
        issuer = name if letter == "letter" else inner
        clear = known and len(name) > 2
        return Symbol(end, spelled, first.mark or "/", None, issuer, letter, clear)
    if known and first.mark:
        return Symbol(first.end, name, first.mark, None, name, "alone")
    return None
