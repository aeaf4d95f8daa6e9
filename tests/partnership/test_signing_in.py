"""From an appointment made on the site to somebody who signs in."""

import re
import shlex
from html import unescape

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.partnership.models import Appointment
from tests.board import make

pytestmark = pytest.mark.django_db
EMAIL = "new.chair@eastmarsh.example"


def appoint(client: Client, email: str) -> str:
    """The page that follows an appointment."""
    today = timezone.localdate()
    starts = {"starts-day": today.day, "starts-month": today.month, "starts-year": today.year}
    chair = {"person": "none", "name": "Example O'Chair", "email": email, "role": "chair", "post": "Independent chair"}
    return client.post("/boards/eastmarsh/who/people/appoint/", chair | starts, follow=True).text


def test_the_page_after_an_appointment_says_how_the_person_comes_to_sign_in(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    page = appoint(client, EMAIL)
    assert "What they need to sign in is said below" in page
    [command] = re.findall(r"<code>(.+?)</code>", page)
    program, *typed = shlex.split(unescape(command))
    assert program == "answerable"
    before = Appointment.objects.count()
    for _ in range(2):
        call_command(*typed)
    assert Appointment.objects.count() == before, "whoever is appointed already is only given the account"
    reader = Client()
    reader.post("/accounts/password/reset/", {"email": EMAIL})
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(mailoutbox[0].body))
    assert link
    form = reader.get(link[1], follow=True)
    password = "a pass of many words"  # noqa: S105
    reader.post(form.request["PATH_INFO"], {"password1": password, "password2": password})
    reader.post("/accounts/login/", {"login": EMAIL, "password": password})
    assert reader.get("/boards/eastmarsh/who/people/").status_code == 200


def test_the_page_says_the_same_of_an_address_that_has_an_account(client: Client) -> None:
    there = make("calderwick").users[Role.CHAIR].email
    client.force_login(make().users[Role.MANAGER])
    pages = [re.sub(r"/people/\d+|appointments/\d+", "", appoint(client, email)) for email in (there, EMAIL)]
    said = [re.findall(r"To sign in</h2>(.+?)<footer", page, re.S) for page in pages]
    assert said[0][0].replace(there, EMAIL).partition("</p>\n  <")[0] in said[1][0]
    assert "<code>" in said[0][0]


def test_another_role_is_still_given_by_the_command() -> None:
    made = make()
    email = made.users[Role.CHAIR].email
    typed = ["appoint", email, "--board", "eastmarsh", "--post", "Officer", "--name", "Example"]
    before = Appointment.objects.count()
    call_command(*typed, "--role", "quality-assurance-officer")
    assert Appointment.objects.count() == before + 1


def test_nobody_is_told_of_an_invitation(client: Client) -> None:
    for address in ("/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/"):
        assert "invit" not in client.get(address).text.lower(), address
