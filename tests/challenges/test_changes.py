"""What may be written of a challenge, by whom, and what stays of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone

from answerable.access.roles import Role
from answerable.challenges import changes
from answerable.challenges.models import Challenge, Step
from answerable.challenges.record import Thread, threads_of
from answerable.evidence.models import Evidence, Measure
from answerable.history.changes import EditedMeanwhile
from answerable.history.models import Event
from answerable.history.states import version_of
from answerable.history.together import read_all
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import add_group, appoint, change_agency
from answerable.partnership.merging.changes import merge
from answerable.partnership.models import Agency, Member
from answerable.plan.models import Action
from tests.asks.test_groups import chair_of
from tests.board import Made, make
from tests.challenges.made import ABOUT, agency_in, answered, challenge_in, concluded, day, lead_of
from tests.example_plan import add_evidence, add_plan

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"kind": "answer", "text": "We looked.", "on": day("1 June 2012")}
ENDED: dict[str, Any] = {"outcome": "more", "text": "Not yet.", "on": day("1 July 2012")}
RAISERS = {
    *(Role.MANAGER, Role.QUALITY_OFFICER, Role.CHAIR, Role.SCRUTINEER, Role.PARTNER, Role.DIRECTOR),
    *(Role.GROUP_CHAIR, Role.LAY_MEMBER, Role.BOARD_ADMINISTRATOR),
}


@pytest.fixture
def made() -> Made:
    return make()


@pytest.fixture
def police(made: Made) -> Agency:
    return agency_in(made)


@pytest.fixture
def challenge(made: Made, police: Agency) -> Challenge:
    return challenge_in(made, police)


def thread(challenge: Challenge, at: Any = None) -> Thread:
    found: Thread = read_all(at, threads_of(challenge.board_id, id=challenge.pk))[0][0]
    return found


def state(challenge: Challenge) -> str:
    return thread(challenge).standing(timezone.localdate()).state


def test_a_challenge_from_its_question_to_its_effect(made: Made, police: Agency, challenge: Challenge) -> None:
    """Each step by the post whose it is, and each leaves an event."""
    lead, before = actor_for(lead_of(made, police)), Event.objects.count()
    assert state(challenge) == "overdue"
    changes.say(by=lead, challenge=challenge, kind="review", text="We look.", on=day("end of May 2012"))
    changes.say(by=lead, challenge=challenge, **SAID)
    assert state(challenge) == "answered"
    changes.conclude(by=made.actor(Role.CHAIR), challenge=challenge, **ENDED, due=day("August 2012"))
    assert state(challenge) == "overdue"
    changes.say(by=lead, challenge=challenge, kind="answer", text="All of it.", on=day("August 2012"))
    changes.conclude(
        by=made.actor(Role.CHAIR), challenge=challenge, outcome="assured", text="Good.", on=day("1 September 2012")
    )
    assert state(challenge) == "no effect"
    changes.say(by=lead, challenge=challenge, kind="effect", text="All are asked.", on=day("October 2012"))
    assert state(challenge) == "assured"
    assert Event.objects.count() == before + 12  # of each step, and of the challenge that moved on
    kinds = ["review", "answer", "conclusion", "answer", "conclusion", "effect"]
    assert [step.kind for step in thread(challenge).steps] == kinds


def test_who_may_challenge(made: Made, police: Agency) -> None:
    for role in Role:
        if role in {Role.LINK_HOLDER, Role.ADMINISTRATOR}:
            continue
        if role in RAISERS:
            challenge_in(made, police, by=made.actor(role))
            continue
        with pytest.raises(PermissionDenied):
            challenge_in(made, police, by=made.actor(role))
    with pytest.raises(Http404):
        challenge_in(made, police, by=make("calderwick").manager)


def test_an_agency_answers_for_itself_and_nobody_else_does(made: Made, challenge: Challenge) -> None:
    other = actor_for(lead_of(made, agency_in(made, "Eastmarsh Housing"), "lead@housing.example"))
    roles = (Role.CHAIR, Role.SCRUTINEER, Role.AGENCY_LEAD, Role.QUALITY_OFFICER, Role.AGENCY_CONTRIBUTOR)
    for by in (other, *map(made.actor, roles)):
        for kind in ("answer", "review", "effect"):
            with pytest.raises(PermissionDenied):
                changes.say(by=by, challenge=challenge, **{**SAID, "kind": kind})
        with pytest.raises(PermissionDenied):
            changes.say(by=by, challenge=challenge, **SAID, elsewhere="A letter")  # that is the manager's to enter
    with pytest.raises(Http404):
        changes.say(by=make("calderwick").manager, challenge=challenge, **SAID, elsewhere="A letter")
    assert not Step.objects.exists()


def test_a_contributor_s_appointment_is_not_enough(made: Made, police: Agency, challenge: Challenge) -> None:
    """Whoever may not read challenges cannot answer one."""
    by = actor_for(lead_of(made, police, role=Role.AGENCY_CONTRIBUTOR))
    with pytest.raises(PermissionDenied):
        changes.say(by=by, challenge=challenge, **SAID)


def test_the_manager_says_nothing_of_their_own(made: Made, challenge: Challenge) -> None:
    """What is entered for others always says where they said it."""
    with pytest.raises(ValidationError):
        changes.say(by=made.manager, challenge=challenge, **SAID)
    with pytest.raises(ValidationError):
        changes.conclude(by=made.manager, challenge=challenge, **ENDED)
    assert answered(challenge).elsewhere == "Letter to the chair"
    assert concluded(challenge, "assured").elsewhere == "Board meeting, July 2012"


def test_the_chair_alone_concludes(made: Made, police: Agency, challenge: Challenge) -> None:
    lead = actor_for(lead_of(made, police))
    for by in (lead, *map(made.actor, (Role.SCRUTINEER, Role.PARTNER, Role.DIRECTOR, Role.QUALITY_OFFICER))):
        with pytest.raises(PermissionDenied):
            changes.conclude(by=by, challenge=challenge, **ENDED)
    chair = made.actor(Role.CHAIR)
    with pytest.raises(ValidationError, match="Nothing has been answered"):
        changes.conclude(by=chair, challenge=challenge, **{**ENDED, "outcome": "assured"})
    assert not changes.conclude(by=chair, challenge=challenge, **ENDED).elsewhere


def test_a_chair_who_read_an_older_thread_is_shown_the_new_one(made: Made, challenge: Challenge) -> None:
    read = version_of(challenge)
    answered(challenge)
    with pytest.raises(EditedMeanwhile):
        changes.conclude(by=made.actor(Role.CHAIR), challenge=challenge, **ENDED, since=read)
    changes.conclude(by=made.actor(Role.CHAIR), challenge=challenge, **ENDED, since=version_of(challenge))


@pytest.mark.parametrize("words", ["ongoing", "1 January 2999", "April 2012"])
def test_a_day_that_cannot_be(challenge: Challenge, words: str) -> None:
    """Not in a calendar; still to come; before it was raised."""
    with pytest.raises(ValidationError) as refused:
        answered(challenge, words)
    assert set(refused.value.message_dict) == {"on"}


def test_an_answer_is_not_due_before_it_is_asked(made: Made, police: Agency) -> None:
    with pytest.raises(ValidationError) as refused:
        challenge_in(made, police, due="April 2012")
    assert set(refused.value.message_dict) == {"due"}


def test_it_goes_to_an_agency_a_group_or_a_post(made: Made, police: Agency) -> None:
    group = add_group(by=made.manager, board=made.board, name="Executive")
    assert challenge_in(made, group).group == group
    assert challenge_in(made, "Head of Safeguarding").to_words == "Head of Safeguarding"
    elsewhere = make("calderwick")
    theirs = add_group(by=elsewhere.manager, board=elsewhere.board, name="Executive")
    place = Member.objects.get(board=made.board, agency=police)
    change_agency(by=made.manager, place=place, name="P", kind="agency", funds=False, withdrawn=True)
    for to in (agency_in(elsewhere, "Calderwick Police"), theirs, police):
        with pytest.raises(ValidationError):
            challenge_in(made, to)


def test_it_is_about_what_is_on_the_board(made: Made, police: Agency) -> None:
    add_plan(made)
    elsewhere = make("calderwick")
    add_plan(elsewhere)
    ours, theirs = (Action.objects.filter(board=one.board).earliest("pk") for one in (made, elsewhere))
    assert challenge_in(made, police, thing=ours).action == ours
    with pytest.raises(ValidationError):
        challenge_in(made, police, thing=theirs)


def test_an_effect_points_at_what_shows_it(made: Made, challenge: Challenge) -> None:
    add_plan(made)
    add_evidence(made)
    measure, item = Measure.objects.earliest("pk"), Evidence.objects.earliest("pk")
    shown = answered(challenge, kind="effect", shown_by=measure)
    assert (shown.measure, shown.evidence) == (measure, None)
    assert answered(challenge, kind="effect", shown_by=item).evidence == item
    Measure.objects.filter(pk=measure.pk).update(withdrawn=True)
    measure.refresh_from_db()
    with pytest.raises(ValidationError):
        answered(challenge, kind="effect", shown_by=measure)


CHANGED: dict[str, Any] = {"text": "We looked at 41.", "on": day("2 June 2012"), "reason": "Mistyped"}


def test_a_step_is_put_right_by_whoever_wrote_it_and_stays_in_the_history(
    made: Made, police: Agency, challenge: Challenge
) -> None:
    lead = actor_for(lead_of(made, police))
    own = changes.say(by=lead, challenge=challenge, **SAID)
    with pytest.raises(PermissionDenied):
        changes.correct_step(by=made.manager, step=own, **CHANGED)
    other = actor_for(lead_of(made, police, "second@police.example"))
    with pytest.raises(PermissionDenied):
        changes.correct_step(by=other, step=own, **CHANGED)
    changes.correct_step(by=lead, step=own, **CHANGED)
    assert [row.text for row in own.history.order_by("history_id")] == ["We looked.", "We looked at 41."]
    entered = answered(challenge)
    with pytest.raises(PermissionDenied):
        changes.correct_step(by=lead, step=entered, **CHANGED)
    changes.correct_step(by=made.manager, step=entered, **CHANGED, elsewhere="Another letter")
    assert entered.elsewhere == "Another letter"
    with pytest.raises(PermissionDenied):
        changes.withdraw_step(by=made.actor(Role.CHAIR), step=entered, reason="No")
    changes.withdraw_step(by=made.manager, step=entered, reason="Entered twice")
    assert [step.id for step in thread(challenge).steps] == [own.pk]
    with pytest.raises(ValidationError):
        changes.withdraw_step(by=made.manager, step=entered, reason="Again")


def test_what_the_chair_concluded_upon_is_changed_no_more(made: Made, police: Agency, challenge: Challenge) -> None:
    """What an agency wrote here itself: the conclusion was of those words. A slip in what was entered may be mended."""
    lead, chair = actor_for(lead_of(made, police)), made.actor(Role.CHAIR)
    own = changes.say(by=lead, challenge=challenge, **SAID)
    entered = answered(challenge)
    concluding = changes.conclude(by=chair, challenge=challenge, **ENDED)
    with pytest.raises(ValidationError, match="concluded upon these words"):
        changes.correct_step(by=lead, step=own, **CHANGED)
    with pytest.raises(ValidationError, match="concluded upon these words"):
        changes.withdraw_step(by=lead, step=own, reason="We meant another")
    changes.correct_step(by=made.manager, step=entered, **CHANGED, elsewhere="Another letter")
    later = changes.say(by=lead, challenge=challenge, **SAID)
    changes.correct_step(by=lead, step=later, **CHANGED)  # nobody has concluded upon that
    changes.withdraw_step(by=chair, step=concluding, reason="Too early")
    changes.correct_step(by=lead, step=own, **CHANGED)


def test_the_chair_s_words_are_the_chair_s(made: Made, challenge: Challenge) -> None:
    chair = made.actor(Role.CHAIR)
    step = changes.conclude(by=chair, challenge=challenge, **ENDED)
    with pytest.raises(PermissionDenied):
        changes.correct_step(by=made.manager, step=step, outcome="executive", **CHANGED)
    with pytest.raises(ValidationError):
        changes.correct_step(by=chair, step=step, outcome="assured", **CHANGED)  # nothing was answered
    changes.correct_step(by=chair, step=step, outcome="executive", **{**CHANGED, "on": day("1 July 2012")})
    assert state(challenge) == "escalated"


def test_a_challenge_is_put_right_and_withdrawn_by_who_raised_it_or_keeps_the_ledger(
    made: Made, police: Agency
) -> None:
    scrutineer, chair = made.actor(Role.SCRUTINEER), made.actor(Role.CHAIR)
    challenge = challenge_in(made, police, by=scrutineer)
    said: dict[str, Any] = {
        "to": police,
        "about": "Another",
        "asked": "More",
        "way": "person",
        "raised_by": "Scrutineer",
    }
    said |= {"on": day("May 2012"), "due": None, "reason": "Mistyped"}
    for by in (chair, actor_for(lead_of(made, police))):
        with pytest.raises(PermissionDenied):
            changes.correct_challenge(by=by, challenge=challenge, **said)
        with pytest.raises(PermissionDenied):
            changes.withdraw_challenge(by=by, challenge=challenge, reason="No")
    changes.correct_challenge(by=scrutineer, challenge=challenge, **said)
    changes.correct_challenge(by=made.manager, challenge=challenge, **{**said, "to": "A post"})
    assert (challenge.agency, challenge.to_words, challenge.about) == (None, "A post", "Another")
    answered(challenge)
    with pytest.raises(ValidationError):  # an answer of June to a question of August
        changes.correct_challenge(by=made.manager, challenge=challenge, **{**said, "on": day("August 2012")})
    changes.withdraw_challenge(by=scrutineer, challenge=challenge, reason="Asked already")
    for write in (answered, lambda one: concluded(one, "more")):
        with pytest.raises(ValidationError):
            write(challenge)


def test_the_thread_as_at_a_day(made: Made, police: Agency) -> None:
    """Each step is there from when it was known, and its state is reckoned for the day."""
    then = timezone.now() - timedelta(days=30)
    challenge = challenge_in(made, police, known_from=then)
    answered(challenge)
    assert thread(challenge, then).steps == [] and len(thread(challenge).steps) == 1
    assert read_all(then - timedelta(days=1), threads_of(made.board.pk, id=challenge.pk)) == [[]]


def test_a_merge_takes_challenges_along(made: Made, police: Agency, challenge: Challenge) -> None:
    kept = agency_in(made, "Kent Police")
    merge(by=made.manager, board=made.board, kept=kept, merged=police)
    challenge.refresh_from_db()
    assert challenge.agency == kept


def test_the_chair_of_a_challenged_group_answers_and_the_chair_of_another_does_not(made: Made) -> None:
    audit, training = (add_group(by=made.manager, board=made.board, name=name) for name in ("Audit", "Training"))
    challenge = challenge_in(made, audit)
    own, other = (actor_for(chair_of(made, group)) for group in (audit, training))
    with pytest.raises(PermissionDenied):
        changes.say(by=other, challenge=challenge, **SAID)
    assert changes.say(by=own, challenge=challenge, **SAID).elsewhere == ""


def test_a_right_that_one_part_gives_is_not_lent_to_another(made: Made, challenge: Challenge, police: Agency) -> None:
    """A contributor for the police who chairs a group answers challenges to the group, and none to the police."""
    group = add_group(by=made.manager, board=made.board, name="Audit")
    user = chair_of(made, group)
    about = {"board": made.board, "post": "Officer", "starts": timezone.localdate(), "user": user}
    appoint(by=made.manager, role=Role.AGENCY_CONTRIBUTOR, agency=police, **about)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        changes.say(by=actor_for(user), challenge=challenge, **SAID)


def test_a_challenge_that_was_answered_by_whom_it_went_to_goes_to_nobody_else(
    made: Made, challenge: Challenge, police: Agency
) -> None:
    health = agency_in(made, "Eastmarsh Health")
    said = {"about": ABOUT, "asked": "Show us.", "way": "meeting", "raised_by": "The board", "reason": "A slip"}
    days = {"on": day("May 2012"), "due": None}
    changes.correct_challenge(by=made.manager, challenge=challenge, to=health, **said, **days)  # a slip is put right
    changes.say(by=actor_for(lead_of(made, health)), challenge=challenge, **SAID)
    with pytest.raises(ValidationError, match="their words would be somebody else"):
        changes.correct_challenge(by=made.manager, challenge=challenge, to=police, **said, **days)
    changes.correct_challenge(by=made.manager, challenge=challenge, to=health, **said, **days)
