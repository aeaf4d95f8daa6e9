"""The plan kept through its write doors: refs stay, order moves, threads are kept, reasons are asked for and told."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from answerable.access.roles import Role
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.states import version_of
from answerable.history.together import read_all
from answerable.partnership.models import Agency
from answerable.plan import changes
from answerable.plan.models import Action, Aim, Answerer, Commitment, Objective, Plan, Round, Serves, Split, Statement
from answerable.plan.record import PlanRecord, action_of, find_action, plan_of
from answerable.reading.proposal import Due
from tests.board import Made
from tests.example_plan import PROPOSAL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan_in")]


@pytest.fixture
def action(made: Made) -> Action:
    return Action.objects.select_related("plan").get(ref="1.1.1")


def add(made: Made, ref: str, objective: Objective | None = None) -> Action:
    under = objective or Objective.objects.get(ref="1.1")
    said = {"text": f"Do {ref}", "due": None, "leads": ["Chair"], "contributors": []}
    return changes.add_action(by=made.manager, objective=under, ref=ref, reason="Agreed in May", **said)


def sequence(plan: int) -> list[str]:
    record = read_all(None, plan_of(plan))[0]
    assert record is not None
    return [action.ref for action in record.actions]


def test_an_action_is_added_last_with_its_leads_and_no_other_is_renumbered(made: Made, action: Action) -> None:
    fresh = add(made, "1.1.3")
    assert sequence(action.plan_id) == ["1.1.1", "1.1.2", "1.1.3"]
    assert fresh.history.get().history_change_reason == "Agreed in May"  # type: ignore[attr-defined]
    assert Answerer.objects.get(action=fresh).words == "Chair"


@pytest.mark.parametrize("ref", ["1.1.1", "1.1.1.", "1.1.1 "])
def test_a_ref_that_is_taken_is_refused(made: Made, ref: str) -> None:
    with pytest.raises(ValidationError, match="is the ref of another action"):
        add(made, ref)
    assert Action.objects.count() == 2


def test_an_old_ref_still_finds_its_action_and_is_given_to_no_other(made: Made, action: Action) -> None:
    changes.change_ref(by=made.manager, action=action, ref="1.1.9", reason="Printed so in the new plan")
    assert find_action(action.plan_id, "1.1.1") == find_action(action.plan_id, "1.1.9") == action.pk
    assert find_action(action.plan_id, "1.1.7") is None
    with pytest.raises(ValidationError, match="was the ref of what is now action 1.1.9"):
        add(made, "1.1.1")
    changes.change_ref(by=made.manager, action=action, ref="1.1.1", reason="It was right before")
    assert find_action(action.plan_id, "1.1.9") == action.pk


def test_a_document_that_uses_an_old_ref_speaks_of_the_same_action(made: Made, action: Action) -> None:
    from answerable.intake.changes import import_document
    from answerable.intake.preview import Difference, differences

    changes.change_ref(by=made.manager, action=action, ref="1.1.9", reason="Printed so in the new plan")
    later = replace(PROPOSAL, document=replace(PROPOSAL.document, date="2013-03-10"))
    _, said = differences(made.board, later)
    assert said == Difference(new=[], changed=[], gone=[], silent=[], repeated=["1.1.9"])
    sent = {"filename": "later.docx", "content": b"later", "known_from_document": False}
    import_document(by=made.manager, board=made.board, proposal=later, **sent)
    assert sequence(action.plan_id) == ["1.1.9", "1.1.2"]
    assert Statement.objects.filter(action=action).count() == 2


def test_actions_move_up_down_and_under_another_objective(made: Made, action: Action) -> None:
    by, plan = made.manager, action.plan
    add(made, "1.1.3")
    other = changes.add_objective(by=by, plan=plan, aim=None, ref="2.1", title="Elsewhere")
    add(made, "2.1.1", other)
    last = Action.objects.select_related("plan").get(ref="1.1.3")
    for expected in (["1.1.1", "1.1.3", "1.1.2"], ["1.1.3", "1.1.1", "1.1.2"], ["1.1.3", "1.1.1", "1.1.2"]):
        changes.move(by=by, thing=last, up=True)
        assert sequence(plan.pk) == [*expected, "2.1.1"]
    changes.move(by=by, thing=last, up=False)
    assert sequence(plan.pk)[:3] == ["1.1.1", "1.1.3", "1.1.2"]
    first_there = Action.objects.get(ref="2.1.1")
    changes.place_action(by=by, action=last, objective=other, after=first_there, reason="It serves that one")
    assert sequence(plan.pk) == ["1.1.1", "1.1.2", "2.1.1", "1.1.3"]
    changes.place_action(by=by, action=last, objective=other, after=None, reason="It serves that one")
    assert sequence(plan.pk) == ["1.1.1", "1.1.2", "1.1.3", "2.1.1"]
    with pytest.raises(ValidationError, match="stands elsewhere"):
        changes.place_action(by=by, action=last, objective=other, after=action, reason="It serves that one")


def test_an_action_that_is_split_keeps_its_ref_and_each_part_says_where_it_came_from(
    made: Made, action: Action
) -> None:
    parts = [("1.1.3", "Survey children at home"), ("1.1.4", "Survey carers")]
    changes.split_action(by=made.manager, action=action, text="Survey in homes", parts=parts, reason="Three jobs")
    assert sequence(action.plan_id) == ["1.1.1", "1.1.3", "1.1.4", "1.1.2"]
    part = Action.objects.get(ref="1.1.4")
    assert Answerer.objects.get(action=part).agency == Agency.objects.get(name="Eastmarsh Council")
    assert set(Split.objects.values_list("origin__ref", "part__ref")) == {("1.1.1", "1.1.3"), ("1.1.1", "1.1.4")}
    assert Statement.objects.filter(action=action).exists()


def test_a_split_with_a_ref_that_is_taken_changes_nothing(made: Made, action: Action) -> None:
    before = Event.objects.count()
    with pytest.raises(ValidationError):
        changes.split_action(
            by=made.manager, action=action, text="x", parts=[("1.1.5", "y"), ("1.1.2", "z")], reason="r"
        )
    action.refresh_from_db()
    assert action.text == "Survey children in care"
    assert (Action.objects.count(), Event.objects.count()) == (2, before)


def test_an_action_is_closed_and_reopened_with_reasons(made: Made, action: Action) -> None:
    changes.close_action(by=made.manager, action=action, closed="stopped", reason="Done by the council instead")
    changes.reopen_action(by=made.manager, action=action, reason="The council did not")
    reasons = list(action.history.order_by("history_id").values_list("closed", "history_change_reason"))  # type: ignore[attr-defined]
    assert reasons[1:] == [("stopped", "Done by the council instead"), ("", "The council did not")]
    with pytest.raises(ValidationError):
        changes.close_action(by=made.manager, action=action, closed="forgotten", reason="r")


def test_what_something_hangs_on_is_not_withdrawn(made: Made, action: Action) -> None:
    for thing in (Aim.objects.get(), Objective.objects.get(), action, Action.objects.get(ref="1.1.2")):
        with pytest.raises(ValidationError, match="cannot be withdrawn"):
            changes.withdraw(by=made.manager, thing=thing, reason="r")
    fresh = add(made, "1.1.3")
    changes.withdraw(by=made.manager, thing=fresh, reason="Entered twice")
    assert sequence(action.plan_id) == ["1.1.1", "1.1.2"]
    assert add(made, "1.1.3").pk != fresh.pk


def test_progress_is_written_with_its_status_and_what_was_printed_goes_with_its_level(
    made: Made, action: Action
) -> None:
    round = Round.objects.get()
    there = Statement.objects.get(action=action)
    begun = version_of(there)
    said = {"by": made.manager, "action": action, "round": round}
    changes.write_statement(**said, typed="# Survey\nIt was run.", delivery=there.delivery, impact="", since=begun)
    there.refresh_from_db()
    assert (there.status_words, there.text) == ("Green", "Survey It was run.")
    with pytest.raises(EditedMeanwhile):
        changes.write_statement(**said, typed="Other words", since=begun)
    changes.write_statement(**said, typed="It was run.", delivery="done", impact="some evidence", reason="Audit")
    there.refresh_from_db()
    assert (there.status_words, there.delivery, there.impact) == ("", "done", "some evidence")
    with pytest.raises(ValidationError, match="not on the board's scale"):
        changes.write_statement(**said, typed="x", delivery="splendid")


def test_two_people_who_both_write_the_first_statement_meet_each_other(made: Made) -> None:
    said = {"action": Action.objects.get(ref="1.1.2"), "round": Round.objects.get(), "since": 0}
    changes.write_statement(by=made.manager, typed="Mine", **said)
    with pytest.raises(EditedMeanwhile) as edited:
        changes.write_statement(by=made.actor(Role.QUALITY_OFFICER), typed="Mine too", **said)
    assert edited.value.thing.text == "Mine"  # type: ignore[attr-defined]


def test_a_promise_that_is_put_off_keeps_its_first_date_and_is_asked_after_again(made: Made) -> None:
    promise = Commitment.objects.get()
    march = Due(words="end of March 2013", from_="2013-03-25", to="2013-03-31", precision="end_month")
    changes.conclude_commitment(
        by=made.manager, commitment=promise, outcome="rescheduled", words="No quorum", due=march
    )
    promise.refresh_from_db()
    assert (promise.first_due, promise.due_words, promise.due_to) == (
        *("January 2013", "end of March 2013"),
        date(2013, 3, 31),
    )
    record = read_all(None, plan_of(promise.plan_id))[0]
    assert record is not None and record.commitments[0].is_open
    changes.conclude_commitment(by=made.manager, commitment=promise, outcome="done", words="Reported in March")
    promise.refresh_from_db()
    assert (promise.outcome, promise.first_due) == ("done", "January 2013")


def test_a_plan_is_made_from_nothing(made: Made) -> None:
    by = made.manager
    plan = changes.make_plan(by=by, board=made.board, title="Plan", period="2013/14", aim_word="Priority")
    aim = changes.add_aim(by=by, plan=plan, ref="1", title="Children are heard")
    objective = changes.add_objective(
        by=by,
        plan=plan,
        aim=aim,
        ref="1.1",
        title="Ask",
        leads=["Chair"],
        serves=[("", "Children’s plan", "priority 2")],
    )
    add(made, "1.1.1", objective)
    assert sequence(plan.pk) == ["1.1.1"]
    with pytest.raises(ValidationError, match="ref of another objective"):
        changes.add_objective(by=by, plan=plan, aim=aim, ref="1.1", title="Again")
    with pytest.raises(ValidationError, match="There is a plan for 2013/14 already"):
        changes.make_plan(by=by, board=made.board, title="Plan", period="2013/14")
    kept = {"aim": aim, "ref": "1.1", "title": "Ask", "also_ref": "", "also_text": "", "leads": ["Chair"]}
    kept["partnership"] = ""
    begun = version_of(objective)
    served = [("", "Health plan", ""), ("", "Children’s plan", "priority 2")]
    changes.change_objective(by=by, objective=objective, serves=served, since=begun, **kept)
    assert list(Serves.objects.order_by("order").values_list("words", flat=True)) == ["Health plan", "Children’s plan"]
    with pytest.raises(EditedMeanwhile):  # what it serves is part of what the second person saw
        changes.change_objective(by=by, objective=objective, serves=[], since=begun, **kept)


def of_action(action: Action, at: datetime | None) -> PlanRecord | None:
    found: PlanRecord | None = read_all(at, action_of(action.plan_id, action.pk))[0]
    return found


def test_yesterdays_action_shows_yesterdays_lead_and_objective(made: Made, action: Action) -> None:
    from answerable.partnership.pages import end_of

    other = changes.add_objective(by=made.manager, plan=action.plan, aim=None, ref="2.1", title="Elsewhere")
    changes.place_action(by=made.manager, action=action, objective=other, after=None, reason="It serves that one")
    changes.change_action(by=made.manager, action=action, text="New", due=None, leads=["Police"], contributors=[])
    now, then = (of_action(action, at) for at in (None, end_of(date(2013, 1, 15))))
    assert now is not None and then is not None
    assert [a.words for a in now.answerers] == ["Police"] and now.actions[0].objective_id == other.pk
    assert [a.words for a in then.answerers] == ["Eastmarsh Council"]
    assert then.actions[0].text == "Survey children in care" and then.actions[0].objective_id != other.pk
    assert of_action(action, end_of(date(2012, 1, 1))) is None


@pytest.mark.parametrize("role", [Role.CHAIR, Role.AGENCY_LEAD, Role.SCRUTINY_MEMBER])
def test_who_may_only_read_writes_nothing(made: Made, action: Action, role: Role) -> None:
    by = made.actor(role)
    with pytest.raises(PermissionDenied):
        changes.close_action(by=by, action=action, closed="done", reason="r")
    with pytest.raises(PermissionDenied):
        changes.withdraw(by=by, thing=action, reason="r")
    with pytest.raises(PermissionDenied):
        changes.write_statement(by=by, action=action, round=Round.objects.get(), typed="x")
    with pytest.raises(PermissionDenied):
        changes.make_plan(by=by, board=made.board, title="x", period="y")
    assert Plan.objects.count() == 1
