"""A board's pages show a past day as it was, and to nobody more than they may see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.plan.changes import correct
from answerable.plan.models import Action
from answerable.reading.proposal import Proposal
from tests.board import Made, make
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db

PAGES = ("", "plan/", "measures/", "promises/", "papers/", "documents/", "who/")
DESK = ("", "plan/", "promises/", "changes/", "search/?q=children")


def large(times: int) -> Proposal:
    """The example plan with `times` as many of everything."""

    def again(rows: list, field: str) -> list:  # type: ignore[type-arg]  # rows of any family
        return [replace(row, **{field: f"{getattr(row, field)}.{n}"}) for n in range(times) for row in rows]

    return replace(
        PROPOSAL,
        actions=again(PROPOSAL.actions, "ref"),
        statements=again(PROPOSAL.statements, "action"),
        measures=again(PROPOSAL.measures, "action"),
        commitments=again(PROPOSAL.commitments, "action"),
        shortfalls=again(PROPOSAL.shortfalls, "action"),
        agencies=again(PROPOSAL.agencies, "name"),
    )


def test_a_page_as_at_a_past_day_shows_what_stood_then(client: Client) -> None:
    made: Made = make()
    add_plan(made)
    client.force_login(made.users[Role.CHAIR])
    first = Action.objects.get(ref="1.1.1")
    correct(by=made.manager, thing=first, values={"text": "Ask every child in care"})
    assert "Ask every child in care" in client.get("/boards/eastmarsh/plan/").text
    then = client.get("/boards/eastmarsh/plan/?at=2013-01-15").text
    assert "Survey children in care" in then and "Ask every child in care" not in then
    assert "as at <strong>15 January 2013</strong>" in then


@pytest.mark.parametrize("at", ["yesterday", "2013-13-40", str(date.today() + timedelta(days=9)), "'; --"])
def test_a_day_that_cannot_be_is_ignored(client: Client, at: str) -> None:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.CHAIR])
    assert "Survey children in care" in client.get("/boards/eastmarsh/plan/", {"at": at}).text


def test_a_person_on_two_boards_chooses_and_sees_each_alone(client: Client) -> None:
    from answerable.partnership.changes import appoint
    from tests.board import INSTALLER

    east, cald = make("eastmarsh"), make("calderwick")
    add_plan(east)
    appoint(
        by=INSTALLER,
        board=cald.board,
        name="",
        role=Role.CHAIR,
        post="chair",
        starts=date(2012, 1, 1),
        user=east.users[Role.CHAIR],
    )
    client.force_login(east.users[Role.CHAIR])
    choice = client.get("/").text
    assert "Eastmarsh Safeguarding Children Board" in choice and "Calderwick Safeguarding Children Board" in choice
    assert "Survey children in care" in client.get("/boards/eastmarsh/plan/").text
    assert "Survey children in care" not in client.get("/boards/calderwick/plan/").text


def test_a_page_with_nothing_on_it_offers_no_other_day(client: Client) -> None:
    client.force_login(make().users[Role.CHAIR])
    for page in ("promises/", "changes/"):
        shown = client.get(f"/boards/eastmarsh/{page}").text
        assert "an earlier day" not in shown and "Compare" not in shown, page
