"""Meetings are planned, moved and cancelled, and their agendas made."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.evidence.pages import find
from answerable.meetings import changes, forms, models
from answerable.meetings.forward import read_forward
from answerable.meetings.pages import (
    edit_page,
    group_of,
    item_of,
    meeting_of,
    of_meeting,
    page_of_meeting,
    thing_called,
    things_of,
    withdrawing,
)
from answerable.meetings.rules import FORWARD, Coming, forward
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.ui.words import counted


@board_page(Permission.KEEP_MEETINGS)
def plan_meetings(request: BoardRequest, group: int) -> HttpResponse:
    """Plan one meeting of a group, or those of a year."""
    found = group_of(request, group)
    edit = Edit(request, forms.PlanMeetings)
    planned: list[models.Meeting] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        planned.extend(changes.plan_meetings(by=request.actor, group=found, **values))

    back = reverse("meetings:group", args=[request.board.slug, group])
    if edit.saved(save):
        messages.success(request, f"{counted(len(planned), 'meeting')} planned. Make the agenda of the next.")
        return redirect(page_of_meeting(planned[0]) if len(planned) == 1 else back)
    return edit_page(request, edit, "Plan meetings", (found.name, back), about=found.name, save="Plan")


@board_page(Permission.KEEP_MEETINGS)
def change_meeting(request: BoardRequest, meeting: int) -> HttpResponse:
    """Move a meeting to another day, hour or place."""
    found = meeting_of(request, meeting)
    edit = Edit(request, forms.ChangedMeeting, values_of=forms.values_of_meeting, thing=found)
    if edit.saved(lambda values, since: changes.change_meeting(by=request.actor, meeting=found, since=since, **values)):
        messages.success(request, "The meeting is saved. Nothing is sent: tell whoever comes.")
        return redirect(page_of_meeting(found))
    return of_meeting(request, edit, "Change the meeting", found)


@board_page(Permission.KEEP_MEETINGS)
def cancel(request: BoardRequest, meeting: int) -> HttpResponse:
    """Say that a meeting is not held."""
    found = meeting_of(request, meeting)
    edit = Edit(request, forms.Cancel)
    if edit.saved(lambda values, since: changes.cancel_meeting(by=request.actor, meeting=found, **values)):
        messages.success(request, "It is cancelled. What stood on its agenda is back in the forward plan.")
        return redirect(reverse("meetings:list", args=[request.board.slug]))
    lead = "What came from the forward plan goes back there, to be put on another agenda. Nothing is sent."
    return of_meeting(request, edit, "Cancel the meeting", found, lead=lead, save="Cancel the meeting")


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, "thing": thing_called(values["thing"])}


@board_page(Permission.KEEP_MEETINGS)
def add_item(request: BoardRequest, meeting: int) -> HttpResponse:
    """Put something on the agenda."""
    found = meeting_of(request, meeting)
    edit = Edit(request, forms.Item, things=things_of(request))
    if edit.saved(lambda values, since: changes.add_item(by=request.actor, meeting=found, **_said(values))):
        messages.success(request, "It is on the agenda.")
        return redirect(page_of_meeting(found))
    return of_meeting(request, edit, "Add an item", found, save="Put it on the agenda")


def words_of(one: Coming) -> str:
    """Something that falls due, as a form offers it."""
    due = f", due {one.due_words}" if one.due_words else ""
    return f"{one.words} ({FORWARD[one.about][:1].lower()}{FORWARD[one.about][1:]}{due})"


@board_page(Permission.KEEP_MEETINGS)
def take_on(request: BoardRequest, meeting: int) -> HttpResponse:
    """Put what falls due before the next meeting of the group on the agenda of this one."""
    found = meeting_of(request, meeting)
    every = read_forward(request.board, None, timezone.localdate())
    later = [one.meeting.on for one in every.meetings if one.meeting.group_id == found.group_id]
    until = min((on for on in later if on > found.on), default=found.on)
    coming = {one.key: one for one in forward(every.coming, until) if one.key not in every.placed}
    edit = Edit(request, forms.TakeOn, coming=[(key, words_of(one)) for key, one in coming.items()])

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.take_on(by=request.actor, meeting=found, coming=[coming[key] for key in values["coming"]])

    if edit.saved(save):
        messages.success(request, "They are on the agenda. Say of each who brings it, and what is asked.")
        return redirect(page_of_meeting(found))
    lead = (
        f"From the forward plan: what is overdue or falls due by {until:%-d %B %Y}, and what has no day. What is on an "
        "agenda ahead is left out."
    )
    nothing = not coming
    return of_meeting(
        request, edit, "Put on what falls due", found, lead=lead, nothing=nothing, save="Put them on the agenda"
    )


@board_page(Permission.KEEP_MEETINGS)
def change_item(request: BoardRequest, point: int) -> HttpResponse:
    """Change an item, or move it."""
    found = item_of(request, point)
    edit = Edit(
        request, forms.ChangedItem, values_of=forms.values_of_item, thing=found, things=things_of(request, found)
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_item(by=request.actor, item=found, since=since, **_said(values))

    if edit.saved(save):
        messages.success(request, "The item is saved.")
        return redirect(page_of_meeting(found.meeting, f"item-{found.pk}"))
    return of_meeting(request, edit, "Change an item", found.meeting, f"item-{found.pk}")


@board_page(Permission.KEEP_MEETINGS)
def withdraw_item(request: BoardRequest, point: int) -> HttpResponse:
    found = item_of(request, point)
    return withdrawing(request, found, "Take an item off the agenda", found.title, page_of_meeting(found.meeting))


@board_page(Permission.KEEP_MEETINGS)
def add_paper(request: BoardRequest, point: int) -> HttpResponse:
    """Attach a paper to an item."""
    found = item_of(request, point)
    edit = Edit(request, forms.Paper)

    def save(values: dict[str, Any], since: int | None) -> None:
        sent = values["file"]
        changes.add_paper(by=request.actor, item=found, title=values["title"], filename=sent.name, content=sent.read())

    if edit.saved(save):
        messages.success(request, "The paper is attached.")
        return redirect(page_of_meeting(found.meeting, f"item-{found.pk}"))
    lead = f"For the item “{found.title}”."
    return of_meeting(request, edit, "Attach a paper", found.meeting, f"item-{found.pk}", lead=lead, save="Attach")


@board_page(Permission.KEEP_MEETINGS)
def withdraw_paper(request: BoardRequest, attached: int) -> HttpResponse:
    found = find(request, models.ItemPaper, attached, "item__meeting__group", "item__meeting__board")
    back = page_of_meeting(found.item.meeting, f"item-{found.item_id}")
    return withdrawing(request, found, "Withdraw a paper", found.title, back)
