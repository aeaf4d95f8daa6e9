"""What the pages of a paper share: the paper, its sections, the steps it may take and their forms."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.papers import changes, forms
from answerable.papers.build.paper import SUMMARY, Built
from answerable.papers.layout import KINDS, Layout, SectionLayout
from answerable.papers.models import Paper
from answerable.papers.record import SoFar, unanswered
from answerable.papers.rules import may_move, needed
from answerable.partnership.drafts import read_drafts
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest
from answerable.partnership.record import Agency
from answerable.ui.forms import Form

# What each step is called on its button.
_LABELS = {
    "accuracy check": "Send to agencies for an accuracy check",
    "approval": "Send to the chair for approval",
    "clearance": "Approve",
    "cleared": "Record finance and legal clearance",
    "draft": "Send back to draft",
}


def steps_of(paper: Paper) -> list[tuple[str, str, Permission]]:
    """The steps that a paper may take now: where to, what the button says, and what right it takes."""
    agenda, before = KINDS[paper.kind].agenda, paper.state
    labels = _LABELS | ({"cleared": "Approve"} if before == "approval" else {})
    return [(to, label, needed(before, to)) for to, label in labels.items() if may_move(before, to, agenda=agenda)]


def paper_of(request: BoardRequest, pk: int) -> Paper:
    papers = Paper.objects.seen_by(request.actor).select_related("board", "plan", "replaces")
    paper: Paper = get_object_or_404(papers, board=request.board, pk=pk)
    return paper


def may(request: BoardRequest, permission: Permission) -> bool:
    return request.actor.may(permission, request.board.pk)


def sections_of(layout: Layout) -> list[SectionLayout]:
    hint = "The whole paper in a page of plain words, for anybody."
    summary = SectionLayout(key="plain_summary", title=SUMMARY, hint=hint, written=True)
    return [*layout.written(), summary]


def refused(request: BoardRequest, paper: Paper, error: ValidationError) -> HttpResponse:
    for message in error.messages:
        messages.error(request, message)
    return redirect("papers:paper", request.board.slug, paper.pk)


def silent(paper: Paper, whole: Built | None = None) -> list[Agency]:
    """The agencies for which nobody could answer, of a paper that is to be sent to its agencies."""
    if paper.state != "draft":
        return []
    try:
        return unanswered(paper.board_id, (whole or changes.built(paper)).agencies)
    except LookupError:
        return []


def unheard(paper: Paper, whole: Built, told: SoFar) -> list[Agency]:
    """The agencies that were asked whether a paper is accurate and have said nothing."""
    if paper.state not in {"accuracy check", "approval"}:
        return []
    heard = {reply.agency_id for _, reply in told.replies}
    return [one for one in whole.agencies if one.id not in heard and one.name not in told.not_asked]


# The forms on a paper's page, by the page that each is sent to: what of the paper's context offers it.
OFFERED: dict[str, tuple[str, type[Form]]] = {
    "move": ("next_steps", forms.Move),
    "publish": ("may_publish", forms.Publish),
    "reply": ("may_reply", forms.Reply),
    "correct": ("may_correct", forms.Correct),
}


def forms_on(
    request: BoardRequest, paper: Paper, names: Sequence[str], unasked: Sequence[Agency] = ()
) -> dict[str, Edit]:
    """Those of these forms that a page shows, with what their reader typed into them before; `unasked` for sending the
    paper to its agencies. One query."""
    addresses = {name: reverse(f"papers:{name}", args=[request.board.slug, paper.pk]) for name in names}
    drafts = read_drafts(request.actor, *addresses.values()) if addresses else {}
    steps = [needs for _, _, needs in steps_of(paper) if may(request, needs)]
    needs = next(iter(steps), Permission.PUBLISH_PAPER)
    begins = {"post": request.actor.post(needs, request.board.pk)}
    found = {}
    for name, address in addresses.items():
        options: dict[str, Any] = {"prefix": name, **({"unasked": unasked} if name == "move" else {})}
        if name == "publish":
            options["agenda"] = KINDS[paper.kind].agenda
        form = OFFERED[name][1]
        found[name] = Edit(request, form, values_of=lambda _: dict(begins), address=address, drafts=drafts, **options)
    return found
