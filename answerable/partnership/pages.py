"""How a page of a board begins: the board is looked up through the read door and the person's right is asked."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import opened
from answerable.partnership.drafts import keep_draft
from answerable.partnership.models import Board

P = ParamSpec("P")
# In a session: why each board, by its id, is read by whoever is watched there (a ReasonToRead).
REASONS = "reasons to read"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")  # the first is what addresses carry
_METHODS = ("GET", "HEAD", "POST")
MOST_ID = 2**63 - 1  # no database has a number above it, nor takes one


class BoardRequest(HttpRequest):
    """A request to one of a board's pages. `at` is the moment as at which the page is shown, None for now; `at_refused`
    what was asked for instead of an earlier day; `only_today` whether a day was asked of a page that knows none;
    `drafts_at` where what is being typed is kept, if that is another address than the board's own."""

    actor: Actor
    board: Board
    as_at: date | None
    at: datetime | None
    at_refused: str
    only_today: bool
    drafts_at: str


def board_page(
    permission: Permission, *, as_at: bool = False
) -> Callable[[Callable[Concatenate[Any, P], HttpResponse]], Callable[..., HttpResponse]]:
    """A view under a board's address. Outsiders get 404, insiders without `permission` 403; methods that no browser's
    page uses get 405.

    `as_at` says that the page can show an earlier day: `?at=2013-01-15` shows the record as at the end of it; where
    that cannot be read as a day, or lies ahead, the page shows today and says so. Every other page is given no day, and
    says that it shows today.
    """

    def wrap(view: Callable[Concatenate[Any, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def page(request: Any, board: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            standings = request.actor.standings  # looks up the boards as well
            request.board = request.boards.get(board) if standings else None
            if request.board is None or any(isinstance(id_, int) and id_ > MOST_ID for id_ in kwargs.values()):
                raise Http404("Not found.")
            require(request.actor, permission, on=request.board.pk)
            if request.method not in _METHODS:
                return HttpResponseNotAllowed(_METHODS)
            asked = request.GET.get("at", "")
            request.as_at, request.at, request.at_refused = _as_at(asked if as_at else "")
            request.only_today = bool(asked) and not as_at
            return _asked_why(request) or view(request, *args, **kwargs)

        page.permission = permission  # type: ignore[attr-defined]  # so that it can be told who may open the page, and why
        return page

    return wrap


def _asked_why(request: Any) -> HttpResponse | None:
    """Of somebody whose reading is watched: keep which page they open and why. Who has not said why in this session is
    sent to where that is asked."""
    if not request.actor.may(Permission.READ_KEPT, request.board.pk):
        return None
    if request.path == reverse("partnership:why", args=[request.board.slug]):
        return None
    said = request.session.get(REASONS, {}).get(str(request.board.pk))
    if said is None:
        if request.method == "POST":  # of somebody who has the role since they opened the form
            keep_draft(request.actor, request.board, request.path, request.POST)
        on = {"next": request.get_full_path()}
        return redirect(reverse("partnership:why", args=[request.board.slug], query=on))
    address = request.path + (f"?at={request.as_at}" if request.as_at else "")
    opened(by=request.actor, address=address, why=said)
    return None


def day_in(words: str, form: str = _DAYS[0]) -> date | None:
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007  # a day, of no time zone
    except ValueError:
        return None


def _as_at(words: str) -> tuple[date | None, datetime | None, str]:
    day = next((day for form in _DAYS if (day := day_in(words.strip(), form))), None)
    today = timezone.localdate()
    if day is not None and day.year >= 1900 and day < today:
        return day, end_of(day), ""
    return None, None, "" if day == today else words.strip()


def end_of(day: date) -> datetime:
    """The last moment of a day, in the board's own time."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time())) - timedelta(microseconds=1)
