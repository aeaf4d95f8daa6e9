"""A scrutineer's notes: private until they are shared, and said to be disclosable by law all the same."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.desk import changes
from answerable.desk.forms import NoteForm, ShareNote
from answerable.desk.models import Note
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page


def _note(request: BoardRequest, note: int) -> Note:
    found: Note = get_object_or_404(Note.objects.seen_by(request.actor), board=request.board, pk=note)
    return found


@board_page(Permission.READ_DOUBTS)
def notes(request: BoardRequest) -> HttpResponse:
    """One's own notes, and those that a scrutineer has shared; newest first."""
    rows = Note.objects.seen_by(request.actor).filter(board=request.board).order_by("-id")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    keeps = request.actor.may(Permission.KEEP_NOTES, request.board.pk)
    return render(request, "desk/notes.html", {"page": page, "keeps": keeps})


@board_page(Permission.READ_DOUBTS)
def note(request: BoardRequest, note: int) -> HttpResponse:
    """One note; whoever wrote it may change it, or share it, until it is shared."""
    shown = _note(request, note)
    own = shown.author_id == request.actor.user and request.actor.may(Permission.KEEP_NOTES, request.board.pk)
    return render(request, "desk/note.html", {"note": shown, "may_change": own and shown.shared_at is None})


@board_page(Permission.KEEP_NOTES)
def write(request: BoardRequest) -> HttpResponse:
    """A new private note."""
    edit, made = Edit(request, NoteForm), []
    if edit.saved(
        lambda values, since: made.append(changes.write_note(by=request.actor, board=request.board, **values))
    ):
        return redirect("desk:note", request.board.slug, made[0].pk)
    return _page(edit, "Write a note", reverse("desk:notes", args=[request.board.slug]))


@board_page(Permission.KEEP_NOTES)
def change(request: BoardRequest, note: int) -> HttpResponse:
    """What one's own note says."""
    shown = _note(request, note)
    edit = Edit(request, NoteForm, values_of=lambda n: {"title": n.title, "text": n.text}, thing=shown)
    if edit.saved(lambda values, since: changes.change_note(by=request.actor, note=shown, since=since, **values)):
        return redirect("desk:note", request.board.slug, shown.pk)
    return _page(edit, "Change the note", reverse("desk:note", args=[request.board.slug, shown.pk]))


@board_page(Permission.KEEP_NOTES)
def share(request: BoardRequest, note: int) -> HttpResponse:
    """Let others read a note, after a tick."""
    shown = _note(request, note)
    edit = Edit(request, ShareNote, thing=shown)
    if edit.saved(lambda values, since: changes.share_note(by=request.actor, note=shown, since=since)):
        messages.success(request, "The note is shared.")
        return redirect("desk:note", request.board.slug, shown.pk)
    words: dict[str, Any] = {"note": shown, "save": "Share it"}
    return _page(edit, "Share the note", reverse("desk:note", args=[request.board.slug, shown.pk]), **words)


def _page(edit: Edit, title: str, cancel: str, **words: Any) -> HttpResponse:
    return edit.page("desk/note_form.html", {"title": title, "cancel": cancel, **words})
