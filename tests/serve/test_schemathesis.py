"""What the OpenAPI document promises, held against a real server by generated requests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kg.serve.openapi import openapi
from kg.serve.saved import every
from tests.serve.saved_server import Served, served_store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(store_directory: Path) -> Iterator[Served]:
    with served_store(store_directory) as served:
        yield served


SCHEMA = schemathesis.openapi.from_dict(openapi(every(), "http://localhost"))
OPERATIONS = {
    found.ok().label: found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)
}
WRONG = [  # a request can be wrong where there is something to fill in
    (label, GenerationMode.NEGATIVE)
    for label, operation in OPERATIONS.items()
    if operation.definition.raw.get("parameters")
]


@pytest.mark.parametrize(
    ("label", "mode"), [*((label, GenerationMode.POSITIVE) for label in OPERATIONS), *WRONG]
)
def test_the_server_keeps_what_the_document_promises(
    label: str, mode: GenerationMode, server: Served
) -> None:
    @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    def keep(case: schemathesis.Case[Any]) -> None:
        # A word that only a store can judge (a place, a report, a query) may be refused.
        case.call_and_validate(base_url=server.address, excluded_checks=[positive_data_acceptance])

    keep()
