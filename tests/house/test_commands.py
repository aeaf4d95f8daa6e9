"""The commands of the `answerable` command that are ours: help, what each needs, and what each refuses."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command, get_commands, load_command_class

from answerable.partnership.models import Board
from tests.board import make

OURS = sorted(name for name, app in get_commands().items() if str(app).startswith("answerable."))
PLAN = """# Eastmarsh Safeguarding Children Board: business plan 2012/13

| Ref | Action | Progress December 2012 |
|---|---|---|
| 1.1 | Train every school's lead | 40 of 52 schools have sent somebody. |
"""


def test_all_the_commands_of_the_readme_are_here() -> None:
    assert {"read", "import", "paper", "history", "serve", "example"} <= set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_each_command_shows_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        load_command_class(get_commands()[name], name).run_from_argv(["answerable", name, "--help"])
    shown = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"usage: answerable {name}" in shown
    assert load_command_class(get_commands()[name], name).help.split(":")[0][:40] in " ".join(shown.split())


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
