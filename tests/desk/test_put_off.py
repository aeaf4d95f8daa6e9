"""A promise that was put off is judged by its new day on every page alike."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from answerable.access.roles import Role
from answerable.desk.promise_list import BECAME, PromiseList
from answerable.history.together import read_all
from answerable.plan.changes import add_commitment, conclude_commitment
from answerable.plan.models import Commitment
from answerable.plan.record import plan_of
from answerable.reading.proposal import Due
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db


def due_on(day: date) -> Due:
    return Due(words=f"{day:%-d %B %Y}", from_=day.isoformat(), to=day.isoformat(), precision="day")


def promise(made: Made, what: str, due: date | None) -> Commitment:
    first = Commitment.objects.earliest("id")
    return add_commitment(
        by=made.manager,
        plan=first.plan,
        action=first.action,
        round=first.round,
        what=what,
        kind="report",
        who="",
        due=due_on(due) if due else None,
        meeting="",
    )


def put_off(made: Made, one: Commitment, to: date | None) -> None:
    conclude_commitment(
        by=made.manager, commitment=one, outcome="rescheduled", words="No quorum", due=due_on(to) if to else None
    )


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.MANAGER])
    return made


def test_the_list_finds_each_promise_under_what_became_of_it(made: Made) -> None:
    today = timezone.localdate()
    past, ahead = today - timedelta(days=3), today + timedelta(days=30)
    for what, due, then in (
        ("put off to a day that has passed", past - timedelta(days=30), past),
        ("put off to a day ahead", past, ahead),
        ("put off without a day", past, None),
    ):
        put_off(made, promise(made, what, due), then)
    promise(made, "not yet due", ahead)
    promise(made, "without a date", None)
    plan = read_all(None, plan_of(Commitment.objects.earliest("id").plan_id))[0]
    assert plan is not None and plan.round is not None
    for on in (past, today, ahead, ahead + timedelta(days=1)):
        there = PromiseList(made.board.pk, None, on, plan.rounds[::-1])
        for code in BECAME.keys() - {"late"}:
            found = {one.id for one in there.lines(0, 99, became=code)}
            told = {one.id for one in plan.commitments if one.standing(on, plan.round.on) == BECAME[code]}
            assert found == told, (on, code)
        counts, _ = there.counts("", "")
        assert counts["late"] == counts["overdue"] + counts["no update"]
        assert counts["all"] == sum(counts[code] for code in BECAME.keys() - {"late"})


def test_once_its_new_day_has_passed_it_is_asked_after_everywhere(made: Made, client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    one = Commitment.objects.get()
    put_off(made, one, yesterday)
    board, plan = "/boards/eastmarsh/", "/boards/eastmarsh/plan/"
    asked = "1 promise is past the day: ask what became of them"
    assert [words for words, _ in client.get(board).context["duties"] if words == asked] == [asked]
    assert f"/promises/{one.pk}/" in client.get(f"{board}promises/?became=late").text
    assert "1.1.2" in client.get(f"{plan}?missing=promise").text
    start = yesterday - timedelta(days=1)
    since = {"start-day": start.day, "start-month": start.month, "start-year": start.year}
    told = client.get(f"{board}changes/", since).text
    assert "report to the January meeting" in told and "overdue" in told.lower()

    put_off(made, one, timezone.localdate() + timedelta(days=40))
    assert asked not in [words for words, _ in client.get(board).context["duties"]]
    assert f"/promises/{one.pk}/" not in client.get(f"{board}promises/?became=late").text
    assert "Rescheduled" in client.get(f"{board}promises/").text
