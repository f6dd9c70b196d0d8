"""What a query's text shows before an engine sees it: federation, nesting, datasets, faults.

The engine's grammar knows no borders of words: `1SERVICE`, `SERVICEex:a {` and `.SERVICE` are
keywords to it, and whether `<` begins an IRI or compares depends on its place. So what guards
safety looks at the characters alone, strings and comments included: a text that only quotes such
a clause is refused as well.
"""

import re

_GAP = r"(?>\s++|\#[^\n\r]*+)*+"  # space and comments, never tried in two ways
_IRI = r"<((?>[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+)>"
_PREFIXED = r"[\w.-]*+:(?>[\w.:%-]|\\.)*+"
_ADDRESS = rf"(?:{_IRI}|[?$]\w++|{_PREFIXED})"
_SERVICE = re.compile(rf"service{_GAP}(?:silent{_GAP})?+{_ADDRESS}{_GAP}\{{", re.IGNORECASE)
_LOAD = re.compile(rf"load{_GAP}(?:silent{_GAP})?+{_ADDRESS}", re.IGNORECASE)
_CHANGERS = ("rand", "now", "uuid", "bnode")
_CHANGING = re.compile(rf"(?:{'|'.join(_CHANGERS)}){_GAP}\(", re.IGNORECASE)
_FROM = re.compile(rf"from{_GAP}(?:named{_GAP})?+(?:{_IRI}|{_PREFIXED})", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")
_NAME_BEFORE = re.compile(
    r"""
    [?$]\w*+ $                                      # a variable
    | :(?:[\w:%]|\\.)(?:[\w.:%-]|\\.)* $ | : $      # the local part of a prefixed name
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*-? $ | @ $        # a language
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(
    r"""
    <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\" | "(?:[^"\\\n\r]|\\.)*+"
    | \'\'\'(?:[^'\\]|\\.|'(?!''))*+\'\'\' | '(?:[^'\\\n\r]|\\.)*+'
    | \#[^\n\r]*+
    | \\.                                           # escaped in a name: it begins no string
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS = re.compile(r"\[[^\]]*\](?:, )?", re.DOTALL)  # letters, of which people need no list
_FORM = re.compile(
    r"\s*(?:(?:PREFIX\s+[\w.-]*:|BASE|VERSION)\s*)*+(SELECT|ASK|CONSTRUCT|DESCRIBE)(?!\w)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(){}\[\]]")
_REACH = 400  # characters in which a name before a keyword must begin
_MOST = 50  # mentions of one keyword; no honest query has more, and each costs a look ahead
_SHOWN = 120


def services(text: str) -> tuple[str | None, ...]:
    """Return the address of each SERVICE: the absolute IRI as written, None for anything else.

    Escaped characters are looked at as written and decoded, because an engine may decode them
    before or after it tells strings from keywords.
    """
    return _addresses(_SERVICE, "service", text)


def loads(text: str) -> bool:
    """Tell whether an update has the operation LOAD, which would fetch a document."""
    return bool(_addresses(_LOAD, "load", text))


def changes(text: str) -> bool:
    """Tell whether two runs on one snapshot may differ: by chance, by time, by new blank nodes."""
    small = text.lower()
    named = sum(map(small.count, _CHANGERS))
    if named > _MOST:
        return True
    fresh = "construct" in small and ("_:" in text or "[" in text)
    return fresh or (named > 0 and _CHANGING.search(text) is not None)


def names_dataset(text: str) -> bool:
    """Tell whether a query names its dataset by FROM or FROM NAMED."""
    if not 0 < text.lower().count("from") <= _MOST:
        return "from" in text.lower()
    plain = _QUOTED.sub(lambda found: found[0] if found[0][0] in "<\\" else " ", text)
    return any(not _in_name(plain, found.start()) for found in _FROM.finditer(plain))


def depth(text: str, enough: int) -> int:
    """Return how deep brackets of any kind are nested; fewer than `enough` are not looked at."""
    if text.count("(") + text.count("{") + text.count("[") <= enough:
        return 0
    now = deepest = 0
    for found in _BRACKET.finditer(_QUOTED.sub(" ", text)):
        now += 1 if found[0] in "({[" else -1
        deepest = max(deepest, now)
    return deepest


def masked(text: str) -> str:
    """Return a text of the same length whose IRIs, strings and comments are blanks."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def top_level(text: str) -> str:
    """Return the text with all that stands in braces, strings, IRIs and comments blanked out."""
    letters, depth = [], 0
    for letter in masked(text):
        depth -= letter == "}"
        letters.append(letter if depth == 0 else " ")
        depth += letter == "{"
    return "".join(letters)


def query_form(text: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE; nothing where the text is no query."""
    found = _FORM.match(masked(text))
    return found[1].upper() if found else ""


def syntax_message(text: str, problem: str) -> str:
    """Tell line and column of a fault, show the line, and say what is known of the reason.

    Args:
        text: the query.
        problem: what the engine said of it.
    """
    found = re.search(r"error at (\d+):(\d+): expected (.*)", problem, re.DOTALL)
    if found is None:
        return f"The query is not valid SPARQL: {problem}"
    row, column = int(found[1]), int(found[2])
    lines = text.splitlines()
    line = lines[row - 1] if row <= len(lines) else ""
    start = max(0, column - _SHOWN)
    if "Prefix not found" in found[3]:
        reason = "a prefix is used that is not declared"
    else:
        expected = _CLASS.sub("", found[3])
        reason = f"expected {expected if len(expected) <= _SHOWN else expected[:_SHOWN] + '…'}"
    return (
        f"The query is not valid SPARQL: line {row}, column {column}: {reason}\n"
        f"    {line[start : start + 2 * _SHOWN]}\n    {' ' * (column - 1 - start)}^"
    )


def _addresses(pattern: re.Pattern[str], keyword: str, text: str) -> tuple[str | None, ...]:
    forms = [text]
    if "\\" in text:
        forms.append(_ESCAPE.sub(_decoded, text))
    mentions = [form.lower().count(keyword) for form in forms]
    if max(mentions) > _MOST:
        return (None,)
    return tuple(
        found[1]
        for form, mentioned in zip(forms, mentions, strict=True)
        if mentioned
        for found in pattern.finditer(form)
        if not _in_name(form, found.start())
    )


def _decoded(found: re.Match[str]) -> str:
    return chr(min(int(found[1] or found[2], 16), 0x10FFFF))


def _in_name(text: str, place: int) -> bool:
    """Tell whether what stands at a place goes on a variable, a prefixed name or a language."""
    return _NAME_BEFORE.search(text, max(0, place - _REACH), place) is not None
