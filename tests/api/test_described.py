"""What the API says of itself holds: whatever fits it, and much that does not, is answered as it describes."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from answerable.access.roles import Role
from answerable.wsgi import application
from tests.api.asking import add_rooms, token
from tests.api.test_doors import TABLE, filled
from tests.board import Made
from tests.example_plan import add_evidence, add_plan

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


def test_the_description_is_public_and_holds_no_boards_data(made: Made, client: Client) -> None:
    answer = client.get(DESCRIPTION)
    described = answer.json()
    assert described["openapi"].startswith("3.1") and made.board.slug not in answer.content.decode()
    there = {
        (path.removeprefix("/api/v1/boards/{slug}"), method.upper())
        for path, operations in described["paths"].items()
        for method in operations
    }
    assert there == set(TABLE)
    for operations in described["paths"].values():
        for operation in operations.values():
            assert operation["security"] == [{"Bearer": []}]
            assert {"401", "403", "404", "422", "429"} <= set(operation["responses"])


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request in this process leaves the test's own connection open, as Django's client sees to."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize(("route", "method"), TABLE, ids=lambda one: one)
def test_whatever_is_sent_is_answered_as_described(made: Made, route: str, method: str) -> None:
    """Twenty requests to each endpoint from a fixed seed, in this process: 460 in all."""
    add_plan(made)
    add_evidence(made)
    add_rooms(made)
    words = token(made, Role.MANAGER)
    schema: Any = schemathesis.openapi.from_wsgi(DESCRIPTION, application)
    operation = schema[f"/api/v1/boards/{{slug}}{route}"][method]
    there = filled(route).split("/")[1:]
    real = {name.strip("{}"): value for name, value in zip(route.split("/")[1:], there, strict=True) if "{" in name}

    @settings(
        max_examples=20,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in MODES)), known=st.booleans())
    def ask(case: Any, known: bool) -> None:
        case.path_parameters["slug"] = made.board.slug
        if known:
            case.path_parameters |= real
        cache.clear()
        with transaction.atomic():
            answer = case.call(headers={"Authorization": f"Bearer {words}"})
            case.validate_response(answer, checks=CHECKS)
            transaction.set_rollback(True)

    ask()
