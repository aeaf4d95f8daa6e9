"""All of a board's data goes out as open files that others can read, and comes back into an empty place as it was."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.papers.models import Paper, PublishedFile
from tests.board import PASSWORD, Made
from tests.keeping.places import HOSTILE, Place
from tests.keeping.test_belonging import whole

pytestmark = pytest.mark.django_db
# What differs when a board is exported, brought in and exported again: the second export is an event of its own.
DIFFERS = {"README.txt", "datapackage.json", "tables/history_chain.csv", "tables/history_event.csv"}
READ: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "any": json.loads,
    "string": str,
}


def taken(client: Client, made: Made) -> zipfile.ZipFile:
    client.force_login(made.users[Role.MANAGER])
    answer = client.get(f"/boards/{made.board.slug}/who/data/file.zip")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


def read_by_its_schema(archive: zipfile.ZipFile, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """A table read with nothing but Python's csv and what the description says."""
    assert set(resource) == {
        *("name", "title", "path", "profile", "format", "mediatype", "encoding", "bytes", "hash", "schema"),
    }
    fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with archive.open(resource["path"]) as entry:
        rows = list(csv.DictReader(io.TextIOWrapper(entry, resource["encoding"], newline="")))
    return [
        {n: None if row[n] == "" and kind != "string" else READ[kind](row[n]) for n, kind in fields.items()}
        for row in rows
    ]


def test_the_description_is_true_of_every_file(client: Client) -> None:
    """By a strict reading of Data Package 1.0: types, keys, links, sizes and digests, and nothing beside it."""
    made = whole("eastmarsh")
    PublishedFile.objects.create(paper=Paper.objects.get(), name="paper.html", content=b"<p>", sha256="0" * 64)
    archive = taken(client, made)
    package = json.loads(archive.read("datapackage.json"))
    assert package["profile"] == "data-package" and package["name"] == "answerable-eastmarsh"
    paths = {one["path"] for one in package["resources"]}
    assert set(archive.namelist()) == paths | {"README.txt", "datapackage.json"}
    assert len({one["name"] for one in package["resources"]}) == len(package["resources"])
    tables = {}
    for one in package["resources"]:
        data = archive.read(one["path"])
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        if "schema" in one:
            tables[one["name"]] = read_by_its_schema(archive, one)
    for one in package["resources"]:
        if schema := one.get("schema"):
            rows = tables[one["name"]]
            keys = [row[schema["primaryKey"]] for row in rows]
            assert len(set(keys)) == len(keys)
            for link in schema["foreignKeys"]:
                there = {
                    row[link["reference"]["fields"]] for row in tables[link["reference"]["resource"] or one["name"]]
                }
                assert {row[link["fields"]] for row in rows} - {None} <= there, (one["name"], link)
    (document,) = tables["intake_document"]
    assert archive.read(document["content"]) == b"eastmarsh"
    (file,) = tables["papers_publishedfile"]
    assert file["content"].endswith(".html") and archive.read(file["content"]) == b"<p>"
    events = tables["history_event"]
    assert [event["number"] for event in events] == list(range(1, len(events) + 1))
    assert package["heads"] == [[f"board:{made.board.pk}", len(events), events[-1]["mac"]]]
    assert events[-1]["what"] == "all data exported" == Event.objects.latest("id").what


def test_nothing_secret_and_nothing_of_another_board_is_in_it(client: Client) -> None:
    made, other = whole("eastmarsh"), whole("calderwick")
    archive = taken(client, made)
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"eastmarsh.example" in everything and PASSWORD.encode() not in everything
    assert b"calderwick" not in everything.lower()
    for user in (*made.users.values(), *other.users.values()):
        assert user.password.encode() not in everything
    assert client.session.session_key.encode() not in everything
    assert b"last_login" not in everything and b"sessions_session" not in everything


def test_the_page_says_what_is_in_the_file_and_the_board_leads_to_it(client: Client, made: Made) -> None:
    client.force_login(made.users[Role.MANAGER])
    assert '/boards/eastmarsh/who/data/"' in client.get("/boards/eastmarsh/who/").content.decode()
    page = client.get("/boards/eastmarsh/who/data/").content.decode()
    assert "every earlier state" in page and "/who/data/file.zip" in page
    client.force_login(made.users[Role.CHAIR])
    assert '/who/data/"' not in client.get("/boards/eastmarsh/who/").content.decode()


@pytest.fixture(scope="module")
def out(with_board: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    with_board.copy(folder / "place").answerable("export", "eastmarsh", folder / "board.zip")
    return folder / "board.zip"


def files(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


AFTER = """
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.history.protection import standing
from answerable.partnership.actor import actor_for
from answerable.plan.changes import make_plan
from answerable.plan.models import Plan
from answerable.access.actor import INSTALLER
from answerable.partnership.changes import make_account
from answerable.partnership.models import Board
from django.db import connection
from django.db.models import Max
assert standing(connection)
before = Plan.objects.aggregate(n=Max("id"))["n"]
manager = User.objects.get(email="business_manager@eastmarsh.example")
assert not manager.has_usable_password()
plan = make_plan(by=actor_for(manager), board=Board.objects.get(), title="Next", period="2027/28")
assert plan.pk > before
user = make_account(by=INSTALLER, email="new@eastmarsh.example", password=None)
assert user.pk > max(Event.objects.exclude(user=None).values_list("user", flat=True))
"""


def test_a_board_comes_back_row_by_row_and_the_work_goes_on(
    with_board: Place, empty: Place, out: Path, tmp_path: Path
) -> None:
    place = empty.copy(tmp_path / "new", key=with_board.key)
    place.answerable("import-export", out)
    place.answerable("history", "verify", "--backup", out)
    place.answerable("export", "eastmarsh", tmp_path / "again.zip")
    before, after = files(out), files(tmp_path / "again.zip")
    assert set(before) == set(after)
    assert {name for name in before if before[name] != after[name]} == DIFFERS
    events = "tables/history_event.csv"
    assert after[events].startswith(before[events])
    assert after[events].count(b"\r\n") == before[events].count(b"\r\n") + 1
    rounds = csv.DictReader(io.StringIO(after["tables/plan_round.csv"].decode(), newline=""))
    assert [row["title"] for row in rounds if row["title"] in HOSTILE] == HOSTILE
    notes = csv.DictReader(io.StringIO(before["tables/desk_note.csv"].decode(), newline=""))
    assert [bool(row["shared_at"]) for row in notes] == [True]  # the private one stays with its writer
    place.python(AFTER)
    place.answerable("history", "verify", "--backup", out)
    assert "kept here already" in place.answerable("import-export", out, refused=True)


def test_with_another_key_a_board_is_sealed_where_that_is_asked_for(empty: Place, out: Path, tmp_path: Path) -> None:
    place = empty.copy(tmp_path / "new", key="another key of the history, as long as a key has to be")
    assert "--other-key" in place.answerable("import-export", out, refused=True)
    assert "sealed with the key of here" in place.answerable("import-export", out, "--other-key")
    head = json.loads(files(out)["datapackage.json"])["heads"][0]
    said = place.answerable("history", "verify", "--head", ":".join(map(str, head)))
    assert "signed by another installation" in said


def bent(parts: dict[str, bytes]) -> None:
    parts["tables/plan_plan.csv"] = parts["tables/plan_plan.csv"].replace(b"2012/13", b"2013/14")


def of_another_board(parts: dict[str, bytes]) -> None:
    """A role in the whole installation, smuggled into a board's data."""
    name = "tables/partnership_appointment.csv"
    lines = parts[name].decode().splitlines()
    first = lines[1].split(",")
    rewritten(parts, name, "\r\n".join([*lines, ",".join(["9999", "", *first[2:]]), ""]).encode())


def no_day(parts: dict[str, bytes]) -> None:
    rewritten(parts, "tables/plan_round.csv", parts["tables/plan_round.csv"].replace(b"2026-01-01", b"New Year"))


def rewritten(parts: dict[str, bytes], name: str, data: bytes) -> None:
    """Put another file in the place of one, with its digest."""
    parts[name] = data
    package = json.loads(parts["datapackage.json"])
    for one in package["resources"]:
        if one["path"] == name:
            one["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
    parts["datapackage.json"] = json.dumps(package).encode()


def other_columns(parts: dict[str, bytes]) -> None:
    package = json.loads(parts["datapackage.json"])
    del package["resources"][0]["schema"]["fields"][-1]
    parts["datapackage.json"] = json.dumps(package).encode()


def newer(parts: dict[str, bytes]) -> None:
    parts["datapackage.json"] = parts["datapackage.json"].replace(b'"answerable": "', b'"answerable": "9')


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (bent, "tables/plan_plan.csv is not as it was written"),
        (of_another_board, "not its board's"),
        (no_day, "tables/plan_round.csv, the row with the key 2, on: Invalid isoformat string: 'New Year'"),
        (other_columns, "whose tables are not those of this version"),
        (newer, "newer version"),
    ],
)
def test_what_is_damaged_or_does_not_fit_is_refused_and_leaves_nothing(
    empty: Place, out: Path, tmp_path: Path, change: Callable[..., None], refusal: str
) -> None:
    parts = files(out)
    change(parts)
    with zipfile.ZipFile(tmp_path / "bent.zip", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    place = empty.copy(tmp_path / "new")
    assert refusal in place.answerable("import-export", tmp_path / "bent.zip", "--other-key", refused=True)
    place.python("from answerable.access.models import User; assert not User.objects.exists()")
