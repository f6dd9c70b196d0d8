"""What a line shows by itself, before its neighbours decide what it is on its page."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.read.datelines import is_dateline
from kg.read.phrases import Role, Roles

_ROLES = Roles(Role.furniture, Role.related, Role.comments, Role.recipients, Role.byline)
_MIDDLE = Roles(Role.caption)
_HEADINGS = Roles(Role.heading)
_GENRES = Roles(Role.genre, Role.press)
_OFFICIAL_GENRES = Roles(Role.genre)
_OFFICIAL = Roles(Role.official)
_AGENCIES = Roles(Role.agency)
_PHOTOS = Roles(Role.photos)
_ADDRESSES = Roles(Role.address)

_LONG = 200  # characters, from which a line is prose even where it does not end in a stop
_LONGEST_CAPTION = 320
_SHORT = 120
_SENTENCE = 60
_AGENCY = 60
_SECTION = 24  # characters
_SECTION_WORDS = 7
_STOP = re.compile(r"[.…!?;,][\"”’)\]]?$|\./\.$|\.\"$")
_BULLET = re.compile(r"(?:[-–—+•*▪◦●■►»→✓✔]\s*)(?=[^\W\d]|[\"“(\[]|\s?\d)")
_LABEL = re.compile(
    r"\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*(?=\D)|\(\d{1,2}\)|\(?[a-zđ][.)]\s|\d{1,2}\s?[-–/]\s(?=\D)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s(?=[^\W\d])"
)
_CHAPTER = re.compile(
    r"(?:[IVXL]{1,6}|[A-H]|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s\w{1,5})\s?[.\-–:)/]\s"
    r"|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s(?:(?:thứ|THỨ)\s\w{2,4}|[IVXL]{1,6}|[A-H]|\d{1,2})[.:]?$"
)
_FIGURE = re.compile(
    r"\d[\d.,]*\s?(?:%|(?:hợp tác xã|htx|tht|tổ|liên hiệp|lhhtx|quỹ|qtdnd|tỷ|tỉ|triệu|nghìn|ngàn"
    r"|đồng|người|thành viên|lao động|hộ|ha|héc|tấn|kg|sản phẩm|mô hình|lượt|lớp|đơn vị|dự án"
    r"|cán bộ|usd|xã viên|tổ viên|hồ sơ|tập thể|cá nhân)(?!\w))|\w: ?\d[\d.,]*$",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"\(?[ẢA]nh(?:\s\S+){0,2}\s?:.{0,40}$")
_COUNTER = re.compile(r"\W*\d(?:\s\d)+\W*$")
_DASH = re.compile(r"\s[-–]\s")
_SEPARATED = re.compile(r"\s*[›»|]\s*|\s+[>/]\s+|\s{2,}")
_MAY_BE_SEPARATED = re.compile(r"[›»|>/\s](?:(?<!\s)|\s)")  # faster, and false of most lines
_NAME = re.compile(
    r"(?:[^\W\d_a-z][\w’'.]*(?:[ \u00a0][^\W\d_a-z][\w’'.]*){1,4}|(?:\w{1,2}\.){1,3}\w{0,8})"
    r"(?:\s?[-–,(]\s?.{2,60})?$"
)


class Form(StrEnum):
    """The form of a line: settled, or open (`short`, `capitals`) until its neighbours are seen."""

    furniture = "furniture"
    related = "related"
    comments = "comments"
    recipients = "recipients"
    byline = "byline"
    dateline = "dateline"
    caption = "caption"
    row = "row"
    chapter = "chapter"  # a numbered heading
    bullet = "bullet"  # an item with a dash or dot
    numbered = "numbered"  # an item with a number or letter
    prose = "prose"
    lead_in = "lead-in"  # short, ends with a colon
    short = "short"
    capitals = "capitals"  # short, in capitals


@dataclass(slots=True)
class Piece:
    """A line, or one of the parts that a line holds side by side, with its form."""

    start: int
    end: int
    form: Form
    words: str
    gap: bool = True  # a blank line stands before it
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def has_figure(self) -> bool:
        """Tell whether it states an amount of something that such reports count."""
        return bool(_FIGURE.search(self.words))

    @property
    def is_open(self) -> bool:
        """Tell whether its neighbours must decide what it is."""
        return self.form in {Form.short, Form.capitals}

    @property
    def is_body(self) -> bool:
        """Tell whether it belongs to a report's text, wherever it stands."""
        if self.form in {Form.bullet, Form.numbered}:
            return ends_in_stop(self.words) or self.has_figure or len(self.words) >= _SHORT
        return self.form in {Form.prose, Form.row}


def ends_in_stop(words: str) -> bool:
    """Tell whether a line ends as sentences do; "A.B" and a name's initials do not."""
    return bool(_STOP.search(words[-3:]))


def form_of(line: str) -> Form:
    """Return the form of one line that has no tabs; its ends hold no white space."""
    role = _ROLES.of(line)
    if role is not None and not _is_sentence_of_figures(line):
        return Form(role.value)
    if len(line) >= _LONG and not _is_long_caption(line):
        return _listed(line) or Form.prose
    if len(line) <= 2 or line.isdecimal() or not any(letter.isalnum() for letter in line):
        return Form.furniture
    if _COUNTER.match(line):
        return Form.furniture
    if is_dateline(line, _is_furniture):
        return Form.dateline
    if "nh" in line and _CREDIT.search(line):
        return Form.caption
    return _listed(line) or _by_its_end(line)


def _is_sentence_of_figures(line: str) -> bool:
    return len(line) >= _SENTENCE and ends_in_stop(line) and bool(_FIGURE.search(line))


def _is_furniture(words: str) -> bool:
    return _ROLES.of(words) is Role.furniture


def _is_long_caption(line: str) -> bool:
    return len(line) < _LONGEST_CAPTION and not ends_in_stop(line) and is_caption(line)


def _listed(line: str) -> Form | None:
    chapter = _CHAPTER.match(line)
    if chapter:
        return Form.prose if len(line) >= _LONG or _FIGURE.search(line) else Form.chapter
    if _BULLET.match(line):
        return Form.bullet
    label = _LABEL.match(line)
    if not label:
        return None
    rest = line[label.end() :]
    titled = len(rest) < _SHORT and not ends_in_stop(rest) and not _FIGURE.search(rest)
    return Form.chapter if titled else Form.numbered


def _by_its_end(line: str) -> Form:
    if is_menu(line, least=3):
        return Form.furniture
    if line.endswith(":"):
        return Form.lead_in if len(line) < _SHORT else Form.prose
    if _ADDRESSES.of(line):
        return Form.prose
    if ends_in_stop(line) and not (line[-1] in "?!" and len(line) < _SHORT):
        plain_heading = len(line) < 80 and _HEADINGS.of(line) and not _FIGURE.search(line)
        return Form.short if plain_heading else Form.prose
    return Form.capitals if line.isupper() else Form.short


def is_menu(line: str, least: int = 2) -> bool:
    """Tell whether a line is nothing but names of pages, parted by bars, arrows or wide spaces."""
    if least > 1 and not _MAY_BE_SEPARATED.search(line):
        return False
    names = [name for name in _SEPARATED.split(line) if name]
    return (
        len(names) >= least
        and all(len(name) < 40 and not ends_in_stop(name) for name in names)
        and not _FIGURE.search(line)
    )


def is_genre(line: str) -> bool:
    """Tell whether a line names a kind of document and nothing more: "BÁO CÁO TÓM TẮT"."""
    plain = len(line.split()) <= 6 and not any(map(str.isdigit, line))
    return plain and line.isupper() and _GENRES.of(line) is not None


def is_official(line: str) -> bool:
    """Tell whether a line stands only in official documents: the state's name, or their kind."""
    if _OFFICIAL.of(line):
        return True
    return is_genre(line) and _OFFICIAL_GENRES.of(line) is not None


def is_masthead(line: str) -> bool:
    """Tell whether a line names who owns the page: "BÁO SUỐI VÀNG - Cơ quan của Đảng bộ tỉnh"."""
    owner = _DASH.split(line, 1)[0]
    return owner.isupper() and is_agency(owner)


def is_section(line: str) -> bool:
    """Tell whether a line may name a part of a site: "KINH TẾ - Nông thôn - Đời sống"."""
    if any(map(str.isdigit, line)) or ":" in line or ends_in_stop(line):
        return False
    names = _DASH.split(line)
    if len(names) > 2:
        return all(len(name) < _SECTION for name in names)
    return line.isupper() and len(line.split()) <= _SECTION_WORDS


def is_agency(line: str) -> bool:
    """Tell whether a line is the name of an authority or office, as in a letter head."""
    return len(line) < _AGENCY and ":" not in line and _AGENCIES.of(line) is not None


def is_name(line: str) -> bool:
    """Tell whether a line may be a person's name, in full or in initials, with a role or not."""
    return bool(_NAME.match(line))


def is_heading(line: str) -> bool:
    """Tell whether a line begins as headings of reports do."""
    return _HEADINGS.of(line) is not None


def is_caption(line: str) -> bool:
    """Tell whether a line begins as words under a picture do."""
    return _MIDDLE.of(line) is not None


def is_photo_report(title: str) -> bool:
    """Tell whether a page of this title is a series of pictures."""
    return _PHOTOS.of(title) is not None
