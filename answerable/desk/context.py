"""The menu of a board's pages: each entry shows only to those who may read what it leads to."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from answerable.access.roles import Permission

_MENU = [
    ("Plan", "desk:plan", Permission.READ_PLAN),
    ("Measures", "evidence:measures", Permission.READ_PLAN),
    ("Claims", "evidence:claims", Permission.READ_PLAN),
    ("Evidence", "evidence:items", Permission.READ_PLAN),
    ("Promises", "desk:promises", Permission.READ_PLAN),
    ("Papers", "papers:list", Permission.READ_PUBLISHED),
    ("Documents", "intake:list", Permission.READ_DOUBTS),
    ("Board", "partnership:board", Permission.READ_PLAN),
]


def board(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in settings; empty outside a board's pages."""
    board = getattr(request, "board", None)
    if board is None:
        return {}
    actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    entries = [(label, reverse(name, args=[board.slug])) for label, name, needs in _MENU if actor.may(needs, board.pk)]
    here = max((url for _, url in entries if request.path.startswith(url)), key=len, default="")
    return {
        "board": board,
        "board_name": board.short_name,
        "may_bring_in": actor.may(Permission.IMPORT_DOCUMENT, board.pk),
        "nav": [(label, url, url == here) for label, url in entries],
        "as_at": getattr(request, "as_at", None),
        "as_at_now_url": request.path,
    }
