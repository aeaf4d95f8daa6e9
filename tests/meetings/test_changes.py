"""What may be written of meetings, by whom, and when it may not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from answerable.access.actor import Actor, Standing
from answerable.access.roles import Role
from answerable.challenges.models import Challenge
from answerable.history.changes import EditedMeanwhile
from answerable.history.states import version_of
from answerable.meetings import changes
from answerable.meetings.changes.minutes import Came
from answerable.meetings.models import Attendance, Item, Meeting, MinutesStep, Outcome
from answerable.meetings.rules import Coming
from answerable.partnership.models import Agency
from answerable.plan.models import Action, Commitment, Round
from answerable.reading.dates import parse_due
from tests.board import Made, make
from tests.example_plan import add_plan
from tests.meetings.made import Meetings, add_meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    return made


@pytest.fixture
def held(made: Made) -> Meetings:
    return add_meetings(made)


def chair_of(made: Made, group: int) -> Actor:
    return Actor(9, (Standing(Role.GROUP_CHAIR, made.board.pk, group=group),))


def go(made: Made, held: Meetings, *states: str) -> None:
    said = {"draft": {"words": "Item 1."}, "checked": {"elsewhere": "An e-mail"}}
    for state in states:
        changes.move(by=made.manager, meeting=held.meeting, to=state, **said.get(state, {}))


def test_what_is_agreed_becomes_a_promise_of_the_newest_round_that_says_where_it_was_made(
    made: Made, held: Meetings
) -> None:
    administrator = made.actor(Role.BOARD_ADMINISTRATOR)  # who takes the minutes, and keeps no plan
    action = Action.objects.filter(board=made.board).earliest("pk")
    due = parse_due("end of March 2031", written=None)
    came = changes.promise(by=administrator, item=held.item, what="Visit weekly", who="Police", due=due, action=action)
    promise = Commitment.objects.get(pk=came.commitment_id)
    assert (promise.who, promise.due_words, promise.action) == ("Police", "end of March 2031", action)
    assert promise.round == Round.objects.filter(plan=action.plan).latest("on")
    assert promise.section == f"Minutes of {held.group.name}, {held.meeting.on:%-d %B %Y}"


def test_without_a_round_nothing_is_promised_and_it_is_said_what_to_do(made: Made, held: Meetings) -> None:
    Round.objects.filter(board=made.board).update(withdrawn=True)
    with pytest.raises(ValidationError, match="Open a round first"):
        changes.promise(by=made.manager, item=held.item, what="Visit weekly", who="Police", due=None)
    assert not Outcome.objects.filter(kind="action").exists()


def test_a_challenge_from_a_meeting_stands_in_the_ledger_on_the_day_of_the_meeting(made: Made, held: Meetings) -> None:
    agency = Agency.objects.filter(members__board=made.board).earliest("pk")
    came = changes.challenge(
        by=made.actor(Role.BOARD_ADMINISTRATOR), item=held.item, to=agency, about="Visits", asked="Why so few?"
    )
    challenge = Challenge.objects.get(pk=came.challenge_id)
    assert (challenge.agency, challenge.way, challenge.on_from) == (agency, "meeting", held.meeting.on)
    assert challenge.raised_by.startswith(held.group.name)


def test_minutes_are_written_until_they_go_to_the_chair_and_again_when_they_come_back(
    made: Made, held: Meetings
) -> None:
    go(made, held, "with chair")
    with pytest.raises(ValidationError, match="Send them back first"):
        changes.minute(by=made.manager, item=held.item, minute="Something else.")
    with pytest.raises(ValidationError, match="Send them back first"):
        changes.decide(by=made.manager, item=held.item, text="Something else.")
    go(made, held, "draft")
    changes.minute(by=made.manager, item=held.item, minute="Something else.")
    assert Item.objects.get(pk=held.item.pk).minute == "Something else."


def test_the_chair_of_the_group_checks_its_minutes_and_no_other(made: Made, held: Meetings) -> None:
    mine, other = chair_of(made, held.group.pk), chair_of(made, held.group.pk + 1)
    for chair in (mine, other):
        with pytest.raises(PermissionDenied):
            changes.move(by=chair, meeting=held.meeting, to="with chair")
    go(made, held, "with chair")
    with pytest.raises(PermissionDenied):
        changes.move(by=other, meeting=held.meeting, to="checked")
    step = changes.move(by=mine, meeting=held.meeting, to="checked", elsewhere="never asked of a chair")
    assert step.elsewhere == "", "the chair did it here"
    with pytest.raises(PermissionDenied):
        changes.move(by=mine, meeting=held.meeting, to="circulated")


def test_whoever_enters_that_the_chair_checked_them_says_how_they_know(made: Made, held: Meetings) -> None:
    go(made, held, "with chair")
    with pytest.raises(ValidationError, match="how you know"):
        changes.move(by=made.manager, meeting=held.meeting, to="checked")
    go(made, held, "checked")
    assert MinutesStep.objects.get(state="checked").elsewhere == "An e-mail"


def test_minutes_are_approved_at_a_later_meeting_of_the_group_that_was_held(made: Made, held: Meetings) -> None:
    go(made, held, "with chair", "checked", "circulated")
    for at in (held.meeting, held.ahead, None):
        with pytest.raises(ValidationError, match="at a later meeting"):
            changes.move(by=made.manager, meeting=held.meeting, to="approved", at=at)
    Meeting.objects.filter(pk=held.ahead.pk).update(on=timezone.localdate())
    held.ahead.refresh_from_db()
    changes.move(by=made.manager, meeting=held.meeting, to="approved", at=held.ahead)
    with pytest.raises(ValidationError, match="the minutes of the next meeting"):
        changes.minute(by=made.manager, item=held.item, minute="Too late.")


def test_nothing_is_written_of_a_meeting_that_was_not_held_yet(made: Made, held: Meetings) -> None:
    item = changes.add_item(by=made.manager, meeting=held.ahead, title="Later", kind="discussion")
    for write in (
        lambda: changes.minute(by=made.manager, item=item, minute="Already?"),
        lambda: changes.enter_attendance(by=made.manager, meeting=held.ahead, seats={}, others="x"),
        lambda: changes.declare(by=made.manager, meeting=held.ahead, post="x", words="x", done="x"),
        lambda: changes.decide(by=made.manager, item=item, text="Already?"),
    ):
        with pytest.raises(ValidationError, match="once it has been held"):
            write()


def test_meetings_of_a_year_pass_over_a_day_that_is_there(made: Made, held: Meetings) -> None:
    first = held.ahead.on
    found = changes.plan_meetings(by=made.manager, group=held.group, first=first, every=1, count=3)
    assert len(found) == 2 and all(one.on > first for one in found)
    with pytest.raises(ValidationError, match="already meets"):
        changes.plan_meetings(by=made.manager, group=held.group, first=first)


def test_a_cancelled_meeting_takes_nothing_and_one_that_was_held_is_not_cancelled(made: Made, held: Meetings) -> None:
    with pytest.raises(ValidationError, match="It was held"):
        changes.cancel_meeting(by=made.manager, meeting=held.meeting, why="Snow")
    changes.cancel_meeting(by=made.manager, meeting=held.ahead, why="Snow")
    with pytest.raises(ValidationError, match="was cancelled"):
        changes.add_item(by=made.manager, meeting=held.ahead, title="Later", kind="discussion")


def test_who_came_is_put_right_and_a_member_who_came_is_no_deputy(made: Made, held: Meetings) -> None:
    one = Attendance.objects.get()
    changes.enter_attendance(
        by=made.manager, meeting=held.meeting, seats={held.seat.pk: Came("present", "Deputy head", "senior")}, others=""
    )
    one.refresh_from_db()
    assert (one.how, one.post, one.came) == ("present", "", "")
    changes.enter_attendance(by=made.manager, meeting=held.meeting, seats={held.seat.pk: Came("")}, others="")
    one.refresh_from_db()
    assert one.withdrawn
    changes.enter_attendance(by=made.manager, meeting=held.meeting, seats={held.seat.pk: Came("absent")}, others="")
    assert Attendance.objects.get(withdrawn=False).how == "absent"


def test_two_who_enter_who_came_at_once_see_each_other(made: Made, held: Meetings) -> None:
    since = version_of(held.meeting)
    seats = {held.seat.pk: Came("apologies")}
    changes.enter_attendance(by=made.manager, meeting=held.meeting, seats=seats, others="x", since=since)
    with pytest.raises(EditedMeanwhile):
        changes.enter_attendance(by=made.manager, meeting=held.meeting, seats=seats, others="y", since=since)


def test_an_item_moves_among_the_others(made: Made, held: Meetings) -> None:
    third = changes.add_item(by=made.manager, meeting=held.meeting, title="Third", kind="information")
    changes.change_item(by=made.manager, item=third, order=1, title="First", kind="information")
    titles = list(Item.objects.filter(meeting=held.meeting).order_by("order").values_list("title", flat=True))
    assert titles == ["First", "Visits to children", "A case in court"]


def test_what_falls_due_is_put_on_an_agenda_with_what_it_came_from(made: Made, held: Meetings) -> None:
    promise = Commitment.objects.filter(board=made.board).earliest("pk")
    coming = [Coming("promise", promise.pk, "Police: visit", "", None, "plan:promise", (promise.pk,))]
    item = changes.take_on(by=made.manager, meeting=held.ahead, coming=coming)[0]
    assert (item.about, item.commitment, item.action) == ("promise", promise, promise.action)
    with pytest.raises(ValidationError, match="on this agenda already"):
        changes.take_on(by=made.manager, meeting=held.ahead, coming=coming)
    with pytest.raises(ValidationError, match="chosen twice"):
        changes.take_on(by=made.manager, meeting=held.meeting, coming=coming * 2)
    assert Item.objects.filter(commitment=promise).count() == 1
    changes.withdraw(by=made.manager, thing=item, reason="Too soon")
    changes.take_on(by=made.manager, meeting=held.ahead, coming=coming)
    Commitment.objects.filter(pk=promise.pk).update(withdrawn=True)
    with pytest.raises(ValidationError, match="not there any more"):
        changes.take_on(by=made.manager, meeting=held.ahead, coming=coming)


def test_minutes_are_published_once_circulated_and_taken_back_with_a_reason(made: Made, held: Meetings) -> None:
    with pytest.raises(ValidationError, match="once they are circulated"):
        changes.publish(by=made.manager, meeting=held.meeting, published=True)
    go(made, held, "with chair", "checked", "circulated")
    changes.publish(by=made.manager, meeting=held.meeting, published=True)
    with pytest.raises(ValidationError, match="from publication first"):
        go(made, held, "draft")
    with pytest.raises(ValidationError, match="Say why"):
        changes.publish(by=made.manager, meeting=held.meeting, published=False)
    changes.publish(by=made.manager, meeting=held.meeting, published=False, reason="A name stood in them.")
    assert Meeting.objects.get(pk=held.meeting.pk).published_on is None


def test_an_item_of_which_something_came_stays(made: Made, held: Meetings) -> None:
    with pytest.raises(ValidationError, match="Something came of this item"):
        changes.withdraw(by=made.manager, thing=held.item, reason="By mistake.")
    changes.withdraw(by=made.manager, thing=held.outcome, reason="By mistake.")
    changes.withdraw(by=made.manager, thing=held.item, reason="By mistake.")
    assert Item.objects.get(pk=held.item.pk).withdrawn


def test_terms_that_somebody_else_wrote_meanwhile_are_shown_first(made: Made, held: Meetings) -> None:
    said = {"purpose": "Something else.", "quorum": 3, "every": None, "review_on": None}
    with pytest.raises(EditedMeanwhile):
        changes.set_terms(by=made.manager, group=held.group, since=0, **said)


def test_a_meeting_is_not_moved_to_a_day_on_which_the_group_meets(made: Made, held: Meetings) -> None:
    with pytest.raises(ValidationError, match="already meets"):
        changes.change_meeting(by=made.manager, meeting=held.ahead, on=held.meeting.on, time="", place="")
    day = held.ahead.on + timedelta(1)
    changes.change_meeting(by=made.manager, meeting=held.ahead, on=day, time="", place="")
    assert Meeting.objects.get(pk=held.ahead.pk).on == day
