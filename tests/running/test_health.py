"""What watches the site is told the truth, whatever name it asks by."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from answerable.running import health
from answerable.running.beat import GONE, beat
from answerable.running.models import Beat

ASK = """
import django; django.setup()
from django.test import Client
client = Client()
print([client.get(f"/health/{what}").status_code for what in ("live", "ready")])
"""


@pytest.fixture
def applied(transactional_db: None, settings: Any) -> Iterator[MigrationRecorder]:
    """The tests' tables are made without migrations; here there are migrations, and they count as applied."""
    settings.MIGRATION_MODULES = {}
    health._applied.cache_clear()
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for name in health.not_applied():
        recorder.record_applied(*name.split(".", 1))
    yield recorder
    recorder.flush()
    health._applied.cache_clear()


def test_ready_while_the_database_is_up_to_date_and_a_worker_is_there(
    applied: MigrationRecorder, client: Client
) -> None:
    told = client.get("/health/ready")
    assert (told.status_code, told.json()["worker"]) == (503, False)
    beat()
    told = client.get("/health/ready")
    assert (told.status_code, told.json()["ready"]) == (200, True)
    assert "no-store" in told["Cache-Control"] and not told.cookies
    Beat.objects.update(seen=timezone.now() - GONE - timedelta(seconds=1))
    assert client.get("/health/ready").status_code == 503


def test_not_ready_before_every_migration(applied: MigrationRecorder, client: Client) -> None:
    beat()
    applied.record_unapplied("running", "0001_beat")
    told = client.get("/health/ready")
    assert (told.status_code, told.json()) == (
        503,
        {"ready": False, "database": True, "migrations": False, "worker": True},
    )


def test_alive_and_not_ready_without_a_database() -> None:
    environment = {**os.environ, "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}
    environment |= {"DJANGO_SETTINGS_MODULE": "answerable.settings"}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[200, 503]"


def test_a_probe_may_ask_by_any_name_without_https_and_nothing_else_may(client: Client, settings: Any) -> None:
    """No database: the fixture that lets tests have one is not asked for."""
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["board.example.org"], True
    by_number = {"headers": {"Host": "10.0.0.7:8000"}}
    assert client.get("/health/live", **by_number).json() == {"live": True}
    assert client.get("/about/help/", headers={"Host": "board.example.org"}).status_code == 301
    assert client.get("/about/help/", secure=True, **by_number).status_code == 400


def test_only_asking(client: Client) -> None:
    assert client.post("/health/live").status_code == 405
