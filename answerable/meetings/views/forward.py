"""The forward plan, and the gap check."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.asks.models import Ask
from answerable.evidence.pages import page_of, plans_of
from answerable.meetings import changes, forms, models
from answerable.meetings.forward import read_forward, read_gaps
from answerable.meetings.pages import edit_page, page_of_meeting
from answerable.meetings.rules import FORWARD
from answerable.meetings.rules import forward as due_by
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page


@board_page(Permission.READ_MEETINGS, as_at=True)
def forward(request: BoardRequest) -> HttpResponse:
    """What the board is to come back to, what is due first standing first, and on which agenda each stands."""
    day = request.as_at or timezone.localdate()
    found = read_forward(request.board, request.at, day)
    coming = due_by(found.coming, day.replace(year=day.year + 2, day=1))
    page = page_of(request, coming)
    rows = [
        {
            "one": one,
            "why": FORWARD[one.about],
            "url": reverse(one.page, args=[request.board.slug, *one.args]),
            "late": one.due is not None and one.due < day,
            "placed": (placed := found.placed.get(one.key)),
            "group": found.bodies.groups[placed.meeting.group_id].name if placed else "",
        }
        for one in page.object_list
    ]
    context = {
        "page": page,
        "rows": rows,
        "total": len(coming),
        "loose": sum(one.key not in found.placed for one in coming),
        "ahead": [one for one in found.meetings if one.meeting.on >= day and not one.meeting.cancelled],
        "keeps": request.at is None and request.actor.may(Permission.KEEP_MEETINGS, request.board.pk),
        "then": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "meetings/forward.html", context)


@board_page(Permission.KEEP_MEETINGS)
def place(request: BoardRequest, due: str, of: int) -> HttpResponse:
    """Put one thing of the forward plan on an agenda."""
    today = timezone.localdate()
    found = read_forward(request.board, None, today)
    one = next((one for one in found.coming if one.about == due and one.of == of), None)
    if one is None:
        raise Http404("Not found.")
    ahead = [m for m in reversed(found.meetings) if m.meeting.on >= today and not m.meeting.cancelled]
    choices = [
        (m.meeting.id, f"{found.bodies.groups[m.meeting.group_id].name}, {m.meeting.on:%-d %B %Y}") for m in ahead
    ]
    edit = Edit(request, forms.Place, meetings=choices)
    placed: list[models.Meeting] = []

    def save(values: dict[str, Any], since: int | None) -> None:
        meeting = models.Meeting.objects.select_related("board").get(pk=values["meeting"])
        changes.take_on(by=request.actor, meeting=meeting, coming=[one])
        placed.append(meeting)

    if edit.saved(save):
        messages.success(request, "It is on the agenda. Say who brings it, and what is asked.")
        return redirect(page_of_meeting(placed[0]))
    trail = ("Forward plan", reverse("meetings:forward", args=[request.board.slug]))
    more = {"no_meetings": not choices, "save": "Put it on the agenda"}
    return edit_page(request, edit, "Put on an agenda", trail, about=FORWARD[one.about], lead=one.words, **more)


@board_page(Permission.READ_MEETINGS)
def gaps(request: BoardRequest) -> HttpResponse:
    """The objectives of a plan of which nothing is ahead before its year ends."""
    plan, others = plans_of(request, None)
    today = timezone.localdate()
    rounds = Ask.objects.filter(board=request.board, withdrawn=False, due__gte=today)
    asked = set(rounds.filter(plan_id=plan.id).values_list("due", flat=True)) if plan else set()
    found = read_gaps(request.board.pk, plan.id, today, asked) if plan else None
    context = {
        "found": found,
        "plan": plan,
        "plans": others,
        "over": bool(found and found.until and found.until < today),
    }
    return render(request, "meetings/gaps.html", {**context, "then": ""})
