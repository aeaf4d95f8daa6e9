"""What an agency has not sent yet is seen by its own people and whoever keeps the plan, and nowhere by anybody else."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.actor import INSTALLER
from answerable.access.models import User
from answerable.access.roles import APPOINTED, Role
from answerable.partnership.changes import appoint, make_account, make_agency
from answerable.partnership.models import Agency
from answerable.plan.changes import correct_update, write_update
from answerable.plan.models import Action, Round, Update
from answerable.plan.reporting import Report
from tests.board import Made
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
SECRET = "Xylophone"


def lead_of(made: Made, agency: Agency) -> Client:
    user: User = make_account(by=INSTALLER, email=f"lead{agency.pk}@eastmarsh.example", password=None)
    new = {"by": INSTALLER, "board": made.board, "name": "Example", "role": Role.AGENCY_LEAD, "post": "Lead"}
    appoint(**new, user=user, agency=agency, starts=timezone.localdate())
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def unsent(made: Made) -> Update:
    plan = add_plan(made).plan
    agency = make_agency(by=made.manager, board=made.board, name="Eastmarsh Housing")
    what: dict[str, Any] = {"action": Action.objects.earliest("id"), "round": Round.objects.get(plan=plan)}
    return write_update(
        by=made.manager,
        party=agency,
        report=Report(text=f"The {SECRET} is late.", voices=f"A {SECRET} too."),
        state="draft",
        **what,
    )


def shown_to(client: Client, made: Made, update: Update) -> set[str]:
    """The pages that show the words."""
    here = f"/boards/{made.board.slug}/"
    changed = "changes/?start-day=1&start-month=1&start-year=2000"
    pages = ("", "plan/", f"plan/{update.action_id}/", "search/?q=late", changed, f"who/agencies/{update.agency_id}/")
    pages += ("plan/file.csv", "events/", "papers/")
    return {page for page in pages if SECRET in client.get(here + page).text}


def test_before_it_is_sent_only_the_agency_and_whoever_keeps_the_plan_see_it(made: Made, unsent: Update) -> None:
    others = make_agency(by=made.manager, board=made.board, name="Eastmarsh Library")
    assert shown_to(lead_of(made, others), made, unsent) == set()
    for role in set(APPOINTED) - {Role.MANAGER, Role.QUALITY_OFFICER}:
        client = Client()
        client.force_login(made.users[role])
        assert shown_to(client, made, unsent) == set(), role
    here = {f"plan/{unsent.action_id}/", "search/?q=late"}
    assert here <= shown_to(lead_of(made, unsent.agency), made, unsent)
    client = Client()
    client.force_login(made.users[Role.MANAGER])
    assert here <= shown_to(client, made, unsent)


def test_once_it_is_sent_all_who_read_the_plan_see_what_was_sent_and_not_what_was_drafted(
    made: Made, unsent: Update
) -> None:
    sent = {
        "party": unsent.agency,
        "report": Report(text="It is done, if late."),
        "state": "submitted",
        "reason": "E-mail",
    }
    correct_update(by=made.manager, update=unsent, **sent)
    client = Client()
    client.force_login(made.users[Role.CHAIR])
    assert shown_to(client, made, unsent) == set()  # the words before are the agency's own still
    action = client.get(f"/boards/{made.board.slug}/plan/{unsent.action_id}/").text
    assert "It is done, if late." in action
    assert "It is done, if" in client.get(f"/boards/{made.board.slug}/search/?q=late").text
    changed = f"/boards/{made.board.slug}/changes/?start-day=1&start-month=1&start-year=2000"
    assert "It is done, if late" in client.get(changed).text
