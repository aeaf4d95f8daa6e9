"""What every test stands on: which tests run on which database, and one made board to act on."""

import os
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from answerable.history.protection import lift
from answerable.papers.models import Paper
from tests.board import Made, make
from tests.example_plan import add_plan

pytest_plugins = ["tests.browser"]
# No test is timed: what takes long on a busy machine is not wrong.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")
ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")


@pytest.fixture
def made() -> Made:
    """A made board; accounts are made as they are asked for."""
    return make()


@pytest.fixture
def plan_in(made: Made) -> Paper:
    """The example plan, brought in on the made board, and the draft paper on it."""
    return add_plan(made)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches a database runs (pure tests ran on SQLite already), and of the stories in a
    browser only those marked for both databases."""
    if not ON_POSTGRES:
        return
    kept, left = [], []
    for item in items:
        touches = item.get_closest_marker("django_db") or "live_server" in getattr(item, "fixturenames", ())
        story = item.get_closest_marker("browser") and not item.get_closest_marker("both_databases")
        (kept if touches and not story else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_configure(config: pytest.Config) -> None:
    """Each process of a run looks for its database in the folder of the tests, so it is there.

    A test that commits is followed by a flush, which the events' triggers would refuse: they are lifted for it. Django
    puts them back itself, since a flush ends with post_migrate."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    # Tests send more forms in a minute than people do; tests/partnership/test_too_many_forms.py puts the limit back.
    settings.ACCOUNT_RATE_LIMITS = {of: rate for of, rate in settings.ACCOUNT_RATE_LIMITS.items() if of != "form"}
    flush = TransactionTestCase._fixture_teardown

    def lift_and_flush(self: Any) -> None:
        lift(connection)
        flush(self)

    TransactionTestCase._fixture_teardown = lift_and_flush  # type: ignore[method-assign]


def pytest_report_header() -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]}"
