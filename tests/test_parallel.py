"""Many items in worker processes: one that hangs or dies stops no other."""

import os
import time

import pytest

from kg.cli import parallel
from kg.cli.parallel import Lost, outcomes


def square(number: int) -> int:
    return number * number


def troubled(number: int) -> int:
    if number == 3:
        os._exit(9)
    if number == 5:
        time.sleep(600)
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_the_results_are_those_of_the_items(workers: int) -> None:
    done = dict(outcomes(square, range(9), workers=workers, seconds=60))
    assert done == {number: number * number for number in range(9)}


def test_nothing_to_do() -> None:
    assert list(outcomes(square, [], workers=2, seconds=60)) == []


@pytest.mark.parametrize("workers", [1, 3])
def test_an_item_that_hangs_or_dies_is_told_and_the_others_are_done(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "STARTING", 5)
    done = dict(outcomes(troubled, range(8), workers=workers, seconds=1))
    lost = {number: each.reason for number, each in done.items() if isinstance(each, Lost)}
    assert set(done) == set(range(8))
    assert set(lost) == {3, 5}
    assert "died on it" in lost[3]
    assert "longer than 1 seconds" in lost[5]
