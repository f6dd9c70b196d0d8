"""Reads offices: "Phó Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo" are two posts in two bodies."""

import re
from dataclasses import dataclass

from kg.extract.localities import Surroundings, place_name
from kg.extract.naming.full_names import full_name
from kg.extract.naming.reading import Named, field_end, read_name
from kg.extract.page import Page
from kg.extract.roles import role_at


@dataclass(frozen=True, slots=True)
class Office:
    """One role as printed, with the body that is printed beside it."""

    role: str
    start: int
    end: int
    body: Named | None
    implied: str | None


_MINISTRY = "bộ"
_MINISTERS = frozenset({"bộ trưởng", "thứ trưởng", "thứ trưởng thường trực"})
_OF = re.compile(r" (?:của |tại |ở )?|, ?(?=(?:htx|hợp tác xã)\b)")
_OF_A_VILLAGE = (" thôn", " bản", " ấp", " buôn", " xóm", " làng")
_FORMER = re.compile(r"(?:nguyên|cựu) ")
_NEXT = re.compile(r" ?(?:,|;|-)? ?(?:đồng thời là |kiêm |và )?")


def read_office(page: Page, at: int, limit: int) -> Office | None:
    """Read one role and the body beside it."""
    former = _FORMER.match(page.low, at, limit)
    first = former.end() if former else at
    role = role_at(page, first, limit)
    if role is None:
        return None
    end = first + len(role.surface)
    label = page.text[at:end] if former or not role.label else role.label
    if role.organisation:
        return Office(label, at, end, None, role.organisation)
    if role.inside:
        body = read_name(page, end - len(role.inside), limit)
        reached = body.end if body and body.end > end else end
        return Office(label, at, reached, body if reached > end or _told(body) else None, None)
    if role.surface.endswith(_OF_A_VILLAGE):
        village = place_name(page, end, limit)
        return Office(label, at, end + len(village or ""), None, None)
    joint = _OF.match(page.low, end, limit)
    body = read_name(page, joint.end(), limit) if joint else None
    if body is None and role.surface in _MINISTERS:
        last = field_end(page, _MINISTRY, end, limit)
        words = page.text[end:last].strip()
        return Office(label, at, last, None, f"Bộ {words}" if words else None)
    if role.weak and body is None:
        return None
    return Office(label, at, body.end if body else end, body, None)


def _told(body: Named | None) -> bool:
    return body is not None and body.kind.type == "steering-committee"


def read_offices(page: Page, at: int, limit: int) -> list[Office]:
    """Read the roles that follow each other from a place on, parted by commas, dashes or "kiêm"."""
    found: list[Office] = []
    office = read_office(page, at, limit)
    while office is not None:
        found.append(office)
        joint = _NEXT.match(page.low, office.end, limit)
        office = (
            read_office(page, joint.end(), limit)
            if joint and joint.end() > office.end and _is_next(page, joint, office)
            else None
        )
    return found


def _is_next(page: Page, joint: re.Match[str], office: Office) -> bool:
    """Tell whether another role follows: behind a mark, or behind a role that has no body."""
    return joint[0] != " " or office.body is None


def organisation(office: Office, around: Surroundings) -> str | None:
    """Return the full name of the body of an office, where the words beside it tell it."""
    if office.implied:
        place = {"Tỉnh ủy": around.province, "Thành ủy": around.province}.get(office.implied)
        own = around.district if office.implied in {"Huyện ủy", "Thị ủy"} else place
        return f"{office.implied} {own}" if own else office.implied
    if office.body is None or (office.body.kind.tail == "proper" and not office.body.proper):
        return None
    return full_name(office.body, around)
