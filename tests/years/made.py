"""A plan's year on a made board."""

from typing import Any

from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.plan.changes import begin_from, take_step
from answerable.plan.models import Objective, Plan, PlanStep
from answerable.plan.year.rules import on_day
from answerable.reading.dates import parse_due
from answerable.reading.proposal import Due
from answerable.years import changes
from answerable.years.models import Comment
from tests.board import Made

LETTER = "E-mail of 3 March"


def today() -> Due:
    return on_day(timezone.localdate())


def day(words: str) -> Due:
    found = parse_due(words, written=None)
    assert found is not None
    return found


def next_of(plan: Plan, by: Actor, period: str = "2013/14", **other: Any) -> Plan:
    """A draft begun from a plan, with all of its objectives."""
    objectives = list(Objective.objects.filter(plan=plan, withdrawn=False).values_list("pk", flat=True))
    said = {"title": f"Business plan {period}", "period": period, "objectives": objectives}
    return begin_from(by=by, plan=plan, today=timezone.localdate(), **{**said, **other})


def taken(by: Actor, plan: Plan, *steps: str, on: Due | None = None, **said: str) -> list[PlanStep]:
    """Take these steps, today; a plan is agreed in a meeting."""
    return [
        take_step(
            by=by,
            plan=plan,
            kind=kind,
            on=on or today(),
            **{**said, **({"elsewhere": "Board meeting"} if kind == "agreed" else {})},
        )
        for kind in steps
    ]


def commented(by: Actor, plan: Plan, whose: Party | str = "Children in care council", **said: Any) -> Comment:
    """What somebody said elsewhere."""
    words = {"text": "Say how you will ask us.", "on": today(), "elsewhere": LETTER}
    return changes.comment(by=by, plan=plan, whose=whose, **{**words, **said})


def draft_in(made: Made, plan: Plan, by: Actor | None = None) -> Plan:
    """A draft that is consulted on, with somebody who is asked and something that was said."""
    manager = by or made.manager
    draft = next_of(plan, manager)
    changes.consult(by=manager, plan=draft, whom=["Children in care council"], due=None)
    taken(manager, draft, "consultation")
    commented(manager, draft)
    return draft
