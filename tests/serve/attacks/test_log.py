"""The log says who did what, and nothing that is secret or invented by a client."""

import re
import time

from tests.serve.attacks.target import TOKEN, Target
from tests.serve.attacks.wire import AUTHORISED, UPDATE, ask, change, encoded, exchange, request

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00 127\.0\.0\.1 \S+ \S+ \d{3} [\d.]+ms rows=(?:\d+|-) bytes=\d+ "
    r"query=(?:[0-9a-f]{16}|-) cache=(?:hit|-) end=(['\"]).*\1"
)
FORGED = "2026-01-01T00:00:00.000+00:00 10.0.0.1 GET /forged 200 0.1ms rows=1 bytes=1"


def logged(target: Target) -> int:
    """Return the length of the log, once all has been written that went before."""
    time.sleep(0.8)
    return len(target.log.read_text("utf-8"))


def lines(target: Target, before: int) -> list[str]:
    """Return what was logged since then, once it has been written."""
    time.sleep(0.8)
    text = target.log.read_text("utf-8")[before:]
    return [line for line in text.splitlines() if " /health " not in line]


def test_no_client_writes_lines_of_its_own(target: Target) -> None:
    before = logged(target)
    breaks = [
        "%0a",
        "%0d",
        "%0d%0a",
        "%e2%80%a8",
        "%c2%85",
        "%0b",
        "%0c",
        "%1e",
        "%00",
        "%1b%5b2J",
        "%20",
    ]
    for each in breaks:
        request(target, "GET", f"/x{each}{encoded(FORGED)}")
        request(target, "GET", f"/graphs?graph={each}{encoded(FORGED)}")
        request(target, "GET", f"/sparql?query={each}{encoded(FORGED)}")
        request(target, "GET", f"/sparql?query=ASK%7B%7D&format={each}{encoded(FORGED)}")
        request(target, "GET", "/sparql?query=ASK%7B%7D", headers={"Accept": FORGED})
    exchange(target, f"{'A' * 500} /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    found = lines(target, before)
    assert len(found) == 5 * len(breaks) + 1
    for line in found:
        assert LINE.fullmatch(line), line
        assert " /forged " not in line.partition(" end=")[0]


def test_no_secret_is_logged(writable: Target) -> None:
    before = logged(writable)
    secret = "a-secret-that-a-query-holds"
    assert ask(writable, f"ASK {{ ?s ?p '{secret}' }}").status == 200
    assert ask(writable, f"ASK {{ ?s ?p '{secret}' ").status == 400
    address = f"/sparql?query={encoded(f'ASK {{ ?s ?p {secret!r} }}')}&token={TOKEN}"
    assert request(writable, "GET", address, headers=AUTHORISED).status == 200
    assert change(writable, f"INSERT DATA {{ {secret} ").status == 400
    wrong = {"Content-Type": UPDATE, "Authorization": f"Bearer {TOKEN}x"}
    assert request(writable, "POST", "/sparql", b"CLEAR ALL", wrong).status == 401
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = f"update={secret}&token={TOKEN}".encode()
    assert request(writable, "POST", "/sparql", body, form).status == 401
    cookie = {"Cookie": f"token={TOKEN}", "X-Token": TOKEN, "Referer": f"http://x/?{TOKEN}"}
    assert request(writable, "GET", "/ready", headers=cookie).status == 200
    text = "\n".join(lines(writable, before))
    assert "/sparql" in text
    assert TOKEN not in text
    assert secret not in text
