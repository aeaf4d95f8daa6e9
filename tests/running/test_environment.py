"""What the environment may say; each thing that is wrong is named, with what it must look like."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from answerable.environment import Environment, missing_for_others

FOR_REAL = {
    "ANSWERABLE_HOSTS": "board.example.org",
    "ANSWERABLE_HTTPS": "1",
    "ANSWERABLE_PROXY": "1",
    "ANSWERABLE_EMAIL": "smtp+tls://board:secret@mail.example.org:587",
    "ANSWERABLE_FROM_EMAIL": "Board office <board@example.org>",
    "ANSWERABLE_HELP_EMAIL": "help@example.org",
}


def answered(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What `answerable` does in an environment that holds these variables and no other of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANSWERABLE_", "DATABASE_"))}
    kept.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set while a story has its browser open
    own = {"ANSWERABLE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "answerable.settings"}
    command = [sys.executable, "-m", "answerable", *words]
    return subprocess.run(command, env={**kept, **own, **variables}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("variable", "value", "like"),
    [
        ("ANSWERABLE_HTTPS", "ture", "ANSWERABLE_HTTPS=1"),
        ("ANSWERABLE_HOSTS", "https://board.example.org", "without https://"),
        ("ANSWERABLE_HOSTS", "board.example.org:443", "without a port"),
        ("ANSWERABLE_HOSTS", "*", "ANSWERABLE_HOSTS=board.example.org"),
        ("ANSWERABLE_ORIGINS", "board.example.org", "with https://"),
        ("ANSWERABLE_OIDC_SERVER", "login.example.org", "ANSWERABLE_OIDC_SERVER=https://"),
        ("ANSWERABLE_OIDC_SERVER", "http://login.example.org", "ANSWERABLE_OIDC_SERVER=https://"),
        ("ANSWERABLE_OIDC_DOMAINS", "@example.org", "bare name"),
        ("ANSWERABLE_SAML_KEY", "/nowhere", "private key"),
        ("ANSWERABLE_SAML_CERTIFICATE", __file__, "certificate"),
        ("ANSWERABLE_SECRET_KEY", "hunter2", "at least 50"),
        ("ANSWERABLE_HISTORY_KEY", "hunter2", "at least 50"),
        ("DATABASE_URL", "mysql://board:hunter2@host/name", "postgres://user:password@host:5432/name"),
        ("DATABASE_URL", "postgres://board:hunter2@host:5432", "/name"),
        ("DATABASE_URL", "postgres://board:hunt/er2@host:5432/name", "%2F"),
        ("ANSWERABLE_EMAIL", "mail.example.org", "smtp+tls://"),
        ("ANSWERABLE_EMAIL", "smtp://:hunter2@", "smtp+tls://"),
        ("ANSWERABLE_FROM_EMAIL", "the board", "ANSWERABLE_FROM_EMAIL=board@example.org"),
        ("ANSWERABLE_HELP_EMAIL", "the board", "ANSWERABLE_HELP_EMAIL=board@example.org"),
        ("ANSWERABLE_SCANNER", "scan 'file", "quotation mark"),
        ("ANSWERABLE_IDLE_MINUTES", "an hour", "ANSWERABLE_IDLE_MINUTES=60"),
        ("ANSWERABLE_IDLE_MINUTES", "0", "from 5 to 720"),
    ],
)
def test_what_is_wrong_is_named_with_what_it_must_look_like_and_no_password(
    variable: str, value: str, like: str
) -> None:
    sentence = _wrong(variable, value)
    assert sentence.startswith(variable) and like in sentence and "hunt" not in sentence


def _wrong(variable: str, value: str) -> str:
    env = Environment({variable: value})
    env.bool("ANSWERABLE_HTTPS")
    env.hosts("ANSWERABLE_HOSTS", default=["localhost"])
    env.origins("ANSWERABLE_ORIGINS")
    env.provider("ANSWERABLE_OIDC_SERVER")
    env.hosts("ANSWERABLE_OIDC_DOMAINS", default=[])
    env.pem("ANSWERABLE_SAML_KEY", "PRIVATE KEY", "ANSWERABLE_SAML_KEY")
    env.pem("ANSWERABLE_SAML_CERTIFICATE", "CERTIFICATE", "ANSWERABLE_SAML_CERTIFICATE")
    env.key("ANSWERABLE_SECRET_KEY")
    env.key("ANSWERABLE_HISTORY_KEY")
    env.database("DATABASE_URL", default="sqlite:///x")
    env.email("ANSWERABLE_EMAIL", default="consolemail://")
    env.address("ANSWERABLE_FROM_EMAIL", default="answerable@localhost")
    env.address("ANSWERABLE_HELP_EMAIL", default="")
    env.command("ANSWERABLE_SCANNER")
    env.minutes("ANSWERABLE_IDLE_MINUTES", 60, least=5, most=720)
    (sentence,) = env.wrong or [""]
    return sentence


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        *FOR_REAL.items(),
        ("ANSWERABLE_HTTPS", "off"),
        ("ANSWERABLE_HOSTS", "127.0.0.1, [::1],board"),
        ("ANSWERABLE_ORIGINS", "https://board.example.org:8443"),
        ("ANSWERABLE_OIDC_SERVER", "https://login.example.org/realms/council"),
        ("ANSWERABLE_OIDC_SERVER", "http://127.0.0.1:3000"),
        ("ANSWERABLE_SECRET_KEY", "x" * 64),
        ("DATABASE_URL", "postgresql://u:p%40ss@host:5432/name"),
        ("DATABASE_URL", "postgres:///name?host=/run/postgresql"),
        ("DATABASE_URL", "sqlite:////folder/file.sqlite3"),
        ("ANSWERABLE_EMAIL", "smtp://mail.example.org"),
        ("ANSWERABLE_SCANNER", "clamdscan --fdpass --no-summary"),
        ("ANSWERABLE_IDLE_MINUTES", "15"),
    ],
)
def test_what_is_right_passes(variable: str, value: str) -> None:
    assert _wrong(variable, value) == ""


def test_single_sign_on_is_set_up_whole_or_not_at_all() -> None:
    whole = {"SERVER": "https://login.example.org", "CLIENT": "board", "SECRET": "x"}
    for missing in ([], ["CLIENT"], ["CLIENT", "SECRET"], ["SERVER", "CLIENT"]):
        env = Environment({name: value for name, value in whole.items() if name not in missing})
        env.provider("SERVER", "CLIENT", "SECRET")
        assert [sentence.split()[0] for sentence in env.wrong] == ([] if "SERVER" in missing else missing)
    on = Environment({"OFF": "0"})
    assert (on.bool("NOT_SET", default=True), on.bool("OFF", default=True), on.bool("NOT_SET")) == (True, False, False)


def test_all_that_is_wrong_is_said_at_once_and_no_traceback(tmp_path: Path) -> None:
    done = answered(tmp_path / "data", "migrate", ANSWERABLE_HTTPS="ture", DATABASE_URL="mysql://u:hunter2@h/n")
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stderr.splitlines()[1:]] == ["ANSWERABLE_HTTPS", "DATABASE_URL"]
    assert "Traceback" not in done.stderr and "hunter2" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = answered(tmp_path / "file" / "data", "migrate")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert done.stderr.startswith("ANSWERABLE_DATA") and str(tmp_path / "file" / "data") in done.stderr


def test_a_data_folder_may_have_any_sign_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "a#b?c%20d"
    said = answered(folder, "diffsettings", "--all", ANSWERABLE_EXAMPLE="1").stdout
    assert f"{folder}/answerable.sqlite3'" in said and f"EMAIL_FILE_PATH = '{folder}/mail'" in said


def test_what_others_reach_is_not_served_without_what_it_needs(tmp_path: Path) -> None:
    """Each variable that is missing is named; the database is not even made."""
    needed = sorted(FOR_REAL.keys() - {"ANSWERABLE_HOSTS", "ANSWERABLE_PROXY"})
    done = answered(tmp_path, "serve", ANSWERABLE_HOSTS="board.example.org", ANSWERABLE_DEBUG="1")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    named = sorted({word for word in done.stderr.split() if word in {*needed, "ANSWERABLE_DEBUG"}})
    assert named == sorted([*needed, "ANSWERABLE_DEBUG"])
    assert not list(tmp_path.glob("*.sqlite3"))


def test_another_server_is_refused_the_site_as_well(tmp_path: Path) -> None:
    refused = _wsgi(tmp_path, ANSWERABLE_HOSTS="board.example.org")
    assert refused.returncode == 1 and "ANSWERABLE_HTTPS is not on" in refused.stderr
    assert _wsgi(tmp_path, **FOR_REAL).returncode == 0


def _wsgi(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANSWERABLE_", "DATABASE_"))}
    own = {"ANSWERABLE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "answerable.settings"}
    command = [sys.executable, "-c", "import answerable.wsgi"]
    return subprocess.run(command, env={**kept, **own, **variables}, capture_output=True, text=True, check=False)


def test_nothing_is_missing_where_all_is_set() -> None:
    read = {"HTTPS": True, "DEBUG": False, "EMAIL_BACKEND": "smtp", "DEFAULT_FROM_EMAIL": "a@b.example"}
    assert missing_for_others({**read, "HELP_EMAIL": "a@b.example"}) == []
    assert len(missing_for_others({**read, "HELP_EMAIL": ""})) == 1


def test_what_is_set_for_real_passes_djangos_own_check(tmp_path: Path) -> None:
    done = answered(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **FOR_REAL)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    worse = answered(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **(FOR_REAL | {"ANSWERABLE_HTTPS": ""}))
    assert worse.returncode == 1, "the check would not have seen it"


def test_cookies_are_for_this_very_host_over_https_alone(tmp_path: Path) -> None:
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    code = f"from django.conf import settings; print([getattr(settings, name) for name in {names}])"
    done = answered(tmp_path, "shell", "--no-imports", "--command", code, **FOR_REAL)
    assert done.stdout.strip() == "['__Host-session', '__Host-token', True, True]", done.stderr
