"""More than the server can do: it says so, goes on, and is as before when the load is gone."""

import json
import os
import signal
import time

import pytest

from tests.serve.attacks.target import Target
from tests.serve.attacks.test_bombs import TIME_BOMBS, number
from tests.serve.attacks.test_clients import HEAVY, asking
from tests.serve.attacks.wire import Reply, ask, together

pytestmark = pytest.mark.slow


@pytest.mark.slow
def test_beyond_the_queue_is_told_to_come_back(small: Target) -> None:
    with together(16) as clients:
        replies = list(clients.map(lambda n: ask(small, f"{HEAVY} # {n}"), range(16)))
    refused = [reply for reply in replies if reply.status == 503]
    assert refused
    assert {reply.status for reply in replies} <= {503, 504}
    for reply in refused:
        assert int(reply.headers["retry-after"]) > 0
        assert b"busy" in reply.body
    assert small.idle(5)
    assert all(ask(small, "ASK {}").status == 200 for _ in range(10))


@pytest.mark.slow
def test_those_that_wait_too_long_are_told_so(small: Target) -> None:
    def late(n: int) -> Reply:
        time.sleep(0.2)
        return ask(small, f"SELECT ({n} AS ?n) {{}}")

    with together(12) as clients:
        heavy = [clients.submit(ask, small, f"{HEAVY} # {n}") for n in range(7)]
        quick = [clients.submit(late, n) for n in range(4)]
        assert {each.result().status for each in heavy} <= {503, 504}
        assert {each.result().status for each in quick} <= {200, 503}
    assert ask(small, "ASK {}").status == 200


def test_point_queries_go_on_beside_heavy_ones(target: Target) -> None:
    with together(6) as clients:
        heavy = [clients.submit(ask, target, text) for text in (HEAVY, TIME_BOMBS["path"])]
        answered = 0
        while not all(each.done() for each in heavy):
            assert number(target, answered) == answered
            answered += 1
    assert [each.result().status for each in heavy] == [504, 504]
    assert answered > 10


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGTERM])
def test_a_worker_that_is_killed_is_one_failed_request(sent: int, small: Target) -> None:
    with together(1) as clients:
        asked = clients.submit(_any, small)
        time.sleep(0.5)
        busy = max(small.workers, key=_computed)
        os.kill(busy, sent)
        reply = asked.result()
    assert reply.status in {500, 422}, reply
    assert busy not in small.workers
    assert all(ask(small, "ASK {}").status == 200 for _ in range(10))


def _any(target: Target) -> Reply:
    from tests.serve.attacks.wire import QUERY, request

    return request(target, "POST", "/sparql", HEAVY.encode(), {"Content-Type": QUERY})


def _computed(pid: int) -> int:
    with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
        return int(file.read().rpartition(")")[2].split()[11])


def test_workers_that_are_killed_while_idle_are_replaced(small: Target) -> None:
    for _ in range(3):
        for worker in small.workers:
            os.kill(worker, signal.SIGKILL)
        assert ask(small, "ASK {}").status in {200, 500}
        time.sleep(0.2)
        assert ask(small, "ASK {}").status == 200


@pytest.mark.slow
def test_workers_that_are_killed_all_the_time(target: Target) -> None:
    """Every request is answered rightly or told that its process ended; none is lost or mixed."""
    until = time.monotonic() + 10
    wrong, right = 0, 0

    def client(first: int) -> tuple[int, int]:
        right = wrong = 0
        n = first
        while time.monotonic() < until:
            reply = _number(target, n)
            if reply.status == 200:
                value = json.loads(reply.body)["results"]["bindings"][0]["n"]["value"]
                assert value == str(n)
                right += 1
            else:
                assert reply.status == 500
                wrong += 1
            n += 8
        return right, wrong

    with together(9) as clients:
        counted = [clients.submit(client, first) for first in range(8)]
        while time.monotonic() < until:
            for worker in target.workers[:2]:
                os.kill(worker, signal.SIGKILL)
            time.sleep(0.1)
        for each in counted:
            right, wrong = right + each.result()[0], wrong + each.result()[1]
    assert right > 10 * wrong
    assert ask(target, "ASK {}").status == 200


def _number(target: Target, n: int) -> Reply:
    from tests.serve.attacks.wire import QUERY, request

    text = f"SELECT ({n} AS ?n) {{}}"
    headers = {"Content-Type": QUERY, "Accept": "application/json"}
    return request(target, "POST", "/sparql", text.encode(), headers)


@pytest.mark.slow
def test_many_heavy_clients_that_leave_and_return(target: Target) -> None:
    for _ in range(10):
        for _ in range(8):
            with asking(target, HEAVY):
                time.sleep(0.02)
        assert number(target, 1) == 1
    assert target.idle(8)
