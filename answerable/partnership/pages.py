"""How a page of a board begins: the board is looked up through the read door and the person's right is asked."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.partnership.models import Board

P = ParamSpec("P")
_METHODS = ("GET", "HEAD", "POST")


class BoardRequest(HttpRequest):
    """A request to one of a board's pages. `at` is the moment as at which the page is shown, None for now."""

    actor: Actor
    board: Board
    as_at: date | None
    at: datetime | None


def board_page(
    permission: Permission,
) -> Callable[[Callable[Concatenate[Any, P], HttpResponse]], Callable[..., HttpResponse]]:
    """A view under a board's address. Outsiders get 404, insiders without `permission` 403; methods that no browser's
    page uses get 405.

    `?at=2013-01-15` shows the record as at the end of that day; a day that cannot be read, or lies ahead, is ignored.
    """

    def wrap(view: Callable[Concatenate[Any, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def page(request: Any, board: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            standings = request.actor.standings  # looks up the boards as well
            request.board = request.boards.get(board) if standings else None
            if request.board is None:
                raise Http404("Not found.")
            require(request.actor, permission, on=request.board.pk)
            if request.method not in _METHODS:
                return HttpResponseNotAllowed(_METHODS)
            request.as_at, request.at = _as_at(request.GET.get("at", ""))
            return view(request, *args, **kwargs)

        return page

    return wrap


_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")  # the first is what addresses carry


def _day(words: str, form: str) -> date | None:
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007  # a day, of no time zone
    except ValueError:
        return None


def _as_at(words: str) -> tuple[date | None, datetime | None]:
    day = next((day for form in _DAYS if (day := _day(words.strip(), form))), None)
    if day is None or day >= timezone.localdate():
        return None, None
    return day, end_of(day)


def end_of(day: date) -> datetime:
    """The last moment of a day, in the board's own time."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) - timedelta(microseconds=1)
