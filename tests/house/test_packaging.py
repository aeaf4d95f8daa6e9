"""What an installation is made of says what is so: settings, commands, paths, and a unit that systemd understands."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from answerable.environment import missing_for_others
from checks import docs
from tests.house.doors import TABLE

ROOT = docs.ROOT
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
CONTAINERFILE = (ROOT / "Containerfile").read_text("utf-8")
UNIT = (ROOT / "packaging/answerable.service").read_text("utf-8")
RUNNING = (ROOT / "docs/running.md").read_text("utf-8")
DESCRIBED = docs.listed((ROOT / "docs/settings.md").read_text("utf-8"))
NOTHING_SET = {"HTTPS": False, "DEBUG": False, "EMAIL_BACKEND": "console", "DEFAULT_FROM_EMAIL": "answerable@localhost"}
# Variables of compose.yaml that are no settings of ours.
OTHERS = {"DATABASE_PASSWORD", "SITE", "UPSTREAM", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}


def needed() -> set[str]:
    """The variables without which a site that others reach does not start."""
    sentences = missing_for_others({**NOTHING_SET, "HELP_EMAIL": ""})
    return {sentence.split()[0] for sentence in sentences} | {"ANSWERABLE_HOSTS", "DATABASE_URL", "ANSWERABLE_PROXY"}


def test_compose_sets_what_is_needed_and_only_what_is_described() -> None:
    site = COMPOSE["services"]["site"]["environment"]
    assert needed() <= set(site)
    named = {name for service in COMPOSE["services"].values() for name in service["environment"]}
    named |= set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text("utf-8")))
    assert {name for name in named - OTHERS if name.lower() not in DESCRIBED} == set()


def test_compose_holds_no_secret_and_every_variable_says_what_it_is() -> None:
    for service in COMPOSE["services"].values():
        for name, value in service["environment"].items():
            if re.search("PASSWORD|KEY|EMAIL|URL", name):
                assert "${" in value, f"{name} is written into the file"
    asked = re.findall(r"\$\{([^}]*)\}", (ROOT / "compose.yaml").read_text("utf-8"))
    assert [words for words in asked if not re.match(r"\w+:\?.+", words)] == []


def test_only_the_proxy_is_reached_from_outside_and_the_database_by_the_site_alone() -> None:
    services = COMPOSE["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["back"] == {"internal": True}
    assert {name for name, service in services.items() if "back" in service["networks"]} == {"site", "database"}
    assert services["site"]["read_only"] and services["site"]["cap_drop"] == ["ALL"]
    assert all("no-new-privileges:true" in service["security_opt"] for service in services.values())


def test_each_volume_and_file_of_compose_is_there() -> None:
    for service in COMPOSE["services"].values():
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert (ROOT / source).is_file() if source.startswith("./") else source in COMPOSE["volumes"], source


def test_the_image_is_built_from_what_is_there_and_runs_as_nobody_in_particular() -> None:
    let_in = [line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")]
    for line in re.findall(r"^COPY (?!--)(.+)$", CONTAINERFILE, re.M):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists() and source in let_in, source
    last = CONTAINERFILE.split("FROM ")[-1]
    assert re.findall(r"^USER (.+)$", last, re.M) == ["answerable"]
    assert re.search(r"http://127\.0\.0\.1:8000/(health/\w+)", last)[1] in TABLE  # type: ignore[index]
    program, *words = json.loads(re.findall(r"^CMD (\[.+\])$", last, re.M)[-1])
    assert program == "answerable" and docs._answerable(words, True) == ""
    assert (ROOT / ".dockerignore").read_text() == (ROOT / ".containerignore").read_text()


def test_the_page_s_settings_are_described_and_are_all_that_is_needed() -> None:
    written = set(re.findall(r"^([A-Z_]+)=", RUNNING, re.M))
    assert {name for name in written - OTHERS if name.lower() not in DESCRIBED} == set()
    assert needed() <= written


def test_the_unit_starts_a_command_that_is_there_with_the_paths_of_the_page() -> None:
    program, *words = re.findall(r"^ExecStart=(.+)$", UNIT, re.M)[0].split()
    assert docs._answerable(words, True) == ""
    for path in (program, "/etc/answerable/settings", "/var/lib/answerable"):
        assert path in RUNNING or path.rpartition("/")[0] in RUNNING, path
        assert path in UNIT


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that every machine has in place of ours."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not on this machine")
    path = tmp_path / "answerable.service"
    path.write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT, flags=re.M), "utf-8")
    return path


def test_systemd_understands_the_unit(unit: Path) -> None:
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_systemd_finds_the_unit_well_guarded(unit: Path) -> None:
    """At most 2 of its 10 for exposure; a unit without any guard has 9.6."""
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True)
    if "unrecognized option" in done.stderr:
        pytest.skip("this systemd-analyze cannot look at a file")
    assert done.returncode == 0, done.stdout.splitlines()[-1:]
