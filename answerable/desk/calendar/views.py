"""The pages on which somebody makes and withdraws the address that their calendar program reads, and what it reads."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from ninja.throttling import SimpleRateThrottle

from answerable.access import second_step
from answerable.access.roles import Permission
from answerable.desk.calendar.changes import make_address, note_reading, withdraw_address
from answerable.desk.calendar.record import entries_of
from answerable.desk.calendar.rules import as_file
from answerable.desk.models import CalendarAddress
from answerable.history.changes import opened
from answerable.keys import hashed
from answerable.partnership.actor import actor_by_secret
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import reason_to_read


class _PerAddress(SimpleRateThrottle):
    """So that a calendar program that has gone wrong holds nobody else up."""

    def get_cache_key(self, request: Any) -> str:
        return f"calendar:{request.calendar_key}"


RATE = "120/m"  # as the API


def _own(request: Any) -> Any:
    return CalendarAddress.objects.filter(user=request.actor.user, withdrawn_at=None)


def calendars(request: Any) -> HttpResponse:
    """Each board on which somebody may have a calendar, with whether they have one."""
    read = request.actor.boards(Permission.READ_PLAN)
    boards = [board for board in request.boards.values() if board.pk in read] if read else []
    own = {one.board_id: one for one in _own(request).filter(board__in=read)}
    rows = [(board, own.get(board.pk)) for board in sorted(boards, key=lambda board: board.name)]
    return render(request, "desk/calendars.html", {"rows": rows})


@board_page(Permission.READ_PLAN)
def calendar(request: BoardRequest) -> HttpResponse:
    """What one's calendar of a board shows, and whether a program reads it."""
    return render(request, "desk/calendar.html", _about(request))


def _about(request: BoardRequest) -> dict[str, Any]:
    may, board = request.actor.may, request.board.pk
    return {
        "own": _own(request).filter(board=board).first(),
        "keeps": may(Permission.EDIT_PLAN, board),
        "meets": may(Permission.READ_MEETINGS, board),
        "every_meeting": may(Permission.KEEP_MEETINGS, board),
        "answers": bool(request.actor.parties(board)),
    }


@require_POST
@board_page(Permission.READ_PLAN)
def make(request: BoardRequest) -> HttpResponse:
    """A new address in place of the one before. It stands in the answer, and never again."""
    shown = second_step.shown_in(request)
    _, words = make_address(by=request.actor, board=request.board.pk, second_step=shown)
    address = request.build_absolute_uri(reverse("desk:calendar-file", args=[words]))
    web = urlsplit(address)._replace(scheme="webcal").geturl()
    return render(request, "desk/calendar.html", {**_about(request), "address": address, "web": web})


@require_POST
@board_page(Permission.READ_PLAN)
def stop(request: BoardRequest) -> HttpResponse:
    """Let one's own address show nothing any more."""
    withdraw_address(by=request.actor, board=request.board.pk)
    messages.success(request, "Your calendar address shows nothing any more.")
    return redirect("desk:calendar", request.board.slug)


@never_cache
@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What falls due for whoever made the address, as their calendar program takes it. Of a wrong address, and of one
    whose person has no part on the board any more, nothing is told."""
    found = CalendarAddress.objects.filter(key=hashed(key), withdrawn_at=None).select_related("user", "board").first()
    if found is None:
        raise Http404("Not found.")
    request.calendar_key = found.key  # type: ignore[attr-defined]  # what the throttle counts by
    throttle = _PerAddress(RATE)
    if not throttle.allow_request(request):
        return HttpResponse(status=429, headers={"Retry-After": str(int(throttle.wait() or 0) + 1)})
    actor = actor_by_secret(found.user, found.board_id, second_step=found.second_step)
    if not actor.may(Permission.READ_PLAN, found.board_id):
        raise Http404("Not found.")
    now, board = timezone.now(), found.board
    note_reading(address=found, now=now)
    if actor.may(
        Permission.READ_KEPT, board.pk
    ):  # the page's address, never the secret one; there they said what they read for
        address, why = reverse("desk:calendar", args=[board.slug]), reason_to_read(actor.user, board.pk)
        opened(by=actor, address=address, why=why)
    zone = timezone.get_current_timezone()
    words = as_file(
        entries_of(actor, board, timezone.localdate(), request.build_absolute_uri),
        name=f"{board.short_name}: what falls due",
        words=f"What falls due for you on {board.name}. Each entry leads to its page, which asks you to sign in.",
        host=request.get_host().partition(":")[0],
        zone=zone,
        zone_name=str(zone),
        now=now,
    )
    return HttpResponse(words, content_type="text/calendar; charset=utf-8")
