"""SPARQL 1.1 Protocol: queries and updates over HTTP, and what must be refused."""

import pytest

from tests.serve.conftest import Server
from tests.serve.w3c.manifest import SUITE, Case, read_cases
from tests.serve.w3c.runner import ask, converse, run, update

pytestmark = pytest.mark.slow

MANIFEST = SUITE / "protocol" / "manifest.ttl"
if not MANIFEST.is_file():
    pytest.skip("the tests of the W3C are not at hand", allow_module_level=True)

CASES = list(read_cases(MANIFEST))
REFUSED = [case for case in CASES if case.name.startswith("bad_") and "update" in case.name]
GUARD = """
<http://example.org/s> <http://example.org/p> 1 .
GRAPH <http://example/addresses> {
    <http://example.org/bill> <http://xmlns.com/foaf/0.1/givenName> "Bill"
}
"""


def test_no_test_is_lost() -> None:
    assert len(CASES) == 34
    assert all(case.listed and case.requests for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_protocol(case: Case, writable_server: Server) -> None:
    run(case, writable_server)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refused_update_changes_nothing(case: Case, writable_server: Server) -> None:
    """The W3C looks at the status alone; a server might refuse and have changed the store."""
    update(writable_server, f"DROP ALL ; INSERT DATA {{ {GUARD} }}")
    converse(case, writable_server)
    assert ask(writable_server, f"ASK {{ {GUARD} }}")
