"""A group: what its terms of reference say, who sits on it, and who came to its meetings."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.evidence.pages import agencies_of, find, page_of
from answerable.history.together import read_all
from answerable.meetings import changes, forms, models
from answerable.meetings.pages import edit_page, group_of, withdrawing
from answerable.meetings.record import (
    Attendance,
    Listed,
    attended,
    groups_of,
    in_order,
    meetings_of,
    named,
    sees_minutes,
)
from answerable.meetings.rules import LEVELS, SHORT
from answerable.partnership.editing import Edit
from answerable.partnership.models import Group
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import bodies_of

MOST_SHOWN = 12  # meetings of which a page says who came: a year or more


def _page(request: BoardRequest, group: int) -> str:
    return reverse("meetings:group", args=[request.board.slug, group])


@board_page(Permission.READ_MEETINGS, as_at=True)
def group(request: BoardRequest, group: int) -> HttpResponse:
    """A group's terms of reference, its seats, its meetings and who came to them."""
    board, actor = request.board.pk, request.actor
    meetings, (terms, seats), bodies = read_all(
        request.at, meetings_of(board, group_id=group), groups_of(board), bodies_of(board)
    )
    found = bodies.groups.get(group)
    if found is None:
        raise Http404("Not found.")
    own = terms.get(group)
    mine = in_order(seat for seat in seats if seat.group_id == group)
    seen = [one for one in meetings if sees_minutes(actor, board, group, one.state)]
    shown = list(reversed([one for one in seen if one.attendance][:MOST_SHOWN]))
    context = {
        "group": found,
        "terms": own,
        "meets": next((str(words) for n, words in forms.EVERY if own and n == (own.every or "")), ""),
        "seats": [(seat, named(seat, bodies), LEVELS.get(seat.level, "")) for seat in mine if not seat.withdrawn],
        "page": page_of(request, meetings),
        "shown": shown,
        "day": request.as_at or timezone.localdate(),
        "attended": [
            (named(seat, bodies), _cells(shown, of), came, entered) for seat, of, came, entered in attended(shown, mine)
        ],
        "keeps": request.at is None and not found.withdrawn and actor.may(Permission.KEEP_MEETINGS, board),
        "then": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "meetings/group.html", context)


def _cells(shown: list[Listed], of: dict[int, Attendance]) -> list[tuple[str, str]]:
    """How a seat was filled at each meeting, with its day; "" where it was not entered."""
    there = [(f"{one.meeting.on:%-d %b %Y}", of.get(one.meeting.id)) for one in shown]
    return [(day, SHORT[one.how] if one else "") for day, one in there]


@board_page(Permission.KEEP_MEETINGS)
def terms(request: BoardRequest, group: int) -> HttpResponse:
    """Write down a group's terms of reference."""
    found = group_of(request, group)
    there = models.Terms.objects.seen_by(request.actor).filter(board=request.board, group=found, withdrawn=False)
    edit = Edit(request, forms.Terms, values_of=forms.values_of_terms, thing=there.first())

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.set_terms(by=request.actor, group=found, since=since or 0, **values)

    if edit.saved(save):
        messages.success(request, "The terms of reference are saved.")
        return redirect(_page(request, group))
    return edit_page(request, edit, "Terms of reference", (found.name, _page(request, group)), about=found.name)


@board_page(Permission.KEEP_MEETINGS)
def add_seat(request: BoardRequest, group: int) -> HttpResponse:
    """Give a group a seat."""
    found = group_of(request, group)
    edit = Edit(request, forms.Seat, agencies=agencies_of(request))

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.add_seat(by=request.actor, group=found, **values)

    if edit.saved(save):
        messages.success(request, "The seat is added.")
        return redirect(_page(request, group))
    trail = (found.name, _page(request, group))
    return edit_page(request, edit, "Add a seat", trail, about=found.name, save="Add the seat")


def _seat(request: BoardRequest, pk: int) -> tuple[models.Seat, Group, str]:
    found = find(request, models.Seat, pk, "group", "agency")
    return found, found.group, _page(request, found.group_id)


@board_page(Permission.KEEP_MEETINGS)
def change_seat(request: BoardRequest, seat: int) -> HttpResponse:
    """Change whose seat it is, which post sits there, and what is asked of a deputy."""
    found, group, back = _seat(request, seat)
    agencies = agencies_of(request)
    edit = Edit(request, forms.ChangedSeat, values_of=forms.values_of_seat, thing=found, agencies=agencies)
    if edit.saved(lambda values, since: changes.change_seat(by=request.actor, seat=found, since=since, **values)):
        messages.success(request, "The seat is saved.")
        return redirect(back)
    return edit_page(request, edit, "Change a seat", (group.name, back), about=group.name)


@board_page(Permission.KEEP_MEETINGS)
def withdraw_seat(request: BoardRequest, seat: int) -> HttpResponse:
    found, group, back = _seat(request, seat)
    about = f"{found.agency}, {found.post}" if found.agency else found.post
    lead = "Who came to earlier meetings stays as it was entered."
    return withdrawing(request, found, f"Withdraw a seat of {group.name}", about, back, lead)
