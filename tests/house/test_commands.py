"""The commands of the `answerable` command that are ours: help, what each needs, and what each refuses."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.test import Client

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.partnership.models import Appointment, Board
from tests.board import make

OURS = sorted(name for name, app in get_commands().items() if str(app).startswith("answerable."))
PLAN = """# Eastmarsh Safeguarding Children Board: business plan 2012/13

| Ref | Action | Progress December 2012 |
|---|---|---|
| 1.1 | Train every school's lead | 40 of 52 schools have sent somebody. |
"""


def test_all_the_commands_of_the_readme_are_here() -> None:
    assert {"read", "import", "paper", "history", "serve", "example", "board", "appoint"} <= set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_each_command_shows_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        load_command_class(get_commands()[name], name).run_from_argv(["answerable", name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: answerable {name}" in shown
    assert load_command_class(get_commands()[name], name).help.split(":")[0][:40] in " ".join(shown.split())


def test_no_command_waits_for_a_look_at_the_whole_site() -> None:
    """That takes longer than most of them, and `answerable doctor` has one."""
    assert {name for name in OURS if load_command_class(get_commands()[name], name).requires_system_checks} == set()


@pytest.mark.parametrize("asked", [[], ["--help"], ["help"]])
def test_help_lists_our_commands_with_what_each_does_and_none_of_djangos(tmp_path: Path, asked: list[str]) -> None:
    environment = {**os.environ, "ANSWERABLE_DATA": str(tmp_path / "none")}
    command = [sys.executable, "-m", "answerable", *asked]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    listed = dict(re.findall(r"^  ([\w-]+) +(\S.+\.)$", done.stdout, re.M))
    assert sorted(listed) == OURS
    assert listed["board"] == "Make a board." and max(map(len, done.stdout.splitlines())) < 120
    assert "help --commands" in done.stdout and "runserver" not in done.stdout
    assert not (tmp_path / "none").exists()


def test_reading_needs_no_database(tmp_path: Path) -> None:
    """With an address at which no database answers."""
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    environment = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "ANSWERABLE_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "answerable", "read", "plan.md"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Train every school's lead" in done.stdout


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7", "example.org"])
def test_an_example_is_not_served_to_other_machines(settings: Any, address: str) -> None:
    settings.EXAMPLE = True
    with pytest.raises(CommandError, match="this machine only"):
        call_command("serve", "--address", address)


@pytest.mark.parametrize("options", [[], ["--reset"]])
def test_there_is_no_example_unless_it_is_asked_for(settings: Any, options: list[str]) -> None:
    settings.EXAMPLE = False
    with pytest.raises(CommandError, match="ANSWERABLE_EXAMPLE=1"):
        call_command("example", *options)


@pytest.mark.django_db
def test_an_example_is_not_started_afresh_over_another_board(settings: Any) -> None:
    settings.EXAMPLE = True
    board = make().board
    with pytest.raises(CommandError, match=f"{board.name}, which is no example"):
        call_command("example", "--reset")
    assert Board.objects.get() == board


NAMES = ["--name", "Eastmarsh Safeguarding Children Board", "--short-name", "ESCB", "--area", "Eastmarsh"]
APPOINTED = ["--role", "business-manager", "--post", "Business manager", "--name", "Example manager"]


@pytest.mark.django_db
def test_a_board_is_made_and_its_first_manager_chooses_a_password_and_signs_in(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    call_command("board", "eastmarsh", *NAMES)
    call_command("appoint", "manager@eastmarsh.example", "--board", "eastmarsh", *APPOINTED)
    client.post("/accounts/password/reset/", {"email": "manager@eastmarsh.example"})
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(mailoutbox[0].body))
    assert link
    page = client.get(link[1], follow=True)
    password = {"password1": "a pass of many words", "password2": "a pass of many words"}
    client.post(page.request["PATH_INFO"], password)
    client.post("/accounts/login/", {"login": "manager@eastmarsh.example", "password": password["password1"]})
    assert client.get("/boards/eastmarsh/papers/new/").status_code == 200
    call_command("history", "verify")


@pytest.mark.django_db
def test_an_account_that_is_there_is_given_one_role_more() -> None:
    made = make()
    call_command("board", "calderwick", *NAMES)
    call_command("appoint", "CHAIR@eastmarsh.example", "--board", "calderwick", *APPOINTED)
    assert {standing.board for standing in made.actor(Role.CHAIR).standings} == set(
        Board.objects.values_list("pk", flat=True)
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (["board", "eastmarsh", *NAMES], "already"),
        (["board", "east marsh", *NAMES], "slug"),
        (["appoint", "nobody", "--board", "eastmarsh", *APPOINTED], "e-?mail"),
        (["appoint", "a@b.example", *APPOINTED], "give --board"),
        (["appoint", "a@b.example", "--board", "eastmarsh", "--role", "inspector", *APPOINTED[2:]], "given for a time"),
        (["appoint", "a@b.example", "--board", "northmere", *APPOINTED], "no board called 'northmere'"),
        (["appoint", "a@b.example", "--board", "eastmarsh", *APPOINTED, "--agency", "NHS"], "no agency called 'NHS'"),
        (["appoint", "a@b.example", "--role", "system-administrator", "--board", "eastmarsh", *APPOINTED[2:]], "Every"),
    ],
)
def test_boards_and_appointments_that_cannot_be_are_refused_and_leave_nothing(command: list[str], refusal: str) -> None:
    make()
    before = (Board.objects.count(), User.objects.count(), Appointment.objects.count())
    with pytest.raises(CommandError, match=refusal):
        call_command(*command)
    assert (Board.objects.count(), User.objects.count(), Appointment.objects.count()) == before
