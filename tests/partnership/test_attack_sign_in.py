"""What happens to an account leaves a trace, and what it saw does not stay in a shared browser."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from answerable.access.models import User
from answerable.access.roles import Role
from answerable.history.models import Event
from answerable.history.reading import check
from tests.board import PASSWORD, make

pytestmark = pytest.mark.django_db
NEW = "three quite random words"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def test_a_changed_password_is_an_event(client: Client) -> None:
    user = make().users[Role.CHAIR]
    client.force_login(user)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    _one_event_for(user)


def test_a_password_reset_by_e_mail_is_an_event(client: Client) -> None:
    user = make().users[Role.CHAIR]
    client.post("/accounts/password/reset/", {"email": user.email})
    (link,) = re.findall(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})
    _one_event_for(user)


def _one_event_for(user: User) -> None:
    assert User.objects.get(pk=user.pk).check_password(NEW)
    event = Event.objects.get(what="password changed")
    assert (event.user, event.subject) == (user.pk, f"access.User:{user.pk}")
    assert check() == []


def test_pages_of_the_signed_in_are_not_stored(client: Client) -> None:
    made = make()
    client.force_login(made.users[Role.CHAIR])
    for page in ("/boards/eastmarsh/", "/boards/nowhere/", "/how-to-read/"):
        assert "no-store" in client.get(page)["Cache-Control"], page


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client: Client, to: str) -> None:
    make()
    post = {"login": "chair@eastmarsh.example", "password": PASSWORD, "next": to}
    assert client.post("/accounts/login/", post)["Location"] == "/"


def test_a_claimed_address_does_not_lengthen_the_limit(client: Client) -> None:
    make()
    said = [
        client.post(
            "/accounts/login/",
            {"login": f"nobody{n}@eastmarsh.example", "password": "wrong"},
            headers={"X-Forwarded-For": f"10.0.0.{n}"},
        ).content
        for n in range(31)
    ]
    assert b"Too many attempts" in said[-1] and b"Too many attempts" not in said[0]


def test_a_post_without_its_token_is_refused() -> None:
    made = make()
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.users[Role.MANAGER])
    assert client.post("/boards/eastmarsh/papers/new/progress/", {"title": "x"}).status_code == 403
