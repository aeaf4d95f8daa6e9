"""Who did what: a board's events by thing, by person and by day, as a file, and what inspectors opened."""

import csv
import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Role
from answerable.desk.events import _KNOWN_BY
from answerable.history.models import Event
from answerable.partnership.changes import add_group
from answerable.plan.changes import close_action
from answerable.plan.models import Action
from tests.board import Made, make
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
    inspector = Client()
    inspector.force_login(made.users[Role.INSPECTOR])
    inspector.get(f"/boards/{made.board.slug}/plan/{closed.pk}/")
    inspector.get(f"/boards/{made.board.slug}/plan/?at=31/01/2013&q=words")
    html = client.get(f"/boards/{made.board.slug}/events/reads/").text
    assert html.count(f">/boards/eastmarsh/plan/{closed.pk}/<") == 1 and "inspector" in html
    assert ">/boards/eastmarsh/plan/?at=2013-01-31<" in html  # the day, and no word that was looked for
    other = make("calderwick")
    client.force_login(other.users[Role.MANAGER])
    assert "Nothing has been opened" in client.get("/boards/calderwick/events/reads/").text


def test_another_board_s_events_are_not_told(made: Made, client: Client, closed: Action) -> None:
    other = make("calderwick")
    client.force_login(other.users[Role.MANAGER])
    assert closed.ref not in page(client, other, f"?thing=plan.Action:{closed.pk}")


@pytest.mark.parametrize("page", sorted({page for _, page in _KNOWN_BY.values() if page}))
def test_each_kind_of_thing_leads_to_its_page(page: str) -> None:
    assert reverse(page, args=["eastmarsh", 1]).startswith("/boards/eastmarsh/")
