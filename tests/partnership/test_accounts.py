"""What whoever runs the site does to an account, and when a session ends by itself."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.partnership.changes import accounts
from tests.board import PASSWORD, Made

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(made: Made) -> list[Client]:
    """Two browsers in which the agency lead is signed in."""
    cache.clear()
    clients = [Client(), Client()]
    for client in clients:
        client.post("/accounts/login/", {"login": made.users[Role.AGENCY_LEAD].email, "password": PASSWORD})
    return clients


def open_in(client: Client) -> bool:
    return client.get("/boards/eastmarsh/plan/").status_code == 200


def last_event() -> tuple[str, int | None]:
    event = Event.objects.filter(chain="installation").latest("number")
    return event.what, event.user


def test_signing_somebody_out_ends_every_session(made: Made, lead: list[Client]) -> None:
    assert all(map(open_in, lead))
    call_command("account", "sign-out", made.users[Role.AGENCY_LEAD].email.upper())
    assert not any(map(open_in, lead)) and last_event() == ("signed out everywhere", None)


def test_an_account_that_is_closed_opens_nothing_until_it_is_opened(made: Made, lead: list[Client]) -> None:
    user = made.users[Role.AGENCY_LEAD]
    call_command("account", "close", user.email)
    assert not any(map(open_in, lead)) and last_event()[0] == "account closed"
    typed = {"login": user.email, "password": PASSWORD}
    assert "Your account is closed" in lead[0].post("/accounts/login/", typed, follow=True).text
    call_command("account", "open", user.email)
    lead[0].post("/accounts/login/", typed)
    assert open_in(lead[0])


def test_a_second_step_that_was_lost_is_taken_away_and_another_asked_for(made: Made, settings: Any) -> None:
    user, client = made.users[Role.MANAGER], Client()
    Authenticator.objects.create(user=user, type="totp", data={"secret": "unreadable"})
    call_command("account", "forget-second-step", user.email)
    assert not Authenticator.objects.exists() and last_event()[0] == "second step taken away"
    settings.SECOND_STEP = True
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert client.get("/")["Location"] == "/accounts/second-step/"


def test_an_address_without_an_account_is_said() -> None:
    with pytest.raises(CommandError, match="no account with the address"):
        call_command("account", "close", "nobody@eastmarsh.example")


@pytest.mark.parametrize("name", ["close_account", "open_account", "sign_out", "forget_second_step"])
def test_only_whoever_runs_the_installation_does_these(made: Made, name: str) -> None:
    with pytest.raises((PermissionDenied, Http404)):
        getattr(accounts, name)(by=made.manager, user=made.users[Role.CHAIR])


def test_a_session_ends_after_a_working_day_however_much_it_is_used(made: Made, lead: list[Client]) -> None:
    begun = timezone.now()
    for minutes in range(0, 12 * 60, 50):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            assert open_in(lead[0])
    with time_machine.travel(begun + timedelta(hours=12, minutes=10), tick=False):
        assert "since you signed in 12 hours ago" in lead[0].get("/boards/eastmarsh/plan/", follow=True).text


def test_a_session_ends_where_nothing_is_done_in_it(made: Made, lead: list[Client]) -> None:
    begun, page = timezone.now(), "/boards/eastmarsh/"
    with time_machine.travel(begun + timedelta(minutes=59), tick=False):
        assert open_in(lead[0])  # which is something that is done in it
    with time_machine.travel(begun + timedelta(minutes=118), tick=False):
        assert open_in(lead[0])
    with time_machine.travel(begun + timedelta(minutes=179), tick=False):
        told = lead[0].get(page, follow=True)
        assert told.redirect_chain == [(f"/accounts/login/?next={page}", 302)]
        assert "You were signed out, since nothing was done here for 60 minutes." in told.text
        assert not open_in(lead[1])  # nor in another browser


def test_a_session_that_is_used_is_written_once_a_minute(made: Made, lead: list[Client]) -> None:
    def written(after: int) -> int:
        with (
            time_machine.travel(begun + timedelta(seconds=after), tick=False),
            CaptureQueriesContext(connection) as seen,
        ):
            assert open_in(lead[0])
        return sum(query["sql"].startswith("UPDATE") and "django_session" in query["sql"] for query in seen)

    begun = timezone.now()
    assert [written(after) for after in (20, 70, 90, 140)] == [0, 1, 0, 1]
