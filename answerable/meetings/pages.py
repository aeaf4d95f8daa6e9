"""What the pages of this room begin with: a record that is to be changed, and the way back to its meeting."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.evidence.pages import actions_of, find
from answerable.meetings import changes, forms, models
from answerable.meetings.record import Gathering, read_gathering, sees_confidential, sees_minutes
from answerable.partnership.editing import Edit
from answerable.partnership.models import Group
from answerable.partnership.pages import BoardRequest
from answerable.partnership.record import Bodies
from answerable.plan.models import Action, Objective
from answerable.ui.templatetags.ui import shortened

Choices = list[tuple[Any, Any]]


def called(meeting: models.Meeting) -> str:
    return f"{meeting.group.name}, {meeting.on:%-d %B %Y}"


def meeting_of(request: BoardRequest, pk: int) -> models.Meeting:
    """A meeting that is to be changed; 404 where it is not there, or was cancelled."""
    found = find(request, models.Meeting, pk, "group")
    if found.cancelled:
        raise Http404("Not found.")
    return found


def item_of(request: BoardRequest, pk: int) -> models.Item:
    found = find(request, models.Item, pk, "meeting__group", "board", "action", "objective")
    if found.meeting.cancelled or found.meeting.withdrawn:
        raise Http404("Not found.")
    return found


def group_of(request: BoardRequest, pk: int) -> Group:
    return find(request, Group, pk)


def gathering_for(actor: Actor, board: int, pk: int, at: datetime | None) -> tuple[Gathering, Bodies]:
    """A meeting as far as somebody may read it, as at a moment; 404 where it is not there for them. Three queries."""
    held = get_object_or_404(models.Meeting.objects.seen_by(actor), board=board, pk=pk, withdrawn=False)
    group = held.group_id  # which never changes
    found, bodies = read_gathering(board, group, pk, at)
    if found is None:
        raise Http404("Not found.")
    gathering = found
    if not actor.may(Permission.READ_MEETINGS, board):
        # What was published before, and taken back to be put right, is not read through an earlier day.
        since = held.published_on
        if not gathering.meeting.published_on or (at and since and timezone.localdate(at) < since):
            raise Http404("Not found.")
        return gathering.published(), bodies
    if not sees_minutes(actor, board, group, ""):
        gathering = gathering.without_drafts()
    if not sees_minutes(actor, board, group, gathering.state):
        gathering = gathering.agenda_only()
    return gathering if sees_confidential(actor, board, group) else gathering.without_confidential(), bodies


def sees_what_was_said(actor: Actor, board: int, found: Gathering) -> bool:
    """Whether somebody reads the minutes of a meeting, which may be published."""
    here = found.meeting
    return bool(here.published_on) or sees_minutes(actor, board, here.group_id, found.state)


def page_of_meeting(meeting: models.Meeting, at: str = "") -> str:
    """The address of a meeting's page; `at` an item there."""
    return reverse("meetings:meeting", args=[meeting.board.slug, meeting.pk]) + (f"#{at}" if at else "")


def edit_page(request: BoardRequest, edit: Edit, title: str, trail: tuple[str, str], **more: Any) -> HttpResponse:
    """A form of this room; `trail` is the page above it, to which it leads back."""
    return edit.page("meetings/edit.html", {"title": title, "trail": trail, "cancel": trail[1], **more})


def of_meeting(
    request: BoardRequest, edit: Edit, title: str, meeting: models.Meeting, at: str = "", **more: Any
) -> Any:
    return edit_page(
        request, edit, title, (called(meeting), page_of_meeting(meeting, at)), about=called(meeting), **more
    )


def withdrawing(request: BoardRequest, thing: Any, title: str, about: str, back: str, lead: str = "") -> HttpResponse:
    """The page on which something is taken back, with the reason."""
    edit = Edit(request, forms.Withdraw, thing=thing)
    if edit.saved(lambda values, since: changes.withdraw(by=request.actor, thing=thing, since=since, **values)):
        messages.success(request, "It is withdrawn. It stays in the history.")
        return redirect(back)
    return edit_page(request, edit, title, ("Back", back), about=about, lead=lead, save="Withdraw")


def things_of(request: BoardRequest, also: models.Item | None = None) -> Choices:
    """The objectives and actions that an item may be about, as a form offers them."""
    rows = Objective.objects.seen_by(request.actor).filter(board=request.board)
    there = rows.filter(withdrawn=False, plan__withdrawn=False) | rows.filter(pk=also.objective_id or 0 if also else 0)
    ordered = there.order_by("-plan_id", "order").values_list("id", "plan__period", "ref", "title")
    objectives = [(f"objective {pk}", f"{period}: {ref} {shortened(title, 90)}") for pk, period, ref, title in ordered]
    actions = [(f"action {pk}", words) for pk, words in actions_of(request, also.action_id if also else None)]
    return [("Objectives", objectives), ("Actions", actions)]


def thing_called(words: str) -> Objective | Action | None:
    """The part of the plan that a form names; what is not there any more is None."""
    kind, _, pk = words.partition(" ")
    model: Any = {"objective": Objective, "action": Action}.get(kind)
    found: Objective | Action | None = model.objects.filter(pk=int(pk)).first() if model else None
    return found
