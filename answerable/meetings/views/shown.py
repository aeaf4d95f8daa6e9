"""The meetings of a board, and one of them: its agenda, who came, and its minutes."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from answerable.access.roles import Permission
from answerable.evidence.pages import page_of
from answerable.history.together import read_all
from answerable.meetings import changes, models
from answerable.meetings.pages import gathering_for, sees_what_was_said
from answerable.meetings.record import (
    Gathering,
    Step,
    came_words,
    chairs,
    left_out_words,
    meetings_of,
    named,
    sees_confidential,
)
from answerable.meetings.rules import OPEN, OUT, STATES, next_states
from answerable.meetings.word import WORD, agenda_document, minutes_document
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Bodies, bodies_of


@board_page(Permission.READ_PUBLISHED, as_at=True)
def every(request: BoardRequest) -> HttpResponse:
    """The meetings ahead and those that were held; to whoever reads published papers alone, those whose minutes are
    published."""
    actor, board = request.actor, request.board.pk
    meetings, bodies = read_all(request.at, meetings_of(board), bodies_of(board))
    reads = actor.may(Permission.READ_MEETINGS, board)
    if not reads:
        now = set(models.Meeting.objects.seen_by(actor).filter(board=board).values_list("pk", flat=True))
        meetings = [one for one in meetings if one.meeting.published_on and one.meeting.id in now]
    day = request.as_at or timezone.localdate()
    named = [(one, bodies.groups[one.meeting.group_id].name) for one in meetings]
    held = [pair for pair in named if pair[0].meeting.on < day]
    context = {
        "ahead": [pair for pair in reversed(named) if pair[0].meeting.on >= day],
        "page": page_of(request, held),
        "held": len(held),
        "groups": sorted((g for g in bodies.groups.values() if not g.withdrawn), key=lambda g: g.sort_key),
        "reads": reads,
        "keeps": request.at is None and actor.may(Permission.KEEP_MEETINGS, board),
        "then": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "meetings/list.html", context)


def _read(request: BoardRequest, pk: int) -> tuple[Gathering, Bodies]:
    """A meeting as far as the reader may read it. Three queries."""
    return gathering_for(request.actor, request.board.pk, pk, request.at)


@board_page(Permission.READ_PUBLISHED, as_at=True)
def meeting(request: BoardRequest, meeting: int) -> HttpResponse:
    """One meeting, and what to do now."""
    found, bodies = _read(request, meeting)
    actor, board, here = request.actor, request.board.pk, found.meeting
    day = request.as_at or timezone.localdate()
    now = request.at is None and not here.cancelled
    keeps = now and actor.may(Permission.KEEP_MEETINGS, board)
    may_move = keeps or (now and chairs(actor, board, here.group_id) and found.state == "with chair")
    context = {
        "found": found,
        "here": here,
        "group": bodies.groups[here.group_id],
        "seats": [(named(seat, bodies), came_words(there)) for seat, there in found.filled],
        "arising": _arising(request, found, day),
        "way": [_step_words(step, found) for step in found.way],
        "items": [
            (n, item, found.papers_of.get(item.id, []), found.came_of.get(item.id, []))
            for n, item in enumerate(found.agenda, start=1)
        ],
        "quorum": found.quorum(bodies) if found.entered else None,
        "reads": actor.may(Permission.READ_MEETINGS, board),
        "minutes_seen": sees_what_was_said(actor, board, found),
        "left_out": left_out_words(found.left_out),
        "hides": not sees_confidential(actor, board, here.group_id),
        "day": day,
        "held": here.on <= day and not here.cancelled,
        "keeps": keeps and found.state in OPEN,
        "may_move": may_move and bool(next_states(found.state)) and here.on <= day,
        "may_approve": keeps and found.state == "circulated",
        "may_send": keeps and found.state in (*OUT, "checked"),
        "may_publish": now and actor.may(Permission.PUBLISH_MINUTES, board) and found.state in OUT,
        "then": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "meetings/meeting.html", context)


def _arising(request: BoardRequest, found: Gathering, day: date) -> list[dict[str, Any]]:
    """What earlier meetings agreed, with how each stands on a day."""
    rows = []
    for meeting, _, came in found.arising:
        url, stands = "", "It is kept no more"
        if came.promise:
            url = reverse("plan:promise", args=[request.board.slug, came.promise.id])
            stands = came.promise.standing(day, found.newest_round(came.promise))
            stands += f", due {came.promise.due_words}" if came.promise.due_words and came.promise.is_open else ""
        elif came.thread:
            url = reverse("challenges:challenge", args=[request.board.slug, came.thread.challenge.id])
            stands = came.thread.standing(day).words
        who = f"{came.promise.who}: " if came.promise and came.promise.who else ""
        rows.append({"words": who + came.outcome.text, "on": meeting.on, "url": url, "stands": stands})
    return rows


def _step_words(step: Step, found: Gathering) -> str:
    """A step of the minutes, as the page tells it."""
    at = next((one.on for one in found.meetings if one.id == step.at_id), None)
    parts = [
        f"{step.on:%-d %B %Y}: {STATES[step.state].lower()}",
        f" at the meeting of {at:%-d %B %Y}" if at else "",
        f" ({step.elsewhere})" if step.elsewhere else "",
        f". {step.words}" if step.words else "",
    ]
    return "".join(parts)


def _file(request: BoardRequest, pk: int, content: bytes, name: str) -> HttpResponse:
    if request.method != "GET":  # nor HEAD: the history would keep that a file was taken
        return HttpResponseNotAllowed(["GET"])
    held = get_object_or_404(models.Meeting.objects.seen_by(request.actor), board=request.board, pk=pk)
    changes.record_file(by=request.actor, meeting=held, what=f"{name} taken along")
    response = HttpResponse(content, content_type=WORD)
    filename = f"{request.board.slug}-{held.on:%Y-%m-%d}-{name}.docx"
    response["Content-Disposition"] = content_disposition_header(True, filename)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@board_page(Permission.READ_MEETINGS)
def agenda_file(request: BoardRequest, meeting: int) -> HttpResponse:
    """The agenda as a Word file, as far as the reader may read it."""
    found, bodies = _read(request, meeting)
    return _file(request, meeting, agenda_document(request.board.name, found, bodies), "agenda")


@board_page(Permission.READ_PUBLISHED)
def minutes_file(request: BoardRequest, meeting: int) -> HttpResponse:
    """The minutes as a Word file, as far as the reader may read them."""
    found, bodies = _read(request, meeting)
    if not sees_what_was_said(request.actor, request.board.pk, found):
        messages.info(request, "The minutes are not circulated yet.")
        return redirect("meetings:meeting", request.board.slug, meeting)
    public = request.GET.get("published") == "yes"
    if public:
        found = found.published()
    words = minutes_document(request.board.name, found, bodies, timezone.localdate())
    return _file(request, meeting, words, "published-minutes" if public else "minutes")


@board_page(Permission.READ_MEETINGS)
def paper(request: BoardRequest, attached: int) -> HttpResponse:
    """A paper of an item as it was attached, always as an attachment."""
    rows = models.ItemPaper.objects.seen_by(request.actor)
    found = get_object_or_404(rows, board=request.board, pk=attached, withdrawn=False, item__withdrawn=False)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, found.filename)
    response["X-Content-Type-Options"] = "nosniff"
    return response
