"""A plan is taken through its year by those who may, and its actions go on with their thread."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from answerable.access.actor import Actor, Party
from answerable.access.roles import Role
from answerable.history.together import read_all
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import make_agency
from answerable.plan import changes as plan_changes
from answerable.plan.models import Action, Answerer, Commitment, Objective, Plan, PlanStep, Serves
from answerable.plan.year.record import plans_in_use, stands_now
from answerable.plan.year.rules import on_day
from answerable.reading.proposal import Due
from answerable.years import changes
from answerable.years.models import Carried, Comment, Consulted
from answerable.years.record import ending_of, thread_of
from tests.board import Made, make
from tests.challenges.made import lead_of
from tests.example_plan import add_plan, paper_today
from tests.years.made import commented, day, draft_in, next_of, taken, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    return made


@pytest.fixture
def plan(made: Made) -> Plan:
    return Plan.objects.get(board=made.board)


def stands(plan: Plan) -> str:
    return stands_now(plan, timezone.localdate())


def used(made: Made) -> Plan:
    found: Plan = plans_in_use(made.board.pk, None, timezone.localdate())[0]
    return found


def test_a_document_s_plan_has_no_steps_and_is_treated_as_in_force(made: Made, plan: Plan) -> None:
    assert not PlanStep.objects.exists() and stands(plan) == "" and used(made) == plan
    plan_changes.open_round(by=made.manager, plan=plan, title="Today", on=timezone.localdate())


def test_a_plan_goes_through_its_year(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    assert stands(draft) == "draft" and draft.follows == plan and used(made) == plan
    taken(made.manager, draft, "consultation")
    step = plan_changes.take_step(by=made.actor(Role.CHAIR), plan=draft, kind="agreed", on=today())
    assert (step.post, step.elsewhere) == ("chair", "")
    ahead = on_day(timezone.localdate() + timedelta(days=30))
    taken(made.manager, draft, "in force", on=ahead)
    assert stands(draft) == "agreed" and used(made) == plan  # until that day comes
    assert stands_now(draft, timezone.localdate() + timedelta(days=30)) == "in force"


def test_a_plan_is_agreed_by_the_chair_or_in_a_meeting_and_by_nobody_else(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    taken(made.manager, draft, "consultation")
    agree = {"plan": draft, "kind": "agreed", "on": today()}
    with pytest.raises(PermissionDenied):
        plan_changes.take_step(by=made.manager, **agree)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        plan_changes.take_step(by=made.actor(Role.CHAIR), elsewhere="A meeting", **agree)  # type: ignore[arg-type]
    for role in (Role.PARTNER, Role.SCRUTINEER, Role.LAY_MEMBER):
        with pytest.raises(PermissionDenied):
            plan_changes.take_step(by=made.actor(role), **agree)  # type: ignore[arg-type]
    step = plan_changes.take_step(by=made.manager, elsewhere="Board meeting, 12 March", **agree)  # type: ignore[arg-type]
    assert stands(draft) == "agreed" and step.post == "business manager"


def test_two_who_take_a_step_at_once_meet(made: Made, plan: Plan) -> None:
    from answerable.history.changes import EditedMeanwhile
    from answerable.history.states import version_of

    draft = next_of(plan, made.manager)
    since = version_of(draft)
    taken(made.manager, draft, "consultation")
    with pytest.raises(EditedMeanwhile):
        plan_changes.take_step(by=made.manager, plan=draft, kind="consultation", on=today(), since=since)


@pytest.mark.parametrize("kind", ["draft", "consultation"])
def test_a_plan_that_begins_as_a_draft_stays_one(made: Made, plan: Plan, kind: str) -> None:
    draft = next_of(plan, made.manager)
    PlanStep.objects.filter(plan=draft).update(kind=kind)
    with pytest.raises(ValidationError, match="would count as in force"):
        plan_changes.withdraw_step(by=made.manager, step=PlanStep.objects.get(plan=draft), reason="By mistake.")
    assert stands(draft) == kind and used(made) == plan


def test_only_the_last_step_is_taken_back(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    (step,) = taken(made.manager, draft, "consultation")
    with pytest.raises(ValidationError, match="Only the last"):
        plan_changes.withdraw_step(by=made.manager, step=PlanStep.objects.get(kind="draft"), reason="x")
    plan_changes.withdraw_step(by=made.manager, step=step, reason="Too soon.")
    assert stands(draft) == "draft"


def test_a_draft_and_a_closed_plan_take_no_round_and_a_draft_no_paper(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    now = {"title": "Q1", "on": timezone.localdate()}
    with pytest.raises(ValidationError, match="is a draft"):
        plan_changes.open_round(by=made.manager, plan=draft, **now)
    with pytest.raises(ValidationError, match="is a draft"):
        paper_today(made, draft)
    for action in Action.objects.filter(plan=plan):
        plan_changes.close_action(by=made.manager, action=action, closed="stopped", reason="It ended.")
    taken(made.manager, plan, "closed")
    with pytest.raises(ValidationError, match="is closed"):
        plan_changes.open_round(by=made.manager, plan=plan, **now)
    paper_today(made, plan)  # of what was there


def test_a_plan_that_was_reported_on_is_no_draft_again(made: Made, plan: Plan) -> None:
    with pytest.raises(ValidationError, match="reported on"):
        taken(made.manager, plan, "draft")


def test_the_chosen_objectives_are_copied_with_what_hangs_on_them(made: Made, plan: Plan) -> None:
    objective = Objective.objects.get(plan=plan)
    serves = [("needs analysis", "JSNA 2012", "4.1"), ("", "Children’s plan", "2")]
    said = {"aim": objective.aim, "ref": objective.ref, "title": objective.title, "also_ref": "", "also_text": ""}
    plan_changes.change_objective(
        by=made.manager, objective=objective, partnership="multi", leads=["Chair"], serves=serves, **said
    )
    draft = next_of(plan, made.manager)
    copy = Objective.objects.get(plan=draft)
    assert (copy.ref, copy.title, copy.partnership, copy.follows) == ("1.1", objective.title, "multi", objective)
    assert copy.aim is not None and copy.aim.plan == draft and copy.aim.follows == objective.aim
    assert list(Serves.objects.filter(objective=copy).values_list("kind", "words", "ref")) == serves
    assert [lead.words for lead in Answerer.objects.filter(objective=copy)] == ["Chair"]
    assert not Action.objects.filter(plan=draft).exists()
    assert Objective.objects.get(pk=objective.pk).plan == plan
    none = next_of(plan, made.manager, "2014/15", objectives=[])
    assert not Objective.objects.filter(plan=none).exists()


def test_closing_asks_for_each_unfinished_action_and_the_thread_leads_back(made: Made, plan: Plan) -> None:
    first, second = Action.objects.filter(plan=plan).order_by("ref")
    promise = Commitment.objects.get(action=second)
    with pytest.raises(ValidationError, match="2 actions are not finished"):
        taken(made.manager, plan, "closed")
    draft = next_of(plan, made.manager)
    into = Objective.objects.get(plan=draft)
    said = {"ref": "1.1.2", "text": "Go on reporting", "due": day("May 2014"), "reason": "Half done."}
    fresh = changes.carry(by=made.manager, action=second, objective=into, **said)  # type: ignore[arg-type]
    second.refresh_from_db()
    assert (second.closed, fresh.ref, fresh.plan) == ("carried forward", "1.1.2", draft)
    link = Carried.objects.get()
    assert (link.before, link.action, link.plan) == (second, fresh, draft) and link.history.count() == 1
    with pytest.raises(ValidationError, match="1 action is not finished"):
        taken(made.manager, plan, "closed")
    plan_changes.close_action(by=made.manager, action=first, closed="stopped", reason="No longer needed.")
    taken(made.manager, plan, "closed")
    thread = read_all(None, thread_of(fresh.pk, made.board.pk))[0]
    assert [(action.ref, of.period) for action, of in thread.before] == [("1.1.2", "2012/13")]
    assert [(one.id, action.id) for one, action in thread.owed] == [(promise.pk, second.pk)]
    assert [action.id for action, _ in read_all(None, thread_of(second.pk, made.board.pk))[0].on] == [fresh.pk]
    fates = {fate.action.ref: fate.becomes for fate in read_all(None, ending_of(plan.pk, made.board.pk))[0].fates}
    assert fates == {"1.1.1": "stopped", "1.1.2": "carried forward"}
    said_of = plan_changes.conclude_commitment
    said_of(by=made.manager, commitment=promise, outcome="done", due=None, words="It was.", round=promise.round)
    assert read_all(None, thread_of(fresh.pk, made.board.pk))[0].owed == []


def test_a_thread_of_three_plans_shows_what_is_still_promised_in_the_first(made: Made, plan: Plan) -> None:
    action = Action.objects.get(plan=plan, ref="1.1.2")
    plans = [plan]
    for period in ("2013/14", "2014/15"):
        plans.append(next_of(plans[-1], made.manager, period))
        into = Objective.objects.get(plan=plans[-1])
        said = {"ref": "1.1.2", "text": action.text, "due": None, "reason": "It goes on."}
        action = changes.carry(by=made.manager, action=action, objective=into, **said)  # type: ignore[arg-type]
    thread = read_all(None, thread_of(action.pk, made.board.pk))[0]
    assert [of.period for _, of in thread.before] == ["2013/14", "2012/13"] and len(thread.owed) == 1


def test_an_action_is_not_carried_twice_nor_into_a_closed_plan_or_its_own(made: Made, plan: Plan) -> None:
    action = Action.objects.get(plan=plan, ref="1.1.2")
    draft = next_of(plan, made.manager)
    into = Objective.objects.get(plan=draft)
    said = {"by": made.manager, "ref": "1.1.2", "text": "x", "due": None, "reason": "x"}
    with pytest.raises(ValidationError, match="another plan"):
        changes.carry(action=action, objective=Objective.objects.get(plan=plan), **said)  # type: ignore[arg-type]
    changes.carry(action=action, objective=into, **said)  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="already"):
        changes.carry(action=action, objective=into, **{**said, "ref": "9"})  # type: ignore[arg-type]
    other = Action.objects.get(plan=plan, ref="1.1.1")
    with pytest.raises(ValidationError, match="is the ref of another"):
        changes.carry(action=other, objective=into, **said)  # type: ignore[arg-type]
    assert Action.objects.get(pk=other.pk).closed == ""


@pytest.fixture
def lead(made: Made) -> Actor:
    agency = make_agency(by=made.manager, board=made.board, name="Eastmarsh Police")
    return actor_for(lead_of(made, agency))


def own(lead: Actor, made: Made) -> Party:
    (party,) = lead.parties(made.board.pk)
    return party


def test_a_member_says_what_their_own_agency_thinks_while_it_is_asked(made: Made, plan: Plan, lead: Actor) -> None:
    draft = next_of(plan, made.manager)
    said: dict[str, Due | str] = {"text": "Ask officers too.", "on": today()}
    with pytest.raises(ValidationError, match="not running"):
        changes.comment(by=lead, plan=draft, whose=own(lead, made), **said)  # type: ignore[arg-type]
    taken(made.manager, draft, "consultation")
    thing = changes.comment(by=lead, plan=draft, whose=own(lead, made), **said)  # type: ignore[arg-type]
    assert (thing.elsewhere, thing.agency_id) == ("", own(lead, made).agency)
    for whose in (Party(agency=own(lead, made).agency + 1), "Somebody else"):  # type: ignore[operator]
        with pytest.raises(PermissionDenied):
            changes.comment(by=lead, plan=draft, whose=whose, **said)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        changes.comment(by=made.actor(Role.OBSERVER), plan=draft, whose="observer", **said)  # type: ignore[arg-type]
    partner = made.actor(Role.PARTNER)  # who answers for no agency here, and speaks from the post
    assert changes.comment(by=partner, plan=draft, whose="safeguarding partner", **said).words  # type: ignore[arg-type]


def test_what_the_board_enters_for_others_says_how_it_knows(made: Made, plan: Plan) -> None:
    draft = next_of(plan, made.manager)
    with pytest.raises(ValidationError) as refused:
        commented(made.manager, draft, elsewhere="")
    assert "elsewhere" in refused.value.error_dict
    assert commented(made.manager, draft).elsewhere == "E-mail of 3 March"
    taken(made.manager, draft, "consultation", "agreed", "in force")
    with pytest.raises(ValidationError, match="not a draft"):
        commented(made.manager, draft)


def test_each_puts_right_what_they_wrote_and_no_more(made: Made, plan: Plan, lead: Actor) -> None:
    draft = next_of(plan, made.manager)
    taken(made.manager, draft, "consultation")
    theirs = changes.comment(by=lead, plan=draft, whose=own(lead, made), text="Ask officers.", on=today())
    ours = commented(made.manager, draft)
    said = {"on": today(), "objective": None, "reason": "A slip."}
    with pytest.raises(PermissionDenied):
        changes.correct_comment(by=made.manager, thing=theirs, text="x", **said)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        changes.withdraw_comment(by=lead, thing=ours, reason="x")
    changes.correct_comment(by=lead, thing=theirs, text="Ask all officers.", **said)  # type: ignore[arg-type]
    taken(made.manager, draft, "agreed")
    with pytest.raises(PermissionDenied):
        changes.correct_comment(by=lead, thing=theirs, text="Later.", **said)  # type: ignore[arg-type]
    changes.withdraw_comment(by=made.manager, thing=ours, reason="Entered twice.")
    assert Comment.objects.filter(withdrawn=False).get().text == "Ask all officers."


def test_what_became_of_a_comment_is_kept_beside_it(made: Made, plan: Plan, lead: Actor) -> None:
    draft = draft_in(made, plan)
    thing = Comment.objects.get(plan=draft)
    with pytest.raises(PermissionDenied):
        changes.settle(by=lead, thing=thing, became="accepted", because="x")
    changes.settle(by=made.manager, thing=thing, became="partly", because="We added a survey.")
    thing.refresh_from_db()
    assert (thing.became, thing.because) == ("partly", "We added a survey.")


def test_who_is_consulted_stands_on_the_list_once(made: Made, plan: Plan) -> None:
    draft = draft_in(made, plan)
    whom = ["Children in care council", Party(agency=Action.objects.first().board_id + 10**6)]  # type: ignore[union-attr]
    with pytest.raises(ValidationError, match="on the board no more"):
        changes.consult(by=made.manager, plan=draft, whom=whom, due=None)
    changes.consult(by=made.manager, plan=draft, whom=whom[:1], due=None)
    assert Consulted.objects.filter(plan=draft).count() == 1
    with pytest.raises(ValidationError, match="passed"):
        changes.consult(by=made.manager, plan=draft, whom=["Head teachers"], due=day("May 2013"))
