"""Meetings are planned, and their agendas made."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.challenges.models import Challenge
from answerable.evidence.changes import file_columns
from answerable.history.changes import keep, keep_all, read_anew
from answerable.meetings.models import Interest, Item, ItemPaper, Meeting, Outcome, Seat, Terms
from answerable.meetings.record import state_of
from answerable.meetings.rules import OPEN, STATES, Coming, dates
from answerable.partnership.models import Group, Member
from answerable.plan.models import Action, Commitment, Objective

Thing = Objective | Action | None
Withdrawn = Seat | Item | ItemPaper | Outcome | Interest


@transaction.atomic
def plan_meetings(
    *, by: Actor, group: Group, first: date, every: int = 0, count: int = 1, time: str = "", place: str = ""
) -> list[Meeting]:
    """One meeting of a group, or `count` of them each `every` months (see `rules.dates`). Days on which it already
    meets are passed over."""
    require(by, Permission.KEEP_MEETINGS, on=group.board_id)
    read_anew(group)
    if group.withdrawn:
        raise ValidationError("This group no longer meets. Nothing was saved.")
    days = dates(first, every, count if every else 1)
    there = set(Meeting.objects.filter(group=group, withdrawn=False, on__in=days).values_list("on", flat=True))
    if there.issuperset(days):
        raise ValidationError({"first": "The group already meets on that day"})
    fresh = [
        Meeting(board_id=group.board_id, group=group, on=day, time=time, place=place)
        for day in days
        if day not in there
    ]
    return keep_all(fresh, by=by, board=group.board_id, what="meetings planned")


def hold(meeting: Meeting, since: int | None = None) -> str:
    """Hold a meeting that stands while it is written; returns where its minutes stand."""
    read_anew(meeting, since=since)
    if meeting.withdrawn or meeting.cancelled:
        raise ValidationError("This meeting was cancelled. Nothing was saved.")
    return state_of(list(meeting.steps.filter(withdrawn=False)))


def open_to_write(meeting: Meeting, since: int | None = None) -> None:
    """Hold a meeting whose minutes may still be written; else a ValidationError that says what to do."""
    state = hold(meeting, since)
    if state not in OPEN:
        words = f"The minutes are: {STATES[state].lower()}. Send them back first, and say what is to be put right."
        if state == "approved":
            words = "The minutes were approved. A mistake in them is put right in the minutes of the next meeting."
        raise ValidationError(words)


@transaction.atomic
def change_meeting(
    *, by: Actor, meeting: Meeting, on: date, time: str, place: str, reason: str = "", since: int | None = None
) -> Meeting:
    """Move a meeting to another day, hour or place."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    open_to_write(meeting, since)
    same_day = Meeting.objects.filter(group=meeting.group_id, on=on, withdrawn=False).exclude(pk=meeting.pk)
    if same_day.exists():
        raise ValidationError({"on": "The group already meets on that day"})
    meeting.on, meeting.time, meeting.place = on, time, place
    return keep(meeting, by=by, board=meeting.board_id, what="meeting changed", reason=reason)


@transaction.atomic
def cancel_meeting(*, by: Actor, meeting: Meeting, why: str) -> Meeting:
    """Say that a meeting is not held, and why. What stood on its agenda is to come back to at another."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    open_to_write(meeting)
    if meeting.attendance.filter(withdrawn=False).exists():
        raise ValidationError("It was held: who came is entered. A meeting that was held cannot be cancelled.")
    meeting.cancelled = why
    return keep(meeting, by=by, board=meeting.board_id, what="meeting cancelled")


def _last(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=Max("order"))["last"] or 0


def _about(board: int, thing: Thing) -> dict[str, Any]:
    """The part of the plan that an item is about, as its columns."""
    if thing is not None and (thing.board_id != board or thing.withdrawn):
        raise ValidationError({"thing": "That is not in the board’s plan any more. Choose another"})
    return {
        "objective": thing if isinstance(thing, Objective) else None,
        "action": thing if isinstance(thing, Action) else None,
    }


@transaction.atomic
def add_item(*, by: Actor, meeting: Meeting, thing: Thing = None, **said: Any) -> Item:
    """A new item, the last of its agenda: `title`, `kind`, and perhaps `brings` (the post that brings it), `minutes`
    (how long it may take), `confidential`, `asks` (what the meeting is asked)."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    open_to_write(meeting)
    about = _about(meeting.board_id, thing)
    fresh = Item(board_id=meeting.board_id, meeting=meeting, order=_last(meeting) + 1, **about, **said)
    return keep(fresh, by=by, board=meeting.board_id, what="agenda item added")


@transaction.atomic
def take_on(*, by: Actor, meeting: Meeting, coming: Sequence[Coming]) -> list[Item]:
    """Put what falls due on the agenda of a meeting, each as an item that keeps what it came from. ValidationError
    where something is on it already: whoever holds the meeting looks, so two who press at once put it there once."""
    require(by, Permission.KEEP_MEETINGS, on=meeting.board_id)
    open_to_write(meeting)
    last, from_ = _last(meeting), {one.key: _from(meeting.board_id, one) for one in coming}
    if len(from_) < len(coming):
        raise ValidationError("Something is chosen twice. It goes on an agenda once.")
    for one in coming:
        # An item may be about another action by now: what it came from stays.
        of = {name: value for name, value in from_[one.key].items() if name != "action_id"}
        if meeting.items.filter(withdrawn=False, about=one.about, **of).exists():
            raise ValidationError(f"“{one.words[:60]}” is on this agenda already. Nothing was put there again.")
    fresh = [
        Item(
            board_id=meeting.board_id,
            meeting=meeting,
            order=last + n,
            title=one.words[:300],
            kind="decision" if one.about in {"review", "terms"} else "discussion",
            about=one.about,
            **from_[one.key],
        )
        for n, one in enumerate(coming, start=1)
    ]
    return keep_all(fresh, by=by, board=meeting.board_id, what="agenda items added")


def _from(board: int, one: Coming) -> dict[str, Any]:
    """What an item came from, as its columns."""
    gone = ValidationError(f"“{one.words[:60]}” is not there any more. Open the page again.")
    here = {"board": board, "withdrawn": False}
    if one.about == "promise":
        promise = Commitment.objects.filter(pk=one.of, **here).first()
        if promise is None:
            raise gone
        return {"commitment": promise, "action_id": promise.action_id}
    if one.about == "challenge":
        if not Challenge.objects.filter(pk=one.of, **here).exists():
            raise gone
        return {"challenge_id": one.of}
    if one.about == "terms":
        if not Terms.objects.filter(pk=one.of, **here).exists():
            raise gone
        return {"terms_id": one.of}
    if one.about == "review" and not Member.objects.filter(board=board, agency=one.of, withdrawn=False).exists():
        raise gone
    return {"agency_id": one.of} if one.about == "review" else {}


@transaction.atomic
def change_item(
    *,
    by: Actor,
    item: Item,
    thing: Thing = None,
    order: int,
    reason: str = "",
    since: int | None = None,
    **said: Any,
) -> Item:
    """Change an item, or move it to another place of its agenda; `said` as for `add_item`."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    open_to_write(item.meeting)
    read_anew(item, since=since)
    _there(item)
    about = _about(item.board_id, thing) if item.about != "promise" else {}
    if order != item.order:
        _move(by, item, order)
    for name, value in {**said, **about}.items():
        setattr(item, name, value)
    return keep(item, by=by, board=item.board_id, what="agenda item changed", reason=reason)


def _there(item: Item) -> None:
    if item.withdrawn:
        raise ValidationError("This item was withdrawn meanwhile. Nothing was saved.")


def _move(by: Actor, item: Item, order: int) -> None:
    """Put an item at a place among the others, which move up or down."""
    others = list(item.meeting.items.select_for_update(no_key=True).filter(withdrawn=False).exclude(pk=item.pk))
    others.sort(key=lambda one: (one.order, one.pk))
    others.insert(min(order, len(others) + 1) - 1, item)
    moved = []
    for n, one in enumerate(others, start=1):
        if one is item:
            item.order = n
        elif one.order != n:
            one.order = n
            moved.append(one)
    keep_all(moved, by=by, board=item.board_id, what="agenda items moved", columns=["order"])


@transaction.atomic
def add_paper(*, by: Actor, item: Item, title: str, filename: str, content: bytes) -> ItemPaper:
    """Attach a file to an item; see `evidence.changes.file_columns`."""
    require(by, Permission.KEEP_MEETINGS, on=item.board_id)
    open_to_write(item.meeting)
    read_anew(item)
    _there(item)
    fresh = ItemPaper(board_id=item.board_id, item=item, title=title, **file_columns(filename, content))
    return keep(fresh, by=by, board=item.board_id, what="paper attached to an agenda item")


def _meeting_of(thing: Withdrawn) -> Meeting | None:
    """The meeting that a record belongs to; None for a seat."""
    if isinstance(thing, Seat):
        return None
    found: Meeting = thing.item.meeting if isinstance(thing, Outcome | ItemPaper) else thing.meeting
    return found


@transaction.atomic
def withdraw(*, by: Actor, thing: Withdrawn, reason: str, since: int | None = None) -> Withdrawn:
    """Take back a seat, an item, its paper, what came of it, or a declaration. It stays in the history."""
    require(by, Permission.KEEP_MEETINGS, on=thing.board_id)
    if meeting := _meeting_of(thing):
        open_to_write(meeting)
    read_anew(thing, since=since)
    if thing.withdrawn:
        return thing
    if isinstance(thing, Item) and thing.outcomes.filter(withdrawn=False).exists():
        raise ValidationError("Something came of this item. Withdraw that first, or leave the item.")
    thing.withdrawn = True
    what = f"{thing._meta.verbose_name} withdrawn"
    return keep(thing, by=by, board=thing.board_id, what=what, reason=reason)
