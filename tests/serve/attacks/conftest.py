"""The servers that are attacked, and the judge that runs beside each test."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serve.attacks.listener import Listener
from tests.serve.attacks.target import TOKEN, Prober, Target, attacked

_SERVERS = ("target", "writable", "federating", "small", "small_answers", "swapped")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Workers are looked at through /proc, and kept off the network by Linux."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here) and sys.platform != "linux":
            item.add_marker(pytest.mark.skip(reason="the attacks look at processes as Linux does"))


@pytest.fixture(autouse=True)
def _healthy(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ask each server of a test for its health while the test runs; it must never miss."""
    probers = [
        Prober(request.getfixturevalue(name)) for name in _SERVERS if name in request.fixturenames
    ]
    for prober in probers:
        prober.start()
    yield
    for prober in probers:
        prober.stop()
        assert prober.missed == []


@pytest.fixture(scope="session")
def listener() -> Iterator[Listener]:
    """A server that counts who calls."""
    with Listener() as listener:
        yield listener


@pytest.fixture(scope="session")
def target(
    store_directory: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Target]:  # fmt: skip
    """A read-only server."""
    with attacked(store_directory, tmp_path_factory.mktemp("target")) as target:
        yield target


@pytest.fixture(scope="session")
def writable(
    store_directory: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Target]:  # fmt: skip
    """A server that may be written to with a token, on a copy of the store."""
    directory = tmp_path_factory.mktemp("writable")
    shutil.copytree(store_directory, directory / "store", symlinks=True)
    with attacked(directory / "store", directory, token=TOKEN, timeout=20) as target:
        yield target


@pytest.fixture(scope="session")
def federating(
    store_directory: Path, listener: Listener, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Target]:
    """A server whose queries may ask the listener at one address."""
    directory = tmp_path_factory.mktemp("federating")
    with attacked(store_directory, directory, federation=[listener.allowed]) as target:
        yield target


@pytest.fixture(scope="module")
def small(store_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """A server with two workers and room for four that wait."""
    limits = {"workers": 2, "slow_workers": 1, "queue": 4, "wait": 4.0}
    with attacked(store_directory, tmp_path_factory.mktemp("small"), **limits) as target:
        yield target


@pytest.fixture(scope="session")
def small_answers(
    store_directory: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Target]:
    """A server whose answers may measure 16 MiB, and that keeps 8 MiB of them."""
    directory = tmp_path_factory.mktemp("small-answers")
    with attacked(store_directory, directory, output=16 << 20, timeout=20, cache=8 << 20) as target:
        yield target
