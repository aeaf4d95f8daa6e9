"""The doctor finds each thing that is broken, says what to do, and finds nothing where nothing is broken."""

import shutil
import socket
import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from answerable.access.actor import NOBODY
from answerable.history.changes import record
from answerable.history.protection import lift
from answerable.intake.tasks import take_in
from answerable.running import doctor
from answerable.running.beat import beat
from answerable.running.doctor import database, keys, machine, site
from answerable.running.doctor.finding import Finding
from answerable.running.models import Beat
from tests.board import Made
from tests.intake.plans import word_plan
from tests.migrated import migrated_into
from tests.running.test_environment import FOR_REAL, answered


def wrong(found: Iterator[Finding] | list[Finding]) -> dict[str, str]:
    return {each.about: each.words for each in found if each.level == "wrong"}


def levels(found: Iterator[Finding]) -> list[str]:
    return [each.level for each in found]


@pytest.fixture
def whole(made: Made) -> Made:
    """A board, a worker and a backup: what an installation is like where nothing is wrong."""
    beat()
    record(by=NOBODY, board=None, what="backup taken", subject="backup")
    return made


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder of this test's own, with the keys that the tests' folder has."""
    str(settings.HISTORY_KEY), str(settings.SECRET_KEY)  # are made when they are first asked for
    shutil.copytree(settings.DATA_DIR / "keys", tmp_path / "keys")
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o700)
    (tmp_path / "keys").chmod(0o700)
    return tmp_path


@pytest.mark.django_db
def test_nothing_is_wrong_where_nothing_is_broken(whole: Made, folder: Path, capsys: Any) -> None:
    call_command("doctor")
    said = capsys.readouterr().out.splitlines()
    assert said[-1].startswith("Nothing is wrong")
    assert {line.split()[0] for line in said[:-1]} == {"ok", "look"}


@pytest.mark.django_db
def test_it_ends_with_an_error_where_anything_is_wrong(whole: Made, folder: Path) -> None:
    Beat.objects.all().delete()
    with pytest.raises(CommandError, match="1 to mend"):
        call_command("doctor")
    call_command("doctor", "--stopped")


# Keys and folder


@pytest.mark.django_db
def test_a_lost_key_of_the_history_is_told_and_no_other_is_made(whole: Made, folder: Path) -> None:
    path = keys.file_of(folder, "ANSWERABLE_HISTORY_KEY")
    path.unlink()
    assert "Put the copy back" in wrong(doctor.examine())["key of the history"]
    assert not path.exists()


def test_a_key_that_others_may_read_or_that_is_short_is_wrong(folder: Path) -> None:
    for name, about in keys.NAMES.items():
        path = keys.file_of(folder, name)
        path.chmod(0o640)
        assert f"chmod go= {path}" in wrong(keys.look_at_keys(folder, {}, has_events=True))[about]
        path.chmod(0o600)
        path.write_text("short")
        assert "5 characters" in wrong(keys.look_at_keys(folder, {}, has_events=True))[about]
    assert wrong(keys.look_at_keys(folder, dict.fromkeys(keys.NAMES, "x" * 50), has_events=True)) == {}


def test_a_data_folder_that_others_may_look_into_is_wrong(folder: Path) -> None:
    assert levels(machine.folder(folder)) == []
    folder.chmod(0o755)
    assert f"chmod go= {folder}" in wrong(machine.folder(folder))["data folder"]


# Database and history


def test_a_database_that_is_away_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = answered(tmp_path, "doctor", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "wrong  database: does not answer" in done.stdout


def test_an_empty_database_is_told_once(tmp_path: Path) -> None:
    done = answered(tmp_path, "doctor")
    assert [line for line in done.stdout.splitlines() if line.startswith("wrong")] == [
        "wrong  migrations: the database is empty. Type: answerable migrate"
    ]


@pytest.mark.django_db
def test_migrations_that_are_not_applied_are_told(transactional_db: None, settings: Any) -> None:
    settings.MIGRATION_MODULES = {}
    assert "answerable migrate" in wrong(database.up_to_date())["migrations"]


@pytest.mark.django_db
def test_triggers_that_are_gone_are_told(transactional_db: None) -> None:
    assert wrong(database.protected()) == {}
    lift(connection)
    assert "answerable migrate" in wrong(database.protected())["protection"]


@pytest.mark.django_db
def test_triggers_that_are_switched_off_are_told(transactional_db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite cannot switch a trigger off")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE history_event DISABLE TRIGGER USER")
    assert "protection" in wrong(database.protected())


@pytest.mark.django_db
def test_an_altered_event_and_another_key_are_told(whole: Made, settings: Any) -> None:
    assert wrong(database.history()) == {}
    key = str(settings.HISTORY_KEY)
    settings.HISTORY_KEY = "another key" * 9
    assert "answerable history verify" in wrong(database.history())["history"]
    settings.HISTORY_KEY = key
    lift(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE history_event SET what = 'nothing' WHERE chain = 'installation' AND number = 1")
    assert "not as it was signed" in wrong(database.history())["history"]


def test_the_file_system_is_that_of_the_nearest_mount() -> None:
    kinds = {"/": "ext4", "/data": "nfs4", "/data/here": "xfs", "/my\\040data": "cifs"}
    mounts = "".join(f"some/device {place} {kind} rw 0 0\n" for place, kind in kinds.items())
    for path, system in (
        ("/elsewhere/x.sqlite3", "ext4"),
        ("/data/x.sqlite3", "nfs4"),
        ("/data/here/x.sqlite3", "xfs"),
        ("/my data/x.sqlite3", "cifs"),
        ("/database/x.sqlite3", "ext4"),
    ):
        assert database.file_system_of(Path(path), mounts) == system


@pytest.mark.django_db
def test_sqlite_on_a_network_or_opened_otherwise_is_wrong(transactional_db: None, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of SQLite only")
    assert wrong(database.kind(others_reach_it=False)) == {}
    assert levels(database.kind(others_reach_it=True)) == ["look"]
    there = database.MOUNTS
    try:
        database.MOUNTS = tmp_path / "mounts"
        database.MOUNTS.write_text("server:/x / nfs4 rw 0 0\n")
        assert "network file system (nfs4)" in wrong(database.kind(others_reach_it=False))["database"]
    finally:
        database.MOUNTS = there
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        assert "foreign_keys=0" in wrong(database.kind(others_reach_it=False))["database"]
        cursor.execute("PRAGMA foreign_keys=ON")


@pytest.mark.django_db
def test_a_postgresql_that_is_too_old_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL only")
    assert wrong(database.kind(others_reach_it=True)) == {}
    monkeypatch.setattr(database, "OLDEST_POSTGRESQL", 99)
    assert "too old" in wrong(database.kind(others_reach_it=True))["database"]


@pytest.mark.django_db
def test_a_clock_that_went_back_is_told(whole: Made) -> None:
    assert wrong(database.newest_event_lies_behind()) == {}
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        assert "clock" in wrong(database.newest_event_lies_behind())


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "level"), [(1, "ok"), (40, "look"), (24 * 8, "wrong")])
def test_a_backup_grows_old(whole: Made, hours: int, level: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        assert levels(database.backup(others_reach_it=True)) == [level]


@pytest.mark.django_db
def test_a_backup_that_failed_does_not_count(whole: Made) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=40)):
        record(by=NOBODY, board=None, what="backup taken", subject="backup")
        assert levels(database.backup(others_reach_it=True)) == ["ok"]
        record(by=NOBODY, board=None, what="backup failed", subject="backup")
        assert levels(database.backup(others_reach_it=True)) == ["look"], "the one before it is 40 hours old"


@pytest.mark.django_db
def test_no_backup_is_wrong_where_others_reach_the_site(made: Made) -> None:
    assert levels(database.backup(others_reach_it=True)) == ["wrong"]
    assert levels(database.backup(others_reach_it=False)) == ["look"]


# The example, settings, HTTPS


@pytest.mark.django_db
def test_example_accounts_are_wrong_anywhere_but_in_an_example_on_this_machine(made: Made, settings: Any) -> None:
    user = next(iter(made.users.values()))
    user.is_example = True
    user.save()
    yes, no, said = True, False, {}
    for example, reach, proxy in [(yes, no, no), (yes, yes, no), (yes, no, yes), (no, no, no)]:
        settings.EXAMPLE, settings.OTHERS_REACH_IT, settings.PROXY = example, reach, proxy
        said[example, reach, proxy] = "example" in wrong(doctor.examine(stopped=True))
    assert said == {(yes, no, no): False, (yes, yes, no): True, (yes, no, yes): True, (no, no, no): True}


def test_an_example_that_others_could_reach_is_wrong_without_any_account(settings: Any) -> None:
    settings.EXAMPLE, settings.OTHERS_REACH_IT = True, True
    assert "ANSWERABLE_HOSTS" in wrong(site.reached())["example"]


def test_what_is_missing_for_others_is_wrong_and_what_is_set_for_real_is_not(tmp_path: Path) -> None:
    done = answered(tmp_path, "doctor", **(FOR_REAL | {"ANSWERABLE_HTTPS": "0", "ANSWERABLE_DEBUG": "1"}))
    about_settings = [line for line in done.stdout.splitlines() if line.startswith("wrong  settings")]
    assert [line.split()[2] for line in about_settings] == ["ANSWERABLE_HTTPS", "ANSWERABLE_DEBUG"]
    assert "look   check: security.W004" in done.stdout, "Django's own check says the same of HSTS"
    done = answered(tmp_path, "doctor", **(FOR_REAL | {"ANSWERABLE_PROXY": "0"}))
    assert "wrong  settings" not in done.stdout and "look   settings: ANSWERABLE_PROXY" in done.stdout
    done = answered(tmp_path, "doctor", **FOR_REAL)
    assert "ok     settings: others reach the site as board.example.org, over HTTPS." in done.stdout
    assert "ok     check" in done.stdout and "settings: ANSWERABLE_PROXY" not in done.stdout


# The machine


def test_an_unknown_zone_no_room_no_style_and_no_scanner_are_told(settings: Any, tmp_path: Path) -> None:
    assert "tzdata" in wrong(machine.zone("Europe/Atlantis"))["clock"]
    assert levels(machine.style()) == ["ok"], "run `make install` first"
    settings.STATICFILES_FINDERS = []
    machine.finders.get_finder.cache_clear()
    assert "make install" in wrong(machine.style())["pages"]
    assert "not there" in wrong(machine.scanner("no-such-scanner --fast", others_reach_it=True))["virus scanner"]
    assert levels(machine.scanner("", others_reach_it=True)) == ["look"]
    assert levels(machine.scanner("sh -c true", others_reach_it=True)) == ["ok"]


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert levels(machine.room({"the data folder": tmp_path})) == ["ok"] or shutil.disk_usage(tmp_path).free < 2**31
    monkeypatch.setattr(machine, "TOO_LITTLE", 2**70)
    assert "Make room" in wrong(machine.room({"the data folder": tmp_path}))["disk"]


# E-mail


class MailServer(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs that sends one message."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            verb = line[:4].upper()
            self.wfile.write({b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}.get(verb, b"250 fine\r\n"))
            if verb == b"QUIT":
                return
            while verb == b"DATA" and self.rfile.readline() not in {b".\r\n", b""}:
                pass
            if verb == b"DATA":
                self.server.messages += 1  # type: ignore[attr-defined]
                self.wfile.write(b"250 kept\r\n")


@pytest.fixture
def mail_server(settings: Any) -> Iterator[socketserver.TCPServer]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailServer) as server:
        server.messages = 0  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()


def test_a_mail_server_is_asked_and_a_message_sent_where_one_is_wanted(
    mail_server: socketserver.TCPServer, settings: Any
) -> None:
    assert levels(site.post()) == ["ok"] and mail_server.messages == 0  # type: ignore[attr-defined]
    (found,) = site.post("help@example.org")
    assert found.level == "ok" and "help@example.org" in found.words
    assert mail_server.messages == 1  # type: ignore[attr-defined]
    settings.LOOPBACK = []
    assert "not encrypted" in list(site.post())[-1].words


def test_a_mail_server_that_is_away_is_told(settings: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = free.getsockname()
        assert "ANSWERABLE_EMAIL" in wrong(site.post())["e-mail"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert levels(site.post()) == ["look"]
    assert mail.outbox == []


# Background work


@pytest.mark.django_db
def test_a_worker_that_is_gone_and_documents_that_wait_are_told(whole: Made) -> None:
    take_in(whole.manager, whole.board, "plan.docx", word_plan())
    assert levels(site.worker(stopped=False)) == ["ok"] and levels(site.waiting()) == ["ok"]
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert "answerable work" in wrong(site.worker(stopped=False))["worker"]
        assert wrong(site.worker(stopped=True)) == {}
        assert "1 wait" in wrong(site.waiting())["documents"]


def test_nothing_is_left_out_of_the_look(tmp_path: Path) -> None:
    """What a migrated installation is told of, by name."""
    migrated_into(tmp_path)
    done = answered(tmp_path, "doctor")
    assert "not made yet" in done.stdout and not (tmp_path / "keys").exists(), "looking makes no key"
    answered(tmp_path, "board", "eastmarsh", "--name", "Board", "--short-name", "ESCB", "--area", "Eastmarsh")
    done = answered(tmp_path, "doctor")
    about = {line[7:].partition(":")[0] for line in done.stdout.splitlines()}
    assert {
        *("database", "key of sessions", "key of the history", "migrations", "protection", "history", "backup"),
        *("worker", "documents", "clock", "disk", "pages", "settings", "check", "e-mail"),
    } <= about
