"""What a link opened is open in that session alone: how it begins, and when it ends."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from tests.asks.asked import Asked, asked_on, opened
from tests.board import PASSWORD, Made

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(made: Made) -> Asked:
    return asked_on(made)


def test_what_a_link_opened_is_closed_where_nothing_is_done_for_an_hour(asked: Asked) -> None:
    client, begun = opened(asked), timezone.now()
    for minutes, status in ((59, 200), (118, 200), (179, 403)):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            assert client.get(asked.url).status_code == status, minutes


def test_the_session_of_a_link_is_a_new_one(asked: Asked, client: Client) -> None:
    client.get("/about/cookies/")
    session = client.session
    session["x"] = 1
    session.save()
    before = client.cookies["sessionid"] = session.session_key
    opened(asked, client)
    assert client.session.session_key != before


def test_what_a_link_opened_is_closed_to_whoever_signs_in_next(asked: Asked, made: Made) -> None:
    client = opened(asked)
    client.force_login(made.users[Role.SCRUTINY_MEMBER])
    assert client.get(asked.url).status_code == 403


def test_a_session_that_opens_a_link_is_still_listed_and_ended(asked: Asked, made: Made) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": made.users[Role.LAY_MEMBER].email, "password": PASSWORD})
    key = client.session.session_key
    opened(asked, client)
    assert client.session.session_key == key and client.get(asked.url).status_code == 200
