"""Steps that are taken back, and words that are changed, after something was decided by them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from answerable.access.actor import INSTALLER, Party
from answerable.access.roles import Role
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_agency
from answerable.plan import changes as plan_changes
from answerable.plan.models import Plan
from answerable.years import changes
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.years.made import next_of, taken, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    return made


@pytest.fixture
def plan(made: Made) -> Plan:
    return Plan.objects.get(board=made.board)


def test_that_a_plan_was_agreed_is_not_taken_back_once_it_is_reported_on(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    agreed = taken(made.manager, draft, "consultation", "agreed")[-1]
    plan_changes.open_round(by=made.manager, plan=draft, title="Round 1", on=timezone.localdate())
    with pytest.raises(ValidationError, match="reported on"):
        plan_changes.withdraw_step(by=made.manager, step=agreed, reason="It was not agreed.")


def test_what_became_of_a_comment_is_never_of_other_words(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    taken(made.manager, draft, "consultation")
    police = make_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    user = make_account(by=INSTALLER, email="lead@police.example", password=None)
    new = {"role": Role.AGENCY_LEAD, "post": "Lead", "name": "Example", "starts": date(2012, 1, 1), "user": user}
    appoint(by=INSTALLER, board=made.board, agency=police, **new)  # type: ignore[arg-type]
    lead = actor_for(user)
    thing = changes.comment(by=lead, plan=draft, whose=Party(police.pk), text="Mend the spelling.", on=today())
    changes.settle(by=made.manager, thing=thing, became="accepted", because="We did.")
    same = {"thing": thing, "on": today(), "objective": None, "reason": "A slip."}
    changes.correct_comment(by=lead, text="Mend the spelling.", **same)  # type: ignore[arg-type]
    assert thing.became == "accepted"
    changes.correct_comment(by=lead, text="Take the police out of the plan.", **same)  # type: ignore[arg-type]
    thing.refresh_from_db()
    assert (thing.became, thing.because) == ("", "")
