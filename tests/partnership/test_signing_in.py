"""From an appointment made on the site to somebody who signs in."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.partnership.models import Appointment, Person
from tests.board import make

pytestmark = pytest.mark.django_db
EMAIL = "new.chair@eastmarsh.example"


def appoint(client: Client, email: str) -> str:
    """The page that follows an appointment."""
    today = timezone.localdate()
    starts = {"starts-day": today.day, "starts-month": today.month, "starts-year": today.year}
    chair = {"person": "none", "name": "Example O'Chair", "email": email, "role": "chair", "post": "Independent chair"}
    return client.post("/boards/eastmarsh/who/people/appoint/", chair | starts, follow=True).text


def test_the_page_after_an_appointment_leads_to_an_invitation(client: Client) -> None:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    page = appoint(client, EMAIL)
    assert "Invite them by e-mail below" in page
    person = Person.objects.get(email=EMAIL)
    assert f"/boards/eastmarsh/who/people/{person.pk}/invite/" in page


def test_whoever_was_appointed_on_the_site_is_only_given_the_account_by_the_command(client: Client) -> None:
    made = make()
    client.force_login(made.users[Role.MANAGER])
    appoint(client, EMAIL)
    before = Appointment.objects.count()
    for _ in range(2):
        typed = ["--board", "eastmarsh", "--role", "chair", "--post", "Independent chair", "--name", "Example O'Chair"]
        call_command("appoint", EMAIL, *typed)
    assert Appointment.objects.count() == before


def test_the_page_says_the_same_of_an_address_that_has_an_account(client: Client) -> None:
    there = make("calderwick").users[Role.CHAIR].email
    client.force_login(make().users[Role.MANAGER])
    pages = [re.sub(r"/people/\d+|appointments/\d+", "", appoint(client, email)) for email in (there, EMAIL)]
    said = [re.findall(r"To sign in</h2>(.+?)<footer", page, re.S) for page in pages]
    assert said[0][0].replace(there, EMAIL).partition("</p>\n  <")[0] in said[1][0]


def test_another_role_is_still_given_by_the_command() -> None:
    made = make()
    email = made.users[Role.CHAIR].email
    typed = ["appoint", email, "--board", "eastmarsh", "--post", "Officer", "--name", "Example"]
    before = Appointment.objects.count()
    call_command(*typed, "--role", "quality-assurance-officer")
    assert Appointment.objects.count() == before + 1
