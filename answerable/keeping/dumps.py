"""The whole database as one file, and back; and one digest of each table, of the very moment that the file holds."""

import hashlib
import os
import shutil
import sqlite3
import subprocess  # noqa: S404  # pg_dump and pg_restore are PostgreSQL's own
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction

from answerable.history.models import Chain

Ask = Callable[[str], Iterable[Any]]
Tables = dict[str, list[Any]]


class CannotDump(Exception):
    """The database cannot be copied out or in. Says why in a sentence."""


@dataclass(frozen=True)
class Copied:
    """What a copy holds: of each table [rows, digest]; (chain, number, signature) of each chain's newest event; the
    migrations that were applied, as (app, name)."""

    tables: Tables
    heads: list[list[Any]]
    migrations: list[list[str]]


def copy_out(to: Path) -> Copied:
    """Write the database to the file `to`, while others may go on writing. Raises CannotDump."""
    with _said():
        return _sqlite_out(to) if connection.vendor == "sqlite" else _postgresql_out(to)


@contextmanager
def _said() -> Iterator[None]:
    """Lets whatever the database refuses be said by CannotDump."""
    try:
        yield
    except (sqlite3.Error, DatabaseError) as error:
        raise CannotDump(f"The database says: {error}.") from error


def copy_in(file: Path) -> None:
    """Replace the database's tables by those of a copy. Raises CannotDump; nothing is half there then."""
    connection.close()
    with _said():
        _sqlite_in(file) if connection.vendor == "sqlite" else _postgresql_in(file)


def tables_now() -> Tables:
    """Of each table of the database, as it is now, [rows, digest]."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_file())) as source:
            return _tables(source.execute)
    with transaction.atomic():
        return _tables(_ask)


def _file() -> str:
    return str(connection.settings_dict["NAME"])


def _ask(sql: str) -> Iterator[Any]:
    """Rows of a query on PostgreSQL, a few at a time, in the transaction that is open."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql)
        yield from cursor


def _tables(ask: Ask) -> Tables:
    """A digest is the sum of the SHA-256 of the rows (modulo 2**256), so that their order plays no part."""
    if connection.vendor == "sqlite":
        names = ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
        row = "*"
    else:
        names = ask("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        row = "t::text"
    found: Tables = {}
    for (name,) in sorted(names):
        count = total = 0
        for one in ask(f'SELECT {row} FROM "{name}" t'):  # noqa: S608  # the database's own names
            count += 1
            total += int.from_bytes(hashlib.sha256(repr(tuple(one)).encode()).digest(), "big")
        found[name] = [count, f"{total % 2**256:064x}"]
    return found


def _copied(ask: Ask) -> Copied:
    heads = ask(f"SELECT name, number, head FROM {Chain._meta.db_table} ORDER BY name")  # noqa: S608  # our own name
    migrations = ask("SELECT app, name FROM django_migrations ORDER BY app, name")
    return Copied(heads=[list(row) for row in heads], migrations=[list(row) for row in migrations], tables=_tables(ask))


def _sqlite_out(to: Path) -> Copied:
    with closing(sqlite3.connect(_file())) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)  # in one step: one moment, whoever writes meanwhile
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without a journal beside it
        return _copied(target.execute)


def _sqlite_in(file: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(_file())) as target:
        source.backup(target)


def _postgresql_out(to: Path) -> Copied:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={to}")
        return _copied(_ask)


def _postgresql_in(file: Path) -> None:
    """The tables that are there, which hold no board, go first: a copy of an earlier version has not all of them."""
    _program("pg_restore")
    with transaction.atomic(), connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'DROP TABLE IF EXISTS "{name}" CASCADE')
        cursor.execute("DROP FUNCTION IF EXISTS history_refuse CASCADE")
    _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(file))
    connection.close()


def _program(name: str) -> str:
    if found := shutil.which(name):
        return found
    raise CannotDump(
        f"{name} is not on this machine, and PostgreSQL is copied by nothing else. On Debian and Ubuntu it comes with "
        "the package postgresql-client, in the version of your server or a newer one."
    )


def _run(name: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs on our database; the password goes by the environment, which others cannot
    see."""
    from psycopg.conninfo import make_conninfo  # which a site on SQLite does without

    connection.ensure_connection()
    info = connection.connection.info
    where = make_conninfo(**{k: v for k, v in info.get_parameters().items() if k != "client_encoding"})
    done = subprocess.run(  # noqa: S603
        [_program(name), *arguments, f"--dbname={where}"],
        env={**os.environ, "PGPASSWORD": info.password},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CannotDump(f"{name} stopped and says: {done.stderr.strip()}")
