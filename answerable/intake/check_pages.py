"""The pages on which a person checks a proposal beside the document's own words, corrects it and adds to it."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.intake import changes, forms, shown
from answerable.intake.checking import Checking
from answerable.intake.families import FAMILIES, ROWS, differing, rows_of
from answerable.intake.fields import Row
from answerable.intake.models import Correction, Document
from answerable.intake.record import as_read
from answerable.intake.settling import next_to_look_at
from answerable.intake.views import document_of
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.reading.printed import place_words


def _opened(request: BoardRequest, document: Document, family: str, page: int) -> Correction:
    """What keeps the corrections of a page. A document that was read by an earlier version has fewer pages."""
    of_document = Correction.objects.seen_by(request.actor).filter(document=document)
    kept: Correction | None = of_document.filter(family=family, page=page).first()
    if kept is None and family in FAMILIES and (page - 1) * ROWS < len(rows_of(family, as_read(document))):
        changes.open_pages(by=request.actor, document=document)
    return kept or get_object_or_404(of_document, family=family, page=page)


@board_page(Permission.IMPORT_DOCUMENT)
def check(request: BoardRequest, document: int, family: str, page: int) -> HttpResponse:
    """One page of one kind of proposed thing, beside the document's own words, to be corrected in place."""
    found = document_of(request, document, "content", "confirmed")
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.READ:
        return redirect(back)
    kept = _opened(request, found, family, page)
    checking = Checking(found, request.board)
    whole = checking.whole
    rows = _sent(request, checking.shown(family).rows(family, page), len(rows_of(family, as_read(found))))
    edit = Edit(
        request,
        forms.Rows,
        values_of=lambda thing: shown.initial(rows, family, whole, thing.rows),
        thing=kept,
        family=family,
        rows=rows,
        words_url=reverse("intake:words", args=[request.board.slug, found.pk]),
        offered=checking.offered(family, rows),
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        typed_here = {n: differing(family, n, whole, words) for n, words in forms.typed_rows(values).items()}
        changes.correct_page(by=request.actor, correction=kept, rows=typed_here, since=since)

    if edit.saved(save):
        messages.success(request, f"Saved: {FAMILIES[family].name}, {rows[0].number + 1} to {rows[-1].number + 1}.")
        return redirect(_next(Checking(found, request.board), family, page) if "next" in request.POST else back)
    count = len(rows_of(family, whole))
    context = {
        "document": found,
        "family": FAMILIES[family],
        "family_name": family,
        "span": f"{rows[0].number + 1} to {rows[-1].number + 1}" if rows and count > ROWS else "",
        "count": count,
        "cancel": back,
        "save": "Save these",
    }
    return edit.page("intake/check.html", context)


def _next(checking: Checking, family: str, page: int) -> str:
    """Where what comes next is looked at; the document's own page where nothing is left."""
    where = (checking.board.slug, checking.document.pk)
    doubt = next_to_look_at(checking.doubts, family, page)
    if doubt is None:
        return reverse("intake:document", args=where)
    return f"{reverse('intake:check', args=[*where, doubt.family, doubt.page])}#row-{doubt.row}"


def _sent(request: BoardRequest, rows: list[Row], read: int) -> list[Row]:
    """The rows of a page without those that somebody added since it was opened."""
    if request.method != "POST":
        return rows
    return [row for row in rows if row.number < read or any(n.startswith(f"{row.number}-") for n in request.POST)]


@board_page(Permission.IMPORT_DOCUMENT)
def add(request: BoardRequest, document: int, family: str, line: int) -> HttpResponse:
    """Add by hand what the reader missed at one place of the document."""
    found = document_of(request, document, "content", "confirmed")
    back = reverse("intake:document", args=[request.board.slug, found.pk])
    if found.state != Document.READ:
        return redirect(back)
    checking = Checking(found, request.board)
    printed, kind = checking.printed, FAMILIES.get(family)
    if not kind or not kind.blank or line >= len(printed):
        raise Http404
    source = printed[line].source
    blank = kind.blank(source)
    suggested = checking.shown(family).suggested(family, line)
    words = {name: suggested.get(name, "") for name in kind.words(blank, checking.whole)}
    quoted = shown.quoted("actions", blank, printed, line) if hasattr(blank, "source") else []
    row = Row(0, "", words, place_words(source), line, quoted or [("", c) for c in printed[line].cells], fresh=True)
    edit = Edit(
        request,
        forms.Rows,
        values_of=lambda _: {f"0-{name}": words for name, words in row.words.items()},
        family=family,
        rows=[row],
        words_url=reverse("intake:words", args=[request.board.slug, found.pk]),
        offered=replace(checking.offered(family, [row]), taken_for={}, same={}),
    )

    def save(values: dict[str, Any], since: int | None) -> None:
        typed = forms.typed_rows(values)[0]
        progress = typed.pop("progress", "")
        changes.add_row(by=request.actor, document=found, family=family, words=typed, source=source, progress=progress)

    if edit.saved(save):
        messages.success(request, f"Added: {kind.one}, from {place_words(source) or 'the document'}.")
        return redirect(back)
    where = {"document": found, "family": kind, "cancel": back, "save": f"Add this {kind.one}"}
    return edit.page("intake/add.html", where)
