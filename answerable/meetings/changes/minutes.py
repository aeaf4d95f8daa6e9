"""Who came, what was said and agreed, and the minutes on their way."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.challenges.changes import raise_challenge
from answerable.challenges.changes.raising import To
from answerable.history.changes import keep, keep_all, name_of, read_anew, record
from answerable.meetings.changes.agenda import hold, open_to_write
from answerable.meetings.models import Attendance, Interest, Item, Meeting, MinutesStep, Outcome
from answerable.meetings.record import chairs
from answerable.meetings.rules import OUT, why_not
from answerable.plan.changes import minute_commitment
from answerable.plan.models import Action, Round
from answerable.reading.proposal import Due


class Came(NamedTuple):
    """How a seat was filled (rules.HOW; "": not entered), by which deputy, and how senior they are."""

    how: str
    post: str = ""
    came: str = ""


def _held(meeting: Meeting) -> None:
    if meeting.on > timezone.localdate():
        raise ValidationError(f"The meeting is on {meeting.on:%-d %B %Y}. Enter this once it has been held.")


@transaction.atomic
def enter_attendance(
    *, by: Actor, meeting: Meeting, seats: Mapping[int, Came], others: str, since: int | None = None
) -> Meeting:
    """Say how each seat of the group was filled, by its id, and who else came."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    open_to_write(meeting, since)
    _held(meeting)
    there = {one.seat_id: one for one in meeting.attendance.select_for_update(no_key=True).filter(withdrawn=False)}
    fresh, changed = [], []
    for seat, came in seats.items():
        one = there.get(seat) or Attendance(board_id=meeting.board_id, meeting=meeting, seat_id=seat)
        was = (one.how, one.post, one.came, one.withdrawn) if one.pk else None
        # Who sits there themselves is no deputy: nothing of one is kept.
        deputy = came if came.how == "deputy" else Came(came.how)
        if came.how:
            one.how, one.post, one.came = deputy
        one.withdrawn = not came.how
        if one.pk and was != (one.how, one.post, one.came, one.withdrawn):
            changed.append(one)
        elif not one.pk and came.how:
            fresh.append(one)
    board = meeting.board_id
    keep_all(fresh, by=by, board=board, what="attendance entered")
    keep_all(changed, by=by, board=board, what="attendance changed", columns=["how", "post", "came", "withdrawn"])
    meeting.others = others
    return keep(
        meeting,
        by=by,
        board=board,
        what="who came to a meeting entered",
        also=["attendance"] if fresh or changed else [],
    )


def _item(by: Actor, item: Item, since: int | None = None) -> None:
    """Let pass whoever may write what was said of an item, and hold it."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    open_to_write(item.meeting)
    _held(item.meeting)
    read_anew(item, since=since)
    if item.withdrawn:
        raise ValidationError("This item was withdrawn meanwhile. Nothing was saved.")


@transaction.atomic
def minute(*, by: Actor, item: Item, minute: str, since: int | None = None) -> Item:
    """Write what the minutes say of an item. The first words make them a draft."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    _item(by, item, since)
    item.minute = minute
    _begin(by, item.meeting)
    return keep(item, by=by, board=item.board_id, what="minutes written")


def _begin(by: Actor, meeting: Meeting) -> None:
    if not meeting.steps.filter(withdrawn=False).exists():
        step = MinutesStep(board_id=meeting.board_id, meeting=meeting, state="draft", on=timezone.localdate())
        keep(step, by=by, board=meeting.board_id, what="minutes begun")


@transaction.atomic
def decide(*, by: Actor, item: Item, text: str) -> Outcome:
    """A decision that was taken on an item."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    _item(by, item)
    return _came(by, item, "decision", text)


def _came(by: Actor, item: Item, kind: str, text: str, **of: Any) -> Outcome:
    _begin(by, item.meeting)
    fresh = Outcome(board_id=item.board_id, item=item, kind=kind, text=text, **of)
    return keep(fresh, by=by, board=item.board_id, what=f"{kind} minuted")


def _where(item: Item) -> str:
    return f"Minutes of {item.meeting.group.name}, {item.meeting.on:%-d %B %Y}"[:300]


@transaction.atomic
def promise(*, by: Actor, item: Item, what: str, who: str, due: Due | None, action: Action | None = None) -> Outcome:
    """An action that was agreed: a promise of the plan, in its newest round, that is chased like any other."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    _item(by, item)
    here = {"board": item.board_id, "withdrawn": False}
    if action is not None and (action.board_id != item.board_id or action.withdrawn):
        raise ValidationError({"action": "That action is not in the board’s plan any more. Choose another"})
    rounds = Round.objects.filter(**here, plan__withdrawn=False)
    rounds = rounds.filter(plan=action.plan_id) if action else rounds
    round = rounds.order_by("-plan_id", "-on", "-id").first()
    if round is None:
        raise ValidationError(
            "A promise belongs to a round of the plan, and there is none. Open a round first, or enter this as a "
            "decision."
        )
    made = minute_commitment(by=by, round=round, action=action, what=what, who=who, due=due, section=_where(item))
    return _came(by, item, "action", what, commitment=made)


@transaction.atomic
def challenge(*, by: Actor, item: Item, to: To, about: str, asked: str, due: Due | None = None) -> Outcome:
    """A challenge that the meeting raised: it stands in the ledger of challenges, raised by the meeting on its day."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    _item(by, item)
    day: date = item.meeting.on
    on = Due(words=f"{day:%-d %B %Y}", from_=day.isoformat(), to=day.isoformat(), precision="day")
    raised_by = f"{item.meeting.group.name}, meeting of {day:%-d %B %Y}"[:300]
    raised = raise_challenge(
        by=by,
        board=item.board,
        to=to,
        about=about,
        asked=asked,
        way="meeting",
        raised_by=raised_by,
        on=on,
        due=due,
        thing=item.action or item.objective,
    )
    return _came(by, item, "challenge", about, challenge=raised)


@transaction.atomic
def declare(*, by: Actor, meeting: Meeting, post: str, words: str, done: str, left_out: bool = False) -> Interest:
    """An interest that somebody declared, and what was done about it. `left_out`: of published minutes."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    open_to_write(meeting)
    _held(meeting)
    said = {"post": post, "words": words, "done": done, "left_out": left_out}
    fresh = Interest(board_id=meeting.board_id, meeting=meeting, **said)
    return keep(fresh, by=by, board=meeting.board_id, what="interest declared")


@transaction.atomic
def move(
    *,
    by: Actor,
    meeting: Meeting,
    to: str,
    words: str = "",
    elsewhere: str = "",
    at: Meeting | None = None,
    since: int | None = None,
) -> MinutesStep:
    """Take the minutes a step further, or send them back with `words`. Checking them, and sending them back meanwhile,
    is the chair's; whoever keeps meetings enters that the chair did, with how they know (`elsewhere`). Everything else
    is for whoever keeps meetings. `at` is the later meeting that approved them. `since`: the version of the meeting
    that was read; each step gives it a new one, so that nobody passes minutes that were written again meanwhile."""
    keeps = by.may(Permission.KEEP_MEETINGS, meeting.board_id)
    require(by, Permission.KEEP_MEETINGS if keeps else Permission.CHECK_MINUTES, on=meeting.board_id)
    state = hold(meeting, since)
    if not keeps and not (chairs(by, meeting.board_id, meeting.group_id) and state == "with chair"):
        raise PermissionDenied("The chair of the group checks its minutes, once they are sent to them.")
    today = timezone.localdate()
    later = at is not None and at.group_id == meeting.group_id and meeting.on < at.on <= today and not at.cancelled
    items = meeting.items.filter(withdrawn=False).exists()
    if wrong := why_not(state, to, words=words, has_items=items, held=meeting.on <= today, later=later):
        raise ValidationError(wrong)
    if keeps and to == "checked" and not elsewhere.strip():
        raise ValidationError({"elsewhere": "Enter how you know that the chair checked them"})
    if to == "draft" and meeting.published_on:
        raise ValidationError("They are published. Take them back from publication first.")
    step = MinutesStep(
        board_id=meeting.board_id,
        meeting=meeting,
        state=to,
        on=today,
        words=words,
        elsewhere=elsewhere if keeps else "",
        at=at if to == "approved" else None,
    )
    kept = keep(step, by=by, board=meeting.board_id, what=f"minutes: {to}")
    keep(meeting, by=by, board=meeting.board_id, what="minutes moved on", also=["steps"])
    return kept


@transaction.atomic
def publish(
    *,
    by: Actor,
    meeting: Meeting,
    published: bool,
    left_out: Collection[int] | None = None,
    reason: str = "",
    since: int | None = None,
) -> Meeting:
    """Let everybody who reads published papers read the minutes, without what is confidential; or take that back.
    `left_out`: the declarations of interest (their ids) that are not in them; None leaves that as it was said before.
    `since`: see `move`."""
    require(by, Permission.PUBLISH_MINUTES, on=meeting.board_id)
    state = hold(meeting, since)
    if published and state not in OUT:
        raise ValidationError("Minutes are published once they are circulated.")
    if not published and not reason.strip():
        raise ValidationError({"reason": "Say why they are taken back"})
    if bool(meeting.published_on) == published:
        return meeting
    if published and left_out is not None:
        changed = [one for one in meeting.interests.filter(withdrawn=False) if one.left_out != (one.pk in left_out)]
        for one in changed:
            one.left_out = not one.left_out
            what = "declaration left out" if one.left_out else "declaration left in"
            keep(one, by=by, board=meeting.board_id, what=f"{what} of published minutes")
    meeting.published_on = timezone.localdate() if published else None
    what = "minutes published" if published else "minutes taken back from publication"
    return keep(meeting, by=by, board=meeting.board_id, what=what, reason=reason)


@transaction.atomic
def record_file(*, by: Actor, meeting: Meeting, what: str) -> None:
    """Keep that somebody took an agenda or minutes along as a file."""
    published = meeting.published_on is not None and not by.may(Permission.READ_MEETINGS, meeting.board_id)
    require(by, Permission.READ_PUBLISHED if published else Permission.READ_MEETINGS, on=meeting.board_id)
    record(by=by, board=meeting.board_id, what=what, subject=name_of(meeting))
