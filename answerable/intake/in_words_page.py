"""The page on which a person keeps what the board's words on an action state."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.intake import changes, forms
from answerable.intake.in_words import OFFERED, known_beside, offers_in, understood
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import Statement
from answerable.ui.words import counted, listed

# What the page calls one of what was written, by the name of the records.
_CALLED = {"updates": "update", "commitments": "promise", "measures": "measure", "observations": "value"}
_CALLED |= {"claims": "claim", "shortfalls": "shortfall", "recommendations": "recommendation"}


def _kept(name: str, number: int) -> str:
    return counted(number, _CALLED[name]) if name in _CALLED else f"{number:,} {name}"


@board_page(Permission.EDIT_PLAN)
def in_words(request: BoardRequest, statement: int) -> HttpResponse:
    """Figures, promises and the like that the words state, to be kept with one press. Where they state nothing, it is
    the action's own page."""
    rows = Statement.objects.seen_by(request.actor).select_related("plan", "round", "action", "board")
    here = get_object_or_404(rows, board=request.board, pk=statement, withdrawn=False)
    known = known_beside(here)
    found = understood(here, known)
    back = f"{reverse('desk:action', args=[request.board.slug, here.action_id])}#r{here.round_id}"
    if not any(getattr(found, family) for family in OFFERED):
        return redirect(back)
    offered = offers_in(here, known, found)
    edit = Edit(
        request,
        forms.InWords,
        values_of=lambda _: {family: [offer.at for offer in those] for family, those in offered.items()},
        thing=here,
        offered=offered,
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        chosen = {family: [int(at) for at in places] for family, places in values.items()}
        written = changes.keep_found(by=request.actor, statement=here, chosen=chosen, since=since)
        kept = listed([_kept(name, number) for name, number in written.items()])
        messages.success(request, f"Kept: {kept}." if kept else "Nothing is kept but the words.")

    if edit.saved(save):
        return redirect(back)
    trail = [(f"Action {here.action.ref}", back)]
    context = {"statement": here, "offered": offered, "trail": trail, "cancel": back, "save": "Keep what is ticked"}
    return edit.page("intake/in_words.html", context)
