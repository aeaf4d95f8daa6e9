"""Keeping the plan: pages that change what one part of it says. What it says is shown by desk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan import changes, forms
from answerable.plan.models import Action


def _action(request: BoardRequest, pk: int) -> Action:
    actions = Action.objects.seen_by(request.actor).select_related("plan")
    action: Action = get_object_or_404(actions, board=request.board, pk=pk, withdrawn=False)
    return action


@board_page(Permission.EDIT_PLAN)
def change_action(request: BoardRequest, action: int) -> HttpResponse:
    """What an action says, who answers for it and when it is due."""
    found = _action(request, action)
    edit = Edit(request, forms.Action, values_of=forms.values_of_action, thing=found)
    if edit.saved(lambda values, since: changes.change_action(by=request.actor, action=found, since=since, **values)):
        messages.success(request, f"Action {found.ref} is saved.")
        return redirect("desk:action", request.board.slug, found.pk)
    cancel = reverse("desk:action", args=[request.board.slug, found.pk])
    return edit.page("plan/change_action.html", {"action": found, "cancel": cancel})
