"""What a person does with a document that has been read: corrects it page by page, confirms it, or undoes it later."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.intake import changes, forms, shown
from answerable.intake.correcting import FAMILIES, ROWS, differing
from answerable.intake.models import Correction, Document
from answerable.intake.obstacles import Obstacle, obstacles
from answerable.intake.preview import differences
from answerable.intake.record import (
    as_corrected,
    as_read,
    corrections_of,
    digest,
    known_agencies,
    names_of_agencies,
    printed_words,
)
from answerable.intake.rules import plan_named, unusable
from answerable.intake.undoing import NotUndone
from answerable.intake.views import added, document_of
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import Plan


@board_page(Permission.IMPORT_DOCUMENT)
def check(request: BoardRequest, document: int, family: str, page: int) -> HttpResponse:
    """One page of one kind of proposed thing, beside the document's own words, to be corrected in place."""
    found = document_of(request, document, "content", "confirmed")
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.READ:
        return redirect(back)
    corrections = Correction.objects.seen_by(request.actor)
    kept: Correction = get_object_or_404(corrections, document=found, family=family, page=page)
    whole, typed = as_read(found), corrections_of(found)
    names = names_of_agencies(request.board) if family == "agencies" else {}
    rows = shown.page_rows(family, page, whole, typed, printed_words(found), names)
    edit = Edit(
        request,
        forms.Rows,
        values_of=lambda thing: shown.initial(rows, family, whole, thing.rows),
        thing=kept,
        family=family,
        rows=rows,
        words_url=reverse("intake:words", args=[request.board.slug, found.pk]),
        levels=shown.levels(family, whole, typed),
        bodies=shown.bodies(rows, known_agencies(request.board)) if family == "agencies" else (),
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        typed_here = {n: differing(family, n, whole, words) for n, words in forms.typed_rows(values).items()}
        changes.correct_page(by=request.actor, correction=kept, rows=typed_here, since=since)

    if edit.saved(save):
        messages.success(request, f"Saved: {FAMILIES[family].name.lower()}, {_span(rows)}.")
        return redirect(back)
    count = len(getattr(whole, family))
    return edit.page(
        "intake/check.html",
        {
            "document": found,
            "family": FAMILIES[family],
            "span": _span(rows) if count > ROWS else "",
            "count": count,
            "cancel": back,
            "save": "Save these",
        },
    )


def _span(rows: list[Any]) -> str:
    return f"{rows[0].number + 1} to {rows[-1].number + 1}"


@board_page(Permission.IMPORT_DOCUMENT)
def confirm(request: BoardRequest, document: int) -> HttpResponse:
    """Say which day a document is of and from when its facts are known, see what it changes, and bring it in."""
    found = document_of(request, document)
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.READ:
        return redirect(back)
    typed = corrections_of(found)
    proposal = as_corrected(found, typed)
    plan, difference = differences(request.board, proposal)
    title, period = plan_named(proposal.document.title or found.filename, proposal.document.period or "")
    first = {"title": title, "period": period, "on": proposal.document.date, "checked": digest(typed)}
    plans = Plan.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False) if plan is None else ()
    edit = Edit(
        request,
        forms.Confirm,
        values_of=lambda _: dict(first),
        thing=found,
        begins=plan is None,
        plans=[(str(other.pk), other.title) for other in plans],
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        known, chosen = values.pop("known") == "document", values.pop("plan", "")
        of = next((other for other in plans if str(other.pk) == chosen), None)
        changes.confirm(by=request.actor, document=found, known_from_document=known, plan=of, since=since, **values)

    problems = unusable(proposal)
    if not problems and edit.saved(save):
        messages.success(request, "The document is part of the plan.")
        return redirect(back)
    counts = [(family.name, len(getattr(proposal, name))) for name, family in FAMILIES.items()]
    return edit.page(
        "intake/confirm.html",
        {
            "document": found,
            "plan": plan,
            "difference": difference,
            "counts": [row for row in counts if row[1]],
            "counts_head": ("Kind", "To be written"),
            "problems": problems,
            "cancel": back,
            "save": "Confirm and bring it in",
        },
    )


@board_page(Permission.IMPORT_DOCUMENT)
def undo(request: BoardRequest, document: int) -> HttpResponse:
    """Undo an import: what it added is withdrawn, what it changed is as it was."""
    found = document_of(request, document)
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.BROUGHT_IN:
        return redirect(back)
    edit = Edit(request, forms.Undo, thing=found)
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
