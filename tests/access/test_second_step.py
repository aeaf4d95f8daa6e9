"""The second step of signing in: whose role asks for one gets no further without."""

import re
from base64 import b32decode
from collections.abc import Iterator
from time import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client

from answerable.access.roles import ROLES, Role
from answerable.history.models import Event
from tests.board import PASSWORD, Made

# The library tells of a second step once it is committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def asked_for(settings: Any) -> Iterator[None]:
    settings.SECOND_STEP = True
    cache.clear()  # each test begins with no attempts to sign in
    yield


def sign_in(client: Client, made: Made, role: Role) -> Any:
    return client.post("/accounts/login/", {"login": made.users[role].email, "password": PASSWORD})


def code_of(secret: str, *, ago: int = 0) -> str:
    """What an authenticator app shows `ago` half minutes ago (RFC 6238)."""
    return f"{hotp_value(secret, int(time() // 30) - ago):06}"


def set_up(client: Client) -> str:
    """Sets up an app as the page tells to; returns its secret."""
    page = client.get("/accounts/second-step/totp/activate/").text
    secret = re.search(r'app-key">([A-Z2-7]+)<', page)
    assert secret
    answer = client.post("/accounts/second-step/totp/activate/", {"code": code_of(secret[1])})
    assert answer.status_code == 302, answer.content
    return secret[1]


def events(what: str) -> int:
    return Event.objects.filter(chain="installation", what=what).count()


@pytest.mark.parametrize("role", [role for role in Role if ROLES[role].second_step])
def test_a_role_that_asks_for_one_opens_nothing_before(client: Client, made: Made, role: Role) -> None:
    sign_in(client, made, role)
    for address in ("/", f"/boards/{made.board.slug}/", "/how-to-read/"):
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer["Location"]) == (302, "/accounts/second-step/"), address
    assert "Your role asks for a second step" in client.get("/accounts/second-step/").text
    assert client.get("/about/help/").status_code == 200


def test_a_role_that_does_not_goes_on_without(client: Client, made: Made) -> None:
    sign_in(client, made, Role.AGENCY_LEAD)
    assert client.get(f"/boards/{made.board.slug}/plan/").status_code == 200


def test_an_app_is_set_up_and_asked_for_from_then_on(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    secret = set_up(client)
    assert client.get(f"/boards/{made.board.slug}/").status_code == 200  # shown just now
    assert events("second step added") == 2  # the app and the recovery codes
    assert "An app that shows codes was set up" in str(mail.outbox[0].body)

    other = Client()
    assert sign_in(other, made, Role.MANAGER)["Location"] == "/accounts/second-step/authenticate/"
    assert other.get(f"/boards/{made.board.slug}/").status_code == 302  # the password alone opens nothing
    refused = other.post("/accounts/second-step/authenticate/", {"code": "000000"})
    assert "This code is not right" in refused.text
    other.post("/accounts/second-step/authenticate/", {"code": code_of(secret, ago=-1)})
    assert other.get(f"/boards/{made.board.slug}/").status_code == 200


def test_a_code_is_taken_once(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    secret = set_up(client)
    code = code_of(secret, ago=-1)
    for expected in (302, 200):
        other = Client()
        sign_in(other, made, Role.MANAGER)
        assert other.post("/accounts/second-step/authenticate/", {"code": code}).status_code == expected


def test_a_recovery_code_signs_in_once(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    set_up(client)
    codes = re.findall(r'<li class="app-key">(\d+)', client.get("/accounts/second-step/recovery-codes/").text)
    assert len(codes) == 10
    for expected in (302, 200):
        other = Client()
        sign_in(other, made, Role.MANAGER)
        assert other.post("/accounts/second-step/authenticate/", {"code": codes[0]}).status_code == expected


def test_guessing_codes_is_slowed_down(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    secret = set_up(client)
    other = Client()
    sign_in(other, made, Role.MANAGER)
    for _ in range(12):
        answer = other.post("/accounts/second-step/authenticate/", {"code": "123456"})
    assert "Too many" in answer.text or answer.status_code == 429
    late = other.post("/accounts/second-step/authenticate/", {"code": code_of(secret, ago=-1)})
    assert late.status_code != 302  # the right one comes too late


def test_one_persons_wrong_codes_stop_nobody_else_at_the_same_address(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    set_up(client)
    wrong, other = Client(), Client()
    sign_in(wrong, made, Role.MANAGER)
    for _ in range(12):
        wrong.post("/accounts/second-step/authenticate/", {"code": "123456"})
    answer = sign_in(other, made, Role.AGENCY_LEAD)
    assert answer.status_code == 302
    assert "_auth_user_id" in other.session


def test_a_copy_of_the_database_gives_no_codes(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    secret = set_up(client)
    kept = [str(one.data) for one in Authenticator.objects.all()]
    assert kept and not any(secret in words or str(b32decode(secret)) in words for words in kept)


def test_whoever_removes_the_last_is_led_to_set_up_another(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    set_up(client)
    client.post("/accounts/second-step/totp/deactivate/")
    assert not Authenticator.objects.exists() and events("second step removed") == 2
    other = Client()
    sign_in(other, made, Role.MANAGER)
    assert other.get("/")["Location"] == "/accounts/second-step/"


def test_who_has_signed_in_without_showing_it_shows_it_first(client: Client, made: Made) -> None:
    sign_in(client, made, Role.MANAGER)
    secret = set_up(client)
    other = Client()
    other.force_login(made.users[Role.MANAGER], backend="answerable.access.sign_in.Backend")
    led = other.get(f"/boards/{made.board.slug}/plan/")
    assert led["Location"] == f"/accounts/second-step/reauthenticate/?next=/boards/{made.board.slug}/plan/"
    back = other.post(led["Location"], {"code": code_of(secret, ago=-1)})
    assert back["Location"] == f"/boards/{made.board.slug}/plan/"
    assert other.get(back["Location"]).status_code == 200


def test_single_sign_on_counts_as_one_only_where_the_installation_relies_on_it(
    client: Client, made: Made, settings: Any
) -> None:
    client.force_login(made.users[Role.MANAGER], backend="answerable.access.sign_in.Backend")
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": time()}]
    session["account_authentication_methods_user"] = str(made.users[Role.MANAGER].pk)
    session.save()
    assert client.get("/").status_code == 302 and client.get("/")["Location"] == "/accounts/second-step/"
    settings.SSO_SECOND_STEP = True
    assert client.get("/")["Location"] == f"/boards/{made.board.slug}/"


def test_whoever_came_by_single_sign_on_alone_may_choose_a_password(client: Client, made: Made) -> None:
    user = made.users[Role.AGENCY_LEAD]
    user.set_unusable_password()
    user.save()
    client.force_login(user, backend="answerable.access.sign_in.Backend")
    page = client.get("/accounts/password/change/", follow=True)
    assert "through your organisation so far" in page.text
    words = {"password1": "three quite random words", "password2": "three quite random words"}
    client.post("/accounts/password/set/", words)
    user.refresh_from_db()
    assert user.check_password("three quite random words")


def test_signing_out_everywhere_else(client: Client, made: Made) -> None:
    other = Client()
    for one in (client, other):
        sign_in(one, made, Role.AGENCY_LEAD)
    page = client.get("/accounts/sessions/").text
    assert page.count(">Here, since") == page.count(">Elsewhere, since") == 1
    client.post("/accounts/sessions/")
    assert client.get("/").status_code == 302 and "login" not in client.get("/")["Location"]
    assert "/accounts/login/" in other.get("/")["Location"]
