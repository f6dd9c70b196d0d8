"""SPARQL 1.1 Graph Store Protocol: graphs read and replaced as wholes."""

import pytest

from tests.serve.conftest import Server
from tests.serve.w3c.manifest import SUITE, Case, read_cases
from tests.serve.w3c.runner import run

pytestmark = pytest.mark.slow

MANIFEST = SUITE / "graph-store-protocol" / "manifest.ttl"
if not MANIFEST.is_file():
    pytest.skip("the tests of the W3C are not at hand", allow_module_level=True)

CASES = list(read_cases(MANIFEST))
SUPPORTED = {"DirectGraphIdentification", "IndirectGraphIdentification", "POSTGraphCreation"}


def test_no_test_is_lost() -> None:
    """Thirteen are listed, four direct and nine indirect; one more is written but not listed."""
    assert len([case for case in CASES if case.listed]) == 13
    assert [case.name for case in CASES if not case.listed] == ["head_non_existing_direct"]
    assert all(case.requests for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_graph_store(case: Case, writable_server: Server) -> None:
    assert case.requires <= SUPPORTED
    run(case, writable_server)
