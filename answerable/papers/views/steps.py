"""The steps that a paper takes, each a form with a page of its own."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.papers import changes, forms
from answerable.papers.layout import KINDS
from answerable.papers.models import Paper
from answerable.papers.record import so_far
from answerable.papers.rules import not_withdrawn_because
from answerable.papers.views.lookups import forms_on, paper_of, refused, silent, steps_of, unheard
from answerable.partnership import models
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.telling import WHOLE, Waits, reached, tell


def _back(request: BoardRequest, paper: Paper, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("papers:paper", request.board.slug, paper.pk)


def _unasked(request: BoardRequest, edit: Edit, open_: bool) -> bool:
    """Whether somebody came to the page of a step that cannot be taken, with no words that could be lost."""
    return request.method != "POST" and not edit.kept_at and not open_


@board_page(Permission.READ_DRAFTS)
def move(request: BoardRequest, paper: int) -> HttpResponse:
    """Take a step; its page shows what was refused, or kept when the session had ended."""
    found = paper_of(request, paper)
    unasked = silent(found)
    edit = forms_on(request, found, ["move"], unasked)["move"]
    to, seen = edit.typed.get("to", ""), edit.typed.get("seen", "")
    if edit.saved(lambda values, since: changes.move(by=request.actor, paper=found, to=to, seen=seen, **values)):
        stands = dict(Paper.STATES)[to]
        where = "back in draft" if to == "draft" else f"now {stands[0].lower()}{stands[1:]}"
        return _back(request, found, f"The paper is {where}.")
    if _unasked(request, edit, open_=False):
        return redirect("papers:paper", request.board.slug, found.pk)
    return edit.page(
        "papers/move.html", {"paper": found, "to": to, "label": _label(found, to), "seen": seen, "unasked": unasked}
    )


def _label(paper: Paper, to: str) -> str:
    return next((label for step, label, _ in steps_of(paper) if step == to), "Go on")


@board_page(Permission.PUBLISH_PAPER)
def publish(request: BoardRequest, paper: int) -> HttpResponse:
    found = paper_of(request, paper)
    edit = forms_on(request, found, ["publish"])["publish"]
    if request.method == "POST" and edit.form.is_valid():
        try:
            with tempfile.TemporaryDirectory() as folder:
                files = changes.rendered(found, Path(folder))
                if edit.saved(
                    lambda values, since: changes.publish(by=request.actor, paper=found, rendered=files, **values)
                ):
                    return _back(request, found, "The paper is published. Its files will never change.")
        except ValidationError as error:
            edit.form.add_error(None, error)
    if _unasked(request, edit, found.state == "cleared"):
        return redirect("papers:paper", request.board.slug, found.pk)
    title = "Publish with the agenda" if KINDS[found.kind].agenda else "Publish"
    return edit.page("papers/step.html", {"paper": found, "title": title, "save": "Publish"})


@board_page(Permission.REPLY_TO_PAPER)
def reply(request: BoardRequest, paper: int) -> HttpResponse:
    found = paper_of(request, paper)
    edit = forms_on(request, found, ["reply"])["reply"]
    agency = models.Agency.objects.filter(
        pk__in=request.actor.agencies(request.board.pk, Permission.REPLY_TO_PAPER)
    ).first()
    if edit.saved(lambda values, since: changes.reply(by=request.actor, paper=found, agency=agency, **values)):
        return _back(request, found, "Your comment is kept with the paper.")
    if _unasked(request, edit, found.state == "accuracy check"):
        return redirect("papers:paper", request.board.slug, found.pk)
    return edit.page("papers/step.html", {"paper": found, "title": "Is it accurate?", "save": "Send your comment"})


@board_page(Permission.WRITE_PAPER)
def withdraw(request: BoardRequest, paper: int) -> HttpResponse:
    """Take back a draft, with the reason."""
    found = paper_of(request, paper)
    cancel = reverse("papers:paper", args=[request.board.slug, found.pk])
    if found.withdrawn:
        return redirect(cancel)
    if why_not := not_withdrawn_because(found.state):
        return refused(request, found, ValidationError(why_not))
    post = request.actor.post(Permission.WRITE_PAPER, request.board.pk)
    edit = Edit(request, forms.Withdraw, values_of=lambda _: {"post": post}, thing=found)
    if edit.saved(lambda values, since: changes.withdraw(by=request.actor, paper=found, since=since, **values)):
        messages.success(request, f"The draft “{found.title}” is withdrawn. It stays in the history.")
        return redirect("papers:list", request.board.slug)
    return edit.page("papers/withdraw.html", {"paper": found, "cancel": cancel, "save": "Withdraw this draft"})


@board_page(Permission.WRITE_PAPER)
def tell_them(request: BoardRequest, paper: int) -> HttpResponse:
    """Tell by e-mail whoever the paper waits for: its agencies that have said nothing yet, or who approves it."""
    found, board = paper_of(request, paper), request.board
    page = reverse("papers:paper", args=[board.slug, found.pk])
    subject = "a paper waits for you"
    if found.state == "approval" and not found.withdrawn:
        waits = Waits(found, found.title, subject, f"A paper of {board.name} waits for your approval.", page)
        to = reached(request, Permission.APPROVE_PAPER, [WHOLE], lambda who: [WHOLE])
        return tell(request, Permission.WRITE_PAPER, waits, to, ["The chair"] if to.nobody else [])
    if found.state != "accuracy check" or found.withdrawn:
        return redirect(page)
    try:
        asked = {Party(agency=one.id): one.name for one in unheard(found, changes.built(found), so_far(found))}
    except LookupError as error:
        return refused(request, found, ValidationError(str(error)))
    words = f"A draft paper of {board.name} speaks of your agency. Say whether it is accurate before it goes on."

    def replies_for(who: Actor) -> list[Party]:
        return [Party(agency=pk) for pk in who.agencies(board.pk, Permission.REPLY_TO_PAPER)]

    to = reached(request, Permission.REPLY_TO_PAPER, asked, replies_for)
    waits = Waits(found, found.title, subject, words, page)
    return tell(request, Permission.WRITE_PAPER, waits, to, [asked[party] for party in asked if party in to.nobody])


@board_page(Permission.WRITE_PAPER)
def correct(request: BoardRequest, paper: int) -> HttpResponse:
    found = paper_of(request, paper)
    edit = forms_on(request, found, ["correct"])["correct"]
    made: list[Paper] = []
    if edit.saved(lambda values, since: made.append(changes.correct_paper(by=request.actor, paper=found, **values))):
        return _back(request, made[0], "This is a new version, in draft. The published one stays as it is.")
    if _unasked(request, edit, found.state == "published"):
        return redirect("papers:paper", request.board.slug, found.pk)
    label = "Start a new version"
    return edit.page("papers/step.html", {"paper": found, "title": label, "save": label})
