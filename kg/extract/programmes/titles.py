"""Reads the title of a programme, scheme, project or plan from the word that begins it."""

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.lexicon import Entry, entries
from kg.extract.page import SYLLABLE, Page
from kg.law.words import UPPER


@dataclass(frozen=True, slots=True)
class ProgrammeWord(Entry):
    """A word that begins a programme's title.

    follow: "open": a title, quoted or not; "name": a proper name or a quoted title; "party": a
    number of the Party; "plan": the same, if the plan carries out another document; "whole":
    nothing, the words are the title.
    """

    follow: str


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed at start..end; `number` is printed in it.

    aims: the document that it carries out, which the title ends with, stands for a name.
    """

    word: ProgrammeWord
    start: int
    end: int
    number: str | None
    aims: bool = False


_QUOTED = re.compile(r"(?: hỗ trợ)? ?[“\"][^”\"\n]{5,220}[”\"]")
_GLOSS = re.compile(r" ?\((?:ocop|[a-zđ-]{2,12})\)")
_SHORT = re.compile(r" ?\([A-Z][\w.-]+\)")  # what a project is called for short, "(VnSAT)"
_NUMBERED = re.compile(
    r"(?: số)?:? ?(?P<number>\d{1,4}) ?- ?(?P<sign>ctr|ct|kh|đa|ctrhđ)/(?P<of>tu|tw|hu|qu|đu|"
    r"bcđ)(?!\w)"
    r"(?:,? ?ngày [\d/.-]+)?(?: của (?:ban thường vụ |bch đảng bộ |ban chấp hành đảng bộ )?"
    r"(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|tỉnh|thành phố|huyện))?"
)
_SIGNS = {"ctr": "CTr", "ct": "CT", "kh": "KH", "đa": "ĐA", "ctrhđ": "CTrHĐ", "bcđ": "BCĐ"}
_BARE = re.compile(r"(?: số)? (?P<number>\d{1,4}) của (?:tỉnh ủy|thành ủy)(?!\w)")
_AIM = re.compile(
    r" +của [^,.;:()]{3,60}? (?:triển khai )?thực hiện "
    r"(?P<nested>chương trình hành động của [^,.;:()]{3,60}? thực hiện )?"
    r"(?:nghị quyết|kết luận|chỉ thị)(?: số)? \d+[\w/-]*"
)
_BILL = re.compile(r" (?:luật|pháp lệnh|nghị quyết|nghị định)(?!\w)")
_NAME = re.compile(rf"(?: (?:{SYLLABLE}|[{UPPER}\d&-]{{2,}}))+")
_OPEN = re.compile(
    r" (?:hỗ trợ|phát triển|củng cố|xây dựng|lựa chọn|đổi mới|nâng cao|chuyển đổi|bảo tồn|thí điểm|"
    r"đào tạo|bồi dưỡng|giảm nghèo|cơ cấu|tái cơ cấu|hiện đại|khuyến|xúc tiến|liên kết|tổ chức|"
    r"mỗi|thành lập|chương trình|mục tiêu|bảo vệ|quản lý|ứng dụng|tăng cường|phục hồi|nhân rộng|"
    r"kiện toàn|sắp xếp|hoàn thiện|đẩy mạnh|trồng|bố trí|tiêu thụ|cải tạo|cải thiện|"
    r"\d{1,2}\.\d{3})(?!\w)"
)
_TERM = re.compile(
    r" giai đoạn (?:từ )?(?:năm )?\d{4} ?(?:-|đến) ?(?:năm )?\d{4}(?:,? (?:và )?(?:định hướng|"
    r"tầm nhìn) đến (?:năm )?\d{4})?"
    r"| đến năm \d{4}(?:,? (?:và )?(?:định hướng|tầm nhìn) (?:đến )?(?:năm )?\d{4})?"
)
_END = re.compile(
    r"[.;:()“”\"\n]| (?:theo|và đề án|và dự án|đã|được|sẽ|có|(?<!gắn )với|do|giúp|"
    r"tại quyết định|để|nhằm|trong khi|gồm|là|như) |(?<!chương) trình "
    r"|,(?! (?:[^\s,]+ ){0,2}?(?:nâng cao|nhân rộng|hoàn thiện|phát triển|hợp tác xã|htx|tht|"
    r"lhhtx|phường|chuyển đổi|"
    r"tạo việc|liên kết|mở rộng|củng cố|đổi mới|định hướng|thủy sản|nông thôn|chuỗi|"
    r"xúc tiến)(?!\w))"
)

_WITHIN = re.compile(r" (?:có|với|để|như)(?: [^\W\d]+){1,6}")  # words of a title that go on


@cache
def words() -> dict[str, ProgrammeWord]:
    """Return the words by themselves."""
    return {word.surface: word for word in entries("programme_words", ProgrammeWord)}


@cache
def anchor() -> re.Pattern[str]:
    """Return a pattern that finds the words, the longest first."""
    one = "|".join(sorted(map(re.escape, words()), key=len, reverse=True))
    return re.compile(rf"(?:{one})(?!\w)")


def read_title(page: Page, word: ProgrammeWord, start: int, limit: int) -> Title | None:
    """Read a title that begins with a word at a place, or None where none is named there."""
    end = start + len(word.surface)
    numbered = _NUMBERED.match(page.low, end, limit)
    if numbered and word.follow != "whole":
        sign = _SIGNS.get(numbered["sign"], numbered["sign"].upper())
        of = _SIGNS.get(numbered["of"], numbered["of"].upper())
        return Title(word, start, numbered.end(), f"{numbered['number']}-{sign}/{of}")
    if word.follow in {"party", "plan"}:
        return _of_the_party(page, word, start, end, limit)
    if word.follow == "whole":
        gloss = _GLOSS.match(page.low, end, limit)
        return Title(word, start, gloss.end() if gloss else end, None)
    last = _unnumbered(page, word, start, end, limit)
    return Title(word, start, last, None) if last else None


def _of_the_party(
    page: Page, word: ProgrammeWord, start: int, end: int, limit: int
) -> Title | None:
    """Read "Chương trình hành động 22 của Tỉnh ủy" and "Kế hoạch của … thực hiện Nghị quyết …"."""
    bare = _BARE.match(page.low, end, limit)
    if bare and word.follow == "party":
        return Title(word, start, bare.end(), f"{bare['number']}-CTr/TU")
    aim = _AIM.match(page.low, end, limit)
    if aim and page.text[start].isupper():
        return Title(word, start, aim.end(), None, aims=not aim["nested"])
    return None


def _unnumbered(page: Page, word: ProgrammeWord, start: int, end: int, limit: int) -> int | None:
    quoted = _QUOTED.match(page.text, end, limit)
    if quoted:
        return quoted.end()
    if word.follow == "name":
        name = _NAME.match(page.text, end, limit)
        if name and not _is_sentence(name[0], page.text[name.end() : name.end() + 2]):
            return None if _BILL.match(page.low, end, limit) else name.end()
        last = _until(page, end, limit) if _OPEN.match(page.low, end, limit) else None
        return last if last and (name or _SHORT.match(page.text, last, limit)) else None
    national = word.surface.endswith("quốc gia")
    if not page.text[start].isupper() or not (national or _OPEN.match(page.low, end, limit)):
        return None
    return _until(page, end, limit)


def _is_sentence(name: str, behind: str) -> bool:
    """Tell whether capitals are no name: a number, or the first syllable of words ("Hỗ trợ")."""
    own = name.strip()
    one = " " not in own and own[1:].islower() and behind[:1] == " " and behind[1:].islower()
    return len(own) < len("AB") or own.isdigit() or one


def _until(page: Page, at: int, limit: int) -> int | None:
    """Return where an unquoted title ends: behind its years, else at a mark or a verb."""
    stop = _END.search(page.low, at, limit)
    last = stop.start() if stop else limit
    term = _TERM.search(page.low, at, limit)
    if term and (term.start() <= last or _WITHIN.fullmatch(page.low, last, term.start())):
        return term.end()
    last = at + len(page.text[at:last].rstrip())
    return last if last > at else None
