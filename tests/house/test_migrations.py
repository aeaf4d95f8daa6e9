"""A database that is migrated is the one that the models describe. The other tests make theirs from the models, which
takes less time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from answerable.history.protection import standing
from tests.migrated import migrated_into


@pytest.fixture
def migrated(transactional_db: None, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database of its own, made by `answerable migrate`."""
    name, url = f"{connection.settings_dict['NAME']}_migrated", f"sqlite:///{tmp_path}/answerable.sqlite3"
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
        own = {"ANSWERABLE_DATA": str(tmp_path), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "answerable.settings"}
        command = [sys.executable, "-m", "answerable", "migrate", "--verbosity", "0"]
        subprocess.run(command, env={**os.environ, **own}, check=True)
    else:
        migrated_into(tmp_path)
    there = ConnectionHandler({"default": environ.Env.db_url_config(url)})["default"]
    yield there
    there.close()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


def tables(there: BaseDatabaseWrapper) -> dict[str, tuple[set[Any], set[Any]]]:
    """Of each table of our own the columns, and what holds over them: keys, indexes, what may stand once only."""
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("answerable.")]
    with there.cursor() as cursor:
        return {
            name: (
                {(c.name, c.type_code, c.null_ok) for c in there.introspection.get_table_description(cursor, name)},
                {
                    (tuple(c["columns"]), c["primary_key"], c["unique"], c["index"], c["foreign_key"])
                    for c in there.introspection.get_constraints(cursor, name).values()
                    if c["columns"]
                },
            )
            for name in there.introspection.table_names(cursor)
            if name.partition("_")[0] in ours
        }


@pytest.mark.django_db(transaction=True)
def test_a_migrated_database_is_as_the_models_describe_it_and_protected(migrated: BaseDatabaseWrapper) -> None:
    assert tables(migrated) == tables(connection)
    assert standing(migrated)
    assert standing(connection)
