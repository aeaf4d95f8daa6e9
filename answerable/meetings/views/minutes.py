"""Who came, what was said and agreed, and the minutes on their way."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from answerable.access.actor import Party
from answerable.access.roles import Permission
from answerable.evidence.pages import actions_of, find
from answerable.meetings import changes, forms, models
from answerable.meetings.pages import (
    item_of,
    meeting_of,
    of_meeting,
    page_of_meeting,
    withdrawing,
)
from answerable.meetings.record import chairs, state_of
from answerable.meetings.rules import STATES, next_states
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import body_of, read_directory
from answerable.plan.models import Action
from answerable.ui.forms import Form
from answerable.ui.templatetags.ui import shortened


@board_page(Permission.KEEP_MEETINGS)
def attendance(request: BoardRequest, meeting: int) -> HttpResponse:
    """Say who came, seat by seat."""
    found = meeting_of(request, meeting)
    taken = models.Attendance.objects.filter(meeting=found, withdrawn=False).values("seat")
    seats = models.Seat.objects.seen_by(request.actor).filter(group=found.group_id).select_related("agency")
    there = seats.filter(withdrawn=False) | seats.filter(pk__in=taken)
    names = [
        (one.pk, f"{one.agency}, {one.post}" if one.agency else one.post) for one in there.order_by("agency", "pk")
    ]
    edit = Edit(request, forms.Attendance, values_of=forms.values_of_attendance, thing=found, seats=names)

    def save(values: dict[str, Any], since: int | None) -> None:
        form: Any = edit.form
        changes.enter_attendance(
            by=request.actor, meeting=found, seats=form.filled, others=values["others"], since=since
        )

    if edit.saved(save):
        messages.success(request, "Who came is saved.")
        return redirect(page_of_meeting(found, "attendance"))
    return of_meeting(request, edit, "Who came", found, no_seats=not names)


@board_page(Permission.KEEP_MEETINGS)
def declare(request: BoardRequest, meeting: int) -> HttpResponse:
    """Enter an interest that somebody declared."""
    found = meeting_of(request, meeting)
    edit = Edit(request, forms.Interest)
    if edit.saved(lambda values, since: changes.declare(by=request.actor, meeting=found, **values)):
        messages.success(request, "The declaration is kept.")
        return redirect(page_of_meeting(found))
    return of_meeting(request, edit, "Declare an interest", found)


@board_page(Permission.KEEP_MEETINGS)
def minute(request: BoardRequest, point: int) -> HttpResponse:
    """Write what the minutes say of an item."""
    found = item_of(request, point)
    edit = Edit(request, forms.Minute, values_of=lambda thing: {"minute": thing.minute}, thing=found)
    if edit.saved(lambda values, since: changes.minute(by=request.actor, item=found, since=since, **values)):
        messages.success(request, "The minutes are saved.")
        return redirect(page_of_meeting(found.meeting, f"item-{found.pk}"))
    return of_meeting(
        request, edit, "Write the minutes", found.meeting, f"item-{found.pk}", lead=found.title, asks=found.asks
    )


def _coming_of(
    request: BoardRequest,
    point: int,
    form: type[Form],
    title: str,
    done: str,
    save: Callable[[models.Item, dict[str, Any]], Any],
    read_in: str = "",
    **options: Any,
) -> HttpResponse:
    """A form for something that came of an item; `read_in` is where others read it, confidential item or not."""
    found = item_of(request, point)
    edit = Edit(request, form, **options)
    if edit.saved(lambda values, since: save(found, values)):
        messages.success(request, done)
        return redirect(page_of_meeting(found.meeting, f"item-{found.pk}"))
    lead = found.title
    if read_in and found.confidential:
        lead = f"{lead}. The item is confidential. What you enter here is not: it is read in {read_in}."
    return of_meeting(request, edit, title, found.meeting, f"item-{found.pk}", lead=lead)


@board_page(Permission.KEEP_MEETINGS)
def decide(request: BoardRequest, point: int) -> HttpResponse:
    """Enter a decision."""

    def save(found: models.Item, values: dict[str, Any]) -> None:
        changes.decide(by=request.actor, item=found, **values)

    return _coming_of(request, point, forms.Decision, "Enter a decision", "The decision is kept.", save)


@board_page(Permission.KEEP_MEETINGS)
def promise(request: BoardRequest, point: int) -> HttpResponse:
    """Enter an action that was agreed."""

    def save(found: models.Item, values: dict[str, Any]) -> None:
        action = Action.objects.filter(pk=values.pop("action")).first()
        changes.promise(by=request.actor, item=found, action=action, **values)

    done = "The action is kept, and is a promise of the plan from now on."
    actions = actions_of(request)
    return _coming_of(request, point, forms.Promise, "Enter an action", done, save, "the plan", actions=actions)


@board_page(Permission.KEEP_MEETINGS)
def challenge(request: BoardRequest, point: int) -> HttpResponse:
    """Enter a challenge that the meeting raised."""
    parties = read_directory(request.board.pk, None).parties
    choices = [(key, name) for key, (_, name) in parties.items()]

    def save(found: models.Item, values: dict[str, Any]) -> None:
        to = body_of(Party.of(values.pop("to")))
        changes.challenge(by=request.actor, item=found, to=to, **values)

    done = "The challenge stands in the ledger. Nothing is sent yet: they can be told from its page there."
    title = "Enter a challenge"
    return _coming_of(request, point, forms.Challenge, title, done, save, "the ledger of challenges", parties=choices)


_MEANS = {
    "draft": "Write them again: something is to be put right",
    "with chair": "Send them to the chair to be checked",
    "checked": "The chair has checked them",
    "circulated": "They are circulated: whoever reads the group’s meetings reads them from now on",
}


@board_page(Permission.CHECK_MINUTES)
def move(request: BoardRequest, meeting: int) -> HttpResponse:
    """Take the minutes a step further, or send them back."""
    found = meeting_of(request, meeting)
    keeps = request.actor.may(Permission.KEEP_MEETINGS, request.board.pk)
    if not keeps and not chairs(request.actor, request.board.pk, found.group_id):
        raise PermissionDenied("The chair of the group checks its minutes.")
    state = state_of(list(found.steps.filter(withdrawn=False)))
    onward = next_states(state) if keeps or state == "with chair" else ()
    states = [(to, _MEANS[to]) for to in onward if to in _MEANS]
    edit = Edit(request, forms.Move, thing=found, states=states, keeps=keeps)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.move(by=request.actor, meeting=found, to=values.pop("step"), since=since, **values)

    if edit.saved(save):
        messages.success(request, "The minutes are a step further.")
        return redirect(page_of_meeting(found))
    return of_meeting(request, edit, "The minutes on their way", found, waits="" if states else STATES[state])


@board_page(Permission.KEEP_MEETINGS)
def approve(request: BoardRequest, meeting: int) -> HttpResponse:
    """Say that a later meeting approved the minutes."""
    found = meeting_of(request, meeting)
    held = models.Meeting.objects.filter(group=found.group_id, withdrawn=False, cancelled="", on__gt=found.on)
    held = held.filter(on__lte=timezone.localdate()).order_by("on")
    days = [(one.pk, f"{one.on:%-d %B %Y}") for one in held]
    edit = Edit(request, forms.Approve, thing=found, meetings=days)

    def save(values: dict[str, Any], since: int | None) -> None:
        at = held.get(pk=values["at"])
        changes.move(by=request.actor, meeting=found, to="approved", at=at, words=values["words"], since=since)

    if edit.saved(save):
        messages.success(request, "The minutes are approved, and stay as they are.")
        return redirect(page_of_meeting(found))
    lead = "" if held else "No later meeting of the group was held yet."
    return of_meeting(request, edit, "Approve the minutes", found, lead=lead, save="Approve")


@board_page(Permission.PUBLISH_MINUTES)
def publish(request: BoardRequest, meeting: int) -> HttpResponse:
    """Publish the minutes without what is confidential, or take them back."""
    found = meeting_of(request, meeting)
    again = found.published_on is not None
    declared = list(found.interests.filter(withdrawn=False).order_by("pk"))
    edit = Edit(
        request,
        forms.Publish,
        thing=found,
        values_of=lambda _: {"left_out": [str(one.pk) for one in declared if one.left_out]},
        again=again,
        interests=[(str(one.pk), f"{one.post}: {shortened(one.words, 120)}") for one in declared],
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        if (left_out := values.pop("left_out", None)) is not None:
            values["left_out"] = {int(pk) for pk in left_out}
        changes.publish(by=request.actor, meeting=found, published=not again, since=since, **values)

    if edit.saved(save):
        messages.success(request, "They are taken back." if again else "The minutes are published.")
        return redirect(page_of_meeting(found))
    lead = "Whoever reads published papers no longer reads them."
    if not again:
        hidden = found.items.filter(withdrawn=False, confidential=True).count()
        lead = (
            "Whoever reads published papers, such as the scrutiny committee, reads them from now on. "
            + (f"{hidden} confidential item{'s are' if hidden > 1 else ' is'} left out. " if hidden else "")
            + ("What members declared is in them, but for what you leave out below. " if declared else "")
            + "Read them once more first: no child may be known from them."
        )
    title = "Take the minutes back" if again else "Publish the minutes"
    return of_meeting(request, edit, title, found, lead=lead, save=title)


@board_page(Permission.KEEP_MEETINGS)
def withdraw_outcome(request: BoardRequest, outcome: int) -> HttpResponse:
    found = find(request, models.Outcome, outcome, "item__meeting__group", "item__meeting__board")
    back = page_of_meeting(found.item.meeting, f"item-{found.item_id}")
    lead = ""
    if found.kind != "decision":
        lead = "It goes from the minutes alone. The promise or the challenge stays: withdraw that on its own page."
    return withdrawing(request, found, f"Withdraw: {found.get_kind_display()}", found.text, back, lead)


@board_page(Permission.KEEP_MEETINGS)
def withdraw_interest(request: BoardRequest, interest: int) -> HttpResponse:
    found = find(request, models.Interest, interest, "meeting__group", "meeting__board")
    return withdrawing(request, found, "Withdraw a declaration", found.post, page_of_meeting(found.meeting))
