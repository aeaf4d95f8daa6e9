"""What a person does with a document that has been read and corrected: confirms it, or undoes it later."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.intake import changes, forms
from answerable.intake.checking import Checking
from answerable.intake.correcting import besides
from answerable.intake.families import WRITTEN
from answerable.intake.models import Document
from answerable.intake.obstacles import Obstacle, obstacles
from answerable.intake.preview import differences, gone_actions
from answerable.intake.record import as_read, digest
from answerable.intake.rules import plan_named
from answerable.intake.undoing import NotUndone, printed_in
from answerable.intake.views import added, document_of
from answerable.papers.models import Paper
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import Plan
from answerable.reading.letters import shortened


@board_page(Permission.IMPORT_DOCUMENT)
def confirm(request: BoardRequest, document: int) -> HttpResponse:
    """Say which day a document is of and from when its facts are known, see what it changes, and bring it in."""
    found = document_of(request, document)
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.READ:
        return redirect(back)
    checking = Checking(found, request.board)
    proposal, others = checking.corrected, checking.another_board
    said = besides(as_read(found), checking.typed)
    plan, difference = differences(request.board, proposal, said, checking.standing)
    title, period = plan_named(proposal.document.title or found.filename, proposal.document.period or "")
    first = {"title": title, "period": period, "on": proposal.document.date, "checked": digest(checking.typed)}
    gone = gone_actions(difference, checking.standing)
    first |= {f"{forms.GONE}{pk}": forms.KEEP_OPEN for pk in gone} | {"why_closed": "No longer in the plan"}
    plans = Plan.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False) if plan is None else ()
    edit = Edit(
        request,
        forms.Confirm,
        values_of=lambda _: dict(first),
        thing=found,
        begins=plan is None,
        others=bool(others),
        plans=[(str(other.pk), other.title) for other in plans],
        gone={pk: shortened(words, 200) for pk, words in gone.items()},
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        known, chosen = values.pop("known") == "document", values.pop("plan", "")
        values = {name: value for name, value in values.items() if name != "ours" and not name.startswith(forms.GONE)}
        of = next((other for other in plans if str(other.pk) == chosen), None)
        changes.confirm(by=request.actor, document=found, known_from_document=known, plan=of, since=since, **values)

    problems = checking.problems
    if not problems and edit.saved(save):
        messages.success(request, "The document is part of the plan. See below what to do now.")
        return redirect(back)
    counts = [(family.name, len(getattr(proposal, name))) for name, family in WRITTEN.items()]
    return edit.page(
        "intake/confirm.html",
        {
            "document": found,
            "plan": plan,
            "difference": difference,
            "counts": [row for row in counts if row[1]],
            "counts_head": ("Kind", "To be written"),
            "problems": problems,
            "others": others,
            "left": sum(not doubt.settled for doubt in checking.doubts),
            "cancel": back,
            "save": "Confirm and bring it in",
        },
    )


def _printed(paper: Paper) -> str:
    """A paper that prints what is to be undone, in words."""
    stands = f"published for {paper.committee}, {paper.meets_on:%-d %B %Y}" if paper.committee else "published"
    return (
        f"{paper.title}, {stands if paper.state == 'published' else 'on its way: ' + paper.get_state_display().lower()}"
    )


@board_page(Permission.IMPORT_DOCUMENT)
def undo(request: BoardRequest, document: int) -> HttpResponse:
    """Undo an import: what it added is withdrawn, what it changed is as it was."""
    found = document_of(request, document)
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.BROUGHT_IN:
        return redirect(back)
    edit = Edit(request, forms.Undo, thing=found, papers=[(paper.pk, _printed(paper)) for paper in printed_in(found)])
    in_the_way: list[Obstacle] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        try:
            changes.undo_import(by=request.actor, document=found, since=since, **values)
        except NotUndone as refused:
            in_the_way.extend(obstacles(request.board.slug, refused.in_the_way))
            raise

    if edit.saved(save):
        messages.success(request, "The import is undone. The plan is as it was before.")
        return redirect(back)
    context = {
        "document": found,
        "obstacles": in_the_way,
        "written": added(found),
        "written_head": ("Kind", "Will be withdrawn"),
    }
    return edit.page("intake/undo.html", {**context, "cancel": back, "save": "Undo this import"})
