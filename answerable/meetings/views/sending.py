"""The agenda, and the minutes, go to the group's members by e-mail."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.meetings import changes, forms
from answerable.meetings.members import Member, members_of
from answerable.meetings.models import Letter, Meeting
from answerable.meetings.pages import called, meeting_of, page_of_meeting
from answerable.meetings.record import Gathering, named, read_gathering
from answerable.meetings.rules import OUT, STATES
from answerable.meetings.word import WORD, agenda_document, minutes_document
from answerable.partnership.editing import Edit
from answerable.partnership.letters import send, send_each
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Bodies, read_directory


@board_page(Permission.KEEP_MEETINGS)
def agenda(request: BoardRequest, meeting: int) -> HttpResponse:
    """To whom the agenda goes, to whom it went, and who cannot be reached."""
    return _sending(request, meeting, "agenda")


@board_page(Permission.KEEP_MEETINGS)
def minutes(request: BoardRequest, meeting: int) -> HttpResponse:
    """The same for the minutes, which are circulated by it."""
    return _sending(request, meeting, "minutes")


def _sending(request: BoardRequest, pk: int, what: str) -> HttpResponse:
    here = meeting_of(request, pk)
    found, bodies = read_gathering(request.board.pk, here.group_id, here.pk, None)
    assert found is not None  # it was found above
    directory = read_directory(request.board.pk, None, people=True)
    seats = [seat for seat in found.seats if not seat.withdrawn]
    members, empty = members_of(directory, request.board.pk, here.group_id, seats, timezone.localdate())
    went = {one.person_id: one for one in Letter.objects.filter(meeting=here, what=what, withdrawn=False)}
    able = [one for one in members if one.email]
    to_go = [one for one in able if one.person not in went or went[one.person].sent_at is None]
    edit = Edit(request, forms.SendRound, sent=len(to_go) < len(able))

    def save(values: dict[str, Any], _: int | None) -> None:
        if what == "minutes" and found.state == "checked":
            changes.move(by=request.actor, meeting=here, to="circulated")

    waits = _waits(found, what)
    if not waits and edit.saved(save):
        again = edit.form.cleaned_data.get("again", False)
        _send_all(request, here, what, able if again else to_go, again, bodies)
        return redirect("meetings:send-" + what, request.board.slug, here.pk)
    context = {
        "title": f"Send the {what} to the group",
        "what": what,
        "about": called(here),
        "trail": (called(here), page_of_meeting(here)),
        "cancel": page_of_meeting(here),
        "rows": [(one, went.get(one.person)) for one in members],
        "empty": [named(seat, bodies) for seat in empty],
        "group": here.group,
        "appoints": request.actor.may(Permission.EDIT_PARTNERSHIP, request.board.pk),
        "to_go": len(to_go),
        "able": len(able),
        "waits": waits,
        "circulates": what == "minutes" and found.state == "checked",
    }
    return edit.page("meetings/send.html", context)


def _waits(found: Gathering, what: str) -> str:
    """Why nothing can be sent yet, in a sentence; "" where it can."""
    if not found.agenda:
        return "Nothing is on the agenda yet."
    if what == "minutes" and found.state not in (*OUT, "checked"):
        return f"The minutes are: {STATES[found.state].lower()}. They go out once the chair has checked them."
    return ""


def _send_all(
    request: BoardRequest, meeting: Meeting, what: str, to: list[Member], again: bool, bodies: Bodies
) -> None:
    """One letter to each, with what they may read of the meeting as it is now."""
    found, _ = read_gathering(request.board.pk, meeting.group_id, meeting.pk, None)
    assert found is not None
    whole = found.without_drafts()
    files = {every: _file(request, what, whole if every else whole.without_confidential(), bodies) for every in (0, 1)}
    letters = [(one.email, partial(_send, request, meeting, what, one, again, files[one.whole])) for one in to]
    send_each(request, letters, "e-mail is", "e-mails are")


def _file(request: BoardRequest, what: str, found: Gathering, bodies: Bodies) -> bytes:
    if what == "agenda":
        return agenda_document(request.board.name, found, bodies)
    return minutes_document(request.board.name, found, bodies, timezone.localdate())


def _send(request: BoardRequest, meeting: Meeting, what: str, to: Member, again: bool, file: bytes) -> str:
    """Returns why it could not be sent, and keeps what became of it."""
    letter = changes.begin_letter(
        by=request.actor, meeting=meeting, what=what, person=to.person, whole=to.whole, again=again
    )
    about = {"meeting": meeting, "board": request.board, "what": what, "sender": _sender(request)}
    about["address"] = request.build_absolute_uri(page_of_meeting(meeting))
    refused = send(
        to=to.email,
        subject=f"{request.board.short_name}: {what} of {meeting.group.name}, {meeting.on:%-d %B %Y}",
        body=render_to_string("meetings/email/round.txt", about),
        attached=(f"{request.board.slug}-{meeting.on:%Y-%m-%d}-{what}.docx", file, WORD),
    )
    changes.letter_sent(by=request.actor, letter=letter, refused=refused)
    return refused


def _sender(request: BoardRequest) -> str:
    return request.actor.post(Permission.KEEP_MEETINGS, request.board.pk)
