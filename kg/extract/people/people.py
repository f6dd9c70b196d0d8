"""People: those whom a report names with a title, an office or a role."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.localities import Surroundings, surroundings
from kg.extract.naming.mentions import Mentions
from kg.extract.page import SYLLABLE, Page, page_of
from kg.extract.people.names import APOSTROPHED, Candidate, candidates
from kg.extract.people.posts import Office, organisation, read_offices
from kg.extract.people.sightings import Sighting
from kg.extract.people.signatures import signed
from kg.extract.roles import role_starts
from kg.facts.model import Evidence, Person, Post
from kg.read.document import BlockKind, Document

_BEFORE = 130  # characters in which an office before a name begins
_FULL = 3  # syllables of a name that says who is meant, with no office
_AGE = (
    r"(?: ?\((?:thứ|bìa|đứng|ngồi|hàng|ngoài|người|bên|áo|đầu) [^()]{0,40}\)"
    r"|,? ?\(?(?:sinh năm \d{4}|sn ?\d{4}|\d{2} tuổi|năm nay \d{2} tuổi|dân tộc \w+)\)?)?"
)
_JOINT = re.compile(
    rf"{_AGE}(?:(?P<mark> *[,(-] *(?:hiện là |nay là |là |nguyên là )?)"
    r"|(?P<verb> (?:hiện )?(?:là|làm) | (?:đã )?(?:được )?"
    r"(?:bầu |bổ nhiệm |phân công |điều động |tín nhiệm bầu )?"
    r"(?:tái cử )?(?:giữ )?(?:chức |chức vụ |làm |là )+))"
)
_SITE = re.compile(r"chịu trách nhiệm (?:nội dung|chính|quản lý)|tổng biên tập|trưởng ban biên tập")
_BEFORE_NAME = re.compile(rf" (?:\w+ tá )?{SYLLABLE} {SYLLABLE}")
_GAP = re.compile(r"(?: ?\([^()]{2,40}\))?[ ,(–-]*")
_STOP = re.compile(r"[.;:!?“”\"\n]|, (?=ông |bà |đồng chí )")


def people(
    document: Document, area: str | None = None, district: str | None = None
) -> list[Person]:
    """Return the people of a report, each once, with all posts that it gives them.

    Args:
        document: the report.
        area: its province or "Việt Nam", for bodies that are printed without their place.
        district: the district whose report it is, if it is one's.
    """
    page = page_of(document)
    around = surroundings(page, area, district)
    found: dict[str, list[Sighting]] = {}
    for sighting in (*_sightings(page), *signed(page, around)):
        found.setdefault(_key(sighting.name), []).append(sighting)
    mentions = Mentions(page, around)
    return sorted(
        (_person(page, around, mentions, seen) for seen in found.values()),
        key=lambda person: person.start,
    )


def _key(name: str) -> str:
    return name.lower().replace("’", "'")


def _sightings(page: Page) -> Iterator[Sighting]:
    done = 0
    for candidate in candidates(page):
        if candidate.start < done:
            continue
        block = page.block_at(candidate.start)
        if block is None or block.kind is BlockKind.furniture:
            continue
        if _SITE.search(page.low, max(block.start, candidate.start - 60), candidate.start):
            continue
        before = _office_before(page, candidate, block.start)
        behind = _office_behind(page, candidate, block.end)
        sighting = _both(before, behind) or _titled(candidate, block.kind)
        if sighting:
            done = sighting.end
            yield sighting


def _both(before: Sighting | None, behind: Sighting | None) -> Sighting | None:
    """Join what stands before a name and behind it: "Chánh Văn phòng A làm trưởng đoàn"."""
    if before is None or behind is None:
        return before or behind
    offices = [*before.offices, *behind.offices]
    return replace(before, end=behind.end, offices=offices)


def _office_behind(page: Page, candidate: Candidate, limit: int) -> Sighting | None:
    """Read "Lò Văn An, Chủ tịch …", "Lò Văn An làm giám đốc"."""
    joint = _JOINT.match(page.low, candidate.end, limit)
    if joint is None or not _is_person(candidate):
        return None
    offices = read_offices(page, joint.end(), limit)
    while offices and _BEFORE_NAME.match(page.text, offices[-1].end, limit):
        offices.pop()  # the office of the next person: "…, Trưởng phòng Kinh tế Lò Văn An"
    if not offices:
        return None
    certain = 0.95 if candidate.title is not None else 0.9
    rule = "name-verb-role" if joint["verb"] else "name-role"
    return Sighting(candidate.name, candidate.start, offices[-1].end, offices, certain, rule)


def _office_before(page: Page, candidate: Candidate, first: int) -> Sighting | None:
    """Read "Chủ tịch UBND tỉnh Lò Văn An": the office must reach up to the name."""
    end = candidate.title if candidate.title is not None else candidate.start
    if not candidate.surname or candidate.syllables < 2:
        return None
    if candidate.title is not None and (apposed := _apposed(page, candidate, first)):
        return apposed
    window = max(first, end - _BEFORE)
    for stop in _STOP.finditer(page.text, window, end):
        window = stop.end()
    for start in _word_starts(page, window, end):
        offices = read_offices(page, start, end)
        if offices and _GAP.fullmatch(page.text, offices[-1].end, end):
            if _belongs_to_another(page, offices[-1].end, candidate):
                return None
            if candidate.syllables < _FULL and _wants_a_name(offices[-1]):
                return None
            return Sighting(candidate.name, start, candidate.end, offices, 0.9, "role-name")
    return None


def _apposed(page: Page, candidate: Candidate, first: int) -> Sighting | None:
    """Read "Giám đốc HTX Hoa Ban, ông Lò Văn An kể", where the office opens the sentence."""
    title = candidate.title if candidate.title is not None else candidate.start
    if not page.text.endswith(", ", first, title):
        return None
    opening, _ = page.sentence(title)
    offices = read_offices(page, opening, title) if title - opening < _BEFORE else []
    if not offices or offices[-1].end != title - len(", "):
        return None
    return Sighting(candidate.name, opening, candidate.end, offices, 0.9, "role-name")


_WORDS = re.compile(r"(?<!\w)\w+")


def _word_starts(page: Page, first: int, end: int) -> Iterator[int]:
    for word in _WORDS.finditer(page.low, first, end):
        if word[0] in role_starts():
            yield word.start()


def _belongs_to_another(page: Page, end: int, candidate: Candidate) -> bool:
    """Tell whether a mark parts the office from the name: "An, Giám đốc; Bình, …"."""
    first = candidate.title if candidate.title is not None else candidate.start
    return page.text[end:first].rstrip().endswith((",", "("))


def _wants_a_name(office: Office) -> bool:
    """Tell whether two syllables behind an office are a body's: "Giám đốc HTX Hoa Ban"."""
    if office.body is None:
        return False
    body = office.body.inner or office.body
    of_district = body.kind.is_of_a_place and body.kind.level != "province"
    return body.locality is None and (body.kind.tail == "proper" or of_district)


def _titled(candidate: Candidate, kind: BlockKind) -> Sighting | None:
    """Accept a full name behind a title, with no office: "chị Lò Thị Hoa"."""
    apostrophe = candidate.name[:2] in APOSTROPHED and candidate.syllables > 1
    full = candidate.surname and (candidate.syllables >= _FULL or apostrophe)
    if candidate.title is None or not full or kind is BlockKind.byline:
        return None
    return Sighting(candidate.name, candidate.start, candidate.end, [], 0.6, "title-name")


def _is_person(candidate: Candidate) -> bool:
    if candidate.title is not None:
        return candidate.surname or candidate.syllables > 1
    return candidate.surname and candidate.syllables > 1


def _person(page: Page, around: Surroundings, mentions: Mentions, seen: list[Sighting]) -> Person:
    first = max(seen, key=lambda sighting: (bool(sighting.offices), -sighting.start))
    posts: dict[tuple[str, str | None], Post] = {}
    evidence: dict[str, Evidence] = {}
    for sighting in sorted(seen, key=lambda one: (one is not first, one.start)):
        for office, body in _bodies(around, mentions, sighting):
            key = (office.role.lower(), body.lower() if body else None)
            posts.setdefault(key, Post(role=office.role, organisation=body))
            if sighting is not first:
                evidence.setdefault("posts", _evidence(page, sighting))
    place = page.place(first.start, first.end)
    evidence["name"] = Evidence(start=place["start"], end=place["end"], rule=first.rule)
    return Person(
        name=first.name, posts=_without_repetition(list(posts.values())),
        confidence=first.confidence, evidence=evidence, **place,
    )  # fmt: skip


def _evidence(page: Page, sighting: Sighting) -> Evidence:
    place = page.place(sighting.start, sighting.end)
    return Evidence(start=place["start"], end=place["end"], rule=sighting.rule)


_NEEDS_NO_BODY = ("trưởng bản", "trưởng thôn", "trưởng ấp", "trưởng buôn", "già làng", "bí thư chi")
_OF_A_COOPERATIVE = (
    "giám đốc", "phó giám đốc", "chủ nhiệm", "phó chủ nhiệm", "thành viên", "xã viên",
    "chủ tịch hđqt", "chủ tịch hội đồng quản trị", "tổ trưởng", "kế toán", "kế toán trưởng",
)  # fmt: skip


def _bodies(
    around: Surroundings, mentions: Mentions, sighting: Sighting
) -> Iterator[tuple[Office, str | None]]:
    """Yield the offices with their bodies; a role without one shares that of the next."""
    bodies = [sighting.body or _body(around, mentions, office) for office in sighting.offices]
    for index, office in enumerate(sighting.offices):
        body = bodies[index]
        if (
            body is None
            and office.body is None
            and not office.role.lower().startswith(_NEEDS_NO_BODY)
        ):
            body = next((other for other in bodies[index + 1 :] if other), None)
        yield office, body


def _body(around: Surroundings, mentions: Mentions, office: Office) -> str | None:
    bare = office.body is not None and office.body.kind.tail == "proper" and not office.body.proper
    if bare or (office.body is None and office.role.lower() in _OF_A_COOPERATIVE):
        near = mentions.cooperative_near(office.start)
        return mentions.full_name(near) if near else None
    if office.body is not None and office.body.kind.type == "steering-committee":
        return mentions.full_name(office.body)
    return organisation(office, around)


def _without_repetition(posts: list[Post]) -> list[Post]:
    """Drop a post without a body where the same role has one."""
    with_body = {post.role.lower() for post in posts if post.organisation}
    return [post for post in posts if post.organisation or post.role.lower() not in with_body]
