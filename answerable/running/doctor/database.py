"""The database: answers, is of a kind that keeps what it is given, is up to date, and its history is whole."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from answerable.access.models import User
from answerable.history.models import Chain, Event
from answerable.history.protection import standing
from answerable.history.reading import check
from answerable.running.doctor.finding import Finding, look, ok, wrong
from answerable.running.health import not_applied

# File systems over a network, on which locks may be promised and not kept.
OVER_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "lustre", "fuse.sshfs", "fuse.s3", "ncp")
MOUNTS = Path("/proc/self/mounts")
OLDEST_POSTGRESQL = 14
ABOUT = "database"


def answers() -> Finding:
    """Whether the database answers at all; nothing else of it can be looked at where it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return wrong(ABOUT, f"does not answer: {said}. Is it running, and is DATABASE_URL right?")
    return ok(ABOUT, f"{connection.display_name} answers.")


def has_tables() -> bool:
    """Whether this program's tables were ever made there."""
    return Event._meta.db_table in connection.introspection.table_names()


def kind(*, others_reach_it: bool) -> Iterator[Finding]:
    yield from _sqlite(others_reach_it) if connection.vendor == "sqlite" else _postgresql()


def _sqlite(others_reach_it: bool) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        pragmas = {
            name: str(cursor.execute(f"PRAGMA {name}").fetchone()[0]).lower()
            for name in ("journal_mode", "foreign_keys", "synchronous")
        }
    file = Path(connection.settings_dict["NAME"])
    if MOUNTS.exists() and (system := file_system_of(file, MOUNTS.read_text())).startswith(OVER_NETWORK):
        yield wrong(
            ABOUT,
            f"{file} is on a network file system ({system}), where SQLite loses data. Move the data folder to a disk "
            "of this machine, or use PostgreSQL.",
        )
    if pragmas != {"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2"}:
        words = ", ".join(f"{name}={value}" for name, value in pragmas.items())
        yield wrong(ABOUT, f"{file} is not opened as it must be ({words}). Do other programs use this file?")
    if others_reach_it:
        yield look(ABOUT, "SQLite does for one board on one machine; for more, set DATABASE_URL to a PostgreSQL.")


def file_system_of(path: Path, mounts: str) -> str:
    """The kind of file system that holds `path`, by a table of mounts as Linux gives it; "" where none fits."""
    best = ("", "")
    for line in mounts.splitlines():
        _, place, system, *_ = line.split(" ")
        place = place.replace("\\040", " ")
        if path.is_relative_to(place) and len(place) >= len(best[0]):
            best = (place, system)
    return best[1]


def _postgresql() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0]) // 10_000
        cursor.execute("SELECT coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false)")
        encrypted = cursor.fetchone()[0]
        cursor.execute("SELECT host(inet_server_addr()), now()")
        server, now = cursor.fetchone()
    if version < OLDEST_POSTGRESQL:
        yield wrong(ABOUT, f"PostgreSQL {version} is too old; it has to be {OLDEST_POSTGRESQL} or newer.")
    if server and not encrypted and not server.startswith(("127.", "::1")):
        yield look(
            ABOUT,
            f"what goes to {server} is not encrypted. Unless that is a network of this machine's own, add "
            "?sslmode=verify-full to DATABASE_URL.",
        )
    if abs(now - timezone.now()) > timedelta(seconds=30):
        yield wrong("clock", "this machine's and the database's differ by more than half a minute. Set both by NTP.")


def up_to_date() -> Iterator[Finding]:
    if missing := not_applied():
        yield wrong(
            "migrations",
            f"{len(missing)} are not applied, {missing[0]} first. Take a backup, then type: answerable migrate",
        )
    else:
        yield ok("migrations", "all applied.")


def protected() -> Iterator[Finding]:
    if standing(connection):
        yield ok("protection", "the database refuses to change or remove events and published files.")
    else:
        yield wrong(
            "protection",
            "the database would let events be changed: its triggers are not all there. Type: answerable migrate. "
            "Then ask who took them away, and look at the history below.",
        )


def history() -> Iterator[Finding]:
    if found := check():
        yield wrong("history", f"{found[0]} ({len(found)} in all). Type: answerable history verify")
    else:
        events = sum(Chain.objects.values_list("number", flat=True))
        yield ok("history", f"{events} events, all as they were signed.")


def newest_event_lies_behind() -> Iterator[Finding]:
    newest = Event.objects.order_by("-at").values_list("at", flat=True).first()
    now = datetime.now(UTC)
    if newest and newest > now + timedelta(minutes=1):
        yield wrong("clock", f"it is {now:%-d %B %Y %H:%M} UTC here, and an event is from {newest:%-d %B %Y %H:%M}.")


def backup(*, others_reach_it: bool) -> Iterator[Finding]:
    """By the newest backup that the history tells of. It tells of each before it is made, so that the copy holds it,
    and tells after it of one that failed."""
    told = Event.objects.filter(chain="installation", what__in=["backup taken", "backup failed"]).order_by("-number")
    failed, at = False, None
    for what, when in told.values_list("what", "at")[:100]:
        if what == "backup taken" and not failed:
            at = when
            break
        failed = what == "backup failed"
    age = timezone.now() - at if at else None
    if at is None or age is None:
        words = "none was ever taken here. Take one, away from this machine, and let it be taken every night."
        yield (wrong if others_reach_it else look)("backup", words)
    elif age > timedelta(days=7):
        yield wrong("backup", f"the newest is {age.days} days old. Find out why none was taken since, and take one.")
    elif age > timedelta(hours=30):
        yield look("backup", f"the newest is from {timezone.localtime(at):%-d %B %Y %H:%M}. Is one taken every night?")
    else:
        yield ok("backup", f"the newest is from {timezone.localtime(at):%-d %B %Y %H:%M}.")


def example_accounts(*, is_example: bool) -> Iterator[Finding]:
    """`is_example`: whether this is an example on this machine only, where such accounts belong."""
    number = User.objects.filter(is_example=True).count()
    if number and not is_example:
        yield wrong(
            "example",
            f"{number} accounts stand here whose password everybody knows. Work for real in a database that never held "
            "the example: name another folder by ANSWERABLE_DATA or another database by DATABASE_URL.",
        )


def guarded(about: str, looking: Callable[[], Iterator[Finding]]) -> list[Finding]:
    """What a look gives, or that the database could not be asked (its tables may not be there yet)."""
    try:
        return list(looking())
    except DatabaseError as error:
        return [wrong(about, f"could not be looked at: {str(error).splitlines()[0]}. Are the migrations applied?")]


def look_at_tables(*, others_reach_it: bool, is_example: bool, has_history_key: bool) -> Iterator[Finding]:
    """Everything that is asked of the tables, each guarded by itself."""
    looks: dict[str, Callable[[], Iterator[Finding]]] = {
        "migrations": up_to_date,
        "protection": protected,
        "clock": newest_event_lies_behind,
        "backup": partial(backup, others_reach_it=others_reach_it),
        "example": partial(example_accounts, is_example=is_example),
    }
    if has_history_key:
        looks["history"] = history
    for about, looking in looks.items():
        yield from guarded(about, looking)
