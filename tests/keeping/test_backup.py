"""A backup that is taken while people write holds one moment whole, and comes back as it was; what is damaged, newer or
another's is refused before anything is written."""

import io
import json
import tarfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from answerable.keeping.backup import Refused, refuse_boards
from tests.keeping.places import ON_POSTGRES, Place

pytestmark = pytest.mark.django_db  # so that it runs on both databases
WRITE = """
import sys
from datetime import date
from pathlib import Path
from answerable.access.actor import INSTALLER
from answerable.partnership.actor import actor_for
from answerable.access.models import User
from answerable.plan.changes import open_round
from answerable.plan.models import Plan
by = actor_for(User.objects.get(email__startswith="business_manager@"))
plan = Plan.objects.first()
n, last = 0, False
while not last:
    last = Path(sys.argv[1]).exists()
    n += 1
    open_round(by=by, plan=plan, title=f"Written {n}", on=date(2026, 1, 1))
    Path(sys.argv[2]).touch()
print(n)
"""
ROUNDS = """
from answerable.plan.models import Round
titles = [t for t in Round.objects.order_by("id").values_list("title", flat=True) if t.startswith("Written ")]
assert titles == [f"Written {n + 1}" for n in range(len(titles))], titles
assert Round.history.count() == Round.objects.count()
print(len(titles))
"""
AFTER = """
from django.db import DatabaseError, connection, transaction
from answerable.history.models import Event
from answerable.history.protection import standing
assert standing(connection)
try:
    with transaction.atomic():
        Event.objects.update(what="nothing")
except DatabaseError as error:
    assert "never changed" in str(error)
else:
    raise AssertionError("an event was changed")
assert Event.objects.filter(what="backup taken").exists() and Event.objects.filter(what="backup restored").exists()
"""


def test_a_backup_taken_while_people_write_comes_back_whole(with_board: Place, tmp_path: Path) -> None:
    place = with_board.copy(tmp_path / "one")
    stop, begun, wrote = tmp_path / "stop", tmp_path / "begun", []
    writer = threading.Thread(target=lambda: wrote.append(place.python(WRITE, stop, begun)))
    writer.start()
    try:
        while writer.is_alive() and not begun.exists():
            time.sleep(0.1)
        said = [place.answerable("backup", tmp_path) for _ in range(2)][-1]
    finally:
        stop.touch()
        writer.join()
    assert "The keys are not in it" in said and "ANSWERABLE_SECRET_KEY" in said
    files = sorted(tmp_path.glob("*.tar"))
    assert len(files) == 2 and {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert not [left for left in tmp_path.iterdir() if left.name.startswith(".")]
    place.answerable("history", "verify", "--backup", files[0], "--backup", files[1])

    other = Place(tmp_path / "two", key=place.key)
    compared = other.answerable("restore", files[1])
    assert "plan_round" in compared and "as in the backup" in compared and "nothing differs" in compared
    kept = int(other.python(ROUNDS))
    assert 0 < kept < int(wrote[0]), "it was not taken while somebody wrote"
    other.python(AFTER)
    other.answerable("history", "verify", "--backup", files[0], "--backup", files[1])
    assert "kept here already" in other.answerable("restore", files[1], refused=True)
    # The place it was taken from has gone on: what was restored does not hold what came after.
    place.answerable("backup", tmp_path / "later.tar")
    assert "cut or rewritten" in other.answerable("history", "verify", "--backup", tmp_path / "later.tar", refused=True)


@pytest.fixture(scope="module")
def taken(with_board: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Path]:
    folder = tmp_path_factory.mktemp("taken")
    place = with_board.copy(folder / "place")
    place.answerable("backup", folder / "backup.tar")
    return place, folder / "backup.tar"


def rewritten(file: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with tarfile.open(file) as archive:
        parts = {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]
    change(parts)
    with tarfile.open(to, "w:") as archive:
        for name, data in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return to


def bent(parts: dict[str, bytes]) -> None:
    (dump,) = set(parts) - {"manifest.json"}
    middle = len(parts[dump]) // 2
    parts[dump] = parts[dump][:middle] + bytes([parts[dump][middle] ^ 1]) + parts[dump][middle + 1 :]


def newer(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | {"answerable": "99.0.0"}).encode()


def no_dump(parts: dict[str, bytes]) -> None:
    (dump,) = set(parts) - {"manifest.json"}
    del parts[dump]


def no_manifest(parts: dict[str, bytes]) -> None:
    del parts["manifest.json"]


@pytest.mark.parametrize(
    ("change", "options", "refusal"),
    [
        (bent, [], "is damaged"),
        (no_dump, [], "is damaged"),
        (no_manifest, [], "is no backup"),
        (newer, [], "Another key signed this, or what it says of itself was altered"),
        (newer, ["--other-key"], "99.0.0, which is newer"),
    ],
)
def test_what_cannot_be_trusted_is_refused_and_leaves_nothing(
    taken: tuple[Place, Path], tmp_path: Path, change: Callable[..., None], options: list[str], refusal: str
) -> None:
    place, file = taken
    empty = Place(tmp_path / "empty", key=place.key)
    said = empty.answerable("restore", rewritten(file, tmp_path / "bent.tar", change), *options, refused=True)
    assert refusal in said
    assert empty.tables() == 0


def test_without_its_key_a_backup_comes_back_only_where_that_is_asked_for(
    taken: tuple[Place, Path], tmp_path: Path
) -> None:
    _, file = taken
    other = Place(tmp_path / "other")
    assert "--other-key" in other.answerable("restore", file, refused=True)
    assert "nothing differs" in other.answerable("restore", file, "--other-key")
    assert "sealed by event" in other.answerable("history", "verify")
    # From here on whoever changes what was sealed is found out.
    other.python(
        "from django.db import connection\nfrom answerable.history.models import Event\n"
        "from answerable.history.protection import lift\nlift(connection)\n"
        "Event.objects.filter(chain='board:1', number=1).update(user=999)"
    )
    assert "board:1: event 1 is not as it was signed" in other.answerable("history", "verify", refused=True)


@pytest.mark.skipif(not ON_POSTGRES, reason="SQLite is copied by itself, without any other program")
def test_where_pg_dump_is_missing_the_package_is_named_and_nothing_is_left(
    taken: tuple[Place, Path], tmp_path: Path
) -> None:
    place, _ = taken
    place.environment = place.environment | {"PATH": "/nowhere"}
    said = place.answerable("backup", tmp_path / "none.tar", refused=True)
    assert "postgresql-client" in said and list(tmp_path.iterdir()) == []


def test_a_database_that_holds_somebody_elses_tables_is_left_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE parish (id integer)")
    with pytest.raises(Refused, match="parish"):
        refuse_boards()
