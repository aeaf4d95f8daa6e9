"""What may happen to the framework, and what is refused."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone

from answerable.access.roles import Role
from answerable.assurance import changes
from answerable.assurance.models import EvidenceOf, OwnObjective, Review, Uptake
from answerable.assurance.record import Waits, read_framework, waits_of
from answerable.evidence.models import EvidenceFile
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.reading import check, head_of
from answerable.history.states import version_of
from answerable.history.together import read_all
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_agency
from answerable.partnership.merging.changes import merge
from answerable.partnership.models import Agency
from answerable.plan.models import Action, Plan
from tests.assurance.framework import add_framework, first_agency, item, lead_for
from tests.board import Made, make
from tests.example_plan import add_plan

pytestmark = pytest.mark.django_db
FOUND: dict[str, Any] = {"group": None, "on": date(2013, 1, 15), "words": "It goes well.", "conclusion": "assured"}


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    return made


@pytest.fixture
def agency(made: Made) -> Agency:
    return first_agency(made)


def staged(made: Made, agency: Agency, stage: str, **said: Any) -> Uptake:
    return changes.set_stage(by=made.manager, board=made.board, agency=agency.pk, stage=stage, **said)


def refused(field: str, do: Callable[[], Any]) -> None:
    """Refused with a sentence beside a field, and nothing is written."""
    events = Event.objects.count()
    with pytest.raises(ValidationError) as error:
        do()
    assert not field or field in error.value.error_dict
    assert Event.objects.count() == events


def overdue(made: Made, day: date) -> int:
    found: Waits = read_all(None, waits_of(made.board.pk, day))[0]
    return found.reviews


def test_a_new_stage_is_a_new_state_of_the_one_record(made: Made, agency: Agency) -> None:
    staged(made, agency, "planning", on=date(2011, 4, 1))
    staged(made, agency, "piloting", on=date(2012, 4, 1), words="The board agreed.")
    uptake = Uptake.objects.get()
    assert [state.stage for state in uptake.history.order_by("history_id")] == ["planning", "piloting"]
    assert check() == []


def test_a_step_back_needs_a_reason(made: Made, agency: Agency) -> None:
    staged(made, agency, "implemented")
    refused("words", lambda: staged(made, agency, "piloting"))
    refused("words", lambda: staged(made, agency, "piloting", words="  "))
    assert staged(made, agency, "piloting", words="Its lead has left.").words == "Its lead has left."
    assert staged(made, agency, "implemented").words == ""  # the reason for a step back is none for the step on


def test_a_stage_whose_day_is_put_right_keeps_its_words(made: Made, agency: Agency) -> None:
    staged(made, agency, "piloting", words="The board agreed.")
    assert staged(made, agency, "piloting", on=date(2012, 4, 1)).words == "The board agreed."


def test_a_stage_begins_neither_before_the_one_before_nor_tomorrow(made: Made, agency: Agency) -> None:
    staged(made, agency, "planning", on=date(2012, 4, 1))
    refused("on", lambda: staged(made, agency, "piloting", on=date(2012, 3, 31)))
    refused("on", lambda: staged(made, agency, "piloting", on=timezone.localdate() + timedelta(days=1)))
    staged(made, agency, "piloting", on=date(2012, 4, 1))


def test_two_who_set_a_stage_at_once_meet(made: Made, agency: Agency) -> None:
    first = staged(made, agency, "planning", since=0)
    with pytest.raises(EditedMeanwhile):
        staged(made, agency, "adopted", since=0)
    seen = version_of(first)
    staged(made, agency, "adopted", since=seen)
    with pytest.raises(EditedMeanwhile):
        staged(made, agency, "piloting", since=seen)
    assert Uptake.objects.get().stage == "adopted"


def test_an_agency_sets_objectives_once_it_takes_part(made: Made, agency: Agency) -> None:
    own = {
        "by": made.manager,
        "board": made.board,
        "agency": agency.pk,
        "words": "Children feel safe",
        "on_behalf": "Its lead.",
    }
    refused("", lambda: changes.add_objective(**own))
    staged(made, agency, "planning")
    assert [changes.add_objective(**own).order for _ in range(2)] == [1, 2]


def test_an_own_objective_serves_an_action_of_the_board_s_own_plan(made: Made, agency: Agency) -> None:
    other = make("calderwick")
    add_plan(other, content=b"another")
    own = add_framework(made)
    there, elsewhere = (Action.objects.filter(board=one.board).earliest("pk").pk for one in (made, other))
    said = {"by": made.manager, "objective": own, "words": own.words, "order": 1}
    refused("action", lambda: changes.change_objective(**said, action=elsewhere))
    assert changes.change_objective(**said, action=there).action_id == there


def test_evidence_is_tied_once_and_may_speak_for_several(made: Made) -> None:
    own = add_framework(made)
    agency = {"board": made.board, "agency": own.agency_id, "words": "Another", "on_behalf": "Its lead."}
    another = changes.add_objective(by=made.manager, **agency)
    survey = item(made, "voice")
    ties = {changes.tie(by=made.manager, evidence=survey, objective=one).pk for one in (own, own, another)}
    assert len(ties) == 2


def test_evidence_that_was_withdrawn_or_is_another_board_s_is_not_tied(made: Made) -> None:
    from answerable.evidence.changes import withdraw

    own, other = add_framework(made), make("calderwick")
    add_plan(other, content=b"another")
    theirs, gone = item(other, "voice"), item(made, "voice")
    withdraw(by=made.manager, thing=gone, reason="A mistake.")
    for evidence in (theirs, gone):
        refused("evidence", lambda evidence=evidence: changes.tie(by=made.manager, evidence=evidence, objective=own))


def test_a_withdrawn_objective_is_closed(made: Made) -> None:
    own, survey = add_framework(made), item(made, "voice")
    refused("reason", lambda: changes.withdraw(by=made.manager, thing=own, reason=" "))
    changes.withdraw(by=made.manager, thing=own, reason="It is met.")
    refused("", lambda: changes.tie(by=made.manager, evidence=survey, objective=own))


def test_the_next_review_is_due_within_half_a_year(made: Made, agency: Agency) -> None:
    staged(made, agency, "piloting")
    new = {"by": made.manager, "board": made.board, "agency": agency.pk}
    assert changes.add_review(**new, values=FOUND).next_due == date(2013, 7, 15)
    earlier = date(2013, 3, 1)
    assert changes.add_review(**new, values={**FOUND, "next_due": earlier}).next_due == earlier
    for wrong in (date(2013, 1, 15), date(2013, 7, 16)):
        refused("next_due", lambda wrong=wrong: changes.add_review(**new, values={**FOUND, "next_due": wrong}))
    tomorrow = timezone.localdate() + timedelta(days=1)
    refused("on", lambda: changes.add_review(**new, values={**FOUND, "on": tomorrow}))


def test_a_review_is_overdue_until_one_is_kept(made: Made) -> None:
    agency, today = first_agency(made), timezone.localdate()
    assert overdue(made, today) == 0  # it has not taken the framework up
    staged(made, agency, "planning")
    assert overdue(made, today) == 1
    said = {**FOUND, "on": today}
    kept = changes.add_review(by=made.manager, board=made.board, agency=None, values=said)
    assert overdue(made, today) == 0
    assert overdue(made, kept.next_due + timedelta(days=1)) == 1
    changes.withdraw(by=made.manager, thing=kept, reason="It was another board's.")
    assert overdue(made, today) == 1


def test_an_agency_that_leaves_and_comes_back_finds_its_objectives(made: Made) -> None:
    own = add_framework(made)
    changes.withdraw(by=made.manager, thing=Uptake.objects.get(), reason="It has closed.")
    assert read_framework(made.board.pk, None, timezone.localdate(), head_of(made.board.pk)[1]).parts == []
    agency = Agency.objects.get(pk=own.agency_id)
    staged(made, agency, "planning")
    part = read_framework(made.board.pk, None, timezone.localdate(), head_of(made.board.pk)[1]).parts[0]
    assert ([row.id for row in part.rows], part.uptake and part.uptake.stage) == ([own.pk], "planning")


def test_a_merge_takes_the_framework_along(made: Made) -> None:
    by, board = made.manager, made.board
    kept, gone = (add_agency(by=by, board=board, name=name) for name in ("Youth Trust", "The Youth Trust"))
    add_framework(made, gone)
    merge(by=by, board=board, kept=kept, merged=gone)
    part = read_framework(board.pk, None, timezone.localdate(), head_of(board.pk)[1]).parts[0]
    assert (part.agency.id, len(part.rows), part.reviewed.overdue) == (kept.pk, 1, False)


WRITES: dict[str, Callable[..., Any]] = {
    "set a stage": lambda by, own: changes.set_stage(by=by, board=own.board, agency=own.agency_id, stage="embedded"),
    "add": lambda by, own: changes.add_objective(
        by=by, board=own.board, agency=own.agency_id, words="More", on_behalf="x"
    ),
    "change": lambda by, own: changes.change_objective(
        by=by, objective=own, words="Less", action=None, order=1, on_behalf="x"
    ),
    "tie": lambda by, own: changes.tie(by=by, evidence=EvidenceOf.objects.get().evidence, objective=own),
    "review": lambda by, own: changes.add_review(by=by, board=own.board, agency=own.agency_id, values=FOUND),
    "correct": lambda by, own: changes.change_review(by=by, review=Review.objects.earliest("pk"), values=FOUND),
    "withdraw": lambda by, own: changes.withdraw(by=by, thing=own, reason="x"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_the_board_s_people_write_for_any_agency_and_whoever_answers_for_none_for_nobody(
    made: Made, write: Callable[..., Any]
) -> None:
    own = add_framework(made)
    for role in (Role.CHAIR, Role.AGENCY_LEAD, Role.LAY_MEMBER):
        with pytest.raises(PermissionDenied):
            write(made.actor(role), own)
    with pytest.raises(Http404):
        write(make("calderwick").manager, own)
    write(made.actor(Role.QUALITY_OFFICER), own)
    assert OwnObjective.objects.filter(pk=own.pk).exists()


def said(own: OwnObjective) -> dict[str, Any]:
    return {"objective": own, "words": own.words, "action": None, "order": 1}


OWN_WRITES: dict[str, Callable[..., Any]] = {
    "add": lambda by, own: changes.add_objective(by=by, board=own.board, agency=own.agency_id, words="More"),
    "change": lambda by, own: changes.change_objective(by=by, **{**said(own), "words": "Less"}),
    "tie": WRITES["tie"],
    "show": lambda by, own: changes.show_by(
        by=by, plan=Plan.objects.earliest("pk"), objective=own, values={"title": "Audit", "kind": "outcome"}
    ),
    "untie": lambda by, own: changes.withdraw(by=by, thing=EvidenceOf.objects.get(), reason="x"),
    "withdraw": WRITES["withdraw"],
    "propose": lambda by, own: changes.propose_stage(
        by=by, board=own.board, agency=own.agency_id, stage="embedded", words="We asked."
    ),
}
ANSWER = (Role.AGENCY_LEAD, Role.PARTNER, Role.DIRECTOR, Role.HEALTH_PROFESSIONAL)


@pytest.mark.parametrize("role", ANSWER)
@pytest.mark.parametrize("write", OWN_WRITES.values(), ids=OWN_WRITES)
def test_whoever_answers_for_an_agency_writes_what_is_its_own_and_nobody_else_s(
    made: Made, agency: Agency, write: Callable[..., Any], role: Role
) -> None:
    own = add_framework(made, agency)
    another = add_agency(by=made.manager, board=made.board, name="Eastmarsh Fire")
    changes.set_stage(by=made.manager, board=made.board, agency=another.pk, stage="planning")
    other, mine = (actor_for(lead_for(made, one, role)) for one in (another, agency))
    events = Event.objects.count()
    with pytest.raises(PermissionDenied):
        write(other, own)
    assert Event.objects.count() == events
    write(mine, own)
    assert check() == []


@pytest.mark.parametrize(
    "write", [WRITES["set a stage"], WRITES["review"], WRITES["correct"]], ids=["set a stage", "review", "correct"]
)
def test_the_stage_and_the_reviews_are_the_board_s_word(made: Made, agency: Agency, write: Callable[..., Any]) -> None:
    own, lead = add_framework(made, agency), actor_for(lead_for(made, agency))
    with pytest.raises(PermissionDenied):
        write(lead, own)
    for thing in (Review.objects.earliest("pk"), Uptake.objects.get()):
        with pytest.raises(PermissionDenied):
            changes.withdraw(by=lead, thing=thing, reason="x")


def test_what_the_board_enters_says_how_it_knows_until_the_agency_saves_it(made: Made, agency: Agency) -> None:
    staged(made, agency, "planning")
    new = {"board": made.board, "agency": agency.pk, "words": "Children feel safe"}
    refused("on_behalf", lambda: changes.add_objective(by=made.manager, **new, on_behalf=" "))
    own = changes.add_objective(by=made.manager, **new, on_behalf="Its lead, by e-mail.")
    refused("on_behalf", lambda: changes.change_objective(by=made.manager, **{**said(own), "words": "Children eat"}))
    changes.change_objective(by=made.manager, **{**said(own), "order": 3})
    assert own.on_behalf == "Its lead, by e-mail."  # it was only moved
    changes.change_objective(by=actor_for(lead_for(made, agency)), **said(own))
    assert own.on_behalf == ""


def test_an_agency_proposes_its_stage_and_the_board_sets_it(made: Made, agency: Agency) -> None:
    """Both are kept."""
    lead = actor_for(lead_for(made, agency))
    about = {"board": made.board, "agency": agency.pk}
    first = changes.propose_stage(by=lead, **about, stage="piloting", words="Two wards ask every child.")
    assert (first.stage, first.proposed, first.waits) == ("planning", "piloting", True)
    found: Waits = read_all(None, waits_of(made.board.pk, timezone.localdate()))[0]
    assert (found.stages, found.without) == (1, {agency.pk})
    staged(made, agency, "adopted", words="One ward so far.")
    kept = Uptake.objects.get()
    assert (kept.stage, kept.proposed, kept.waits) == ("adopted", "piloting", False)
    with pytest.raises(EditedMeanwhile):
        changes.propose_stage(by=lead, **about, stage="embedded", since=version_of(first) - 1)
    assert not changes.propose_stage(by=lead, **about, stage="adopted").waits  # they agree


def test_an_agency_shows_its_own_evidence_and_leaves_that_of_others_alone(made: Made, agency: Agency) -> None:
    own, lead = add_framework(made, agency), actor_for(lead_for(made, agency))
    audit, mine = item(made, "outcome"), item(made, "voice", agency_id=agency.pk)
    refused("evidence", lambda: changes.tie(by=lead, evidence=audit, objective=own))
    changes.tie(by=lead, evidence=mine, objective=own)
    theirs = changes.tie(by=made.manager, evidence=audit, objective=own)
    with pytest.raises(PermissionDenied):
        changes.withdraw(by=lead, thing=theirs, reason="It does not suit us.")
    told = {"title": "Count", "kind": "outcome", "producer": "independent", "verifier": "The chair"}
    plan = Plan.objects.earliest("pk")
    shown = changes.show_by(by=lead, plan=plan, objective=own, values=told, file=("count.csv", b"a,b\n1,2\n"))
    assert (shown.producer, shown.agency_id, shown.verifier) == ("agency itself", agency.pk, "")
    assert EvidenceFile.objects.get().evidence_id == shown.pk
