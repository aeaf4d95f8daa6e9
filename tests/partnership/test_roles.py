"""Who may do what on a board, and why: told of each person by the appointments that stand today."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.partnership.changes import appoint
from answerable.partnership.models import Person
from tests.board import Made

pytestmark = pytest.mark.django_db
WHO = "/boards/eastmarsh/who/people/"
EXECUTIVE = "Local Government Act 2000, section 9FA"


@pytest.fixture
def lead(made: Made) -> Person:
    """Leads an agency, was chair until yesterday and will be again."""
    today = timezone.localdate()
    new = {"by": made.manager, "board": made.board}
    told = {"role": Role.AGENCY_LEAD, "post": "Head of nursing", "starts": date(2012, 4, 1)}
    person = appoint(**new, **told, name="A. Lead").person
    for start, end in ((date(2011, 1, 1), today), (today + timedelta(days=1), None)):
        appoint(**new, person=person, role=Role.CHAIR, post="", starts=start, ends=end)
    return person


def test_what_a_person_may_do_is_told_with_the_appointment_that_lets_them(
    made: Made, lead: Person, client: Client
) -> None:
    client.force_login(made.users[Role.CHAIR])
    page = client.get(f"{WHO}{lead.pk}/may/")
    because = ["the appointment as Head of nursing (agency lead) from 1 April 2012"]
    may = dict(page.context["may"])
    assert may["read papers that are not yet published"] == because
    assert "approve a paper" not in may, "neither what is over nor what is to come opens anything"
    assert "approve a paper" in page.context["may_not"]
    assert f"{WHO}{lead.pk}/may/" in client.get(f"{WHO}{lead.pk}/").text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://answerable.example/boards/eastmarsh/plan/?at=2013-01-15", "A. Lead may open it, by the appointment"),
        ("/boards/eastmarsh/documents/", "A. Lead may not open it today"),
        ("/boards/eastmarsh/answers/1/", "for the agency or group that is asked, and for whoever keeps the plan"),
        ("/boards/elsewhere/plan/", "That is no page of this board"),
        ("/about/help/", "That is no page of this board"),
        ("http://[", "That is no page of this board"),
        ("x" * 2001, "2000 characters"),
    ],
)
def test_of_a_page_it_is_told_whether_they_may_open_it(
    made: Made, lead: Person, client: Client, address: str, words: str
) -> None:
    client.force_login(made.users[Role.MANAGER])
    assert words in client.get(f"{WHO}{lead.pk}/may/", {"page": address}).text


@pytest.mark.parametrize(
    ("role", "post", "warned"),
    [
        ("scrutiny_member", "Cabinet member for children", True),
        ("co_opted_member", "Lead Member", True),
        ("scrutiny_member", "Councillor", False),
        ("participating_observer", "Lead member for children", False),
    ],
)
def test_whoever_puts_the_executive_on_the_scrutiny_committee_is_warned(
    made: Made, client: Client, role: str, post: str, warned: bool
) -> None:
    client.force_login(made.users[Role.MANAGER])

    sent = {"person": "none", "name": "Cllr A", "role": role}
    sent |= {"post": post, "starts-day": "1", "starts-month": "4", "starts-year": "2012"}
    page = client.post(f"{WHO}appoint/", sent, follow=True).text
    assert "The appointment is made." in page
    assert (EXECUTIVE in page) is warned
