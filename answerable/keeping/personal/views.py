"""What is kept and for how long; and of one person, to be given to them or erased."""

import tempfile
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from answerable.access.roles import Permission
from answerable.keeping.personal import forms
from answerable.keeping.personal.changes import erase_person, record_given
from answerable.keeping.personal.dictionary import dictionary as tables
from answerable.keeping.personal.subject import not_searched, of_person, write_copy
from answerable.partnership.editing import Edit
from answerable.partnership.models import Person
from answerable.partnership.pages import BoardRequest, board_page


@board_page(Permission.READ_PEOPLE)
def dictionary(request: BoardRequest) -> HttpResponse:
    """Every table: what it holds, which columns are personal, and how long it is kept."""
    found = tables()
    parts = [
        ("Tables with personal data", [table for table in found if table.personal]),
        ("Tables without personal data", [table for table in found if not table.personal]),
    ]
    return render(request, "keeping/dictionary.html", {"parts": parts})


def _person(request: BoardRequest, person: int) -> Person:
    people = Person.objects.seen_by(request.actor).filter(appointments__board=request.board)
    found: Person = get_object_or_404(people, pk=person)
    return found


@board_page(Permission.TAKE_DATA_AWAY)
def person(request: BoardRequest, person: int) -> HttpResponse:
    """What a copy of somebody's data holds and where else to look, before it is taken; and the way to erase."""
    context = {"person": _person(request, person), "not_searched": not_searched()}
    return render(request, "keeping/person.html", context)


@require_GET  # nor HEAD: the history would keep that the data was taken
@board_page(Permission.TAKE_DATA_AWAY)
def person_file(request: BoardRequest, person: int) -> Any:
    """What the board keeps of somebody, as a zip. The history keeps that it was taken."""
    found = _person(request, person)
    record_given(by=request.actor, board=request.board, subject=found)
    out = tempfile.TemporaryFile()  # noqa: SIM115  # closed, and gone, with the answer
    write_copy(of_person(request.board, found), out)
    out.seek(0)
    name = f"{request.board.slug}-person-{found.pk}-{timezone.localdate():%Y-%m-%d}.zip"
    response = FileResponse(out, as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    return response


@board_page(Permission.GIVE_ROLES)
def erase(request: BoardRequest, person: int) -> HttpResponse:
    found = _person(request, person)
    edit = Edit(request, forms.Erase)
    if edit.saved(
        lambda values, since: erase_person(by=request.actor, board=request.board, person=found, reason=values["reason"])
    ):
        messages.success(request, "The person is erased from the board’s record and from every earlier state of it.")
        return redirect("desk:person", request.board.slug, found.pk)
    cancel = reverse("keeping:person", args=[request.board.slug, found.pk])
    return edit.page("keeping/erase.html", {"person": found, "cancel": cancel})
