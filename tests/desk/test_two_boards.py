"""One person on two boards goes from one to the other and never sees them mixed."""

from datetime import date

import pytest
from django.test import Client

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.partnership.changes import add_group, appoint, end_appointment, make_account
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(made: Made) -> tuple[Made, Made]:
    """Two boards with a plan each; on the first somebody is its chair, on the second a member of scrutiny."""
    other = make("calderwick")
    user = make_account(by=INSTALLER, email="both@eastmarsh.example", password=None)
    for one, role, group in ((made, Role.CHAIR, "Osprey panel"), (other, Role.SCRUTINY_MEMBER, "Kestrel panel")):
        add_plan(one)
        add_group(by=one.manager, board=one.board, name=group)
        new = {"by": INSTALLER, "board": one.board, "name": "Example", "post": f"Post on {one.board.area}"}
        appoint(**new, role=role, user=user, starts=date(2012, 1, 1))
    return made, other


@pytest.fixture
def somebody(both: tuple[Made, Made], client: Client) -> Client:
    from answerable.access.models import User

    client.force_login(User.objects.get(email="both@eastmarsh.example"))
    return client


def test_the_way_in_lists_both_and_each_page_leads_back_to_the_list(both: tuple[Made, Made], somebody: Client) -> None:
    listed = somebody.get("/").text
    for made in both:
        assert f'href="/boards/{made.board.slug}/"' in listed
        assert "Your other boards" in somebody.get(f"/boards/{made.board.slug}/").text


def test_whoever_sits_on_one_alone_is_not_offered_others(both: tuple[Made, Made], client: Client) -> None:
    client.force_login(both[0].users[Role.MANAGER])
    assert "Your other boards" not in client.get("/boards/eastmarsh/").text


def test_on_each_they_may_do_what_they_are_there_for(both: tuple[Made, Made], somebody: Client) -> None:
    assert somebody.get("/boards/eastmarsh/plan/").status_code == 200
    assert somebody.get("/boards/calderwick/plan/").status_code == 403
    assert somebody.get("/boards/calderwick/papers/").status_code == 200


def test_neither_board_s_pages_or_search_tell_of_the_other(both: tuple[Made, Made], somebody: Client) -> None:
    for page in ("", "plan/", "who/", "who/groups/", "search/?q=panel", "changes/", "events/"):
        told = somebody.get(f"/boards/eastmarsh/{page}").text
        assert "Kestrel" not in told and "Calderwick" not in told, page
    assert "Osprey panel" in somebody.get("/boards/eastmarsh/who/groups/").text
    assert "Osprey" not in somebody.get("/boards/calderwick/").text


def test_what_ends_on_one_goes_on_on_the_other(both: tuple[Made, Made], somebody: Client) -> None:
    from answerable.partnership.models import Appointment

    held = Appointment.objects.get(board=both[0].board, person__user__email="both@eastmarsh.example")
    end_appointment(by=both[0].manager, appointment=held, on=date.today())  # noqa: DTZ011  # any day up to today
    assert somebody.get("/boards/eastmarsh/").status_code == 404
    assert somebody.get("/boards/calderwick/").status_code == 200
