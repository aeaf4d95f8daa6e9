"""Meetings in what changed: what is ahead, what is on agendas, and what was decided once the minutes are out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.meetings import changes
from tests.board import Made
from tests.example_plan import add_plan
from tests.meetings.made import Meetings, add_meetings
from tests.meetings.test_changes import go

pytestmark = pytest.mark.django_db


def told(client: Client, made: Made, role: Role) -> list[str]:
    """What the page says of meetings since yesterday."""
    client.force_login(made.users[role])
    day = timezone.localdate() - timedelta(days=1)
    asked = f"start-day={day.day}&start-month={day.month}&start-year={day.year}&group=Meetings"
    groups = client.get(f"/boards/{made.board.slug}/changes/?{asked}").context["groups"]
    return [f"{one.lead} {one.words}" for name, rows, _ in groups for one, _ in rows if name == "Meetings"]


@pytest.fixture
def held(made: Made) -> Meetings:
    add_plan(made)
    return add_meetings(made)


def test_what_is_planned_moved_and_cancelled(made: Made, held: Meetings, client: Client) -> None:
    on = held.ahead.on
    assert f"{held.group.name}, {on:%-d %B %Y} is planned." in told(client, made, Role.LAY_MEMBER)
    later = on + timedelta(days=3)
    changes.change_meeting(by=made.manager, meeting=held.ahead, on=later, time="2 pm", place="Hall", reason="Clash")
    assert f"{held.group.name}, {later:%-d %B %Y} is planned, 2 pm, at “Hall”." in told(client, made, Role.LAY_MEMBER)
    changes.cancel_meeting(by=made.manager, meeting=held.ahead, why="Snow")
    assert f"{held.group.name}, {later:%-d %B %Y} is cancelled: “Snow”." in told(client, made, Role.LAY_MEMBER)


def test_a_confidential_item_is_told_to_those_alone_who_read_it(made: Made, held: Meetings, client: Client) -> None:
    lay, manager = (" ".join(told(client, made, role)) for role in (Role.LAY_MEMBER, Role.MANAGER))
    assert "has on its agenda: “Visits to children”." in lay and "A case in court" not in lay
    assert "A case in court" in manager
    changes.change_item(
        by=made.manager,
        item=held.item,
        order=1,
        title="Visits",
        kind="decision",
        asks="",
        confidential=True,
        reason="A",
    )
    assert "Visits" not in " ".join(told(client, made, Role.LAY_MEMBER))  # nor what it read before
    assert told(client, made, Role.TRAINING_COORDINATOR) == []


def test_what_was_decided_is_told_once_the_minutes_are_circulated(made: Made, held: Meetings, client: Client) -> None:
    changes.decide(by=made.manager, item=held.secret, text="The court is told.")
    go(made, held, "with chair", "checked")
    for role in (Role.LAY_MEMBER, Role.MANAGER):
        before = " ".join(told(client, made, role))
        assert "Visits are weekly" not in before and "minutes" not in before
    go(made, held, "circulated")
    lead = f"{held.group.name}, {held.meeting.on:%-d %B %Y}"
    after = told(client, made, Role.LAY_MEMBER)
    assert f"{lead} has minutes, which were circulated." in after
    assert f"{lead} decided on “Visits to children”: “Visits are weekly”." in after
    assert "The court is told" not in " ".join(after)
    assert "The court is told" in " ".join(told(client, made, Role.MANAGER))
