"""A session is its owner's alone: begun anew at each sign-in, gone with the sign-out, ended by a changed password."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from answerable.access.roles import Role
from tests.board import PASSWORD, Made

pytestmark = pytest.mark.django_db
NEW = "three quite random words"


def signed_in(made: Made) -> Client:
    cache.clear()  # the limits of attempts
    client = Client()
    client.post("/accounts/login/", {"login": made.users[Role.CHAIR].email, "password": PASSWORD})
    assert client.get("/boards/eastmarsh/").status_code == 200
    return client


def session_of(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_each_sign_in_begins_a_session_of_its_own_that_cannot_be_guessed(made: Made) -> None:
    client = signed_in(made)
    first = session_of(client)
    client.post("/accounts/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = first
    client.post("/accounts/login/", {"login": made.users[Role.CHAIR].email, "password": PASSWORD})
    sessions = {first, session_of(client), session_of(signed_in(made))}
    assert len(sessions) == 3 and {len(key) for key in sessions} == {32}, "32 letters and digits are 165 bits"


def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(made: Made) -> None:
    client = signed_in(made)
    kept = session_of(client)
    client.post("/accounts/logout/")
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert thief.get("/boards/eastmarsh/").status_code == 302


def test_a_changed_password_ends_every_other_session_and_asks_for_the_old_one(made: Made) -> None:
    here, elsewhere = signed_in(made), signed_in(made)
    passwords = {"password1": NEW, "password2": NEW}
    here.post("/accounts/password/change/", {"oldpassword": "not the old one", **passwords})
    assert elsewhere.get("/boards/eastmarsh/").status_code == 200, "nothing was changed"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, **passwords})
    assert elsewhere.get("/boards/eastmarsh/").status_code == 302


def test_an_account_that_is_switched_off_loses_its_open_session(made: Made) -> None:
    client = signed_in(made)
    user = made.users[Role.CHAIR]
    user.is_active = False
    user.save()
    assert client.get("/boards/eastmarsh/").status_code == 302


def test_no_script_and_no_other_site_gets_at_the_cookies(made: Made) -> None:
    client = signed_in(made)
    assert len(client.cookies) == 2
    for cookie in client.cookies.values():
        assert (cookie["httponly"], cookie["samesite"], cookie["domain"], cookie["path"]) == (True, "Lax", "", "/")


def test_passwords_are_masked_and_password_managers_helped(made: Made) -> None:
    assert re.search(
        r'<input[^>]*type="password"[^>]*autocomplete="current-password"', Client().get("/accounts/login/").text
    )
    page = signed_in(made).get("/accounts/password/change/").text
    assert len(re.findall(r'<input[^>]*type="password"[^>]*autocomplete="(?:current|new)-password"', page)) >= 2
    assert "onpaste" not in page
