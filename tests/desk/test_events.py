"""Who did what: a board's events by thing, by person and by day, as a file, and what inspectors opened."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.desk.events import _KNOWN_BY
from answerable.history.models import Event
from answerable.partnership.changes import add_group, appoint, explain_reading
from answerable.partnership.models import ReasonToRead
from answerable.plan.changes import close_action
from answerable.plan.models import Action
from tests.board import Made, make, signed_in
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


def page(client: Client, made: Made, query: str = "") -> str:
    return client.get(f"/boards/{made.board.slug}/events/{query}").text


def numbers(html: str) -> list[int]:
    return [int(number) for number in re.findall(r'<li value="(\d+)">', html)]


@pytest.fixture
def closed(made: Made, client: Client) -> Action:
    """An action that a document brought in and the quality officer closed."""
    add_plan(made)
    action = Action.objects.filter(board=made.board).earliest("id")
    close_action(by=made.actor(Role.QUALITY_OFFICER), action=action, closed="stopped", reason="Merged into another.")
    client.force_login(made.users[Role.MANAGER])
    return action


def test_it_tells_of_every_event_newest_first(made: Made, client: Client, closed: Action) -> None:
    html, there = page(client, made), Event.objects.filter(chain=f"board:{made.board.pk}").count()
    assert numbers(html) == list(range(there, max(0, there - 50), -1))
    assert "quality assurance officer" in html and "Merged into another" not in html  # no values, no reasons


def test_of_one_thing_it_tells_what_was_done_to_it_alone_and_together_with_others(
    made: Made, client: Client, closed: Action
) -> None:
    html = page(client, made, f"?thing=plan.Action:{closed.pk}")
    told = Event.objects.filter(number__in=numbers(html), chain=f"board:{made.board.pk}")
    assert {event.subject for event in told} == {"plan.Action", f"plan.Action:{closed.pk}"}
    assert f"action {closed.ref}" in html and f'href="/boards/eastmarsh/plan/{closed.pk}/"' in html


def test_of_one_person_and_of_one_day(made: Made, client: Client, closed: Action) -> None:
    officer = made.users[Role.QUALITY_OFFICER]
    assert len(numbers(page(client, made, f"?who={officer.pk}"))) == 1
    tomorrow = timezone.localdate() + timedelta(days=1)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        add_group(by=made.manager, board=made.board, name="Executive")
    asked = f"?day-day={tomorrow.day}&day-month={tomorrow.month}&day-year={tomorrow.year}"
    assert len(numbers(page(client, made, asked))) == 1
    assert numbers(page(client, made, f"{asked}&who={officer.pk}")) == []


@pytest.mark.parametrize("query", ["?who=999999", "?day-day=31&day-month=2&day-year=2026", "?thing=%27--"])
def test_what_cannot_be_asked_is_said(made: Made, client: Client, closed: Action, query: str) -> None:
    html = page(client, made, query)
    assert "There is a problem" in html and numbers(html) == []


def test_the_file_holds_all_of_it_and_that_it_was_taken_is_kept(made: Made, client: Client, closed: Action) -> None:
    before = Event.objects.filter(chain=f"board:{made.board.pk}").order_by("-number")
    signed = dict(before.values_list("number", "mac"))
    answer = client.get(f"/boards/{made.board.slug}/events/file.csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert {int(row["Number"]): row["Signature"] for row in rows} == signed | {
        max(signed) + 1: before.first().mac  # type: ignore[union-attr]  # the export itself
    }
    assert rows[0]["What"] == "History exported"


def test_the_head_that_the_page_shows_verifies(made: Made, client: Client, closed: Action) -> None:
    head = re.search(r'app-key">(board:\S+?)<', page(client, made))
    assert head
    call_command("history", "verify", "--head", head[1])


def test_queries_do_not_grow_with_kinds_or_people(made: Made, client: Client, closed: Action) -> None:
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            page(client, made)
        counted.append(len(seen))
        for role in (Role.QUALITY_OFFICER, Role.MANAGER):
            add_group(by=made.actor(role), board=made.board, name=f"Group of {role}")
    assert counted[0] == counted[1] <= 12


def test_what_an_inspector_opened_is_told_on_the_board_alone(made: Made, client: Client, closed: Action) -> None:
    inspector = signed_in(made, Role.INSPECTOR)
    inspector.get(f"/boards/{made.board.slug}/plan/{closed.pk}/")
    inspector.get(f"/boards/{made.board.slug}/plan/?at=31/01/2013&q=words")
    html = client.get(f"/boards/{made.board.slug}/events/reads/").text
    assert html.count(f">/boards/eastmarsh/plan/{closed.pk}/<") == 1 and "inspector" in html
    assert ">/boards/eastmarsh/plan/?at=2013-01-31<" in html  # the day, and no word that was looked for
    assert html.count("The inspection of March") == 2  # beside each, why
    inspector.post(f"/boards/{made.board.slug}/who/why/", {"why": "<b>Another</b> reason"})
    inspector.get(f"/boards/{made.board.slug}/plan/")
    assert "&lt;b&gt;Another&lt;/b&gt; reason" in client.get(f"/boards/{made.board.slug}/events/reads/").text
    other = make("calderwick")
    client.force_login(other.users[Role.MANAGER])
    assert "Nothing has been opened" in client.get("/boards/calderwick/events/reads/").text


def test_an_inspector_says_why_before_any_page_and_once_in_a_session(
    made: Made, client: Client, closed: Action
) -> None:
    here, other = f"/boards/{made.board.slug}/", make("calderwick")
    appointed = {"by": other.manager, "board": other.board, "user": made.users[Role.INSPECTOR], "name": "Example"}
    appoint(**appointed, role=Role.INSPECTOR, post="", starts=date(2012, 1, 1), ends=date(2999, 1, 1))  # type: ignore[arg-type]
    inspector = Client()
    inspector.force_login(made.users[Role.INSPECTOR])
    asked = inspector.get(f"{here}plan/?q=a word")
    why = f"{here}who/why/?next=%2Fboards%2Feastmarsh%2Fplan%2F%3Fq%3Da%2520word"
    assert (asked.status_code, asked["Location"]) == (302, why)
    assert "Enter the reason" in inspector.post(why, {"why": " "}).text
    assert not Event.objects.filter(what="page opened").exists()
    sent = inspector.post(why, {"why": "Inspection, notice of 3 March"})
    assert (sent.status_code, sent["Location"]) == (302, f"{here}plan/?q=a%20word")
    assert inspector.get(here).status_code == 200
    said = ReasonToRead.objects.get()
    assert Event.objects.get(what="page opened").fields == [f"partnership.ReasonToRead:{said.pk}"]
    assert (said.why, said.board) == ("Inspection, notice of 3 March", made.board)
    assert inspector.get("/boards/calderwick/").status_code == 302  # what was said to one board is not said to another
    for elsewhere in ("//evil.example/boards/eastmarsh/", "/boards/calderwick/", "https://evil.example/"):
        gone = inspector.post(f"{here}who/why/?next={elsewhere}", {"why": "Again"})
        assert gone["Location"] == here
    inspector.logout()
    inspector.force_login(made.users[Role.INSPECTOR])
    assert inspector.get(here).status_code == 302
    Event.objects.create(  # as such an event was before reasons were asked
        chain="installation",
        number=10**6,
        at=timezone.now(),
        user=made.users[Role.INSPECTOR].pk,
        what="page opened",
        subject=f"{here}plan/",
        fields=[],
        mac="x",
    )
    assert "no reason was asked for then" in client.get(f"{here}events/reads/").text


def test_what_somebody_sends_before_they_said_why_is_kept(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    held = {"by": made.manager, "board": made.board, "user": made.users[Role.MANAGER], "name": "Example", "post": ""}
    ends = timezone.localdate() + timedelta(days=3)
    form = f"/boards/{made.board.slug}/who/groups/add/"
    with pytest.raises(ValidationError, match="to themselves"):
        appoint(**held, role=Role.INSPECTOR, starts=date(2012, 1, 1), ends=ends)  # type: ignore[arg-type]
    appoint(**held | {"by": INSTALLER}, role=Role.INSPECTOR, starts=date(2012, 1, 1), ends=ends)  # type: ignore[arg-type]
    asked = client.post(form, {"name": "Half a sentence that"})
    client.post(asked["Location"], {"why": "The inspection of March"})
    assert "Half a sentence that" in client.get(form).text


def test_who_is_no_inspector_is_not_asked_why(made: Made) -> None:
    for role in (Role.MANAGER, Role.SCRUTINEER):
        assert signed_in(made, role).get(f"/boards/{made.board.slug}/who/why/").status_code == 403
    with pytest.raises(PermissionDenied):
        explain_reading(by=made.manager, board=made.board, why="Out of curiosity")


def test_another_board_s_events_are_not_told(made: Made, client: Client, closed: Action) -> None:
    other = make("calderwick")
    client.force_login(other.users[Role.MANAGER])
    assert closed.ref not in page(client, other, f"?thing=plan.Action:{closed.pk}")


@pytest.mark.parametrize("page", sorted({page for _, page in _KNOWN_BY.values() if page}))
def test_each_kind_of_thing_leads_to_its_page(page: str) -> None:
    assert reverse(page, args=["eastmarsh", 1]).startswith("/boards/eastmarsh/")
