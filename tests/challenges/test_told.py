"""What changed tells of challenges: between two days, and since somebody was last here."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from answerable.access.roles import Role
from answerable.challenges import changes
from answerable.challenges.models import Challenge, Step
from answerable.partnership.changes import add_agency
from answerable.partnership.models import Agency, Member
from tests.board import Made, make
from tests.challenges.made import ABOUT, answered, challenge_in, concluded, day
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
CHANGES, GROUP = "/boards/eastmarsh/changes/", "Challenges, and what came of them"
THEN = datetime(2013, 3, 20, 12, tzinfo=UTC)
IN_2013 = "start-day=1&start-month=1&start-year=2013&until-day=31&until-month=12&until-year=2013"
IT = f"The challenge “{ABOUT}”"


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.CHAIR])
    return made


@pytest.fixture
def police(made: Made) -> Agency:
    agency = add_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    Member.objects.filter(agency=agency).update(name="The police")
    return agency


def told(client: Client, asked: str) -> list[str]:
    groups = client.get(f"{CHANGES}?{asked}").context["groups"]
    return [f"{one.lead} {one.words}" for name, rows, _ in groups if name == GROUP for one, _ in rows]


def test_each_step_is_told_from_its_day(client: Client, made: Made, police: Agency) -> None:
    one = challenge_in(made, police, known_from=THEN)
    answered(one, kind="review", known_from=THEN)
    answered(one, known_from=THEN)
    concluded(one, "more", due=day("September 2012"), known_from=THEN)
    answered(one, kind="effect", text="Every child is asked for.", on="August 2012", known_from=THEN)
    challenge_in(made, "Head of safeguarding", about="Quiet", due="", known_from=datetime(2012, 6, 1, tzinfo=UTC))
    assert told(client, IN_2013) == [
        f"{IT} was put to The police: “Show us what was found in your own audit”, to be answered by “June 2012”.",
        f"{IT} led to an internal review: “We looked at 40 cases”.",
        f"{IT} was answered: “We looked at 40 cases”.",
        f"{IT} was concluded: more is sought, “We talked it through”, by “September 2012”.",
        f"{IT} changed something: “Every child is asked for”.",
    ]
    assert f'href="/boards/eastmarsh/challenges/{one.pk}/"' in client.get(f"{CHANGES}?{IN_2013}").text
    before = IN_2013.replace("2013", "2012")
    assert told(client, before) == [
        "The challenge “Quiet” was put to Head of safeguarding: “Show us what was found in your own audit”."
    ]


def visit_again(client: Client) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=2), tick=True):
        client.get("/boards/eastmarsh/")


def correct(made: Made, challenge: Challenge, **said: Any) -> None:
    as_it_was = {"to": challenge.agency, "about": challenge.about, "asked": challenge.asked, "way": "meeting"}
    days = {"on": day("May 2012"), "due": day("June 2012")}
    new = {**as_it_was, "raised_by": "The board", **days, "reason": "A slip", **said}
    changes.correct_challenge(by=made.manager, challenge=challenge, **new)


def test_what_was_put_right_or_withdrawn_since_the_last_visit_is_told(
    client: Client, made: Made, police: Agency
) -> None:
    one = challenge_in(made, police)
    step, wrong = answered(one), answered(one, kind="done", text="Not theirs.")
    visit_again(client)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=1), tick=True):
        client.get("/boards/eastmarsh/challenges/file.csv")  # a file that was taken changes nothing
    assert told(client, "since=visit") == []
    said: dict[str, Any] = {
        "text": "We looked at 41 cases.",
        "on": day("10 June 2012"),
        "elsewhere": "Letter to the chair",
    }
    changes.correct_step(by=made.manager, step=step, reason="A slip", **said)
    changes.withdraw_step(by=made.manager, step=wrong, reason="A slip")
    correct(made, one, to="Head of safeguarding", due=None)
    assert sorted(told(client, "since=visit")) == [
        f"{IT} goes to Head of safeguarding; it went to The police, and is without a date; it was due “June 2012”.",
        f"{IT} has a step withdrawn: “Not theirs”.",
        f"{IT} says now under “Answer”: “We looked at 41 cases”; it said “We looked at 40 cases”.",
    ]
    changes.withdraw_challenge(by=made.manager, challenge=one, reason="Asked twice")
    assert f"{IT} was withdrawn." in told(client, "since=visit")


def test_only_those_who_read_challenges_are_told(client: Client, made: Made, police: Agency) -> None:
    answered(challenge_in(made, police, known_from=THEN), known_from=THEN)
    assert Step.objects.count() == 1 and len(told(client, IN_2013)) == 2
    client.force_login(made.users[Role.AGENCY_CONTRIBUTOR])
    assert told(client, IN_2013) == []
