"""Addresses that somebody made up: of another board, of no plan, of no number."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence.models import Measure
from answerable.intake.models import Document
from answerable.papers.models import Paper
from answerable.partnership.changes import end_appointment
from answerable.partnership.models import Appointment
from answerable.plan.models import Action, Plan
from tests.board import PASSWORD, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
PAGES = ("", "plan/", "measures/", "promises/", "changes/", "search/")


NO_NUMBERS = ("²", "٣", "9" * 5000, "9" * 18, "-1", "1 or 1=1", "%00", "x")
NO_DAYS = ("0001-01-01", "9999-12-31", "2013-02-30", "²", "%00", "2013-01-15T00:00")
NO_SENSE = ("%00", "²", "9" * 4000, "'; --", "%25_%25", "%F0%9F%92%A9", "-1")
ASKED = ("words", "status", "impact", "lead", "objective", "missing", "before-day", "q")
NO_COMPARISONS = (
    *("since=visit", "since=x", "since=999999999999999999999", "since=1&to=x", "group=x", "start-day=1"),
    *("until-year=0", "start-day=1&start-month=1&start-year=1", "start-day=9&start-month=9&start-year=9999"),
    *("page=x", "start-day=%00"),
)


def answers(client: Client, addresses: Iterable[str]) -> None:
    """Each address of the board is answered with a page."""
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    refused = [address for address in addresses if client.get(f"/boards/eastmarsh/{address}").status_code != 200]
    assert refused == []


def test_a_plan_that_is_no_number_is_no_error(client: Client) -> None:
    answers(client, (f"{page}?plan={plan}" for page in PAGES for plan in NO_NUMBERS))


def test_a_question_that_makes_no_sense_is_no_error(client: Client) -> None:
    pages = ("plan/", "plan/file.csv", "promises/", "search/", "changes/")
    answers(client, (f"{page}?{asked}={what}" for page in pages for asked in ASKED for what in NO_SENSE))


def test_a_comparison_that_makes_no_sense_is_no_error(client: Client) -> None:
    answers(client, (f"changes/?{asked}" for asked in NO_COMPARISONS))


def test_a_day_that_is_no_day_is_no_error(client: Client) -> None:
    answers(client, (f"{page}?at={at}" for page in PAGES for at in NO_DAYS))


def test_another_board_s_records_are_not_under_one_s_own_address(client: Client) -> None:
    mine, other = make(), make("calderwick")
    add_plan(mine)
    add_plan(other)
    client.force_login(mine.users[Role.MANAGER])
    theirs = {m: m.objects.filter(board=other.board).first().pk for m in (Action, Measure, Document, Paper, Plan)}  # type: ignore[attr-defined]
    for page in (
        f"plan/{theirs[Action]}/",
        f"measures/{theirs[Measure]}/",
        f"measures/{theirs[Measure]}/?plan={theirs[Plan]}",
        f"documents/{theirs[Document]}/",
        f"documents/{theirs[Document]}/file",
        *(f"papers/{theirs[Paper]}/{end}" for end in ("", "read/", "files/paper.html", "sections/summary/")),
    ):
        assert client.get(f"/boards/eastmarsh/{page}").status_code == 404, page
    for end in ("move/", "publish/", "replies/", "correct/"):
        post = {"to": "accuracy check", "move-post": "x"}
        assert client.post(f"/boards/eastmarsh/papers/{theirs[Paper]}/{end}", post).status_code == 404, end
        assert client.post(f"/boards/calderwick/papers/{theirs[Paper]}/{end}", post).status_code == 404, end
    assert b"Calderwick" not in client.get(f"/boards/eastmarsh/plan/?plan={theirs[Plan]}").content
    assert Paper.objects.get(pk=theirs[Paper]).state == "draft"


def test_a_session_opens_nothing_after_the_appointment_ended(client: Client) -> None:
    made = make()
    add_plan(made)
    client.post("/accounts/login/", {"login": "chair@eastmarsh.example", "password": PASSWORD})
    assert client.get("/boards/eastmarsh/plan/").status_code == 200
    appointment = Appointment.objects.get(person__user=made.users[Role.CHAIR])
    end_appointment(by=made.manager, appointment=appointment, on=date(2013, 1, 1))
    assert client.get("/boards/eastmarsh/plan/").status_code == 404


def test_an_example_account_opens_nothing_outside_an_example(client: Client, settings: object) -> None:
    made = make()
    user = made.users[Role.MANAGER]
    settings.EXAMPLE = True  # type: ignore[attr-defined]
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    user.is_example = True
    user.save()
    assert client.get("/boards/eastmarsh/").status_code == 200
    settings.EXAMPLE = False  # type: ignore[attr-defined]
    assert client.get("/boards/eastmarsh/").status_code == 302
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert client.get("/boards/eastmarsh/").status_code == 302
