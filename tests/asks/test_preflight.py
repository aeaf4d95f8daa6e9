"""Before a round asks: the open actions that nobody leads, and who would not be reached, each with what mends it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.partnership.changes import appoint
from answerable.partnership.models import Agency, Appointment, Person
from answerable.plan.changes import close_action, open_round
from answerable.plan.models import Action, Answerer, Plan
from tests.board import Made
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(made: Made) -> Client:
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    return client


@pytest.fixture
def url(made: Made) -> str:
    add_plan(made)
    round = open_round(by=made.manager, plan=Plan.objects.get(), title="March 2031", on=timezone.localdate())
    return f"/boards/eastmarsh/asks/rounds/{round.pk}/"


def rows(client: Client, url: str, heading: str) -> dict[str, tuple[str, str]]:
    """Below a heading of the page: what is said of each, and where it is mended."""
    part = client.get(url).text.partition(f">{heading}</h2>")[2].partition("</dl>")[0]
    found = re.findall(r"<dt[^>]*>([^<]+)</dt>\s*<dd[^>]*>([^<]+)</dd>\s*<dd[^>]*><a[^>]*href=\"([^\"]+)\"", part)
    return {key: (words, address) for key, words, address in found}


def test_open_actions_that_nobody_leads_are_listed_until_somebody_does(made: Made, client: Client, url: str) -> None:
    action = Action.objects.get(ref="1.1.1")
    assert "1.1.1" not in rows(client, url, "Actions that nobody leads")
    leads = Answerer.objects.filter(action=action, part="lead") | Answerer.objects.filter(objective=action.objective_id)
    Answerer.objects.filter(pk__in=leads, part="lead").update(withdrawn=True)
    Answerer.objects.filter(objective=action.objective_id).update(withdrawn=True)
    words, address = rows(client, url, "Actions that nobody leads")["1.1.1"]
    assert words == action.text and client.get(address).status_code == 200
    close_action(by=made.manager, action=action, closed="stopped", reason="By agreement")
    assert "1.1.1" not in rows(client, url, "Actions that nobody leads")


def test_who_would_not_be_reached_is_told_with_what_mends_it(made: Made, client: Client, url: str) -> None:
    agency = Agency.objects.get(members__board=made.board, name="Eastmarsh Council")
    heading, today = "Who would not be reached", timezone.localdate()

    def told() -> tuple[str, str]:
        return rows(client, url, heading).get("Eastmarsh Council", ("", ""))

    theirs = Appointment.objects.filter(agency=agency)
    theirs.update(ends=today)
    assert told() == (
        "Nobody who was appointed for it is so today." if theirs else "Nobody is appointed for it.",
        f"/boards/eastmarsh/who/people/appoint/?agency={agency.pk}",
    )
    kept = appoint(
        by=made.manager,
        board=made.board,
        name="Example lead",
        role=Role.AGENCY_LEAD,
        post="Lead",
        starts=today - timedelta(days=9),
        agency=agency,
    )
    why, address = told()
    assert why.startswith("Nobody who is appointed for it has an e-mail address")
    assert (
        address == f"/boards/eastmarsh/who/people/{kept.person_id}/change/" and client.get(address).status_code == 200
    )
    Person.objects.filter(pk=kept.person_id).update(user=made.users[Role.CHAIR])
    assert told() == ("", "")  # they sign in, and find it on their first page
    Person.objects.filter(pk=kept.person_id).update(user=None, email="lead@eastmarsh.example")
    assert told() == ("", "")
